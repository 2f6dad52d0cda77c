#include "flow/evaluate.h"

#include "core/base/builtin_files.h"
#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "flow/coverage/coverage.h"

namespace baophu {
namespace {

using warehouse::Connection;
using warehouse::Rows;

[[noreturn]] void unreadable(const std::filesystem::path& file) {
    throw Failure(fault::truth_unreadable, {{"path", file.string()}});
}

std::string csv(const std::filesystem::path& file) {
    if (!std::filesystem::exists(file)) unreadable(file);
    return "read_csv(" + warehouse::sql_file(file) + ", header = true, all_varchar = true)";
}

void create_truth_tables(Connection& connection, const TruthOfRun& truth) {
    connection.run("CREATE TEMP TABLE truth_person AS SELECT person, employer, unit, reason FROM " +
                   csv(truth.folder / "persons.csv"));
    connection.run(
        "CREATE TEMP TABLE truth_employer AS SELECT employer, place, tax_code, tax_code_at_si, si_unit_code "
        "FROM " +
        csv(truth.folder / "employers.csv"));
    connection.run("CREATE TEMP TABLE truth_job AS SELECT person, insured FROM " +
                   csv(truth.folder / "jobs.csv"));
}

// A delivery that is none of the made-up province's has no file of rows, and tells of nobody.
void create_truth_rows(Connection& connection, const TruthOfRun& truth) {
    connection.run("CREATE TEMP TABLE truth_row(record_key VARCHAR, subject VARCHAR)");
    for (std::size_t i = 0; i < truth.deliveries.size(); ++i) {
        const std::filesystem::path rows = truth.folder / "rows" / (truth.file_names[i] + ".csv");
        if (!truth.deliveries[i].in_force || !std::filesystem::exists(rows)) continue;
        connection.run("INSERT INTO truth_row SELECT DISTINCT record_key, subject FROM read_parquet(" +
                       warehouse::sql_file(truth.deliveries[i].accepted) +
                       ", hive_partitioning = false) a JOIN " + csv(rows) +
                       " t ON t.line::BIGINT = a.row_number WHERE subject IS NOT NULL");
    }
    if (connection.integer("SELECT count(*) FROM truth_row") == 0) unreadable(truth.folder / "rows");
    connection.run("CREATE OR REPLACE TEMP TABLE truth_row AS SELECT DISTINCT * FROM truth_row");
}

void create_truth(Connection& connection, const TruthOfRun& truth) {
    create_truth_tables(connection, truth);
    create_truth_rows(connection, truth);
}

}  // namespace

std::vector<Quality> evaluate(Connection& connection, const TruthOfRun& truth) {
    create_truth(connection, truth);
    connection.run(builtin_file("flow/true_entities.sql"));
    connection.set_variable("month", coverage::basis(connection).month.first_day());
    connection.run(builtin_file("flow/evaluate.sql"));
    Rows rows = connection.query(
        "SELECT question, \"right\", told, in_truth FROM quality ORDER BY position, question");
    std::vector<Quality> found;
    while (rows.next()) {
        found.push_back({.question = std::string(rows.text(0)),
                         .right = rows.integer(1),
                         .told = rows.maybe_integer(2),
                         .in_truth = rows.maybe_integer(3)});
    }
    return found;
}

void write_true_entities(Connection& connection, const TruthOfRun& truth, const std::filesystem::path& file) {
    create_truth(connection, truth);
    connection.run(builtin_file("flow/true_entities.sql"));
    connection.run("COPY true_entity TO " + warehouse::sql_file(file) + " (FORMAT parquet)");
}

}  // namespace baophu

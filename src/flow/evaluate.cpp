#include "flow/evaluate.h"

#include "core/base/builtin_files.h"
#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "flow/coverage/coverage.h"

namespace baophu {
namespace {

namespace fs = std::filesystem;
using warehouse::Connection;
using warehouse::Rows;

[[noreturn]] void unreadable(const fs::path& file) {
    throw Failure(fault::truth_unreadable, {{"path", file.string()}});
}

std::string csv(const fs::path& file) {
    if (!fs::exists(file)) unreadable(file);
    return "read_csv(" + warehouse::sql_file(file) +
           ", header = true, all_varchar = true, delim = ',', quote = '\"', hive_partitioning = false)";
}

// Of the columns those that are asked for; an empty cell is NULL. Throws Failure(truth_unreadable) if one is
// not there.
void create_truth_table(Connection& connection, const std::string& table, const std::string& columns,
                        const fs::path& file) {
    const std::string rows = csv(file);
    try {
        connection.run("CREATE OR REPLACE TEMP TABLE " + table + " AS SELECT " + columns + " FROM " + rows);
    } catch (const Failure& failure) {
        if (failure.fault().code == fault::database_error) unreadable(file);
        throw;
    }
}

// A delivery that is none of the made-up province's has no file of rows, and tells of nobody.
void create_truth_rows(Connection& connection, const TruthOfRun& truth) {
    connection.run("CREATE OR REPLACE TEMP TABLE truth_row_of_file(record_key VARCHAR, subject VARCHAR)");
    for (std::size_t i = 0; i < truth.deliveries.size(); ++i) {
        const fs::path rows = truth.folder / "rows" / (truth.file_names[i] + ".csv");
        if (!truth.deliveries[i].in_force || !fs::exists(rows)) continue;
        connection.run("INSERT INTO truth_row_of_file SELECT record_key, subject FROM read_parquet(" +
                       warehouse::sql_file(truth.deliveries[i].accepted) +
                       ", hive_partitioning = false) a JOIN " + csv(rows) +
                       " t ON t.line::BIGINT = a.row_number WHERE subject IS NOT NULL");
    }
    if (connection.integer("SELECT count(*) FROM truth_row_of_file") == 0) unreadable(truth.folder / "rows");
    connection.run(
        "CREATE OR REPLACE TEMP TABLE truth_row AS SELECT record_key, subject, count(*) AS seen "
        "FROM truth_row_of_file GROUP BY ALL; DROP TABLE truth_row_of_file");
}

void create_truth(Connection& connection, const TruthOfRun& truth) {
    create_truth_table(connection, "truth_person", "person, employer, unit, reason",
                       truth.folder / "persons.csv");
    create_truth_table(connection, "truth_employer",
                       "employer, place, tax_code, tax_code_at_si, si_unit_code, representative",
                       truth.folder / "employers.csv");
    create_truth_table(connection, "truth_job", "person, insured", truth.folder / "jobs.csv");
    create_truth_rows(connection, truth);
    connection.run(builtin_file("flow/true_entities.sql"));
}

// The truth is that of December, and its months are those of the year before it.
void require_december(const Month& month) {
    constexpr unsigned december = 12;
    if (month.month() != december) throw Failure(fault::truth_other_month, {{"month", month.vietnamese()}});
}

std::vector<Quality> read_quality(Connection& connection) {
    std::vector<Quality> found;
    Rows rows = connection.query(
        "SELECT question, \"right\", told, in_truth FROM quality ORDER BY position, question");
    while (rows.next()) {
        found.push_back({.question = std::string(rows.text(0)),
                         .right = rows.integer(1),
                         .told = rows.maybe_integer(2),
                         .in_truth = rows.maybe_integer(3)});
    }
    return found;
}

}  // namespace

std::vector<Quality> evaluate(Connection& connection, const TruthOfRun& truth) {
    const Month month = coverage::basis(connection).month;
    require_december(month);
    create_truth(connection, truth);
    connection.set_variable("month", month.first_day());
    connection.run(builtin_file("flow/evaluate.sql"));
    return read_quality(connection);
}

void write_true_entities(Connection& connection, const TruthOfRun& truth, const fs::path& file) {
    create_truth(connection, truth);
    connection.run("COPY (FROM true_entity ORDER BY ALL) TO " + warehouse::sql_file(file) +
                   " (FORMAT parquet)");
}

}  // namespace baophu

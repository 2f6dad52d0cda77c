#include "flow/run.h"

#include <chrono>
#include <functional>
#include <future>
#include <map>
#include <optional>
#include <string_view>

#include "core/base/sha256.h"
#include "core/warehouse/table_digest.h"
#include "flow/coverage/coverage.h"
#include "flow/search/search.h"

namespace baophu {
namespace {

using warehouse::Connection;
using warehouse::Rows;

struct Step {
    std::string name;  // "step.run.<name>" is its word.
    std::function<void()> work;
};

void link(Connection& connection, const RunInputs& inputs) {
    if (inputs.entity_ids) return linkage::take_entities(connection, *inputs.entity_ids);
    linkage::link(connection, inputs.decisions);
}

using Digests = std::map<std::string, std::string>;  // By table.

// Of the tables in the schemas that `known` lacks.
Digests digests(Connection& connection, const std::string& schemas, Digests known = {}) {
    std::vector<std::string> tables;
    Rows rows = connection.query(
        "SELECT schema_name || '.' || table_name FROM duckdb_tables() "
        "WHERE NOT temporary AND NOT internal AND schema_name " +
        schemas + " ORDER BY 1");
    while (rows.next())
        tables.emplace_back(rows.text(0));
    for (const std::string& table : tables)
        if (!known.contains(table)) known.emplace(table, warehouse::table_digest(connection, table));
    return known;
}

Digests digests_of_all(Connection& connection, Digests known = {}) {
    return digests(connection, "NOT IN ('search', 'serving')", std::move(known));
}

std::string hash_of(const Digests& digests) {
    Sha256 all;
    for (const auto& [table, digest] : digests) {
        all.add_field(table);
        all.add_field(digest);
    }
    return all.hex();
}

// What rests on the tables of linkage alone. No later stage writes into them, so that it goes on beside
// coverage, which leaves a part of the processors idle.
class BesideCoverage {
public:
    BesideCoverage(warehouse::Database& database, const CancelFlag& cancel)
        : digests_(std::async(std::launch::async,
                              [&] {
                                  Connection connection = database.connect(nullptr, &cancel);
                                  return digests(connection, "= 'linkage'");
                              })),
          index_(std::async(std::launch::async, [&] {
              Connection connection = database.connect(nullptr, &cancel);
              return search::Index(connection);
          })) {}

    Digests digests_of_linkage() { return digests_.get(); }
    search::Index index() { return index_.get(); }

private:
    std::future<Digests> digests_;
    std::future<search::Index> index_;
};

}  // namespace

std::string content_hash(Connection& connection) {
    return hash_of(digests_of_all(connection));
}

RunReport run(const RunInputs& inputs, const std::filesystem::path& warehouse_file, Progress& progress,
              const CancelFlag& cancel) {
    warehouse::Database database = warehouse::Database::open(warehouse_file, warehouse::Mode::read_write);
    Connection connection = database.connect(&progress, &cancel);
    RunReport report;
    std::optional<BesideCoverage> beside;
    std::future<std::string> hash;

    const std::vector<Step> steps{
        {"intake", [&] { intake::create_views(connection, inputs.deliveries); }},
        {"linkage",
         [&] {
             link(connection, inputs);
             beside.emplace(database, cancel);
         }},
        {"coverage", [&] { coverage::judge(connection, inputs.month, inputs.deliveries, inputs.territory); }},
        // What the search writes is not in the content hash, so that both go on at once.
        {"search",
         [&] {
             hash = std::async(std::launch::async, [&, known = beside->digests_of_linkage()] {
                 Connection other = database.connect(nullptr, &cancel);
                 return hash_of(digests_of_all(other, known));
             });
             beside->index().finish(connection);
         }},
        {"content_hash", [&] { report.content_hash = hash.get(); }},
        {"checkpoint", [&] { connection.run("CHECKPOINT"); }},
    };
    for (std::size_t i = 0; i < steps.size(); ++i) {
        stop_if_cancelled(cancel);
        progress.begin_step("step.run." + steps[i].name, i + 1, steps.size());
        const auto start = std::chrono::steady_clock::now();
        steps[i].work();
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
        report.seconds.emplace_back(steps[i].name, taken.count());
    }
    progress.finish();
    return report;
}

}  // namespace baophu

#include "flow/run.h"

#include <chrono>
#include <functional>
#include <future>

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

}  // namespace

std::string content_hash(Connection& connection) {
    std::vector<std::string> tables;
    Rows rows = connection.query(
        "SELECT schema_name || '.' || table_name FROM duckdb_tables() "
        "WHERE NOT temporary AND NOT internal AND schema_name NOT IN ('search', 'serving') ORDER BY 1");
    while (rows.next())
        tables.emplace_back(rows.text(0));
    Sha256 digest;
    for (const std::string& table : tables) {
        digest.add_field(table);
        digest.add_field(warehouse::table_digest(connection, table));
    }
    return digest.hex();
}

RunReport run(const RunInputs& inputs, const std::filesystem::path& warehouse_file, Progress& progress,
              const CancelFlag& cancel) {
    warehouse::Database database = warehouse::Database::open(warehouse_file, warehouse::Mode::read_write);
    Connection connection = database.connect(&progress, &cancel);
    RunReport report;
    std::future<std::string> hash;

    const std::vector<Step> steps{
        {"intake", [&] { intake::create_views(connection, inputs.deliveries); }},
        {"linkage", [&] { link(connection, inputs); }},
        {"coverage", [&] { coverage::judge(connection, inputs.month, inputs.deliveries, inputs.territory); }},
        // What the search writes is not in the content hash, so that both go on at once.
        {"search",
         [&] {
             hash = std::async(std::launch::async, [&] {
                 Connection other = database.connect(nullptr, &cancel);
                 return content_hash(other);
             });
             search::index(connection);
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

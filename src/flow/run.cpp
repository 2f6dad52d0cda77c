#include "flow/run.h"

#include <chrono>
#include <functional>
#include <future>
#include <map>
#include <set>

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

// By name. What search and pages ask is made of the other tables.
std::vector<std::string> tables_hashed(Connection& connection) {
    std::vector<std::string> tables;
    Rows rows = connection.query(
        "SELECT schema_name || '.' || table_name FROM duckdb_tables() "
        "WHERE NOT temporary AND NOT internal AND schema_name NOT IN ('search', 'serving') ORDER BY 1");
    while (rows.next())
        tables.emplace_back(rows.text(0));
    return tables;
}

Digests digests_of(Connection& connection, const std::vector<std::string>& tables) {
    Digests digests;
    for (const std::string& table : tables)
        digests.emplace(table, warehouse::table_digest(connection, table));
    return digests;
}

std::string hash_of(const Digests& digests) {
    Sha256 all;
    for (const auto& [table, digest] : digests) {
        all.add_field(table);
        all.add_field(digest);
    }
    return all.hex();
}

// The content hash, begun before all is there: stages leave a part of the processors idle.
class GrowingHash {
public:
    GrowingHash(warehouse::Database& database, const CancelFlag& cancel)
        : database_(database), cancel_(cancel) {}

    // Nothing is written from here on into the tables that are there.
    void take_tables(Connection& connection) {
        std::vector<std::string> fresh;
        for (const std::string& table : tables_hashed(connection))
            if (taken_.insert(table).second) fresh.push_back(table);
        parts_.push_back(std::async(std::launch::async, [this, fresh] {
            Connection own = database_.connect(nullptr, &cancel_);
            return digests_of(own, fresh);
        }));
    }

    std::string finish() {
        Digests all;
        for (std::future<Digests>& part : parts_)
            all.merge(part.get());
        return hash_of(all);
    }

private:
    warehouse::Database& database_;
    const CancelFlag& cancel_;
    std::set<std::string> taken_;
    std::vector<std::future<Digests>> parts_;
};

}  // namespace

std::string content_hash(Connection& connection) {
    return hash_of(digests_of(connection, tables_hashed(connection)));
}

RunReport run(const RunInputs& inputs, const std::filesystem::path& warehouse_file, Progress& progress,
              const CancelFlag& cancel) {
    warehouse::Database database = warehouse::Database::open(warehouse_file, warehouse::Mode::read_write);
    Connection connection = database.connect(&progress, &cancel);
    RunReport report;
    GrowingHash hash(database, cancel);
    std::future<search::Index> index;

    const std::vector<Step> steps{
        {"intake", [&] { intake::create_views(connection, inputs.deliveries); }},
        {"linkage", [&] { link(connection, inputs); }},
        {"coverage",
         [&] {
             hash.take_tables(connection);
             index = std::async(std::launch::async, [&] {
                 Connection own = database.connect(nullptr, &cancel);
                 return search::Index(own);
             });
             coverage::judge(connection, inputs.month, inputs.deliveries, inputs.territory);
             hash.take_tables(connection);
             index = std::async(std::launch::async, [&, begun = std::move(index)]() mutable {
                 search::Index found = begun.get();
                 Connection own = database.connect(nullptr, &cancel);
                 found.take_verdicts(own);
                 return found;
             });
             coverage::sum_up(connection);
         }},
        {"search",
         [&] {
             hash.take_tables(connection);
             index.get().take_absent(connection);
         }},
        {"content_hash", [&] { report.content_hash = hash.finish(); }},
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

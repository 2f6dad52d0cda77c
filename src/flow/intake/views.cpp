// The views through which later stages see accepted rows, and which deliveries are in force.
#include <algorithm>
#include <ranges>
#include <set>
#include <tuple>

#include "flow/intake/cell.h"
#include "flow/intake/intake.h"

namespace baophu::intake {
namespace {

using warehouse::sql_file;
using warehouse::sql_literal;
using warehouse::sql_name;

// A workspace may stand in any folder; DuckDB would make a column of one called "year=2018".
std::string rows_of(std::size_t position, const Delivery& delivery) {
    return "SELECT " + std::to_string(position) + "::BIGINT AS delivery, " +
           (delivery.in_force ? "true" : "false") + " AS in_force, " + sql_literal(delivery.sender) +
           " AS sender, " + sql_literal(delivery.period) + " AS period, * FROM read_parquet(" +
           sql_file(delivery.accepted) + ", hive_partitioning = false)";
}

std::string no_rows(const Dataset& dataset) {
    std::string sql =
        "SELECT NULL::BIGINT AS delivery, NULL::BOOLEAN AS in_force, NULL::VARCHAR AS sender, "
        "NULL::VARCHAR AS period, NULL::BIGINT AS row_number, NULL::VARCHAR AS record_key, NULL::VARCHAR AS "
        "repaired";
    for (const Column& column : dataset.columns) {
        sql += ", NULL::" + std::string(sql_type(column.type)) + " AS " + sql_name(column.name);
    }
    return sql + " WHERE false";
}

// One row for each refused row whose key is known.
std::string refused_view_of(const Dataset& dataset, const std::vector<Delivery>& deliveries) {
    std::string sql =
        "SELECT NULL::BIGINT AS delivery, NULL::BOOLEAN AS in_force, NULL::VARCHAR AS sender, "
        "NULL::VARCHAR AS period, NULL::BIGINT AS row_number, NULL::VARCHAR AS record_key WHERE false";
    for (std::size_t i = 0; i < deliveries.size(); ++i) {
        const Delivery& delivery = deliveries[i];
        if (delivery.dataset != dataset.id || delivery.refused.empty()) continue;
        sql += " UNION ALL BY NAME SELECT DISTINCT " + std::to_string(i) + "::BIGINT AS delivery, " +
               (delivery.in_force ? "true" : "false") + " AS in_force, " + sql_literal(delivery.sender) +
               " AS sender, " + sql_literal(delivery.period) +
               " AS period, row_number, record_key FROM read_parquet(" + sql_file(delivery.refused) +
               ", hive_partitioning = false) WHERE record_key IS NOT NULL";
    }
    return "CREATE OR REPLACE TEMP VIEW " + sql_name(dataset.table() + "_refused") + " AS " + sql;
}

std::string view_of(const Dataset& dataset, const std::vector<Delivery>& deliveries) {
    std::string sql = no_rows(dataset);
    for (std::size_t i = 0; i < deliveries.size(); ++i) {
        if (deliveries[i].dataset == dataset.id) sql += " UNION ALL BY NAME " + rows_of(i, deliveries[i]);
    }
    return "CREATE OR REPLACE TEMP VIEW " + sql_name(dataset.table()) + " AS " + sql;
}

}  // namespace

void mark_superseded(std::vector<Delivery>& deliveries) {
    std::ranges::stable_sort(deliveries, {}, &Delivery::received_at);
    std::set<std::tuple<std::string, std::string, std::string, std::string>> later;
    for (Delivery& delivery : deliveries | std::views::reverse) {
        delivery.in_force =
            later.emplace(delivery.sender, delivery.dataset, delivery.period, delivery.supplements).second;
    }
    // A supplement may be one of a supplement, so this goes on until nothing changes.
    for (bool changed = true; changed;) {
        changed = false;
        for (Delivery& delivery : deliveries) {
            if (delivery.supplements.empty() || !delivery.in_force) continue;
            const auto whole = std::ranges::find(deliveries, delivery.supplements, &Delivery::sha256);
            if (whole != deliveries.end() && whole->in_force) continue;
            delivery.in_force = false;
            changed = true;
        }
    }
}

void create_views(warehouse::Connection& connection, const std::vector<Delivery>& deliveries) {
    for (const Dataset& dataset : datasets()) {
        connection.run(view_of(dataset, deliveries));
        connection.run(refused_view_of(dataset, deliveries));
    }
}

std::optional<DeliveredRow> delivered_row(warehouse::Connection& connection, const Delivery& delivery,
                                          std::int64_t row_number) {
    warehouse::Rows rows =
        connection.query("SELECT record_key, repaired FROM read_parquet(" + sql_file(delivery.accepted) +
                             ", hive_partitioning = false) WHERE row_number = ?",
                         {row_number});
    if (!rows.next()) return std::nullopt;
    return DeliveredRow{std::string(rows.text(0)), std::string(rows.text(1))};
}

}  // namespace baophu::intake

#include "flow/coverage/employer_review.h"

#include <array>
#include <string_view>

#include "core/warehouse/value.h"

namespace baophu::coverage {
namespace {

using warehouse::Connection;
using warehouse::Rows;

constexpr double parts_of_a_bit = 4'096;  // As linkage.h has it.

double bits(std::int64_t weight) {
    return static_cast<double>(weight) / parts_of_a_bit;
}

// "('a', 'b'), ('b', 'a')": each pair both ways; a pair that is none, of nothing.
std::string both_ways(std::span<const RecordKeys> decided) {
    std::string pairs = "(NULL, NULL)";
    for (const auto& [left, right] : decided) {
        const std::string a = warehouse::sql_literal(left);
        const std::string b = warehouse::sql_literal(right);
        pairs += ", (" + a + ", " + b + "), (" + b + ", " + a + ")";
    }
    return pairs;
}

EmployerSide side(const Rows& rows, std::size_t first) {
    return {.record_key = std::string(rows.text(first)),
            .employer_id = std::string(rows.text(first + 1)),
            .name = std::string(rows.text(first + 2)),
            .tax_code = rows.maybe_text(first + 3),
            .si_unit_code = rows.maybe_text(first + 4),
            .unit_code = rows.maybe_text(first + 5).value_or(""),
            .missing = rows.integer(first + 6)};
}

std::string side_columns(const std::string& which) {
    std::string columns;
    for (const char* column : {"key", "id", "name", "tax_code", "si_unit_code", "unit", "missing"})
        columns += ", " + which + "_" + column;
    return columns;
}

void add_beside(std::vector<LinkPart>& parts, const char* field, std::int64_t weight) {
    if (weight != 0)
        parts.push_back({.field = field, .level = "", .bits = bits(weight), .left = "", .right = ""});
}

LinkPart part(const Rows& rows, std::size_t first) {
    LinkPart told{.field = std::string(rows.text(first)),
                  .level = std::string(rows.text(first + 1)),
                  .bits = bits(rows.integer(first + 2)),
                  .left = std::string(rows.text(first + 3)),
                  .right = std::string(rows.text(first + 4))};
    if (told.field == "staff") told.left = told.right = "";
    return told;
}

struct Read {
    EmployerPair pair;
    std::int64_t number;
    std::int64_t origins;
    std::int64_t together;
};

void add_parts(Connection& connection, std::vector<Read>& read) {
    if (read.empty()) return;
    std::map<std::int64_t, EmployerPair*> by_number;
    std::string numbers;
    for (Read& each : read) {
        by_number.emplace(each.number, &each.pair);
        numbers += (numbers.empty() ? "" : ", ") + std::to_string(each.number);
    }
    Rows rows = connection.query(
        "SELECT pair, field, level, weight, left_value, right_value FROM linkage.employer_evidence WHERE "
        "pair IN (" +
        numbers + ") ORDER BY pair, part");
    while (rows.next())
        by_number.at(rows.integer(0))->parts.push_back(part(rows, 1));
    for (Read& each : read) {
        add_beside(each.pair.parts, "origin", each.origins);
        add_beside(each.pair.parts, "together", each.together);
    }
}

std::vector<Read> read_pairs(Connection& connection, const std::string& where, std::int64_t limit) {
    Rows rows = connection.query(
        "SELECT pair, rank, joined, per_mille, worth, prior, origins, together, weight, shared" +
        side_columns("left") + side_columns("right") + " FROM coverage.employer_link_review WHERE " + where +
        " ORDER BY rank LIMIT " + std::to_string(limit));
    constexpr std::size_t left_at = 10;
    constexpr std::size_t columns_of_a_side = 7;
    std::vector<Read> read;
    while (rows.next()) {
        read.push_back({.pair = {.rank = rows.integer(1),
                                 .left = side(rows, left_at),
                                 .right = side(rows, left_at + columns_of_a_side),
                                 .joined = rows.boolean(2),
                                 .per_mille = static_cast<int>(rows.integer(3)),
                                 .shared = rows.maybe_integer(9),
                                 .worth = rows.integer(4),
                                 .prior = bits(rows.integer(5)),
                                 .weight = bits(rows.integer(8)),
                                 .parts = {}},
                        .number = rows.integer(0),
                        .origins = rows.integer(6),
                        .together = rows.integer(7)});
    }
    add_parts(connection, read);
    return read;
}

}  // namespace

EmployerQueuePage employer_queue(Connection& connection, const EmployerQueueAsked& asked) {
    const std::string decided = "(left_key, right_key) IN (" + both_ways(asked.decided) + ")";
    std::string wanted = "true";
    if (asked.employer) {
        const std::string id = warehouse::sql_literal(*asked.employer);
        wanted = "(left_id = " + id + " OR right_id = " + id + ")";
    }
    Rows counted =
        connection.query("SELECT count(*) FILTER (coalesce(NOT " + decided + ", true)), count(*) FILTER (" +
                         decided + ") FROM coverage.employer_link_review WHERE " + wanted);
    counted.next();
    EmployerQueuePage page{.pairs = {}, .open = counted.integer(0), .decided = counted.integer(1)};
    const std::string state = asked.open ? "coalesce(NOT " + decided + ", true)" : decided;
    for (Read& each :
         read_pairs(connection, wanted + " AND " + state + " AND rank > " + std::to_string(asked.after),
                    asked.limit + 1))
        page.pairs.push_back(std::move(each.pair));
    page.more = std::ssize(page.pairs) > asked.limit;
    if (page.more) page.pairs.pop_back();
    return page;
}

std::map<std::string, EmployerWeight> employer_weights(Connection& connection, std::string_view id) {
    std::map<std::string, EmployerWeight> weights;
    Rows rows = connection.query(
        "SELECT r.record_key, prior, w.weight, origins, together, field, level, e.weight, left_value, "
        "right_value "
        "FROM linkage.employer_review w JOIN linkage.employer_record r ON r.ordinal = w.other "
        "JOIN linkage.employer_record f ON f.ordinal = r.first "
        "JOIN linkage.employer_evidence e USING (pair) WHERE joined AND f.id = ? ORDER BY r.record_key, part",
        {std::string(id)});
    std::map<std::string, std::array<std::int64_t, 2>> beside;
    while (rows.next()) {
        const std::string key(rows.text(0));
        EmployerWeight& weight = weights[key];
        weight.prior = bits(rows.integer(1));
        weight.weight = bits(rows.integer(2));
        beside[key] = {rows.integer(3), rows.integer(4)};
        weight.parts.push_back(part(rows, 5));
    }
    for (auto& [key, weight] : weights) {
        add_beside(weight.parts, "origin", beside.at(key)[0]);
        add_beside(weight.parts, "together", beside.at(key)[1]);
    }
    return weights;
}

std::map<std::string, RecordEmployer> employers_of_records(Connection& connection,
                                                           const std::vector<std::string>& record_keys) {
    std::map<std::string, RecordEmployer> employers;
    if (record_keys.empty()) return employers;
    Rows rows = connection.query(
        "SELECT r.record_key, f.id, coalesce(e.name, '') FROM linkage.employer_record r "
        "JOIN linkage.employer_record f ON f.ordinal = r.first "
        "LEFT JOIN linkage.employer e ON e.employer_id = f.id WHERE r.record_key IN " +
        warehouse::sql_tuple(record_keys));
    while (rows.next())
        employers[std::string(rows.text(0))] = {.employer_id = std::string(rows.text(1)),
                                                .name = std::string(rows.text(2))};
    return employers;
}

}  // namespace baophu::coverage

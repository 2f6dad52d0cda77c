#include "flow/linkage/link_tables.h"

#include <algorithm>
#include <future>
#include <tuple>

#include "core/warehouse/row_stream.h"
#include "flow/linkage/entity_id.h"

namespace baophu::linkage {
namespace {

using warehouse::ColumnType;
using warehouse::Connection;
using warehouse::RowColumn;
using warehouse::RowStream;

void write_records(Connection& connection, const Kind& kind, std::span<const ArrivedRecord> records,
                   std::span<const std::uint64_t> numbers, const Clustering& clustering) {
    RowStream rows = RowStream::into(connection, "linkage." + kind.name + "_record",
                                     {{"record_key", ColumnType::text},
                                      {"id", ColumnType::text},
                                      {"ordinal", ColumnType::integer},
                                      {"first", ColumnType::integer},
                                      {"in_force", ColumnType::boolean}});
    for (RecordIndex ordinal = 0; ordinal < records.size(); ++ordinal) {
        rows.lasting_text(records[ordinal].key);
        rows.text(entity_text(kind.letter, numbers[ordinal]));
        rows.integer(ordinal);
        rows.integer(clustering.first[ordinal]);
        rows.boolean(records[ordinal].in_force);
        rows.end_row();
    }
    rows.close();
}

std::string_view rule_of(const Kind& kind, const Join& join) {
    if (join.decision) return decision_rule;
    return join.per_mille ? kind.likeness : kind.rule;
}

// In the order of their records, so that the joins of one are found at once.
void write_joins(Connection& connection, const Kind& kind, const Clustering& clustering) {
    std::vector<Join> in_order = clustering.joins;
    std::ranges::sort(in_order, {}, [](const Join& join) { return std::pair(join.record, join.joined); });
    RowStream joins = RowStream::into(connection, "linkage." + kind.name + "_join",
                                      {{"record", ColumnType::integer},
                                       {"joined", ColumnType::integer},
                                       {"rule", ColumnType::text},
                                       {"kind", ColumnType::text},
                                       {"decision", ColumnType::integer},
                                       {"per_mille", ColumnType::integer}});
    const auto number = [&](const auto& value) { value ? joins.integer(*value) : joins.null(); };
    for (const Join& join : in_order) {
        joins.integer(join.record);
        joins.integer(join.joined);
        joins.text(rule_of(kind, join));
        join.kind.empty() ? joins.null() : joins.text(join.kind);
        number(join.decision);
        number(join.per_mille);
        joins.end_row();
    }
    joins.close();
}

void write_pairs_reviewed(Connection& connection, const std::string& table,
                          std::span<const RecordIndex> first, const std::vector<ReviewedPair>& review) {
    RowStream pairs = RowStream::into(connection, table,
                                      {{"pair", ColumnType::integer},
                                       {"record", ColumnType::integer},
                                       {"other", ColumnType::integer},
                                       {"joined", ColumnType::boolean},
                                       {"per_mille", ColumnType::integer},
                                       {"prior", ColumnType::integer},
                                       {"origins", ColumnType::integer},
                                       {"together", ColumnType::integer},
                                       {"weight", ColumnType::integer}});
    for (std::size_t number = 0; number < review.size(); ++number) {
        const ReviewedPair& each = review[number];
        pairs.integer(static_cast<std::int64_t>(number));
        pairs.integer(first[each.pair.left]);
        pairs.integer(first[each.pair.right]);
        pairs.boolean(each.joined);
        pairs.integer(each.pair.per_mille);
        for (const std::int32_t weight : {each.prior, each.origins, each.together, each.weight})
            pairs.integer(weight);
        pairs.end_row();
    }
    pairs.close();
}

void write_pair_parts(Connection& connection, const std::string& table,
                      const std::vector<ReviewedPair>& review) {
    RowStream parts = RowStream::into(connection, table,
                                      {{"pair", ColumnType::integer},
                                       {"part", ColumnType::integer},
                                       {"field", ColumnType::text},
                                       {"level", ColumnType::text},
                                       {"weight", ColumnType::integer},
                                       {"left_value", ColumnType::text},
                                       {"right_value", ColumnType::text}});
    for (std::size_t number = 0; number < review.size(); ++number) {
        std::int64_t place = 0;
        for (const PairPart& part : review[number].parts) {
            parts.integer(static_cast<std::int64_t>(number));
            parts.integer(place++);
            parts.text(part.field);
            parts.text(part.level);
            parts.integer(part.weight);
            parts.text(part.left);
            parts.text(part.right);
            parts.end_row();
        }
    }
    parts.close();
}

}  // namespace

std::vector<std::uint64_t> entity_numbers(std::span<const ArrivedRecord> records) {
    std::vector<std::uint64_t> numbers;
    numbers.reserve(records.size());
    for (const ArrivedRecord& record : records)
        numbers.push_back(entity_number(record.key));
    return numbers;
}

void add_unapplied(Connection& connection, std::int64_t sequence, std::string_view why) {
    connection.query("INSERT INTO linkage.unapplied_decision VALUES (?, ?)", {sequence, std::string(why)});
}

void write_clustering(Connection& connection, const Kind& kind, std::span<const ArrivedRecord> records,
                      std::span<const std::uint64_t> numbers, const Clustering& clustering) {
    auto joins = std::async(std::launch::async, [&] { write_joins(connection, kind, clustering); });
    write_records(connection, kind, records, numbers, clustering);
    joins.get();
}

void write_contradicted(Connection& connection, const Clustering& clustering) {
    for (const std::int64_t sequence : clustering.contradicted)
        add_unapplied(connection, sequence, "contradicted");
}

void write_doubts(Connection& connection, const std::vector<Doubt>& doubts,
                  const std::vector<RecordIndex>& first, std::span<const std::uint64_t> numbers) {
    std::vector<std::tuple<std::uint64_t, std::uint64_t, int>> told;  // Numbers of both ids, per mille.
    for (const Doubt& doubt : doubts) {
        const std::uint64_t one = numbers[first[doubt.record]];
        const std::uint64_t other = numbers[first[doubt.other]];
        told.emplace_back(one, other, doubt.per_mille);
        told.emplace_back(other, one, doubt.per_mille);
    }
    std::ranges::sort(told);
    RowStream rows = RowStream::into(connection, "linkage.person_doubt",
                                     {{"person_id", ColumnType::text},
                                      {"other_id", ColumnType::text},
                                      {"decision", ColumnType::integer},
                                      {"per_mille", ColumnType::integer}});
    for (const auto& [one, other, per_mille] : told) {
        rows.text(entity_text(person_kind.letter, one));
        rows.text(entity_text(person_kind.letter, other));
        rows.null();
        rows.integer(per_mille);
        rows.end_row();
    }
    rows.close();
}

void write_review(Connection& connection, const ReviewTables& tables, std::span<const RecordIndex> first,
                  const std::vector<ReviewedPair>& review) {
    write_pairs_reviewed(connection, tables.pairs, first, review);
    write_pair_parts(connection, tables.parts, review);
}

}  // namespace baophu::linkage

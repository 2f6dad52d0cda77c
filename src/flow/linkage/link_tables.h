// Tables that linkage writes from memory (tables.sql).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/warehouse/warehouse.h"
#include "flow/linkage/clusters.h"
#include "flow/linkage/likely_persons.h"
#include "flow/linkage/person_book.h"
#include "flow/linkage/person_profiles.h"
#include "flow/linkage/reviewed_pairs.h"

namespace baophu::linkage {

// Persons and employers are written down alike; what differs is the name in the tables and the rule.
struct Kind {
    std::string name;           // "person"
    char letter;                // 'P'
    std::string_view rule;      // By which equal numbers join.
    std::string_view likeness;  // By which those join whom nothing joins for sure.
};

inline const Kind person_kind{.name = "person", .letter = 'P', .rule = "LNK-1", .likeness = "LNK-10"};
inline const Kind employer_kind{.name = "employer", .letter = 'E', .rule = "LNK-2", .likeness = "LNK-13"};
inline constexpr std::string_view decision_rule = "LNK-3";

// Of each record the number of its id (entity_id.h).
std::vector<std::uint64_t> entity_numbers(std::span<const ArrivedRecord> records);

// Records and joins of a kind. `numbers`: of entity_numbers(). Other tables may be written meanwhile.
void write_clustering(warehouse::Connection& connection, const Kind& kind,
                      std::span<const ArrivedRecord> records, std::span<const std::uint64_t> numbers,
                      const Clustering& clustering);

// Decisions that contradict others.
void write_contradicted(warehouse::Connection& connection, const Clustering& clustering);

void add_unapplied(warehouse::Connection& connection, std::int64_t sequence, std::string_view why);

// Two persons by the first records of what was compared of them (LNK-11).
struct Doubt {
    RecordIndex record = 0;
    RecordIndex other = 0;
    int per_mille = 0;
};

// Each doubt both ways, in the order of the ids.
void write_doubts(warehouse::Connection& connection, const std::vector<Doubt>& doubts,
                  const std::vector<RecordIndex>& first, std::span<const std::uint64_t> numbers);

// Pairs and their parts, into tables of those names. `first`: by profile, its earliest record.
struct ReviewTables {
    std::string pairs;
    std::string parts;
};
inline const ReviewTables person_review{.pairs = "linkage.pair_reviewed", .parts = "linkage.pair_part"};
inline const ReviewTables employer_review{.pairs = "linkage.employer_review",
                                          .parts = "linkage.employer_evidence"};
void write_review(warehouse::Connection& connection, const ReviewTables& tables,
                  std::span<const RecordIndex> first, const std::vector<ReviewedPair>& review);

}  // namespace baophu::linkage

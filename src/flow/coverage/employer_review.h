// Pairs of employers' records that a person should look at (LNK-14), those first whose decision is worth most
// (COV-31), and the parts of the weight of every join by likeness. Nobody is named by them.
//
//   COV-31  A decision is worth the chance that what the run told is wrong, times one more than the standings
//   as
//           missing or to be looked up of those who work for the two.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/warehouse/warehouse.h"
#include "flow/coverage/link_review.h"

namespace baophu::coverage {

// One record of the pair, and the employer of whom the run made it a part.
struct EmployerSide {
    std::string record_key;
    std::string employer_id;
    std::string name;  // As the record's latest row has it; "" where none is in force.
    std::optional<std::string> tax_code;
    std::optional<std::string> si_unit_code;
    std::string unit_code;     // "" is not told.
    std::int64_t missing = 0;  // Persons who are missing or to be looked up at the employer.
};

// prior + the bits of the parts = weight, exactly.
struct EmployerPair {
    std::int64_t rank = 0;
    EmployerSide left;
    EmployerSide right;
    bool joined = false;
    int per_mille = 0;
    std::optional<std::int64_t> shared;  // Persons of both employers, where they are two.
    std::int64_t worth = 0;
    double prior = 0;
    double weight = 0;
    std::vector<LinkPart> parts;  // Of whom they employ no value: digests say nothing to people.
};

struct EmployerQueueAsked {
    std::span<const RecordKeys> decided;  // As of pairs of persons (link_review.h); so of the next ones.
    std::optional<std::string> employer;
    bool open = true;
    std::int64_t after = 0;
    std::int64_t limit = 20;
};

struct EmployerQueuePage {
    std::vector<EmployerPair> pairs;
    std::int64_t open = 0;
    std::int64_t decided = 0;
    bool more = false;
};

// A run of an earlier program has no such pairs.
EmployerQueuePage employer_queue(warehouse::Connection& connection, const EmployerQueueAsked& asked);

// How a join of two records by likeness came about; nothing where there is none such.
struct EmployerWeight {
    double prior = 0;
    double weight = 0;
    std::vector<LinkPart> parts;
};
// By the record that was joined, of one employer; `id` is no alias.
std::map<std::string, EmployerWeight> employer_weights(warehouse::Connection& connection,
                                                       std::string_view id);

struct RecordEmployer {
    std::string employer_id;
    std::string name;
};

// Of which employers the run made the records a part.
std::map<std::string, RecordEmployer> employers_of_records(warehouse::Connection& connection,
                                                           const std::vector<std::string>& record_keys);

}  // namespace baophu::coverage

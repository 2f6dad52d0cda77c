// Pairs of records that a person should look at (LNK-12), those first whose decision is worth most (COV-26).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/base/access_context.h"
#include "core/base/date.h"
#include "core/warehouse/warehouse.h"

namespace baophu::coverage {

// One record of the pair, and the person of whom the run made it a part.
struct LinkSide {
    std::string record_key;
    std::string person_id;
    std::string full_name;  // "" where no row of the record is in force.
    std::string masked_number;
    std::optional<Date> birth_date;
    std::string sex;  // male, female, ""
    std::string commune;
    std::string employer_name;
    std::string unit_code;
    std::vector<std::string> missing;  // Schemes in which the person is missing or to be looked up.
};

struct LinkPart {
    std::string field;
    std::string level;  // How far they agree, in a word: equal, near, different, unknown, …
    double bits = 0;
    std::string left;  // Numbers are masked.
    std::string right;
};

// prior + the bits of the parts = weight, exactly.
struct LinkPair {
    std::int64_t rank = 0;
    LinkSide left;
    LinkSide right;
    bool joined = false;
    int per_mille = 0;
    std::int64_t worth = 0;
    double prior = 0;
    double weight = 0;
    std::vector<LinkPart> parts;
};

using RecordKeys = std::pair<std::string, std::string>;

struct LinkQueueAsked {
    std::span<const RecordKeys>
        decided;  // Pairs with a decision that the run does not know, whichever way round.
    std::optional<std::string> person;  // Only pairs of which one record is a part of this person.
    bool open = true;                   // Those without one; else those with one.
    std::int64_t after = 0;             // Rank of the last pair of the page before.
    std::int64_t limit = 20;
};

struct LinkQueuePage {
    std::vector<LinkPair> pairs;
    std::int64_t open = 0;
    std::int64_t decided = 0;
    bool more = false;
};

// Only pairs of which both persons are in the reader's territory; none within a case. Logged before it
// leaves. A run of an earlier program has no such pairs.
LinkQueuePage link_queue(warehouse::Connection& connection, const AccessContext& access,
                         const LinkQueueAsked& asked);

// How many pairs of the run are not among `decided`; it tells of nobody.
std::int64_t open_pairs(warehouse::Connection& connection, std::span<const RecordKeys> decided);

struct RecordPerson {
    std::string person_id;
    std::string full_name;  // "" where no row of the person is in force.
};

// Of which persons the run made the records a part, as far as they are in the reader's territory. Logged
// before it leaves.
std::map<std::string, RecordPerson> persons_of_records(warehouse::Connection& connection,
                                                       const AccessContext& access,
                                                       const std::vector<std::string>& record_keys);

}  // namespace baophu::coverage

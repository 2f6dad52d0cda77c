// What people decided on links, and took back. Append-only: to take back is a decision, too.
//
//   DEC-1  A decision names two record keys. The latest that was not taken back counts for the pair; a
//          pair without one is undecided.
//   DEC-2  Taken back ("withdrawn") is a decision that counts; the one before it, if any, counts again.
//          So an undo leads back to how the pair stood.
//   DEC-3  A run takes the decisions in force when it begins, or on the day as known (RUN-12).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edge/store/actor.h"
#include "edge/store/database.h"
#include "flow/linkage/linkage.h"

namespace baophu::store {

struct DecisionEntry {
    linkage::Decision decision;  // Its sequence is given by the store.
    std::string reason;
    std::string decided_by;
    std::string decided_at;
};

// One line of the history: a decision, or that one was taken back.
struct DecisionRecord {
    DecisionEntry entry;
    std::int64_t withdraws = 0;      // Sequence of the decision that this one takes back; 0: it decides.
    std::int64_t taken_back_by = 0;  // Sequence of the line that takes this one back; 0: none.
};

class Decisions {
public:
    explicit Decisions(Database& database) : database_(database) {}

    // Returns the sequence. decided_by and decided_at are by.login and the clock.
    std::int64_t decide(linkage::Verdict verdict, const std::string& left_key, const std::string& right_key,
                        const std::string& reason, const Actor& by);

    // The same with a time of its own.
    std::int64_t enter(const DecisionEntry& entry, const Actor& by);

    // Takes back the decision that counts for its pair. Throws Failure: decision_not_in_force if it was
    // taken back or another one counts; entity_not_there; reason_missing.
    std::int64_t withdraw(std::int64_t sequence, const std::string& reason, const Actor& by);

    // In force now, or when that instant (UTC) had passed; by sequence.
    std::vector<DecisionEntry> in_force(const std::string& known_at = "");

    // The one that counts for the pair, whichever way round.
    std::optional<DecisionEntry> counting_for(const std::string& left_key, const std::string& right_key);

    // All lines about the pair, whichever way round; oldest first.
    std::vector<DecisionRecord> of_pair(const std::string& left_key, const std::string& right_key);

    // All lines with a sequence above this one, oldest first.
    std::vector<DecisionRecord> since(std::int64_t sequence, std::size_t limit = 1'000);
    std::optional<DecisionRecord> find(std::int64_t sequence);
    std::int64_t last_sequence();  // 0 before the first.

    // How many decisions a run that took `sequences` does not have, or has and should not have: what pages
    // show as "not yet in the figures".
    std::int64_t lacking(const std::vector<std::int64_t>& sequences);

private:
    Database& database_;
};

}  // namespace baophu::store

// Violations: a rule of a kind of delivery that rows of a file break (code and column, BP-3…), given to
// somebody who is to see to it.
//
//   VIO-1  A violation is a rule that is broken in a delivery, and is given to one user with a day by which
//          it is due. While it is not done the same rule of the same sender and kind is given to nobody else
//          (BP-892): what the next file breaks again is the same violation.
//   VIO-2  given -> answered -> done. Who has it answers; who may give it gives it again, to whomever (then
//          it is given once more), or closes it with a reason. What is done stays so.
//   VIO-3  Rules that are given together are given all or none.
//   VIO-4  It is done by itself by the next delivery of the sender and kind, for the same period or a later
//          one, in which no row breaks the rule; and by the supplement to its delivery that brings as many
//          rows or more and breaks it in none. It names that delivery, in the transaction in which that is
//          taken in.
//
// Who may be given what, and who gives: edge/http (VIO-5, VIO-6).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "edge/store/actor.h"
#include "edge/store/database.h"

namespace baophu::store {

enum class ViolationState { given, answered, done };

std::string_view to_word(ViolationState state);

// A rule that rows break: the code of the fault, and the head of the column; "" of the row as a whole.
struct BrokenRule {
    std::string code;
    std::string header;

    bool operator==(const BrokenRule&) const = default;
};

struct Violation {
    std::int64_t id = 0;
    std::string delivery;  // SHA-256
    std::string sender;
    std::string dataset;
    std::string period;
    std::string file_name;
    BrokenRule rule;
    std::int64_t rows = 0;    // Of the delivery, that break it.
    std::int64_t holder = 0;  // Id of the user whom it was given to.
    Date due = *Date::of(2000, 1, 1);
    std::string remark;  // Of who gave it; may be "".
    std::string answer;  // "" while there is none.
    ViolationState state = ViolationState::given;
    std::string given_by;
    std::string given_at;
    std::string answered_at;  // "" while it is not; so of the next four.
    std::string done_by;
    std::string done_at;
    std::string done_with;  // SHA-256 of the delivery in which no row breaks the rule; "": it was closed.
    std::string closing_reason;  // "": nobody closed it.
    std::int64_t version = 0;
};

class Violations {
public:
    explicit Violations(Database& database) : database_(database) {}

    // Of each delivery, sender, dataset, period, file_name, rule, rows, holder, due and remark count. Returns
    // the ids. Throws Failure: field_not_usable (a text is missing, the holder is not active),
    // entity_not_there (holder), violation_given (VIO-1).
    std::vector<std::int64_t> give(const std::vector<Violation>& wanted, const Actor& by);

    // `seen`: the version that was seen (STO-4). Throw Failure: entity_not_there, changed_meanwhile,
    // state_not_possible (VIO-2); field_not_usable; reason_missing.
    void answer(std::int64_t id, std::int64_t seen, const std::string& text, const Actor& by);
    void give_again(std::int64_t id, std::int64_t seen, std::int64_t holder, const Date& due,
                    const std::string& remark, const Actor& by);
    void close(std::int64_t id, std::int64_t seen, const std::string& reason, const Actor& by);

    std::optional<Violation> find(std::int64_t id);
    std::vector<Violation> all();  // Those that are not done first, by due day.

    // Whether a rule of the sender and kind is not done.
    bool waits(const std::string& sender, const std::string& dataset);

private:
    Database& database_;
};

}  // namespace baophu::store

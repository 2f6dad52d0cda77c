// Cases (vụ việc): one inspection or check of one employer under a numbered decision, and whose it is. Within
// an open case alone its inspector reads persons.
//
//   CAS-1  A case is about one employer, under the number and the day of a decision and a legal basis, and is
//          given to one inspector. One decision may send him to several employers: a case for each.
//   CAS-2  It is opened, given to another and closed by whoever is responsible, and never by whoever has it
//   or
//          gets it: nobody gives himself persons to read.
//   CAS-3  What is closed stays closed; no case is removed, and each change of one stands in the history.
//
// Sources: what each agency may read follows the practice of collections offices ("the assigned inspector
// inside an open case under a decision number"); Law 91/2025/QH15 Art. 3 asks for a set purpose.
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

// Thanh tra, kiểm tra.
enum class CaseKind { inspection, check };

std::string_view to_word(CaseKind kind);
std::optional<CaseKind> case_kind_of(std::string_view word);

struct Case {
    std::int64_t id = 0;
    std::string agency;  // Of the inspector; an id.
    CaseKind kind = CaseKind::inspection;
    std::string employer;       // Its id in the run of the day on which the case was opened: "E-…".
    std::string tax_code;       // By it the employer is found where the id became another's; "" is not told.
    std::string employer_name;  // As it was called then.
    std::string decision_number;
    Date decision_day = *Date::of(2000, 1, 1);
    std::string legal_basis;
    std::string content;         // What is looked at.
    std::optional<Date> due;     // By when it is to be concluded; nothing: nobody said.
    std::string sign;            // Of a violation, for which one more visit in a year is allowed; "" none.
    std::int64_t inspector = 0;  // Id of a user.
    bool open = true;
    std::string opened_at;  // Instant, as of all times.
    std::string opened_by;
    std::string closed_at;  // "" while it is open; so of the next two.
    std::string closed_by;
    std::string closing_reason;
    std::int64_t version = 0;
};

class Cases {
public:
    explicit Cases(Database& database) : database_(database) {}

    // Of `wanted` id, state, opened and closed are not looked at. Returns the id. Throws Failure:
    // field_not_usable, entity_not_there (agency, user), second_person_wanted (CAS-2), already_there: the
    // agency has an open case about the employer under the number.
    std::int64_t open(const Case& wanted, const Actor& by);

    // `seen`: the version that was seen (STO-4). Throw Failure: entity_not_there, changed_meanwhile,
    // state_not_possible (it is closed), second_person_wanted (CAS-2); reason_missing.
    void assign(std::int64_t id, std::int64_t seen, std::int64_t inspector, const Actor& by);
    void close(std::int64_t id, std::int64_t seen, const std::string& reason, const Actor& by);

    std::optional<Case> find(std::int64_t id);
    std::vector<Case> all();  // Open ones first, then by the day of the decision, the latest first.

    // The open cases of an inspector; with a number those under it.
    std::vector<Case> open_to(std::int64_t inspector, const std::string& decision_number = "");

private:
    Database& database_;
};

}  // namespace baophu::store

// Grants: what a user may be, for which agency, where, for which purposes, from when to when.
//
//   GRA-1  A grant holds on both its days. Without a grant in force nobody may anything.
//   GRA-2  The territory is a unit code of the day on which the grant was made. On other days it stands
//          for the units in which that unit's people are found: see units_of(). A district that was no more
//          on that day is the one of the other.
//   GRA-3  Another role, agency or territory is another grant, which replaces the first: that one ends the
//   day
//          before. So the history is whole.
//   GRA-4  A grant that is over is changed no more (BP-877).
//   GRA-5  It is ended with yesterday at the earliest: then it is over at once. One that would not have begun
//          by its last day, which is then the day before its first, holds on no day.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/territory/territory.h"
#include "edge/store/actor.h"
#include "edge/store/database.h"

namespace baophu::store {

struct Grant {
    std::int64_t id = 0;
    std::int64_t user = 0;
    std::string role;                   // A word of the rights table (edge/rights).
    std::string agency;                 // Id of an agency.
    std::string territory;              // Unit code; "" the whole province.
    std::vector<std::string> purposes;  // Ids of data/access/purposes.yaml; sorted, each once.
    Date from = *Date::of(2000, 1, 1);
    std::optional<Date> to;  // The last day; nothing: no end is set.
    std::int64_t version = 0;
    std::int64_t replaces = 0;  // The grant in whose place it stands (GRA-3); 0: none.

    bool is_over(const Date& day) const { return to && (*to < day || *to < from); }
    bool holds_on(const Date& day) const { return from <= day && (!to || day <= *to); }
};

class Grants {
public:
    explicit Grants(Database& database) : database_(database) {}

    // Returns the id. Throws Failure: entity_not_there (user, agency), field_not_usable (role empty, the
    // last day before the first).
    std::int64_t add(const Grant& grant, const Actor& by);

    // The same in the place of grant.replaces, of the same user, of which the version `seen` was seen
    // (STO-4). Throws Failure also: entity_not_there (grant), grant_over, changed_meanwhile, field_not_usable
    // (it would begin before yesterday, or another user's is to be replaced).
    std::int64_t replace(const Grant& grant, std::int64_t seen, const Actor& by);

    // Changes purposes and the last day; `grant.version` is the version that was seen (STO-4). Role, agency
    // and territory stay: another right is another grant. Throws Failure: grant_over, changed_meanwhile,
    // entity_not_there, field_not_usable (GRA-5).
    void change(const Grant& grant, const Actor& by);

    std::optional<Grant> find(std::int64_t id);
    std::vector<Grant> of(std::int64_t user);                   // All, by first day.
    std::vector<Grant> on(std::int64_t user, const Date& day);  // Those that hold on that day.
    std::vector<Grant> all();                                   // By user, then first day.

private:
    Database& database_;
};

// The units that the grant's territory stands for on a day (GRA-2): the unit itself where it exists, else
// the communes in which, on that day, people of the unit as it was on grant.from are found for sure; the
// communes below a district are its own. Empty for the whole province: ask grant.territory first.
std::set<std::string> units_of(const Grant& grant, const Territory& territory, const Date& day);

}  // namespace baophu::store

// Figures by unit on the map of another day, through the crosswalk of the territory (COV-16).
//
//     31/12/2018                       01/07/2025
//     735 Vĩnh Cửu   712 - 570         each in one of 12 communes   712 - 570   not divided
//
// Each cell of a line (who participates, who is absent for one reason, …) is carried by itself, in whole
// persons, and the sums of the line are made of its cells. So every column keeps its sum, and in every line
// the identity holds, also where a unit was divided by weights.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/base/confidence.h"
#include "core/base/date.h"
#include "core/territory/crosswalk.h"
#include "core/territory/territory.h"
#include "core/warehouse/warehouse.h"
#include "flow/coverage/gap.h"
#include "flow/coverage/movement.h"
#include "flow/coverage/question.h"

namespace baophu::coverage {

// Where the figures of a line are on the day asked for.
struct CarriedPlace {
    std::vector<std::string> units;  // One; or several, in one of which each of its persons is; or none:
    std::string outside;             // the province that the unit had not come from yet, or
    std::string left;                // what is no unit of the run's map, as it stands; "" is not told.
    std::set<std::string> origins;   // Where it was not divided: the units of the run's map.
    CarriedState state = CarriedState::exact;  // exact, estimated or open.
    Confidence confidence = Confidence::sure;
    std::set<const UnitLink*> divided_by;

    std::string key() const;  // "26041", "26014+26041"; unlike for any two places of an answer.
};

struct CarriedCells {
    CarriedPlace place;
    std::vector<std::int64_t> cells;
};

// `figures`: cells of each unit, equally many and none negative. To the districts of that day, or where there
// are none to its communes. Lines whose cells are all 0 are left out. The links named live as long as the
// territory. Throws std::invalid_argument unless the communes of both days are on record.
std::vector<CarriedCells> carry_cells(const Territory& territory,
                                      const std::map<std::string, std::vector<std::int64_t>>& figures,
                                      const Date& from, const Date& to);

// The lines of gap() by unit, on the map of `day`: largest gap first.
struct CarriedGap {
    CarriedPlace place;
    Gap gap;
};
std::vector<CarriedGap> gap_on(warehouse::Connection& connection, const Territory& territory,
                               const Filter& filter, const Date& day);

// The lines of movement_told() by unit for one month, on the map of `day`: largest movement first.
struct CarriedMovement {
    CarriedPlace place;
    MovementLine line;
};
std::vector<CarriedMovement> movement_on(warehouse::Connection& connection, const Territory& territory,
                                         const Filter& filter, const Month& month, const Date& day);

// The links of every day of links between two days, by day; none: the map is the same.
std::vector<const UnitLink*> links_between(const Territory& territory, const Date& one, const Date& other);

}  // namespace baophu::coverage

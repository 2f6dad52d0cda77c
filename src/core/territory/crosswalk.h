// Carries counts of persons (or employers, or whatever is counted by unit) from the units of one
// day to those of another, forward or backward, and keeps their sum to the last one.
//
//     01/01/2019                          01/07/2019
//     26407 Suối Trầu   1.000  --5.816 persons-->  26395 Bình Sơn     893
//                              --  700 persons-->  26410 Bàu Cạn      107   estimated
//     26404 Long An     2.000  -- 700, rest ? -->  26395 | 26404    2.000   not divided
//
// Day of links by day of links, a count
//   - follows a unit that went whole into one other: exact;
//   - is divided by the persons that a source tells for every part, by largest remainders:
//     estimated, with the links it was divided by;
//   - is not divided where one of the weights is unknown (TER-8): it stays together with the set
//     of units in one of which each of its persons is, and becomes exact again where these units
//     later merge, or where only the district is asked for.
// So always: known + not divided + outside = total.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/territory/territory.h"

namespace baophu {

struct UnitCount {
    std::string unit;
    std::int64_t count;
};

enum class CarriedState {
    exact,       // Whole units only.
    estimated,   // Some of it was divided by weights.
    open,        // A count that was not divided may belong here in part; `count` is the least.
    incomplete,  // A unit from which people came had no count.
    no_data,     // No count leads here: the unit came from outside, or nothing was given for it.
};

std::string_view to_word(CarriedState state);

// One unit of the day asked for. Of several states that apply the last in the order above.
struct CarriedRow {
    std::string unit;
    CarriedState state = CarriedState::no_data;
    std::optional<std::int64_t> count;         // Nothing is not 0: nothing is known of this unit.
    std::int64_t not_divided = 0;              // What may belong here too, all of it or nothing.
    std::set<std::string> missing;             // Units of the first day without a count that lead here.
    std::optional<std::string> outside;        // The province from which the unit came in between.
    std::set<const UnitLink*> divided_by;      // Empty unless something was divided.
    Confidence confidence = Confidence::sure;  // The lowest of the links on the way.
};

// A count that could not be divided: each of its persons is in one of the candidates.
struct NotDivided {
    std::set<std::string> candidates;  // Two or more units of the day asked for.
    std::int64_t count = 0;
    std::set<std::string> origins;  // Units of the first day that it comes from.
    bool estimated = false;         // Something was divided by weights before.
};

// A count that leads to a day before the unit was part of the record.
struct OutsideCount {
    std::string unit;
    std::string province;
    std::int64_t count = 0;
};

struct Carried {
    std::vector<CarriedRow> rows;         // Every unit of the level on that day, by code.
    std::vector<NotDivided> not_divided;  // By candidates.
    std::vector<OutsideCount> outside;
    std::int64_t total = 0;  // = known + left + outside_total.
    std::int64_t known = 0;
    std::int64_t left = 0;  // Not divided.
    std::int64_t outside_total = 0;
};

// `counts` are of units of one level, district or commune, that exist on `from`, each once and
// none negative; `level` is district or commune and has units on `to`. Throws
// std::invalid_argument otherwise, or if the counts sum to more than 2^63 - 1. The links that the
// answer names live as long as the territory.
Carried carry(const Territory& territory, std::span<const UnitCount> counts, const Date& from, const Date& to,
              UnitLevel level);

}  // namespace baophu

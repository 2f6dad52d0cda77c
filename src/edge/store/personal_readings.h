// The read log as whoever answers for it is shown it: who read or took along personal data, day by day, and
// what is far above somebody's usual day.
//
//   AUD-10 What counts is every line of kind "read", and of kind "export" that took persons along. A line
//          concerns the places that it names; one that names none concerns all of the province. Whom else it
//          concerns follows from what it names beside (edge/http/reading_reach.h), never from what was
//          answered (AUD-5).
//   AUD-11 A day is somebody's usual one by the persons that he read on it: the median of his days with
//          readings among the 60 days before. Who has fewer than five of those is held against the median of
//          everybody's; where nobody has five together, nothing is usual. A day is unusual if it has more
//          than three times as many, and a hundred more. The numbers are the project's choice.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "edge/store/actor.h"
#include "edge/store/database.h"

namespace baophu::store {

struct ReadingsAsked {
    Date first;
    Date last;            // In Vietnam; both days count.
    std::string actor;    // Login; "": of anybody.
    std::string purpose;  // "": for any.

    // Lines that name one of these places, or none; nothing: all lines.
    std::optional<std::vector<std::string>> places = std::nullopt;
};

struct PersonalReading {
    std::int64_t sequence = 0;
    std::string at;
    bool exported = false;
    Actor actor;
    std::string what;
    std::int64_t persons = 0;
};

// The newest first, of sequences below `before` (0: all), at most `limit`.
std::vector<PersonalReading> personal_readings(Database& database, const ReadingsAsked& asked,
                                               std::int64_t before, std::size_t limit);

struct ReadingDay {
    std::string login;
    Date day;
    std::int64_t readings = 0;
    std::int64_t persons = 0;

    bool operator==(const ReadingDay&) const = default;
};

inline constexpr int usual_days_before = 60;

// By day and login. Whatever `asked` has as its first day, the days before by which it is judged come along.
std::vector<ReadingDay> reading_days(Database& database, ReadingsAsked asked);

struct UnusualDay {
    ReadingDay of;
    std::int64_t usual = 0;   // Persons.
    bool by_own_days = true;  // Else by everybody's.
};

// Of `days`, by day and login, those from `first` on that are unusual (AUD-11), the farthest above the usual
// first. A pure function.
std::vector<UnusualDay> unusual_days(const std::vector<ReadingDay>& days, const Date& first);

}  // namespace baophu::store

// The clock: instants as UTC text, the one form in which times are stored and compared.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.h"

namespace baophu::store {

using Instant = std::chrono::sys_seconds;

// What tells the time; tests set their own. Called from several threads.
using Clock = std::function<Instant()>;

Instant system_now();

// "2026-11-23T08:15:00Z"
std::string now_utc();
std::string to_text(Instant instant);

// Of an instant in the stored form, or any form that to_utc() takes.
std::optional<Instant> instant_of(std::string_view text);

// "2019-03-29T09:30:00+07:00" -> "2019-03-29T02:30:00Z"; "…Z" stays; a day "2019-03-29" is its
// beginning in Vietnam (UTC+7, which has no summer time). Nothing for any other form.
std::optional<std::string> to_utc(std::string_view text);

// The last second of the day in Vietnam, as UTC.
std::string end_of_day(const Date& day);

// "29/03/2019 09:30", in Vietnam, of an instant made by the functions above.
std::string in_vietnam(std::string_view utc);

// The day it is in Vietnam.
Date today();
Date day_in_vietnam(Instant instant);

}  // namespace baophu::store

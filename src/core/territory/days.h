// The day before and the day after, on which the record of a unit turns.
#pragma once

#include "core/base/date.h"

namespace baophu {

Date day_before(const Date& date);
Date day_after(const Date& date);

}  // namespace baophu

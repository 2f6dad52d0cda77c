// The arrival calendar: what the agreements make one expect, and what came. A pure function.
//
//   ARR-1  Of every period of an agreement one arrival is expected, on its due day.
//   ARR-2  A delivery of that sender and kind counts for the period in which the last day of its own
//          period lies; of several the one received first counts. Days are those of Vietnam.
//   ARR-3  Received by the end of the due day is on time, after it late by so many days. Not received:
//          not yet due up to and with the due day, after it missing, by so many days until today.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "edge/store/agreements.h"
#include "edge/store/store.h"

namespace baophu::store {

enum class ArrivalState { on_time, late, missing, not_yet_due };

std::string_view to_word(ArrivalState state);

struct Arrival {
    std::int64_t agreement;
    std::string sender;
    std::string dataset;
    std::string period;  // "2018-12", "2018-Q4", "2018-H2", "2018".
    Date due;
    ArrivalState state;
    int days = 0;                  // Late or missing by.
    std::optional<Date> received;  // The day in Vietnam.
    std::string sha256;            // Of the delivery; "" while there is none.
};

// Those that are due in the months from `first` to `last`, by due day, sender, dataset.
std::vector<Arrival> expected_arrivals(std::span<const Agreement> agreements,
                                       std::span<const DeliveryEntry> deliveries, Month first, Month last,
                                       const Date& today);

}  // namespace baophu::store

// What the tests of the law share: days, months and one law, loaded once.
#pragma once

#include <ostream>

#include <gtest/gtest.h>

#include "core/law/law.h"

namespace baophu {

inline Date day(std::string_view iso) {
    return Date::parse(iso).value();
}

inline Month month(std::string_view iso) {
    return Month::parse(iso).value();
}

inline Money dong(std::int64_t amount) {
    return Money(amount);
}

inline const Law& law() {
    static const Law loaded = Law::load();
    return loaded;
}

// Money prints as its dong in a failed test.
inline void PrintTo(const Money& money, std::ostream* out) {
    *out << money.dong();
}
}  // namespace baophu

// A value of a record as the engine knows it, for people: folded words, 1965-12-31, digits, a number.
#pragma once

#include <string>

#include "flow/linkage/engine/packed.h"
#include "flow/linkage/engine/records.h"

namespace baophu::linkage::engine {

// Empty where there is no value.
std::string cell_text(const Records& records, std::size_t field, const Row& row);

std::string date_text(PackedDate date);  // "1965-12-31", "1965-12", "1965"
std::string digits_text(PackedDigits digits);

}  // namespace baophu::linkage::engine

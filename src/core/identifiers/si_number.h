// SI number (mã số BHXH): the number of a person at Vietnam Social Security.
//
// Ten digits, one number per person since 2017. Numbers of older insurance books live on:
// two digits of the province, then year and sequence. There is no public check digit, so
// only the form can be verified, and leading zeros matter. From 01/08/2025 the 12-digit
// personal id takes its place in transactions (person_number.h); old rows keep it.
//
// Excel drops a leading zero. One lost zero is put back and told, for the caller to show;
// fewer than nine digits say too little and are refused.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace baophu {

enum class SiNumberFault {
    unexpected_character,  // Neither a digit nor a space, dot or dash.
    wrong_length,          // Not 10 digits, nor 9 by a lost zero.
};

struct ParsedSiNumber;

class SiNumber {
public:
    static Result<ParsedSiNumber, SiNumberFault> parse(std::string_view text);

    std::string to_string() const;  // "7516123456"

    auto operator<=>(const SiNumber&) const = default;

private:
    explicit SiNumber(std::uint64_t digits) : digits_(digits) {}
    std::uint64_t digits_;
};

struct ParsedSiNumber {
    SiNumber number;
    bool zero_restored;
};

}  // namespace baophu

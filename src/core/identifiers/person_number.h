// Person number: what the identity papers of a person carry.
//
//     271234567          CMND, 9 digits; valid to 31/12/2024
//
//     075 1 93 001234    CCCD or CC, 12 digits: the personal id (số định danh cá nhân)
//     |   | |  +-------- random; there is no check digit
//     |   | +----------- year of birth within the century
//     |   +------------- century and sex: 0/1 man/woman born 1900-1999, 2/3 born 2000-2099,
//     |                  4/5 born 2100-2199
//     +----------------- province where the birth was registered; moving house or merging
//                        provinces never changes it
//
// Form: Decree 137/2015/ND-CP Art. 13; Circulars 07/2016/TT-BCA Art. 7 and 59/2021/TT-BCA Art. 4.
// The 12-digit CMND issued from 2012 has the same form and stayed the number of its holder
// when the CCCD came, so it is read as one.
//
// Excel drops a leading zero. One lost zero is put back and told, for the caller to show.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace baophu {

enum class PersonNumberFault {
    unexpected_character,  // Neither a digit nor a space, dot or dash.
    wrong_length,          // Neither 9 nor 12 digits, nor one less by a lost zero.
    wrong_parts,           // 12 digits, but no such province or century.
};

enum class PersonNumberKind { cmnd, cccd };
enum class Sex { male, female };

struct ParsedPersonNumber;

class PersonNumber {
public:
    // 9 or 12 digits. 8 digits are a CMND and 11 a CCCD that lost its zero, if a zero before
    // them gives a plausible number. Of several faults the first in order is told.
    static Result<ParsedPersonNumber, PersonNumberFault> parse(std::string_view text);

    PersonNumberKind kind() const;

    // Of a CCCD; nothing for a CMND, whose digits say neither. What a register says instead
    // is a conflict to be shown, not a reason to refuse the number.
    std::optional<Sex> sex() const;
    std::optional<int> birth_year() const;

    // "075"; whether there is such a province is for core/territory to say.
    std::optional<std::string> province_code() const;

    std::string to_string() const;  // All digits: personal data.
    std::string masked() const;     // "075*****1234", "27***4567": what a screen may show.

    auto operator<=>(const PersonNumber&) const = default;

private:
    explicit PersonNumber(std::uint64_t digits) : digits_(digits) {}

    // All digits as one number. It tells the kinds apart too: a CCCD begins with 001 at
    // least and so is greater than every CMND.
    std::uint64_t digits_;
};

struct ParsedPersonNumber {
    PersonNumber number;
    bool zero_restored;
};

}  // namespace baophu

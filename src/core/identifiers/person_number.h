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
// Form: Decree 137/2015/ND-CP Art. 13; the codes of the provinces are those of Annex 1 of Circular
// 07/2016/TT-BCA (birth_places.h). In place of the province a country may stand, for births
// registered abroad; no list of its codes was found, so such numbers are refused for a person
// to look at. The 12-digit CMND issued from 2012 has the same form and stayed the number of its holder
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

    // "075"; which province that is, and whether there is one, say the BirthPlaces.
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

// What a screen may show of a number as a register has it; "" where it has none, or none that is one.
std::string masked_number(const std::optional<std::string>& written);

// What a register says of the holder beside the number, where it says so.
struct HolderInRegister {
    std::optional<Sex> sex;
    std::optional<int> birth_year;
};

// In what the number and the register cannot both be right. It is shown, and refuses nothing:
// either may be the one that is wrong.
struct HolderConflict {
    bool sex = false;
    bool birth_year = false;

    bool any() const { return sex || birth_year; }
};

HolderConflict conflict_with(const PersonNumber& number, const HolderInRegister& holder);

}  // namespace baophu

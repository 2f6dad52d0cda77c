// Registration number of a household business (số đăng ký hộ kinh doanh) until 30/06/2025.
//
//     47 A 8 000123
//     |  | | +------ sequence, 000001 to 999999
//     |  | +-------- kind: 8 is a household business
//     |  +---------- district: a letter, Đ among them
//     +------------- province; 47 is Đồng Nai
//
// Form: Circular 20/2015/TT-BKHDT Art. 3; the codes of provinces and districts are those of its
// Annex VII-2, and not the GSO's. From 01/07/2025 the owner's personal id takes its place.
//
//   HKD-1  One form is stored and printed: capitals without punctuation.
#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace baophu {

enum class HouseholdNumberFault { unexpected_character, wrong_form };

class HouseholdNumber {
public:
    static Result<HouseholdNumber, HouseholdNumberFault> parse(std::string_view text);

    std::string province() const { return code_.substr(0, 2); }  // "47"
    std::string district() const;                                // "A", "Đ"

    std::string to_string() const { return code_; }  // "47A8000123"

    auto operator<=>(const HouseholdNumber&) const = default;

private:
    explicit HouseholdNumber(std::string code) : code_(std::move(code)) {}
    std::string code_;
};

}  // namespace baophu

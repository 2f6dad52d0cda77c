#include "core/identifiers/household_number.h"

#include <optional>

#include "core/identifiers/letters_and_digits.h"

namespace baophu {
namespace {

constexpr std::size_t province_digits = 2;
constexpr std::size_t sequence_digits = 6;
constexpr std::string_view capital_d_bar = "Đ";

// The district's letter, taken out of `text` if it is Đ, which is no ASCII.
bool take_d_bar(std::string& text) {
    for (const std::string_view each : {capital_d_bar, std::string_view("đ")}) {
        const std::size_t at = text.find(each);
        if (at == std::string::npos) continue;
        text.replace(at, each.size(), "D");
        return true;
    }
    return false;
}

}  // namespace

Result<HouseholdNumber, HouseholdNumberFault> HouseholdNumber::parse(std::string_view text) {
    std::string plain(text);
    const bool d_bar = take_d_bar(plain);
    const std::optional<std::string> code = read_letters_and_digits(plain);
    if (!code) return HouseholdNumberFault::unexpected_character;
    constexpr std::size_t length = province_digits + 2 + sequence_digits;
    if (code->size() != length) return HouseholdNumberFault::wrong_form;
    const std::string_view province = std::string_view(*code).substr(0, province_digits);
    const std::string_view letter = std::string_view(*code).substr(province_digits, 1);
    const std::string_view sequence = std::string_view(*code).substr(length - sequence_digits);
    const bool formed = all_digits(province) && all_letters(letter) && (*code)[province_digits + 1] == '8' &&
                        all_digits(sequence) && sequence != "000000";
    if (!formed) return HouseholdNumberFault::wrong_form;
    const std::string_view district = d_bar ? capital_d_bar : letter;
    return HouseholdNumber(std::string(province) + std::string(district) + "8" + std::string(sequence));
}

std::string HouseholdNumber::district() const {
    return code_.substr(province_digits, code_.size() - province_digits - 1 - sequence_digits);
}

}  // namespace baophu

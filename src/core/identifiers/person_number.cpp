#include "core/identifiers/person_number.h"

#include <fmt/format.h>

#include "core/identifiers/digits.h"

namespace baophu {
namespace {

constexpr std::size_t cmnd_length = 9;
constexpr std::size_t cccd_length = 12;
constexpr std::uint64_t least_cccd = 1'000'000'000;  // 001 0 00 000000

std::uint64_t province(std::uint64_t cccd) {
    return cccd / 1'000'000'000;
}

int century_and_sex(std::uint64_t cccd) {
    return static_cast<int>(cccd / 100'000'000 % 10);
}

int year_in_century(std::uint64_t cccd) {
    return static_cast<int>(cccd / 1'000'000 % 100);
}

// Provinces have codes 001-096. A first digit other than 0 may be the code of a country where
// the birth was registered; that is so rare, and a column of other numbers so common, that it
// is refused for a person to look at. Digits 6-9 mean a birth after 2199: a slip of the hand.
bool plausible_cccd(std::uint64_t digits) {
    return province(digits) >= 1 && province(digits) <= 99 && century_and_sex(digits) <= 5;
}

}  // namespace

// Two lost zeros (provinces 001-008) are not put back: ten digits are as well a tax code or
// a social-insurance number in the wrong column.
Result<ParsedPersonNumber, PersonNumberFault> PersonNumber::parse(std::string_view text) {
    const std::optional<Digits> digits = read_digits(text);
    if (!digits) return PersonNumberFault::unexpected_character;
    const PersonNumber number(digits->value);
    if (digits->count == cmnd_length) return ParsedPersonNumber{number, false};
    if (digits->count == cccd_length) {
        if (!plausible_cccd(digits->value)) return PersonNumberFault::wrong_parts;
        return ParsedPersonNumber{number, false};
    }
    if (!digits->may_have_lost_zero()) return PersonNumberFault::wrong_length;
    const bool repaired_cmnd = digits->count == cmnd_length - 1;
    const bool repaired_cccd = digits->count == cccd_length - 1 && plausible_cccd(digits->value);
    if (!repaired_cmnd && !repaired_cccd) return PersonNumberFault::wrong_length;
    return ParsedPersonNumber{number, true};
}

PersonNumberKind PersonNumber::kind() const {
    return digits_ < least_cccd ? PersonNumberKind::cmnd : PersonNumberKind::cccd;
}

std::optional<Sex> PersonNumber::sex() const {
    if (kind() == PersonNumberKind::cmnd) return std::nullopt;
    return century_and_sex(digits_) % 2 == 0 ? Sex::male : Sex::female;
}

std::optional<int> PersonNumber::birth_year() const {
    if (kind() == PersonNumberKind::cmnd) return std::nullopt;
    return 1900 + century_and_sex(digits_) / 2 * 100 + year_in_century(digits_);
}

std::optional<std::string> PersonNumber::province_code() const {
    if (kind() == PersonNumberKind::cmnd) return std::nullopt;
    return fmt::format("{:03}", province(digits_));
}

std::string PersonNumber::to_string() const {
    return fmt::format("{:0{}}", digits_, kind() == PersonNumberKind::cmnd ? cmnd_length : cccd_length);
}

std::string PersonNumber::masked() const {
    std::string text = to_string();
    const std::size_t shown_first = kind() == PersonNumberKind::cmnd ? 2 : 3;
    constexpr std::size_t shown_last = 4;
    for (std::size_t i = shown_first; i < text.size() - shown_last; ++i)
        text[i] = '*';
    return text;
}

std::string masked_number(const std::optional<std::string>& written) {
    if (!written) return "";
    const auto parsed = PersonNumber::parse(*written);
    return parsed ? parsed->number.masked() : "";
}

HolderConflict conflict_with(const PersonNumber& number, const HolderInRegister& holder) {
    const auto differ = [](const auto& one, const auto& other) { return one && other && *one != *other; };
    return {.sex = differ(number.sex(), holder.sex),
            .birth_year = differ(number.birth_year(), holder.birth_year)};
}

}  // namespace baophu

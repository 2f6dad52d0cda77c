#include "flow/linkage/engine/packed.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <utility>

namespace baophu::linkage::engine {
namespace {

constexpr unsigned nibble_bits = 4;
constexpr unsigned digits_max = 16;

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// A run of digits in a text.
struct Part {
    std::uint32_t value = 0;
    std::size_t length = 0;
};

// The first three runs of digits; a fourth one makes `count` 4, as hours and minutes do.
struct Parts {
    std::array<Part, 3> part{};
    std::size_t count = 0;
};

Parts parts_of(std::string_view text) {
    Parts parts;
    bool inside = false;
    for (const char c : text) {
        if (!is_digit(c)) {
            if (parts.count == parts.part.size() && inside) break;  // A time may follow.
            inside = false;
            continue;
        }
        if (!inside) ++parts.count;
        inside = true;
        Part& part = parts.part.at(parts.count - 1);
        if (part.length < 9) part.value = part.value * 10 + static_cast<std::uint32_t>(c - '0');
        ++part.length;
    }
    return parts;
}

constexpr std::uint32_t in_nibbles(std::uint32_t value) {
    std::uint32_t packed = 0;
    for (unsigned shift = 0; value > 0; shift += nibble_bits, value /= 10)
        packed |= (value % 10) << shift;
    return packed;
}

PackedDate packed(std::uint32_t year, std::uint32_t month, std::uint32_t day) {
    constexpr std::uint32_t year_max = 9999;
    constexpr std::uint32_t day_max = 31;
    if (year == 0 || year > year_max) return 0;
    // 31/12 told as month 31: the parts are the other way round.
    if (month > 12 && month <= day_max && day >= 1 && day <= 12) std::swap(month, day);
    if (month > 12) month = 0;
    if (day > day_max || month == 0) day = 0;
    return in_nibbles(year * 10'000 + month * 100 + day);
}

constexpr std::uint32_t month_of(PackedDate date) {
    return (date >> 8) & 0xff;
}
constexpr std::uint32_t day_of(PackedDate date) {
    return date & 0xff;
}

// Whether the nibbles at the two lowest set bits of `differing`, which are neighbours, are swapped.
bool is_neighbour_swap(std::uint64_t a, std::uint64_t b, std::uint64_t differing) {
    const auto low = static_cast<unsigned>(std::countr_zero(differing));
    const auto high = static_cast<unsigned>(63 - std::countl_zero(differing));
    if (high != low + nibble_bits) return false;
    const auto nibble = [](std::uint64_t word, unsigned at) { return (word >> at) & 0xf; };
    return nibble(a, low) == nibble(b, high) && nibble(a, high) == nibble(b, low);
}

// Whether `longer` is `shorter` with one more digit somewhere; they agree up to the first difference and
// from there on one nibble later.
bool is_insertion(std::uint64_t shorter, std::uint64_t longer) {
    const std::uint64_t differing = differing_nibbles(shorter, longer);
    const auto first = static_cast<unsigned>(std::countr_zero(differing));
    const std::uint64_t before = (std::uint64_t{1} << first) - 1;
    return ((longer >> nibble_bits) & ~before) == (shorter & ~before);
}

}  // namespace

PackedDigits pack_digits(std::string_view text) {
    PackedDigits digits = 0;
    unsigned count = 0;
    for (const char c : text) {
        if (!is_digit(c)) continue;
        if (count == digits_max) {
            digits >>= nibble_bits;
            --count;
        }
        digits |= static_cast<std::uint64_t>(c - '0' + 1) << (nibble_bits * count++);
    }
    return digits;
}

PackedDate pack_date(std::string_view text) {
    const auto [part, count] = parts_of(text);
    if (count == 1 && part[0].length == 8)
        return packed(part[0].value / 10'000, part[0].value / 100 % 100, part[0].value % 100);
    if (count == 1 && part[0].length == 6) return packed(part[0].value / 100, part[0].value % 100, 0);
    if (count == 1 && part[0].length == 4) return packed(part[0].value, 0, 0);
    if (count == 2 && part[0].length == 4) return packed(part[0].value, part[1].value, 0);
    if (count == 2 && part[1].length == 4) return packed(part[1].value, part[0].value, 0);
    if (count == 3 && part[0].length == 4) return packed(part[0].value, part[1].value, part[2].value);
    if (count == 3 && part[2].length == 4) return packed(part[2].value, part[1].value, part[0].value);
    return 0;
}

// Howard Hinnant's days-to-civil: years begin in March, so that the leap day is their last.
PackedDate pack_day(std::int32_t days) {
    const std::int64_t shifted = std::int64_t{days} + 719'468;
    if (shifted < 306 || shifted > 3'652'364 + 365) return 0;
    const std::int64_t era = shifted / 146'097;
    const std::int64_t day_of_era = shifted % 146'097;
    const std::int64_t year_of_era =
        (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
    const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t march_month = (5 * day_of_year + 2) / 153;
    const std::int64_t day = day_of_year - (153 * march_month + 2) / 5 + 1;
    const std::int64_t month = march_month < 10 ? march_month + 3 : march_month - 9;
    const std::int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
    return packed(static_cast<std::uint32_t>(year), static_cast<std::uint32_t>(month),
                  static_cast<std::uint32_t>(day));
}

unsigned digit_count(PackedDigits digits) {
    return static_cast<unsigned>(64 - std::countl_zero(digits) + 3) / nibble_bits;
}

bool is_one_slip(PackedDigits a, PackedDigits b) {
    const std::uint64_t differing = differing_nibbles(a, b);
    const int count = std::popcount(differing);
    const unsigned length_a = digit_count(a);
    const unsigned length_b = digit_count(b);
    if (length_a == length_b) return count == 1 || (count == 2 && is_neighbour_swap(a, b, differing));
    if (length_a + 1 == length_b) return is_insertion(a, b);
    return length_b + 1 == length_a && is_insertion(b, a);
}

// A zero is nibble 1, and the first digit is the lowest.
PackedDigits without_zeros(PackedDigits digits) {
    while ((digits & 0xf) == 1)
        digits >>= nibble_bits;
    return digits;
}

bool is_lost_zero(PackedDigits a, PackedDigits b) {
    return a != b && without_zeros(a) == without_zeros(b) && without_zeros(a) != 0;
}

bool is_day_month_swap(PackedDate a, PackedDate b) {
    return a != b && year_of(a) == year_of(b) && month_of(a) == day_of(b) && day_of(a) == month_of(b) &&
           month_of(a) != 0 && day_of(a) != 0;
}

bool is_coarser_form(PackedDate a, PackedDate b) {
    if (a == b || year_of(a) != year_of(b)) return false;
    const auto only_year = [](PackedDate date) { return month_of(date) <= 1 && day_of(date) <= 1; };
    const auto only_month = [](PackedDate date) { return day_of(date) <= 1; };
    if (only_year(a) || only_year(b)) return true;
    return month_of(a) == month_of(b) && (only_month(a) || only_month(b));
}

}  // namespace baophu::linkage::engine

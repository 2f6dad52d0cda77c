// Digits and dates packed into words, so that a slip of the hand is a few operations on bits.
//
//   digits   up to 16 digits in 64 bits, a nibble each (digit + 1), the first digit lowest; longer numbers
//            keep their last 16
//   date     eight nibbles YYYYMMDD, the year highest: 0x19651231. Unknown parts are 0: 0x19650000
//
// 0 is "no value" in both.
#pragma once

#include <cstdint>
#include <string_view>

namespace baophu::linkage::engine {

using PackedDigits = std::uint64_t;
using PackedDate = std::uint32_t;

// The digits of the text; whatever else stands there is skipped.
PackedDigits pack_digits(std::string_view text);

// "1965-12-31", "31/12/1965", "1965/12/31", "19651231", "12/1965", "1965", with anything but digits between
// the parts; the year is the part of four digits. Two-digit years are not read. 0 if it is no such date; a
// day or month that cannot be is unknown.
PackedDate pack_date(std::string_view text);

// Days since 1970-01-01 of the Gregorian calendar; 0 outside the years 1 to 9999.
PackedDate pack_day(std::int32_t days);

constexpr std::uint32_t year_of(PackedDate date) {
    return date >> 16;
}
constexpr std::uint32_t month_day_of(PackedDate date) {
    return date & 0xffff;
}

// Bit 4i is set where the nibbles i differ.
constexpr std::uint64_t differing_nibbles(std::uint64_t a, std::uint64_t b) {
    std::uint64_t x = a ^ b;
    x |= x >> 1;
    x |= x >> 2;
    return x & 0x1111111111111111ULL;
}

// How many digits there are.
unsigned digit_count(PackedDigits digits);

// ENG-6: one digit wrong, two neighbours swapped, or one digit too many or too few. Not of equal numbers.
bool is_one_slip(PackedDigits a, PackedDigits b);

// Without the zeros in front.
PackedDigits without_zeros(PackedDigits digits);

// ENG-6: equal up to zeros in front of one of them.
bool is_lost_zero(PackedDigits a, PackedDigits b);

// ENG-5: day and month stand in each other's place.
bool is_day_month_swap(PackedDate a, PackedDate b);

// ENG-5: the one date is the other, told less exactly: only the year, or year and month, with the rest
// unknown or put as the first.
bool is_coarser_form(PackedDate a, PackedDate b);

}  // namespace baophu::linkage::engine

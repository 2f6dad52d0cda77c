// Months: a set of months of the year 2018, as twelve bits.
#pragma once

#include <bit>
#include <cstdint>

namespace baophu::synth {

inline constexpr int year = 2018;

class Months {
public:
    constexpr Months() = default;

    // first..last, both included; 1 <= first, last <= 12. None if first > last.
    static constexpr Months span(int first, int last) {
        Months months;
        for (int month = first; month <= last; ++month)
            months.bits_ |= 1U << month;
        return months;
    }

    constexpr bool has(int month) const { return (bits_ >> month & 1U) != 0; }
    constexpr bool none() const { return bits_ == 0; }
    constexpr int count() const { return std::popcount(bits_); }
    constexpr int first() const { return std::countr_zero(bits_); }      // Not of none.
    constexpr int last() const { return 31 - std::countl_zero(bits_); }  // Not of none.

    constexpr Months both(Months other) const { return Months(bits_ & other.bits_); }
    constexpr Months with(Months other) const { return Months(bits_ | other.bits_); }
    constexpr Months without(Months other) const { return Months(bits_ & ~other.bits_); }

    bool operator==(const Months&) const = default;

private:
    explicit constexpr Months(std::uint32_t bits) : bits_(bits) {}
    std::uint32_t bits_ = 0;  // Bit 1 is January.
};

}  // namespace baophu::synth

// Millions of elements in the order of a number that each has: a few passes over all of them, where comparing
// takes twenty.
//
//   sort_by_number(arrivals, [](const Arrival& each) { return each.first_seen; });
//
// What has the same number keeps its order. Digits in which all numbers agree cost nothing.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace baophu {

// `number_of` gives a number from 0 to 2^64 - 1; a copy of all elements is needed meanwhile.
template <class Element, class NumberOf>
    requires std::unsigned_integral<std::invoke_result_t<NumberOf, const Element&>>
void sort_by_number(std::vector<Element>& elements, const NumberOf& number_of) {
    constexpr unsigned digit_bits = 11;
    constexpr std::size_t digit_values = std::size_t{1} << digit_bits;
    std::uint64_t differing = 0;
    for (const Element& each : elements)
        differing |= std::uint64_t{number_of(each)} ^ std::uint64_t{number_of(elements.front())};
    std::vector<Element> other(differing == 0 ? 0 : elements.size());
    for (unsigned shift = 0; shift < 64 && differing >> shift != 0; shift += digit_bits) {
        const auto digit = [&](const Element& each) {
            return static_cast<std::size_t>(std::uint64_t{number_of(each)} >> shift & (digit_values - 1));
        };
        if ((differing >> shift & (digit_values - 1)) == 0) continue;
        std::array<std::size_t, digit_values> next{};
        for (const Element& each : elements)
            ++next[digit(each)];
        std::size_t before = 0;
        for (std::size_t& place : next)
            before += std::exchange(place, before);
        for (Element& each : elements)
            other[next[digit(each)]++] = std::move(each);
        elements.swap(other);
    }
}

}  // namespace baophu

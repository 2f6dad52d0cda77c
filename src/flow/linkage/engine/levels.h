// How far two values of a field agree, as one of at most eight levels. Level 0 is "one of them is not
// known" in every kind: it says nothing for or against a link. A pattern holds a pair's levels, three
// bits for each component in their order (layout.h).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace baophu::linkage::engine {

using Level = std::uint8_t;
using Pattern = std::uint64_t;

inline constexpr std::size_t levels_max = 8;

// A share for each level; that of level 0 is 0.
using LevelShares = std::array<double, levels_max>;
inline constexpr unsigned level_bits = 3;
inline constexpr std::size_t components_max = 21;

// How often two levels are seen together, and the place of the pair of components a < b among all pairs.
using JointCounts = std::array<std::array<double, levels_max>, levels_max>;
constexpr std::size_t tie_index(std::size_t a, std::size_t b) {
    return b * (b - 1) / 2 + a;
}

constexpr Level level_in(Pattern pattern, std::size_t component) {
    return static_cast<Level>((pattern >> (level_bits * component)) & (levels_max - 1));
}
constexpr Pattern at_component(Level level, std::size_t component) {
    return Pattern{level} << (level_bits * component);
}

namespace level {

inline constexpr Level unknown = 0;
inline constexpr Level equal = 1;

// ENG-3: name and text, by Jaro-Winkler. ENG-4: initials, words moved among the fields of a name.
namespace text {
inline constexpr Level close = 2;    // >= 0.95
inline constexpr Level near = 3;     // >= 0.88
inline constexpr Level far = 4;      // >= 0.80
inline constexpr Level initial = 5;  // Name: one is the first letter of the other.
inline constexpr Level other = 6;
inline constexpr Level rearranged = 7;  // The first name field: the words of all name fields are the same.
}  // namespace text

// ENG-5
namespace date {
inline constexpr Level slip = 2;
inline constexpr Level swapped = 3;
inline constexpr Level coarser = 4;
inline constexpr Level two_parts = 5;  // Two of year, month and day agree.
inline constexpr Level year = 6;
inline constexpr Level other = 7;
}  // namespace date

// ENG-6
namespace digits {
inline constexpr Level lost_zero = 2;
inline constexpr Level slip = 3;
inline constexpr Level two_slips = 4;  // Two digits wrong.
inline constexpr Level other = 5;
}  // namespace digits

// ENG-7
namespace exact {
inline constexpr Level other = 2;
}  // namespace exact

// ENG-8
namespace number {
inline constexpr Level close = 2;  // Within 1 %.
inline constexpr Level near = 3;   // Within 10 %.
inline constexpr Level other = 4;
}  // namespace number

// ENG-9: level i + 1 is "the first that agrees is field i"; one more is "none does".
namespace address {
inline constexpr std::size_t fields_max = levels_max - 2;
}  // namespace address

// ENG-10
namespace company {
inline constexpr Level same_words = 2;  // Legal forms and order aside.
inline constexpr Level branch = 3;      // The same firm, another branch.
inline constexpr Level most = 4;        // Of the rarity of their words at least 4/5 is shared.
inline constexpr Level half = 5;        // At least half.
inline constexpr Level other = 6;
}  // namespace company

}  // namespace level
}  // namespace baophu::linkage::engine

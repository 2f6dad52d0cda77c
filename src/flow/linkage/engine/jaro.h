// Jaro-Winkler similarity of two words, in whole numbers: a level is a comparison of two fractions, so no
// answer hangs on the rounding of a float, and every kernel gives the same.
//
//   m        letters of the one that have an equal letter in the other, not farther than
//            max(lengths) / 2 - 1 places away; each letter is taken once, from the left
//   t        half the number of these that stand in another order
//   jaro     (m / length_a + m / length_b + (m - t) / m) / 3
//   winkler  jaro + prefix / 10 * (1 - jaro) where jaro > 7/10, for at most 4 equal letters in front
//
// Which letters pair off hangs, rarely, on which word is gone through first: it is the first argument.
// Callers give a pair in one order (the engine: the more frequent value first). Words are cut at 63 letters.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "flow/linkage/engine/kernel.h"

namespace baophu::linkage::engine {

inline constexpr std::size_t letters_max = 63;

// A word as the kernels want it: one cache line, zeros behind its letters, the length in its last byte.
struct alignas(64) Letters {
    std::array<char, letters_max> byte{};
    std::uint8_t length = 0;

    bool operator==(const Letters&) const = default;
};
static_assert(sizeof(Letters) == 64);

Letters to_letters(std::string_view letters);

struct JaroCounts {
    std::uint32_t matches = 0;
    std::uint32_t out_of_order = 0;  // 2 t, rounded down to an even number when it is used.
    std::uint32_t prefix = 0;        // At most 4.

    bool operator==(const JaroCounts&) const = default;
};

// The textbook's two loops; the twin that the others are tested against.
JaroCounts count_jaro_slowly(const Letters& a, const Letters& b);

using JaroCounter = JaroCounts (*)(const Letters&, const Letters&);

// The fastest that `kernel` allows; equal answers. About length of `a` steps.
JaroCounter jaro_counter(Kernel kernel);

// Whether the similarity is at least `per_mille` / 1000.
bool reaches(const JaroCounts& counts, std::uint32_t length_a, std::uint32_t length_b,
             std::uint32_t per_mille);

// As a number, for people to look at.
double jaro_winkler(const JaroCounts& counts, std::uint32_t length_a, std::uint32_t length_b);

}  // namespace baophu::linkage::engine

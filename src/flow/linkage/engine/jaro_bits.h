// Jaro's counts from one question, "where in b does this letter stand", answered as a mask of bits. A
// kernel brings the answer; this is the rest, written once. Included by the kernels' files only.
//
// Letters of `a` are gone through from the left; each takes the lowest free bit inside its window.
#pragma once

#include <bit>
#include <cstdint>

#include "flow/linkage/engine/jaro.h"

namespace baophu::linkage::engine {
namespace {  // Each kernel's file has its own, compiled for its instructions.

inline std::uint64_t low_bits(std::uint32_t count) {
    return count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
}

struct JaroMasks {
    std::uint64_t taken_a = 0;
    std::uint64_t taken_b = 0;
};

template <class EqualMask>
inline JaroMasks match_letters(std::uint32_t length_a, std::uint32_t length_b, const EqualMask& equal_in_b) {
    const std::uint32_t longest = length_a > length_b ? length_a : length_b;
    const std::uint32_t reach = longest >= 4 ? longest / 2 - 1 : 0;
    JaroMasks masks;
    std::uint64_t free_b = low_bits(length_b);
    std::uint64_t window = low_bits(reach + 1);  // Of letter 0: places 0 to reach.
    for (std::uint32_t i = 0; i < length_a; ++i) {
        const std::uint64_t found = equal_in_b(i) & window & free_b;
        const std::uint64_t lowest = found & (0 - found);
        free_b ^= lowest;
        masks.taken_a |= std::uint64_t{found != 0} << i;
        // The upper end moves on; the lower end stays at 0 until letter `reach`.
        window = (window << 1) | std::uint64_t{i < reach};
    }
    masks.taken_b = low_bits(length_b) & ~free_b;
    return masks;
}

// How many of the letters that pair off differ when both are read from the left.
inline std::uint32_t count_out_of_order(const Letters& a, const Letters& b, JaroMasks masks) {
    std::uint32_t count = 0;
    while (masks.taken_a != 0) {
        count += static_cast<std::uint32_t>(a.byte[static_cast<unsigned>(std::countr_zero(masks.taken_a))] !=
                                            b.byte[static_cast<unsigned>(std::countr_zero(masks.taken_b))]);
        masks.taken_a &= masks.taken_a - 1;
        masks.taken_b &= masks.taken_b - 1;
    }
    return count;
}

// `equal` has a bit for each place where both words have the same byte.
inline std::uint32_t prefix_of(std::uint64_t equal, std::uint32_t length_a, std::uint32_t length_b) {
    const std::uint32_t shortest = length_a < length_b ? length_a : length_b;
    const std::uint32_t most = shortest < 4 ? shortest : 4;
    return static_cast<std::uint32_t>(std::countr_one(equal & low_bits(most)));
}

}  // namespace
}  // namespace baophu::linkage::engine

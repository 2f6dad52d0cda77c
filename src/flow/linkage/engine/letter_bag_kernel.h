// The kernel of letter bags, written once; included by the files that compile it for one kind of
// instructions each: to count bits is one of them, or many.
#pragma once

#include <algorithm>
#include <bit>

#include "flow/linkage/engine/letter_bag_kernels.h"

namespace baophu::linkage::engine {
namespace {  // Each kernel's file has its own.

inline std::size_t find_alike(const LetterBag& bag, std::span<const LetterBag> bags,
                              const FewestShared& fewest, std::uint32_t* found) {
    const auto& fewest_of = fewest[bag.length];
    std::size_t count = 0;
    for (std::uint32_t i = 0; i < bags.size(); ++i) {
        const auto told =
            static_cast<std::uint32_t>(std::popcount(bag.once_and_twice & bags[i].once_and_twice));
        const std::uint32_t shared = told + std::min(bag.more, bags[i].more);
        found[count] = i;
        count += shared >= fewest_of[bags[i].length] ? 1U : 0U;
    }
    return count;
}

}  // namespace
}  // namespace baophu::linkage::engine

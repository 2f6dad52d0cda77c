// The letters of a word without their order: how many two words share at most is seen in a few operations,
// and most pairs of words share too few to be alike.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "flow/linkage/engine/jaro.h"
#include "flow/linkage/engine/kernel.h"

namespace baophu::linkage::engine {

struct LetterBag {
    std::uint64_t once_and_twice = 0;  // A bit per letter that is there, another if it is there twice.
    std::uint32_t more = 0;            // How many letters these bits do not tell.
    std::uint32_t length = 0;          // At most letters_max.
};

// Of the first letters_max letters.
LetterBag bag_of(std::string_view letters);

// By the lengths of two words, how many letters they have to share at least.
using FewestShared = std::array<std::array<std::uint8_t, letters_max + 1>, letters_max + 1>;

// The places of those among `bags` that share enough letters with `bag`, in their order; returns how many
// there are. `found` has room for all.
using BagKernel = std::size_t (*)(const LetterBag& bag, std::span<const LetterBag> bags,
                                  const FewestShared& fewest, std::uint32_t* found);

// The fastest that `kernel` allows; equal answers.
BagKernel bag_kernel(Kernel kernel);

}  // namespace baophu::linkage::engine

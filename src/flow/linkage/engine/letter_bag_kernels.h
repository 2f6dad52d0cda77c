// The forms of the kernel of letter bags (letter_bag.h), each in a file that is compiled for its
// instructions.
#pragma once

#include "flow/linkage/engine/letter_bag.h"

namespace baophu::linkage::engine::kernels {

std::size_t find_alike_plain(const LetterBag& bag, std::span<const LetterBag> bags,
                             const FewestShared& fewest, std::uint32_t* found);

#if defined(__x86_64__)
std::size_t find_alike_avx2(const LetterBag& bag, std::span<const LetterBag> bags, const FewestShared& fewest,
                            std::uint32_t* found);
#endif

}  // namespace baophu::linkage::engine::kernels

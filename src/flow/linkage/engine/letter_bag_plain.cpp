#include "flow/linkage/engine/letter_bag_kernel.h"

namespace baophu::linkage::engine::kernels {

std::size_t find_alike_plain(const LetterBag& bag, std::span<const LetterBag> bags,
                             const FewestShared& fewest, std::uint32_t* found) {
    return find_alike(bag, bags, fewest, found);
}

}  // namespace baophu::linkage::engine::kernels

#include "flow/linkage/engine/jaro_bits.h"
#include "flow/linkage/engine/jaro_kernels.h"

namespace baophu::linkage::engine::kernels {

JaroCounts count_jaro_plain(const Letters& a, const Letters& b) {
    const auto equal_in_b = [&](std::uint32_t i) {
        std::uint64_t mask = 0;
        for (std::uint32_t j = 0; j < b.length; ++j)
            mask |= std::uint64_t{a.byte[i] == b.byte[j]} << j;
        return mask;
    };
    const JaroMasks masks = match_letters(a.length, b.length, equal_in_b);
    std::uint64_t equal = 0;
    for (std::uint32_t i = 0; i < 4; ++i)
        equal |= std::uint64_t{a.byte[i] == b.byte[i]} << i;
    return {static_cast<std::uint32_t>(std::popcount(masks.taken_a)), count_out_of_order(a, b, masks),
            prefix_of(equal, a.length, b.length)};
}

}  // namespace baophu::linkage::engine::kernels

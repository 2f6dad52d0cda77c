#if defined(__x86_64__)

#include <immintrin.h>

#include "flow/linkage/engine/jaro_bits.h"
#include "flow/linkage/engine/jaro_kernels.h"

namespace baophu::linkage::engine::kernels {
namespace {

std::uint64_t equal_bytes(const __m256i* low_and_high, __m256i letter) {
    const auto low = static_cast<std::uint32_t>(
        _mm256_movemask_epi8(_mm256_cmpeq_epi8(_mm256_load_si256(low_and_high), letter)));
    const auto high = static_cast<std::uint32_t>(
        _mm256_movemask_epi8(_mm256_cmpeq_epi8(_mm256_load_si256(low_and_high + 1), letter)));
    return (std::uint64_t{high} << 32) | low;
}

// Words of at most 16 letters.
JaroCounts count_short(const Letters& a, const Letters& b) {
    const __m128i in_b = _mm_load_si128(reinterpret_cast<const __m128i*>(&b));
    const __m128i in_a = _mm_load_si128(reinterpret_cast<const __m128i*>(&a));
    const JaroMasks masks = match_letters(a.length, b.length, [&](std::uint32_t i) {
        return std::uint64_t{
            static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(in_b, _mm_set1_epi8(a.byte[i]))))};
    });
    const auto equal = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(in_a, in_b)));
    return {static_cast<std::uint32_t>(std::popcount(masks.taken_a)), count_out_of_order(a, b, masks),
            prefix_of(equal, a.length, b.length)};
}

}  // namespace

JaroCounts count_jaro_avx2(const Letters& a, const Letters& b) {
    constexpr std::uint32_t short_max = 16;
    if (a.length <= short_max && b.length <= short_max) return count_short(a, b);
    const auto* in_b = reinterpret_cast<const __m256i*>(&b);
    const JaroMasks masks = match_letters(
        a.length, b.length, [&](std::uint32_t i) { return equal_bytes(in_b, _mm256_set1_epi8(a.byte[i])); });
    const __m256i first_a = _mm256_load_si256(reinterpret_cast<const __m256i*>(&a));
    return {static_cast<std::uint32_t>(std::popcount(masks.taken_a)), count_out_of_order(a, b, masks),
            prefix_of(equal_bytes(in_b, first_a), a.length, b.length)};
}

}  // namespace baophu::linkage::engine::kernels

#endif

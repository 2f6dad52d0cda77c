#if defined(__x86_64__)

#include <immintrin.h>

#include "flow/linkage/engine/jaro_bits.h"
#include "flow/linkage/engine/jaro_kernels.h"

namespace baophu::linkage::engine::kernels {
namespace {

// Words of at most 16 letters.
JaroCounts count_short(const Letters& a, const Letters& b) {
    const __m128i in_a = _mm_load_si128(reinterpret_cast<const __m128i*>(&a));
    const __m128i in_b = _mm_load_si128(reinterpret_cast<const __m128i*>(&b));
    const JaroMasks masks = match_letters(a.length, b.length, [&](std::uint32_t i) {
        return std::uint64_t{_mm_cmpeq_epi8_mask(in_b, _mm_set1_epi8(a.byte[i]))};
    });
    const __m128i kept_a = _mm_maskz_compress_epi8(static_cast<__mmask16>(masks.taken_a), in_a);
    const __m128i kept_b = _mm_maskz_compress_epi8(static_cast<__mmask16>(masks.taken_b), in_b);
    return {static_cast<std::uint32_t>(std::popcount(masks.taken_a)),
            static_cast<std::uint32_t>(std::popcount(std::uint32_t{_mm_cmpneq_epi8_mask(kept_a, kept_b)})),
            prefix_of(_mm_cmpeq_epi8_mask(in_a, in_b), a.length, b.length)};
}

}  // namespace

JaroCounts count_jaro_avx512(const Letters& a, const Letters& b) {
    constexpr std::uint32_t short_max = 16;
    if (a.length <= short_max && b.length <= short_max) return count_short(a, b);
    const __m512i in_a = _mm512_load_si512(&a);
    const __m512i in_b = _mm512_load_si512(&b);
    const JaroMasks masks = match_letters(a.length, b.length, [&](std::uint32_t i) {
        return std::uint64_t{_mm512_cmpeq_epi8_mask(in_b, _mm512_set1_epi8(a.byte[i]))};
    });
    const __m512i kept_a = _mm512_maskz_compress_epi8(masks.taken_a, in_a);
    const __m512i kept_b = _mm512_maskz_compress_epi8(masks.taken_b, in_b);
    return {static_cast<std::uint32_t>(std::popcount(masks.taken_a)),
            static_cast<std::uint32_t>(std::popcount(_mm512_cmpneq_epi8_mask(kept_a, kept_b))),
            prefix_of(_mm512_cmpeq_epi8_mask(in_a, in_b), a.length, b.length)};
}

}  // namespace baophu::linkage::engine::kernels

#endif

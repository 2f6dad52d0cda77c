#include "flow/linkage/engine/jaro.h"

#include <algorithm>
#include <cstring>

#include "flow/linkage/engine/jaro_kernels.h"

namespace baophu::linkage::engine {
namespace {

constexpr std::uint32_t prefix_max = 4;

std::uint32_t common_prefix(const Letters& a, const Letters& b) {
    const std::uint32_t most = std::min({std::uint32_t{a.length}, std::uint32_t{b.length}, prefix_max});
    std::uint32_t prefix = 0;
    while (prefix < most && a.byte[prefix] == b.byte[prefix])
        ++prefix;
    return prefix;
}

// jaro = numerator / denominator. At most 3 * 63^3: they fit 32 bits.
struct Fraction {
    std::uint64_t numerator;
    std::uint64_t denominator;
};

Fraction jaro(const JaroCounts& counts, std::uint64_t length_a, std::uint64_t length_b) {
    const std::uint64_t m = counts.matches;
    const std::uint64_t t = counts.out_of_order / 2;
    return {m * m * (length_a + length_b) + (m - t) * length_a * length_b, 3 * m * length_a * length_b};
}

}  // namespace

Letters to_letters(std::string_view letters) {
    Letters word;
    word.length = static_cast<std::uint8_t>(std::min(letters.size(), letters_max));
    std::memcpy(word.byte.data(), letters.data(), word.length);
    return word;
}

JaroCounts count_jaro_slowly(const Letters& a, const Letters& b) {
    const int longest = std::max(a.length, b.length);
    const int reach = std::max(longest / 2 - 1, 0);
    std::array<bool, letters_max> taken_a{};
    std::array<bool, letters_max> taken_b{};
    JaroCounts counts;
    for (int i = 0; i < int{a.length}; ++i) {
        const int last = std::min(i + reach, int{b.length} - 1);
        for (int j = std::max(i - reach, 0); j <= last; ++j) {
            const auto at_a = static_cast<std::size_t>(i);
            const auto at_b = static_cast<std::size_t>(j);
            if (taken_b.at(at_b) || a.byte.at(at_a) != b.byte.at(at_b)) continue;
            taken_a.at(at_a) = taken_b.at(at_b) = true;
            ++counts.matches;
            break;
        }
    }
    std::size_t j = 0;
    for (std::size_t i = 0; i < a.length; ++i) {
        if (!taken_a.at(i)) continue;
        while (!taken_b.at(j))
            ++j;
        if (a.byte.at(i) != b.byte.at(j++)) ++counts.out_of_order;
    }
    counts.prefix = common_prefix(a, b);
    return counts;
}

JaroCounter jaro_counter([[maybe_unused]] Kernel kernel) {
#if defined(__x86_64__)
    if (kernel == Kernel::avx512) return kernels::count_jaro_avx512;
    if (kernel == Kernel::avx2) return kernels::count_jaro_avx2;
#endif
    return kernels::count_jaro_plain;
}

bool reaches(const JaroCounts& counts, std::uint32_t length_a, std::uint32_t length_b,
             std::uint32_t per_mille) {
    if (counts.matches == 0) return per_mille == 0;
    const auto [numerator, denominator] = jaro(counts, length_a, length_b);
    const std::uint64_t prefix = 10 * numerator > 7 * denominator ? counts.prefix : 0;
    // jaro + prefix / 10 (1 - jaro) >= per_mille / 1000, times 10'000 denominators.
    return 1'000 * ((10 - prefix) * numerator + prefix * denominator) >= 10 * per_mille * denominator;
}

double jaro_winkler(const JaroCounts& counts, std::uint32_t length_a, std::uint32_t length_b) {
    if (counts.matches == 0) return 0;
    const auto [numerator, denominator] = jaro(counts, length_a, length_b);
    const double plain = static_cast<double>(numerator) / static_cast<double>(denominator);
    const bool near = 10 * numerator > 7 * denominator;
    return near ? plain + counts.prefix * 0.1 * (1 - plain) : plain;
}

}  // namespace baophu::linkage::engine

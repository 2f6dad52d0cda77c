// The lane kernels, written once in the vector types of the compiler; included by the files that compile
// them for one kind of instructions each. Whole numbers only: all forms give equal bits.
//
// A vector is as wide as a register of the machine: wider ones are taken apart lane by lane where they are
// compared. The sixteen lanes of a group are one or more vectors, one after the other.
#pragma once

#if defined(__AVX2__)
#include <immintrin.h>
#endif

#include "flow/linkage/engine/lane_kernels.h"
#include "flow/linkage/engine/packed.h"

namespace baophu::linkage::engine {
namespace {  // Each kernel's file has its own.

#if defined(__AVX512F__)
constexpr unsigned vector_bytes = 64;
#elif defined(__AVX2__)
constexpr unsigned vector_bytes = 32;
#else
constexpr unsigned vector_bytes = 16;
#endif
constexpr unsigned width = vector_bytes / sizeof(std::uint32_t);  // Lanes of a vector.

using Words = std::uint32_t __attribute__((vector_size(vector_bytes), may_alias));
using Weights =
    std::int32_t __attribute__((vector_size(vector_bytes), may_alias));  // Also masks: a lane is 0 or -1.
using Wide = std::uint64_t __attribute__((vector_size(vector_bytes)));   // Of half as many lanes.
using WideMask = std::int64_t __attribute__((vector_size(vector_bytes), may_alias));
using HalfWords = std::uint32_t __attribute__((vector_size(vector_bytes / 2), may_alias));
using HalfWeights = std::int32_t __attribute__((vector_size(vector_bytes / 2), may_alias));

// The lanes of a block's columns from one of them on.
struct Columns {
    const Lane16* lane;
    unsigned first;

    const Words& at(std::uint32_t column) const {
        return reinterpret_cast<const Words&>(lane[column].word[first]);
    }
    const HalfWords& half(std::uint32_t column, unsigned which) const {
        return reinterpret_cast<const HalfWords&>(lane[column].word[first + which * width / 2]);
    }
};

inline Weights all_of(Weight weight) {
    return Weights{} + weight;
}

inline Weights chosen(Weights mask, Weights yes, Weights no) {
    return (mask & yes) | (~mask & no);
}

// A bit per lane of the vector.
inline LaneBits bits_of(Weights mask) {
#if defined(__AVX512F__)
    return _mm512_movepi32_mask(reinterpret_cast<__m512i>(mask));
#elif defined(__AVX2__)
    return static_cast<LaneBits>(_mm256_movemask_ps(reinterpret_cast<__m256>(mask)));
#else
    LaneBits bits = 0;
    for (unsigned lane = 0; lane < width; ++lane)
        bits |= (static_cast<LaneBits>(mask[lane]) & 1U) << lane;
    return bits;
#endif
}

// level[bytes[place]] for each lane. Up to three bytes behind a place are read.
inline Weights look_up(const std::array<Weight, levels_max>& level, const std::uint8_t* bytes, Words place) {
#if defined(__AVX512F__)
    const __m512i found = _mm512_and_si512(_mm512_i32gather_epi32(reinterpret_cast<__m512i>(place), bytes, 1),
                                           _mm512_set1_epi32(0xff));
    const __m512i table =
        _mm512_castsi256_si512(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(level.data())));
    return reinterpret_cast<Weights>(_mm512_permutexvar_epi32(found, table));
#elif defined(__AVX2__)
    const __m256i found =
        _mm256_i32gather_epi32(reinterpret_cast<const int*>(bytes), reinterpret_cast<__m256i>(place), 1);
    const __m256i table = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(level.data()));
    // Of an index the three lowest bits count: a level.
    return reinterpret_cast<Weights>(_mm256_permutevar8x32_epi32(table, found));
#else
    Weights found{};
    for (unsigned lane = 0; lane < width; ++lane)
        found[lane] = level[bytes[place[lane]]];
    return found;
#endif
}

// Where both know a value. 0 is "not known".
inline Weights known(std::uint32_t a, Words b) {
    return a == 0 ? Weights{} : Weights(b != 0);
}

inline Weights bound_words(const LaneComponent& component, std::uint32_t a, Weight equal, Words b) {
    Weights unequal = all_of(component.unequal_most);
    if (a < component.common) {
        const Weights common = Weights(b < component.common);
        const Words place = b & reinterpret_cast<Words>(common);
        const Weights found =
            look_up(component.level, component.table + std::size_t{a} * component.common, place);
        unequal = chosen(common, found, unequal);
    }
    return known(a, b) & chosen(Weights(b == a), all_of(equal), unequal);
}

inline Weights bound_unequal(const LaneComponent& component, std::uint32_t a, Weight equal, Words b) {
    return known(a, b) & chosen(Weights(b == a), all_of(equal), all_of(component.unequal_most));
}

inline Words nibbles_of(Words x) {
    x |= x >> 1;
    x |= x >> 2;
    return x & 0x11111111U;
}

inline Weights bound_date(const LaneComponent& component, std::uint32_t a, Weight equal, Words b) {
    const auto& level = component.level;
    const Words differing = (Words{} + a) ^ b;
    const Words nibbles = nibbles_of(differing);
    const Words but_one = nibbles & (nibbles - 1);
    const Weights one = Weights(but_one == 0);
    const Weights two = Weights((but_one & (but_one - 1)) == 0);
    const Weights year = Weights((differing & 0xffff0000U) == 0);
    const Weights month = Weights((differing & 0xff00U) == 0);
    const Weights month_known = (a & 0xff00U) == 0 ? Weights{} : month;
    const Weights day_known = (a & 0xffU) == 0 ? Weights{} : Weights((differing & 0xffU) == 0);
    const Weights parts = year + month_known + day_known;  // Minus how many agree.
    Weights weight = chosen(year, all_of(level[level::date::year]), all_of(level[level::date::other]));
    weight = chosen(Weights(parts == -2), all_of(level[level::date::two_parts]), weight);
    const Weights slip = all_of(level[level::date::slip]);
    weight = chosen(two & Weights(slip > weight), slip, weight);
    weight = chosen(one, slip, weight);
    const std::uint32_t turned = (a & 0xffff0000U) | ((a & 0xffU) << 8) | ((a >> 8) & 0xffU);
    const bool can_turn = (a & 0xffU) != 0 && (a & 0xff00U) != 0;
    const Weights swapped = can_turn ? Weights(b == turned) : Weights{};
    weight = chosen(swapped, all_of(level[level::date::swapped]), weight);
    const Weights only_year = (a & 0xfefeU) == 0 ? ~Weights{} : Weights((b & 0xfefeU) == 0);
    const Weights only_month = (a & 0xfeU) == 0 ? ~Weights{} : Weights((b & 0xfeU) == 0);
    const Weights coarser = year & (only_year | (month & only_month));
    weight = chosen(coarser, all_of(level[level::date::coarser]), weight);
    return known(a, b) & chosen(Weights(b == a), all_of(equal), weight);
}

inline Wide wide_nibbles(Wide x) {
    x |= x >> 1;
    x |= x >> 2;
    return x & 0x1111111111111111ULL;
}

// The lanes of half `half` as 64 bits each.
inline Wide joined_halves(const Columns& columns, std::uint32_t low, unsigned half) {
    const Wide lower = __builtin_convertvector(columns.half(low, half), Wide);
    const Wide upper = __builtin_convertvector(columns.half(low + 1, half), Wide);
    return lower | (upper << 32);
}

inline Wide all_wide(Weight weight) {
    return Wide{} + static_cast<std::uint64_t>(static_cast<std::uint32_t>(weight));
}
inline Wide chosen_wide(WideMask mask, Wide yes, Wide no) {
    return (reinterpret_cast<Wide>(mask) & yes) | (~reinterpret_cast<Wide>(mask) & no);
}

// Weights stand in the lower halves.
inline Wide bound_digits_half(const LaneComponent& component, std::uint64_t a, std::uint64_t a_stripped,
                              Weight equal, Wide b, Wide b_stripped) {
    const auto& level = component.level;
    const std::uint64_t a_length = differing_nibbles(a, 0);
    const Wide b_length = wide_nibbles(b);
    const Wide nibbles = wide_nibbles((Wide{} + a) ^ b);
    const Wide but_one = nibbles & (nibbles - 1);
    const WideMask same_length = b_length == (Wide{} + a_length);
    const WideMask one_more =
        (b_length == (Wide{} + ((a_length << 4) | 1))) | (((b_length << 4) | 1) == (Wide{} + a_length));
    const WideMask one = same_length & (but_one == 0);
    const WideMask two = same_length & ((but_one & (but_one - 1)) == 0);
    const Weight two_most = level[level::digits::slip] > level[level::digits::two_slips]
                                ? level[level::digits::slip]
                                : level[level::digits::two_slips];
    const Weight more_most = level[level::digits::slip] > level[level::digits::other]
                                 ? level[level::digits::slip]
                                 : level[level::digits::other];
    Wide weight = all_wide(level[level::digits::other]);
    weight = chosen_wide(two, all_wide(two_most), weight);
    weight = chosen_wide(one, all_wide(level[level::digits::slip]), weight);
    weight = chosen_wide(one_more, all_wide(more_most), weight);
    const WideMask lost_zero = (b_stripped == (Wide{} + a_stripped)) & (b_stripped != 0);
    weight = chosen_wide(lost_zero, all_wide(level[level::digits::lost_zero]), weight);
    weight = chosen_wide(b == (Wide{} + a), all_wide(equal), weight);
    return reinterpret_cast<Wide>(WideMask(b != 0)) & weight;
}

inline Weights bound_digits(const LaneComponent& component, std::uint64_t a, std::uint64_t a_stripped,
                            Weight equal, const Columns& columns) {
    if (a == 0) return Weights{};
    HalfWeights half[2];
    for (unsigned i = 0; i < 2; ++i) {
        const Wide b = joined_halves(columns, component.slot, i);
        const Wide stripped = joined_halves(columns, component.stripped, i);
        const Wide weights = bound_digits_half(component, a, a_stripped, equal, b, stripped);
        half[i] = __builtin_convertvector(weights, HalfWeights);
    }
    Weights weights;
    __builtin_memcpy(&weights, half, sizeof weights);
    return weights;
}

inline Weights bound_address(const LaneComponent& component, const Probe& probe, const Columns& columns) {
    Weights any{};
    Weights weight = all_of(component.level[component.address_fields + 1]);
    for (std::uint32_t i = component.address_fields; i-- > 0;) {
        const std::uint32_t a = probe.slot[component.address_slot[i]];
        const Words b = columns.at(component.address_slot[i]);
        const Weights both = known(a, b);
        any |= both;
        weight = chosen(both & Weights(b == a), all_of(probe.address[i]), weight);
    }
    return any & weight;
}

inline Weights bound_component(const LaneComponent& component, const Probe& probe, std::size_t i,
                               const Columns& columns) {
    const std::uint32_t a = probe.slot[component.slot];
    const Words b = columns.at(component.slot);
    switch (component.kind) {
        case Kind::name:
        case Kind::text:
            return bound_words(component, a, probe.equal[i], b);
        case Kind::date:
            return bound_date(component, a, probe.equal[i], b);
        case Kind::digits:
            return bound_digits(component, probe.digits[i], probe.stripped[i], probe.equal[i], columns);
        case Kind::address:
            return bound_address(component, probe, columns);
        case Kind::exact:
        case Kind::number:
        case Kind::company:
            break;
    }
    return bound_unequal(component, a, probe.equal[i], b);
}

// Lanes whose names have the same words, but not in the same fields.
inline LaneBits rearranged(const LanePlan& plan, const Probe& probe, const Columns& columns) {
    if (plan.name_slots.empty() || probe.slot[plan.words_slot] == 0) return 0;
    const LaneBits same = bits_of(Weights(columns.at(plan.words_slot) == probe.slot[plan.words_slot]));
    if (same == 0) return 0;
    LaneBits equal = same;
    for (const std::uint32_t slot : plan.name_slots)
        equal &= bits_of(Weights(columns.at(slot) == probe.slot[slot]));
    return same & ~equal;
}

inline Weights equal_in(const Probe& probe, const Columns& columns, std::uint32_t slot, std::uint32_t slots) {
    Weights equal = Weights(columns.at(slot) == probe.slot[slot]);
    if (slots == 2) equal &= Weights(columns.at(slot + 1) == probe.slot[slot + 1]);
    // Where both are not known they are no equal values.
    const bool known_to_a = probe.slot[slot] != 0 || (slots == 2 && probe.slot[slot + 1] != 0);
    return known_to_a ? equal : Weights{};
}

inline Weights bound_ties(const LanePlan& plan, const Probe& probe, const Columns& columns) {
    Weights sum{};
    for (const LaneTie& tie : plan.ties) {
        const Weights a = equal_in(probe, columns, tie.slot_a, tie.slots_a);
        const Weights b = equal_in(probe, columns, tie.slot_b, tie.slots_b);
        const Weights with_a = chosen(b, all_of(tie.both), all_of(tie.only_a));
        const Weights without_a = chosen(b, all_of(tie.only_b), all_of(tie.none));
        sum += chosen(a, with_a, without_a);
    }
    return sum;
}

inline LaneBits bound_vector(const LanePlan& plan, Probe& probe, const Columns& columns, LaneBits alive,
                             Weights& bounds) {
    const LaneBits kept = rearranged(plan, probe, columns);
    Weights sum = all_of(plan.prior) + bound_ties(plan, probe, columns);
    for (std::size_t i = 0; i < plan.components.size(); ++i) {
        if ((probe.weighed >> i & 1U) == 0) probe.maker->weigh(probe, i);
        sum += bound_component(plan.components[i], probe, i, columns);
        alive &= kept | bits_of(Weights(sum >= plan.least - plan.rest_most[i + 1]));
        if (alive == 0) return 0;
    }
    bounds = sum;
    return alive;
}

constexpr LaneBits all_lanes = (LaneBits{1} << width) - 1;  // Of a vector.

inline LaneBits bound_lanes(const LanePlan& plan, Probe& probe, const Lane16* columns, LaneBits alive,
                            LaneWeights& bounds) {
    LaneBits left = 0;
    for (unsigned first = 0; first < lanes; first += width) {
        const LaneBits asked = (alive >> first) & all_lanes;
        if (asked == 0) continue;
        auto& of_vector = reinterpret_cast<Weights&>(bounds.weight[first]);
        left |= bound_vector(plan, probe, {columns, first}, asked, of_vector) << first;
    }
    return left;
}

inline LaneBits fresh_lanes(const std::uint32_t* line, const Lane16* keys, std::size_t passes,
                            LaneBits alive) {
    for (unsigned first = 0; first < lanes; first += width) {
        const Columns columns{keys, first};
        Weights found{};
        for (std::size_t pass = 0; pass < passes; ++pass)
            if (line[pass] != 0) found |= Weights(columns.at(static_cast<std::uint32_t>(pass)) == line[pass]);
        alive &= ~(bits_of(found) << first);
    }
    return alive;
}

}  // namespace
}  // namespace baophu::linkage::engine

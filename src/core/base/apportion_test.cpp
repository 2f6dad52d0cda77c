// A slow, obvious twin tries every way in which parts may stand at their floor, at their
// ceiling or between them; a million random cases hold the promises of the header.
#include "core/base/apportion.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <random>
#include <stdexcept>

#include <gtest/gtest.h>

namespace baophu {
namespace {

using Parts = std::vector<std::int64_t>;

std::int64_t sum(const Parts& parts) {
    return std::accumulate(parts.begin(), parts.end(), std::int64_t{0});
}

Parts numbers(const std::vector<Part>& parts) {
    Parts found;
    for (const Part& part : parts)
        found.push_back(part.number);
    return found;
}

// Golden test 9.
TEST(Apportion, golden_9_100_by_3_3_1) {
    EXPECT_EQ(apportion(100, Parts{3, 3, 1}), (Parts{43, 43, 14}));
}

TEST(Apportion, equal_fractions_go_to_the_larger_weight_then_to_the_first) {
    EXPECT_EQ(apportion(2, Parts{1, 1, 1}), (Parts{1, 1, 0}));
    EXPECT_EQ(apportion(1, Parts{1, 1}), (Parts{1, 0}));
    // 1,5 and 4,5: halves both, and the larger weight comes second.
    EXPECT_EQ(apportion(6, Parts{1, 3}), (Parts{1, 5}));
}

TEST(Apportion, a_floor_and_a_ceiling_hold_and_the_others_share_the_rest) {
    const std::vector<Share> shares{{.weight = 1, .floor = 40}, {.weight = 6, .ceiling = 30}, {.weight = 3}};
    using enum PartRule;
    EXPECT_EQ(*apportion(100, shares), (std::vector<Part>{{40, at_floor}, {30, at_ceiling}, {30, whole}}));
}

TEST(Apportion, each_part_says_how_it_came_from_its_share) {
    const std::vector<Share> shares{{.weight = 3}, {.weight = 3}, {.weight = 1}};
    using enum PartRule;
    EXPECT_EQ(*apportion(100, shares), (std::vector<Part>{{43, raised}, {43, raised}, {14, cut}}));
}

TEST(Apportion, a_part_without_weight_stays_at_its_floor) {
    const std::vector<Share> shares{{.weight = 0, .floor = 5}, {.weight = 1}};
    EXPECT_EQ(numbers(*apportion(12, shares)), (Parts{5, 7}));
    EXPECT_EQ(numbers(*apportion(5, shares)), (Parts{5, 0}));
    EXPECT_EQ(numbers(*apportion(7, std::vector<Share>{{.weight = 0, .floor = 7}})), (Parts{7}));
}

TEST(Apportion, nothing_among_nobody_is_nothing) {
    EXPECT_TRUE(apportion(0, Parts{}).empty());
    EXPECT_EQ(apportion(0, Parts{2, 0}), (Parts{0, 0}));
}

TEST(Apportion, numbers_near_the_end_of_64_bits) {
    constexpr std::int64_t half = std::numeric_limits<std::int64_t>::max() / 2;
    EXPECT_EQ(apportion(2 * half, Parts{half, half}), (Parts{half, half}));
    EXPECT_EQ(apportion(2 * half + 1, Parts{half, half}), (Parts{half + 1, half}));
}

TEST(Apportion, a_refusal_says_why) {
    using enum ApportionFault;
    const auto fault = [](std::int64_t whole, std::vector<Share> shares) {
        return apportion(whole, shares).fault();
    };
    constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
    EXPECT_EQ(fault(-1, {{.weight = 1}}), negative);
    EXPECT_EQ(fault(1, {{.weight = -1}}), negative);
    EXPECT_EQ(fault(1, {{.weight = 1, .floor = -1}}), negative);
    EXPECT_EQ(fault(1, {{.weight = 1, .floor = 2, .ceiling = 1}}), floor_above_ceiling);
    EXPECT_EQ(fault(1, {{.weight = largest}, {.weight = 1}}), too_large);
    EXPECT_EQ(fault(1, {{.weight = 1, .floor = largest}, {.weight = 1, .floor = 1}}), too_large);
    EXPECT_EQ(fault(4, {{.weight = 1, .floor = 5}}), below_floors);
    EXPECT_EQ(fault(6, {{.weight = 1, .ceiling = 5}}), above_ceilings);
    EXPECT_EQ(fault(1, {{.weight = 0}}), above_ceilings);
    EXPECT_EQ(fault(1, {}), above_ceilings);
    EXPECT_THROW(apportion(1, Parts{0, 0}), std::invalid_argument);
}

// ---- The slow twin -----------------------------------------------------------------------

enum class Stand { floor, between, ceiling };

bool stands(const Share& share, Stand stand, std::int64_t numerator, std::int64_t denominator) {
    const std::int64_t grown = share.weight * numerator;
    if (stand == Stand::floor) return share.weight == 0 || grown <= share.floor * denominator;
    if (share.weight == 0) return false;
    if (stand == Stand::ceiling) return grown >= share.ceiling * denominator;
    return grown >= share.floor * denominator && grown <= share.ceiling * denominator;
}

// The parts if the parts stand as told; empty if they cannot.
Parts parts_standing(std::int64_t whole, const std::vector<Share>& shares,
                     const std::vector<Stand>& stands_as) {
    std::int64_t rest = whole;
    std::int64_t weights = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        if (stands_as[i] == Stand::floor) rest -= shares[i].floor;
        if (stands_as[i] == Stand::ceiling) rest -= shares[i].ceiling;
        if (stands_as[i] == Stand::between) weights += shares[i].weight;
    }
    // Without a part in between, any level fits that all agree on: the twin leaves those to
    // the standings with one part in between, which has then its floor or ceiling exactly.
    if (weights == 0 || rest < 0) return {};
    Parts parts;
    std::vector<std::tuple<std::int64_t, std::int64_t, std::int64_t>> order;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        if (!stands(shares[i], stands_as[i], rest, weights)) return {};
        const bool between = stands_as[i] == Stand::between;
        const std::int64_t grown = shares[i].weight * rest;
        parts.push_back(between                        ? grown / weights
                        : stands_as[i] == Stand::floor ? shares[i].floor
                                                       : shares[i].ceiling);
        order.emplace_back(between ? -(grown % weights) : 0, -shares[i].weight, std::int64_t(i));
    }
    std::ranges::sort(order);
    const std::int64_t left = whole - sum(parts);
    for (std::int64_t i = 0; i < left; ++i)
        ++parts[std::size_t(std::get<2>(order[std::size_t(i)]))];
    return parts;
}

Parts twin(std::int64_t whole, const std::vector<Share>& shares) {
    std::size_t standings = 1;
    for (std::size_t i = 0; i < shares.size(); ++i)
        standings *= 3;
    for (std::size_t number = 0; number < standings; ++number) {
        std::vector<Stand> stands_as;
        std::size_t digits = number;
        for (std::size_t i = 0; i < shares.size(); ++i, digits /= 3)
            stands_as.push_back(static_cast<Stand>(digits % 3));
        if (Parts parts = parts_standing(whole, shares, stands_as); !parts.empty()) return parts;
    }
    return {};
}

struct Case {
    std::int64_t whole;
    std::vector<Share> shares;
};

class Cases {
public:
    // Small numbers on purpose: they meet at floors, ceilings and equal fractions far more often.
    Case next(int parts_most) {
        Case made{0, {}};
        std::int64_t least = 0;
        std::int64_t most = 0;
        const std::int64_t parts = between(1, parts_most);
        for (std::int64_t i = 0; i < parts; ++i) {
            Share share{.weight = between(0, 9), .floor = between(0, 6)};
            share.ceiling = share.floor + between(0, 12);
            least += share.floor;
            most += share.weight > 0 ? share.ceiling : share.floor;
            made.shares.push_back(share);
        }
        made.whole = between(least, most);
        return made;
    }

private:
    std::int64_t between(std::int64_t low, std::int64_t high) {
        return std::uniform_int_distribution<std::int64_t>(low, high)(random_);
    }
    std::mt19937_64 random_{20190401};
};

TEST(Apportion, equals_the_slow_twin) {
    Cases cases;
    int compared = 0;
    for (int i = 0; i < 20'000; ++i) {
        const Case made = cases.next(5);
        const Parts slow = twin(made.whole, made.shares);
        if (slow.empty()) continue;
        ++compared;
        ASSERT_EQ(numbers(*apportion(made.whole, made.shares)), slow) << "case " << i;
    }
    EXPECT_GT(compared, 15'000);
}

// Sums, bounds, and at most 1 lost when the whole grows by 1.
TEST(Apportion, a_million_cases_keep_sum_bounds_and_the_step_of_one) {
    Cases cases;
    for (int i = 0; i < 1'000'000; ++i) {
        const Case made = cases.next(12);
        const Parts parts = numbers(*apportion(made.whole, made.shares));
        const auto grown = apportion(made.whole + 1, made.shares);
        ASSERT_EQ(sum(parts), made.whole) << "case " << i;
        for (std::size_t p = 0; p < parts.size(); ++p) {
            ASSERT_GE(parts[p], made.shares[p].floor) << "case " << i;
            ASSERT_LE(parts[p], made.shares[p].ceiling) << "case " << i;
            if (!grown) continue;  // The ceilings are full.
            ASSERT_GE((*grown)[p].number, parts[p] - 1) << "case " << i;
        }
    }
}

// |part - whole * weight / weights| < 1, in integers.
TEST(Apportion, no_part_is_a_unit_away_from_its_exact_share) {
    std::mt19937_64 random(7);
    for (int i = 0; i < 100'000; ++i) {
        Parts weights(1 + random() % 11);
        for (std::int64_t& weight : weights)
            weight = std::int64_t(random() % 100'000);
        weights.front() += 1;
        const auto whole = std::int64_t(random() % 1'000'000);
        const Parts parts = apportion(whole, weights);
        const std::int64_t all = sum(weights);
        for (std::size_t p = 0; p < parts.size(); ++p)
            ASSERT_LT(std::abs(parts[p] * all - whole * weights[p]), all) << "case " << i;
    }
}

}  // namespace
}  // namespace baophu

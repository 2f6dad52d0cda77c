#include <algorithm>
#include <map>
#include <numeric>
#include <random>

#include <gtest/gtest.h>

#include "core/base/fault_codes.h"
#include "flow/targets/targets.h"

namespace baophu::targets {
namespace {

using Numbers = std::vector<std::int64_t>;

Demand demand(Scheme scheme, int year, std::int64_t total, std::vector<Share> shares) {
    Demand made{.scheme = scheme, .year = year, .total = total, .shares = {}};
    for (std::size_t i = 0; i < shares.size(); ++i)
        made.shares.push_back({std::string(1, static_cast<char>('A' + i)), shares[i]});
    return made;
}

Numbers numbers(const std::vector<Target>& targets, Scheme scheme, int year) {
    Numbers found;
    for (const Target& target : targets) {
        if (target.scheme == scheme && target.year == year) found.push_back(target.part.number);
    }
    return found;
}

std::string code_of(const Result<std::vector<Target>>& result) {
    return result ? "" : result.fault().code;
}

// Golden test 10: 6,350 participants of voluntary insurance by the population of the units.
TEST(Allocate, golden_10_the_voluntary_target_of_2019_by_population) {
    const Weights weights = Weights::load("dong-nai-2019.yaml");
    const auto targets = allocate({{.scheme = Scheme::voluntary,
                                    .year = 2019,
                                    .total = 6'350,
                                    .shares = weights.shares(Scheme::voluntary, 2019)}});
    EXPECT_EQ(numbers(*targets, Scheme::voluntary, 2019),
              (Numbers{2164, 347, 308, 333, 369, 708, 337, 290, 499, 466, 529}));
    EXPECT_EQ(targets->front().unit, "731");
    EXPECT_EQ(targets->back().unit, "742");
}

TEST(Allocate, TAR2_floors_and_ceilings_hold) {
    const auto targets =
        allocate({demand(Scheme::voluntary, 2019, 100,
                         {{.weight = 1, .floor = 40}, {.weight = 6, .ceiling = 30}, {.weight = 3}})});
    EXPECT_EQ(numbers(*targets, Scheme::voluntary, 2019), (Numbers{40, 30, 30}));
    EXPECT_EQ((*targets)[0].part.rule, PartRule::at_floor);
    EXPECT_EQ((*targets)[1].part.rule, PartRule::at_ceiling);
}

// By its weight alone unit A would get 60 of 90 for unemployment, above its 50 of 100.
TEST(Allocate, TAR3_unemployment_stays_within_compulsory) {
    const auto targets = allocate({demand(Scheme::unemployment, 2019, 90, {{.weight = 2}, {.weight = 1}}),
                                   demand(Scheme::compulsory, 2019, 100, {{.weight = 1}, {.weight = 1}})});
    EXPECT_EQ(numbers(*targets, Scheme::compulsory, 2019), (Numbers{50, 50}));
    EXPECT_EQ(numbers(*targets, Scheme::unemployment, 2019), (Numbers{50, 40}));
    const Target& a = targets->at(2);
    EXPECT_EQ(a.part.rule, PartRule::at_ceiling);
    EXPECT_EQ(a.share.ceiling, 50);
}

// A floor of 70 for unemployment leaves A no room below 70 for compulsory.
TEST(Allocate, TAR3_a_floor_of_unemployment_lifts_compulsory) {
    const auto targets =
        allocate({demand(Scheme::compulsory, 2019, 100, {{.weight = 1}, {.weight = 1}}),
                  demand(Scheme::unemployment, 2019, 90, {{.weight = 1, .floor = 70}, {.weight = 1}})});
    EXPECT_EQ(numbers(*targets, Scheme::compulsory, 2019), (Numbers{70, 30}));
    EXPECT_EQ(numbers(*targets, Scheme::unemployment, 2019), (Numbers{70, 20}));
}

TEST(Allocate, TAR3_a_unit_without_compulsory_weight_gets_no_unemployment) {
    const auto targets = allocate({demand(Scheme::compulsory, 2019, 10, {{.weight = 1}}),
                                   demand(Scheme::unemployment, 2019, 9, {{.weight = 1}, {.weight = 5}})});
    EXPECT_EQ(numbers(*targets, Scheme::unemployment, 2019), (Numbers{9, 0}));
}

// By the weights of 2020 alone A would fall from 50 to 40.
TEST(Allocate, TAR4_no_target_falls_from_year_to_year_unless_it_may) {
    const std::vector<Demand> demands{demand(Scheme::voluntary, 2020, 120, {{.weight = 1}, {.weight = 2}}),
                                      demand(Scheme::voluntary, 2019, 100, {{.weight = 1}, {.weight = 1}})};
    EXPECT_EQ(numbers(*allocate(demands), Scheme::voluntary, 2020), (Numbers{50, 70}));
    EXPECT_EQ(numbers(*allocate(demands, YearRule::may_fall), Scheme::voluntary, 2020), (Numbers{40, 80}));
}

TEST(Allocate, the_order_is_year_scheme_unit) {
    const auto targets = allocate({demand(Scheme::unemployment, 2020, 5, {{.weight = 1}}),
                                   demand(Scheme::voluntary, 2019, 3, {{.weight = 1}, {.weight = 1}}),
                                   demand(Scheme::compulsory, 2020, 9, {{.weight = 1}})});
    std::string order;
    for (const Target& target : *targets)
        order += std::to_string(target.year) + std::string(to_word(target.scheme)) + target.unit + " ";
    EXPECT_EQ(order, "2019voluntaryA 2019voluntaryB 2020compulsoryA 2020unemploymentA ");
}

TEST(Allocate, a_refusal_says_why) {
    const auto one = [](std::int64_t total, Share share) {
        return allocate({demand(Scheme::voluntary, 2019, total, {share})});
    };
    EXPECT_EQ(code_of(one(-1, {.weight = 1})), fault::target_negative);
    EXPECT_EQ(code_of(one(1, {.weight = 1, .floor = 2, .ceiling = 1})), fault::target_bounds_crossed);
    EXPECT_EQ(code_of(one(1, {.weight = 1, .floor = 2})), fault::target_below_floors);
    EXPECT_EQ(code_of(one(3, {.weight = 1, .ceiling = 2})), fault::target_above_ceilings);
    EXPECT_EQ(code_of(one(3, {.weight = 0})), fault::target_above_ceilings);
    EXPECT_EQ(code_of(allocate({demand(Scheme::compulsory, 2019, 5, {{.weight = 1}}),
                                demand(Scheme::unemployment, 2019, 6, {{.weight = 1}})})),
              fault::target_unemployment_above_compulsory);
    const auto fault = one(3, {.weight = 1, .ceiling = 2}).fault();
    EXPECT_EQ(fault.details, (Details{{"scheme", "voluntary"},
                                      {"year", "2019"},
                                      {"total", "3"},
                                      {"floors", "0"},
                                      {"reach", "2"},
                                      {"units", ""}}));
}

// A total that grows by 1 takes at most 1 from any unit, with all three rules at work.
TEST(Allocate, random_provinces_keep_every_rule) {
    std::mt19937_64 random(102);
    const auto up_to = [&](std::int64_t most) {
        return std::uniform_int_distribution<std::int64_t>(0, most)(random);
    };
    int divided = 0;
    for (int i = 0; i < 30'000; ++i) {
        const std::size_t units = 2 + std::size_t(up_to(9));
        std::vector<Demand> demands;
        for (const int year : {2019, 2020}) {
            const std::int64_t compulsory = 100 + up_to(900) + (year - 2019) * 500;
            for (const Scheme scheme : all_schemes) {
                std::vector<Share> shares(units);
                for (Share& share : shares)
                    share = {.weight = up_to(20), .floor = up_to(5), .ceiling = 200 + up_to(3'000)};
                const std::int64_t total =
                    scheme == Scheme::unemployment ? compulsory - up_to(40) : compulsory;
                demands.push_back(demand(scheme, year, total, shares));
            }
        }
        const auto targets = allocate(demands);
        if (!targets) continue;
        ++divided;
        for (const Demand& asked : demands) {
            const Numbers found = numbers(*targets, asked.scheme, asked.year);
            ASSERT_EQ(std::accumulate(found.begin(), found.end(), std::int64_t{0}), asked.total) << i;
            for (std::size_t u = 0; u < units; ++u) {
                ASSERT_GE(found[u], asked.shares[u].share.floor) << i;
                ASSERT_LE(found[u], asked.shares[u].share.ceiling) << i;
            }
        }
        for (std::size_t u = 0; u < units; ++u) {
            for (const int year : {2019, 2020}) {
                ASSERT_LE(numbers(*targets, Scheme::unemployment, year)[u],
                          numbers(*targets, Scheme::compulsory, year)[u])
                    << i;
            }
            for (const Scheme scheme : all_schemes) {
                ASSERT_LE(numbers(*targets, scheme, 2019)[u], numbers(*targets, scheme, 2020)[u]) << i;
            }
        }
    }
    EXPECT_GT(divided, 10'000);
}

}  // namespace
}  // namespace baophu::targets

// What is told cannot be reckoned back: whatever is subtracted from whatever.
#include "edge/http/small_cells.h"

#include <array>
#include <cmath>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "edge/rights/policy.h"

namespace baophu::http {
namespace {

using coverage::Gap;

constexpr std::size_t reasons_count = coverage::reasons.size();
constexpr std::int64_t five = rights::smallest_told;

Rounding with_secret(int number) {
    return {"secret " + std::to_string(number), five};
}

std::int64_t rounded(const Rounding& rounding, std::int64_t persons) {
    return rounding.rounded(Scheme::compulsory, "731", "left_out", persons);
}

Gap line(std::string key, std::int64_t participating, const std::vector<std::int64_t>& by_reason) {
    Gap gap{.key = std::move(key), .name = {}};
    gap.participating = gap.eligible = participating;
    for (std::size_t i = 0; i < by_reason.size(); ++i) {
        gap.by_reason[i] = by_reason[i];
        gap.eligible += by_reason[i];
    }
    return gap;
}

// Seventeen units with cells of every size, many of them small.
std::vector<Gap> made_up() {
    std::vector<Gap> lines;
    for (std::int64_t unit = 0; unit < 17; ++unit) {
        std::vector<std::int64_t> by_reason;
        for (std::int64_t i = 0; i < static_cast<std::int64_t>(reasons_count); ++i)
            by_reason.push_back((unit * 7 + i * i) % (i % 3 == 0 ? 6 : 300));
        lines.push_back(line(std::to_string(731 + unit), unit * 131 % 1'000, by_reason));
    }
    return lines;
}

void expect_multiples(const Gap& told) {
    EXPECT_EQ(told.eligible % five, 0) << "SML-4";
    EXPECT_EQ(told.participating % five, 0);
    EXPECT_EQ(told.absent() % five, 0);
    EXPECT_EQ(told.missing() % five, 0);
    EXPECT_EQ(told.unsure % five, 0);
    for (const std::int64_t persons : told.by_reason)
        EXPECT_EQ(persons % five, 0);
}

TEST(SmallCells, SML1_ToTheMultipleBelowOrAboveAndMultiplesStay) {
    for (int secret = 0; secret < 50; ++secret) {
        for (std::int64_t persons = 0; persons < 60; ++persons) {
            const std::int64_t told = rounded(with_secret(secret), persons);
            EXPECT_EQ(told % five, 0);
            EXPECT_LT(std::abs(told - persons), five);
        }
    }
}

TEST(SmallCells, SML1_MeansStayRight) {
    constexpr int secrets = 5'000;
    for (std::int64_t persons = 0; persons < 10; ++persons) {
        double sum = 0;
        for (int secret = 0; secret < secrets; ++secret)
            sum += static_cast<double>(rounded(with_secret(secret), persons));
        EXPECT_NEAR(sum / secrets, static_cast<double>(persons), 0.15);
    }
}

TEST(SmallCells, SML2_TheSameNumberAlwaysAlikeAnotherCellOrSecretByItsOwnChance) {
    const Rounding rounding = with_secret(1);
    std::set<std::int64_t> other_units;
    std::set<std::int64_t> other_columns;
    std::set<std::int64_t> other_schemes;
    std::set<std::int64_t> other_secrets;
    for (int i = 0; i < 100; ++i) {
        EXPECT_EQ(rounded(rounding, 3), rounded(rounding, 3));
        const std::string name = std::to_string(i);
        other_units.insert(rounding.rounded(Scheme::compulsory, name, "left_out", 3));
        other_columns.insert(rounding.rounded(Scheme::compulsory, "731", name, 3));
        other_secrets.insert(rounded(with_secret(i), 3));
        for (const Scheme scheme : all_schemes)
            other_schemes.insert(rounding.rounded(scheme, "731", name, 3));
    }
    const std::set<std::int64_t> both{0, 5};
    EXPECT_EQ(other_units, both);
    EXPECT_EQ(other_columns, both);
    EXPECT_EQ(other_schemes, both);
    EXPECT_EQ(other_secrets, both);
}

// Who sees 0 or 5 and knows that somebody is there cannot tell how many; nor can he when he knows that the
// cell grew by one person from one run to the next, whatever it was told as before and after.
TEST(SmallCells, SML2_NoSmallNumberIsTheOnlyOneThatFits) {
    std::map<std::int64_t, std::set<std::int64_t>> fits;                            // By what is told.
    std::map<std::pair<std::int64_t, std::int64_t>, std::set<std::int64_t>> grown;  // By both that are told.
    for (int secret = 0; secret < 2'000; ++secret) {
        const Rounding rounding = with_secret(secret);
        for (std::int64_t persons = 1; persons < 2 * five; ++persons) {
            fits[rounded(rounding, persons)].insert(persons);
            grown[{rounded(rounding, persons), rounded(rounding, persons + 1)}].insert(persons);
        }
    }
    EXPECT_EQ(fits[0], (std::set<std::int64_t>{1, 2, 3, 4}));
    EXPECT_EQ(fits[5], (std::set<std::int64_t>{1, 2, 3, 4, 5, 6, 7, 8, 9}));
    for (const auto& [told, persons] : grown) {
        const bool any_small = *persons.begin() < five;
        EXPECT_TRUE(!any_small || persons.size() > 1) << told.first << " then " << told.second;
    }
}

TEST(SmallCells, SML3_WhatIsToldAddsUp) {
    std::vector<Gap> told;
    for (const Gap& each : made_up()) {
        told.push_back(with_secret(3).rounded(Scheme::compulsory, each));
        std::int64_t sum = told.back().participating;
        for (const std::int64_t persons : told.back().by_reason)
            sum += persons;
        EXPECT_EQ(told.back().eligible, sum);
        EXPECT_EQ(told.back().key, each.key);
    }
    const Gap total = sum_of(told);
    std::int64_t eligible = 0;
    for (const Gap& each : told)
        eligible += each.eligible;
    EXPECT_EQ(total.eligible, eligible);
}

// The attack: every number that is told, of two schemes, two months that differ by a person here and there,
// and the sums; any of them less any other.
TEST(SmallCells, SML4_NoDifferenceOfWhatIsToldIsSmall) {
    const Rounding rounding = with_secret(4);
    std::vector<Gap> month = made_up();
    std::vector<Gap> next = month;
    for (std::size_t unit = 0; unit < next.size(); ++unit) {
        ++next[unit].by_reason[unit % reasons_count];
        ++next[unit].eligible;
    }
    std::set<std::int64_t> told;
    for (const auto& lines : {month, next}) {
        for (const Scheme scheme : all_schemes) {
            std::vector<Gap> rounded_lines;
            for (const Gap& each : lines)
                rounded_lines.push_back(rounding.rounded(scheme, each));
            rounded_lines.push_back(sum_of(rounded_lines));
            for (const Gap& each : rounded_lines) {
                expect_multiples(each);
                told.insert({each.eligible, each.participating, each.absent(), each.missing()});
                told.insert(each.by_reason.begin(), each.by_reason.end());
            }
        }
    }
    ASSERT_GT(told.size(), 100U);
    for (const std::int64_t one : told) {
        for (const std::int64_t other : told)
            EXPECT_TRUE(one == other || std::abs(one - other) >= five) << one << " less " << other;
    }
}

}  // namespace
}  // namespace baophu::http

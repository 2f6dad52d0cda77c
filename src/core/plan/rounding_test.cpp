#include "core/plan/rounding.h"

#include <gtest/gtest.h>

namespace baophu {
namespace {

FixedNumber printed(std::string_view text) {
    return *parse_fixed(text);
}

// PLAN-3. Golden test 1.
TEST(RoundingOfPlans, Golden1_CompulsoryRatioOf2019IsRounded) {
    EXPECT_EQ(rounding_rule(818'486, 889'810, printed("92")), RoundingRule::rounded);
    EXPECT_EQ(rounding_rule(818'486, 889'810, printed("91")), RoundingRule::truncated);
    EXPECT_EQ(rounding_rule(818'486, 889'810, printed("91.984")), RoundingRule::both);
}

// PLAN-3. Golden test 2.
TEST(RoundingOfPlans, Golden2_VoluntaryRatioOf2019IsTruncated) {
    EXPECT_EQ(rounding_rule(6'350, 883'024, printed("0.71")), RoundingRule::truncated);
    EXPECT_EQ(rounding_rule(6'350, 883'024, printed("0.72")), RoundingRule::rounded);
    EXPECT_EQ(rounding_rule(6'350, 883'024, printed("0.7191")), RoundingRule::both);
}

// PLAN-3. Golden test 3.
TEST(RoundingOfPlans, Golden3_ThreeRatiosNearAWholePerCent) {
    EXPECT_EQ(rounding_rule(786'920, 855'348, printed("92")), RoundingRule::rounded);
    EXPECT_EQ(rounding_rule(786'920, 855'348, printed("92.0000")), RoundingRule::rounded);
    EXPECT_EQ(rounding_rule(786'920, 855'348, printed("91.99998")), RoundingRule::both);
    EXPECT_EQ(rounding_rule(853'180, 898'086, printed("95")), RoundingRule::rounded);
    EXPECT_EQ(rounding_rule(853'180, 898'086, printed("94.99981")), RoundingRule::both);
    EXPECT_EQ(rounding_rule(821'860, 865'112, printed("95")), RoundingRule::both);
    EXPECT_EQ(rounding_rule(821'860, 865'112, printed("95.00042")), RoundingRule::rounded);
}

// PLAN-3. Golden test 4.
TEST(RoundingOfPlans, Golden4_VoluntaryRatioOf2020FitsBothRules) {
    EXPECT_EQ(rounding_rule(9'480, 874'000, printed("1.08")), RoundingRule::both);
    EXPECT_EQ(rounding_rule(9'480, 874'000, printed("1.08467")), RoundingRule::rounded);
    EXPECT_EQ(rounding_rule(9'480, 874'000, printed("1.09")), RoundingRule::neither);
    EXPECT_EQ(rounding_rule(9'480, 874'000, printed("1.07")), RoundingRule::neither);
}

// PLAN-5. Golden test 5.
TEST(RoundingOfPlans, Golden5_TheBaseOf2018HasTwoSetsOfCandidates) {
    const BaseCandidates bases = base_candidates(6'350, printed("50.8"));
    EXPECT_EQ(bases.rounded, (WholeRange{4'210, 4'212}));
    EXPECT_EQ(bases.truncated, (WholeRange{4'209, 4'210}));
}

// PLAN-3. Golden test 6.
TEST(RoundingOfPlans, Golden6_GrowthOf2020) {
    EXPECT_EQ(rounding_rule(9'480 - 6'350, 6'350, printed("49")), RoundingRule::both);
    EXPECT_EQ(rounding_rule(9'480 - 6'350, 6'350, printed("49.291")), RoundingRule::both);
    EXPECT_EQ(rounding_rule(9'480 - 6'350, 6'350, printed("50")), RoundingRule::neither);
}

// PLAN-3: a half goes away from zero; a fall mirrors a rise.
TEST(RoundingOfPlans, PLAN3_HalvesAndFalls) {
    EXPECT_EQ(rounding_rule(1, 200, printed("1")), RoundingRule::rounded);  // 0.5 %
    EXPECT_EQ(rounding_rule(1, 200, printed("0")), RoundingRule::truncated);
    EXPECT_EQ(rounding_rule(-1, 200, printed("-1")), RoundingRule::rounded);
    EXPECT_EQ(rounding_rule(-1, 200, printed("0")), RoundingRule::truncated);
    EXPECT_EQ(rounding_rule(0, 200, printed("0")), RoundingRule::both);
    EXPECT_EQ(rounding_rule(-1, 3, printed("33")), RoundingRule::neither);
    EXPECT_EQ(rounding_rule(999'999'999'999, 999'999'999'999, printed("100.000000")), RoundingRule::both);
}

// The obvious twin: every base is tried.
BaseCandidates bases_by_trial(std::int64_t now, const FixedNumber& growth, std::int64_t most) {
    BaseCandidates found;
    const auto widen = [](std::optional<WholeRange>& range, std::int64_t base) {
        if (!range) range = WholeRange{base, base};
        EXPECT_LE(base - range->high, 1) << "a gap before " << base;
        range->high = base;
    };
    for (std::int64_t base = 1; base <= most; ++base) {
        const RoundingRule rule = rounding_rule(now - base, base, growth);
        if (fits_rounded(rule)) widen(found.rounded, base);
        if (fits_truncated(rule)) widen(found.truncated, base);
    }
    return found;
}

// PLAN-5.
TEST(RoundingOfPlans, PLAN5_CandidatesAreAllBasesThatFitAndNoOthers) {
    for (const std::int64_t now : {1, 7, 100, 6'350}) {
        for (const char* growth : {"50.8", "49", "0", "-13.6", "-50", "0.001", "700", "-98", "12.345678"}) {
            const std::int64_t most = now * 250 + 10;
            EXPECT_EQ(base_candidates(now, printed(growth)), bases_by_trial(now, printed(growth), most))
                << now << ' ' << growth;
        }
    }
    EXPECT_EQ(base_candidates(6'350, printed("-100")), BaseCandidates{});
    EXPECT_EQ(base_candidates(1, printed("50")), BaseCandidates{});
    // Every fall of 99 % or more is cut to 99: that set has no end but that of the numbers.
    EXPECT_EQ(base_candidates(6'350, printed("-99")).truncated, (WholeRange{635'000, 999'999'999'999}));
}

}  // namespace
}  // namespace baophu

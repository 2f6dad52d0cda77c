#include "core/law/standing_precedence.h"

#include <algorithm>

#include "core/base/fault_codes.h"
#include "core/law/law_for_tests.h"

namespace baophu {
namespace {

std::optional<Standing> prevailing(std::vector<Standing> standings) {
    const Result<PrevailingStanding> found = prevailing_standing(law(), standings, day("2025-07-01"));
    EXPECT_TRUE(found.ok()) << found.fault().code;
    std::ranges::reverse(standings);
    EXPECT_EQ(prevailing_standing(law(), standings, day("2025-07-01"))->standing, found->standing)
        << "the order of the question must not matter";
    return found->standing;
}

// LAW-18: L41 Art. 2(5).
TEST(StandingPrecedence, AsTheLawOrdersThem) {
    EXPECT_EQ(prevailing({Standing::contract, Standing::paid_manager}), Standing::paid_manager);
    EXPECT_EQ(prevailing({Standing::public_employee, Standing::part_time}), Standing::public_employee);
    EXPECT_EQ(prevailing({Standing::commune_official_part_time, Standing::contract}), Standing::contract);
    EXPECT_EQ(prevailing({Standing::worker_abroad, Standing::paid_manager}), Standing::paid_manager);
    EXPECT_EQ(prevailing({Standing::unpaid_manager, Standing::hamlet_official_part_time}),
              Standing::hamlet_official_part_time);
    EXPECT_EQ(prevailing({Standing::standing_militia, Standing::commune_official_part_time,
                          Standing::household_owner_declaration}),
              Standing::standing_militia);
    EXPECT_EQ(prevailing({Standing::contract}), Standing::contract);
}

TEST(StandingPrecedence, WhatTheLawLeavesToTheGovernmentIsNotDecided) {
    EXPECT_EQ(prevailing({Standing::household_owner_declaration, Standing::contract}), std::nullopt);
    EXPECT_EQ(prevailing({Standing::household_owner_declaration, Standing::unpaid_manager}), std::nullopt);
    EXPECT_EQ(prevailing({Standing::standing_militia, Standing::contract}), std::nullopt);
}

TEST(StandingPrecedence, NoLawDecidedItBeforeJuly2025) {
    EXPECT_EQ(prevailing_standing(law(), {Standing::contract, Standing::paid_manager}, day("2025-06-30"))
                  .fault()
                  .code,
              fault::law_before_record);
}

}  // namespace
}  // namespace baophu

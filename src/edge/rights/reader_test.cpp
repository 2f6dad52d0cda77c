#include "edge/rights/reader.h"

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu::rights {
namespace {

Held held(Role role, Units units = std::nullopt, std::set<std::string> purposes = {}) {
    return {.role = role, .agency = "district", .units = std::move(units), .purposes = std::move(purposes)};
}

std::string why_refused(const Reader& reader, std::string_view purpose, Scheme scheme,
                        std::string_view case_number) {
    try {
        reader.told_for(purpose, scheme, case_number);
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault().code, fault::purpose_refused);
        return failure.fault().details[1].second;
    }
    return "";
}

TEST(Reader, RIG1_WithoutARoleNothingIsAllowed) {
    const Reader nobody("lan", {});
    for (std::size_t i = 0; i < rights_count; ++i)
        EXPECT_FALSE(nobody.may(static_cast<Right>(i)));
    for (std::size_t i = 0; i < shown_count; ++i)
        EXPECT_FALSE(nobody.where(static_cast<Shown>(i)).anywhere());
    EXPECT_TRUE(nobody.purposes().empty());
}

TEST(Reader, RIG2_ADistrictKnowsItsOwnEmployers) {
    const Reader reader("lan", {held(Role::district_officer, std::set<std::string>{"731"})});
    EXPECT_TRUE(reader.where(Shown::figure).everywhere);
    EXPECT_FALSE(reader.where(Shown::employer).everywhere);
    EXPECT_TRUE(reader.where(Shown::employer).covers("731"));
    EXPECT_FALSE(reader.where(Shown::employer).covers("732"));
}

TEST(Reader, RIG2_TwoRolesReachAsFarAsBoth) {
    const Reader reader("lan", {held(Role::district_officer, std::set<std::string>{"731"}),
                                held(Role::district_officer, std::set<std::string>{"735"})});
    EXPECT_TRUE(reader.where(Shown::employer).covers("731"));
    EXPECT_TRUE(reader.where(Shown::employer).covers("735"));
    EXPECT_FALSE(reader.where(Shown::employer).covers("732"));
}

TEST(Reader, RIG3_APurposeIsHeldByGrantAndRole) {
    const Reader of_both("lan", {held(Role::si_analyst, {}, {"gap-review"})});
    EXPECT_FALSE(of_both.told_for("gap-review", Scheme::compulsory, "").units);
    const Reader without_grant("lan", {held(Role::si_analyst)});
    EXPECT_EQ(why_refused(without_grant, "gap-review", Scheme::compulsory, ""), "rights.no_purpose");
    const Reader without_role("lan", {held(Role::tax_officer, {}, {"gap-review"})});
    EXPECT_EQ(why_refused(without_role, "gap-review", Scheme::compulsory, ""), "rights.no_purpose");
    EXPECT_EQ(why_refused(of_both, "", Scheme::compulsory, ""), "rights.no_purpose");
}

TEST(Reader, RIG3_ACommuneAsksForProspectsOfItsOwn) {
    const Reader reader(
        "lan", {held(Role::commune_officer, std::set<std::string>{"26068"}, {"voluntary-outreach"})});
    const Told told = reader.told_for("voluntary-outreach", Scheme::voluntary, "");
    EXPECT_EQ(told.units, std::optional(std::set<std::string>{"26068"}));
    EXPECT_TRUE(told.kinds.has(Shown::person_name));
    EXPECT_FALSE(told.kinds.has(Shown::person_number));
    EXPECT_EQ(why_refused(reader, "voluntary-outreach", Scheme::compulsory, ""), "rights.other_scheme");
}

TEST(Reader, RIG3_AnInspectionIsWithinACase) {
    const Reader reader("lan", {held(Role::si_inspector, {}, {"inspection"})});
    EXPECT_EQ(why_refused(reader, "inspection", Scheme::compulsory, ""), "rights.case_wanted");
    EXPECT_EQ(reader.told_for("inspection", Scheme::compulsory, "12/2019").purpose, Purpose::inspection);
}

TEST(Reader, RIG3_OfTwoRolesTheOneThatReachesFarther) {
    const std::set<std::string> here{"731"};
    for (const bool analyst_first : {true, false}) {
        std::vector<Held> roles{held(Role::si_collector, here, {"gap-review"}),
                                held(Role::si_analyst, here, {"gap-review"})};
        if (analyst_first) std::swap(roles[0], roles[1]);
        EXPECT_FALSE(Reader("lan", roles).told_for("gap-review", Scheme::compulsory, "").units);
    }
}

TEST(Reader, RIG6_WhoViewsAsAnotherIsToldOfNoPerson) {
    const Held analyst{.role = Role::si_analyst,
                       .agency = "social-insurance",
                       .units = std::nullopt,
                       .purposes = {"gap-review", "voluntary-outreach"}};
    const Reader himself("lan", {analyst});
    ASSERT_EQ(himself.purposes().size(), 2U);
    EXPECT_EQ(why_refused(himself, "gap-review", Scheme::compulsory, ""), "");
    const Reader viewing("admin as lan", {analyst}, Sight::of_another);
    EXPECT_TRUE(viewing.purposes().empty());
    EXPECT_EQ(why_refused(viewing, "gap-review", Scheme::compulsory, ""), "rights.viewing_as");
    EXPECT_TRUE(viewing.may(Right::see_persons)) << "the screens are those of the other";
    EXPECT_TRUE(himself.where(Shown::own_delivery).anywhere());
    EXPECT_FALSE(viewing.where(Shown::own_delivery).anywhere());
}

}  // namespace
}  // namespace baophu::rights

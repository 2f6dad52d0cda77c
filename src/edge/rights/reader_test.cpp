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

// Each role with a commune, a district and no place at all: what is of a place reaches nowhere without one.
TEST(Reader, RIG8_WithoutAPlaceNothingOfAPlaceIsTold) {
    const std::set<std::string> purposes{"gap-review", "inspection", "voluntary-outreach"};
    for (std::size_t i = 0; i < roles_count; ++i) {
        const auto role = static_cast<Role>(i);
        const Reader placeless("lan", {held(role, std::nullopt, purposes)});
        for (const char* unit : {"26068", "731"}) {
            const Reader placed("lan", {held(role, std::set<std::string>{unit}, purposes)});
            for (std::size_t k = 0; k < shown_count; ++k) {
                const auto kind = static_cast<Shown>(k);
                const RolePolicy& row = policy_of(role);
                EXPECT_EQ(placed.where(kind).everywhere, row.everywhere.has(kind)) << to_word(role);
                EXPECT_EQ(placed.where(kind).covers(unit),
                          (row.everywhere | row.own_territory | row.own_agency).has(kind))
                    << to_word(role) << to_word(kind);
                EXPECT_FALSE(placed.where(kind).covers("732") && !row.everywhere.has(kind));
                const bool of_agency = row.own_agency.has(kind) && !wants_territory(role);
                EXPECT_EQ(placeless.where(kind).anywhere(), row.everywhere.has(kind) || of_agency)
                    << to_word(role) << to_word(kind);
            }
            for (const PurposePolicy& row : purpose_policies()) {
                if (row.role != role) continue;
                const std::string_view purpose = to_word(row.purpose);
                const bool everywhere = row.reach == Reach::everywhere;
                const Told told = placed.told_for(purpose, std::nullopt, "1/2019");
                EXPECT_EQ(told.units, everywhere ? Units() : Units(std::set<std::string>{unit}));
                if (everywhere) {
                    EXPECT_FALSE(placeless.told_for(purpose, std::nullopt, "1/2019").units);
                } else {
                    EXPECT_EQ(why_refused(placeless, purpose, Scheme::voluntary, "1/2019") +
                                  why_refused(placeless, purpose, Scheme::compulsory, "1/2019"),
                              row.schemes.has(Scheme::voluntary) ? "rights.no_placerights.other_scheme"
                                                                 : "rights.other_schemerights.no_place")
                        << to_word(role);
                    EXPECT_TRUE(placeless.purposes().empty()) << "it cannot be named";
                }
            }
        }
    }
}

TEST(Reader, RIG3_OneRoleInTwoTerritoriesReachesBoth) {
    const Reader reader("lan", {held(Role::si_collector, std::set<std::string>{"731"}, {"gap-review"}),
                                held(Role::si_collector, std::set<std::string>{"735"}, {"gap-review"})});
    EXPECT_EQ(reader.told_for("gap-review", Scheme::compulsory, "").units,
              Units(std::set<std::string>{"731", "735"}));
}

TEST(Reader, RIG5_ExactFiguresAreForThoseWhoSeeHeadsThere) {
    const std::set<Role> everywhere{Role::leader,         Role::si_analyst,       Role::si_collector,
                                    Role::si_inspector,   Role::tax_officer,      Role::planning_officer,
                                    Role::labour_officer, Role::labour_inspector, Role::union_officer};
    for (std::size_t i = 0; i < roles_count; ++i) {
        const auto role = static_cast<Role>(i);
        const Where exact = Reader("lan", {held(role, std::set<std::string>{"731"})}).exact_figures();
        EXPECT_EQ(exact.everywhere, everywhere.contains(role)) << to_word(role);
        EXPECT_EQ(exact.covers("731"), everywhere.contains(role) || role == Role::district_officer)
            << to_word(role);
        EXPECT_EQ(exact.covers("732"), everywhere.contains(role)) << to_word(role);
    }
}

TEST(Reader, RIG9_SickLeaveAndMaternityAreTheSocialInsuranceOffices) {
    for (std::size_t i = 0; i < roles_count; ++i) {
        const auto role = static_cast<Role>(i);
        EXPECT_EQ(Reader("lan", {held(role)}).told_health_reasons(),
                  role == Role::si_analyst || role == Role::si_collector || role == Role::si_inspector)
            << to_word(role);
    }
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

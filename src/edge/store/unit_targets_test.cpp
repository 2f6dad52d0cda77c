#include "edge/store/unit_targets.h"

#include "core/base/fault_codes.h"
#include "edge/store/audit.h"
#include "edge/store/office_for_tests.h"

namespace baophu::store {
namespace {

class TargetsOfUnits : public Office {
protected:
    std::int64_t set(std::vector<UnitTarget> units, std::int64_t seen, Scheme scheme = Scheme::compulsory,
                     int year = 2019) {
        return UnitTargets(database_).set(
            {.scheme = scheme, .year = year, .document = "Quyết định 12/QĐ-UBND", .units = std::move(units)},
            seen, lan);
    }
};

INSTANTIATE_TEST_SUITE_P(Backends, TargetsOfUnits, both, name_of);

TEST_P(TargetsOfUnits, TheLatestVersionCountsAndAllAreKept) {
    UnitTargets targets(database_);
    EXPECT_FALSE(targets.in_force(Scheme::compulsory, 2019));
    EXPECT_EQ(set({{"732", 40}, {"731", 60}}, 0), 1);
    time_.forward(std::chrono::hours(1));
    EXPECT_EQ(set({{"731", 70}, {"732", 30}}, 1), 2);
    time_.forward(std::chrono::hours(1));
    EXPECT_EQ(set({{"731", 5}}, 0, Scheme::voluntary, 2020), 1) << "another scheme and year begins anew";

    const auto in_force = targets.in_force(Scheme::compulsory, 2019);
    ASSERT_TRUE(in_force);
    EXPECT_EQ(in_force->version, 2);
    EXPECT_EQ(in_force->units, (std::vector<UnitTarget>{{"731", 70}, {"732", 30}}));
    EXPECT_EQ(in_force->document, "Quyết định 12/QĐ-UBND");
    EXPECT_EQ(in_force->set_by, "lan");
    EXPECT_EQ(in_force->set_at, "2026-11-26T02:00:00Z");
    EXPECT_FALSE(targets.in_force(Scheme::compulsory, 2020));

    const auto all = targets.all();
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].scheme, Scheme::voluntary);
    EXPECT_EQ(all[1].version, 2);
    EXPECT_EQ(all[2].units, (std::vector<UnitTarget>{{"731", 60}, {"732", 40}}));
}

TEST_P(TargetsOfUnits, STO4_WhoSawAnotherVersionIsToldWhoChangedIt) {
    set({{"731", 60}}, 0);
    for (const std::int64_t seen : {0, 2}) {
        try {
            set({{"731", 61}}, seen);
            ADD_FAILURE() << "was set over version " << seen;
        } catch (const Failure& failure) {
            EXPECT_EQ(failure.fault().code, fault::changed_meanwhile);
            EXPECT_EQ(failure.fault().details[3].second, "lan");
        }
    }
    EXPECT_EQ(UnitTargets(database_).all().size(), 1U);
}

TEST_P(TargetsOfUnits, EverySetIsALineOfTheAudit) {
    set({{"731", 60}, {"732", 40}}, 0);
    const auto lines = Audit(database_).lines({.limit = 1});
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].kind, "targets");
    EXPECT_EQ(without_binding(lines[0].what), "compulsory 2019 v1");
    EXPECT_EQ(lines[0].actor.login, "lan");
    EXPECT_TRUE(Audit(database_).verify().whole());
}

TEST_P(TargetsOfUnits, WhatCannotBeSetLeavesNothing) {
    EXPECT_EQ(code_of([&] { set({}, 0); }), fault::field_not_usable);
    EXPECT_EQ(code_of([&] { set({{"731", -1}}, 0); }), fault::field_not_usable);
    EXPECT_EQ(code_of([&] { set({{"731", 1}, {"731", 2}}, 0); }), fault::already_there);
    EXPECT_EQ(code_of([&] {
                  UnitTargets(database_).set({.year = 2019, .document = " ", .units = {{"731", 1}}}, 0, lan);
              }),
              fault::field_not_usable);
    EXPECT_TRUE(UnitTargets(database_).all().empty());
    EXPECT_EQ(Audit(database_).head().sequence, 0);
}

TEST_P(TargetsOfUnits, AreAppendOnly) {
    set({{"731", 60}}, 0);
    Stranger stranger(place_);
    for (const char* statement : {"DELETE FROM unit_targets", "UPDATE unit_targets SET target = 7"})
        EXPECT_NE(stranger.refusal(statement).find("append-only"), std::string::npos) << statement;
    EXPECT_NE(
        stranger.refusal("INSERT INTO unit_targets(scheme, target_year, version, unit, target, document, "
                         "set_by, set_at) VALUES ('compulsory', 2019, 1, '731', 1, 'd', 'x', 'y')"),
        "")
        << "a unit stands once in a version";
}

}  // namespace
}  // namespace baophu::store

// The whole policy, cell by cell, against a second copy that was written from the rules and not from the
// table: whoever opens one cell changes both or fails here.
#include "edge/rights/policy.h"

#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace baophu::rights {
namespace {

using Words = std::set<std::string>;

template <class Value>
std::string word(Value value) {
    return std::string(to_word(value));
}

// ---- What is expected -----------------------------------------------------------------------

const Words every_reader{"public", "own", "service"};

Words and_also(Words words, const Words& more) {
    words.insert(more.begin(), more.end());
    return words;
}

const Words ask_figures{"see_figures", "see_movement", "export_figures"};
const Words ask_employers = and_also(ask_figures, {"see_employers"});
const Words ask_persons = and_also(ask_employers, {"see_persons", "see_person", "export_persons"});

struct Expected {
    Words may;
    Words everywhere;
    Words own_territory;
    Words own_agency;
};

const Words read_and_write{"public", "own", "service", "figure", "correspondence"};
const Words write_of_employers = and_also(read_and_write, {"employer", "employer_heads"});
const Words of_deliveries{"delivery", "own_delivery"};
const Words of_health = and_also(write_of_employers, {"health_reason"});

const std::map<std::string, Expected> expected{
    {"leader",
     {and_also(ask_employers,
               {"see_deliveries", "set_targets", "ask_explanations", "see_cases", "manage_cases"}),
      and_also(write_of_employers, {"delivery", "inspection_case"}),
      {},
      {}}},
    {"si_analyst",
     {and_also(ask_persons, {"see_deliveries", "send_deliveries", "give_violations", "see_readings",
                             "start_runs", "decide_links", "set_targets", "manage_agreements",
                             "ask_explanations", "see_cases", "manage_cases"}),
      and_also(and_also(of_health, of_deliveries), {"reading"}),
      {},
      {"inspection_case"}}},
    {"si_collector", {ask_persons, of_health, {}, {}}},
    {"si_inspector", {and_also(ask_persons, {"see_cases"}), of_health, {}, {"inspection_case"}}},
    {"tax_officer",
     {and_also(ask_employers, {"see_deliveries", "send_deliveries", "give_violations"}),
      write_of_employers,
      {},
      of_deliveries}},
    {"planning_officer",
     {and_also(ask_employers, {"see_deliveries", "send_deliveries", "give_violations"}),
      write_of_employers,
      {},
      of_deliveries}},
    {"labour_officer",
     {and_also(ask_employers, {"see_deliveries", "send_deliveries", "give_violations", "set_targets",
                               "ask_explanations", "see_cases", "manage_cases"}),
      write_of_employers,
      {},
      and_also(of_deliveries, {"inspection_case"})}},
    {"labour_inspector", {and_also(ask_persons, {"see_cases"}), write_of_employers, {}, {"inspection_case"}}},
    {"cooperative_officer",
     {{"see_figures", "see_deliveries", "send_deliveries", "give_violations", "export_figures"},
      read_and_write,
      {},
      of_deliveries}},
    {"media_officer", {{"see_figures", "export_figures"}, read_and_write, {}, {}}},
    {"union_officer", {ask_employers, write_of_employers, {}, {}}},
    {"front_officer", {{"see_figures", "export_figures"}, read_and_write, {}, {}}},
    {"district_officer",
     {and_also(ask_employers, {"see_deliveries", "send_deliveries", "give_violations", "see_readings"}),
      read_and_write,
      {"employer", "employer_heads", "reading"},
      of_deliveries}},
    {"commune_officer", {{"see_figures", "see_persons"}, read_and_write, {}, {}}},
    {"collection_agent", {{"see_persons"}, every_reader, {}, {}}},
    {"administrator",
     {{"manage_users", "see_audit", "start_runs", "see_readings"},
      and_also(every_reader, {"account", "audit", "reading"}),
      {},
      {}}},
    {"auditor",
     {{"see_audit", "see_deliveries", "see_readings"},
      and_also(every_reader, {"audit", "delivery", "reading"}),
      {},
      {}}},
};

const Words whole_person{"person_id",   "person_name",   "person_number", "person_place",
                         "person_work", "person_reason", "person_source"};
const Words prospect{"person_name", "person_place", "person_reason"};

struct ExpectedPurpose {
    Reach reach;
    Words told;
    Words schemes;
    bool needs_case;
};

const std::map<std::pair<std::string, std::string>, ExpectedPurpose> expected_purposes{
    {{"si_analyst", "gap-review"},
     {Reach::everywhere, whole_person, {"compulsory", "unemployment", "voluntary"}, false}},
    {{"si_collector", "gap-review"},
     {Reach::own_territory, whole_person, {"compulsory", "unemployment"}, false}},
    {{"si_inspector", "inspection"}, {Reach::everywhere, whole_person, {"compulsory", "unemployment"}, true}},
    {{"labour_inspector", "inspection"},
     {Reach::everywhere, whole_person, {"compulsory", "unemployment"}, true}},
    {{"si_analyst", "voluntary-outreach"}, {Reach::everywhere, prospect, {"voluntary"}, false}},
    {{"commune_officer", "voluntary-outreach"}, {Reach::own_territory, prospect, {"voluntary"}, false}},
    {{"collection_agent", "voluntary-outreach"}, {Reach::own_territory, prospect, {"voluntary"}, false}},
};

const std::set<std::pair<std::string, std::string>> expected_fits{{"leader", "provincial-committee"},
                                                                  {"si_analyst", "social-insurance"},
                                                                  {"si_collector", "social-insurance"},
                                                                  {"si_inspector", "social-insurance"},
                                                                  {"tax_officer", "tax"},
                                                                  {"planning_officer", "planning"},
                                                                  {"labour_officer", "labour"},
                                                                  {"labour_inspector", "labour"},
                                                                  {"cooperative_officer", "cooperatives"},
                                                                  {"media_officer", "media"},
                                                                  {"union_officer", "unions"},
                                                                  {"front_officer", "front"},
                                                                  {"district_officer", "district"},
                                                                  {"commune_officer", "district"},
                                                                  {"collection_agent", "social-insurance"},
                                                                  {"collection_agent", "district"},
                                                                  {"administrator", "social-insurance"},
                                                                  {"auditor", "provincial-committee"}};

// ---- Every cell -----------------------------------------------------------------------------

template <class Value, std::size_t count>
Words words_of(const Some<Value>& some) {
    Words words;
    for (std::size_t i = 0; i < count; ++i) {
        if (some.has(static_cast<Value>(i))) words.insert(word(static_cast<Value>(i)));
    }
    return words;
}

Words schemes_of(const Some<Scheme>& some) {
    Words words;
    for (const Scheme scheme : all_schemes) {
        if (some.has(scheme)) words.insert(word(scheme));
    }
    return words;
}

TEST(Policy, RIG1_EveryRoleMayWhatIsWrittenHereAndNothingElse) {
    ASSERT_EQ(expected.size(), role_policies().size());
    for (const RolePolicy& row : role_policies()) {
        const std::string role = word(row.role);
        ASSERT_TRUE(expected.contains(role)) << role;
        EXPECT_EQ((words_of<Right, rights_count>(row.may)), expected.at(role).may) << role;
    }
}

TEST(Policy, RIG2_EveryKindIsToldWhereItIsWrittenHere) {
    for (const RolePolicy& row : role_policies()) {
        const std::string role = word(row.role);
        EXPECT_EQ((words_of<Shown, shown_count>(row.everywhere)), expected.at(role).everywhere) << role;
        EXPECT_EQ((words_of<Shown, shown_count>(row.own_territory)), expected.at(role).own_territory) << role;
        EXPECT_EQ((words_of<Shown, shown_count>(row.own_agency)), expected.at(role).own_agency) << role;
    }
}

TEST(Policy, RIG2_NothingOfPersonsIsToldWithoutAPurpose) {
    for (const RolePolicy& row : role_policies()) {
        for (const std::string& kind : whole_person) {
            EXPECT_FALSE((row.everywhere | row.own_territory | row.own_agency).has(*parse_shown(kind)))
                << word(row.role) << kind;
        }
    }
}

TEST(Policy, RIG3_EveryPurposeIsWrittenHere) {
    ASSERT_EQ(expected_purposes.size(), purpose_policies().size());
    for (const PurposePolicy& row : purpose_policies()) {
        const auto found = expected_purposes.find({word(row.role), word(row.purpose)});
        ASSERT_NE(found, expected_purposes.end()) << word(row.role) << word(row.purpose);
        EXPECT_EQ(row.reach, found->second.reach) << word(row.role);
        EXPECT_EQ((words_of<Shown, shown_count>(row.told)), found->second.told) << word(row.role);
        EXPECT_EQ(schemes_of(row.schemes), found->second.schemes) << word(row.role);
        EXPECT_EQ(row.needs_case, found->second.needs_case) << word(row.role);
    }
}

TEST(Policy, RIG4_ARoleGoesWithItsAgenciesAlone) {
    const Words agencies{"provincial-committee",
                         "social-insurance",
                         "tax",
                         "planning",
                         "labour",
                         "cooperatives",
                         "media",
                         "unions",
                         "front",
                         "district",
                         "",
                         "statistics"};
    for (const RolePolicy& row : role_policies()) {
        for (const std::string& agency : agencies) {
            EXPECT_EQ(role_fits(row.role, agency), expected_fits.contains({word(row.role), agency}))
                << word(row.role) << " " << agency;
        }
    }
}

TEST(Policy, RIG8_WhatIsOfAPlaceWantsOne) {
    const Words of_a_place{"si_collector", "district_officer", "commune_officer", "collection_agent"};
    for (const RolePolicy& row : role_policies())
        EXPECT_EQ(wants_territory(row.role), of_a_place.contains(word(row.role))) << word(row.role);
}

TEST(Policy, CAS_WhoReadsWithinCasesGivesNone) {
    for (const RolePolicy& row : role_policies()) {
        const bool inspects = word(row.role) == "si_inspector" || word(row.role) == "labour_inspector";
        EXPECT_EQ(reads_within_cases(row.role), inspects) << word(row.role);
        EXPECT_FALSE(reads_within_cases(row.role) && row.may.has(Right::manage_cases)) << word(row.role);
    }
}

TEST(Policy, TWO1_WhoReadsPersonsOrSettlesProposalsIsMadeByTwo) {
    const Words by_two{"leader",          "si_analyst",       "si_collector",
                       "si_inspector",    "labour_officer",   "labour_inspector",
                       "commune_officer", "collection_agent", "administrator"};
    for (const RolePolicy& row : role_policies())
        EXPECT_EQ(wants_second_person(row.role), by_two.contains(word(row.role))) << word(row.role);
}

TEST(Policy, WordsComeBack) {
    for (std::size_t i = 0; i < roles_count; ++i)
        EXPECT_EQ(parse_role(word(static_cast<Role>(i))), static_cast<Role>(i));
    for (std::size_t i = 0; i < rights_count; ++i)
        EXPECT_EQ(parse_right(word(static_cast<Right>(i))), static_cast<Right>(i));
    for (std::size_t i = 0; i < shown_count; ++i)
        EXPECT_EQ(parse_shown(word(static_cast<Shown>(i))), static_cast<Shown>(i));
    for (std::size_t i = 0; i < purposes_count; ++i)
        EXPECT_EQ(parse_purpose(word(static_cast<Purpose>(i))), static_cast<Purpose>(i));
    EXPECT_FALSE(parse_role("emperor"));
}

}  // namespace
}  // namespace baophu::rights

// What can change: users, agencies, grants, views, agreements, requests; and what the history tells of it.
#include "edge/store/changes.h"

#include <atomic>
#include <thread>

#include "core/base/fault_codes.h"
#include "edge/store/agreements.h"
#include "edge/store/audit.h"
#include "edge/store/explanation_requests.h"
#include "edge/store/grants.h"
#include "edge/store/office_for_tests.h"
#include "edge/store/pinned_runs.h"
#include "edge/store/remarks.h"
#include "edge/store/saved_views.h"
#include "edge/store/sessions.h"

namespace baophu::store {
namespace {

using Changing = Office;
INSTANTIATE_TEST_SUITE_P(Backends, Changing, both, name_of);

const Actor minh{.login = "minh", .agency = "tax"};

std::string told(const ChangeEntry& entry) {
    return entry.by + " v" + std::to_string(entry.version) + " " + entry.field + ": " + entry.old_value +
           " -> " + entry.new_value;
}

// STO-5
TEST_P(Changing, EveryFieldHasItsLineWithOldAndNew) {
    const std::int64_t id = add_user("lan.nt");
    time_.forward(std::chrono::hours(1));
    User user = *Users(database_).find(id);
    user.full_name = "Trần Thị Lan";
    user.language = "en";
    Users(database_).change(user, minh);
    const auto lines = Changes(database_).of("users", std::to_string(id));
    ASSERT_EQ(lines.size(), 10U);
    EXPECT_EQ(told(lines[0]), "lan v1 full_name:  -> Nguyễn Thị lan.nt");
    EXPECT_EQ(told(lines[8]), "minh v2 full_name: Nguyễn Thị lan.nt -> Trần Thị Lan");
    EXPECT_EQ(told(lines[9]), "minh v2 language: vi -> en");
    EXPECT_EQ(lines[9].at, "2026-11-26T02:00:00Z");
    EXPECT_EQ(Changes(database_).latest(1).front().field, "language");
    EXPECT_EQ(Changes(database_).latest(1, lines[9].sequence).front().field, "full_name");
    const AuditEntry last = Audit(database_).lines({.kind = "change", .limit = 1}).front();
    EXPECT_EQ(last.actor.login, "minh");
    EXPECT_TRUE(last.what.starts_with("users/" + std::to_string(id) + " v2 ")) << last.what;
}

TEST_P(Changing, WhatStaysTheSameMakesNoLineAndNoVersion) {
    const std::int64_t id = add_user("lan.nt");
    const std::int64_t before = Audit(database_).head().sequence;
    Users(database_).change(*Users(database_).find(id), minh);
    EXPECT_EQ(Users(database_).find(id)->version, 1);
    EXPECT_EQ(Audit(database_).head().sequence, before);
}

// STO-4
TEST_P(Changing, WhoSawAnEarlierVersionIsToldWhoChangedWhatAndWhen) {
    const std::int64_t id = add_user("lan.nt");
    User first = *Users(database_).find(id);
    User second = first;
    first.full_name = "Trần Thị Lan";
    Users(database_).change(first, minh);
    second.language = "en";
    try {
        Users(database_).change(second, lan);
        ADD_FAILURE() << "was written over";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault(), Fault(fault::changed_meanwhile, {{"entity", "users"},
                                                                    {"id", std::to_string(id)},
                                                                    {"by", "minh"},
                                                                    {"at", "26/11/2026 08:00"},
                                                                    {"field", "full_name"},
                                                                    {"seen", "1"},
                                                                    {"found", "2"}}));
    }
    EXPECT_EQ(Users(database_).find(id)->language, "vi");
    EXPECT_EQ(Users(database_).find(id)->full_name, "Trần Thị Lan");
}

// Of two who change the same version at the same moment one wins, and only one.
TEST_P(Changing, OfManyAtTheSameMomentOneWins) {
    const std::int64_t id = add_user("lan.nt");
    const User seen = *Users(database_).find(id);
    std::atomic<int> won = 0;
    std::atomic<int> lost = 0;
    {
        std::vector<std::jthread> running;
        for (int i = 0; i < 8; ++i) {
            running.emplace_back([&, i] {
                User mine = seen;
                mine.full_name = "Tên thứ " + std::to_string(i);
                const std::string code = code_of([&] { Users(database_).change(mine, lan); });
                won += static_cast<int>(code.empty());
                lost += static_cast<int>(code == fault::changed_meanwhile);
            });
        }
    }
    EXPECT_EQ(won, 1);
    EXPECT_EQ(lost, 7);
    EXPECT_EQ(Users(database_).find(id)->version, 2);
}

// ---- Users ---------------------------------------------------------------------------------

// USR-1
TEST_P(Changing, ALoginIsFoldedAndUnique) {
    const std::int64_t id = add_user("Lan.NT");
    EXPECT_EQ(Users(database_).find(id)->login, "lan.nt");
    EXPECT_EQ(Users(database_).find_login("LAN.nt")->id, id);
    EXPECT_FALSE(Users(database_).find_login("lan"));
    EXPECT_EQ(code_of([&] { add_user("lAN.NT"); }), fault::already_there);
    for (const char* login : {"", "a", "lan nt", "lân", "lan/nt", "lan@x"})
        EXPECT_EQ(code_of([&] { add_user(login); }), fault::login_not_usable) << login;
    EXPECT_EQ(code_of([&] { add_user(std::string(65, 'a')); }), fault::login_not_usable);
    EXPECT_EQ(Users(database_).all().size(), 1U);
}

TEST_P(Changing, AUserHasAnAgencyANameAndALanguage) {
    const std::int64_t id = add_user("lan.nt");
    User user = *Users(database_).find(id);
    EXPECT_TRUE(user.active);
    EXPECT_TRUE(user.must_change_password);
    EXPECT_EQ(user.made_at, "2026-11-26T01:00:00Z");
    user.agency = "nowhere";
    EXPECT_EQ(code_of([&] { Users(database_).change(user, lan); }), fault::entity_not_there);
    user.agency = "social-insurance";
    user.language = "fr";
    EXPECT_EQ(code_of([&] { Users(database_).change(user, lan); }), fault::field_not_usable);
    user.language = "vi";
    user.full_name = "  ";
    EXPECT_EQ(code_of([&] { Users(database_).change(user, lan); }), fault::field_not_usable);
    user.full_name = "Lan";
    user.id = 99;
    EXPECT_EQ(code_of([&] { Users(database_).change(user, lan); }), fault::entity_not_there);
}

// USR-2
TEST_P(Changing, NoSecretStandsInTheHistory) {
    const std::int64_t id = add_user("lan.nt");
    Users users(database_);
    users.set_password(id, "$argon2id$very-secret", false, minh);
    users.set_totp(id, "JBSWY3DPEHPK3PXP", minh);
    users.set_totp(id, "", minh);
    EXPECT_EQ(users.credentials(id)->password_hash, "$argon2id$very-secret");
    EXPECT_FALSE(users.find(id)->has_totp);
    EXPECT_FALSE(users.find(id)->must_change_password);
    std::string all;
    for (const ChangeEntry& entry : Changes(database_).latest(100))
        all += told(entry) + "\n";
    EXPECT_EQ(all.find("secret"), all.find("totp_secret") + 5) << "only as the name of the field\n" << all;
    EXPECT_EQ(all.find("JBSWY3DPEHPK3PXP"), std::string::npos) << all;
    EXPECT_NE(all.find("minh v2 password_hash: *** -> ***"), std::string::npos) << all;
    EXPECT_NE(all.find("minh v3 totp_secret:  -> ***"), std::string::npos) << all;
    EXPECT_NE(all.find("minh v4 totp_secret: *** -> "), std::string::npos) << all;
}

TEST_P(Changing, AStepOfACodeCountsOnceAndOnlyForward) {
    const std::int64_t id = add_user("lan.nt");
    Users users(database_);
    EXPECT_TRUE(users.use_totp_step(id, 100));
    EXPECT_FALSE(users.use_totp_step(id, 100));
    EXPECT_FALSE(users.use_totp_step(id, 99));
    EXPECT_TRUE(users.use_totp_step(id, 101));
    EXPECT_FALSE(users.use_totp_step(99, 1));
    std::atomic<int> counted = 0;
    {
        std::vector<std::jthread> running;
        for (int i = 0; i < 6; ++i)
            running.emplace_back([&] { counted += static_cast<int>(users.use_totp_step(id, 102)); });
    }
    EXPECT_EQ(counted, 1);
}

TEST_P(Changing, WhoIsMadeInactiveLosesTheSessions) {
    const std::int64_t id = add_user("lan.nt");
    Sessions sessions(database_);
    SessionEntry session{.token_sha256 = "d1", .user = id};
    sessions.begin(session, lan);
    User user = *Users(database_).find(id);
    user.active = false;
    Users(database_).change(user, minh);
    EXPECT_TRUE(sessions.open_of(id).empty());
    EXPECT_EQ(sessions.find("d1")->ended_by, "minh");
}

// ---- Grants --------------------------------------------------------------------------------

// GRA-1
TEST_P(Changing, AGrantHoldsOnBothItsDays) {
    Grants grants(database_);
    Grant grant;
    grant.user = add_user("lan.nt");
    grant.role = "si-analyst";
    grant.agency = "social-insurance";
    grant.territory = "731";
    grant.purposes = {"inspection", "gap-review", "inspection"};
    grant.from = *Date::of(2026, 11, 1);
    grant.to = *Date::of(2026, 11, 30);
    grant.id = grants.add(grant, lan);
    const Grant found = *grants.find(grant.id);
    EXPECT_EQ(found.purposes, (std::vector<std::string>{"gap-review", "inspection"}));
    EXPECT_EQ(found.role, "si-analyst");
    EXPECT_EQ(found.territory, "731");
    const auto holds = [&](int month, unsigned day) {
        return !grants.on(grant.user, *Date::of(2026, static_cast<unsigned>(month), day)).empty();
    };
    EXPECT_FALSE(holds(10, 31));
    EXPECT_TRUE(holds(11, 1));
    EXPECT_TRUE(holds(11, 30));
    EXPECT_FALSE(holds(12, 1));

    Grant longer = found;
    longer.to.reset();
    grants.change(longer, minh);
    EXPECT_TRUE(holds(12, 1));
    EXPECT_EQ(code_of([&] { grants.change(found, lan); }), fault::changed_meanwhile);
    longer.version = 2;
    longer.to = *Date::of(2026, 10, 1);
    EXPECT_EQ(code_of([&] { grants.change(longer, lan); }), fault::field_not_usable);
    EXPECT_EQ(grants.find(grant.id)->version, 2);
    EXPECT_EQ(grants.all().size(), 1U);
}

// GRA-3
TEST_P(Changing, AnotherRoleReplacesAGrantAndTheHistoryIsWhole) {
    Grants grants(database_);
    Grant grant;
    grant.user = add_user("lan.nt");
    grant.role = "si_analyst";
    grant.agency = "social-insurance";
    grant.purposes = {"gap-review"};
    grant.from = *Date::of(2026, 11, 1);
    const std::int64_t first = grants.add(grant, lan);
    Grant other = grant;
    other.role = "si_collector";
    other.territory = "731";
    other.from = *Date::of(2026, 12, 1);
    other.replaces = first;
    EXPECT_EQ(code_of([&] { grants.replace(other, 7, minh); }), fault::changed_meanwhile);
    const std::int64_t second = grants.replace(other, 1, minh);
    EXPECT_EQ(grants.find(first)->to, *Date::of(2026, 11, 30));
    EXPECT_EQ(grants.find(second)->replaces, first);
    for (const auto& [day, role] : {std::pair(*Date::of(2026, 11, 30), "si_analyst"),
                                    std::pair(*Date::of(2026, 12, 1), "si_collector")}) {
        const auto held = grants.on(grant.user, day);
        ASSERT_EQ(held.size(), 1U) << day.iso();
        EXPECT_EQ(held[0].role, role) << day.iso();
    }
    EXPECT_EQ(Changes(database_).of("grants", std::to_string(first)).back().new_value, "2026-11-30");

    // Corrected on the day on which it was given: it held on no day.
    other.from = *Date::of(2026, 11, 26);
    other.replaces = second;
    EXPECT_EQ(code_of([&] { grants.replace(other, 1, minh); }), "") << "one to come is replaced before";
    EXPECT_TRUE(grants.find(second)->is_over(*Date::of(2026, 12, 1)));
    other.user = add_user("minh.tv");
    EXPECT_EQ(code_of([&] { grants.replace(other, 2, minh); }), fault::field_not_usable) << "another user's";
    EXPECT_TRUE(Audit(database_).verify().whole());
}

// GRA-4, GRA-5
TEST_P(Changing, AGrantIsEndedWithYesterdayAtTheEarliestAndThenStays) {
    Grants grants(database_);
    Grant grant;
    grant.user = add_user("lan.nt");
    grant.role = "tax_officer";
    grant.agency = "social-insurance";
    grant.from = *Date::of(2026, 11, 1);
    grant.id = grants.add(grant, lan);
    const auto end = [&](unsigned day) {
        Grant ended = *grants.find(grant.id);
        ended.to = *Date::of(2026, 11, day);
        return code_of([&] { grants.change(ended, lan); });
    };
    EXPECT_EQ(end(24), fault::field_not_usable) << "today is the 26th";
    EXPECT_EQ(end(28), "");
    EXPECT_EQ(end(26), "");
    EXPECT_TRUE(grants.find(grant.id)->holds_on(*Date::of(2026, 11, 26)));
    EXPECT_EQ(end(25), "") << "at once";
    EXPECT_TRUE(grants.on(grant.user, *Date::of(2026, 11, 26)).empty());
    EXPECT_EQ(end(27), fault::grant_over);
    EXPECT_EQ(end(25), fault::grant_over);
    try {
        Grant again = *grants.find(grant.id);
        again.to.reset();
        grants.change(again, lan);
        ADD_FAILURE() << "was changed";
    } catch (const Failure& failure) {
        EXPECT_EQ(detail_of(failure.fault(), "day"), "25/11/2026");
    }
    // One to come that is not wanted any more.
    grant.from = *Date::of(2026, 12, 10);
    grant.id = grants.add(grant, lan);
    Grant never = *grants.find(grant.id);
    never.to = *Date::of(2026, 12, 9);
    grants.change(never, lan);
    EXPECT_TRUE(grants.find(grant.id)->is_over(*Date::of(2026, 11, 26)));
    EXPECT_TRUE(grants.on(grant.user, *Date::of(2026, 12, 10)).empty());
}

TEST_P(Changing, AGrantIsForAUserAndAnAgencyThatThereAre) {
    Grants grants(database_);
    Grant grant;
    grant.user = 7;
    grant.role = "si-analyst";
    grant.agency = "social-insurance";
    EXPECT_EQ(code_of([&] { grants.add(grant, lan); }), fault::entity_not_there);
    grant.user = add_user("lan.nt");
    grant.agency = "nowhere";
    EXPECT_EQ(code_of([&] { grants.add(grant, lan); }), fault::entity_not_there);
    grant.agency = "social-insurance";
    grant.role = "";
    EXPECT_EQ(code_of([&] { grants.add(grant, lan); }), fault::field_not_usable);
    grant.role = "si-analyst";
    grant.purposes = {"gap-review,inspection"};
    EXPECT_EQ(code_of([&] { grants.add(grant, lan); }), fault::field_not_usable);
    EXPECT_TRUE(grants.all().empty());
}

// GRA-2
TEST(GrantedUnits, FollowTheUnitToItsSuccessors) {
    const Territory territory = Territory::load("dong-nai.yaml");
    const Date before = *Date::of(2025, 6, 30);
    const Date after = *Date::of(2025, 7, 1);
    Grant grant;
    grant.from = *Date::of(2025, 1, 1);
    grant.territory = "731";
    const auto district = units_of(grant, territory, before);
    EXPECT_TRUE(district.contains("731"));
    for (const std::string& commune : territory.children_on("731", before))
        EXPECT_TRUE(district.contains(commune)) << commune;
    const auto later = units_of(grant, territory, after);
    EXPECT_FALSE(later.contains("731")) << "there are no districts any more";
    ASSERT_FALSE(later.empty());
    for (const std::string& commune : later)
        EXPECT_NE(territory.on(commune, after), nullptr) << commune;

    grant.territory = "26068";  // Phường Hóa An, from 01/07/2025 a part of the larger Biên Hòa.
    EXPECT_EQ(units_of(grant, territory, before), std::set<std::string>{"26068"});
    EXPECT_TRUE(units_of(grant, territory, after).contains("26068"));
    grant.from = *Date::of(2026, 1, 1);
    grant.territory = "731";
    EXPECT_EQ(units_of(grant, territory, before), district) << "granted when it was no more";
    EXPECT_TRUE(units_of(grant, territory, after).empty());
    grant.territory = "";
    EXPECT_TRUE(units_of(grant, territory, after).empty());
    grant.territory = "99999";
    EXPECT_TRUE(units_of(grant, territory, after).empty()) << "a unit that is none covers nothing";
}

// ---- The rest ------------------------------------------------------------------------------

TEST_P(Changing, AgenciesKeepTheirId) {
    Agencies agencies(database_);
    agencies.add({.id = "tax", .name = "Cục Thuế", .kind = "province", .territory = ""}, lan);
    EXPECT_EQ(code_of([&] {
                  agencies.add({.id = "tax", .name = "Khác", .kind = "province", .territory = ""}, lan);
              }),
              fault::already_there);
    EXPECT_EQ(code_of([&] { agencies.add({.id = "a b", .name = "Khác"}, lan); }), fault::field_not_usable);
    Agency tax = *agencies.find("tax");
    tax.name = "Chi cục Thuế khu vực XV";
    agencies.change(tax, minh);
    EXPECT_EQ(agencies.find("tax")->name, "Chi cục Thuế khu vực XV");
    EXPECT_EQ(agencies.find("tax")->version, 2);
    EXPECT_EQ(Changes(database_).of("agencies", "tax").back().old_value, "Cục Thuế");
    EXPECT_TRUE(Audit(database_).verify().whole());
}

TEST_P(Changing, AnExplanationRequestGoesItsWay) {
    add_user("lan.nt", "district-731");
    ExplanationRequests requests(database_);
    ExplanationRequest asked;
    asked.figure = "/units/731?scheme=compulsory&run=ab12";
    asked.agency = "district-731";
    asked.unit = "731";
    asked.question = "Vì sao giảm 120 người trong tháng?";
    asked.due = *Date::of(2026, 12, 5);
    const std::int64_t id = requests.ask(asked, lan);
    EXPECT_EQ(code_of([&] { requests.accept(id, 1, lan); }), fault::state_not_possible);
    requests.answer(id, 1, "Một doanh nghiệp chuyển đi", minh);
    EXPECT_EQ(requests.find(id)->state, RequestState::answered);
    EXPECT_EQ(requests.find(id)->answered_by, "minh");
    EXPECT_EQ(code_of([&] { requests.answer(id, 1, "Khác", minh); }), fault::changed_meanwhile);
    EXPECT_EQ(code_of([&] { requests.answer(id, 2, "Khác", minh); }), fault::state_not_possible);
    requests.send_back(id, 2, "Doanh nghiệp nào?", *Date::of(2026, 12, 9), lan);
    EXPECT_EQ(requests.find(id)->due, *Date::of(2026, 12, 9));
    EXPECT_NE(requests.find(id)->question.find("Doanh nghiệp nào?"), std::string::npos);
    requests.answer(id, 3, "Công ty Giả Định", minh);
    requests.accept(id, 4, lan);
    EXPECT_EQ(requests.find(id)->state, RequestState::accepted);
    EXPECT_EQ(code_of([&] { requests.withdraw(id, 5, lan); }), fault::state_not_possible);
    EXPECT_EQ(code_of([&] { requests.accept(99, 1, lan); }), fault::entity_not_there);

    asked.due = *Date::of(2026, 12, 1);
    const std::int64_t other = requests.ask(asked, lan);
    EXPECT_EQ(requests.all().front().id, other) << "open ones first";
    EXPECT_EQ(requests.asked_of("district-731").size(), 2U);
    EXPECT_TRUE(requests.asked_of("tax").empty());
    EXPECT_EQ(requests.about(asked.figure).size(), 2U);
    requests.withdraw(other, 1, lan);
    EXPECT_EQ(requests.find(other)->state, RequestState::withdrawn);
    asked.question = "";
    EXPECT_EQ(code_of([&] { requests.ask(asked, lan); }), fault::field_not_usable);
}

TEST_P(Changing, AViewIsOnesOwnOrShared) {
    SavedViews views(database_);
    const std::int64_t mine = add_user("lan.nt");
    const std::int64_t other = add_user("minh.tv");
    const std::int64_t id = views.add({.owner = mine, .name = "Biên Hòa", .address = "/units/731"}, lan);
    views.add({.owner = other, .name = "Chung", .address = "/units", .shared = true}, minh);
    views.add({.owner = other, .name = "Riêng", .address = "/units"}, minh);
    ASSERT_EQ(views.seen_by(mine).size(), 2U);
    EXPECT_EQ(views.seen_by(mine)[0].name, "Biên Hòa");
    EXPECT_EQ(views.seen_by(mine)[1].name, "Chung");
    EXPECT_EQ(code_of([&] { views.add({.owner = mine, .name = "Biên Hòa", .address = "/"}, lan); }),
              fault::already_there);
    SavedView view = *views.find(id);
    view.address = "/units/731?month=2018-12";
    views.change(view, lan);
    EXPECT_EQ(views.find(id)->address, "/units/731?month=2018-12");
    EXPECT_EQ(code_of([&] { views.remove(id, 1, lan); }), fault::changed_meanwhile);
    views.remove(id, 2, lan);
    EXPECT_FALSE(views.find(id));
    EXPECT_EQ(code_of([&] { views.remove(id, 3, lan); }), fault::entity_not_there);
    views.add({.owner = mine, .name = "Biên Hòa", .address = "/"}, lan);  // The name is free again.
    EXPECT_EQ(views.seen_by(mine).size(), 2U);
}

TEST_P(Changing, RemarksStandBesideTheirAddressInOrder) {
    Remarks remarks(database_);
    remarks.add("/persons/P-1", "đã gọi điện", lan);
    time_.forward(std::chrono::minutes(1));
    remarks.add("/persons/P-1", "đã đến nhà", minh);
    remarks.add("/persons/P-2", "khác", minh);
    const auto found = remarks.of("/persons/P-1");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].text, "đã gọi điện");
    EXPECT_EQ(found[1].by, "minh");
    EXPECT_EQ(found[1].agency, "tax");
    EXPECT_EQ(found[1].at, "2026-11-26T01:01:00Z");
    EXPECT_EQ(code_of([&] { remarks.add("/persons/P-1", " ", lan); }), fault::field_not_usable);
    EXPECT_NE(Stranger(place_).refusal("DELETE FROM remarks"), "");
}

TEST_P(Changing, OfARunTheLatestPinCounts) {
    PinnedRuns pins(database_);
    pins.pin("ab12", "báo cáo quý IV", lan);
    pins.pin("cd34", "vụ việc 12/2026", lan);
    pins.unpin("ab12", "báo cáo đã thay", minh);
    ASSERT_EQ(pins.all().size(), 1U);
    EXPECT_EQ(pins.all()[0].run, "cd34");
    EXPECT_EQ(pins.all()[0].reason, "vụ việc 12/2026");
    pins.pin("ab12", "lại cần", lan);
    EXPECT_EQ(pins.all().size(), 2U);
    EXPECT_EQ(code_of([&] { pins.pin("ef56", "", lan); }), fault::reason_missing);
}

TEST_P(Changing, AnAgreementComesBackAsGiven) {
    Agreements agreements(database_);
    Agreement agreement;
    agreement.sender = "tax";
    agreement.dataset = "tax-yearly-list";
    agreement.period = PeriodKind::year;
    agreement.due_months_after = 3;
    agreement.due_day = 31;
    agreement.legal_basis = "Luật 58/2014/QH13 Điều 23";
    agreement.from = *Date::of(2019, 1, 1);
    const std::int64_t id = agreements.add(agreement, lan);
    Agreement found = *agreements.find(id);
    EXPECT_EQ(found.period, PeriodKind::year);
    EXPECT_EQ(found.due_months_after, 3);
    EXPECT_EQ(found.due_day, 31);
    EXPECT_EQ(found.from, agreement.from);
    EXPECT_FALSE(found.to);
    found.to = *Date::of(2020, 12, 31);
    agreements.change(found, lan);
    EXPECT_EQ(agreements.all().at(0).to, found.to);
    const auto refused = [&](auto change) {
        Agreement wrong = agreement;
        change(wrong);
        return code_of([&] { agreements.add(wrong, lan); });
    };
    EXPECT_EQ(refused([](Agreement& a) { a.due_day = 0; }), fault::field_not_usable);
    EXPECT_EQ(refused([](Agreement& a) { a.due_day = 32; }), fault::field_not_usable);
    EXPECT_EQ(refused([](Agreement& a) { a.due_months_after = -1; }), fault::field_not_usable);
    EXPECT_EQ(refused([](Agreement& a) { a.legal_basis = ""; }), fault::field_not_usable);
    EXPECT_EQ(refused([](Agreement& a) { a.to = *Date::of(2018, 1, 1); }), fault::field_not_usable);
    EXPECT_EQ(agreements.all().size(), 1U);
}

TEST_P(Changing, AfterAllThisTheChainHolds) {
    add_user("lan.nt");
    PinnedRuns(database_).pin("ab12", "r", lan);
    Remarks(database_).add("/x", "y", lan);
    EXPECT_TRUE(Audit(database_).verify().whole());
    EXPECT_EQ(Audit(database_).verify().lines, 4);
}

}  // namespace
}  // namespace baophu::store

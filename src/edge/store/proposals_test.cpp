// TWO-2, TWO-3: what one proposes and another settles.
#include "edge/store/proposals.h"

#include "core/base/fault_codes.h"
#include "edge/store/audit.h"
#include "edge/store/changes.h"
#include "edge/store/office_for_tests.h"
#include "edge/store/sessions.h"

namespace baophu::store {
namespace {

const Actor hoa{.login = "hoa", .agency = "tax", .territory = {}, .purpose = {}, .case_number = {}};

class Proposing : public Office {
protected:
    Proposing() : user_(add_user("minh.tv")) {}

    std::int64_t version_of_user() { return Users(database_).find(user_)->version; }

    Grant analyst() {
        Grant grant;
        grant.user = user_;
        grant.role = "si_analyst";
        grant.agency = "social-insurance";
        grant.purposes = {"gap-review"};
        grant.from = *Date::of(2026, 11, 26);
        return grant;
    }

    std::int64_t propose(const Grant& grant) {
        return proposals_.propose({.rests_on = version_of_user(), .grant = grant}, lan);
    }

    Proposal targets(std::int64_t seen) {
        Proposal proposal{.kind = ProposalKind::unit_targets, .rests_on = seen};
        proposal.targets = {.year = 2019, .document = "12/QĐ", .units = {{"731", 10}, {"732", 20}}};
        return proposal;
    }

    std::string refused(std::int64_t id, const Actor& by) {
        return code_of([&] { proposals_.approve(id, by); });
    }

    std::int64_t user_;
    Proposals proposals_{database_};
    Grants grants_{database_};
};
INSTANTIATE_TEST_SUITE_P(Backends, Proposing, both, name_of);

TEST_P(Proposing, NothingChangesUntilASecondPersonApproves) {
    const std::int64_t id = propose(analyst());
    EXPECT_TRUE(grants_.all().empty());
    EXPECT_EQ(refused(id, lan), fault::second_person_wanted);
    EXPECT_TRUE(grants_.all().empty());
    ASSERT_EQ(proposals_.open().size(), 1U);
    EXPECT_EQ(proposals_.open()[0].grant.purposes, std::vector<std::string>{"gap-review"});
    proposals_.approve(id, hoa);
    ASSERT_EQ(grants_.on(user_, *Date::of(2026, 11, 26)).size(), 1U);
    EXPECT_TRUE(proposals_.open().empty());
    const Proposal settled = proposals_.settled(9).at(0);
    EXPECT_EQ(settled.state, ProposalState::approved);
    EXPECT_EQ(settled.settled_by, "hoa");
    EXPECT_EQ(settled.proposed_by, "lan");
    EXPECT_TRUE(Audit(database_).verify().whole());
}

TEST_P(Proposing, HistoryAndAuditHaveBothNames) {
    const std::int64_t id = propose(analyst());
    proposals_.approve(id, hoa);
    const auto lines = Changes(database_).of("grants", std::to_string(grants_.all().at(0).id));
    ASSERT_FALSE(lines.empty());
    EXPECT_EQ(lines[0].by, "hoa for lan");
    EXPECT_EQ(hands_of(lines[0].by).login, "hoa");
    EXPECT_EQ(hands_of(lines[0].by).proposed_by, "lan");
    EXPECT_EQ(hands_of("hoa").proposed_by, "");
    EXPECT_EQ(Audit(database_).lines({.limit = 1}).at(0).actor.login, "hoa for lan");
}

TEST_P(Proposing, IsSettledOnce) {
    const std::int64_t id = propose(analyst());
    EXPECT_EQ(code_of([&] { proposals_.refuse(id, " ", hoa); }), fault::field_not_usable);
    proposals_.refuse(id, "chưa có quyết định", hoa);
    EXPECT_EQ(proposals_.find(id)->reason, "chưa có quyết định");
    EXPECT_EQ(refused(id, hoa), fault::approval_over);
    EXPECT_EQ(code_of([&] { proposals_.withdraw(id, lan); }), fault::approval_over);
    EXPECT_EQ(code_of([&] { proposals_.refuse(id, "lại", hoa); }), fault::approval_over);
    const std::int64_t other = propose(analyst());
    proposals_.withdraw(other, lan);
    EXPECT_EQ(refused(other, hoa), fault::approval_over);
    EXPECT_TRUE(grants_.all().empty());
    EXPECT_EQ(refused(99, hoa), fault::entity_not_there);
}

TEST_P(Proposing, NobodyApprovesARightOrAPasswordOfHisOwn) {
    const std::int64_t id = propose(analyst());
    EXPECT_EQ(refused(id, {.login = "minh.tv"}), fault::second_person_wanted);
    Proposal password{.kind = ProposalKind::password, .rests_on = version_of_user()};
    password.grant.user = user_;
    const std::int64_t other = proposals_.propose(password, lan);
    EXPECT_EQ(code_of([&] { proposals_.approve(other, {.login = "minh.tv"}, "hash"); }),
              fault::second_person_wanted);
    EXPECT_EQ(version_of_user(), 1);
}

TEST_P(Proposing, WhatItRestsOnMustBeAsItWas) {
    // A change, of a grant that somebody changed meanwhile.
    Grant grant = analyst();
    grant.id = grants_.add(grant, lan);
    Grant wider = *grants_.find(grant.id);
    wider.purposes = {"gap-review", "voluntary-outreach"};
    const std::int64_t change = proposals_.propose(
        {.kind = ProposalKind::grant_change, .rests_on = wider.version, .grant = wider}, lan);
    Grant shorter = *grants_.find(grant.id);
    shorter.to = *Date::of(2026, 12, 31);
    grants_.change(shorter, hoa);
    EXPECT_EQ(refused(change, hoa), fault::changed_meanwhile);
    EXPECT_EQ(proposals_.find(change)->state, ProposalState::open) << "all or nothing";
    EXPECT_EQ(code_of([&] {
                  proposals_.propose(
                      {.kind = ProposalKind::grant_change, .rests_on = wider.version, .grant = wider}, lan);
              }),
              fault::changed_meanwhile)
        << "what could not be carried out is not proposed either";
    // A grant to somebody whose account was closed meanwhile; that he chose a password hinders nothing.
    const std::int64_t given = propose(analyst());
    const std::int64_t other = propose(analyst());
    Users(database_).set_password(user_, "another", false, {.login = "minh.tv"});
    proposals_.approve(given, hoa);
    User closed = *Users(database_).find(user_);
    closed.active = false;
    Users(database_).change(closed, lan);
    EXPECT_EQ(refused(other, hoa), fault::changed_meanwhile);
}

TEST_P(Proposing, TargetsAreSetWhenTheyAreApproved) {
    UnitTargets targets_set(database_);
    const std::int64_t first = proposals_.propose(targets(0), lan);
    const std::int64_t second = proposals_.propose(targets(0), lan);
    EXPECT_FALSE(targets_set.in_force(Scheme::compulsory, 2019));
    proposals_.approve(first, hoa);
    ASSERT_TRUE(targets_set.in_force(Scheme::compulsory, 2019));
    EXPECT_EQ(targets_set.in_force(Scheme::compulsory, 2019)->units.size(), 2U);
    EXPECT_EQ(targets_set.in_force(Scheme::compulsory, 2019)->set_by, "hoa for lan");
    EXPECT_EQ(refused(second, hoa), fault::changed_meanwhile);
    EXPECT_EQ(code_of([&] { proposals_.propose(targets(0), lan); }), fault::changed_meanwhile);
    // TGT-3: what is set of another scheme counts when it is approved, too.
    Proposal above = targets(0);
    above.targets.scheme = Scheme::unemployment;
    above.targets.units = {{"731", 11}, {"732", 19}};
    EXPECT_EQ(code_of([&] { proposals_.propose(above, lan); }), fault::target_unemployment_above_compulsory);
    EXPECT_TRUE(Audit(database_).verify().whole());
}

TEST_P(Proposing, APasswordIsGivenWithTheEndOfItsSessions) {
    Sessions(database_).begin({.token_sha256 = "d1", .user = user_}, lan);
    Proposal password{.kind = ProposalKind::password, .rests_on = version_of_user()};
    password.grant.user = user_;
    const std::int64_t id = proposals_.propose(password, lan);
    EXPECT_EQ(Sessions(database_).open_of(user_).size(), 1U);
    EXPECT_EQ(Users(database_).credentials(user_)->password_hash, "hash");
    proposals_.approve(id, hoa, "new hash");
    EXPECT_EQ(Users(database_).credentials(user_)->password_hash, "new hash");
    EXPECT_TRUE(Users(database_).find(user_)->must_change_password);
    EXPECT_TRUE(Sessions(database_).open_of(user_).empty());
    std::string all;
    for (const ChangeEntry& entry : Changes(database_).latest(100))
        all += entry.old_value + entry.new_value;
    EXPECT_EQ(all.find("new hash"), std::string::npos);
}

// GRA-5
TEST_P(Proposing, AGrantBeginsOnTheDayOfItsApprovalAtTheEarliest) {
    const std::int64_t id = propose(analyst());
    time_.forward(std::chrono::hours(72));
    proposals_.approve(id, hoa);
    EXPECT_EQ(grants_.all().at(0).from, *Date::of(2026, 11, 29));
    Grant over = analyst();
    over.from = *Date::of(2026, 11, 29);
    over.to = *Date::of(2026, 11, 30);
    const std::int64_t late = propose(over);
    time_.forward(std::chrono::hours(72));
    EXPECT_EQ(refused(late, hoa), fault::field_not_usable) << "it would be over";
}

// A grant in the place of another: both in one transaction.
TEST_P(Proposing, AReplacementEndsTheOtherWhenItIsApproved) {
    Grant grant = analyst();
    grant.from = *Date::of(2026, 11, 1);
    const std::int64_t first = grants_.add(grant, lan);
    Grant other = analyst();
    other.role = "si_collector";
    other.territory = "731";
    other.replaces = first;
    const std::int64_t id = proposals_.propose({.rests_on = 1, .grant = other}, lan);
    EXPECT_FALSE(grants_.find(first)->to);
    proposals_.approve(id, hoa);
    EXPECT_EQ(grants_.find(first)->to, *Date::of(2026, 11, 25));
    EXPECT_EQ(grants_.on(user_, *Date::of(2026, 11, 26)).at(0).role, "si_collector");
}

}  // namespace
}  // namespace baophu::store

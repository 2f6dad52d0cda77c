// TOK-1, TOK-4: the tokens of programs in the store.
#include "edge/store/access_tokens.h"

#include "core/base/fault_codes.h"
#include "edge/store/audit.h"
#include "edge/store/changes.h"
#include "edge/store/office_for_tests.h"
#include "edge/store/proposals.h"

namespace baophu::store {
namespace {

const Actor hoa{.login = "hoa", .agency = "tax", .territory = {}, .purpose = {}, .case_number = {}};

class Tokens : public Office {
protected:
    Tokens() : minh_(add_user("minh.tv")) {}

    AccessToken wanted(const std::string& name, const Date& to = *Date::of(2027, 11, 26)) {
        AccessToken token;
        token.owner = minh_;
        token.name = name;
        token.scope = {"see_figures", "export_figures", "see_figures"};
        token.from = *Date::of(2026, 11, 26);
        token.to = to;
        return token;
    }
    std::string refused(const AccessToken& token) {
        return code_of([&] { tokens_.add(token, "another", lan); });
    }

    std::int64_t minh_;
    AccessTokens tokens_{database_};
};
INSTANTIATE_TEST_SUITE_P(Backends, Tokens, both, name_of);

TEST_P(Tokens, TOK1_ComeBackAsTheyWereMade) {
    const std::int64_t id = tokens_.add(wanted("bảng hằng tháng"), "digest", lan);
    const AccessToken found = *tokens_.find("digest");
    EXPECT_EQ(found.id, id);
    EXPECT_EQ(found.owner, minh_);
    EXPECT_EQ(found.name, "bảng hằng tháng");
    EXPECT_EQ(found.scope, (std::vector<std::string>{"export_figures", "see_figures"}));
    EXPECT_EQ(found.from.iso(), "2026-11-26");
    EXPECT_EQ(found.to.iso(), "2027-11-26");
    EXPECT_EQ(found.last_used_at, "");
    EXPECT_TRUE(found.holds_on(*Date::of(2026, 11, 26)));
    EXPECT_TRUE(found.holds_on(*Date::of(2027, 11, 26)));
    EXPECT_FALSE(found.holds_on(*Date::of(2026, 11, 25)));
    EXPECT_FALSE(found.holds_on(*Date::of(2027, 11, 27)));
    EXPECT_FALSE(tokens_.find("dig"));
    for (const ChangeEntry& line : Changes(database_).of("access_tokens", std::to_string(id)))
        EXPECT_EQ(line.new_value.find("digest"), std::string::npos) << "it stands in no history";
}

TEST_P(Tokens, TOK1_AYearAtMostAndNotBeforeToday) {
    EXPECT_EQ(refused(wanted("dài", *Date::of(2027, 11, 27))), fault::field_not_usable);
    EXPECT_EQ(refused(wanted("ngược", *Date::of(2026, 11, 25))), fault::field_not_usable);
    AccessToken token = wanted("lùi");
    token.from = *Date::of(2026, 11, 25);
    EXPECT_EQ(refused(token), fault::field_not_usable);
    token = wanted("");
    EXPECT_EQ(refused(token), fault::field_not_usable);
    token = wanted("không phạm vi");
    token.scope.clear();
    EXPECT_EQ(refused(token), fault::field_not_usable);
    token.scope = {"see_figures,manage_users"};
    EXPECT_EQ(refused(token), fault::field_not_usable);
    token = wanted("của ai");
    token.owner = 99;
    EXPECT_EQ(refused(token), fault::entity_not_there);
    tokens_.add(wanted("một"), "1", lan);
    EXPECT_EQ(refused(wanted("một")), fault::already_there);
}

TEST_P(Tokens, TOK4_AreEndedOnceAndStayEnded) {
    const std::int64_t id = tokens_.add(wanted("một"), "1", lan);
    tokens_.end(id, hoa);
    const AccessToken ended = *tokens_.find(id);
    EXPECT_EQ(ended.ended_at, "2026-11-26T01:00:00Z");
    EXPECT_FALSE(ended.holds_on(*Date::of(2026, 11, 26)));
    time_.forward(std::chrono::hours(1));
    tokens_.end(id, lan);
    EXPECT_EQ(tokens_.find(id)->ended_at, ended.ended_at);
    EXPECT_EQ(code_of([&] { tokens_.end(99, lan); }), fault::entity_not_there);
    EXPECT_EQ(refused(wanted("một")), "") << "its name may be used again";
    EXPECT_EQ(tokens_.of(minh_).size(), 2U);
    EXPECT_TRUE(Audit(database_).verify().whole());
}

TEST_P(Tokens, TOK4_EndWithTheirUserAndWithAPasswordThatSomebodyElseSets) {
    const std::int64_t other = add_user("hung.lv");
    AccessToken of_other = wanted("khác");
    of_other.owner = other;
    tokens_.add(of_other, "other", lan);
    const auto ended = [&](const std::string& digest) { return !tokens_.find(digest)->ended_at.empty(); };

    tokens_.add(wanted("một"), "1", lan);
    Users(database_).set_password(minh_, "own", false, hoa);
    EXPECT_FALSE(ended("1")) << "his own";
    Proposals proposals(database_);
    Proposal reset{.kind = ProposalKind::password, .rests_on = Users(database_).find(minh_)->version};
    reset.grant.user = minh_;
    const std::int64_t id = proposals.propose(reset, lan);
    EXPECT_FALSE(ended("1")) << "only proposed";
    proposals.approve(id, hoa, "new");
    EXPECT_TRUE(ended("1"));

    tokens_.add(wanted("hai"), "2", lan);
    User user = *Users(database_).find(minh_);
    user.full_name = "Tên Khác";
    Users(database_).change(user, lan);
    EXPECT_FALSE(ended("2"));
    user = *Users(database_).find(minh_);
    user.active = false;
    Users(database_).change(user, lan);
    EXPECT_TRUE(ended("2"));
    EXPECT_FALSE(ended("other"));
    EXPECT_TRUE(Audit(database_).verify().whole());
}

TEST_P(Tokens, WhatIsTurnedRoundIsFoundAndWhenItWasUsedIsNotBound) {
    const std::int64_t id = tokens_.add(wanted("một"), "1", lan);
    tokens_.see(id, "2026-11-26T02:00:00Z");
    EXPECT_EQ(tokens_.find(id)->last_used_at, "2026-11-26T02:00:00Z");
    EXPECT_TRUE(Audit(database_).verify().rows.empty());
    Stranger(place_).run("UPDATE access_tokens SET token_sha256 = 'mine'");
    EXPECT_EQ(Audit(database_).verify().rows.size(), 1U);
    Stranger(place_).run("UPDATE access_tokens SET token_sha256 = '1', last_day = '2099-01-01'");
    ASSERT_EQ(Audit(database_).verify().rows.size(), 1U);
    EXPECT_EQ(Audit(database_).verify().rows[0].column, "last_day");
}

}  // namespace
}  // namespace baophu::store

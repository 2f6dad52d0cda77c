// OID-6, OID-7: whom an account of the identity provider signs in as.
#include "edge/store/identities.h"

#include "core/base/fault_codes.h"
#include "edge/store/audit.h"
#include "edge/store/changes.h"
#include "edge/store/office_for_tests.h"
#include "edge/store/proposals.h"

namespace baophu::store {
namespace {

const std::string issuer = "https://idp.test";
const Actor hoa{.login = "hoa", .agency = "tax", .territory = {}, .purpose = {}, .case_number = {}};

class Binding : public Office {
protected:
    Binding() : minh_(add_user("minh.tv")), hung_(add_user("hung.lv")) {}

    Identity by_subject(std::int64_t user, const std::string& subject) {
        return {.user = user, .issuer = issuer, .subject = subject};
    }
    Identity by_claim(std::int64_t user, const std::string& claim) {
        return {.user = user, .issuer = issuer, .claim = claim};
    }
    std::string refused(const Identity& identity) {
        return code_of([&] { identities_.bind(identity, lan); });
    }
    SessionEntry session(std::int64_t user, const std::string& token, std::int64_t identity) {
        SessionEntry entry{.token_sha256 = token, .csrf_token = "c", .user = user};
        entry.begun_at = entry.last_seen_at = database_.now_text();
        entry.expires_at = "2026-11-26T13:00:00Z";
        entry.identity = identity;
        return entry;
    }
    bool is_open(const std::string& token) { return Sessions(database_).find(token)->ended_at.empty(); }

    std::int64_t minh_;
    std::int64_t hung_;
    Identities identities_{database_};
};
INSTANTIATE_TEST_SUITE_P(Backends, Binding, both, name_of);

TEST_P(Binding, OID6_ASubjectIsOneUsersAndAUserHasOne) {
    const std::int64_t id = identities_.bind(by_subject(minh_, "s1"), lan);
    EXPECT_EQ(identities_.whose(issuer, "s1", "")->user, minh_);
    EXPECT_FALSE(identities_.whose("https://other.test", "s1", ""));
    EXPECT_FALSE(identities_.whose(issuer, "s2", "minh.tv")) << "his login alone is no binding";
    EXPECT_EQ(refused(by_subject(hung_, "s1")), fault::already_there);
    EXPECT_EQ(refused(by_subject(minh_, "s2")), fault::already_there);
    EXPECT_EQ(refused(by_claim(minh_, "minh")), fault::already_there);
    EXPECT_EQ(refused(by_subject(99, "s3")), fault::entity_not_there);
    EXPECT_EQ(refused({.user = hung_, .issuer = issuer}), fault::field_not_usable);
    EXPECT_EQ(refused({.user = hung_, .issuer = issuer, .subject = "s", .claim = "c"}),
              fault::field_not_usable);
    EXPECT_EQ(refused(by_subject(hung_, std::string(256, 'x'))), fault::field_not_usable);
    identities_.end(id, 1, lan);
    EXPECT_FALSE(identities_.whose(issuer, "s1", ""));
    EXPECT_EQ(refused(by_subject(hung_, "s1")), "") << "what was taken away may be given anew";
    EXPECT_EQ(identities_.ids_of(minh_).size(), 1U);
    EXPECT_TRUE(Audit(database_).verify().whole());
}

TEST_P(Binding, OID6_TheFirstSignInByALoginKeepsTheSubjectForGood) {
    identities_.bind(by_claim(minh_, "minh@tinh"), lan);
    EXPECT_EQ(refused(by_claim(hung_, "minh@tinh")), fault::already_there);
    const auto waiting = identities_.whose(issuer, "s1", "minh@tinh");
    ASSERT_TRUE(waiting);
    EXPECT_EQ(waiting->subject, "");
    identities_.begin(*waiting, "s1", session(minh_, "t1", waiting->id), hoa);
    EXPECT_EQ(identities_.of(minh_)->subject, "s1");
    EXPECT_FALSE(identities_.whose(issuer, "s2", "minh@tinh")) << "the login is another's by now";
    EXPECT_EQ(code_of([&] { identities_.begin(*waiting, "s2", session(minh_, "t2", waiting->id), hoa); }),
              fault::entity_not_there)
        << "two came at once, as two subjects";
    EXPECT_FALSE(Sessions(database_).find("t2"));
    const auto known = identities_.whose(issuer, "s1", "another name");
    identities_.begin(*known, "s1", session(minh_, "t3", known->id), hoa);
    EXPECT_EQ(known->version, identities_.of(minh_)->version) << "nothing changes any more";
    EXPECT_TRUE(Audit(database_).verify().whole());
}

TEST_P(Binding, OID7_ToTakeItAwayEndsTheSessionsThatItBegan) {
    const std::int64_t id = identities_.bind(by_subject(minh_, "s1"), lan);
    identities_.begin(*identities_.of(minh_), "s1", session(minh_, "by it", id), hoa);
    Sessions(database_).begin(session(minh_, "by his password", 0), hoa);
    EXPECT_EQ(code_of([&] { identities_.end(id, 2, lan); }), fault::changed_meanwhile);
    EXPECT_TRUE(is_open("by it"));
    identities_.end(id, 1, lan);
    EXPECT_FALSE(is_open("by it"));
    EXPECT_TRUE(is_open("by his password"));
    EXPECT_EQ(code_of([&] { identities_.end(id, 2, lan); }), fault::entity_not_there);
    EXPECT_TRUE(Audit(database_).verify().whole());
}

TEST_P(Binding, OID8_WhoseUserIsInactiveIsNotLetIn) {
    const std::int64_t id = identities_.bind(by_subject(minh_, "s1"), lan);
    const Identity identity = *identities_.of(minh_);
    User user = *Users(database_).find(minh_);
    user.active = false;
    Users(database_).change(user, lan);
    EXPECT_EQ(code_of([&] { identities_.begin(identity, "s1", session(minh_, "t", id), hoa); }),
              fault::entity_not_there);
    EXPECT_FALSE(Sessions(database_).find("t"));
}

TEST_P(Binding, OID7_WaitsForASecondPersonWhoIsNotWhomItIsAbout) {
    Proposals proposals(database_);
    Proposal wanted{.kind = ProposalKind::identity, .rests_on = 1, .identity = by_claim(minh_, "minh@tinh")};
    const std::int64_t id = proposals.propose(wanted, lan);
    EXPECT_FALSE(identities_.of(minh_));
    const Proposal open = proposals.open().at(0);
    EXPECT_EQ(open.identity.claim, "minh@tinh");
    EXPECT_EQ(open.grant.user, minh_);
    const auto approved = [&](const std::string& login) {
        return code_of([&] { proposals.approve(id, {.login = login}); });
    };
    EXPECT_EQ(approved("lan"), fault::second_person_wanted);
    EXPECT_EQ(approved("lan by token #3"), fault::second_person_wanted)
        << "a program of hers is no other person";
    EXPECT_EQ(approved("minh.tv"), fault::second_person_wanted);
    EXPECT_FALSE(identities_.of(minh_));
    proposals.approve(id, hoa);
    EXPECT_EQ(identities_.of(minh_)->claim, "minh@tinh");
    const std::string bound = std::to_string(identities_.of(minh_)->id);
    EXPECT_EQ(Changes(database_).of("identities", bound).at(0).by, "hoa for lan");
    EXPECT_EQ(code_of([&] { proposals.propose(wanted, lan); }), fault::already_there);
    EXPECT_TRUE(Audit(database_).verify().whole());
}

TEST_P(Binding, RowsThatAreTurnedRoundAreFound) {
    identities_.bind(by_subject(minh_, "s1"), lan);
    Stranger(place_).run("UPDATE identities SET subject = 's2'");
    const AuditVerdict verdict = Audit(database_).verify();
    ASSERT_EQ(verdict.rows.size(), 1U);
    EXPECT_EQ(verdict.rows[0].table, "identities");
    EXPECT_EQ(verdict.rows[0].column, "subject");
}

}  // namespace
}  // namespace baophu::store

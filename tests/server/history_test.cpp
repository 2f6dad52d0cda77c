// HIS-1, HIS-2: what became of a thing, for who may see the thing, in words.
#include <gtest/gtest.h>

#include "asking.h"
#include "contract.h"
#include "core/base/fault_codes.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using rights::Role;

class HistoryAsked : public testing::Test {
protected:
    Answer ask(const std::string& of, const std::string& id, Role role) {
        return house_.ask(Method::get, "/api/history?of=" + of + "&id=" + id, &signed_in(house_, role));
    }

    // "by · field: old -> new", each of the newest first; held against the contract.
    std::vector<std::string> lines(const std::string& of, const std::string& id, Role role) {
        const Answer answer = ask(of, id, role);
        EXPECT_EQ(answer.status, 200) << answer.body;
        static const Contract contract;
        const auto faults = contract.faults("GET", "/api/history", answer.status, answer.type,
                                            json::parse(answer.body), [](rights::Shown) { return true; });
        EXPECT_TRUE(faults.empty()) << faults.front();
        std::vector<std::string> lines;
        const json::object told = object_of(answer);
        for (const json::value& change : told.at("changes").as_array()) {
            for (const json::value& field : change.at("fields").as_array()) {
                const auto text = [](const json::value& value) {
                    return value.is_null() ? std::string("-") : std::string(value.as_string());
                };
                lines.push_back(std::string(change.at("by").as_string()) + " · " + text(field.at("field")) +
                                ": " + text(field.at("old")) + " -> " + text(field.at("new")));
            }
        }
        return lines;
    }

    static bool has(const std::vector<std::string>& lines, const std::string& line) {
        return std::ranges::find(lines, line) != lines.end();
    }

    House house_;
};

TEST_F(HistoryAsked, OfAUserAndHisGrantsWithoutASecret) {
    add_user(house_.office(),
             {.login = "lan",
              .full_name = "Nguyễn Thị Lan",
              .agency = "district",
              .role = "district_officer",
              .territory = "731"},
             {.login = "test"});
    const store::User user = *house_.office().users.find_login("lan");
    house_.office().users.set_password(user.id, "the new hash", false, {.login = "lan"});
    store::Grant grant = house_.office().grants.of(user.id).at(0);
    grant.to = *Date::of(2099, 12, 31);
    house_.office().grants.change(grant, {.login = "administrator for lan"});
    const auto told = lines("user", "lan", Role::administrator);
    EXPECT_TRUE(has(told, "Nguyễn Thị Lan · password: - -> -")) << "that it changed, and no more";
    EXPECT_TRUE(has(told, "test · territory: - -> TP. Biên Hòa")) << ask("user", "lan", Role::auditor).body;
    EXPECT_TRUE(has(told, "test · agency: - -> UBND cấp huyện"));
    EXPECT_TRUE(has(told, "test · role: - -> district_officer"));
    const Answer answer = ask("user", "lan", Role::administrator);
    EXPECT_NE(answer.body.find(R"("proposed_by":"Nguyễn Thị Lan")"), std::string::npos) << answer.body;
    for (const char* raw : {"password_hash", "first_day", "user_id", "must_change", "hash", "***"})
        EXPECT_EQ(answer.body.find(raw), std::string::npos) << raw;
    EXPECT_EQ(ask("user", "lan", Role::auditor).status, 200);
    EXPECT_EQ(code_of(ask("user", "lan", Role::si_analyst)), fault::right_missing);
    EXPECT_EQ(code_of(ask("user", "nobody", Role::auditor)), fault::entity_not_there);
}

TEST_F(HistoryAsked, OfAnAgreementToWhoIsToldOfIt) {
    const House::Person& analyst = signed_in(house_, Role::si_analyst);
    const Answer added =
        house_.ask(Method::post, "/api/agreements", &analyst,
                   R"({"sender": "tax", "dataset": "tax-yearly-list", "period": "year", "due_months_after": 3,
            "due_day": 31, "legal_basis": "Kế hoạch", "from": "2018-01-01"})");
    const std::string id = std::to_string(object_of(added).at("id").as_int64());
    const auto told = lines("agreement", id, Role::tax_officer);
    EXPECT_TRUE(has(told, "Người Mẫu · sender: - -> Cục Thuế tỉnh"));
    EXPECT_TRUE(has(told, "Người Mẫu · legal_basis: - -> Kế hoạch"));
    EXPECT_FALSE(has(told, "Người Mẫu · purpose: - -> -")) << "what is empty is not told";
    EXPECT_EQ(code_of(ask("agreement", id, Role::planning_officer)), fault::entity_not_there)
        << "another agency's";
    EXPECT_EQ(code_of(ask("agreement", "x", Role::si_analyst)), fault::entity_not_there);
}

TEST_F(HistoryAsked, OfARequestAsItWentItsWay) {
    const Answer asked = house_.ask(
        Method::post, "/api/requests", &signed_in(house_, Role::si_analyst),
        R"({"figure": "/units/731", "agency": "tax", "question": "Vì sao?", "due": "2099-12-31"})");
    const std::string id = std::to_string(object_of(asked).at("id").as_int64());
    ASSERT_EQ(house_
                  .ask(Method::post, "/api/requests/" + id + "/step", &signed_in(house_, Role::tax_officer),
                       R"({"step": "answer", "seen": 1, "text": "Doanh nghiệp mới."})")
                  .status,
              200);
    const auto told = lines("request", id, Role::tax_officer);
    EXPECT_TRUE(has(told, "Người Mẫu · state: asked -> answered"));
    EXPECT_TRUE(has(told, "Người Mẫu · answer: - -> Doanh nghiệp mới."));
    EXPECT_TRUE(has(told, "Người Mẫu · agency: - -> Cục Thuế tỉnh"));
    EXPECT_EQ(code_of(ask("request", id, Role::planning_officer)), fault::entity_not_there);
}

TEST_F(HistoryAsked, OfTheTargetsOfAUnitAsTheyWereSetOneAfterTheOther) {
    store::UnitTargets targets(house_.office().database);
    const store::Actor by{.login = "minh for hoa"};
    targets.set(
        {.scheme = Scheme::voluntary, .year = 2019, .document = "12/QĐ", .units = {{"731", 10}, {"732", 5}}},
        0, by);
    targets.set(
        {.scheme = Scheme::voluntary, .year = 2019, .document = "15/QĐ", .units = {{"731", 8}, {"732", 7}}},
        1, by);
    EXPECT_EQ(lines("targets", "731", Role::front_officer),
              (std::vector<std::string>{"minh · target: 10 -> 8", "minh · document: 12/QĐ -> 15/QĐ",
                                        "minh · target: - -> 10", "minh · document: - -> 12/QĐ"}));
    EXPECT_TRUE(lines("targets", "734", Role::front_officer).empty());
    EXPECT_EQ(code_of(ask("targets", "731", Role::administrator)), fault::right_missing);
}

TEST_F(HistoryAsked, OfADecisionAllThatWasDecidedOnThePair) {
    store::Decisions decisions(house_.office().database);
    const std::int64_t first =
        decisions.decide(linkage::Verdict::same, "a", "b", "trùng số", {.login = "lan"});
    decisions.withdraw(first, "xem lại", {.login = "lan"});
    decisions.decide(linkage::Verdict::different, "b", "a", "khác ngày sinh", {.login = "lan"});
    decisions.decide(linkage::Verdict::same, "a", "c", "khác", {.login = "lan"});
    const auto told = lines("decision", std::to_string(first), Role::si_analyst);
    EXPECT_EQ(told.size(), 6U);
    EXPECT_TRUE(has(told, "lan · verdict: same -> withdrawn"));
    EXPECT_TRUE(has(told, "lan · verdict: withdrawn -> different"));
    EXPECT_TRUE(has(told, "lan · reason: - -> khác ngày sinh"));
    EXPECT_EQ(code_of(ask("decision", std::to_string(first), Role::leader)), fault::right_missing);
    EXPECT_EQ(code_of(ask("decision", "999", Role::si_analyst)), fault::entity_not_there);
    EXPECT_EQ(code_of(ask("else", "1", Role::si_analyst)), fault::parameter_wrong);
}

}  // namespace
}  // namespace baophu::http

// Rules that rows of a delivery break, given to somebody: by whom, to whom, and what becomes of them.
#include "edge/store/violations.h"

#include <boost/json/array.hpp>
#include <gtest/gtest.h>

#include "asking.h"
#include "contract.h"
#include "core/base/fault_codes.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using rights::Role;

// A list of the tax office; of two rows the year, and of one the place is none.
std::string list_with(int bad, const std::string& year = "2018") {
    std::string list(workspace::tax_header);
    list += year + ",3600123457,Công ty Giả Định,731,Trần Văn Bình,,075093001237,61.000.000,\r\n";
    for (int i = 0; i < bad; ++i)
        list += "x" + std::to_string(i) + ",3600123457,Công ty Giả Định,731,Lê Cường,,,62.000.000,\r\n";
    return list;
}

class OfViolations : public testing::Test {
protected:
    OfViolations() { sha256_ = house_.writing().take("thuế sai.csv", list_with(2)).entry.sha256; }

    Answer ask(Method method, const std::string& target, const House::Person& who,
               const json::object& body = {}) {
        return house_.ask(method, target, &who, body.empty() ? "" : json::serialize(body));
    }
    const House::Person& analyst() { return signed_in(house_, Role::si_analyst); }
    const House::Person& tax() { return signed_in(house_, Role::tax_officer); }

    json::object receipt(const House::Person& who) {
        const Answer answer = ask(Method::get, "/api/deliveries/" + sha256_, who);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return object_of(answer);
    }

    json::object wanted(const std::string& holder) {
        json::array rules;
        const json::object told = receipt(analyst());
        for (const json::value& fault : told.at("faults").as_array())
            rules.push_back(json::object{{"code", fault.at("code")}, {"header", fault.at("header")}});
        return {{"sha256", sha256_},
                {"rules", std::move(rules)},
                {"holder", holder},
                {"due", "2099-12-31"},
                {"remark", "Gửi lại trước kỳ sau"}};
    }

    std::int64_t given() {
        const Answer answer = ask(Method::post, "/api/violations", analyst(), wanted(tax().login));
        EXPECT_EQ(answer.status, 201) << answer.body;
        return object_of(answer).at("violations").as_array().at(0).at("id").as_int64();
    }

    Answer step(std::int64_t id, const json::object& body, const House::Person& who) {
        return ask(Method::post, "/api/violations/" + std::to_string(id) + "/step", who, body);
    }

    json::array listed(const std::string& query, const House::Person& who) {
        return object_of(ask(Method::get, "/api/violations" + query, who)).at("violations").as_array();
    }

    House house_;
    std::string sha256_;
};

TEST_F(OfViolations, VIO5_AreGivenToWhoMaySeeTheDelivery) {
    signed_in(house_, Role::planning_officer);
    signed_in(house_, Role::media_officer);
    tax();
    const json::array holders = receipt(analyst()).at("holders").as_array();
    std::set<std::string> logins;
    for (const json::value& holder : holders)
        logins.insert(std::string(holder.at("login").as_string()));
    EXPECT_TRUE(logins.contains(tax().login));
    EXPECT_TRUE(logins.contains(analyst().login));
    EXPECT_FALSE(logins.contains("planning_officer")) << "another agency's";
    EXPECT_FALSE(logins.contains("media_officer")) << "sees no deliveries";
    EXPECT_EQ(code_of(ask(Method::post, "/api/violations", analyst(), wanted("planning_officer"))),
              fault::holder_not_told);
    auto gone = *house_.office().users.find_login(tax().login);
    gone.active = false;
    house_.office().users.change(gone, {.login = "test"});
    EXPECT_EQ(code_of(ask(Method::post, "/api/violations", analyst(), wanted("tax_officer"))),
              fault::holder_not_told);
}

TEST_F(OfViolations, VIO1_TheReceiptTellsWhoHasWhichRule) {
    tax();
    EXPECT_TRUE(receipt(tax()).at("faults").as_array().at(0).at("violation").is_null());
    const std::int64_t id = given();
    const json::value told = receipt(tax()).at("faults").as_array().at(0).at("violation");
    EXPECT_EQ(told.at("id").as_int64(), id);
    EXPECT_EQ(told.at("rows").as_int64(), 2);
    EXPECT_EQ(told.at("remark").as_string(), "Gửi lại trước kỳ sau");
    EXPECT_TRUE(told.at("mine").as_bool());
    EXPECT_EQ(code_of(ask(Method::post, "/api/violations", analyst(), wanted(tax().login))),
              fault::violation_given);
    json::object none = wanted(tax().login);
    none["rules"] = json::array{json::object{{"code", "BP-399"}, {"header", "Năm"}}};
    EXPECT_EQ(code_of(ask(Method::post, "/api/violations", analyst(), none)), fault::rule_not_broken);
    json::object late = wanted(tax().login);
    late["due"] = "2018-12-31";
    EXPECT_EQ(code_of(ask(Method::post, "/api/violations", analyst(), late)), fault::field_not_usable);
}

TEST_F(OfViolations, VIO6_WhoHasItAnswersAndWhoMayGiveCloses) {
    const std::int64_t id = given();
    EXPECT_EQ(code_of(step(id, {{"step", "answer"}, {"seen", 1}, {"text", "Đã sửa"}}, analyst())),
              fault::right_missing);
    ASSERT_EQ(step(id, {{"step", "answer"}, {"seen", 1}, {"text", "Đã sửa"}}, tax()).status, 200);
    EXPECT_EQ(code_of(step(id, {{"step", "close"}, {"seen", 1}, {"text", "xong"}}, analyst())),
              fault::changed_meanwhile);
    const json::object again{
        {"step", "give"}, {"seen", 2}, {"holder", analyst().login}, {"due", "2099-01-01"}};
    const Answer given_again = step(id, again, analyst());
    ASSERT_EQ(given_again.status, 200) << given_again.body;
    EXPECT_EQ(object_of(given_again).at("state").as_string(), "given");
    EXPECT_EQ(listed("?of=me", tax()).size(), 0U);
    EXPECT_EQ(listed("?of=me", analyst()).size(), 1U);
    ASSERT_EQ(step(id, {{"step", "close"}, {"seen", 3}, {"text", "Nguồn đã đổi mẫu"}}, analyst()).status,
              200);
    EXPECT_EQ(listed("", analyst()).size(), 0U);
    EXPECT_EQ(listed("?state=done", tax()).size(), 1U);
    const json::array history =
        object_of(ask(Method::get, "/api/history?of=violation&id=" + std::to_string(id), tax()))
            .at("changes")
            .as_array();
    ASSERT_EQ(history.size(), 4U);
    EXPECT_EQ(history.at(3).at("fields").as_array().at(2).at("new").as_string(), "Người Mẫu")
        << "no number of a user";
}

TEST_F(OfViolations, AreToldAsDeliveriesAre) {
    const std::int64_t id = given();
    EXPECT_EQ(listed("?sender=tax", analyst()).size(), 1U);
    EXPECT_EQ(listed("?sender=planning", analyst()).size(), 0U);
    EXPECT_EQ(listed("?code=BP-399", analyst()).size(), 0U);
    EXPECT_EQ(listed("?holder=" + tax().login, analyst()).size(), 1U);
    EXPECT_EQ(listed("?holder=nobody", analyst()).size(), 0U);
    EXPECT_EQ(listed("?state=answered", analyst()).size(), 0U);
    EXPECT_EQ(listed("", signed_in(house_, Role::auditor)).size(), 1U);
    EXPECT_TRUE(listed("", signed_in(house_, Role::auditor)).at(0).at("steps").as_array().empty());
    const House::Person& planning = signed_in(house_, Role::planning_officer);
    EXPECT_EQ(listed("?state=all", planning).size(), 0U);
    EXPECT_EQ(code_of(step(id, {{"step", "answer"}, {"seen", 1}, {"text", "a"}}, planning)),
              fault::entity_not_there);
    EXPECT_EQ(code_of(ask(Method::get, "/api/history?of=violation&id=" + std::to_string(id), planning)),
              fault::entity_not_there);
    EXPECT_EQ(code_of(ask(Method::post, "/api/violations", planning, wanted(tax().login))),
              fault::entity_not_there);
    EXPECT_EQ(code_of(ask(Method::get, "/api/violations", signed_in(house_, Role::media_officer))),
              fault::right_missing);
    const Contract contract;
    const Answer answer = ask(Method::get, "/api/violations", tax());
    const auto faults =
        contract.faults("GET", "/api/violations", answer.status, answer.type, json::parse(answer.body),
                        [](rights::Shown kind) { return kind == rights::Shown::delivery; });
    EXPECT_TRUE(faults.empty()) << faults.front();
}

TEST_F(OfViolations, VIO4_TheNextListWithoutItIsDoneByItself) {
    const std::int64_t id = given();
    const std::string bad = house_.writing().take("thuế 2.csv", list_with(1)).entry.sha256;
    EXPECT_EQ(store::Violations(house_.office().database).find(id)->state, store::ViolationState::given);
    const auto next = house_.writing().take("thuế 3.csv", list_with(0));
    ASSERT_EQ(next.entry.rows_refused, 0);
    const json::value told = listed("?state=done", tax()).at(0);
    EXPECT_EQ(told.at("done_with").as_string(), next.entry.sha256);
    EXPECT_TRUE(told.at("closing_reason").is_null());
    EXPECT_TRUE(house_.office().audit.verify().whole());
}

}  // namespace
}  // namespace baophu::http

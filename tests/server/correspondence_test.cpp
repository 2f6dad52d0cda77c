// Remarks, requests for explanation, saved views: who reads what, who does what.
#include <gtest/gtest.h>

#include "asking.h"
#include "core/base/fault_codes.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using rights::Role;

House& house() {
    static House shared;
    return shared;
}

Answer ask(Method method, std::string_view target, Role role, const json::object& body = {}) {
    return house().ask(method, target, &signed_in(house(), role), body.empty() ? "" : json::serialize(body));
}

// ---- Remarks ---------------------------------------------------------------------------------------

Answer remark(Role role, const std::string& address) {
    return ask(Method::post, "/api/remarks", role, {{"address", address}, {"text", "Đã gọi điện hỏi"}});
}

TEST(Remarks, StandBesideTheirPageInTheirOrder) {
    const std::string address = "/units/734?scheme=compulsory";
    const Answer first = remark(Role::si_analyst, address);
    ASSERT_EQ(first.status, 201) << first.body;
    EXPECT_EQ(object_of(first).at("by").as_string(), "Người Mẫu");
    EXPECT_EQ(object_of(first).at("agency_name").as_string(), "Bảo hiểm xã hội tỉnh");
    ASSERT_EQ(remark(Role::district_officer, address).status, 201) << "of another unit; figures are for all";
    const Answer read =
        ask(Method::get, "/api/remarks?address=/units/734%3Fscheme%3Dcompulsory", Role::front_officer);
    ASSERT_EQ(object_of(read).at("remarks").as_array().size(), 2U) << read.body;
    EXPECT_EQ(object_of(read).at("remarks").at(1).at("agency_name").as_string(), "UBND cấp huyện");
    EXPECT_TRUE(object_of(ask(Method::get, "/api/remarks?address=/units/734", Role::front_officer))
                    .at("remarks")
                    .as_array()
                    .empty());
}

TEST(Remarks, COR1_OnAPersonForWhoMaySeePersonsAlone) {
    const std::string address = "/persons/P-4K7Q";
    EXPECT_EQ(remark(Role::si_analyst, address).status, 201);
    EXPECT_EQ(remark(Role::labour_inspector, address).status, 201);
    for (const Role role : {Role::leader, Role::tax_officer, Role::district_officer, Role::front_officer,
                            Role::commune_officer}) {
        EXPECT_EQ(code_of(remark(role, address)), fault::right_missing) << to_word(role);
        EXPECT_EQ(code_of(ask(Method::get, "/api/remarks?address=" + address, role)), fault::right_missing);
    }
}

TEST(Remarks, COR1_OnAnEmployerForWhoMayKnowIt) {
    const Answer lines =
        ask(Method::get, "/api/coverage/gap?scheme=compulsory&by=employer&unit=731", Role::si_analyst);
    const std::string in_731 =
        "/employers/" + std::string(object_of(lines).at("lines").at(0).at("key").as_string());
    const Answer others =
        ask(Method::get, "/api/coverage/gap?scheme=compulsory&by=employer&unit=734", Role::si_analyst);
    const std::string in_734 =
        "/employers/" + std::string(object_of(others).at("lines").at(0).at("key").as_string());
    EXPECT_EQ(remark(Role::tax_officer, in_734).status, 201);
    EXPECT_EQ(remark(Role::district_officer, in_731).status, 201);
    EXPECT_EQ(code_of(remark(Role::district_officer, in_734)), fault::entity_unknown);
    EXPECT_EQ(code_of(remark(Role::front_officer, in_731)), fault::right_missing);
}

TEST(Remarks, AnAddressHasOneForm) {
    for (const char* address : {"units/731", "//persons/P-1", "/./persons/P-1", "/x/../persons/P-1",
                                "/%70ersons/P-1", "/units\\731", "/units/\n", "https://elsewhere.example/"}) {
        EXPECT_EQ(code_of(remark(Role::front_officer, address)), fault::field_not_usable) << address;
    }
    EXPECT_EQ(code_of(ask(Method::get, "/api/remarks", Role::front_officer)), fault::field_not_usable);
}

// ---- Requests for explanation ------------------------------------------------------------------------

json::object asked(const std::string& agency, const std::string& unit = "") {
    json::object question{{"figure", "/units/731?scheme=compulsory&run=00112233aabbccdd"},
                          {"agency", agency},
                          {"question", "Vì sao giảm 300 người?"},
                          {"due", "2099-06-30"}};
    if (!unit.empty()) question["unit"] = unit;
    return question;
}

std::int64_t ask_for(const std::string& agency, const std::string& unit = "") {
    const Answer answer = ask(Method::post, "/api/requests", Role::leader, asked(agency, unit));
    EXPECT_EQ(answer.status, 201) << answer.body;
    return object_of(answer).at("id").as_int64();
}

Answer step(Role role, std::int64_t id, const std::string& word, std::int64_t seen,
            const std::string& text = "") {
    json::object body{{"step", word}, {"seen", seen}};
    if (!text.empty()) body["text"] = text;
    return ask(Method::post, "/api/requests/" + std::to_string(id) + "/step", role, body);
}

// The request as the role sees it; nothing if it does not.
std::optional<json::object> seen_by(Role role, std::int64_t id) {
    const json::object answer = object_of(ask(Method::get, "/api/requests", role));
    for (const json::value& request : answer.at("requests").as_array()) {
        if (request.at("id").as_int64() == id) return request.as_object();
    }
    return std::nullopt;
}

std::string steps_of(Role role, std::int64_t id) {
    const auto request = seen_by(role, id);
    return request ? json::serialize(request->at("steps")) : "not told";
}

TEST(Requests, COR2_AreToldToWhoAsksAndToWhoIsAsked) {
    const std::int64_t of_tax = ask_for("tax");
    for (const Role role : {Role::leader, Role::si_analyst, Role::labour_officer, Role::tax_officer})
        EXPECT_TRUE(seen_by(role, of_tax)) << to_word(role);
    for (const Role role : {Role::planning_officer, Role::district_officer, Role::front_officer})
        EXPECT_FALSE(seen_by(role, of_tax)) << to_word(role);
    const auto told = seen_by(Role::tax_officer, of_tax);
    EXPECT_EQ(told->at("agency_name").as_string(), "Cục Thuế tỉnh");
    EXPECT_EQ(told->at("state").as_string(), "asked");
    EXPECT_FALSE(told->at("overdue").as_bool());
}

TEST(Requests, COR2_ADistrictSeesThoseOfItsUnits) {
    const std::int64_t here = ask_for("district", "731");
    const std::int64_t there = ask_for("district", "734");
    const std::int64_t of_another_about_here = ask_for("tax", "731");
    const std::int64_t all = ask_for("district");
    EXPECT_TRUE(seen_by(Role::district_officer, here));
    EXPECT_FALSE(seen_by(Role::district_officer, there));
    EXPECT_TRUE(seen_by(Role::district_officer, of_another_about_here));
    EXPECT_TRUE(seen_by(Role::district_officer, all));
    EXPECT_EQ(steps_of(Role::district_officer, here), R"(["answer"])");
    EXPECT_EQ(steps_of(Role::district_officer, of_another_about_here), "[]") << "it is the tax office's";
    EXPECT_EQ(code_of(step(Role::district_officer, there, "answer", 1, "x")), fault::entity_not_there);
    EXPECT_EQ(code_of(step(Role::district_officer, of_another_about_here, "answer", 1, "x")),
              fault::right_missing);
}

TEST(Requests, COR3_GoTheirWay) {
    const std::int64_t id = ask_for("tax");
    EXPECT_EQ(steps_of(Role::tax_officer, id), R"(["answer"])");
    EXPECT_EQ(steps_of(Role::si_analyst, id), R"(["withdraw"])");
    EXPECT_EQ(code_of(step(Role::si_analyst, id, "answer", 1, "Thay cơ quan thuế")), fault::right_missing);
    EXPECT_EQ(code_of(step(Role::tax_officer, id, "withdraw", 1)), fault::right_missing);
    const Answer answered = step(Role::tax_officer, id, "answer", 1, "Hai doanh nghiệp đã giải thể");
    ASSERT_EQ(answered.status, 200) << answered.body;
    EXPECT_EQ(object_of(answered).at("state").as_string(), "answered");
    EXPECT_EQ(object_of(answered).at("answered_by").as_string(), "Người Mẫu");
    EXPECT_EQ(steps_of(Role::leader, id), R"(["accept","send_back","withdraw"])");
    EXPECT_EQ(steps_of(Role::tax_officer, id), "[]");

    EXPECT_EQ(step(Role::leader, id, "accept", 1).status, 409) << "the answer was not seen";
    EXPECT_EQ(code_of(step(Role::leader, id, "send_back", 2)), fault::field_not_usable)
        << "what is missing must be told";
    ASSERT_EQ(step(Role::leader, id, "send_back", 2, "Còn thiếu số người").status, 200);
    ASSERT_EQ(step(Role::tax_officer, id, "answer", 3, "Hai doanh nghiệp, 300 người").status, 200);
    const Answer accepted = step(Role::leader, id, "accept", 4);
    EXPECT_EQ(object_of(accepted).at("state").as_string(), "accepted") << accepted.body;
    EXPECT_EQ(object_of(accepted).at("steps").as_array().size(), 0U);
    EXPECT_EQ(step(Role::leader, id, "withdraw", 5).status, 409);
}

TEST(Requests, AreOverdueAfterTheirDay) {
    House own;
    const auto asking = [&](Method method, Role role, const json::object& body = {}) {
        return own.ask(method, "/api/requests", &signed_in(own, role),
                       body.empty() ? "" : json::serialize(body));
    };
    json::object question = asked("tax");
    question["due"] = store::day_in_vietnam(own.office().database.now()).iso();
    ASSERT_EQ(asking(Method::post, Role::leader, question).status, 201);
    EXPECT_FALSE(object_of(asking(Method::get, Role::leader)).at("requests").at(0).at("overdue").as_bool());
    question["due"] = "2018-12-31";
    EXPECT_EQ(code_of(asking(Method::post, Role::leader, question)), fault::field_not_usable);
    own.pass(std::chrono::hours(24));
    const auto visit = own.office().signin.visit(signed_in(own, Role::leader).token);
    EXPECT_FALSE(visit) << "so that he signs in again";
    const House::Person& later = own.person(Role::leader, "provincial-committee", "731");
    const Answer told = own.ask(Method::get, "/api/requests", &later);
    EXPECT_TRUE(object_of(told).at("requests").at(0).at("overdue").as_bool()) << told.body;
}

TEST(Requests, AreOfAFigureAndOfAnAgencyThatThereIs) {
    const auto refused = [&](const char* field, const char* value) {
        json::object question = asked("tax");
        question[field] = value;
        return code_of(ask(Method::post, "/api/requests", Role::leader, question));
    };
    EXPECT_EQ(refused("figure", "/persons/P-4K7Q"), fault::field_not_usable);
    EXPECT_EQ(refused("agency", "nobody"), fault::entity_not_there);
    EXPECT_EQ(refused("unit", "999"), fault::field_not_usable);
    EXPECT_EQ(refused("due", "31/12/2099"), fault::body_wrong);
}

// ---- Saved views ---------------------------------------------------------------------------------------

TEST(Views, AreOnesOwnOrShared) {
    const auto save = [](Role role, const char* name, const char* address, bool shared) {
        return ask(Method::post, "/api/views", role,
                   {{"name", name}, {"address", address}, {"shared", shared}});
    };
    ASSERT_EQ(save(Role::si_analyst, "Riêng tôi", "/persons/P-4K7Q", false).status, 201);
    const Answer shared = save(Role::si_analyst, "Cho mọi người", "/units/731", true);
    ASSERT_EQ(shared.status, 201);
    EXPECT_EQ(code_of(save(Role::si_analyst, "Người này", "/persons/P-4K7Q", true)), fault::field_not_usable)
        << "VIE-1";
    EXPECT_EQ(code_of(save(Role::si_analyst, "Riêng tôi", "/units/731", false)), fault::already_there);

    const json::array of_tax =
        object_of(ask(Method::get, "/api/views", Role::tax_officer)).at("views").as_array();
    ASSERT_EQ(of_tax.size(), 1U);
    EXPECT_EQ(of_tax[0].at("name").as_string(), "Cho mọi người");
    EXPECT_FALSE(of_tax[0].at("mine").as_bool());
    const std::string target = "/api/views/" + std::to_string(of_tax[0].at("id").as_int64()) + "?seen=";
    EXPECT_EQ(code_of(ask(Method::del, target + "1", Role::tax_officer)), fault::entity_not_there);
    EXPECT_EQ(code_of(ask(Method::del, target + "7", Role::si_analyst)), fault::changed_meanwhile);
    EXPECT_EQ(ask(Method::del, target + "1", Role::si_analyst).status, 204);
    EXPECT_TRUE(object_of(ask(Method::get, "/api/views", Role::tax_officer)).at("views").as_array().empty());
}

}  // namespace
}  // namespace baophu::http

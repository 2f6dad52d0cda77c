// Cases: opened, given and closed by who is responsible; and what an inspector reads within one, and what
// not.
#include "edge/store/cases.h"

#include <set>

#include <boost/json/array.hpp>
#include <gtest/gtest.h>

#include "asking.h"
#include "core/base/fault_codes.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using rights::Role;

class Cases : public testing::Test {
protected:
    Answer ask(Method method, const std::string& target, Role role, const std::string& body = "") {
        return house_.ask(method, target, &signed_in(house_, role), body);
    }
    Answer get(const std::string& target, Role role) { return ask(Method::get, target, role); }

    std::string employer(const std::string& words) {
        const json::object found =
            object_of(get("/api/coverage/gap?scheme=compulsory&by=employer&q=" + words, Role::si_analyst));
        return std::string(found.at("lines").as_array().at(0).as_object().at("key").as_string());
    }

    // The id of the person whom the words find.
    std::string person(const std::string& words) {
        const json::object found =
            object_of(get("/api/search?purpose=gap-review&q=" + words, Role::si_analyst));
        return std::string(found.at("persons").as_array().at(0).as_object().at("id").as_string());
    }

    json::object body(const std::string& words, const std::string& number = "12/QĐ") {
        return {{"employer", employer(words)},
                {"kind", "check"},
                {"decision_number", number},
                {"decision_day", "2019-02-11"},
                {"legal_basis", "Luật BHXH 58/2014/QH13"},
                {"content", "Đóng BHXH bắt buộc"},
                {"inspector", signed_in(house_, Role::si_inspector).login}};
    }

    Answer open(const json::object& wanted, Role role = Role::si_analyst) {
        return ask(Method::post, "/api/cases", role, json::serialize(wanted));
    }

    std::int64_t opened(const std::string& words, const std::string& number = "12/QĐ") {
        const Answer answer = open(body(words, number));
        EXPECT_EQ(answer.status, 201) << answer.body;
        return object_of(answer).at("id").as_int64();
    }

    Answer step(std::int64_t id, const std::string& text, Role role = Role::si_analyst) {
        return ask(Method::patch, "/api/cases/" + std::to_string(id), role, text);
    }

    std::set<std::string> names(const Answer& answer, const char* list = "persons") {
        std::set<std::string> found;
        const json::object told = object_of(answer);
        for (const json::value& one : told.at(list).as_array())
            found.insert(std::string(one.at("full_name").as_string()));
        return found;
    }

    House house_;
};

const std::string within = "purpose=inspection&case=12/Q%C4%90";
const std::string missing = "/api/coverage/persons?scheme=compulsory&" + within;

TEST_F(Cases, CAS4_AnInspectorReadsThePersonsOfHisCaseAlone) {
    const Role me = Role::si_inspector;
    signed_in(house_, me);
    const std::string own = employer("gia");
    const std::string other = employer("khong+co");
    const std::string binh = person("van+binh");
    const std::string dung = person("thu+dung");
    EXPECT_EQ(code_of(get(missing, me)), fault::case_not_open) << "nobody opened it";
    const std::int64_t id = opened("gia");

    EXPECT_EQ(names(get(missing, me)),
              (std::set<std::string>{"Bùi Minh Giang", "Lê Cường", "Trần Văn Bình"}));
    EXPECT_EQ(get(missing + "&employer=" + own, me).status, 200);
    EXPECT_EQ(code_of(get(missing + "&employer=" + other, me)), fault::case_not_open);
    EXPECT_EQ(names(get(missing + "&unit=734", me)), std::set<std::string>{});

    EXPECT_EQ(get("/api/persons/" + binh + "?" + within, me).status, 200);
    EXPECT_EQ(code_of(get("/api/persons/" + dung + "?" + within, me)), fault::case_not_open);
    EXPECT_EQ(code_of(get("/api/persons/P-NONE?" + within, me)), fault::case_not_open)
        << "whether there is somebody is not told";

    EXPECT_EQ(get("/api/employers/" + own + "/workers?" + within, me).status, 200);
    EXPECT_EQ(code_of(get("/api/employers/" + other + "/workers?" + within, me)), fault::case_not_open);

    EXPECT_EQ(names(get("/api/search?q=ho+van+em&" + within, me)), std::set<std::string>{"Hồ Văn Em"})
        << "who is insured there is of the case, too";
    EXPECT_EQ(names(get("/api/search?q=thu+dung&" + within, me)), std::set<std::string>{});
    EXPECT_EQ(names(get("/api/search?q=075093001239&" + within, me)), std::set<std::string>{})
        << "nor by a number";
    EXPECT_EQ(names(get("/api/search?q=075093001237&" + within, me)), std::set<std::string>{"Trần Văn Bình"});

    EXPECT_EQ(get("/api/coverage/persons.xlsx?scheme=compulsory&" + within, me).status, 200);
    EXPECT_EQ(house_.office().audit.lines({.kind = "export", .limit = 1}).at(0).persons, 3);

    ASSERT_EQ(step(id, R"({"step": "close", "seen": 1, "reason": "Đã có kết luận"})").status, 200);
    EXPECT_EQ(code_of(get(missing, me)), fault::case_not_open) << "it is over";
}

TEST_F(Cases, CAS4_IsNobodyElses) {
    signed_in(house_, Role::labour_inspector);
    const std::int64_t id = opened("gia");
    EXPECT_EQ(code_of(get(missing, Role::labour_inspector)), fault::case_not_open);
    EXPECT_EQ(code_of(get("/api/coverage/persons?scheme=compulsory&purpose=gap-review&case=12/Q%C4%90",
                          Role::si_analyst)),
              fault::case_not_open)
        << "who names a case reads within it, and this is not his";
    EXPECT_EQ(get("/api/coverage/persons?scheme=compulsory&purpose=gap-review", Role::si_analyst).status,
              200);
    const House::Person& another = house_.person(Role::si_inspector, "social-insurance", "731");
    ASSERT_EQ(step(id, R"({"step": "assign", "seen": 1, "inspector": ")" + another.login + "\"}").status,
              200);
    EXPECT_EQ(code_of(get(missing, Role::si_inspector)), fault::case_not_open) << "it was given to another";
    EXPECT_EQ(house_.ask(Method::get, missing, &another).status, 200);
}

TEST_F(Cases, CAS5_TheReadLogCarriesTheNumberAndSoDoesARefusal) {
    opened("gia");
    ASSERT_EQ(get(missing, Role::si_inspector).status, 200);
    const auto read = house_.office().audit.lines({.kind = "read", .limit = 1}).at(0);
    EXPECT_EQ(read.actor.case_number, "12/QĐ");
    EXPECT_EQ(read.actor.purpose, "inspection");
    EXPECT_EQ(read.actor.login, "si_inspector");
    EXPECT_EQ(read.persons, 3);
    get("/api/coverage/persons?scheme=compulsory&purpose=inspection&case=13", Role::si_inspector);
    const auto refused = house_.office().audit.lines({.limit = 1}).at(0);
    EXPECT_EQ(refused.kind, "refused");
    EXPECT_EQ(refused.actor.case_number, "13");
}

// AUD-9
TEST_F(Cases, APersonsPageTellsWhoOpenedItAndWithinWhichCase) {
    const std::string binh = person("van+binh");
    opened("gia");
    ASSERT_EQ(get("/api/persons/" + binh + "?" + within, Role::si_inspector).status, 200);
    const json::object told =
        object_of(get("/api/persons/" + binh + "?purpose=gap-review", Role::si_analyst));
    const json::array& reads = told.at("reads").as_array();
    ASSERT_EQ(reads.size(), 2U);
    EXPECT_EQ(reads[0].at("purpose").as_string(), "gap-review") << "this reading itself";
    EXPECT_TRUE(reads[0].at("case").is_null());
    EXPECT_EQ(reads[1].at("by").as_string(), "Người Mẫu");
    EXPECT_EQ(reads[1].at("case").as_string(), "12/QĐ");
    EXPECT_EQ(reads[1].at("purpose").as_string(), "inspection");
}

TEST_F(Cases, APersonsPageTellsBirthYearSexAndCommuneWhereRegistersDo) {
    const json::object anh =
        object_of(get("/api/persons/" + person("ngoc+anh") + "?purpose=gap-review", Role::si_analyst));
    EXPECT_EQ(anh.at("birth_year"), 1990);
    EXPECT_EQ(anh.at("sex").as_string(), "female");
    EXPECT_TRUE(anh.at("commune").is_null()) << "no register tells where she lives";
    const json::object binh =
        object_of(get("/api/persons/" + person("van+binh") + "?purpose=gap-review", Role::si_analyst));
    EXPECT_TRUE(binh.at("birth_year").is_null());
    EXPECT_TRUE(binh.at("sex").is_null());
}

TEST_F(Cases, CAS4_LeadsOnWhereTheEmployersIdBecameAnothers) {
    signed_in(house_, Role::si_inspector);
    store::Case kept{.agency = "social-insurance",
                     .kind = store::CaseKind::check,
                     .employer = "E-0000-0000-0000",
                     .tax_code = "3600123457",
                     .employer_name = "Công ty Giả Định",
                     .decision_number = "12/QĐ",
                     .legal_basis = "Luật",
                     .content = "Đóng BHXH",
                     .inspector = house_.office().users.find_login("si_inspector")->id};
    store::Cases(house_.office().database).open(kept, {.login = "test"});
    EXPECT_EQ(names(get(missing, Role::si_inspector)).size(), 3U) << "by its tax code";
    kept.tax_code = "3600999999";
    kept.decision_number = "13/QĐ";
    store::Cases(house_.office().database).open(kept, {.login = "test"});
    EXPECT_EQ(names(get("/api/coverage/persons?scheme=compulsory&purpose=inspection&case=13/Q%C4%90",
                        Role::si_inspector)),
              std::set<std::string>{})
        << "of an employer that the run does not know nobody is told";
}

TEST_F(Cases, CAS6_EachAgencyHasItsOwnAndTheLeaderAll) {
    signed_in(house_, Role::labour_inspector);
    const std::int64_t id = opened("gia");
    json::object of_labour = body("gia", "5/QĐ-TTr");
    of_labour["inspector"] = "labour_inspector";
    EXPECT_EQ(code_of(open(of_labour)), fault::office_word_unknown) << "no inspector of this agency";
    EXPECT_EQ(open(of_labour, Role::labour_officer).status, 201);
    const auto told = [&](Role role) {
        return object_of(get("/api/cases", role)).at("cases").as_array().size();
    };
    EXPECT_EQ(told(Role::si_analyst), 1U);
    EXPECT_EQ(told(Role::si_inspector), 1U);
    EXPECT_EQ(told(Role::labour_officer), 1U);
    EXPECT_EQ(told(Role::leader), 2U);
    EXPECT_EQ(code_of(get("/api/cases", Role::tax_officer)), fault::right_missing);
    EXPECT_EQ(code_of(get("/api/cases/" + std::to_string(id), Role::labour_officer)),
              fault::entity_not_there);
    EXPECT_EQ(code_of(step(id, R"({"step": "close", "seen": 1, "reason": "r"})", Role::labour_officer)),
              fault::entity_not_there);
    EXPECT_EQ(code_of(step(id, R"({"step": "close", "seen": 1, "reason": "r"})", Role::si_inspector)),
              fault::right_missing);
    EXPECT_EQ(step(id, R"({"step": "close", "seen": 1, "reason": "Đủ hồ sơ"})", Role::leader).status, 200);
    EXPECT_EQ(code_of(step(id, R"({"step": "close", "seen": 1, "reason": "r"})")), fault::changed_meanwhile);
    const json::object kept = object_of(get("/api/cases/" + std::to_string(id), Role::si_inspector));
    EXPECT_EQ(kept.at("case").at("closing_reason").as_string(), "Đủ hồ sơ");
    bool told_state = false;
    for (const json::value& change : kept.at("changes").as_array())
        told_state |= change.at("field") == "state" && change.at("new") == "closed";
    EXPECT_TRUE(told_state);
}

TEST_F(Cases, CAS6_OnesOwnComeFirstAndMayBeAskedForAlone) {
    opened("gia", "1/QĐ");
    const House::Person& another = house_.person(Role::si_inspector, "social-insurance", "731");
    json::object later = body("gia", "2/QĐ");
    later["inspector"] = another.login;
    later["decision_day"] = "2019-03-11";
    ASSERT_EQ(open(later).status, 201);
    const json::object all = object_of(get("/api/cases", Role::si_inspector));
    EXPECT_EQ(all.at("cases").at(0).at("decision_number").as_string(), "1/QĐ");
    EXPECT_TRUE(all.at("cases").at(0).at("mine").as_bool());
    EXPECT_TRUE(all.at("inspectors").as_array().empty()) << "he gives them to nobody";
    const json::object own = object_of(get("/api/cases?of=me&state=open", Role::si_inspector));
    EXPECT_EQ(own.at("cases").as_array().size(), 1U);
    const json::object about =
        object_of(get("/api/cases?employer=" + employer("khong+co"), Role::si_analyst));
    EXPECT_TRUE(about.at("cases").as_array().empty());
}

TEST_F(Cases, CAS2_NobodyOpensOneForHimself) {
    // Somebody who answers for inspections and inspects.
    const House::Person& both = signed_in(house_, Role::si_analyst);
    add_role(house_.office(),
             {.login = both.login, .full_name = "", .agency = "social-insurance", .role = "si_inspector"},
             {.login = "test"});
    json::object own = body("gia");
    own["inspector"] = both.login;
    EXPECT_EQ(code_of(open(own)), fault::office_word_unknown) << "he is not offered";
    EXPECT_EQ(open(own, Role::leader).status, 201);
    const json::value given = object_of(get("/api/cases", Role::si_analyst)).at("cases").at(0);
    EXPECT_TRUE(given.at("mine").as_bool());
    EXPECT_FALSE(given.at("may_change").as_bool());
    EXPECT_EQ(code_of(step(given.at("id").as_int64(), R"({"step": "close", "seen": 1, "reason": "r"})")),
              fault::second_person_wanted);
}

TEST_F(Cases, CAS7_ASecondVisitInAYearIsWarnedOf) {
    signed_in(house_, Role::labour_inspector);
    const auto limit = [&](const std::string& more) {
        return object_of(get("/api/cases/limit?kind=inspection&employer=" + employer("gia") + "&" + more,
                             Role::labour_officer));
    };
    EXPECT_TRUE(limit("day=2019-06-03").at("allowed").as_bool());
    opened("gia");
    const json::object second = limit("day=2019-06-03");
    EXPECT_FALSE(second.at("allowed").as_bool());
    ASSERT_EQ(second.at("earlier").as_array().size(), 1U);
    EXPECT_EQ(second.at("earlier").at(0).at("decision_number").as_string(), "12/QĐ")
        << "of another agency; that is what the limit is about";
    EXPECT_EQ(second.at("citations").at(0).at("law").as_string(), "Chỉ thị 20/CT-TTg");
    EXPECT_TRUE(limit("day=2020-06-03").at("allowed").as_bool()) << "another year";
    EXPECT_TRUE(limit("day=2017-05-16").at("allowed").as_bool()) << "the day before the directive";

    json::object again = body("gia", "5/QĐ-TTr");
    again["inspector"] = "labour_inspector";
    again["kind"] = "inspection";
    again["decision_day"] = "2019-06-03";
    const json::object without_sign = object_of(open(again, Role::labour_officer));
    EXPECT_TRUE(without_sign.at("beyond_limit").as_bool()) << "warned of, and opened";
    again["decision_number"] = "6/QĐ-TTr";
    again["sign"] = "Đơn tố cáo của người lao động";
    const json::object with_sign = object_of(open(again, Role::labour_officer));
    EXPECT_FALSE(with_sign.at("beyond_limit").as_bool());
    EXPECT_EQ(with_sign.at("sign").as_string(), "Đơn tố cáo của người lao động");
    const json::object first = object_of(get("/api/cases", Role::si_analyst));
    EXPECT_FALSE(first.at("cases").at(0).at("beyond_limit").as_bool()) << "the first was the first";
}

TEST_F(Cases, WhatIsNotRightIsTold) {
    signed_in(house_, Role::si_inspector);
    json::object wrong = body("gia");
    wrong["employer"] = "E-NONE";
    EXPECT_EQ(code_of(open(wrong)), fault::entity_unknown);
    for (const char* name : {"legal_basis", "decision_number", "content", "decision_day", "inspector"}) {
        json::object lacking = body("gia");
        lacking.erase(name);
        EXPECT_EQ(code_of(open(lacking)), fault::body_wrong) << name;
    }
    const std::int64_t id = opened("gia");
    EXPECT_EQ(code_of(open(body("gia"))), fault::already_there);
    EXPECT_EQ(code_of(step(id, R"({"step": "close", "seen": 1})")), fault::reason_missing);
    EXPECT_EQ(code_of(step(id, R"({"step": "assign", "seen": 1, "inspector": "nobody"})")),
              fault::office_word_unknown);
}

}  // namespace
}  // namespace baophu::http

// Figures as they are asked: employers by their names, persons by certainty, and a scheme on its line to the
// target.
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

Answer ask(std::string_view target, Role role = Role::si_analyst) {
    return house().ask(Method::get, target, &signed_in(house(), role));
}

// ---- Employers by words ----------------------------------------------------------------------------

json::object employers(const std::string& words) {
    return object_of(ask("/api/coverage/gap?scheme=compulsory&by=employer&q=" + words));
}

TEST(GapByWords, FindsEmployersByNameAndCodeWithoutAccents) {
    const json::object all = object_of(ask("/api/coverage/gap?scheme=compulsory&by=employer"));
    ASSERT_EQ(all.at("count").as_int64(), 2);
    const json::object found = employers("cong+ty+gia");
    ASSERT_EQ(found.at("lines").as_array().size(), 1U);
    EXPECT_EQ(found.at("count").as_int64(), 1);
    EXPECT_EQ(found.at("lines").at(0).at("name").as_string(), "Công ty Giả Định");
    EXPECT_EQ(found.at("total").at("eligible"), found.at("lines").at(0).at("eligible"));
    EXPECT_NE(found.at("total").at("eligible"), all.at("total").at("eligible"));
    EXPECT_EQ(employers("%C4%90%E1%BB%8Bnh").at("count").as_int64(), 1) << "Định";
    EXPECT_EQ(employers("3602123").at("lines").at(0).at("name").as_string(), "Hợp tác xã Không Có");
    EXPECT_EQ(employers("ta0001h").at("count").as_int64(), 1);
    EXPECT_EQ(employers("khong+gia").at("count").as_int64(), 0) << "all words must be there";
    EXPECT_EQ(employers("...").at("count").as_int64(), 0);
    EXPECT_EQ(employers("...").at("total").at("eligible").as_int64(), 0);
}

TEST(GapByWords, AreForLinesOfEmployersAloneAndForWhoMayKnowThem) {
    EXPECT_EQ(code_of(ask("/api/coverage/gap?scheme=compulsory&by=unit&q=gia")), fault::parameter_wrong);
    EXPECT_EQ(code_of(ask("/api/coverage/gap?scheme=compulsory&by=employer&q=gia", Role::front_officer)),
              fault::right_missing);
    EXPECT_EQ(code_of(ask("/api/coverage/gap?scheme=compulsory&by=employer&q=gia", Role::district_officer)),
              fault::place_outside);
    EXPECT_EQ(ask("/api/coverage/gap.xlsx?scheme=compulsory&by=employer&q=gia").status, 200);
}

// ---- Persons by certainty --------------------------------------------------------------------------

TEST(PersonsByCertainty, AreThoseOfItAlone) {
    const std::string target = "/api/coverage/persons?scheme=compulsory&purpose=gap-review";
    std::int64_t sum = 0;
    for (const char* certainty : {"sure", "inferred", "unsure"}) {
        const json::object answer = object_of(ask(target + "&certainty=" + certainty));
        sum += answer.at("count").as_int64();
        for (const json::value& person : answer.at("persons").as_array())
            EXPECT_EQ(person.at("certainty").as_string(), certainty);
    }
    EXPECT_EQ(sum, object_of(ask(target)).at("count").as_int64());
    EXPECT_GT(sum, 0);
    EXPECT_EQ(ask(target + "&certainty=certain").status, 400);
    EXPECT_EQ(ask("/api/coverage/persons.xlsx?scheme=compulsory&purpose=gap-review&certainty=unsure").status,
              200);
}

// ---- The line to the target --------------------------------------------------------------------------

json::value expected_of(const json::object& answer, std::string_view scheme) {
    for (const json::value& status : answer.at("schemes").as_array()) {
        if (status.at("scheme").as_string() == scheme) return status.at("expected");
    }
    return "no such scheme";
}

TEST(Expected, PAC4_IsTheCountItselfWhereTheLineBegins) {
    const json::object answer = object_of(ask("/api/coverage/schemes?year=2019"));
    ASSERT_EQ(answer.at("month").as_string(), "2018-12");
    EXPECT_EQ(expected_of(answer, "compulsory"), 2);
    const json::object later = object_of(ask("/api/coverage/schemes?year=2020"));
    EXPECT_TRUE(expected_of(later, "compulsory").is_null()) << "nobody knows the count of December 2019";
    const json::object employer = object_of(ask("/api/coverage/schemes?year=2019&employer=E-0"));
    EXPECT_TRUE(expected_of(employer, "compulsory").is_null()) << "has no target";
}

TEST(Expected, PAC4_IsOnTheStraightLineInTheMonthsAfter) {
    House later;
    later.writing().take_at("2019-04-10T00:00:00Z", "bhxh 03.csv", workspace::si_list("03/2019"));
    workspace::make_run(later.writing().workspace, *later.writing().lock, later.writing().store,
                        {.month = Month::of(2019, 3), .as_known_on = {}}, later.writing().progress,
                        later.writing().cancel);
    const auto asked = [&](std::string_view target, Role role) {
        return object_of(later.ask(Method::get, target, &signed_in(later, role)));
    };
    const json::object answer = asked("/api/coverage/schemes", Role::si_analyst);
    ASSERT_EQ(answer.at("month").as_string(), "2019-03");
    EXPECT_EQ(expected_of(answer, "compulsory"), 2 + (818486 - 2) * 3 / 12);
    EXPECT_TRUE(expected_of(answer, "voluntary").is_null()) << "its months are not kept";
    const json::object of_unit = asked("/api/coverage/schemes?unit=731", Role::si_analyst);
    EXPECT_FALSE(expected_of(of_unit, "compulsory").is_null());
    const json::object to_front = asked("/api/coverage/schemes?unit=731", Role::front_officer);
    EXPECT_TRUE(expected_of(to_front, "compulsory").is_null()) << "it would tell the 2 of December";
}

}  // namespace
}  // namespace baophu::http

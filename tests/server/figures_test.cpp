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
    const std::string of_words = "/api/coverage/gap?scheme=compulsory&by=employer&q=gia";
    EXPECT_EQ(code_of(ask(of_words + "&unit=734", Role::district_officer)), fault::place_outside);
    EXPECT_EQ(object_of(ask(of_words, Role::district_officer)).at("lines"),
              object_of(ask(of_words + "&unit=731", Role::district_officer)).at("lines"))
        << "of his own place alone";
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
    EXPECT_TRUE(expected_of(answer, "voluntary").is_null()) << "nobody paid";
    const json::object of_unit = asked("/api/coverage/schemes?unit=731", Role::si_analyst);
    EXPECT_FALSE(expected_of(of_unit, "compulsory").is_null());
    const json::object to_front = asked("/api/coverage/schemes?unit=731", Role::front_officer);
    EXPECT_TRUE(expected_of(to_front, "compulsory").is_null()) << "it would tell the 2 of December";
}

// ---- The voluntary scheme ------------------------------------------------------------------------------

// Of each: the name, how many months are paid for. "06/2018" is the first of them.
void pay_voluntarily(House& house, const std::string& month, const std::string& period,
                     const std::vector<std::pair<std::string, int>>& payers) {
    std::string list =
        "Họ và tên,Mã số BHXH,Mức thu nhập đóng,Phương thức đóng,Số tháng,Từ tháng,Tổng số tiền,Người tham "
        "gia đóng,"
        "Nhà nước hỗ trợ\r\n";
    int number = 0;
    for (const auto& [name, months] : payers)
        list += name + ",75999999" + std::to_string(10 + number++) + ",700000,Hằng tháng," +
                std::to_string(months) + "," + month + ",154000,138600,15400\r\n";
    house.writing().take("tự nguyện " + period + ".csv", list,
                         {.dataset = "voluntary-participants", .period = period});
}

json::object status_of(const json::object& answer, std::string_view scheme) {
    for (const json::value& status : answer.at("schemes").as_array()) {
        if (status.at("scheme").as_string() == scheme) return status.as_object();
    }
    return {};
}

void run_month(House& house, const Month& month) {
    workspace::make_run(house.writing().workspace, *house.writing().lock, house.writing().store,
                        {.month = month, .as_known_on = {}}, house.writing().progress,
                        house.writing().cancel);
}

TEST(Voluntary, PAC1_IsJudgedByWhomPaymentsCover) {
    House payers;
    pay_voluntarily(payers, "06/2018", "2018-06", {{"Ngô Văn Một", 1}});
    pay_voluntarily(payers, "12/2018", "2018-12", {{"Ngô Văn Một", 1}, {"Ngô Văn Hai", 3}});
    run_month(payers, *Month::of(2018, 12));
    const auto asked = [&](const std::string& target) {
        return object_of(payers.ask(Method::get, target, &signed_in(payers, Role::si_analyst)));
    };
    const json::object status = status_of(asked("/api/coverage/schemes?year=2019"), "voluntary");
    ASSERT_EQ(status.at("gap").at("participating"), 2);
    EXPECT_EQ(status.at("expected"), 2) << "the line begins here";
    EXPECT_EQ(status.at("state"), "at_risk") << "one more in six months is far from the target";
    EXPECT_EQ(status_of(object_of(ask("/api/coverage/schemes?year=2019")), "voluntary").at("state"),
              "cannot_judge")
        << "where nobody paid nothing is known";
}

TEST(Voluntary, PAC4_TheLineBeginsWithWhomPaymentsCoveredThen) {
    House payers;
    pay_voluntarily(payers, "12/2018", "2018-12", {{"Ngô Văn Một", 1}, {"Ngô Văn Hai", 4}});
    payers.writing().take_at("2019-04-10T00:00:00Z", "bhxh 03.csv", workspace::si_list("03/2019"));
    run_month(payers, *Month::of(2019, 3));
    const json::object answer = object_of(
        payers.ask(Method::get, "/api/coverage/schemes?year=2019", &signed_in(payers, Role::si_analyst)));
    ASSERT_EQ(answer.at("month").as_string(), "2019-03");
    const json::object status = status_of(answer, "voluntary");
    ASSERT_EQ(status.at("gap").at("participating"), 1) << "who paid for December alone is out";
    const std::int64_t target = status.at("plan").at("target").as_int64();
    EXPECT_EQ(status.at("expected"), 2 + (target - 2) * 3 / 12);
    EXPECT_EQ(status.at("state"), "at_risk") << "one less than in December";
}

// ---- The same month a year before --------------------------------------------------------------------

json::value year_before_of(const json::object& answer, std::string_view scheme) {
    for (const json::value& status : answer.at("schemes").as_array()) {
        if (status.at("scheme").as_string() == scheme) return status.at("gap").at("year_before");
    }
    return "no such scheme";
}

TEST(YearBefore, YBF1_ListsAreHeldAgainstListsOfTheProvinceAndOfEachUnit) {
    House earlier;
    earlier.writing().take_at(
        "2018-01-10T00:00:00Z", "bhxh 12-2017.csv",
        std::string(workspace::si_header) +
            workspace::si_row("12/2017", "7512345601", "Nguyễn Thị Ngọc Ánh", "075193001234"));
    workspace::make_run(earlier.writing().workspace, *earlier.writing().lock, earlier.writing().store,
                        {.month = Month::of(2018, 12), .as_known_on = {}}, earlier.writing().progress,
                        earlier.writing().cancel);
    const auto asked = [&](const std::string& target, Role role = Role::si_analyst) {
        return object_of(earlier.ask(Method::get, target, &signed_in(earlier, role)));
    };
    const json::object one{{"month", "2017-12"}, {"persons", 1}, {"change", 1}};
    const json::object none{{"month", "2017-12"}, {"persons", 0}, {"change", 0}};
    EXPECT_EQ(year_before_of(asked("/api/coverage/schemes"), "compulsory"), one);
    EXPECT_EQ(year_before_of(asked("/api/coverage/schemes?unit=731"), "compulsory"), one);
    EXPECT_EQ(year_before_of(asked("/api/coverage/schemes?unit=732"), "compulsory"), none);
    EXPECT_TRUE(year_before_of(asked("/api/coverage/schemes"), "voluntary").is_null());
    const std::string gap = "/api/coverage/gap?scheme=compulsory&by=";
    const json::object units = asked(gap + "unit");
    EXPECT_EQ(units.at("total").at("year_before"), one);
    for (const json::value& line : units.at("lines").as_array())
        EXPECT_EQ(line.at("year_before"), line.at("key").as_string() == "731" ? one : none);
    // YBF-2
    EXPECT_TRUE(asked(gap + "unit", Role::front_officer).at("total").at("year_before").is_null());
    EXPECT_TRUE(asked(gap + "employer").at("total").at("year_before").is_null());
    EXPECT_TRUE(asked(gap + "unit&reason=left_out").at("lines").at(0).at("year_before").is_null());
}

TEST(YearBefore, YBF2_WithoutAListOfThatMonthThereIsNone) {
    EXPECT_TRUE(year_before_of(object_of(ask("/api/coverage/schemes")), "compulsory").is_null());
}

}  // namespace
}  // namespace baophu::http

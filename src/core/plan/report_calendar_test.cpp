#include "core/plan/report_calendar.h"

#include <gtest/gtest.h>

#include "core/plan/plans_for_tests.h"

namespace baophu {
namespace {

const Parameters& parameters() {
    static const Parameters loaded = Parameters::load();
    return loaded;
}

std::vector<CalendarEntry> entries_of(const ReportCalendar& calendar, std::string_view id) {
    std::vector<CalendarEntry> found;
    for (const CalendarEntry& each : calendar.entries) {
        if (each.id == id) found.push_back(each);
    }
    return found;
}

Date day(std::string_view iso) {
    return Date::parse(iso).value();
}

// PLAN-12. Golden test 42.
TEST(ReportCalendar, Golden42_DistrictsReportOnThe25thOfTheLastMonthOfTheQuarter) {
    const ReportCalendar calendar = report_calendar(plan_of_2019(), parameters(), 2019);
    const std::vector<CalendarEntry> quarters = entries_of(calendar, "district-quarterly");
    ASSERT_EQ(quarters.size(), 4U);
    const std::vector<Date> expected{day("2019-03-25"), day("2019-06-25"), day("2019-09-25"),
                                     day("2019-12-25")};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        EXPECT_EQ(quarters[i].due, expected[i]);
        EXPECT_EQ(quarters[i].state, DueState::stated);
        EXPECT_TRUE(quarters[i].before_period_ends);
        EXPECT_FALSE(quarters[i].cut_off);
    }
}

// PLAN-12. Golden test 42: the day of the half-yearly report is a parameter that nobody knows.
TEST(ReportCalendar, Golden42_TheHalfYearlyReportHasNoKnownDay) {
    const ReportCalendar calendar = report_calendar(plan_of_2019(), parameters(), 2019);
    const std::vector<CalendarEntry> halves = entries_of(calendar, "agency-half-yearly");
    ASSERT_EQ(halves.size(), 2U);
    for (const CalendarEntry& each : halves) {
        EXPECT_FALSE(each.due);
        EXPECT_EQ(each.state, DueState::unknown);
    }
    EXPECT_EQ(halves[0].place(), day("2019-06-30"));
    const std::vector<CalendarEntry> yearly = entries_of(calendar, "summary-yearly");
    ASSERT_EQ(yearly.size(), 1U);
    EXPECT_EQ(yearly[0].state, DueState::not_stated);
}

// PLAN-12: the day is the law's; another day there is another day here.
TEST(ReportCalendar, PLAN12_TheDueDayComesFromTheLaw) {
    const std::string_view law = R"(
parameters:
  - id: report.agency.due
    unit: month_day
    title: {vi: "x", en: "x"}
    scope: {name: half, of: ["1", "2"]}
    values:
      - {from: "2019-01-01", by: {"1": "06-15", "2": "unknown"}, law: "x", article: "x", confidence: likely, checked: "2026-11-25"}
  - id: report.holiday_shift
    unit: word
    title: {vi: "x", en: "x"}
    values:
      - {from: "2019-01-01", value: "next_working_day", law: "x", article: "x", confidence: likely, checked: "2026-11-25"}
)";
    const std::vector<BuiltinFile> files{{"data/law/reports.yaml", law}};
    const Parameters other = Parameters::read(files);
    Plan plan = plan_of_2019();
    std::erase_if(plan.reports, [](const PlanReport& each) { return each.id != "agency-half-yearly"; });
    const ReportCalendar calendar = report_calendar(plan, other, 2019);
    ASSERT_EQ(calendar.entries.size(), 2U);
    EXPECT_EQ(calendar.entries[0].due, day("2019-06-15"));
    EXPECT_TRUE(calendar.entries[0].on_weekend);  // A Saturday.
    EXPECT_EQ(calendar.entries[0].shift, "next_working_day");
    EXPECT_EQ(calendar.entries[1].state, DueState::unknown);
    EXPECT_EQ(lowest(calendar.citations), Confidence::likely);
}

// PLAN-13.
TEST(ReportCalendar, PLAN13_EntriesStandInTheOrderOfTheirDays) {
    const ReportCalendar calendar = report_calendar(plan_of_2019(), parameters(), 2020);
    ASSERT_EQ(calendar.entries.size(), 4U + 2 + 2 + 2 + 1);
    for (std::size_t i = 1; i < calendar.entries.size(); ++i)
        EXPECT_LE(calendar.entries[i - 1].place(), calendar.entries[i].place());
}

// PLAN-13.
TEST(ReportCalendar, PLAN13_OutsideThePlanNothingIsDue) {
    for (const int year : {-5, 0, 2018, 2021, 9'999, 100'000})
        EXPECT_TRUE(report_calendar(plan_of_2019(), parameters(), year).entries.empty()) << year;
}

// PLAN-13: what is due once stands in its year, also after the plan has ended.
TEST(ReportCalendar, PLAN13_SingleDatesStandInTheirYear) {
    const auto reviews = [](int year) { return report_calendar(plan_of_2026(), parameters(), year).entries; };
    const std::vector<CalendarEntry> of_2028 = reviews(2028);
    ASSERT_EQ(of_2028.size(), 3U);
    EXPECT_EQ(of_2028[1].due, day("2028-07-31"));
    const std::vector<CalendarEntry> of_2031 = reviews(2031);
    ASSERT_EQ(of_2031.size(), 1U);
    EXPECT_EQ(of_2031[0].due, day("2031-01-31"));
}

}  // namespace
}  // namespace baophu

#include "core/plan/report_calendar.h"

#include <gtest/gtest.h>

#include "core/plan/plans_for_tests.h"

namespace baophu {
namespace {

const Parameters& parameters() {
    static const Parameters loaded = Parameters::load();
    return loaded;
}

const WorkingCalendar& working_days() {
    static const WorkingCalendar loaded = WorkingCalendar::load();
    return loaded;
}

// A law that says when the half-yearly reports are due, and what becomes of a day that is off.
Parameters law_with(const std::string& first, const std::string& second, const std::string& shift,
                    const std::string& confidence_by = "") {
    std::string law = R"(
parameters:
  - id: report.agency.due
    unit: month_day
    title: {vi: "x", en: "x"}
    scope: {name: half, of: ["1", "2"]}
    values:
      - {from: "2019-01-01", by: {"1": "FIRST", "2": "SECOND"}, law: "Kế hoạch 1", article: "Mục I", confidence: sure, MORE checked: "2026-11-25"}
  - id: report.holiday_shift
    unit: word
    title: {vi: "x", en: "x"}
    values:
      - {from: "2019-01-01", value: "SHIFT", law: "Kế hoạch 1", article: "Mục II", confidence: likely, checked: "2026-11-25"}
)";
    for (const auto& [mark, text] : std::vector<std::pair<std::string, std::string>>{
             {"FIRST", first}, {"SECOND", second}, {"MORE", confidence_by}, {"SHIFT", shift}})
        law.replace(law.find(mark), mark.size(), text);
    const std::vector<BuiltinFile> files{{"data/law/reports.yaml", law}};
    return Parameters::read(files);
}

// The half-yearly reports of the plan alone, under that law.
ReportCalendar halves_of(const Parameters& law, int year) {
    Plan plan = plan_of_2019();
    std::erase_if(plan.reports, [](const PlanReport& each) { return each.id != "agency-half-yearly"; });
    return report_calendar(plan, law, working_days(), year);
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
    const ReportCalendar calendar = report_calendar(plan_of_2019(), parameters(), working_days(), 2019);
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
    const ReportCalendar calendar = report_calendar(plan_of_2019(), parameters(), working_days(), 2019);
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
    const ReportCalendar calendar = halves_of(law_with("06-15", "unknown", "next_working_day"), 2019);
    ASSERT_EQ(calendar.entries.size(), 2U);
    EXPECT_EQ(calendar.entries[0].due, day("2019-06-15"));
    EXPECT_EQ(calendar.entries[1].state, DueState::unknown);
    EXPECT_EQ(lowest(calendar.citations), Confidence::likely);
    ASSERT_EQ(calendar.unknown.size(), 1U);
    EXPECT_EQ(calendar.unknown[0].parameter, "report.agency.due");
}

// PLAN-12: one figure of a value may be less sure than the rest of it.
TEST(ReportCalendar, PLAN12_TheConfidenceIsThatOfTheFigureItself) {
    const ReportCalendar calendar =
        halves_of(law_with("06-17", "12-17", "unknown", R"(confidence_by: {"1": likely},)"), 2019);
    ASSERT_EQ(calendar.entries.size(), 2U);
    EXPECT_EQ(calendar.entries[0].confidence, Confidence::likely);
    EXPECT_EQ(calendar.entries[1].confidence, Confidence::sure);
    ASSERT_EQ(calendar.citations.size(), 2U);
    EXPECT_EQ(calendar.citations[0].confidence, Confidence::likely);
    EXPECT_EQ(calendar.citations[1].confidence, Confidence::sure);
}

// PLAN-15: a Saturday, the Day of Victory, and the days that the law then names.
TEST(ReportCalendar, PLAN15_ADueDayThatIsOffIsNoticedAndMoved) {
    struct Case {
        const char* due;
        const char* shift;
        DayKind kind;
        const char* shifted;
    };
    // 30/04/2019 was a Tuesday, between the swapped 29/04 and 01/05; 15/06/2019 a Saturday.
    for (const Case& each : {Case{"06-15", "next_working_day", DayKind::weekly_day_off, "2019-06-17"},
                             Case{"06-15", "previous_working_day", DayKind::weekly_day_off, "2019-06-14"},
                             Case{"06-15", "due_day_stands", DayKind::weekly_day_off, "2019-06-15"},
                             Case{"04-30", "next_working_day", DayKind::holiday, "2019-05-02"}}) {
        const ReportCalendar calendar = halves_of(law_with(each.due, "12-17", each.shift), 2019);
        const CalendarEntry& entry = calendar.entries.at(0);
        ASSERT_TRUE(entry.day) << each.due;
        EXPECT_EQ(entry.day->kind, each.kind) << each.due;
        EXPECT_EQ(entry.shift, each.shift);
        EXPECT_EQ(entry.shifted, day(each.shifted)) << each.due << ' ' << each.shift;
        EXPECT_GE(entry.confidence, Confidence::likely) << "the shift is only likely";
        EXPECT_EQ(calendar.entries.at(1).day->kind, DayKind::working);
        EXPECT_TRUE(calendar.entries.at(1).shift.empty());
    }
}

// PLAN-15: where nobody knows the rule, the day is told as off and not moved.
TEST(ReportCalendar, PLAN15_WithoutAKnownRuleNoDayIsMoved) {
    const CalendarEntry entry = halves_of(law_with("04-30", "12-17", "unknown"), 2019).entries.at(0);
    EXPECT_EQ(entry.day->kind, DayKind::holiday);
    EXPECT_EQ(entry.day->holiday, working_days().day(day("2019-04-30")).holiday);
    EXPECT_EQ(entry.shift, "unknown");
    EXPECT_FALSE(entry.shifted);
}

// PLAN-15: Tết of 2020, and its grounds.
TEST(ReportCalendar, PLAN15_TetIsNoticed) {
    const ReportCalendar calendar = halves_of(law_with("01-25", "12-17", "next_working_day"), 2020);
    const CalendarEntry& entry = calendar.entries.at(0);
    EXPECT_FALSE(entry.day->worked());
    EXPECT_FALSE(entry.day->holiday.empty());
    EXPECT_EQ(entry.shifted, working_days().due_day(day("2020-01-25"), DueShift::to_day_after).date);
    EXPECT_FALSE(calendar.grounds.empty());
}

// PLAN-15: the working calendar does not reach everywhere; outside nothing is claimed.
TEST(ReportCalendar, PLAN15_OutsideTheWorkingCalendarNothingIsSaidOfTheDay) {
    Plan plan = plan_of_2026();
    plan.obligations.at(1).due.by = day("2005-04-30");
    const ReportCalendar calendar = report_calendar(plan, parameters(), working_days(), 2005);
    ASSERT_EQ(calendar.entries.size(), 1U);
    EXPECT_FALSE(calendar.entries[0].day);
}

// PLAN-13.
TEST(ReportCalendar, PLAN13_EntriesStandInTheOrderOfTheirDays) {
    const ReportCalendar calendar = report_calendar(plan_of_2019(), parameters(), working_days(), 2020);
    ASSERT_EQ(calendar.entries.size(), 4U + 2 + 2 + 2 + 1);
    for (std::size_t i = 1; i < calendar.entries.size(); ++i)
        EXPECT_LE(calendar.entries[i - 1].place(), calendar.entries[i].place());
}

// PLAN-13.
TEST(ReportCalendar, PLAN13_OutsideThePlanNothingIsDue) {
    for (const int year : {-5, 0, 2018, 2021, 9'999, 100'000})
        EXPECT_TRUE(report_calendar(plan_of_2019(), parameters(), working_days(), year).entries.empty())
            << year;
}

// PLAN-13: what is due once stands in its year, also after the plan has ended.
TEST(ReportCalendar, PLAN13_SingleDatesStandInTheirYear) {
    const auto reviews = [](int year) {
        return report_calendar(plan_of_2026(), parameters(), working_days(), year).entries;
    };
    const std::vector<CalendarEntry> of_2028 = reviews(2028);
    ASSERT_EQ(of_2028.size(), 3U);
    EXPECT_EQ(of_2028[1].due, day("2028-07-31"));
    const std::vector<CalendarEntry> of_2031 = reviews(2031);
    ASSERT_EQ(of_2031.size(), 1U);
    EXPECT_EQ(of_2031[0].due, day("2031-01-31"));
}

}  // namespace
}  // namespace baophu

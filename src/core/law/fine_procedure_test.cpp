#include "core/law/fine_procedure.h"

#include "core/law/law_for_tests.h"

namespace baophu {
namespace {

StepDeadline deadline(FineStep step, std::string_view from) {
    static const WorkingCalendar calendar = WorkingCalendar::load();
    const Result<StepDeadline> found = step_deadline(law(), calendar, step, day(from));
    EXPECT_TRUE(found.ok()) << found.fault().code;
    return *found;
}

Date last_day(FineStep step, std::string_view from) {
    return deadline(step, from).last_day;
}

TEST(FineProcedure, TheClocks) {
    EXPECT_EQ(last_day(FineStep::limitation, "2019-03-05"), day("2020-03-05"));
    EXPECT_EQ(last_day(FineStep::limitation, "2020-02-29"), day("2021-02-28"));
    EXPECT_EQ(last_day(FineStep::explanation, "2019-03-07"), day("2019-03-14")) << "over a week-end";
    EXPECT_EQ(last_day(FineStep::complex_decision, "2019-01-31"), day("2019-02-28"));
    EXPECT_EQ(last_day(FineStep::execution, "2019-03-05"), day("2019-03-15"));
}

// LAW-14: seven days are calendar days to 31/12/2021 and working days from 01/01/2022, by the day
// of the record, whatever the day of the act.
TEST(FineProcedure, TheDayOfTheStepGoverns) {
    EXPECT_EQ(last_day(FineStep::decision, "2021-12-31"), day("2022-01-07"));
    EXPECT_EQ(last_day(FineStep::decision, "2022-01-01"), day("2022-01-12")) << "03/01 makes up for 01/01";
    EXPECT_FALSE(deadline(FineStep::decision, "2021-12-31").working_days);
    EXPECT_TRUE(deadline(FineStep::decision, "2022-01-01").working_days);
    EXPECT_EQ(deadline(FineStep::decision, "2022-01-01").confidence, Confidence::likely);
}

// Tết 2022 was off from 31/01 to 04/02.
TEST(FineProcedure, WorkingDaysPassOverTet) {
    EXPECT_EQ(last_day(FineStep::decision, "2022-01-28"), day("2022-02-15"));
}

FineAuthority authority(std::int64_t highest, bool organisation, std::string_view on) {
    return fine_authority(law(), dong(highest), organisation, day(on))->authority;
}

TEST(FineProcedure, WhoDecides) {
    EXPECT_EQ(authority(37'500'000, false, "2019-06-01"), FineAuthority::social_insurance_director);
    EXPECT_EQ(authority(37'500'001, false, "2019-06-01"), FineAuthority::province_chair);
    EXPECT_EQ(authority(75'000'000, true, "2023-06-01"), FineAuthority::social_insurance_director);
    EXPECT_EQ(authority(75'000'001, true, "2023-06-01"), FineAuthority::province_chair);
    EXPECT_EQ(authority(1'000'000, true, "2025-06-30"), FineAuthority::social_insurance_director);
    EXPECT_EQ(authority(1'000'000, true, "2025-07-01"), FineAuthority::province_chair)
        << "the SI office inspects no more";
}

}  // namespace
}  // namespace baophu

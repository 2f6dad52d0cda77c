// The calendar command, from the command line to the text that is read.
#include <gtest/gtest.h>

#include "edge/cli/program_for_tests.h"

namespace baophu::cli {
namespace {

void expect_told(const Ended& told, const std::vector<std::string>& parts) {
    EXPECT_EQ(told.exit_code, 0) << told.err;
    for (const std::string& part : parts)
        EXPECT_NE(told.out.find(part), std::string::npos) << part << "\n" << told.out;
}

TEST(CalendarCommand, TellsTheHolidaysOfAYear) {
    expect_told(baophu({"calendar", "--year", "2019"}),
                {"thứ Ba 05/02/2019", "15/04/2019", "Giỗ Tổ Hùng Vương: nghỉ bù", "Điều 115 khoản 3",
                 "29/04/2019", "chắc chắn", "252"});
    expect_told(baophu({"--lang", "en", "calendar", "--year", "2026"}),
                {"Tuesday 17/02/2026", "Vietnam Culture Day", "unsure", "12729/VPCP-KGVX"});
}

TEST(CalendarCommand, TellsWhyADayIsOff) {
    expect_told(baophu({"calendar", "--on", "2019-04-15"}),
                {"thứ Hai 15/04/2019", "11/3/2019", "Không làm việc: Giỗ Tổ Hùng Vương: nghỉ bù",
                 "Điều 115 khoản 1 điểm e", "Điều 115 khoản 3"});
    expect_told(baophu({"calendar", "--on", "2019-04-16"}), {"Làm việc: ngày làm việc"});
    expect_told(baophu({"calendar", "--on", "2026-11-24"}), {"80-NQ/TW", "CHƯA CHẮC"});
}

TEST(CalendarCommand, CountsWorkingDays) {
    expect_told(baophu({"calendar", "--working-days", "5", "--from", "2019-04-26"}), {"thứ Ba 07/05/2019"});
    expect_told(baophu({"--lang", "en", "calendar", "--working-days", "-1", "--from", "2019-02-11"}),
                {"Friday 01/02/2019"});
}

TEST(CalendarCommand, TellsTheCutOffsOfAPeriod) {
    expect_told(baophu({"calendar", "--period", "2019-Q1"}),
                {"15/12/2018", "14/03/2019", "31/03/2019", "Nghị định 09/2019/NĐ-CP", "chưa chắc",
                 "day_14: chưa áp dụng trước 12/03/2019"});
    expect_told(baophu({"--lang", "en", "calendar", "--period", "2019-02"}),
                {"not yet in use", "day_14: not in use before 12/03/2019"});
    EXPECT_EQ(baophu({"calendar", "--period", "2019-Q2"}).out.find("chưa áp dụng"), std::string::npos);
}

TEST(CalendarCommand, StaysOnThePage) {
    for (const char* language : {"vi", "en"}) {
        for (const char* year : {"2014", "2019", "2022", "2026", "2027", "2033"})
            expect_on_page({"--lang", language, "calendar", "--year", year});
        for (const char* day : {"2019-04-15", "2019-04-16", "2022-09-01", "2026-02-16", "2026-11-24"})
            expect_on_page({"--lang", language, "calendar", "--on", day});
        for (const char* period : {"2019", "2019-H1", "2019-Q1", "2019-02", "2020-03"})
            expect_on_page({"--lang", language, "calendar", "--period", period});
        expect_on_page({"--lang", language, "calendar", "--working-days", "300", "--from", "2026-01-05"});
    }
}

TEST(CalendarCommand, RefusesWhatItCannotAnswer) {
    EXPECT_EQ(baophu({"calendar", "--year", "2013"}).exit_code, 6);
    EXPECT_NE(baophu({"calendar", "--year", "2013"}).err.find("BP-610"), std::string::npos);
    EXPECT_EQ(baophu({"calendar", "--year", "9999"}).exit_code, 6);
    EXPECT_EQ(baophu({"calendar", "--working-days", "30000", "--from", "2019-04-26"}).exit_code, 6);
    EXPECT_EQ(baophu({"calendar"}).exit_code, 2);
    EXPECT_EQ(baophu({"calendar", "--working-days", "5"}).exit_code, 2);
    EXPECT_EQ(baophu({"calendar", "--period", "2019-Q5"}).exit_code, 2);
    EXPECT_EQ(baophu({"calendar", "--on", "tomorrow"}).exit_code, 2);
}

}  // namespace
}  // namespace baophu::cli

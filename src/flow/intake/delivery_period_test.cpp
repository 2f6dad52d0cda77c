#include "flow/intake/delivery_period.h"

#include <gtest/gtest.h>

namespace baophu::intake {
namespace {

using Periods = std::set<std::string>;
using enum PeriodUnit;

TEST(DeliveryPeriod, INT11_each_unit_has_its_canonical_form) {
    EXPECT_EQ(parse_period("2018-12-31", day), "2018-12-31");
    EXPECT_EQ(parse_period("31/12/2018", day), "2018-12-31");
    EXPECT_EQ(parse_period("2018-12", month), "2018-12");
    EXPECT_EQ(parse_period("2018-q4", quarter), "2018-Q4");
    EXPECT_EQ(parse_period("2018-H1", half_year), "2018-H1");
    EXPECT_EQ(parse_period("2018", year), "2018");
    EXPECT_EQ(parse_period("2018", month), std::nullopt);
    EXPECT_EQ(parse_period("2018-12", year), std::nullopt);
    EXPECT_EQ(parse_period("2018-Q5", quarter), std::nullopt);
}

TEST(DeliveryPeriod, INT11_titles_tell_it) {
    EXPECT_EQ(periods_in("KẾT QUẢ THÁNG 12 NĂM 2018", month), Periods{"2018-12"});
    EXPECT_EQ(periods_in("Tháng 1/2019", month), Periods{"2019-01"});
    EXPECT_EQ(periods_in("T12.2018", month), Periods{"2018-12"});
    EXPECT_EQ(periods_in("Quý IV năm 2018", quarter), Periods{"2018-Q4"});
    EXPECT_EQ(periods_in("quý 4/2018", quarter), Periods{"2018-Q4"});
    EXPECT_EQ(periods_in("Báo cáo 6 tháng đầu năm 2019", half_year), Periods{"2019-H1"});
    EXPECT_EQ(periods_in("6 THÁNG CUỐI NĂM 2019", half_year), Periods{"2019-H2"});
    EXPECT_EQ(periods_in("Năm 2018", year), Periods{"2018"});
    EXPECT_EQ(periods_in("tính đến ngày 31/12/2018", day), Periods{"2018-12-31"});
    EXPECT_EQ(periods_in("đến ngày 31 tháng 12 năm 2018", day), Periods{"2018-12-31"});
    EXPECT_EQ(periods_in("Thời điểm 31/12/2018", day), Periods{"2018-12-31"});
}

// The day of a letter stands above many lists.
TEST(DeliveryPeriod, INT11_the_day_of_a_letter_is_no_period) {
    const char* letter = "Đồng Nai, ngày 05 tháng 01 năm 2019";
    for (const PeriodUnit unit : {day, month, quarter, half_year, year})
        EXPECT_EQ(periods_in(letter, unit), Periods{});
}

TEST(DeliveryPeriod, INT11_a_longer_period_is_not_told_by_a_shorter_one) {
    EXPECT_EQ(periods_in("Tháng 12 năm 2018", year), Periods{});
    EXPECT_EQ(periods_in("Quý IV năm 2018", year), Periods{});
    EXPECT_EQ(periods_in("6 tháng đầu năm 2019", year), Periods{});
    EXPECT_EQ(periods_in("6 tháng đầu năm 2019", month), Periods{});
    EXPECT_EQ(periods_in("Tháng 13 năm 2018", month), Periods{});
}

TEST(DeliveryPeriod, INT11_names_of_files_tell_it) {
    EXPECT_EQ(periods_in_file_name("C12-TS_2018-12.xlsx", month), Periods{"2018-12"});
    EXPECT_EQ(periods_in_file_name("05-KK_2018-Q4.xls", quarter), Periods{"2018-Q4"});
    EXPECT_EQ(periods_in_file_name("PLI_2019-H1.xlsx", half_year), Periods{"2019-H1"});
    EXPECT_EQ(periods_in_file_name("ho-ngheo_2018.csv", year), Periods{"2018"});
    EXPECT_EQ(periods_in_file_name("gso_dongnai_2017-10-15.xls", day), Periods{"2017-10-15"});
    EXPECT_EQ(periods_in_file_name("Danh sách tháng 12 năm 2018.xlsx", month), Periods{"2018-12"});
    EXPECT_EQ(periods_in_file_name("gso_dongnai_2017-10-15.xls", month), Periods{});
    EXPECT_EQ(periods_in_file_name("C12-TS_2018-12.xlsx", year), Periods{});
    EXPECT_EQ(periods_in_file_name("danh sach.csv", year), Periods{});
}

TEST(DeliveryPeriod, INT11_a_title_made_of_a_period_tells_it) {
    for (const auto& [unit, period] : {std::pair{day, "2018-12-31"},
                                       {month, "2018-12"},
                                       {quarter, "2018-Q4"},
                                       {half_year, "2018-H2"},
                                       {year, "2018"}})
        EXPECT_EQ(periods_in(period_title(period), unit), Periods{period});
}

TEST(DeliveryPeriod, the_last_day) {
    EXPECT_EQ(last_day_of("2018-Q1").iso(), "2018-03-31");
    EXPECT_EQ(last_day_of("2018-02").iso(), "2018-02-28");
    EXPECT_EQ(last_day_of("2018-12-30").iso(), "2018-12-30");
}

}  // namespace
}  // namespace baophu::intake

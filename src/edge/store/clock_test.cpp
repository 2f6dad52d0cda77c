#include "edge/store/clock.h"

#include <regex>

#include <gtest/gtest.h>

namespace baophu::store {
namespace {

using Text = std::optional<std::string>;

TEST(Clock, NowIsUtcInTheStoredForm) {
    const std::string now = now_utc();
    EXPECT_TRUE(std::regex_match(now, std::regex(R"(20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ)"))) << now;
    EXPECT_EQ(to_utc(now), Text(now));
    EXPECT_LE(now, now_utc());
}

TEST(Clock, ADayIsItsBeginningInVietnam) {
    EXPECT_EQ(to_utc("2019-03-29"), Text("2019-03-28T17:00:00Z"));
    EXPECT_EQ(to_utc("2019-01-01"), Text("2018-12-31T17:00:00Z"));
    EXPECT_EQ(to_utc("2020-03-01"), Text("2020-02-29T17:00:00Z"));
    EXPECT_EQ(to_utc("2019-07-01"), Text("2019-06-30T17:00:00Z"));  // No summer time.
}

TEST(Clock, AnInstantComesWithItsOffset) {
    EXPECT_EQ(to_utc("2019-03-29T02:30:00Z"), Text("2019-03-29T02:30:00Z"));
    EXPECT_EQ(to_utc("2019-03-29T09:30:00+07:00"), Text("2019-03-29T02:30:00Z"));
    EXPECT_EQ(to_utc("2019-03-29T03:30:00+07:00"), Text("2019-03-28T20:30:00Z"));
    EXPECT_EQ(to_utc("2018-12-31T23:59:59-03:30"), Text("2019-01-01T03:29:59Z"));
    EXPECT_EQ(to_utc("2020-02-28T23:00:00-02:00"), Text("2020-02-29T01:00:00Z"));
    EXPECT_EQ(to_utc("2019-03-29T02:30:00+00:00"), Text("2019-03-29T02:30:00Z"));
}

TEST(Clock, AnotherFormGivesNothing) {
    for (const char* text : {"",
                             "2019",
                             "29/03/2019",
                             "2019-3-29",
                             "2019-02-29",
                             "2019-03-29 09:30:00",
                             "2019-03-29T",
                             "2019-03-29T09:30:00",
                             "2019-03-29T09:30Z",
                             "2019-03-29T09:30:00z",
                             "2019-03-29T09:30:00+7:00",
                             "2019-03-29T09:30:00+0700",
                             "2019-03-29T09:30:00+07:60",
                             "2019-03-29T09:30:00+15:00",
                             "2019-03-29T24:00:00Z",
                             "2019-03-29T09:60:00Z",
                             "2019-03-29T09:30:60Z",
                             "2019-03-29T09:30:00.5Z",
                             "2019-03-29T09:30:00Z ",
                             " 2019-03-29",
                             "2019-03-29T 9:30:00Z",
                             "2019-03-29T09.30.00Z",
                             "nonsense!!",
                             "hôm qua, lúc chín giờ"}) {
        EXPECT_EQ(to_utc(text), Text()) << '"' << text << '"';
    }
}

// Digits were read as signed numbers, so "-1" passed for an hour.
TEST(Clock, AMinusIsNoDigit) {
    for (const char* text : {"2019-03-29T-1:30:00Z", "2019-03-29T09:-3:00Z", "2019-03-29T09:30:-1Z",
                             "2019-03-29T09:30:00+-7:00", "2019-03-29T09:30:00+07:-1"}) {
        EXPECT_EQ(to_utc(text), Text()) << text;
    }
}

TEST(Clock, VietnamIsSevenHoursAheadAlsoOverMidnight) {
    EXPECT_EQ(in_vietnam("2019-03-29T02:30:00Z"), "29/03/2019 09:30");
    EXPECT_EQ(in_vietnam("2019-03-28T16:59:59Z"), "28/03/2019 23:59");
    EXPECT_EQ(in_vietnam("2019-03-28T17:00:00Z"), "29/03/2019 00:00");
    EXPECT_EQ(in_vietnam("2018-12-31T17:00:00Z"), "01/01/2019 00:00");
    EXPECT_EQ(in_vietnam("2020-02-28T20:05:00Z"), "29/02/2020 03:05");
    EXPECT_EQ(in_vietnam(*to_utc("2019-03-29")), "29/03/2019 00:00");
}

TEST(Clock, WhatIsNoInstantIsShownAsItIs) {
    EXPECT_EQ(in_vietnam("?"), "?");
    EXPECT_EQ(in_vietnam(""), "");
}

// The next day in Vietnam was past the calendar, and printing it read an empty optional.
TEST(Clock, TheLastEveningOfTheCalendarIsShown) {
    EXPECT_EQ(in_vietnam("2199-12-31T23:00:00Z"), "01/01/2200 06:00");
}

}  // namespace
}  // namespace baophu::store

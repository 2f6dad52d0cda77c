#include "flow/linkage/engine/packed.h"

#include <string>

#include <gtest/gtest.h>

#include "flow/linkage/engine/comparer.h"

namespace baophu::linkage::engine {
namespace {

Level of_dates(const char* a, const char* b) {
    EXPECT_EQ(date_level(pack_date(a), pack_date(b)), date_level(pack_date(b), pack_date(a)));
    return date_level(pack_date(a), pack_date(b));
}

Level of_digits(const char* a, const char* b) {
    EXPECT_EQ(digits_level(pack_digits(a), pack_digits(b)), digits_level(pack_digits(b), pack_digits(a)));
    return digits_level(pack_digits(a), pack_digits(b));
}

TEST(PackedDate, IsReadInAnyOrderOfItsParts) {
    for (const char* text :
         {"1965-12-31", "31/12/1965", "1965/12/31", "19651231", "31.12.1965", "1965-12-31 00:00:00"})
        EXPECT_EQ(pack_date(text), 0x19651231U) << text;
    EXPECT_EQ(pack_date("12/1965"), 0x19651200U);
    EXPECT_EQ(pack_date("1965"), 0x19650000U);
    EXPECT_EQ(pack_date("12/31/1965"), 0x19651231U);  // Month and day the other way round.
}

TEST(PackedDate, WhatCannotBeIsUnknown) {
    EXPECT_EQ(pack_date(""), 0U);
    EXPECT_EQ(pack_date("31/12/65"), 0U);
    EXPECT_EQ(pack_date("unknown"), 0U);
    EXPECT_EQ(pack_date("1965-45-12"), 0x19650000U);
}

TEST(PackedDate, DaysBecomeDates) {
    EXPECT_EQ(pack_day(0), 0x19700101U);
    EXPECT_EQ(pack_day(-1), 0x19691231U);
    EXPECT_EQ(pack_day(11'016), 0x20000229U);
    EXPECT_EQ(pack_day(-719'529), 0U);  // Before the year 1.
}

TEST(DateLevels, ENG5_TellHowDatesDiffer) {
    EXPECT_EQ(of_dates("1965-12-31", "1965-12-31"), level::equal);
    EXPECT_EQ(of_dates("1965-12-31", "1965-12-21"), level::date::slip);
    EXPECT_EQ(of_dates("1965-12-31", "1956-12-31"), level::date::slip);  // Neighbours swapped.
    EXPECT_EQ(of_dates("1965-03-11", "1965-11-03"), level::date::swapped);
    EXPECT_EQ(of_dates("1965-03-11", "1965-01-01"), level::date::coarser);
    EXPECT_EQ(of_dates("1965-03-11", "1965"), level::date::coarser);
    EXPECT_EQ(of_dates("1965-03-11", "03/1965"), level::date::coarser);
    EXPECT_EQ(of_dates("1965-03-11", "1965-03-24"), level::date::two_parts);
    EXPECT_EQ(of_dates("1965-03-11", "1987-03-11"), level::date::two_parts);
    EXPECT_EQ(of_dates("1965-03-11", "1965-10-24"), level::date::year);
    EXPECT_EQ(of_dates("1965-03-11", "1987-10-24"), level::date::other);
    EXPECT_EQ(of_dates("1965-03-11", ""), level::unknown);
}

TEST(DigitLevels, ENG6_TellHowNumbersDiffer) {
    EXPECT_EQ(of_digits("012345678", "012 345 678"), level::equal);
    EXPECT_EQ(of_digits("012345678", "12345678"), level::digits::lost_zero);
    EXPECT_EQ(of_digits("012345678", "012345668"), level::digits::slip);
    EXPECT_EQ(of_digits("012345678", "012345687"), level::digits::slip);  // Neighbours swapped.
    EXPECT_EQ(of_digits("012345678", "0123456789"), level::digits::slip);
    EXPECT_EQ(of_digits("012345678", "01235678"), level::digits::slip);
    EXPECT_EQ(of_digits("012345678", "912345679"), level::digits::two_slips);
    EXPECT_EQ(of_digits("012345678", "987654321"), level::digits::other);
    EXPECT_EQ(of_digits("012345678", "none"), level::unknown);
}

TEST(PackedDigits, LongNumbersKeepTheirLastSixteen) {
    EXPECT_EQ(pack_digits("123456789012345678"), pack_digits("3456789012345678"));
    EXPECT_EQ(digit_count(pack_digits("123456789012345678")), 16U);
    EXPECT_EQ(digit_count(pack_digits("7")), 1U);
}

// Each of the slips that a hand makes, at each place, and nothing beyond.
TEST(DigitLevels, ENG6_EverySlipIsFound) {
    const std::string typed = "0100233488";
    const PackedDigits digits = pack_digits(typed);
    for (std::size_t i = 0; i < typed.size(); ++i) {
        std::string wrong = typed;
        wrong[i] = wrong[i] == '9' ? '5' : '9';
        EXPECT_TRUE(is_one_slip(digits, pack_digits(wrong))) << wrong;
        EXPECT_TRUE(is_one_slip(digits, pack_digits(std::string(typed).erase(i, 1)))) << i;
        EXPECT_TRUE(is_one_slip(digits, pack_digits(std::string(typed).insert(i, 1, '7')))) << i;
        if (i > 0 && typed[i] != typed[i - 1]) {
            std::string swapped = typed;
            std::swap(swapped[i], swapped[i - 1]);
            EXPECT_TRUE(is_one_slip(digits, pack_digits(swapped))) << swapped;
        }
    }
    EXPECT_FALSE(is_one_slip(digits, pack_digits("0100233400")));
    EXPECT_FALSE(is_one_slip(digits, pack_digits("01002334")));
}

}  // namespace
}  // namespace baophu::linkage::engine

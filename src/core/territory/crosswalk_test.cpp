#include "core/territory/crosswalk.h"

#include <algorithm>
#include <limits>
#include <map>
#include <random>
#include <stdexcept>

#include <gtest/gtest.h>

#include "core/base/days.h"

namespace baophu {
namespace {

const Territory& dong_nai() {
    static const Territory territory = Territory::load("dong-nai.yaml");
    return territory;
}

Date day(const char* iso) {
    return *Date::parse(iso);
}

using Codes = std::set<std::string>;
using Counts = std::vector<UnitCount>;

Carried carried(const Counts& counts, const char* from, const char* to,
                UnitLevel level = UnitLevel::commune) {
    return carry(dong_nai(), counts, day(from), day(to), level);
}

const CarriedRow& row_of(const Carried& carried, const std::string& unit) {
    return *std::ranges::find(carried.rows, unit, &CarriedRow::unit);
}

Counts all_units(const Date& date, UnitLevel level, std::mt19937_64& random) {
    Counts counts;
    for (const std::string& unit : dong_nai().codes_on(date, level))
        counts.push_back({unit, static_cast<std::int64_t>(random() % 50'000)});
    return counts;
}

std::int64_t sum(const Counts& counts) {
    std::int64_t total = 0;
    for (const UnitCount& count : counts)
        total += count.count;
    return total;
}

// What the answer promises whatever it was asked (TER-7).
void expect_conserved(const Carried& carried, std::int64_t total) {
    EXPECT_EQ(carried.total, total);
    EXPECT_EQ(carried.known + carried.left + carried.outside_total, total);
    std::int64_t known = 0;
    std::int64_t left = 0;
    for (const CarriedRow& row : carried.rows) {
        known += row.count.value_or(0);
        EXPECT_TRUE(row.state != CarriedState::exact || (row.count && row.not_divided == 0)) << row.unit;
        EXPECT_EQ(row.state == CarriedState::no_data, !row.count && row.not_divided == 0) << row.unit;
    }
    for (const NotDivided& together : carried.not_divided) {
        left += together.count;
        EXPECT_GE(together.candidates.size(), 2U);
    }
    EXPECT_EQ(known, carried.known);
    EXPECT_EQ(left, carried.left);
}

// The days on each side of every change of the record.
std::vector<Date> boundary_days() {
    std::vector<Date> days{day("2017-10-15")};
    for (const Date& change : dong_nai().change_days()) {
        days.push_back(plus_days(change, -1));
        days.push_back(change);
    }
    return days;
}

// TER-7: every pair of boundary days, both directions, both levels on both sides.
TEST(Crosswalk, ConservesRandomCountsBetweenEveryPairOfDays) {
    std::mt19937_64 random(41);
    int pairs = 0;
    for (const Date& from : boundary_days()) {
        for (const Date& to : boundary_days()) {
            for (const UnitLevel given : {UnitLevel::district, UnitLevel::commune}) {
                for (const UnitLevel asked : {UnitLevel::district, UnitLevel::commune}) {
                    const Counts counts = all_units(from, given, random);
                    if (counts.empty() || dong_nai().codes_on(to, asked).empty()) continue;
                    ++pairs;
                    SCOPED_TRACE(from.iso() + " " + to.iso());
                    expect_conserved(carry(dong_nai(), counts, from, to, asked), sum(counts));
                }
            }
        }
    }
    EXPECT_GT(pairs, 400);
}

// TER-7: the same where only some units have counts; what is missing is told, never 0.
TEST(Crosswalk, ConservesCountsOfSomeUnits) {
    std::mt19937_64 random(7);
    for (int round = 0; round < 50; ++round) {
        Counts counts = all_units(day("2019-01-01"), UnitLevel::commune, random);
        std::ranges::shuffle(counts, random);
        counts.resize(1 + random() % 60);
        const Carried there =
            carry(dong_nai(), counts, day("2019-01-01"), day("2025-07-01"), UnitLevel::commune);
        expect_conserved(there, sum(counts));
        const auto missing =
            std::ranges::count_if(there.rows, [](const CarriedRow& row) { return !row.missing.empty(); });
        EXPECT_GT(missing, 0);
    }
}

TEST(Crosswalk, TheSameDayChangesNothing) {
    std::mt19937_64 random(1);
    const Counts counts = all_units(day("2019-12-31"), UnitLevel::commune, random);
    const Carried same = carried(counts, "2019-12-31", "2019-12-31");
    for (const UnitCount& count : counts) {
        EXPECT_EQ(row_of(same, count.unit).count, count.count);
        EXPECT_EQ(row_of(same, count.unit).state, CarriedState::exact);
    }
}

// The district of each commune on the day, added up by hand.
std::map<std::string, std::int64_t> by_district(const Counts& counts, const Date& date) {
    std::map<std::string, std::int64_t> sums;
    for (const UnitCount& count : counts)
        sums[dong_nai().on(count.unit, date)->parent] += count.count;
    return sums;
}

TEST(Crosswalk, CommunesAddUpToTheirDistricts) {
    std::mt19937_64 random(2);
    const Counts counts = all_units(day("2019-01-01"), UnitLevel::commune, random);
    const Carried districts = carried(counts, "2019-01-01", "2024-12-31", UnitLevel::district);
    const auto expected = by_district(counts, day("2019-01-01"));
    ASSERT_EQ(districts.rows.size(), 11U);
    for (const CarriedRow& row : districts.rows)
        EXPECT_EQ(row.count, expected.at(row.unit)) << row.unit;
    EXPECT_EQ(districts.left, 0);
}

// TER-8: a district's count is not divided among its communes, and comes back whole.
TEST(Crosswalk, ADistrictGoesToItsCommunesTogetherAndComesBackWhole) {
    const Counts counts{{"732", 171'276}};
    const Carried there = carried(counts, "2019-05-31", "2019-06-01");
    ASSERT_EQ(there.not_divided.size(), 1U);
    EXPECT_EQ(there.not_divided[0].count, 171'276);
    const auto communes = dong_nai().children_on("732", day("2019-06-01"));
    EXPECT_EQ(there.not_divided[0].candidates, Codes(communes.begin(), communes.end()));
    EXPECT_EQ(row_of(there, "26080").state, CarriedState::open);
    EXPECT_FALSE(row_of(there, "26080").count);
    EXPECT_EQ(row_of(there, "26080").not_divided, 171'276);

    const Carried districts = carried(counts, "2019-05-31", "2019-06-01", UnitLevel::district);
    EXPECT_EQ(row_of(districts, "732").count, 171'276);
    EXPECT_EQ(row_of(districts, "732").state, CarriedState::exact);
}

// Every commune of 2024 carried forward to 2025 and read back by district: what went whole into a
// unit of one district comes back to it, and nothing is lost.
TEST(Crosswalk, OldDongNaiComesBackWholeFrom2025) {
    std::mt19937_64 random(3);
    const Counts counts = all_units(day("2024-12-31"), UnitLevel::commune, random);
    const Carried there = carried(counts, "2024-12-31", "2025-07-01");
    Counts in_2025;
    for (const CarriedRow& row : there.rows) {
        if (row.count) in_2025.push_back({row.unit, *row.count});
    }
    EXPECT_EQ(in_2025.size(), 55U);
    EXPECT_EQ(there.not_divided.size(), 1U);  // Xuân Tâm alone.
    EXPECT_EQ(there.not_divided[0].origins, Codes{"26449"});
    const Carried back = carried(in_2025, "2025-07-01", "2024-12-31", UnitLevel::district);
    expect_conserved(back, sum(counts) - there.left);
    EXPECT_EQ(back.outside_total, 0);
    const auto expected = by_district(counts, day("2024-12-31"));
    for (const CarriedRow& row : back.rows) {
        EXPECT_LE(row.count.value_or(0), expected.at(row.unit)) << row.unit;
        EXPECT_GE(row.count.value_or(0) + row.not_divided + there.left, expected.at(row.unit)) << row.unit;
    }
}

// TER-7, by hand: 5,816 and 700 persons of Suối Trầu. 1,000 × 5,816 / 6,516 = 892.57, × 700 = 107.43.
TEST(Crosswalk, DividesByThePersonsOfTheSource) {
    const Carried there = carried({{"26407", 1'000}}, "2019-05-31", "2019-06-01");
    EXPECT_EQ(row_of(there, "26395").count, 893);
    EXPECT_EQ(row_of(there, "26410").count, 107);
    EXPECT_EQ(row_of(there, "26395").divided_by.size(), 2U);
    EXPECT_EQ(row_of(there, "26395").state, CarriedState::incomplete);  // Bình Sơn itself has no count.
    EXPECT_TRUE(row_of(there, "26395").missing.contains("26395"));
    EXPECT_FALSE(row_of(there, "26395").missing.contains("26407"));
}

TEST(Crosswalk, SaysEstimatedWhereSomethingWasDivided) {
    std::mt19937_64 random(4);
    const Counts counts = all_units(day("2024-10-31"), UnitLevel::commune, random);
    const Carried there = carried(counts, "2024-10-31", "2024-11-01");
    EXPECT_EQ(row_of(there, "26023").state, CarriedState::estimated);  // Quang Vinh.
    EXPECT_EQ(row_of(there, "26023").confidence, Confidence::likely);
    EXPECT_EQ(row_of(there, "26014").state, CarriedState::exact);  // Tân Tiến and Tân Mai, whole.
    EXPECT_EQ(row_of(there, "26122").state, CarriedState::open);   // Nam Cát Tiên with some of Núi Tượng.
    EXPECT_EQ(row_of(there, "26377").state, CarriedState::exact);
    EXPECT_EQ(row_of(there, "26377").confidence, Confidence::sure);
}

// Backward: 40,093 persons of Tân Mai were 16,236 of Tân Tiến and 23,857 of Tân Mai.
TEST(Crosswalk, DividesBackwardByWhoCame) {
    const Carried back = carried({{"26014", 40'093}}, "2024-11-01", "2024-10-31");
    EXPECT_EQ(row_of(back, "26014").count, 16'236);
    EXPECT_EQ(row_of(back, "26026").count, 23'857);
    EXPECT_EQ(row_of(back, "26026").state, CarriedState::estimated);
}

// TER-8: Long An gave 700 persons to Bình Sơn and nobody tells how many stayed, so its people are
// not divided in 2019; in 2025 both are xã Long Thành, and the count is exact again.
TEST(Crosswalk, IsExactAgainWhereTheCandidatesMerge) {
    const Counts counts{{"26404", 2'000}};
    const Carried in_2019 = carried(counts, "2019-05-31", "2019-06-01");
    ASSERT_EQ(in_2019.not_divided.size(), 1U);
    EXPECT_EQ(in_2019.not_divided[0].candidates, (Codes{"26395", "26404"}));
    EXPECT_EQ(in_2019.known, 0);
    const Carried in_2025 = carried(counts, "2019-05-31", "2025-07-01");
    EXPECT_EQ(in_2025.left, 0);
    EXPECT_EQ(row_of(in_2025, "26368").count, 2'000);
    EXPECT_TRUE(row_of(in_2025, "26368").divided_by.empty());
}

// TER-8: of Bàu Hàm 2, Hưng Lộc, Quang Trung and Xuân Thạnh the resolution could not be read whole.
TEST(Crosswalk, KeepsTogetherWhatTheSourceDoesNotTell) {
    const Carried there = carried({{"26311", 10}, {"26314", 20}}, "2019-06-30", "2019-07-01");
    ASSERT_EQ(there.not_divided.size(), 1U);
    EXPECT_EQ(there.not_divided[0].count, 30);
    EXPECT_EQ(there.not_divided[0].candidates, (Codes{"26311", "26314", "26317", "26326"}));
    EXPECT_EQ(there.not_divided[0].origins, (Codes{"26311", "26314"}));
    const Carried districts =
        carried({{"26311", 10}, {"26314", 20}}, "2019-06-30", "2019-07-01", UnitLevel::district);
    EXPECT_EQ(row_of(districts, "738").count, 30);
}

// TER-6: the units from Bình Phước have no numbers of 2019, which is not 0.
TEST(Crosswalk, UnitsFromBinhPhuocHaveNoDataOf2019) {
    std::mt19937_64 random(5);
    const Counts counts = all_units(day("2019-12-31"), UnitLevel::commune, random);
    const Carried there = carried(counts, "2019-12-31", "2025-07-01");
    int outside = 0;
    for (const CarriedRow& row : there.rows) {
        if (!row.outside) continue;
        ++outside;
        EXPECT_EQ(row.state, CarriedState::no_data) << row.unit;
        EXPECT_FALSE(row.count) << row.unit;
        EXPECT_EQ(*row.outside, "70");
    }
    EXPECT_EQ(outside, 40);
    EXPECT_EQ(there.outside_total, 0);
}

// TER-6: and their numbers of 2025 lead to no unit of 2019.
TEST(Crosswalk, NumbersOfBinhPhuocLeadOutOfTheRecord) {
    const Carried back = carried({{"25195", 700}, {"26377", 300}}, "2025-07-01", "2019-12-31");
    ASSERT_EQ(back.outside.size(), 1U);
    EXPECT_EQ(back.outside[0].unit, "25195");
    EXPECT_EQ(back.outside[0].province, "70");
    EXPECT_EQ(back.outside[0].count, 700);
    EXPECT_EQ(row_of(back, "26377").count, 300);
    expect_conserved(back, 1'000);
}

TEST(Crosswalk, WithinBothDaysAfterTheMergerAllUnitsAreOnRecord) {
    const Carried there = carried({{"25195", 700}}, "2025-07-01", "2026-04-30");
    EXPECT_EQ(row_of(there, "25195").count, 700);
    EXPECT_EQ(row_of(there, "25195").state, CarriedState::exact);
    EXPECT_FALSE(row_of(there, "25210").outside);
    EXPECT_EQ(row_of(there, "25210").missing, Codes{"25210"});
}

TEST(Crosswalk, NobodyIsNobodyWhereverTheyAre) {
    const Carried there = carried({{"732", 0}}, "2019-05-31", "2019-06-01");
    EXPECT_EQ(row_of(there, "26080").count, 0);
    EXPECT_TRUE(there.not_divided.empty());
}

TEST(Crosswalk, CarriesTheLargestCount) {
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    const Carried there = carried({{"26407", most}}, "2019-05-31", "2019-06-01");
    EXPECT_EQ(*row_of(there, "26395").count + *row_of(there, "26410").count, most);
}

TEST(Crosswalk, RefusesWhatItIsNotMadeFor) {
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    const auto refused = [](const Counts& counts, const char* from, const char* to,
                            UnitLevel level = UnitLevel::commune) {
        EXPECT_THROW(carried(counts, from, to, level), std::invalid_argument);
    };
    refused({}, "2019-01-01", "2020-01-01");
    refused({{"99999", 1}}, "2019-01-01", "2020-01-01");
    refused({{"26407", 1}}, "2020-01-01", "2025-07-01");                // Gone by then.
    refused({{"26407", 1}, {"26407", 1}}, "2019-01-01", "2020-01-01");  // Twice.
    refused({{"26407", 1}, {"731", 1}}, "2019-01-01", "2020-01-01");    // Two levels.
    refused({{"75", 1}}, "2019-01-01", "2020-01-01");                   // A province.
    refused({{"26407", -1}}, "2019-01-01", "2020-01-01");
    refused({{"26407", most}, {"26395", 1}}, "2019-01-01", "2020-01-01");
    refused({{"26407", 1}}, "2019-01-01", "2017-10-14");  // No communes on record.
    refused({{"26407", 1}}, "2019-01-01", "2025-07-01", UnitLevel::district);
    refused({{"26407", 1}}, "2019-01-01", "2020-01-01", UnitLevel::province);
    refused({{"731", 1}}, "2010-01-01", "2020-01-01");  // Districts, no communes.
}

}  // namespace
}  // namespace baophu

#include <gtest/gtest.h>

#include "core/base/fault_codes.h"
#include "flow/targets/targets.h"

namespace baophu::targets {
namespace {

struct Read {
    std::optional<Weights> weights;
    std::vector<Fault> faults;

    std::vector<std::string> codes() const {
        std::vector<std::string> found;
        for (const Fault& fault : faults)
            found.push_back(fault.code);
        return found;
    }
};

Read read(std::string_view csv, int year = 2019) {
    static const Territory territory = Territory::load("dong-nai.yaml");
    MemorySource source(csv);
    Read read;
    read.weights = Weights::read(source, territory, year, read.faults);
    return read;
}

using Codes = std::vector<std::string>;

TEST(Weights, a_small_file_holds_for_every_scheme_and_year) {
    const Read file = read("unit,weight\n742,2\n731,3\n");
    for (const Scheme scheme : all_schemes) {
        const auto shares = file.weights->shares(scheme, 2020);
        ASSERT_EQ(shares.size(), 2U);
        EXPECT_EQ(shares[0].unit, "731");
        EXPECT_EQ(shares[0].share.weight, 3);
        EXPECT_EQ(shares[1].unit, "742");
    }
    EXPECT_EQ(file.weights->origin(Scheme::compulsory), nullptr);
}

// As Excel saves it for a Vietnamese user: semicolons, Vietnamese headers in another order,
// thousands with dots, empty cells.
TEST(Weights, vietnamese_headers_words_and_numbers) {
    const Read file = read(
        "\xEF\xBB\xBFMức trần;TRỌNG SỐ; Mã đơn vị ;Loại;Năm;Mức sàn\r\n"
        ";1.055.414;731;BHXH tự nguyện;2019;2.000\r\n"
        "9.000;169.400;732;bhxh TN;;\r\n");
    ASSERT_TRUE(file.weights) << file.faults.front().code;
    const auto shares = file.weights->shares(Scheme::voluntary, 2019);
    ASSERT_EQ(shares.size(), 2U);
    EXPECT_EQ(shares[0].share.weight, 1'055'414);
    EXPECT_EQ(shares[0].share.floor, 2'000);
    EXPECT_EQ(shares[0].share.ceiling, Share{}.ceiling);
    EXPECT_EQ(shares[1].share.ceiling, 9'000);
    EXPECT_TRUE(file.weights->shares(Scheme::compulsory, 2019).empty());
    EXPECT_EQ(file.weights->shares(Scheme::voluntary, 2020).size(), 1U);
}

TEST(Weights, a_row_that_names_more_goes_before_one_that_names_less) {
    const Read file = read(
        "unit,scheme,year,weight\n"
        "731,,,1\n"
        "731,,2020,2\n"
        "731,unemployment,,3\n"
        "731,unemployment,2020,4\n");
    const auto weight = [&](Scheme scheme, int year) {
        return file.weights->shares(scheme, year).at(0).share.weight;
    };
    EXPECT_EQ(weight(Scheme::compulsory, 2019), 1);
    EXPECT_EQ(weight(Scheme::compulsory, 2020), 2);
    EXPECT_EQ(weight(Scheme::unemployment, 2019), 3);
    EXPECT_EQ(weight(Scheme::unemployment, 2020), 4);
}

TEST(Weights, every_fault_of_a_file_is_told_with_its_line) {
    const Read file = read(
        "unit,weight,scheme,year,floor,ceiling\n"
        "731,1.5,,,,\n"
        "732,-1,health,,,\n"
        "733,1,,,,\n"
        "734,1,,,6,5\n"
        "735,1,,,,\n"
        "735,2,,,,\n"
        "736,,,,,\n"
        "737,1,,20199,,\n");
    EXPECT_FALSE(file.weights);
    EXPECT_EQ(file.codes(),
              (Codes{"BP-734", "BP-735", "BP-734", "BP-736", "BP-738", "BP-737", "BP-734", "BP-734"}));
    EXPECT_EQ(file.faults[0].details, (Details{{"line", "2"}, {"column", "weight"}, {"value", "1.5"}}));
    EXPECT_EQ(file.faults[5].details, (Details{{"line", "7"}, {"value", "735"}, {"other", "6"}}));
}

// There is no district level from 01/07/2025.
TEST(Weights, a_unit_must_exist_at_the_end_of_its_year) {
    EXPECT_TRUE(read("unit,weight,year\n731,1,2024\n").weights);
    EXPECT_EQ(read("unit,weight,year\n731,1,2025\n").codes(), Codes{"BP-736"});
    EXPECT_EQ(read("unit,weight\n731,1\n", 2025).codes(), Codes{"BP-736"});
}

TEST(Weights, a_province_is_no_unit_and_a_district_never_stands_beside_its_communes) {
    EXPECT_EQ(read("unit,weight\n75,1\n").codes(), Codes{"BP-736"});
    EXPECT_EQ(read("unit,weight\n731,1\n25993,1\n732,1\n").codes(), Codes{"BP-739"});
    EXPECT_TRUE(read("unit,weight,year\n731,1,2024\n25993,1,2025\n").weights);
}

TEST(Weights, a_file_that_is_none) {
    EXPECT_EQ(read("").codes(), Codes{"BP-730"});
    EXPECT_EQ(read("unit,weight\n").codes(), Codes{"BP-730"});
    EXPECT_EQ(read("unit,weigth\n731,1\n").codes(), Codes{"BP-732"});
    EXPECT_EQ(read("unit,weight,mã đơn vị\n731,1,731\n").codes(), Codes{"BP-733"});
    EXPECT_EQ(read(std::string_view("PK\0\x03", 4)).codes(), Codes{"BP-731"});
    EXPECT_EQ(read("unit,weight\n731,1\n732,\xFF\n").codes(), Codes{"BP-731"});
}

// The weights that come with the program are assumptions, and say so.
TEST(Weights, those_of_dong_nai_cover_its_eleven_units_and_are_marked_unsure) {
    const Weights weights = Weights::load("dong-nai-2019.yaml");
    const Territory territory = Territory::load("dong-nai.yaml");
    for (const Scheme scheme : all_schemes) {
        std::vector<std::string> units;
        std::int64_t sum = 0;
        for (const UnitShare& share : weights.shares(scheme, 2019)) {
            units.push_back(share.unit);
            sum += share.share.weight;
        }
        EXPECT_EQ(units.size(), 11U);
        for (const std::string& unit : units)
            EXPECT_NE(territory.on(unit, *Date::of(2019, 12, 31)), nullptr) << unit;
        EXPECT_EQ(sum, scheme == Scheme::voluntary ? 3'097'107 : 1'000);
        ASSERT_NE(weights.origin(scheme), nullptr);
        EXPECT_EQ(weights.origin(scheme)->confidence, Confidence::unsure);
    }
}

}  // namespace
}  // namespace baophu::targets

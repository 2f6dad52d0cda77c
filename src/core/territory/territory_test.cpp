#include "core/territory/territory.h"

#include <gtest/gtest.h>

namespace baophu {
namespace {

const Territory& dong_nai() {
    static const Territory territory = Territory::load("dong-nai.yaml");
    return territory;
}

Date day(const char* iso) {
    return *Date::parse(iso);
}

TEST(Territory, HasElevenDistrictUnitsIn2019) {
    EXPECT_EQ(dong_nai().codes_on(day("2019-12-31")).size(), 11U);
    EXPECT_FALSE(dong_nai().knows("733"));
}

// Golden test 41: the day before and the day on which the town became a city, and the day
// from which there are no districts.
TEST(Territory, LongKhanhChangesItsTypeAndEndsOnTheDay) {
    EXPECT_EQ(dong_nai().on("732", day("2019-05-31"))->type, "town");
    EXPECT_EQ(dong_nai().on("732", day("2019-06-01"))->type, "city");
    EXPECT_NE(dong_nai().on("732", day("2025-06-30")), nullptr);
    EXPECT_EQ(dong_nai().on("732", day("2025-07-01")), nullptr);
    EXPECT_TRUE(dong_nai().codes_on(day("2025-07-01")).empty());
}

TEST(Territory, AnUnknownCodeIsNoUnitOnAnyDay) {
    EXPECT_EQ(dong_nai().on("999", day("2019-01-01")), nullptr);
}

TEST(Territory, EveryVersionIsNamedInBothLanguagesAndCitesItsSource) {
    for (const std::string& code : dong_nai().codes_on(day("2018-12-31"))) {
        const UnitVersion& version = *dong_nai().on(code, day("2018-12-31"));
        EXPECT_FALSE(version.name_vi.empty() || version.name_en.empty() || version.source.empty()) << code;
    }
}

}  // namespace
}  // namespace baophu

#include "core/territory/territory.h"

#include <algorithm>
#include <string>
#include <tuple>

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

std::string name(const char* code, const char* iso) {
    const UnitVersion* version = dong_nai().on(code, day(iso));
    return version == nullptr ? "" : version->name_vi;
}

std::size_t communes(const char* iso) {
    return dong_nai().codes_on(day(iso), UnitLevel::commune).size();
}

TEST(Territory, HasElevenDistrictUnitsIn2019) {
    EXPECT_EQ(dong_nai().codes_on(day("2019-12-31"), UnitLevel::district).size(), 11U);
    EXPECT_FALSE(dong_nai().knows("733"));
    EXPECT_TRUE(dong_nai().knows("731", UnitLevel::district));
    EXPECT_FALSE(dong_nai().knows("731", UnitLevel::commune));
    EXPECT_TRUE(dong_nai().knows("26326", UnitLevel::commune));
}

// Golden test 41: the day before and the day on which the town became a city, and the day
// from which there are no districts, only communes under 75.
TEST(Territory, LongKhanhChangesItsTypeAndEndsOnTheDay) {
    EXPECT_EQ(dong_nai().on("732", day("2019-05-31"))->type, "town");
    EXPECT_EQ(dong_nai().on("732", day("2019-06-01"))->type, "city");
    EXPECT_NE(dong_nai().on("732", day("2025-06-30")), nullptr);
    EXPECT_EQ(dong_nai().on("732", day("2025-07-01")), nullptr);
    EXPECT_TRUE(dong_nai().codes_on(day("2025-07-01"), UnitLevel::district).empty());
    const std::vector<std::string> below = dong_nai().children_on("75", day("2025-07-01"));
    EXPECT_EQ(below.size(), 95U);
    EXPECT_EQ(below, dong_nai().codes_on(day("2025-07-01"), UnitLevel::commune));
}

TEST(Territory, AnUnknownCodeIsNoUnitOnAnyDay) {
    EXPECT_EQ(dong_nai().on("999", day("2019-01-01")), nullptr);
    EXPECT_EQ(dong_nai().find("999"), nullptr);
}

// TER-2: each change of the record, on the day before and on the day.
TEST(Territory, EveryChangeOfTheRecordTurnsOnItsDay) {
    const std::vector<Date> days = dong_nai().change_days();
    EXPECT_EQ(days, (std::vector{day("2019-06-01"), day("2019-07-01"), day("2021-07-01"), day("2024-11-01"),
                                 day("2025-07-01"), day("2026-04-30")}));
    for (const auto& [code, before, after, on] : {
             std::tuple{"26095", "Xã Suối Tre", "Phường Suối Tre", "2019-06-01"},
             {"26407", "Xã Suối Trầu", "", "2019-06-01"},
             {"26062", "Xã Tân Hạnh", "Phường Tân Hạnh", "2019-07-01"},
             {"26326", "Xã Xuân Thạnh", "Thị trấn Dầu Giây", "2019-07-01"},
             {"26479", "Xã Hiệp Phước", "Thị trấn Hiệp Phước", "2019-07-01"},
             {"26341", "Xã Long Giao", "Thị trấn Long Giao", "2021-07-01"},
             {"26014", "Phường Tân Tiến", "Phường Tân Mai", "2024-11-01"},
             {"26026", "Phường Tân Mai", "", "2024-11-01"},
             {"26146", "Xã Phú Trung", "Xã Phú Sơn", "2024-11-01"},
             {"26068", "Phường Hóa An", "Phường Biên Hòa", "2025-07-01"},
             {"26326", "Thị trấn Dầu Giây", "Xã Dầu Giây", "2025-07-01"},
             {"25195", "", "Phường Bình Phước", "2025-07-01"},
             {"26326", "Xã Dầu Giây", "Phường Dầu Giây", "2026-04-30"},
             {"75", "Tỉnh Đồng Nai", "Thành phố Đồng Nai", "2026-04-30"},
         }) {
        EXPECT_EQ(name(code, plus_days(day(on), -1).iso().c_str()), before) << code << on;
        EXPECT_EQ(name(code, on), after) << code << on;
    }
}

// TER-4: as many as the sources tell, on each side of every change.
TEST(Territory, NothingThatASourceCountsIsMissing) {
    std::vector<Date> days;
    for (const Date& change : dong_nai().change_days()) {
        days.push_back(plus_days(change, -1));
        days.push_back(change);
    }
    days.push_back(day("2017-10-15"));
    for (const Date& date : days) {
        for (const UnitLevel level : {UnitLevel::district, UnitLevel::commune}) {
            const KnownUnits units = dong_nai().known_on(date, level);
            if (level == UnitLevel::district && date >= day("2025-07-01")) {
                EXPECT_EQ(units.known, 0);
                continue;
            }
            ASSERT_TRUE(units.told) << date.iso();
            EXPECT_EQ(*units.unknown(), 0) << date.iso() << to_word(level);
            EXPECT_FALSE(units.sources.empty());
        }
    }
    EXPECT_EQ(communes("2017-10-15"), 171U);
    EXPECT_EQ(communes("2019-05-31"), 171U);
    EXPECT_EQ(communes("2019-06-01"), 170U);
    EXPECT_EQ(communes("2024-10-31"), 170U);
    EXPECT_EQ(communes("2024-11-01"), 159U);
    EXPECT_EQ(communes("2025-07-01"), 95U);
}

TEST(Territory, BeforeTheRecordNothingIsKnownAndNoneIsTold) {
    const KnownUnits units = dong_nai().known_on(day("2017-10-14"), UnitLevel::commune);
    EXPECT_EQ(units.known, 0);
    EXPECT_FALSE(units.told);
    EXPECT_FALSE(units.unknown());
}

// 23 wards and 72 communes from 01/07/2025; 33 and 62 from 30/04/2026.
TEST(Territory, CountsTheTypesAsTheResolutionsDo) {
    const auto wards = [](const char* iso) {
        const auto codes = dong_nai().codes_on(day(iso), UnitLevel::commune);
        return std::ranges::count_if(
            codes, [&](const std::string& code) { return dong_nai().on(code, day(iso))->type == "ward"; });
    };
    EXPECT_EQ(wards("2019-07-01"), 40);
    EXPECT_EQ(wards("2025-07-01"), 23);
    EXPECT_EQ(wards("2026-04-29"), 23);
    EXPECT_EQ(wards("2026-04-30"), 33);
    using Types = std::map<std::string, std::int64_t>;
    const auto types = [](const char* iso) {
        Types counted;
        for (const std::string& code : dong_nai().codes_on(day(iso), UnitLevel::commune))
            ++counted[dong_nai().on(code, day(iso))->type];
        return counted;
    };
    for (const char* iso : {"2025-07-01", "2026-04-29", "2026-04-30"})
        EXPECT_EQ(types(iso), dong_nai().known_on(day(iso), UnitLevel::commune).types) << iso;
    EXPECT_EQ(types("2026-04-29"), (Types{{"ward", 23}, {"commune", 72}}));
    EXPECT_EQ(types("2026-04-30"), (Types{{"ward", 33}, {"commune", 62}}));
}

// TER-3
TEST(Territory, ParentsAreDated) {
    EXPECT_EQ(dong_nai().on("26068", day("2025-06-30"))->parent, "731");
    EXPECT_EQ(dong_nai().on("26068", day("2025-07-01"))->parent, "75");
    EXPECT_EQ(dong_nai().children_on("731", day("2019-12-31")).size(), 30U);
    EXPECT_EQ(dong_nai().children_on("731", day("2024-11-01")).size(), 25U);
    EXPECT_EQ(dong_nai().children_on("732", day("2024-11-01")).size(), 13U);
    EXPECT_EQ(dong_nai().children_on("740", day("2019-05-31")).size(), 15U);
    EXPECT_EQ(dong_nai().children_on("740", day("2019-06-01")).size(), 14U);
}

// TER-1
TEST(Territory, EveryVersionAndLinkIsNamedInBothLanguagesAndCitesItsSource) {
    const TerritoryRecord& record = dong_nai().record();
    std::set<std::string> cited;
    const auto cite = [&](const std::vector<std::string>& sources) {
        EXPECT_FALSE(sources.empty());
        for (const std::string& id : sources)
            cited.insert(dong_nai().source(id).id);
    };
    for (const auto& [code, unit] : record.units) {
        for (const UnitVersion& version : unit.versions) {
            EXPECT_FALSE(version.name_vi.empty() || version.name_en.empty()) << code;
            EXPECT_TRUE(std::ranges::all_of(version.name_en, [](char c) { return c >= ' ' && c <= '~'; }))
                << version.name_en;
            cite(version.sources);
        }
    }
    for (const UnitLink& link : record.links)
        cite(link.sources);
    for (const OutsideUnits& outside : record.outside)
        cite(outside.sources);
    for (const UnitTotal& total : record.totals)
        cite(total.sources);
    EXPECT_EQ(cited.size(), record.sources.size()) << "a source that nothing rests on";
}

// Every code is five digits for a commune, three for a district, two for a province.
TEST(Territory, CodesHaveTheFormOfTheirLevel) {
    for (const auto& [code, unit] : dong_nai().record().units) {
        const std::size_t length = unit.level == UnitLevel::commune    ? 5
                                   : unit.level == UnitLevel::district ? 3
                                                                       : 2;
        EXPECT_EQ(code.size(), length) << code;
        EXPECT_TRUE(std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; })) << code;
    }
}

TEST(Territory, TellsSuccessorsAndPredecessors) {
    using Codes = std::set<std::string>;
    const auto codes_of = [](const ReachedUnits& reached) {
        Codes codes;
        for (const auto& [code, way] : reached)
            codes.insert(code);
        return codes;
    };
    const auto after = [&](const char* code, const char* from, const char* later) {
        return codes_of(dong_nai().successors(code, day(from), day(later)));
    };
    const auto before = [&](const char* code, const char* from, const char* earlier) {
        return codes_of(dong_nai().predecessors(code, day(from), day(earlier)));
    };
    EXPECT_EQ(after("26407", "2019-01-01", "2019-06-01"), (Codes{"26395", "26410"}));
    EXPECT_EQ(after("26407", "2019-01-01", "2019-05-31"), Codes{"26407"});
    EXPECT_EQ(after("26407", "2019-01-01", "2025-07-01"), (Codes{"26368", "26413"}));
    EXPECT_EQ(after("26449", "2025-06-30", "2025-07-01"), (Codes{"26359", "26446"}));
    EXPECT_EQ(after("26377", "2019-01-01", "2026-05-01"), Codes{"26377"});
    EXPECT_EQ(before("26068", "2025-07-01", "2025-06-30"), (Codes{"26053", "26059", "26062", "26068"}));
    EXPECT_EQ(before("26014", "2024-11-01", "2024-10-31"), (Codes{"26014", "26026"}));
    EXPECT_TRUE(before("25195", "2025-07-01", "2019-12-31").empty());
    EXPECT_TRUE(after("26407", "2020-01-01", "2025-07-01").empty());
    EXPECT_TRUE(after("731", "2019-01-01", "2025-07-01").empty());
}

// TER-11: Gia Kiệm (26311) is reached from Xuân Thạnh (26326) over a possible link alone.
TEST(Territory, APossibleLinkIsNoFact) {
    const auto there = dong_nai().successors("26326", day("2019-01-01"), day("2025-07-01"));
    ASSERT_EQ(there.size(), 2U);
    EXPECT_FALSE(there.at("26326").possible);
    EXPECT_EQ(there.at("26326").confidence, Confidence::sure);
    EXPECT_TRUE(there.at("26311").possible);
    EXPECT_EQ(there.at("26311").confidence, Confidence::unsure);
    const auto before = dong_nai().predecessors("26311", day("2019-07-01"), day("2019-06-30"));
    EXPECT_TRUE(before.at("26326").possible);
    EXPECT_FALSE(before.at("26311").possible);
    EXPECT_EQ(before.at("26311").confidence, Confidence::unsure);
    EXPECT_EQ(dong_nai().successors("26377", day("2019-01-01"), day("2026-05-01")).at("26377"),
              ReachedUnit{});
}

// TER-6
TEST(Territory, TheFortyUnitsOfBinhPhuocComeFromOutside) {
    int from_outside = 0;
    for (const std::string& code : dong_nai().codes_on(day("2025-07-01"), UnitLevel::commune)) {
        if (dong_nai().came_from_outside(code, day("2025-07-01")) != nullptr) ++from_outside;
    }
    EXPECT_EQ(from_outside, 40);
    EXPECT_EQ(dong_nai().came_from_outside("25195", day("2025-07-01"))->province, "70");
    EXPECT_EQ(dong_nai().came_from_outside("26068", day("2025-07-01")), nullptr);
    EXPECT_EQ(dong_nai().came_from_outside("25195", day("2019-06-01")), nullptr);
}

// What could not be found is listed, not filled in: 20 links without persons, seven notes.
TEST(Territory, ListsWhatIsUnknown) {
    EXPECT_EQ(dong_nai().links_without_persons().size(), 20U);
    EXPECT_EQ(dong_nai().record().unknown.size(), 7U);
    for (const UnknownFact& fact : dong_nai().record().unknown)
        EXPECT_FALSE(fact.text_vi.empty() || fact.text_en.empty()) << fact.id;
}

// Resolution 673: Bình Sơn had 13,057 persons, gave 290, took 229 + 2,790 + 700 + 1,125 + 5,816,
// and had 23,427.
TEST(Territory, PersonsOfTheAirportCommunesAddUp) {
    std::int64_t came = 0;
    for (const UnitLink* link : dong_nai().links_to("26395", day("2019-06-01")))
        came += link->persons.value();
    EXPECT_EQ(came, 23'427);
    std::int64_t left = 0;
    for (const UnitLink* link : dong_nai().links_from("26395", day("2019-06-01")))
        left += link->persons.value();
    EXPECT_EQ(left, 13'057);
}

// Resolution 1194: Quang Vinh had 33,894 persons, Trung Dũng 49,658, Tân Mai 40,093, Bình Đa 38,344.
TEST(Territory, PersonsOfBienHoaAddUp) {
    const auto came = [](const char* code) {
        std::int64_t sum = 0;
        for (const UnitLink* link : dong_nai().links_to(code, day("2024-11-01")))
            sum += link->persons.value();
        return sum;
    };
    EXPECT_EQ(came("26023"), 33'894);
    EXPECT_EQ(came("26041"), 49'658);
    EXPECT_EQ(came("26014"), 40'093);
    EXPECT_EQ(came("26047"), 38'344);
}

}  // namespace
}  // namespace baophu

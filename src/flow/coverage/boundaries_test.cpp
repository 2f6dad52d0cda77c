#include "flow/coverage/boundaries.h"

#include <algorithm>
#include <numeric>
#include <random>

#include <gtest/gtest.h>

#include "flow/coverage/registers_for_tests.h"

namespace baophu::coverage {
namespace {

using Figures = std::map<std::string, std::vector<std::int64_t>>;

const Territory& dong_nai() {
    static const Territory territory = Territory::load("dong-nai.yaml");
    return territory;
}

Date day(const char* iso) {
    return *Date::parse(iso);
}

std::vector<std::int64_t> column_sums(const Figures& figures) {
    std::vector<std::int64_t> sums(figures.begin()->second.size());
    for (const auto& [unit, cells] : figures) {
        for (std::size_t i = 0; i < cells.size(); ++i)
            sums[i] += cells[i];
    }
    return sums;
}

std::vector<std::int64_t> column_sums(const std::vector<CarriedCells>& lines, std::size_t columns) {
    std::vector<std::int64_t> sums(columns);
    for (const CarriedCells& line : lines) {
        for (std::size_t i = 0; i < columns; ++i)
            sums[i] += line.cells[i];
    }
    return sums;
}

// Figures of every unit of the day, with some that are 0, and some of no unit.
Figures drawn_figures(std::mt19937& engine, const Date& on, UnitLevel level, std::size_t columns) {
    Figures figures;
    for (const std::string& unit : dong_nai().codes_on(on, level)) {
        std::vector<std::int64_t> cells(columns);
        for (std::int64_t& cell : cells)
            cell = engine() % 4 == 0 ? 0 : static_cast<std::int64_t>(engine() % 5'000);
        if (engine() % 8 != 0) figures.emplace(unit, cells);
    }
    figures.emplace("", std::vector<std::int64_t>(columns, 3));
    figures.emplace("999", std::vector<std::int64_t>(columns, 2));
    return figures;
}

// Days of every map on record; the level is that of the day.
struct Pair {
    const char* from;
    const char* to;
    UnitLevel level;
};

TEST(Boundaries, COV16EveryColumnKeepsItsSum) {
    std::mt19937 engine(16);
    for (const Pair& pair : {Pair{"2018-12-31", "2019-07-01", UnitLevel::district},
                             Pair{"2018-12-31", "2025-07-01", UnitLevel::district},
                             Pair{"2018-12-31", "2018-12-31", UnitLevel::district},
                             Pair{"2025-12-31", "2018-12-31", UnitLevel::commune},
                             Pair{"2026-05-01", "2025-07-01", UnitLevel::commune},
                             Pair{"2025-07-01", "2024-12-31", UnitLevel::commune}}) {
        for (int round = 0; round < 4; ++round) {
            const Figures figures = drawn_figures(engine, day(pair.from), pair.level, 5);
            const auto lines = carry_cells(dong_nai(), figures, day(pair.from), day(pair.to));
            EXPECT_EQ(column_sums(lines, 5), column_sums(figures)) << pair.from << " to " << pair.to;
            for (const CarriedCells& line : lines) {
                EXPECT_GE(*std::ranges::min_element(line.cells), 0);
                EXPECT_GT(std::accumulate(line.cells.begin(), line.cells.end(), 0L), 0);
            }
        }
    }
}

// Between the districts of 2018 and 2024 people moved within them only.
TEST(Boundaries, COV16ThereAndBackIsTheSameWhereUnitsWereMovedWhole) {
    std::mt19937 engine(17);
    for (const char* there : {"2019-06-01", "2021-07-01", "2024-11-01"}) {
        const Figures figures = drawn_figures(engine, day("2018-12-31"), UnitLevel::district, 4);
        // Who is nobody has no line.
        Figures expected = figures;
        std::erase_if(expected, [](const auto& line) {
            return std::ranges::all_of(line.second, [](std::int64_t cell) { return cell == 0; });
        });
        Figures moved;
        for (const CarriedCells& line : carry_cells(dong_nai(), figures, day("2018-12-31"), day(there))) {
            EXPECT_EQ(line.place.state, CarriedState::exact);
            moved.emplace(line.place.key(), line.cells);
        }
        Figures back;
        for (const CarriedCells& line : carry_cells(dong_nai(), moved, day(there), day("2018-12-31")))
            back.emplace(line.place.key(), line.cells);
        EXPECT_EQ(back, expected) << there;
    }
}

// 735 Vĩnh Cửu is cut up among communes, and a count by district does not tell how.
TEST(Boundaries, COV16WhatCannotBeDividedStaysTogether) {
    const auto lines =
        carry_cells(dong_nai(), {{"735", {10, 7}}, {"", {1, 0}}}, day("2018-12-31"), day("2025-07-01"));
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].place.key(), "") << "what is not told stays so";
    EXPECT_EQ(lines[0].cells, (std::vector<std::int64_t>{1, 0}));
    EXPECT_GT(lines[1].place.units.size(), 1U);
    EXPECT_EQ(lines[1].place.origins, std::set<std::string>{"735"});
    EXPECT_EQ(lines[1].place.state, CarriedState::open);
    EXPECT_EQ(lines[1].cells, (std::vector<std::int64_t>{10, 7}));
}

// A territory of three communes: on 01/01/2021 two fifths of A went to C, and B went whole to C.
Territory three_communes() {
    TerritoryRecord record;
    record.province_code = "01";
    const auto unit = [&](const char* code, UnitLevel level, const char* from, const char* to) {
        UnitVersion version{.from = day(from),
                            .to = std::nullopt,
                            .parent = level == UnitLevel::province ? "" : "01",
                            .type = "commune",
                            .name_vi = code,
                            .name_en = code,
                            .sources = {"source"},
                            .confidence = Confidence::sure};
        if (*to != '\0') version.to = day(to);
        record.units.emplace(code, Unit{.code = code, .level = level, .versions = {version}});
    };
    unit("01", UnitLevel::province, "2000-01-01", "");
    unit("A", UnitLevel::commune, "2000-01-01", "");
    unit("B", UnitLevel::commune, "2000-01-01", "2020-12-31");
    unit("C", UnitLevel::commune, "2021-01-01", "");
    const auto link = [&](const char* from, const char* to, LinkExtent extent, std::int64_t persons) {
        record.links.push_back({.on = day("2021-01-01"),
                                .from = from,
                                .to = to,
                                .extent = extent,
                                .persons = persons,
                                .sources = {"source"},
                                .confidence = Confidence::likely,
                                .note = ""});
    };
    link("A", "A", LinkExtent::part, 60);
    link("A", "C", LinkExtent::part, 40);
    link("B", "C", LinkExtent::whole, 10);
    return Territory(record);
}

// 5 of A divide 3 : 2, and 1 of A goes where the larger part goes.
TEST(Boundaries, COV16AnEstimateNamesTheLinksItWasDividedBy) {
    const Territory territory = three_communes();
    const auto lines =
        carry_cells(territory, {{"A", {5, 1}}, {"B", {7, 0}}}, day("2020-12-31"), day("2021-01-01"));
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].place.key(), "A");
    EXPECT_EQ(lines[0].cells, (std::vector<std::int64_t>{3, 1}));
    EXPECT_EQ(lines[1].place.key(), "C");
    EXPECT_EQ(lines[1].cells, (std::vector<std::int64_t>{9, 0}));
    for (const CarriedCells& line : lines) {
        EXPECT_EQ(line.place.state, CarriedState::estimated);
        EXPECT_EQ(line.place.confidence, Confidence::likely);
        EXPECT_EQ(line.place.divided_by.size(), 2U);
    }
    EXPECT_EQ(links_between(territory, day("2020-12-31"), day("2021-01-01")).size(), 3U);
    EXPECT_TRUE(links_between(territory, day("2021-01-01"), day("2022-01-01")).empty());
    const auto whole = carry_cells(territory, {{"B", {7}}}, day("2020-12-31"), day("2021-01-01"));
    ASSERT_EQ(whole.size(), 1U);
    EXPECT_EQ(whole[0].place.state, CarriedState::exact);
}

// From 30/04/2026 wards, the same units: moved whole. A commune that came from Bình Phước was none of 2024.
TEST(Boundaries, COV16AUnitThatHadNotComeYetStandsApart) {
    const std::vector<std::string> units = dong_nai().codes_on(day("2025-12-31"), UnitLevel::commune);
    const auto came = std::ranges::find_if(units, [](const std::string& unit) {
        return dong_nai().came_from_outside(unit, day("2025-07-01")) != nullptr;
    });
    ASSERT_NE(came, units.end());
    const auto lines = carry_cells(dong_nai(), {{*came, {5}}}, day("2025-12-31"), day("2024-12-31"));
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_FALSE(lines[0].place.outside.empty());
    EXPECT_EQ(lines[0].cells, std::vector<std::int64_t>{5});
}

// ---- The gap and the movement --------------------------------------------------------------------

Registers some_units() {
    std::mt19937 engine(5);
    const auto unit = [&] { return std::to_string(731 + 3 * static_cast<int>(engine() % 4)); };
    Registers registers;
    registers.delivered("si-participants", "2018-11").delivered("si-participants", "2018-12");
    for (int person = 1; person <= 80; ++person) {
        registers.tax({.person = person,
                       .payer = engine() % 2 == 0 ? "3600000014" : "3600000021",
                       .unit = unit(),
                       .numbered = engine() % 4 != 0});
        for (const char* month : {"2018-11", "2018-12"}) {
            if (engine() % 3 != 0)
                registers.si({.person = person, .month = month, .managed_by = unit(), .movement = "kept"});
        }
    }
    return registers;
}

TEST(Boundaries, COV16TheGapKeepsItsTotalsAndItsIdentity) {
    Judged judged(some_units());
    for (const char* on : {"2018-12-31", "2019-07-01", "2025-07-01", "2026-05-01"}) {
        for (const Filter& filter : {Filter{}, Filter{.scheme = Scheme::unemployment}, Filter{.unit = "734"},
                                     Filter{.reason = "left_out"}}) {
            const Gap expected = total(judged.connection(), filter);
            Gap sum;
            for (const CarriedGap& line : gap_on(judged.connection(), dong_nai(), filter, day(on))) {
                EXPECT_EQ(line.gap.absent(),
                          std::accumulate(line.gap.by_reason.begin(), line.gap.by_reason.end(), 0L));
                EXPECT_LE(line.gap.unsure, line.gap.absent());
                sum.eligible += line.gap.eligible;
                sum.participating += line.gap.participating;
                sum.unsure += line.gap.unsure;
                for (std::size_t i = 0; i < reasons.size(); ++i)
                    sum.by_reason[i] += line.gap.by_reason[i];
            }
            EXPECT_EQ(sum.eligible, expected.eligible) << on;
            EXPECT_EQ(sum.participating, expected.participating);
            EXPECT_EQ(sum.unsure, expected.unsure);
            EXPECT_EQ(sum.by_reason, expected.by_reason);
        }
    }
}

// On the map of the run's own day the lines are those of gap().
TEST(Boundaries, COV16OnItsOwnMapNothingChanges) {
    Judged judged(some_units());
    const auto plain = gap(judged.connection(), By::unit, {});
    const auto carried = gap_on(judged.connection(), dong_nai(), {}, day("2018-12-31"));
    ASSERT_EQ(plain.size(), carried.size());
    for (std::size_t i = 0; i < plain.size(); ++i) {
        EXPECT_EQ(plain[i].key, carried[i].gap.key);
        EXPECT_EQ(plain[i].eligible, carried[i].gap.eligible);
        EXPECT_EQ(plain[i].by_reason, carried[i].gap.by_reason);
        EXPECT_EQ(plain[i].unsure, carried[i].gap.unsure);
    }
}

TEST(Boundaries, COV16MovementKeepsItsSumsAndItsIdentity) {
    Judged judged(some_units());
    for (const char* month : {"2018-11", "2018-12"}) {
        std::vector<std::int64_t> expected(5);
        const auto add = [](std::vector<std::int64_t>& sums, const MovementLine& line) {
            sums[4] += line.closing;
            if (!line.changes) return;
            sums[0] += line.changes->opening;
            sums[1] += baophu::coverage::sum(line.changes->joined);
            sums[2] += baophu::coverage::sum(line.changes->returned);
            sums[3] += baophu::coverage::sum(line.changes->left);
            EXPECT_EQ(line.changes->opening + baophu::coverage::sum(line.changes->joined) +
                          baophu::coverage::sum(line.changes->returned) -
                          baophu::coverage::sum(line.changes->left),
                      line.closing);
        };
        for (const MovementLine& line : movement_told(judged.connection(), {}, By::unit, Month::parse(month)))
            add(expected, line);
        for (const char* on : {"2019-07-01", "2025-07-01"}) {
            std::vector<std::int64_t> sums(5);
            for (const CarriedMovement& line :
                 movement_on(judged.connection(), dong_nai(), {}, *Month::parse(month), day(on)))
                add(sums, line.line);
            EXPECT_EQ(sums, expected) << month << " on " << on;
        }
    }
}

}  // namespace
}  // namespace baophu::coverage

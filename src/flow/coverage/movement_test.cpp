#include <algorithm>
#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "flow/coverage/registers_for_tests.h"

namespace baophu::coverage {
namespace {

using Lines = std::vector<std::string>;

const Month december = *Month::parse("2018-12");

// "joined 3, kept 1": only what is not 0.
std::string printed(const ByTold& counts) {
    std::string text;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] == 0) continue;
        const std::string told = told_movements[i].empty() ? "-" : std::string(told_movements[i]);
        text += (text.empty() ? "" : ", ") + told + " " + std::to_string(counts[i]);
    }
    return text;
}

std::string printed(const MovementLine& line) {
    std::string text = line.month.iso() + " " + line.key;
    if (line.changes) {
        text += " " + std::to_string(line.changes->opening) + " + (" + printed(line.changes->joined) +
                ") + (" + printed(line.changes->returned) + ") - (" + printed(line.changes->left) + ")";
    }
    return text + " = " + std::to_string(line.closing);
}

Lines told(Judged& judged, const Filter& filter = {}, const std::optional<By>& by = {},
           const std::optional<Month>& month = december) {
    Lines lines;
    for (const MovementLine& line : movement_told(judged.connection(), filter, by, month))
        lines.push_back(printed(line));
    return lines;
}

// In December 1 stays, 2 comes, 3 returns from leave, 4 and 5 have left, 6 goes to another employer and unit;
// 7 is on leave since November.
Registers autumn() {
    Registers registers;
    registers.delivered("tax-yearly-list", "2018");
    for (const char* month : {"2018-10", "2018-11", "2018-12"})
        registers.si({.person = 1, .month = month, .movement = "kept"});
    registers.si({.person = 2, .movement = "joined"});
    registers.si({.person = 3, .month = "2018-10", .movement = "maternity"});
    registers.si({.person = 3, .movement = "returned"});
    registers.si({.person = 4, .month = "2018-11", .movement = "left"});
    registers.si({.person = 5, .month = "2018-11"});
    registers.si({.person = 6, .month = "2018-11", .movement = "moved"});
    registers.si({.person = 6,
                  .unit_code = "TZ0003",
                  .employer = "3600000039",
                  .managed_by = "732",
                  .movement = "joined"});
    registers.si({.person = 7, .month = "2018-10", .movement = "unpaid_leave"});
    registers.other("si-units", "2018-12-31", "social-insurance/si-units/TZ0001",
                    "si_unit_code, tax_code, name, managing_unit, block, collection_officer, status",
                    "'TZ0001', '3600000014', 'Đơn vị', '731', 'private', 'Lê Thị An', 'active'");
    return registers;
}

TEST(MovementTold, COV15EachChangeByWhatTheListSays) {
    Judged judged(autumn());
    EXPECT_EQ(told(judged), Lines{"2018-12  4 + (joined 1) + (returned 1) - (left 1, - 1) = 4"});
    EXPECT_EQ(told(judged, {.unit = "731"}),
              Lines{"2018-12  4 + (joined 1) + (returned 1) - (moved 1, left 1, - 1) = 3"})
        << "6 has left this unit";
    EXPECT_EQ(told(judged, {.unit = "732"}), Lines{"2018-12  0 + (joined 1) + () - () = 1"});
    EXPECT_EQ(told(judged, {.unit = "739"}), Lines{"2018-12  0 + () + () - () = 0"});
}

TEST(MovementTold, COV15ByUnitBlockAndOfficerWithTheLargestMovementFirst) {
    Judged judged(autumn());
    const std::string first = " 4 + (joined 1) + (returned 1) - (moved 1, left 1, - 1) = 3";
    const std::string second = " 0 + (joined 1) + () - () = 1";
    EXPECT_EQ(told(judged, {}, By::unit), (Lines{"2018-12 731" + first, "2018-12 732" + second}));
    EXPECT_EQ(told(judged, {}, By::block), (Lines{"2018-12 private" + first, "2018-12 " + second}));
    EXPECT_EQ(told(judged, {}, By::officer), (Lines{"2018-12 Lê Thị An" + first, "2018-12 " + second}));
    EXPECT_EQ(told(judged, {.officer = "Lê Thị An"}), Lines{"2018-12 " + first});
}

TEST(MovementTold, COV15EarlierMonthsAreToldByTheirRows) {
    Judged judged(autumn());
    EXPECT_EQ(
        told(judged, {}, {}, std::nullopt),
        (Lines{"2018-10  = 3", "2018-11  3 + (moved 1, left 1, - 1) + () - (unpaid_leave 1, maternity 1) = 4",
               "2018-12  4 + (joined 1) + (returned 1) - (left 1, - 1) = 4"}));
}

// He stays in the list: the row of the month says what there is to say.
TEST(MovementTold, COV15UnemploymentInsuranceAlone) {
    Registers registers = autumn();
    registers.si({.person = 8, .month = "2018-11", .movement = "joined"});
    registers.si({.person = 8, .movement = "wage_changed", .unemployment = "false"});
    Judged judged(registers);
    EXPECT_EQ(told(judged, {.scheme = Scheme::unemployment}),
              Lines{"2018-12  5 + (joined 1) + (returned 1) - (left 1, wage_changed 1, - 1) = 4"});
}

TEST(MovementTold, AMonthWithoutListIsRefused) {
    Judged judged(autumn());
    for (const char* month : {"2018-09", "2017-12", "2019-01"}) {
        try {
            told(judged, {}, {}, Month::parse(month));
            ADD_FAILURE() << month;
        } catch (const Failure& failure) {
            EXPECT_EQ(
                failure.fault(),
                Fault(fault::filter_value_unknown,
                      {{"filter", "--month"}, {"value", month}, {"known", "2018-10, 2018-11, 2018-12"}}));
        }
    }
}

// ---- The slow twin -----------------------------------------------------------------------------

// Persons, employers and units as the rows of the lists name them; each person has one SI number here.
Registers drawn_lists(std::uint32_t seed) {
    std::mt19937 engine(seed);
    const auto below = [&](std::uint32_t end) { return static_cast<int>(engine() % end); };
    const std::vector<std::string> months{"2018-08", "2018-09", "2018-11", "2018-12"};
    const std::vector<std::string> codes{"3600000014", "3600000021", "3600000039"};
    Registers registers;
    registers.delivered("tax-yearly-list", "2018");
    for (int person = 1; person <= 40; ++person) {
        for (const std::string& month : months) {
            for (int row = below(3); row > 0; --row) {
                const int employer = below(3);
                registers.si({.person = person,
                              .month = month,
                              .unit_code = "TZ000" + std::to_string(employer),
                              .employer = codes[static_cast<std::size_t>(employer)],
                              .managed_by = "73" + std::to_string(1 + below(2)),
                              .movement = std::string(told_movements[engine() % told_movements.size()]),
                              .unemployment = below(4) == 0 ? "false" : "true"});
            }
        }
    }
    return registers;
}

using Persons = std::set<int>;

// Movement as one would count it from two lists: who is in the one, who in the other, who ever was.
class SlowMovement {
public:
    SlowMovement(const Registers& registers, Filter filter)
        : registers_(registers), filter_(std::move(filter)) {}

    // `employer` in place of the filter's id: its tax code.
    std::string line(const std::string& key, const std::string& month, const std::string& before,
                     const std::string& employer) const {
        const Persons now = persons(month, employer);
        if (before.empty()) return month + " " + key + " = " + std::to_string(now.size());
        const Persons then = persons(before, employer);
        MovementLine line{.key = key, .name = "", .month = *Month::parse(month), .changes = std::nullopt};
        line.changes = MovementLine::Changes{.opening = std::ssize(then)};
        for (const int person : now) {
            if (then.contains(person)) continue;
            ByTold& counts =
                ever(month, employer).contains(person) ? line.changes->returned : line.changes->joined;
            ++counts[said(person, month, before, employer)];
        }
        for (const int person : then) {
            if (!now.contains(person)) ++line.changes->left[said(person, month, before, employer)];
        }
        line.closing = std::ssize(now);
        return printed(line);
    }

private:
    bool counts(const SiRow& row, const std::string& employer) const {
        return (!filter_.unit || row.managed_by == *filter_.unit) &&
               (employer.empty() || row.employer == employer);
    }

    bool insured(const SiRow& row) const {
        return filter_.scheme != Scheme::unemployment || row.unemployment == "true";
    }

    Persons persons(const std::string& month, const std::string& employer) const {
        Persons found;
        for (const SiRow& row : registers_.si_rows) {
            if (row.month == month && counts(row, employer) && insured(row)) found.insert(row.person);
        }
        return found;
    }

    Persons ever(const std::string& month, const std::string& employer) const {
        Persons found;
        for (const SiRow& row : registers_.si_rows) {
            if (row.month < month && counts(row, employer) && insured(row)) found.insert(row.person);
        }
        return found;
    }

    // The last row of the month, else the last of the month before.
    std::size_t said(int person, const std::string& month, const std::string& before,
                     const std::string& employer) const {
        for (const std::string& list : {month, before}) {
            const SiRow* last = nullptr;
            for (const SiRow& row : registers_.si_rows) {
                if (row.person == person && row.month == list && counts(row, employer)) last = &row;
            }
            if (last == nullptr) continue;
            return static_cast<std::size_t>(std::ranges::find(told_movements, last->movement) -
                                            told_movements.begin());
        }
        return told_movements.size();
    }

    const Registers& registers_;
    Filter filter_;
};

// There is no list of October, so November has no movement.
Lines slow_lines(const Registers& registers, const Filter& filter, const std::string& employer) {
    const SlowMovement slow(registers, filter);
    return {slow.line("", "2018-08", "", employer), slow.line("", "2018-09", "2018-08", employer),
            slow.line("", "2018-11", "", employer), slow.line("", "2018-12", "2018-11", employer)};
}

// For every unit, employer and scheme the answer is the one that sets of persons give, and the identity
// holds.
TEST(MovementTold, COV15AgreesWithTheSlowTwin) {
    for (std::uint32_t seed = 1; seed <= 8; ++seed) {
        Registers registers = drawn_lists(seed);
        registers.turned_round = seed % 2 == 0;
        Judged judged(registers);
        const auto employers = judged.members("employer");
        for (const Scheme scheme : {Scheme::compulsory, Scheme::unemployment}) {
            for (const char* unit : {"", "731", "732"}) {
                for (const char* code : {"", "3600000014", "3600000021"}) {
                    Filter filter{.scheme = scheme};
                    if (*unit != '\0') filter.unit = unit;
                    const std::string number = code == std::string("3600000021") ? "1" : "0";
                    if (*code != '\0')
                        filter.employer =
                            employers.at("social-insurance/si-participants/unit:TZ000" + number);
                    ASSERT_EQ(told(judged, filter, {}, std::nullopt), slow_lines(registers, filter, code))
                        << "seed " << seed << " unit " << unit << " employer " << code;
                    ASSERT_EQ(told(judged, filter).front(), slow_lines(registers, filter, code).back())
                        << "the month of the run is told without the rows";
                }
            }
        }
    }
}

// By cells, and in the sums by reason: the same as movement(), and exact in every line.
TEST(MovementTold, COV15TheIdentityHoldsInEveryLine) {
    for (std::uint32_t seed = 1; seed <= 4; ++seed) {
        Judged judged(drawn_lists(seed));
        for (const auto& by : {std::optional<By>(), std::optional(By::unit), std::optional(By::employer),
                               std::optional(By::block), std::optional(By::officer)}) {
            for (const auto& month :
                 {std::optional<Month>(), std::optional(december), Month::parse("2018-09")}) {
                for (const MovementLine& line : movement_told(judged.connection(), {}, by, month)) {
                    if (!line.changes) continue;
                    EXPECT_EQ(line.changes->opening + sum(line.changes->joined) +
                                  sum(line.changes->returned) - sum(line.changes->left),
                              line.closing)
                        << printed(line);
                }
            }
        }
        const std::vector<Movement> plain = movement(judged.connection(), {});
        const std::vector<MovementLine> lines = movement_told(judged.connection(), {}, {}, {});
        ASSERT_EQ(plain.size(), lines.size());
        for (std::size_t i = 0; i < plain.size(); ++i) {
            EXPECT_EQ(plain[i].month, lines[i].month);
            EXPECT_EQ(plain[i].closing, lines[i].closing);
            EXPECT_EQ(participants_in(judged.connection(), Scheme::compulsory, {}, plain[i].month),
                      plain[i].closing);
            ASSERT_EQ(plain[i].changes.has_value(), lines[i].changes.has_value());
            if (!plain[i].changes) continue;
            EXPECT_EQ(plain[i].changes->joined, sum(lines[i].changes->joined));
            EXPECT_EQ(plain[i].changes->returned, sum(lines[i].changes->returned));
            EXPECT_EQ(plain[i].changes->left, sum(lines[i].changes->left));
        }
    }
}

TEST(ParticipantsOfAMonth, AreKnownOfMonthsWithAListAlone) {
    Judged judged(drawn_lists(1));
    const std::vector<Movement> plain =
        movement(judged.connection(), {.scheme = Scheme::unemployment, .unit = "731"});
    ASSERT_FALSE(plain.empty());
    for (const Movement& line : plain)
        EXPECT_EQ(participants_in(judged.connection(), Scheme::unemployment, "731", line.month),
                  line.closing);
    EXPECT_FALSE(participants_in(judged.connection(), Scheme::compulsory, {}, december.plus(1)));
    EXPECT_FALSE(participants_in(judged.connection(), Scheme::compulsory, {}, december.plus(-59)));
    EXPECT_FALSE(participants_in(judged.connection(), Scheme::voluntary, {}, december));
}

}  // namespace
}  // namespace baophu::coverage

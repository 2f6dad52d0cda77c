// What is withheld cannot be reckoned: tables are attacked by everything that their sums tell.
#include "edge/http/small_cells.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "edge/rights/policy.h"

namespace baophu::http {
namespace {

using coverage::Gap;

constexpr std::size_t reasons_count = coverage::reasons.size();
constexpr std::size_t columns_count = reasons_count + 2;  // Participating, and the sum.

Gap line(std::string key, std::int64_t participating, const std::vector<std::int64_t>& by_reason) {
    Gap gap{.key = std::move(key), .name = {}};
    gap.participating = participating;
    gap.eligible = participating;
    for (std::size_t i = 0; i < by_reason.size(); ++i) {
        gap.by_reason[i] = by_reason[i];
        gap.eligible += by_reason[i];
    }
    return gap;
}

using Matrix = std::vector<std::vector<std::int64_t>>;

Matrix matrix_of(const std::vector<Gap>& lines, const Gap& total) {
    Matrix matrix;
    const auto add = [&](const Gap& gap) {
        std::vector<std::int64_t> row(gap.by_reason.begin(), gap.by_reason.end());
        row.push_back(gap.participating);
        row.push_back(gap.eligible);
        matrix.push_back(std::move(row));
    };
    for (const Gap& gap : lines)
        add(gap);
    add(total);
    return matrix;
}

bool is_lawful(std::size_t column) {
    return column < reasons_count && coverage::reasons[column].kind == coverage::ReasonKind::lawful;
}

bool is_of_health(std::size_t column) {
    return column < reasons_count &&
           (coverage::reasons[column].name == "sick" || coverage::reasons[column].name == "maternity");
}

// Whether the reader sees the heads of the row; the last one is the sum.
bool sees_heads(const std::vector<Gap>& lines, std::size_t row, const rights::Where& heads) {
    return row == lines.size() ? heads.everywhere : heads.covers(lines[row].key);
}

// The unknowns of the table and the equations between them, as somebody outside has them: in each row and
// column the cells less the sum are 0.
struct Attack {
    std::vector<std::pair<std::size_t, std::size_t>> unknown;
    std::vector<std::vector<double>> equations;  // Coefficients of the unknowns.

    explicit Attack(const Matrix& told) {
        for (std::size_t r = 0; r < told.size(); ++r) {
            for (std::size_t c = 0; c < columns_count; ++c) {
                if (told[r][c] == withheld) unknown.emplace_back(r, c);
            }
        }
        for (std::size_t r = 0; r < told.size(); ++r)
            add([&](auto cell) {
                return cell.first == r ? (cell.second + 1 == columns_count ? -1.0 : 1.0) : 0.0;
            });
        for (std::size_t c = 0; c < columns_count; ++c)
            add([&](auto cell) {
                return cell.second == c ? (cell.first + 1 == told.size() ? -1.0 : 1.0) : 0.0;
            });
    }

    // By elimination: whether the equations alone fix the unknown at `at`, i.e. its unit vector is a
    // combination of them.
    bool fixes(std::size_t at) const {
        auto rows = equations;
        std::vector<double> wanted(unknown.size(), 0.0);
        wanted[at] = 1.0;
        const std::size_t before = rank(rows);
        rows = equations;
        rows.push_back(wanted);
        return rank(rows) == before;
    }

private:
    template <class Coefficient>
    void add(Coefficient coefficient) {
        std::vector<double> row;
        for (const auto& cell : unknown)
            row.push_back(coefficient(cell));
        equations.push_back(std::move(row));
    }

    static std::size_t rank(std::vector<std::vector<double>>& rows) {
        std::size_t done = 0;
        for (std::size_t c = 0; !rows.empty() && c < rows[0].size() && done < rows.size(); ++c) {
            std::size_t pivot = done;
            while (pivot < rows.size() && std::abs(rows[pivot][c]) < 1e-9)
                ++pivot;
            if (pivot == rows.size()) continue;
            std::swap(rows[done], rows[pivot]);
            for (std::size_t r = 0; r < rows.size(); ++r) {
                if (r == done || std::abs(rows[r][c]) < 1e-9) continue;
                const double times = rows[r][c] / rows[done][c];
                for (std::size_t k = c; k < rows[r].size(); ++k)
                    rows[r][k] -= times * rows[done][k];
            }
            ++done;
        }
        return done;
    }
};

// What the reader knows, whatever is told.
bool is_known(const std::vector<Gap>& lines, const Matrix& truth, std::size_t row, std::size_t column,
              const rights::Where& heads) {
    if (sees_heads(lines, row, heads)) return !is_lawful(column);
    if (row < lines.size()) return false;
    for (std::size_t r = 0; r < lines.size(); ++r) {
        const bool is_told_zero =
            truth[r][column] == 0 && !(sees_heads(lines, r, heads) && is_lawful(column));
        if (!is_told_zero && !is_known(lines, truth, r, column, heads)) return false;
    }
    return true;
}

void expect_safe(const std::vector<Gap>& lines, const rights::Where& heads = {}) {
    const ProtectedTable told = protect(lines, rights::smallest_told, heads);
    Gap total;
    for (const Gap& each : lines) {
        total.eligible += each.eligible;
        total.participating += each.participating;
        for (std::size_t i = 0; i < reasons_count; ++i)
            total.by_reason[i] += each.by_reason[i];
    }
    const Matrix truth = matrix_of(lines, total);
    const Matrix shown = matrix_of(told.lines, told.total);
    const Attack attack(shown);
    for (std::size_t r = 0; r < truth.size(); ++r) {
        for (std::size_t c = 0; c < columns_count; ++c) {
            const bool known = is_known(lines, truth, r, c, heads);
            if (shown[r][c] != withheld) {
                ASSERT_EQ(shown[r][c], truth[r][c]) << "SML-3";
                const bool may_be_small = known || (sees_heads(lines, r, heads) && !is_of_health(c));
                ASSERT_TRUE(may_be_small || truth[r][c] == 0 || truth[r][c] >= rights::smallest_told)
                    << r << "," << c;
            } else {
                ASSERT_FALSE(known) << "SML-4 " << r << "," << c;
            }
        }
    }
    for (std::size_t at = 0; at < attack.unknown.size(); ++at) {
        const auto [r, c] = attack.unknown[at];
        const bool is_small = truth[r][c] < rights::smallest_told;
        const bool may_follow = sees_heads(lines, r, heads) && !is_of_health(c);
        ASSERT_FALSE(is_small && !may_follow && attack.fixes(at)) << r << "," << c;
    }
}

std::size_t withheld_cells(const ProtectedTable& told) {
    std::size_t count = 0;
    for (const auto& row : matrix_of(told.lines, told.total))
        count += static_cast<std::size_t>(std::ranges::count(row, withheld));
    return count;
}

TEST(SmallCells, SML2_OneSmallCellTakesThreeOthersWithIt) {
    const std::vector<Gap> lines{line("731", 800, {120, 3, 44}), line("732", 300, {60, 57, 12})};
    const ProtectedTable told = protect(lines, 5);
    EXPECT_EQ(told.lines[0].by_reason[1], withheld);
    EXPECT_EQ(withheld_cells(told), 4U);
    expect_safe(lines);
}

TEST(SmallCells, NothingSmallNothingWithheld) {
    const std::vector<Gap> lines{line("731", 800, {120, 30}), line("732", 300, {60, 0})};
    EXPECT_EQ(withheld_cells(protect(lines, 5)), 0U);
}

// The hard case: cells that can only be 1 each, since 0 would be told.
TEST(SmallCells, SML2_TwoOnesAreNotAPairThatTellsItself) {
    const std::vector<Gap> lines{line("731", 90, {1, 1}), line("732", 80, {40, 50}),
                                 line("733", 70, {30, 20})};
    const ProtectedTable told = protect(lines, 5);
    const auto row = matrix_of(told.lines, told.total)[0];
    std::int64_t hidden = 0;
    const Matrix truth = matrix_of(lines, {});
    for (std::size_t c = 0; c < columns_count; ++c)
        hidden += row[c] == withheld ? truth[0][c] : 0;
    EXPECT_GT(hidden, 2) << "a third cell of the row is withheld with them";
    expect_safe(lines);
}

std::vector<Gap> made_up_table(std::mt19937& dice) {
    std::vector<Gap> lines;
    const std::size_t rows = 1 + dice() % 12;
    for (std::size_t r = 0; r < rows; ++r) {
        std::vector<std::int64_t> by_reason;
        const std::size_t filled = 1 + dice() % reasons_count;
        for (std::size_t c = 0; c < filled; ++c)
            by_reason.push_back(
                dice() % 4 == 0 ? 0 : static_cast<std::int64_t>(dice() % (dice() % 3 == 0 ? 6 : 400)));
        lines.push_back(line(std::to_string(r), static_cast<std::int64_t>(dice() % 1000), by_reason));
    }
    return lines;
}

TEST(SmallCells, SML2_MadeUpTablesOfManyShapesHold) {
    std::mt19937 dice(7);
    for (int table = 0; table < 300; ++table) {
        expect_safe(made_up_table(dice));
        if (HasFatalFailure()) FAIL() << "table " << table;
    }
}

// A district that sees its own heads, and an agency that sees all of them, but not who is sick.
TEST(SmallCells, SML4_MadeUpTablesHoldAgainstWhoKnowsSomeOfTheHeads) {
    std::mt19937 dice(11);
    for (int table = 0; table < 300; ++table) {
        const std::vector<Gap> lines = made_up_table(dice);
        expect_safe(lines, {.everywhere = false, .units = {"0"}});
        expect_safe(lines, {.everywhere = true, .units = {}});
        if (HasFatalFailure()) FAIL() << "table " << table;
    }
}

// In the order of coverage::reasons: left_out is the third, maternity the tenth, sick the eleventh.
TEST(SmallCells, SML4_OnesOwnLineIsToldAndTheOthersAreNot) {
    const std::vector<Gap> lines{line("731", 800, {120, 3, 44}), line("732", 300, {60, 2, 12}),
                                 line("733", 200, {50, 57, 22})};
    const ProtectedTable told = protect(lines, 5, {.everywhere = false, .units = {"731"}});
    EXPECT_EQ(told.lines[0].by_reason, lines[0].by_reason);
    EXPECT_EQ(told.lines[0].unsure, lines[0].unsure);
    EXPECT_EQ(told.lines[1].by_reason[1], withheld);
    EXPECT_EQ(told.lines[1].unsure, withheld);
    EXPECT_EQ(withheld_cells(told), 4U) << "the circle does not go over the line that is known";
    expect_safe(lines, {.everywhere = false, .units = {"731"}});
}

TEST(SmallCells, SML4_WhoIsSickFollowsFromNoSum) {
    // One person is sick, and nobody else is lawfully absent there: the sum of the line would tell it.
    const std::vector<Gap> lines{line("731", 800, {1, 2, 44, 0, 0, 0, 0, 0, 0, 0, 1}),
                                 line("732", 300, {60})};
    const ProtectedTable told = protect(lines, 5, {.everywhere = true, .units = {}});
    for (std::size_t c = 0; c < reasons_count; ++c) {
        EXPECT_EQ(told.lines[0].by_reason[c], is_lawful(c) ? withheld : lines[0].by_reason[c]);
        EXPECT_EQ(told.lines[1].by_reason[c], is_lawful(c) ? withheld : lines[1].by_reason[c])
            << "a 0 would tell the other";
    }
    EXPECT_EQ(told.total.eligible, lines[0].eligible + lines[1].eligible);
    expect_safe(lines, {.everywhere = true, .units = {}});
}

TEST(SmallCells, SML4_WhereNobodyIsSickNothingIsWithheld) {
    const std::vector<Gap> lines{line("731", 800, {1, 2, 44, 0, 0, 0, 0, 3, 2, 9, 7}), line("732", 3, {1})};
    EXPECT_EQ(withheld_cells(protect(lines, 5, {.everywhere = true, .units = {}})), 0U);
}

TEST(SmallCells, SumsOfWithheldCellsAreWithheld) {
    Gap gap = line("731", 10, {7, 8});
    EXPECT_EQ(told_missing(gap), 15);
    gap.by_reason[0] = withheld;
    EXPECT_EQ(told_missing(gap), withheld);
    EXPECT_EQ(told_absent(gap), 15);
    gap.participating = withheld;
    EXPECT_EQ(told_absent(gap), withheld);
}

}  // namespace
}  // namespace baophu::http

#include "edge/http/small_cells.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <queue>
#include <tuple>

namespace baophu::http {
namespace {

using coverage::Gap;

// The table as a network: rows and columns are knots, a cell is the tie between its row and its column. The
// last row and the last column hold the sums. In every row and column the cells are the sum:
//
//     cell + cell + … - sum = 0
//
// So a cell can be one more only if another of its row is one less (or the sum one more), and that one's
// column must be put right in turn: a circle. As long as each small cell lies on a circle of withheld cells,
// along which it can be one more or one less while every one of them stays 1 at least, it does not follow.
class Table {
public:
    Table(std::size_t rows, std::size_t columns) : rows_(rows), columns_(columns), cells_(rows * columns) {}

    struct Cell {
        std::int64_t persons = 0;
        bool known = false;    // To the reader, whatever is told.
        bool hidden = false;   // Is not told where it is small.
        bool follows = false;  // Of cells whose sum the reader knows: to withhold all of them hides a 0 too.
        bool withheld = false;
    };

    std::size_t rows() const { return rows_; }
    std::size_t columns() const { return columns_; }
    Cell& at(std::size_t row, std::size_t column) { return cells_[row * columns_ + column]; }
    const Cell& at(std::size_t row, std::size_t column) const { return cells_[row * columns_ + column]; }

    // Withholds what must be, or all of the table where no circle can be found.
    void protect(std::int64_t smallest) {
        for (Cell& cell : cells_)
            cell.withheld = is_small(cell, smallest);
        const bool all_told = std::ranges::none_of(cells_, &Cell::withheld);
        if (all_told) return;
        for (std::size_t row = 0; row < rows_; ++row) {
            for (std::size_t column = 0; column < columns_; ++column) {
                if (is_small(at(row, column), smallest) && !close_circle(row, column)) return withhold_all();
            }
        }
    }

private:
    static bool is_small(const Cell& cell, std::int64_t smallest) {
        return cell.hidden && !cell.known && cell.persons > 0 && cell.persons < smallest;
    }

    void withhold_all() {
        for (Cell& cell : cells_)
            cell.withheld = !cell.known && (cell.persons > 0 || cell.follows);
    }

    // In the sum of its row (or column), with which sign a cell stands.
    int sign_in_row(std::size_t column) const { return column + 1 == columns_ ? -1 : 1; }
    int sign_in_column(std::size_t row) const { return row + 1 == rows_ ? -1 : 1; }

    // A knot, and by what the tie on which we came to it changes; so the tie on which we go on is known.
    struct Step {
        std::size_t knot;  // Rows first, then columns.
        int change;
        std::size_t from_row, from_column;  // The tie on which we came.
    };

    std::size_t place(std::size_t knot, int change) const { return knot * 2 + (change > 0 ? 1 : 0); }

    bool close_circle(std::size_t row, std::size_t column) {
        for (const int change : {1, -1}) {
            if (change < 0 && at(row, column).persons < 2) continue;
            if (search(row, column, change)) return true;
        }
        return false;
    }

    // The cheapest way (fewest persons withheld anew) from the cell's row back to its column, in which every
    // tie that loses a person has two at least.
    bool search(std::size_t row, std::size_t column, int change) {
        const std::size_t knots = rows_ + columns_;
        constexpr std::int64_t far = std::numeric_limits<std::int64_t>::max();
        std::vector<std::int64_t> cost(knots * 2, far);
        std::vector<Step> came(knots * 2);
        std::vector<std::size_t> before(knots * 2, knots * 2);
        using Waiting = std::tuple<std::int64_t, std::size_t>;
        std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> waiting;
        const std::size_t start = place(row, change);
        cost[start] = 0;
        came[start] = {row, change, row, column};
        waiting.emplace(0, start);
        while (!waiting.empty()) {
            const auto [paid, here] = waiting.top();
            waiting.pop();
            if (paid != cost[here]) continue;
            go_on(here, row, column, paid, cost, came, before, waiting);
        }
        return take_circle(row, column, change, cost, came, before);
    }

    template <class Queue>
    void go_on(std::size_t here, std::size_t row, std::size_t column, std::int64_t paid,
               std::vector<std::int64_t>& cost, std::vector<Step>& came, std::vector<std::size_t>& before,
               Queue& waiting) {
        const Step step = came[here];
        const bool at_row = step.knot < rows_;
        const std::size_t ties = at_row ? columns_ : rows_;
        for (std::size_t other = 0; other < ties; ++other) {
            const std::size_t r = at_row ? step.knot : other;
            const std::size_t c = at_row ? other : step.knot - rows_;
            if ((r == row && c == column) || (r == step.from_row && c == step.from_column)) continue;
            const Cell& tie = at(r, c);
            if (tie.known) continue;
            const int came_sign = at_row ? sign_in_row(step.from_column) : sign_in_column(step.from_row);
            const int sign = at_row ? sign_in_row(c) : sign_in_column(r);
            const int change = -step.change * came_sign * sign;
            if (tie.persons == 0 || (change < 0 && tie.persons < 2)) continue;
            const std::size_t there = place(at_row ? rows_ + c : r, change);
            const std::int64_t price = paid + (tie.withheld ? 0 : tie.persons);
            if (price >= cost[there]) continue;
            cost[there] = price;
            came[there] = {at_row ? rows_ + c : r, change, r, c};
            before[there] = here;
            waiting.emplace(price, there);
        }
    }

    // Withholds the ties of the way that ends at the cell's column with the change that puts it right.
    bool take_circle(std::size_t row, std::size_t column, int change, const std::vector<std::int64_t>& cost,
                     const std::vector<Step>& came, const std::vector<std::size_t>& before) {
        std::optional<std::size_t> end;
        for (const int last_change : {1, -1}) {
            const std::size_t there = place(rows_ + column, last_change);
            if (cost[there] == std::numeric_limits<std::int64_t>::max()) continue;
            const int balance =
                last_change * sign_in_column(came[there].from_row) + change * sign_in_column(row);
            if (balance == 0 && (!end || cost[there] < cost[*end])) end = there;
        }
        if (!end) return false;
        for (std::size_t at_step = *end; before[at_step] < before.size(); at_step = before[at_step])
            at(came[at_step].from_row, came[at_step].from_column).withheld = true;
        return true;
    }

    std::size_t rows_;
    std::size_t columns_;
    std::vector<Cell> cells_;
};

constexpr std::size_t reason_columns = coverage::reasons.size();
constexpr std::size_t participating_column = reason_columns;
constexpr std::size_t sum_column = reason_columns + 1;

bool is_lawful(std::size_t column) {
    return column < reason_columns && coverage::reasons[column].kind == coverage::ReasonKind::lawful;
}

bool is_of_health(std::size_t column) {
    if (column >= reason_columns) return false;
    const std::string_view name = coverage::reasons[column].name;
    return name == "maternity" || name == "sick";
}

// SML-4
void mark_row(Table& table, std::size_t row, bool heads_told) {
    for (std::size_t column = 0; column <= sum_column; ++column) {
        Table::Cell& cell = table.at(row, column);
        cell.known = heads_told && !is_lawful(column);
        cell.hidden = !heads_told || is_of_health(column);
        cell.follows = heads_told && is_lawful(column);
    }
}

// The sum of a column in which all is known, or 0, is known too.
void mark_sums(Table& table) {
    const std::size_t sums = table.rows() - 1;
    for (std::size_t column = 0; column <= sum_column; ++column) {
        bool known = true;
        for (std::size_t row = 0; row < sums; ++row) {
            const Table::Cell& cell = table.at(row, column);
            known &= cell.known || (cell.persons == 0 && !cell.follows);
        }
        table.at(sums, column).known |= known;
    }
}

void fill_row(Table& table, std::size_t row, const Gap& gap) {
    for (std::size_t i = 0; i < reason_columns; ++i)
        table.at(row, i).persons = gap.by_reason[i];
    table.at(row, participating_column).persons = gap.participating;
    table.at(row, sum_column).persons = gap.eligible;
}

void take_row(const Table& table, std::size_t row, Gap& gap) {
    const auto told = [&](std::size_t column) {
        const Table::Cell& cell = table.at(row, column);
        return cell.withheld ? withheld : cell.persons;
    };
    for (std::size_t i = 0; i < reason_columns; ++i)
        gap.by_reason[i] = told(i);
    gap.participating = told(participating_column);
    gap.eligible = told(sum_column);
    // It cuts across the reasons, and stands in no sum.
    if (!table.at(row, sum_column).known) gap.unsure = withheld;
}

Gap sum_of(const std::vector<Gap>& lines) {
    Gap sum;
    for (const Gap& line : lines) {
        sum.eligible += line.eligible;
        sum.participating += line.participating;
        sum.unsure += line.unsure;
        for (std::size_t i = 0; i < reason_columns; ++i)
            sum.by_reason[i] += line.by_reason[i];
    }
    return sum;
}

}  // namespace

ProtectedTable protect(std::vector<Gap> lines, std::int64_t smallest, const rights::Where& heads) {
    ProtectedTable told{.lines = std::move(lines), .total = {}};
    told.total = sum_of(told.lines);
    Table table(told.lines.size() + 1, sum_column + 1);
    for (std::size_t row = 0; row < told.lines.size(); ++row)
        fill_row(table, row, told.lines[row]);
    fill_row(table, told.lines.size(), told.total);
    for (std::size_t row = 0; row < told.lines.size(); ++row)
        mark_row(table, row, heads.covers(told.lines[row].key));
    mark_row(table, told.lines.size(), heads.everywhere);
    mark_sums(table);
    table.protect(smallest);
    for (std::size_t row = 0; row < told.lines.size(); ++row)
        take_row(table, row, told.lines[row]);
    take_row(table, told.lines.size(), told.total);
    return told;
}

std::int64_t told_absent(const Gap& gap) {
    return gap.eligible == withheld || gap.participating == withheld ? withheld : gap.absent();
}

std::int64_t told_missing(const Gap& gap) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < reason_columns; ++i) {
        if (coverage::reasons[i].kind != coverage::ReasonKind::missing) continue;
        if (gap.by_reason[i] == withheld) return withheld;
        sum += gap.by_reason[i];
    }
    return sum;
}

}  // namespace baophu::http

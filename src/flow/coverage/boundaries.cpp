#include "flow/coverage/boundaries.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "flow/coverage/coverage.h"
#include "flow/coverage/filter.h"

namespace baophu::coverage {
namespace {

using warehouse::Connection;
using warehouse::Rows;
using Cells = std::vector<std::int64_t>;
using Figures = std::map<std::string, Cells>;

UnitLevel level_on(const Territory& territory, const Date& day) {
    if (territory.codes_on(day, UnitLevel::commune).empty())
        throw std::invalid_argument("no communes on record");
    return territory.codes_on(day, UnitLevel::district).empty() ? UnitLevel::commune : UnitLevel::district;
}

// Lines by their keys, made as the columns come.
class Gathering {
public:
    explicit Gathering(std::size_t columns) : columns_(columns) {}

    void add(CarriedPlace place, std::size_t column, std::int64_t count) {
        if (count == 0) return;
        const auto [found, is_new] =
            lines_.try_emplace(place.key(), CarriedCells{.place = place, .cells = Cells(columns_)});
        CarriedPlace& known = found->second.place;
        known.state = std::max(known.state, place.state);
        known.confidence = weaker(known.confidence, place.confidence);
        known.origins.merge(place.origins);
        known.divided_by.merge(place.divided_by);
        found->second.cells[column] += count;
    }

    std::vector<CarriedCells> taken() {
        std::vector<CarriedCells> lines;
        lines.reserve(lines_.size());
        for (auto& [key, line] : lines_)
            lines.push_back(std::move(line));
        return lines;
    }

private:
    std::size_t columns_;
    std::map<std::string, CarriedCells> lines_;
};

void add_carried(Gathering& gathering, const Carried& carried, std::size_t column) {
    for (const CarriedRow& row : carried.rows) {
        const CarriedState state = row.divided_by.empty() ? CarriedState::exact : CarriedState::estimated;
        gathering.add(
            {.units = {row.unit}, .state = state, .confidence = row.confidence, .divided_by = row.divided_by},
            column, row.count.value_or(0));
    }
    for (const NotDivided& together : carried.not_divided) {
        gathering.add({.units = {together.candidates.begin(), together.candidates.end()},
                       .origins = together.origins,
                       .state = CarriedState::open},
                      column, together.count);
    }
    for (const OutsideCount& outside : carried.outside)
        gathering.add({.outside = outside.province, .origins = {outside.unit}}, column, outside.count);
}

// ---- The gap ----------------------------------------------------------------------------------

// Who participates; then each reason, sure and not sure of.
constexpr std::size_t gap_cells = 1 + 2 * reasons.size();

std::string cell_counts() {
    std::string sql = "coalesce(sum(persons) FILTER (reason = 'participating'), 0)::BIGINT";
    for (const Reason& reason : reasons) {
        const std::string of_reason =
            ", coalesce(sum(persons) FILTER (reason = '" + std::string(reason.name) + "' AND certainty ";
        for (const char* unsure : {"<> 'unsure'), 0)::BIGINT", "= 'unsure'), 0)::BIGINT"})
            sql.append(of_reason).append(unsure);
    }
    return sql;
}

Figures gap_figures(Connection& connection, const Filter& filter) {
    const Where where = where_in_gap(filter, false);
    Rows rows = connection.query("SELECT unit_code, " + cell_counts() + " FROM coverage.gap WHERE " +
                                     where.sql + cells_with_reason(filter) + " GROUP BY unit_code",
                                 where.values);
    Figures figures;
    while (rows.next()) {
        Cells cells(gap_cells);
        for (std::size_t i = 0; i < cells.size(); ++i)
            cells[i] = rows.integer(i + 1);
        figures.emplace(rows.text(0), std::move(cells));
    }
    return figures;
}

Gap gap_of(const CarriedCells& carried) {
    const Cells& cells = carried.cells;
    Gap gap{.key = carried.place.key(), .name = ""};
    gap.participating = cells[0];
    gap.eligible = std::accumulate(cells.begin(), cells.end(), std::int64_t{0});
    for (std::size_t i = 0; i < reasons.size(); ++i) {
        gap.by_reason[i] = cells[1 + 2 * i] + cells[2 + 2 * i];
        gap.unsure += cells[2 + 2 * i];
    }
    return gap;
}

// ---- Movement ---------------------------------------------------------------------------------

// Who stays; then who came new, who returned and who left, each by what the lists say: opening and closing
// are sums of these, so neither can become less than what came out of it.
constexpr std::size_t told = told_movements.size();

Cells cells_of(const MovementLine& line) {
    Cells cells{line.changes->opening - sum(line.changes->left)};
    for (const ByTold* counts : {&line.changes->joined, &line.changes->returned, &line.changes->left})
        cells.insert(cells.end(), counts->begin(), counts->end());
    return cells;
}

MovementLine movement_of(const CarriedCells& carried, const Month& month) {
    MovementLine::Changes changes;
    for (std::size_t i = 0; i < told; ++i) {
        changes.joined[i] = carried.cells[1 + i];
        changes.returned[i] = carried.cells[1 + told + i];
        changes.left[i] = carried.cells[1 + 2 * told + i];
    }
    const std::int64_t stayed = carried.cells[0];
    changes.opening = stayed + sum(changes.left);
    return {.key = carried.place.key(),
            .name = "",
            .month = month,
            .changes = changes,
            .closing = stayed + sum(changes.joined) + sum(changes.returned)};
}

// Without changes the closing is all there is.
MovementLine closing_of(const CarriedCells& carried, const Month& month) {
    return {.key = carried.place.key(),
            .name = "",
            .month = month,
            .changes = std::nullopt,
            .closing = carried.cells[0]};
}

}  // namespace

std::string CarriedPlace::key() const {
    if (!outside.empty()) return "outside:" + outside;
    if (units.empty()) return left;
    std::string text;
    for (const std::string& unit : units)
        text += (text.empty() ? "" : "+") + unit;
    return text;
}

std::vector<CarriedCells> carry_cells(const Territory& territory, const Figures& figures, const Date& from,
                                      const Date& to) {
    const UnitLevel given = level_on(territory, from);
    const UnitLevel wanted = level_on(territory, to);
    const std::size_t columns = figures.empty() ? 0 : figures.begin()->second.size();
    const std::vector<std::string> units = territory.codes_on(from, given);
    Gathering gathering(columns);
    for (std::size_t column = 0; column < columns; ++column) {
        // Who is nobody divides nothing, and makes no figure an estimate.
        std::vector<UnitCount> counts;
        for (const auto& [unit, cells] : figures) {
            if (!std::ranges::binary_search(units, unit)) {
                gathering.add({.left = unit}, column, cells[column]);
            } else if (cells[column] != 0) {
                counts.push_back({unit, cells[column]});
            }
        }
        if (!counts.empty()) add_carried(gathering, carry(territory, counts, from, to, wanted), column);
    }
    return gathering.taken();
}

std::vector<CarriedGap> gap_on(Connection& connection, const Territory& territory, const Filter& filter,
                               const Date& day) {
    const Date from = basis(connection).month.last_day();
    std::vector<CarriedGap> lines;
    for (const CarriedCells& carried : carry_cells(territory, gap_figures(connection, filter), from, day))
        lines.push_back({carried.place, gap_of(carried)});
    std::ranges::sort(lines, {},
                      [](const CarriedGap& line) { return std::pair(-line.gap.absent(), line.gap.key); });
    return lines;
}

std::vector<CarriedMovement> movement_on(Connection& connection, const Territory& territory,
                                         const Filter& filter, const Month& month, const Date& day) {
    const Date from = basis(connection).month.last_day();
    Figures figures;
    bool changes = true;
    for (const MovementLine& line : movement_told(connection, filter, By::unit, month)) {
        changes = line.changes.has_value();
        figures.emplace(line.key, changes ? cells_of(line) : Cells{line.closing});
    }
    std::vector<CarriedMovement> lines;
    for (const CarriedCells& carried : carry_cells(territory, figures, from, day)) {
        lines.push_back({carried.place, changes ? movement_of(carried, month) : closing_of(carried, month)});
    }
    std::ranges::sort(lines, {}, [](const CarriedMovement& line) {
        return std::tuple(-moved(line.line), -line.line.closing, line.line.key);
    });
    return lines;
}

std::vector<const UnitLink*> links_between(const Territory& territory, const Date& one, const Date& other) {
    std::vector<const UnitLink*> links;
    for (const UnitLink& link : territory.record().links) {
        if (link.on > std::min(one, other) && link.on <= std::max(one, other)) links.push_back(&link);
    }
    return links;
}

}  // namespace baophu::coverage

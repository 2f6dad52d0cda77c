#include "core/territory/crosswalk.h"

#include <algorithm>
#include <limits>
#include <map>
#include <ranges>
#include <stdexcept>
#include <utility>

#include "core/base/apportion.h"

namespace baophu {
namespace {

using Codes = std::set<std::string>;

// People who are together somewhere in `where`; known to be in one unit if it holds one.
struct Holding {
    Codes where;
    std::int64_t count = 0;
    Codes origins;
    std::set<const UnitLink*> divided_by;
    Confidence confidence = Confidence::sure;

    void add(const Holding& other) {
        count += other.count;
        origins.insert(other.origins.begin(), other.origins.end());
        divided_by.insert(other.divided_by.begin(), other.divided_by.end());
        confidence = weaker(confidence, other.confidence);
    }
};

// Holdings with the same whereabouts become one, in the order of the whereabouts, so that a
// division by largest remainders happens once for each unit.
std::vector<Holding> merged(std::vector<Holding> holdings) {
    std::map<Codes, Holding> by_where;
    for (Holding& holding : holdings) {
        const auto [found, is_new] = by_where.try_emplace(holding.where, holding);
        if (!is_new) found->second.add(holding);
    }
    std::vector<Holding> result;
    result.reserve(by_where.size());
    for (auto& [where, holding] : by_where)
        result.push_back(std::move(holding));
    return result;
}

enum class Direction { forward, backward };

// One day of links, crossed in one direction.
class Step {
public:
    Step(const Territory& territory, const Date& day, Direction direction)
        : territory_(territory), day_(day), direction_(direction) {}

    std::vector<Holding> cross(const std::vector<Holding>& holdings,
                               std::vector<OutsideCount>& outside) const {
        std::vector<Holding> result;
        for (const Holding& holding : holdings) {
            if (const OutsideUnits* from = outside_of(holding)) {
                outside.push_back({*holding.where.begin(), from->province, holding.count});
                continue;
            }
            std::vector<Holding> moved =
                holding.where.size() == 1 ? move_known(holding) : move_together(holding);
            std::ranges::move(moved, std::back_inserter(result));
        }
        return merged(std::move(result));
    }

private:
    // Units from outside have no predecessors in common with others, so such a holding is known.
    const OutsideUnits* outside_of(const Holding& holding) const {
        if (direction_ == Direction::forward || holding.where.size() != 1) return nullptr;
        return territory_.came_from_outside(*holding.where.begin(), day_);
    }

    std::vector<const UnitLink*> links_of(const std::string& unit) const {
        return direction_ == Direction::forward ? territory_.links_from(unit, day_)
                                                : territory_.links_to(unit, day_);
    }

    const std::string& far_end(const UnitLink& link) const {
        return direction_ == Direction::forward ? link.to : link.from;
    }

    std::vector<Holding> move_known(const Holding& holding) const {
        const std::vector<const UnitLink*> links = links_of(*holding.where.begin());
        if (links.empty()) return {holding};
        const bool weighed =
            std::ranges::all_of(links, [](const UnitLink* link) { return link->persons.has_value(); });
        return weighed && links.size() > 1 ? divide(holding, links) : move_together(holding);
    }

    std::vector<Holding> divide(const Holding& holding, const std::vector<const UnitLink*>& links) const {
        std::vector<std::int64_t> weights;
        weights.reserve(links.size());
        for (const UnitLink* link : links)
            weights.push_back(*link->persons);
        const std::vector<std::int64_t> parts = apportion(holding.count, weights);
        std::vector<Holding> divided;
        for (std::size_t i = 0; i < links.size(); ++i) {
            Holding part = holding;
            part.where = {far_end(*links[i])};
            part.count = parts[i];
            for (const UnitLink* link : links)
                take_link(part, *link, true);
            divided.push_back(std::move(part));
        }
        return divided;
    }

    std::vector<Holding> move_together(const Holding& holding) const {
        Holding moved = holding;
        moved.where.clear();
        for (const std::string& unit : holding.where) {
            const std::vector<const UnitLink*> links = links_of(unit);
            if (links.empty()) moved.where.insert(unit);
            for (const UnitLink* link : links) {
                moved.where.insert(far_end(*link));
                take_link(moved, *link, false);
            }
        }
        return {moved};
    }

    static void take_link(Holding& holding, const UnitLink& link, bool divides) {
        if (divides) holding.divided_by.insert(&link);
        holding.confidence = weaker(holding.confidence, link.confidence);
    }

    const Territory& territory_;
    const Date& day_;
    Direction direction_;
};

// The way from one day to another through the communes.
class Way {
public:
    Way(const Territory& territory, const Date& from, const Date& to, UnitLevel level)
        : territory_(territory), from_(from), to_(to), level_(level) {}

    std::vector<Holding> go(std::vector<Holding> holdings, std::vector<OutsideCount>& outside) const {
        for (Holding& holding : holdings)
            holding.where = communes_of(*holding.where.begin());
        holdings = merged(std::move(holdings));
        const std::vector<Date>& days = territory_.link_days();
        if (from_ <= to_) {
            for (const Date& day : days) {
                if (day > from_ && day <= to_) holdings = step(day, Direction::forward, holdings, outside);
            }
        } else {
            for (const Date& day : std::views::reverse(days)) {
                if (day <= from_ && day > to_) holdings = step(day, Direction::backward, holdings, outside);
            }
        }
        for (Holding& holding : holdings)
            holding.where = at_level(holding.where);
        return merged(std::move(holdings));
    }

    // The province from which the unit came between the two days.
    std::optional<std::string> outside_of(const std::string& unit) const {
        for (const OutsideUnits& outside : territory_.record().outside) {
            const bool between = outside.on > from_ && outside.on <= to_;
            if (between && std::ranges::find(outside.units, unit) != outside.units.end()) {
                return outside.province;
            }
        }
        return std::nullopt;
    }

private:
    std::vector<Holding> step(const Date& day, Direction direction, const std::vector<Holding>& holdings,
                              std::vector<OutsideCount>& outside) const {
        return Step(territory_, day, direction).cross(holdings, outside);
    }

    Codes communes_of(const std::string& unit) const {
        if (territory_.knows(unit, UnitLevel::commune)) return {unit};
        const std::vector<std::string> children = territory_.children_on(unit, from_);
        if (children.empty()) throw std::invalid_argument("no communes on record for " + unit);
        return {children.begin(), children.end()};
    }

    Codes at_level(const Codes& communes) const {
        if (level_ == UnitLevel::commune) return communes;
        Codes parents;
        for (const std::string& commune : communes)
            parents.insert(territory_.on(commune, to_)->parent);
        return parents;
    }

    const Territory& territory_;
    const Date& from_;
    const Date& to_;
    UnitLevel level_;
};

std::int64_t checked_total(std::span<const UnitCount> counts) {
    std::int64_t total = 0;
    for (const UnitCount& count : counts) {
        if (count.count < 0) throw std::invalid_argument("a negative count");
        if (total > std::numeric_limits<std::int64_t>::max() - count.count) {
            throw std::invalid_argument("the counts sum to too much");
        }
        total += count.count;
    }
    return total;
}

UnitLevel checked_level(const Territory& territory, std::span<const UnitCount> counts, const Date& from) {
    std::set<std::string> seen;
    std::set<UnitLevel> levels;
    for (const UnitCount& count : counts) {
        if (territory.on(count.unit, from) == nullptr) throw std::invalid_argument("no unit " + count.unit);
        if (!seen.insert(count.unit).second) throw std::invalid_argument(count.unit + " stands twice");
        levels.insert(territory.find(count.unit)->level);
    }
    if (levels.size() != 1 || levels.contains(UnitLevel::province)) {
        throw std::invalid_argument("counts of one level, district or commune, are wanted");
    }
    return *levels.begin();
}

Holding holding_of(const std::string& unit, std::int64_t count) {
    return {.where = {unit}, .count = count, .origins = {unit}, .divided_by = {}, .confidence = {}};
}

// The units of the first day that have no count, and where their people are on the other day.
std::map<std::string, Codes> missing_by_unit(const Territory& territory, const Way& way,
                                             std::span<const UnitCount> counts, const Date& from,
                                             UnitLevel level) {
    std::map<std::string, Codes> missing;
    for (const std::string& unit : territory.codes_on(from, level)) {
        if (std::ranges::find(counts, unit, &UnitCount::unit) != counts.end()) continue;
        std::vector<OutsideCount> outside;
        for (const Holding& holding : way.go({holding_of(unit, 0)}, outside)) {
            for (const std::string& where : holding.where)
                missing[where].insert(unit);
        }
    }
    return missing;
}

CarriedState state_of(const CarriedRow& row) {
    if (!row.count && row.not_divided == 0) return CarriedState::no_data;
    if (!row.missing.empty()) return CarriedState::incomplete;
    if (row.not_divided > 0 || !row.count) return CarriedState::open;
    return row.divided_by.empty() ? CarriedState::exact : CarriedState::estimated;
}

void add_holding(const Holding& holding, std::map<std::string, CarriedRow>& rows, Carried& carried) {
    const bool known = holding.where.size() == 1;
    for (const std::string& unit : holding.where) {
        CarriedRow& row = rows.at(unit);
        row.confidence = weaker(row.confidence, holding.confidence);
        if (known) {
            row.count = holding.count;
            row.divided_by = holding.divided_by;
        } else if (holding.count == 0) {
            row.count = row.count.value_or(0);  // Nobody, wherever they are.
        } else {
            row.not_divided += holding.count;
        }
    }
    (known ? carried.known : carried.left) += holding.count;
    if (!known && holding.count > 0) {
        carried.not_divided.push_back({.candidates = holding.where,
                                       .count = holding.count,
                                       .origins = holding.origins,
                                       .estimated = !holding.divided_by.empty()});
    }
}

}  // namespace

std::string_view to_word(CarriedState state) {
    switch (state) {
        case CarriedState::exact:
            return "exact";
        case CarriedState::estimated:
            return "estimated";
        case CarriedState::open:
            return "open";
        case CarriedState::incomplete:
            return "incomplete";
        case CarriedState::no_data:
            return "no_data";
    }
    return "";
}

Carried carry(const Territory& territory, std::span<const UnitCount> counts, const Date& from, const Date& to,
              UnitLevel level) {
    const std::vector<std::string> targets = territory.codes_on(to, level);
    if (targets.empty() || level == UnitLevel::province) throw std::invalid_argument("no units on that day");
    const UnitLevel given = checked_level(territory, counts, from);
    Carried carried;
    carried.total = checked_total(counts);
    const Way way(territory, from, to, level);
    std::vector<Holding> holdings;
    for (const UnitCount& count : counts)
        holdings.push_back(holding_of(count.unit, count.count));

    std::map<std::string, CarriedRow> rows;
    for (const std::string& unit : targets)
        rows[unit].unit = unit;
    for (const Holding& holding : way.go(std::move(holdings), carried.outside))
        add_holding(holding, rows, carried);
    const auto missing = missing_by_unit(territory, way, counts, from, given);
    for (auto& [unit, row] : rows) {
        if (const auto found = missing.find(unit); found != missing.end()) row.missing = found->second;
        if (!row.count && row.not_divided == 0) row.outside = way.outside_of(unit);
        row.state = state_of(row);
        carried.rows.push_back(std::move(row));
    }
    for (const OutsideCount& outside : carried.outside)
        carried.outside_total += outside.count;
    return carried;
}

}  // namespace baophu

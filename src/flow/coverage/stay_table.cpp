#include "flow/coverage/stay_table.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace baophu::coverage {
namespace {

using warehouse::Connection;
using warehouse::Rows;

constexpr int months_kept = 60;
constexpr int months_told = 12;

template <class Index>
Index place_of(std::map<std::string, Index, std::less<>>& places, std::string_view word) {
    return places.try_emplace(std::string(word), static_cast<Index>(places.size())).first->second;
}

}  // namespace

// What the filter asks for, as places; one that is not asked for is none.
struct StayTable::Wanted {
    static constexpr std::uint32_t any = std::numeric_limits<std::uint32_t>::max();
    Scheme scheme = Scheme::compulsory;
    std::uint32_t unit = any;
    std::uint32_t employer = any;
    std::uint32_t block = any;
    std::uint32_t officer = any;
};

StayTable::StayTable(Connection& connection, const Month& month) : month_(month) {
    Rows units = connection.query("SELECT DISTINCT unit_code FROM coverage.stay ORDER BY 1");
    while (units.next())
        units_.emplace_back(units.text(0));
    Rows traits = connection.query(
        "SELECT employer, employer_id, coalesce(block, ''), coalesce(collection_officer, '') FROM "
        "coverage.employer_trait");
    while (traits.next()) {
        const auto employer = static_cast<std::size_t>(traits.integer(0));
        if (block_of_.size() <= employer) {
            block_of_.resize(employer + 1);
            officer_of_.resize(employer + 1);
        }
        employers_.emplace(traits.text(1), static_cast<std::uint32_t>(employer));
        block_of_[employer] = place_of(blocks_, traits.text(2));
        officer_of_[employer] = place_of(officers_, traits.text(3));
    }
    Rows rows = connection.query(
        "SELECT person, employer, months, unemployment_months, unit_code FROM coverage.stay ORDER BY person");
    while (rows.next()) {
        const auto unit = std::ranges::lower_bound(units_, rows.text(4));
        stays_.push_back({.person = static_cast<std::uint32_t>(rows.integer(0)),
                          .employer = static_cast<std::uint32_t>(rows.integer(1)),
                          .months = static_cast<Mask>(rows.integer(2)),
                          .unemployment = static_cast<Mask>(rows.integer(3)),
                          .unit = static_cast<std::uint16_t>(unit - units_.begin())});
        known_ |= stays_.back().months;
    }
}

std::optional<StayTable::Wanted> StayTable::wanted(const Filter& filter) const {
    Wanted wanted{.scheme = filter.scheme};
    bool known = true;
    const auto place = [&](const auto& places, const std::optional<std::string>& word, std::uint32_t& into) {
        if (!word) return;
        const auto found = places.find(*word);
        if (found == places.end())
            known = false;
        else
            into = found->second;
    };
    place(employers_, filter.employer, wanted.employer);
    place(blocks_, filter.block, wanted.block);
    place(officers_, filter.officer, wanted.officer);
    if (filter.unit) {
        const auto unit = std::ranges::lower_bound(units_, *filter.unit);
        known = known && unit != units_.end() && *unit == *filter.unit;
        wanted.unit = static_cast<std::uint32_t>(unit - units_.begin());
    }
    return known ? std::optional(wanted) : std::nullopt;
}

template <class Take>
void StayTable::each_person(const Wanted& wanted, Take take) const {
    const auto takes = [&](const Stay& stay) {
        return (wanted.unit == Wanted::any || stay.unit == wanted.unit) &&
               (wanted.employer == Wanted::any || stay.employer == wanted.employer) &&
               (wanted.block == Wanted::any || block_of_[stay.employer] == wanted.block) &&
               (wanted.officer == Wanted::any || officer_of_[stay.employer] == wanted.officer);
    };
    for (auto stay = stays_.begin(); stay != stays_.end();) {
        const std::uint32_t person = stay->person;
        Mask mask = 0;
        for (; stay != stays_.end() && stay->person == person; ++stay)
            if (takes(*stay)) mask |= mask_of(wanted.scheme, *stay);
        if (mask != 0) take(mask);
    }
}

std::vector<Movement> StayTable::movement(const Filter& filter) const {
    struct Counts {
        std::int64_t opening = 0;
        std::int64_t joined = 0;
        std::int64_t returned = 0;
        std::int64_t left = 0;
        std::int64_t closing = 0;
    };
    std::array<Counts, months_told> counts{};
    bool anybody = false;
    if (const std::optional<Wanted> asked = wanted(filter)) {
        // Bit `back` is the month, `back + 1` the one before, what lies above it all that was earlier.
        each_person(*asked, [&](Mask mask) {
            anybody = true;
            for (std::size_t back = 0; back < counts.size(); ++back) {
                const Mask earlier = mask >> (back + 1);
                const bool is = (mask >> back & 1) != 0;
                const bool was = (earlier & 1) != 0;
                Counts& count = counts[back];
                count.opening += was ? 1 : 0;
                count.closing += is ? 1 : 0;
                count.joined += is && earlier == 0 ? 1 : 0;
                count.returned += is && !was && earlier != 0 ? 1 : 0;
                count.left += !is && was ? 1 : 0;
            }
        });
    }
    std::vector<Movement> lines;
    if (!anybody) return lines;
    for (int back = months_told - 1; back >= 0; --back) {
        const Counts& count = counts[static_cast<std::size_t>(back)];
        const bool has_list = (known_ >> back & 1) != 0;
        const bool has_list_before = back + 1 < months_kept && (known_ >> (back + 1) & 1) != 0;
        if (!has_list) continue;
        Movement line{.month = month_.plus(-back), .closing = count.closing};
        if (has_list_before) {
            line.changes = Movement::Changes{.opening = count.opening,
                                             .joined = count.joined,
                                             .returned = count.returned,
                                             .left = count.left};
        }
        lines.push_back(line);
    }
    return lines;
}

Growth StayTable::growth(Scheme scheme) const {
    int first = months_told - 1;
    while (first > 0 && (known_ >> first & 1) == 0)
        --first;
    if (first == 0 || scheme == Scheme::voluntary) return {};
    Growth grown{.months = first};
    const auto net = [&](Mask mask) {
        return static_cast<std::int64_t>(mask & 1) - static_cast<std::int64_t>(mask >> first & 1);
    };
    std::vector<std::int64_t> of_unit(units_.size(), 0);
    for (auto stay = stays_.begin(); stay != stays_.end();) {
        const auto begin = stay;
        const auto is_his = [&](const auto& other) { return other.person == begin->person; };
        const auto end = std::find_if_not(begin, stays_.end(), is_his);
        Mask all = 0;
        for (; stay != end; ++stay) {
            // All his stays in a unit are counted with the first of them.
            const auto in_unit = [&](const auto& other) { return other.unit == stay->unit; };
            all |= mask_of(scheme, *stay);
            if (std::find_if(begin, stay, in_unit) != stay) continue;
            Mask here = 0;
            for (auto other = stay; other != end; ++other)
                if (in_unit(*other)) here |= mask_of(scheme, *other);
            of_unit[stay->unit] += net(here);
        }
        grown.of_all += net(all);
    }
    for (std::size_t unit = 0; unit < units_.size(); ++unit)
        grown.of_unit.emplace(units_[unit], of_unit[unit]);
    return grown;
}

std::optional<std::int64_t> StayTable::participants(Scheme scheme, const std::optional<std::string>& unit,
                                                    const Month& month) const {
    const int back = month_.minus(month);
    const bool has_list = back >= 0 && back < months_kept && (known_ >> back & 1) != 0;
    if (!has_list || scheme == Scheme::voluntary) return std::nullopt;
    std::int64_t count = 0;
    if (const auto asked = wanted({.scheme = scheme, .unit = unit}))
        each_person(*asked, [&](Mask mask) { count += static_cast<std::int64_t>(mask >> back & 1); });
    return count;
}

std::optional<StayTable::YearBefore> StayTable::year_before(Scheme scheme) const {
    constexpr int back = 12;
    if ((known_ >> back & 1) == 0 || scheme == Scheme::voluntary) return std::nullopt;
    constexpr Mask now = 1;
    constexpr Mask before = Mask{1} << back;
    std::vector<YearBefore::Counts> of_unit(units_.size());
    YearBefore found{.month = month_.plus(-back), .all = {}, .of_unit = {}};
    const auto add = [](YearBefore::Counts& counts, Mask mask) {
        counts.now += (mask & now) != 0 ? 1 : 0;
        counts.before += (mask & before) != 0 ? 1 : 0;
    };
    for (auto stay = stays_.begin(); stay != stays_.end();) {
        const auto first = stay;
        Mask all = 0;
        for (; stay != stays_.end() && stay->person == first->person; ++stay) {
            // What an earlier stay of his in the same unit has counted is not counted again.
            Mask counted = 0;
            for (auto earlier = first; earlier != stay; ++earlier)
                if (earlier->unit == stay->unit) counted |= mask_of(scheme, *earlier);
            add(of_unit[stay->unit], mask_of(scheme, *stay) & ~counted);
            all |= mask_of(scheme, *stay);
        }
        add(found.all, all);
    }
    for (std::size_t unit = 0; unit < units_.size(); ++unit)
        found.of_unit.emplace(units_[unit], of_unit[unit]);
    return found;
}

std::array<std::int64_t, StayTable::months_of_heads> StayTable::heads(std::int64_t employer) const {
    std::array<std::int64_t, months_of_heads> counts{};
    each_person({.scheme = Scheme::compulsory, .employer = static_cast<std::uint32_t>(employer)},
                [&](Mask mask) {
                    for (std::size_t back = 0; back < counts.size(); ++back)
                        counts[back] += static_cast<std::int64_t>(mask >> back & 1);
                });
    return counts;
}

}  // namespace baophu::coverage

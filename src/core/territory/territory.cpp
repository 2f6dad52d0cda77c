#include "core/territory/territory.h"

#include <algorithm>
#include <ranges>
#include <utility>

#include "core/base/days.h"

namespace baophu {
namespace {

std::set<Date> days_of_links(const TerritoryRecord& record) {
    std::set<Date> days;
    for (const UnitLink& link : record.links)
        days.insert(link.on);
    for (const OutsideUnits& outside : record.outside)
        days.insert(outside.on);
    return days;
}

void add_changes(const Unit& unit, std::set<Date>& days) {
    for (std::size_t i = 0; i < unit.versions.size(); ++i) {
        if (i > 0) days.insert(unit.versions[i].from);
        if (unit.versions[i].to) days.insert(plus_days(*unit.versions[i].to, 1));
    }
}

ReachedUnit passed(const ReachedUnit& so_far, const UnitLink& link) {
    return {.possible = so_far.possible || link.extent == LinkExtent::possible,
            .confidence = weaker(so_far.confidence, link.confidence)};
}

// Of two ways to one unit the surer one counts.
void take_surer(ReachedUnits& units, const std::string& unit, const ReachedUnit& reached) {
    const auto [found, is_new] = units.try_emplace(unit, reached);
    if (!is_new) found->second = std::min(found->second, reached);
}

}  // namespace

Territory::Territory(TerritoryRecord record) : record_(std::move(record)) {
    const std::set<Date> days = days_of_links(record_);
    link_days_.assign(days.begin(), days.end());
    for (std::size_t i = 0; i < record_.links.size(); ++i) {
        const UnitLink& link = record_.links[i];
        from_[{link.on, link.from}].push_back(i);
        to_[{link.on, link.to}].push_back(i);
    }
}

bool Territory::knows(std::string_view code, UnitLevel level) const {
    const Unit* unit = find(code);
    return unit != nullptr && unit->level == level;
}

const Unit* Territory::find(std::string_view code) const {
    const auto unit = record_.units.find(code);
    return unit == record_.units.end() ? nullptr : &unit->second;
}

const UnitVersion* Territory::on(std::string_view code, const Date& date) const {
    const Unit* unit = find(code);
    if (unit == nullptr) return nullptr;
    const auto found = std::ranges::find_if(
        unit->versions, [&](const UnitVersion& version) { return version.holds_on(date); });
    return found == unit->versions.end() ? nullptr : &*found;
}

std::vector<std::string> Territory::codes_on(const Date& date, UnitLevel level) const {
    std::vector<std::string> codes;
    for (const auto& [code, unit] : record_.units) {
        if (unit.level == level && on(code, date) != nullptr) codes.push_back(code);
    }
    return codes;
}

std::vector<std::string> Territory::children_on(std::string_view code, const Date& date) const {
    std::vector<std::string> codes;
    for (const auto& [child, unit] : record_.units) {
        const UnitVersion* version = on(child, date);
        if (version != nullptr && version->parent == code) codes.push_back(child);
    }
    return codes;
}

KnownUnits Territory::known_on(const Date& date, UnitLevel level) const {
    KnownUnits known{.known = std::ssize(codes_on(date, level)), .told = {}, .types = {}, .sources = {}};
    for (const UnitTotal& total : record_.totals) {
        if (total.level != level || !total.holds_on(date)) continue;
        known.told = total.count;
        known.types = total.types;
        known.sources = total.sources;
    }
    return known;
}

std::vector<Date> Territory::change_days() const {
    std::set<Date> days = days_of_links(record_);
    for (const auto& [code, unit] : record_.units)
        add_changes(unit, days);
    return {days.begin(), days.end()};
}

std::vector<const UnitLink*> Territory::links_at(const Places& places, std::string_view code,
                                                 const Date& on) const {
    std::vector<const UnitLink*> links;
    const auto found = places.find({on, std::string(code)});
    if (found == places.end()) return links;
    for (const std::size_t place : found->second)
        links.push_back(&record_.links[place]);
    return links;
}

std::vector<const UnitLink*> Territory::links_from(std::string_view code, const Date& on) const {
    return links_at(from_, code, on);
}

std::vector<const UnitLink*> Territory::links_to(std::string_view code, const Date& on) const {
    return links_at(to_, code, on);
}

const OutsideUnits* Territory::came_from_outside(std::string_view code, const Date& on) const {
    for (const OutsideUnits& outside : record_.outside) {
        if (outside.on == on && std::ranges::find(outside.units, code) != outside.units.end()) {
            return &outside;
        }
    }
    return nullptr;
}

ReachedUnits Territory::successors(std::string_view code, const Date& from, const Date& later) const {
    if (!knows(code, UnitLevel::commune) || on(code, from) == nullptr) return {};
    ReachedUnits units{{std::string(code), {}}};
    for (const Date& day : link_days_) {
        if (day <= from || day > later) continue;
        ReachedUnits next;
        for (const auto& [unit, reached] : units) {
            const auto links = links_from(unit, day);
            if (links.empty()) take_surer(next, unit, reached);
            for (const UnitLink* link : links)
                take_surer(next, link->to, passed(reached, *link));
        }
        units = std::move(next);
    }
    return units;
}

ReachedUnits Territory::predecessors(std::string_view code, const Date& from, const Date& earlier) const {
    if (!knows(code, UnitLevel::commune) || on(code, from) == nullptr) return {};
    ReachedUnits units{{std::string(code), {}}};
    for (const Date& day : std::views::reverse(link_days_)) {
        if (day > from || day <= earlier) continue;
        ReachedUnits before;
        for (const auto& [unit, reached] : units) {
            if (came_from_outside(unit, day) != nullptr) continue;
            const auto links = links_to(unit, day);
            if (links.empty()) take_surer(before, unit, reached);
            for (const UnitLink* link : links)
                take_surer(before, link->from, passed(reached, *link));
        }
        units = std::move(before);
    }
    return units;
}

std::vector<const UnitLink*> Territory::links_without_persons() const {
    std::vector<const UnitLink*> links;
    for (const UnitLink& link : record_.links) {
        if (link.extent != LinkExtent::whole && !link.persons) links.push_back(&link);
    }
    return links;
}

}  // namespace baophu

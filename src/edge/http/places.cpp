#include "edge/http/places.h"

#include <algorithm>

#include <boost/json/array.hpp>

#include "core/base/fault_codes.h"
#include "edge/http/presenters.h"

namespace baophu::http {
namespace {

[[noreturn]] void refuse(const Call& call, const ShelvedRun& run, const std::string& unit) {
    throw Failure(fault::place_without_figures, {{"unit", unit_name(call, unit, run.last_day())}});
}

// Some register may manage units that stand on no map.
bool is_counted(const ShelvedRun& run, const std::string& unit) {
    return std::ranges::any_of(all_schemes, [&](Scheme scheme) {
        return run.gaps().total({.scheme = scheme, .unit = unit}).eligible > 0;
    });
}

// Of a unit that is no more: what it was at the end.
const UnitVersion* last_of(const Territory& territory, const std::string& code) {
    const auto known = territory.record().units.find(code);
    return known == territory.record().units.end() || known->second.versions.empty()
               ? nullptr
               : &known->second.versions.back();
}

}  // namespace

bool is_unit_of_run(const Call& call, const ShelvedRun& run, const std::string& unit) {
    const Territory& territory = call.office.workspace.territory();
    const UnitVersion* known = territory.on(unit, run.last_day());
    return (known != nullptr && known->parent == territory.province_code()) || is_counted(run, unit);
}

bool is_commune_of_run(const Call& call, const ShelvedRun& run, const std::string& unit) {
    const Territory& territory = call.office.workspace.territory();
    const UnitVersion* known = territory.on(unit, run.last_day());
    return known != nullptr && territory.knows(unit, UnitLevel::commune) &&
           known->parent != territory.province_code();
}

void require_figures(const Call& call, const ShelvedRun& run, const std::optional<std::string>& unit) {
    if (unit && !is_unit_of_run(call, run, *unit)) refuse(call, run, *unit);
}

void require_persons(const Call& call, const ShelvedRun& run, Scheme scheme,
                     const std::optional<std::string>& unit) {
    const bool of_commune = unit && scheme == Scheme::voluntary && is_commune_of_run(call, run, *unit);
    if (!of_commune) require_figures(call, run, unit);
}

std::set<std::string> whole_places(const std::set<std::string>& units, const Territory& territory,
                                   const Date& day) {
    std::set<std::string> whole;
    for (const std::string& code : units) {
        const UnitVersion* unit = territory.on(code, day);
        if (unit == nullptr) unit = last_of(territory, code);
        if (unit == nullptr || !units.contains(unit->parent)) whole.insert(code);
    }
    return whole;
}

bool within_own(Asked& asked, const std::optional<std::string>& unit) {
    const bool wished = asked.one_of("within", {"own"}, "all") == "own";
    if (wished && unit)
        throw Failure(fault::parameter_wrong, {{"name", "within"}, {"value", "own"}, {"known", "unit"}});
    return wished;
}

std::optional<std::set<std::string>> own_units(const rights::Reader& reader) {
    std::set<std::string> units;
    for (const rights::Held& held : reader.roles()) {
        if (!held.units) return std::nullopt;
        units.insert(held.units->begin(), held.units->end());
    }
    return units;
}

boost::json::value places_told(const std::optional<std::set<std::string>>& places) {
    if (!places) return nullptr;
    boost::json::array codes;
    for (const std::string& code : *places)
        codes.push_back(boost::json::value(code));
    return codes;
}

}  // namespace baophu::http

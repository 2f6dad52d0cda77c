#include "edge/cli/boundaries_view.h"

#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>

#include "core/base/days.h"
#include "core/base/fault_codes.h"
#include "edge/cli/citations_text.h"
#include "edge/cli/paragraph.h"
#include "edge/cli/territory_words.h"

namespace baophu::cli {
namespace {

namespace json = boost::json;
using coverage::CarriedPlace;

std::string name_on(const Context& context, const Territory& territory, const std::string& code,
                    const Date& day) {
    const UnitVersion* unit = territory.on(code, day);
    return unit == nullptr ? code : unit->name(context.messages.language());
}

bool together(const CarriedPlace& place) {
    return place.units.size() > 1;
}

std::string origins_text(const Context& context, const Territory& territory, const OnBoundaries& on,
                         const CarriedPlace& place) {
    if (place.origins.size() > 2)
        return context.text("boundaries.origins",
                            {{"count", context.messages.count(std::ssize(place.origins))}});
    return joined(place.origins,
                  [&](const std::string& unit) { return name_on(context, territory, unit, on.from); });
}

std::string state_of(const CarriedPlace& place) {
    if (together(place)) return "not_divided";
    if (!place.outside.empty()) return "outside";
    if (place.units.empty()) return "not_on_map";
    return std::string(to_word(place.state));
}

// Where each of the undivided is: the units one by one, so that nobody reads a group as a unit.
std::string together_text(const Context& context, const Territory& territory, const OnBoundaries& on) {
    std::string text;
    for (const auto& [key, place] : on.places) {
        if (!together(place)) continue;
        text += paragraph("  ", mark_of(place) + plain_place_name(context, territory, on, key) + ": " +
                                    joined(place.units, [&](const std::string& unit) {
                                        return name_on(context, territory, unit, on.day);
                                    }));
    }
    return text.empty() ? "" : context.text("boundaries.together") + "\n" + text;
}

std::string divided_text(const Context& context, const Territory& territory, const OnBoundaries& on) {
    std::string text;
    for (const auto& [key, place] : on.places) {
        if (place.divided_by.empty()) continue;
        text += paragraph(
            "  ", mark_of(place) + plain_place_name(context, territory, on, key) + ": " +
                      joined(place.divided_by, [&](const UnitLink* link) {
                          return context.text(
                              "boundaries.link",
                              {{"on", link->on.vietnamese()},
                               {"from", named(context, territory, link->from, plus_days(link->on, -1))},
                               {"to", named(context, territory, link->to, link->on)},
                               {"persons", context.messages.count(*link->persons)}});
                      }));
    }
    return text.empty() ? "" : context.text("boundaries.divided") + "\n" + text;
}

// By day: how many links, and the source of the first.
std::string changes_text(const Context& context, const Territory& territory, const OnBoundaries& on) {
    std::map<Date, std::vector<const UnitLink*>> days;
    for (const UnitLink* link : coverage::links_between(territory, on.from, on.day))
        days[link->on].push_back(link);
    if (days.empty()) return context.text("boundaries.no_change") + "\n";
    std::string text = context.text("boundaries.changes") + "\n";
    for (const auto& [day, links] : days) {
        const std::string& source = links.front()->sources.front();
        text += paragraph(
            "  ", context.text("boundaries.change",
                               {{"on", day.vietnamese()},
                                {"links", context.messages.count(std::ssize(links))},
                                {"source", territory.source(source).title(context.messages.language())}}));
    }
    return text;
}

json::array links_json(const auto& links) {
    json::array list;
    for (const UnitLink* link : links) {
        list.push_back(
            json::object{{"on", link->on.iso()},
                         {"from", link->from},
                         {"to", link->to},
                         {"extent", to_word(link->extent)},
                         {"persons", link->persons ? json::value(*link->persons) : json::value(nullptr)},
                         {"sources", json_list(link->sources)},
                         {"confidence", to_word(link->confidence)}});
    }
    return list;
}

void require_communes(const Context& context, const Territory& territory, const Date& day) {
    if (!territory.codes_on(day, UnitLevel::commune).empty()) return;
    throw Failure(fault::territory_no_units,
                  {{"level", level_text(context, UnitLevel::commune)}, {"date", day.vietnamese()}});
}

}  // namespace

void add_boundaries_option(CLI::App& command, const Context& context, std::string& day) {
    command.add_option("--boundaries", day, context.text("help.boundaries"));
}

void require_no_boundaries(const std::string& day) {
    if (day.empty()) return;
    throw Failure(fault::unknown_option_value,
                  {{"option", "--boundaries"}, {"value", day}, {"known", "--by unit --boundaries " + day}});
}

std::optional<Date> boundaries_day(const Context& context, const Territory& territory, const Date& from,
                                   const std::string& day) {
    if (day.empty()) return std::nullopt;
    const Date parsed = parse_date_option("--boundaries", day);
    require_communes(context, territory, from);
    require_communes(context, territory, parsed);
    return parsed;
}

std::string mark_of(const CarriedPlace& place) {
    if (together(place)) return "? ";
    return place.divided_by.empty() ? "" : "≈ ";
}

std::string plain_place_name(const Context& context, const Territory& territory, const OnBoundaries& on,
                             const std::string& key) {
    const CarriedPlace& place = on.places.at(key);
    if (together(place))
        return origins_text(context, territory, on, place) + " (" +
               context.messages.count(std::ssize(place.units)) + ")";
    if (!place.outside.empty())
        return context.text("boundaries.outside",
                            {{"province", name_on(context, territory, place.outside, on.day)}});
    if (!place.units.empty()) return name_on(context, territory, place.units.front(), on.day);
    return place.left.empty() ? context.text("coverage.not_told")
                              : name_on(context, territory, place.left, on.from);
}

std::string boundaries_text(const Context& context, const Territory& territory, const OnBoundaries& on) {
    return paragraph("", context.text("boundaries.head",
                                      {{"day", on.day.vietnamese()}, {"from", on.from.vietnamese()}})) +
           changes_text(context, territory, on) + divided_text(context, territory, on) +
           together_text(context, territory, on);
}

json::object boundaries_json(const Territory& territory, const OnBoundaries& on) {
    return {{"day", on.day.iso()},
            {"from", on.from.iso()},
            {"links", links_json(coverage::links_between(territory, on.from, on.day))}};
}

json::object place_json(const CarriedPlace& place) {
    return {{"state", state_of(place)},
            {"units", json_list(place.units)},
            {"origins", json_list(place.origins)},
            {"confidence", to_word(place.confidence)},
            {"divided_by", links_json(place.divided_by)}};
}

std::vector<std::string> place_header() {
    return {"state", "units"};
}

std::vector<std::string> place_cells(const CarriedPlace& place) {
    return {state_of(place), joined(place.units)};
}

}  // namespace baophu::cli

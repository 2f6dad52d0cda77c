// baophu territory list --on DATE [--level district|commune] [--format table|csv|json]
// baophu territory show CODE [--on DATE] [--until DATE]
// baophu territory crosswalk --from DATE --to DATE FILE.csv [--level ...] [--format ...]
// baophu territory unknown
#include "core/territory/territory.h"

#include <algorithm>
#include <ostream>

#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "core/base/days.h"
#include "core/base/fault_codes.h"
#include "core/territory/crosswalk.h"
#include "edge/cli/citations_text.h"
#include "edge/cli/context.h"
#include "edge/cli/crosswalk_file.h"
#include "edge/cli/text_table.h"
#include "edge/workspace/json_text.h"

namespace baophu::cli {
namespace {

namespace json = boost::json;

struct Options {
    std::string code;
    std::string on;
    std::string until;
    std::string from;
    std::string to;
    std::string file;
    std::string level;
    std::string format = "table";
};

Territory load() {
    return Territory::load("dong-nai.yaml");
}

// ---- Words ------------------------------------------------------------------------------

std::string level_text(const Context& context, UnitLevel level) {
    return context.text("territory.level." + std::string(to_word(level)));
}

std::string confidence_word(const Context& context, Confidence confidence) {
    return context.text("confidence." + std::string(to_word(confidence)));
}

// "26326 Thị trấn Dầu Giây"; the code alone where there was no such unit.
std::string named(const Context& context, const Territory& territory, const std::string& code,
                  const Date& date) {
    const UnitVersion* version = territory.on(code, date);
    return version == nullptr ? code : code + ' ' + version->name(context.messages.language());
}

std::string joined(const auto& parts, const auto& text_of) {
    std::string text;
    for (const auto& part : parts)
        text += (text.empty() ? "" : ", ") + text_of(part);
    return text;
}

std::string joined(const auto& parts) {
    return joined(parts, [](const std::string& part) { return part; });
}

std::string still_or(const Context& context, const std::optional<Date>& to) {
    return to ? to->vietnamese() : context.text("law.still");
}

json::array json_list(const auto& parts) {
    json::array list;
    for (const auto& part : parts)
        list.emplace_back(part);
    return list;
}

// ---- Options ----------------------------------------------------------------------------

std::optional<UnitLevel> level_option(const Options& options) {
    if (options.level.empty()) return std::nullopt;
    const std::optional<UnitLevel> level = parse_unit_level(options.level);
    if (level && *level != UnitLevel::province) return level;
    throw Failure(fault::unknown_option_value,
                  {{"option", "--level"}, {"value", options.level}, {"known", "district, commune"}});
}

void require_units(const Context& context, const Territory& territory, const Date& date, UnitLevel level) {
    if (!territory.codes_on(date, level).empty()) return;
    throw Failure(fault::territory_no_units,
                  {{"level", level_text(context, level)}, {"date", date.vietnamese()}});
}

// Districts while there are some, else communes.
UnitLevel level_on(const Territory& territory, const Date& date, const Options& options) {
    const std::optional<UnitLevel> asked = level_option(options);
    if (asked) return *asked;
    const bool districts = !territory.codes_on(date, UnitLevel::district).empty();
    return districts ? UnitLevel::district : UnitLevel::commune;
}

// ---- list -------------------------------------------------------------------------------

struct Listed {
    const Territory& territory;
    Date date;
    UnitLevel level;
    std::vector<std::string> codes;
};

void list_table(const Context& context, const Listed& listed) {
    TextTable table;
    for (const char* key : {"territory.code", "territory.name", "territory.type", "territory.parent",
                            "territory.since", "territory.confidence"}) {
        table.column(context.text(key), Align::left);
    }
    for (const std::string& code : listed.codes) {
        const UnitVersion& version = *listed.territory.on(code, listed.date);
        table.row({code, version.name(context.messages.language()),
                   context.text("territory.type." + version.type),
                   named(context, listed.territory, version.parent, listed.date), version.from.vietnamese(),
                   confidence_word(context, version.confidence)});
    }
    context.out << table.print() << '\n';
    const KnownUnits known = listed.territory.known_on(listed.date, listed.level);
    const auto count = [&](std::int64_t number) { return context.messages.count(number); };
    if (!known.told) {
        context.out << context.text("territory.list.untold", {{"known", count(known.known)}}) << '\n';
        return;
    }
    context.out << context.text("territory.list.known", {{"told", count(*known.told)},
                                                         {"known", count(known.known)},
                                                         {"unknown", count(*known.unknown())},
                                                         {"sources", joined(known.sources)}})
                << '\n';
}

void list_csv(const Context& context, const Listed& listed) {
    context.out << csv_row(
        {"code", "level", "type", "name", "parent", "from", "to", "sources", "confidence"});
    for (const std::string& code : listed.codes) {
        const UnitVersion& version = *listed.territory.on(code, listed.date);
        context.out << csv_row({code, std::string(to_word(listed.level)), version.type,
                                version.name(context.messages.language()), version.parent, version.from.iso(),
                                version.to ? version.to->iso() : "", joined(version.sources),
                                std::string(to_word(version.confidence))});
    }
}

json::object version_json(const UnitVersion& version) {
    json::object described{{"from", version.from.iso()},
                           {"to", version.to ? json::value(version.to->iso()) : json::value(nullptr)},
                           {"type", version.type},
                           {"name_vi", version.name_vi},
                           {"name_en", version.name_en},
                           {"parent", version.parent},
                           {"sources", json_list(version.sources)},
                           {"confidence", to_word(version.confidence)}};
    return described;
}

void list_json(const Context& context, const Listed& listed) {
    json::array units;
    for (const std::string& code : listed.codes) {
        json::object unit = version_json(*listed.territory.on(code, listed.date));
        unit["code"] = code;
        units.push_back(std::move(unit));
    }
    const KnownUnits known = listed.territory.known_on(listed.date, listed.level);
    json::object told{{"known", known.known},
                      {"told", known.told ? json::value(*known.told) : json::value(nullptr)},
                      {"unknown", known.told ? json::value(*known.unknown()) : json::value(nullptr)},
                      {"sources", json_list(known.sources)}};
    context.out << workspace::pretty(json::object{
        {"on", listed.date.iso()}, {"level", to_word(listed.level)}, {"counts", told}, {"units", units}});
}

void list(const Context& context, const Options& options) {
    const Format format = parse_format(options.format);
    const Date date = parse_date_option("--on", options.on);
    const Territory territory = load();
    const UnitLevel level = level_on(territory, date, options);
    require_units(context, territory, date, level);
    const Listed listed{territory, date, level, territory.codes_on(date, level)};
    switch (format) {
        case Format::table:
            return list_table(context, listed);
        case Format::csv:
            return list_csv(context, listed);
        case Format::json:
            return list_json(context, listed);
    }
}

// ---- show -------------------------------------------------------------------------------

// The sources that were named, each once, in the order of their naming.
class Sources {
public:
    void name(const std::vector<std::string>& ids) {
        for (const std::string& id : ids) {
            if (std::ranges::find(ids_, id) == ids_.end()) ids_.push_back(id);
        }
    }

    void print(const Context& context, const Territory& territory) const {
        context.out << '\n' << context.text("territory.sources") << '\n';
        for (const std::string& id : ids_) {
            const TerritorySource& source = territory.source(id);
            context.out << "  "
                        << context.text("territory.source",
                                        {{"id", id},
                                         {"title", source.title(context.messages.language())},
                                         {"seen", context.text("territory.seen." + source.seen)}})
                        << '\n';
        }
    }

private:
    std::vector<std::string> ids_;
};

void show_versions(const Context& context, const Territory& territory, const Unit& unit, Sources& sources) {
    for (const UnitVersion& version : unit.versions) {
        sources.name(version.sources);
        const std::string parent =
            version.parent.empty() ? "–" : named(context, territory, version.parent, version.from);
        context.out << "  "
                    << context.text("territory.version",
                                    {{"from", version.from.vietnamese()},
                                     {"to", still_or(context, version.to)},
                                     {"name", version.name(context.messages.language())},
                                     {"parent", parent},
                                     {"sources", joined(version.sources)},
                                     {"confidence", confidence_word(context, version.confidence)}})
                    << '\n';
    }
}

std::string link_text(const Context& context, const UnitLink& link, const std::string& unit) {
    const std::string persons =
        link.persons ? context.text("territory.persons", {{"count", context.messages.count(*link.persons)}})
        : link.extent == LinkExtent::whole ? ""
                                           : context.text("territory.persons.unknown");
    return context.text("territory.link",
                        {{"unit", unit},
                         {"extent", context.text("territory.extent." + std::string(to_word(link.extent)))},
                         {"persons", persons},
                         {"sources", joined(link.sources)},
                         {"confidence", confidence_word(context, link.confidence)}}) +
           (link.note.empty() || !context.vietnamese() ? "" : " (" + link.note + ")");
}

void show_links(const Context& context, const Territory& territory, const std::string& code, const Date& day,
                Sources& sources) {
    const auto came = territory.links_to(code, day);
    const auto left = territory.links_from(code, day);
    if (!came.empty()) {
        context.out << context.text("territory.came", {{"day", day.vietnamese()}}) << '\n';
    }
    for (const UnitLink* link : came) {
        sources.name(link->sources);
        context.out << "  "
                    << link_text(context, *link, named(context, territory, link->from, plus_days(day, -1)))
                    << '\n';
    }
    if (!left.empty()) context.out << context.text("territory.left", {{"day", day.vietnamese()}}) << '\n';
    for (const UnitLink* link : left) {
        sources.name(link->sources);
        context.out << "  " << link_text(context, *link, named(context, territory, link->to, day)) << '\n';
    }
    if (const OutsideUnits* outside = territory.came_from_outside(code, day)) {
        sources.name(outside->sources);
        context.out << context.text(
                           "territory.came_from_outside",
                           {{"day", day.vietnamese()},
                            {"province", named(context, territory, outside->province, plus_days(day, -1))}})
                    << '\n';
    }
}

// What the unit was on the day, and where its people are on another.
void show_on(const Context& context, const Territory& territory, const std::string& code,
             const Options& options) {
    if (options.on.empty()) return;
    const Date from = parse_date_option("--on", options.on);
    const UnitVersion* version = territory.on(code, from);
    if (version == nullptr) {
        context.out << '\n' << context.text("territory.not_there", {{"date", from.vietnamese()}}) << '\n';
        return;
    }
    context.out << '\n'
                << context.text("territory.was", {{"date", from.vietnamese()},
                                                  {"name", version->name(context.messages.language())},
                                                  {"type", context.text("territory.type." + version->type)}})
                << '\n';
    if (options.until.empty()) return;
    const Date until = parse_date_option("--until", options.until);
    const std::set<std::string> there =
        until >= from ? territory.successors(code, from, until) : territory.predecessors(code, from, until);
    const std::string units =
        joined(there, [&](const std::string& unit) { return named(context, territory, unit, until); });
    context.out << context.text(units.empty() ? "territory.there.none" : "territory.there",
                                {{"date", until.vietnamese()}, {"units", units}})
                << '\n';
}

void show(const Context& context, const Options& options) {
    const Territory territory = load();
    const Unit* unit = territory.find(options.code);
    if (unit == nullptr) throw Failure(fault::territory_unit_unknown, {{"code", options.code}});
    Sources sources;
    context.out << unit->code << " (" << level_text(context, unit->level) << ")\n";
    show_versions(context, territory, *unit, sources);
    for (const Date& day : territory.link_days())
        show_links(context, territory, unit->code, day, sources);
    show_on(context, territory, unit->code, options);
    sources.print(context, territory);
}

// ---- crosswalk --------------------------------------------------------------------------

struct Crossed {
    const Territory& territory;
    Date from;
    Date to;
    UnitLevel level;
    Carried carried;
};

std::string count_or_dash(const Context& context, const std::optional<std::int64_t>& count) {
    return count ? context.messages.count(*count) : "–";
}

std::string divided_text(const Context& context, const CarriedRow& row) {
    std::set<std::string> sources;
    for (const UnitLink* link : row.divided_by)
        sources.insert(link->sources.begin(), link->sources.end());
    return context.text("territory.crosswalk.divided_by", {{"sources", joined(sources)}});
}

// Why the figure is no more than what it says: from where, what is missing, by what it was divided.
std::string reason_text(const Context& context, const Crossed& crossed, const CarriedRow& row) {
    if (row.outside) {
        return context.text("territory.crosswalk.from_outside",
                            {{"province", named(context, crossed.territory, *row.outside, crossed.from)}});
    }
    std::vector<std::string> reasons;
    if (!row.missing.empty()) {
        reasons.push_back(context.text("territory.crosswalk.missing", {{"units", joined(row.missing)}}));
    }
    if (!row.divided_by.empty()) reasons.push_back(divided_text(context, row));
    return joined(reasons);
}

void crosswalk_table(const Context& context, const Crossed& crossed) {
    TextTable table;
    table.column(context.text("territory.code"), Align::left)
        .column(context.text("territory.name"), Align::left)
        .column(context.text("territory.crosswalk.count"), Align::right)
        .column(context.text("territory.crosswalk.not_divided"), Align::right)
        .column(context.text("territory.crosswalk.state"), Align::left)
        .column(context.text("territory.confidence"), Align::left)
        .column(context.text("territory.crosswalk.why"), Align::left);
    for (const CarriedRow& row : crossed.carried.rows) {
        table.row({row.unit, crossed.territory.on(row.unit, crossed.to)->name(context.messages.language()),
                   count_or_dash(context, row.count),
                   row.not_divided == 0 ? "" : context.messages.count(row.not_divided),
                   context.text("territory.state." + std::string(to_word(row.state))),
                   row.count ? confidence_word(context, row.confidence) : "",
                   reason_text(context, crossed, row)});
    }
    context.out << table.print() << '\n';
}

void crosswalk_rest(const Context& context, const Crossed& crossed) {
    const auto count = [&](std::int64_t number) { return context.messages.count(number); };
    for (const NotDivided& together : crossed.carried.not_divided) {
        context.out << context.text(together.estimated ? "territory.crosswalk.together.estimated"
                                                       : "territory.crosswalk.together",
                                    {{"count", count(together.count)},
                                     {"origins", joined(together.origins)},
                                     {"candidates", joined(together.candidates,
                                                           [&](const std::string& unit) {
                                                               return named(context, crossed.territory, unit,
                                                                            crossed.to);
                                                           })}})
                    << '\n';
    }
    for (const OutsideCount& outside : crossed.carried.outside) {
        context.out << context.text(
                           "territory.crosswalk.outside",
                           {{"count", count(outside.count)},
                            {"unit", named(context, crossed.territory, outside.unit, crossed.from)},
                            {"province", named(context, crossed.territory, outside.province, crossed.to)},
                            {"date", crossed.to.vietnamese()}})
                    << '\n';
    }
    context.out << context.text("territory.crosswalk.sum",
                                {{"total", count(crossed.carried.total)},
                                 {"known", count(crossed.carried.known)},
                                 {"left", count(crossed.carried.left)},
                                 {"outside", count(crossed.carried.outside_total)}})
                << '\n';
}

// One row for a unit, a count that is not divided, or one that leads outside: its kind says which.
void crosswalk_csv(const Context& context, const Crossed& crossed) {
    context.out << csv_row({"kind", "unit", "count", "not_divided", "state", "confidence", "candidates"});
    for (const CarriedRow& row : crossed.carried.rows) {
        context.out << csv_row({"unit", row.unit, row.count ? std::to_string(*row.count) : "",
                                std::to_string(row.not_divided), std::string(to_word(row.state)),
                                std::string(to_word(row.confidence)), ""});
    }
    for (const NotDivided& together : crossed.carried.not_divided) {
        context.out << csv_row(
            {"not_divided", "", std::to_string(together.count), "", "", "", joined(together.candidates)});
    }
    for (const OutsideCount& outside : crossed.carried.outside) {
        context.out << csv_row({"outside", outside.unit, std::to_string(outside.count), "", "", "", ""});
    }
}

json::object row_json(const CarriedRow& row) {
    json::array divided_by;
    for (const UnitLink* link : row.divided_by) {
        divided_by.push_back(json::object{{"on", link->on.iso()},
                                          {"from", link->from},
                                          {"to", link->to},
                                          {"persons", *link->persons},
                                          {"sources", json_list(link->sources)},
                                          {"confidence", to_word(link->confidence)}});
    }
    return {{"unit", row.unit},
            {"count", row.count ? json::value(*row.count) : json::value(nullptr)},
            {"not_divided", row.not_divided},
            {"state", to_word(row.state)},
            {"confidence", to_word(row.confidence)},
            {"missing", json_list(row.missing)},
            {"outside", row.outside ? json::value(*row.outside) : json::value(nullptr)},
            {"divided_by", divided_by}};
}

void crosswalk_json(const Context& context, const Crossed& crossed) {
    json::array rows;
    for (const CarriedRow& row : crossed.carried.rows)
        rows.push_back(row_json(row));
    json::array together;
    for (const NotDivided& each : crossed.carried.not_divided) {
        together.push_back(json::object{{"count", each.count},
                                        {"candidates", json_list(each.candidates)},
                                        {"origins", json_list(each.origins)},
                                        {"estimated", each.estimated}});
    }
    json::array outside;
    for (const OutsideCount& each : crossed.carried.outside) {
        outside.push_back(
            json::object{{"unit", each.unit}, {"province", each.province}, {"count", each.count}});
    }
    context.out << workspace::pretty(json::object{{"from", crossed.from.iso()},
                                                  {"to", crossed.to.iso()},
                                                  {"level", to_word(crossed.level)},
                                                  {"total", crossed.carried.total},
                                                  {"known", crossed.carried.known},
                                                  {"left", crossed.carried.left},
                                                  {"outside_total", crossed.carried.outside_total},
                                                  {"units", rows},
                                                  {"not_divided", together},
                                                  {"outside", outside}});
}

void crosswalk(const Context& context, const Options& options) {
    const Format format = parse_format(options.format);
    const Date from = parse_date_option("--from", options.from);
    const Date to = parse_date_option("--to", options.to);
    const std::optional<UnitLevel> asked = level_option(options);
    const Territory territory = load();
    require_units(context, territory, from, UnitLevel::commune);
    const CrosswalkCounts counts = read_crosswalk_file(options.file, territory, from);
    const bool keeps_level = !territory.codes_on(to, counts.level).empty();
    const UnitLevel level = asked.value_or(keeps_level ? counts.level : UnitLevel::commune);
    require_units(context, territory, to, UnitLevel::commune);
    require_units(context, territory, to, level);
    const Crossed crossed{territory, from, to, level, carry(territory, counts.counts, from, to, level)};
    switch (format) {
        case Format::table:
            crosswalk_table(context, crossed);
            return crosswalk_rest(context, crossed);
        case Format::csv:
            return crosswalk_csv(context, crossed);
        case Format::json:
            return crosswalk_json(context, crossed);
    }
}

// ---- unknown ----------------------------------------------------------------------------

void show_unknown(const Context& context) {
    const Territory territory = load();
    for (const UnknownFact& fact : territory.record().unknown)
        context.out << "- " << fact.text(context.messages.language()) << '\n';
    const auto links = territory.links_without_persons();
    context.out << '\n'
                << context.text("territory.unknown.links",
                                {{"count", context.messages.count(std::ssize(links))}})
                << '\n';
    for (const UnitLink* link : links) {
        context.out << "  "
                    << context.text("territory.unknown.link",
                                    {{"on", link->on.vietnamese()},
                                     {"from", named(context, territory, link->from, plus_days(link->on, -1))},
                                     {"to", named(context, territory, link->to, link->on)},
                                     {"extent", context.text("territory.extent." +
                                                             std::string(to_word(link->extent)))}})
                    << '\n';
    }
}

void add_shared(CLI::App& command, const Context& context, Options& options) {
    command.add_option("--level", options.level, context.text("help.territory.level"));
    command.add_option("--format", options.format, context.text("help.format"));
}

}  // namespace

void add_territory(CLI::App& app, Context& context) {
    CLI::App* command = app.add_subcommand("territory", context.text("help.territory.command"));
    command->require_subcommand(1);
    auto options = std::make_shared<Options>();

    CLI::App* listed = command->add_subcommand("list", context.text("help.territory.list"));
    listed->add_option("--on", options->on, context.text("help.territory.on"))->required();
    add_shared(*listed, context, *options);
    listed->callback([&context, options] { list(context, *options); });

    CLI::App* shown = command->add_subcommand("show", context.text("help.territory.show"));
    shown->add_option("CODE", options->code, context.text("help.territory.code"))->required();
    CLI::Option* on = shown->add_option("--on", options->on, context.text("help.territory.on"));
    shown->add_option("--until", options->until, context.text("help.territory.until"))->needs(on);
    shown->callback([&context, options] { show(context, *options); });

    CLI::App* crossed = command->add_subcommand("crosswalk", context.text("help.territory.crosswalk"));
    crossed->add_option("FILE", options->file, context.text("help.territory.file"))->required();
    crossed->add_option("--from", options->from, context.text("help.territory.from"))->required();
    crossed->add_option("--to", options->to, context.text("help.territory.to"))->required();
    add_shared(*crossed, context, *options);
    crossed->callback([&context, options] { crosswalk(context, *options); });

    CLI::App* unknown = command->add_subcommand("unknown", context.text("help.territory.unknown"));
    unknown->callback([&context] { show_unknown(context); });
}

}  // namespace baophu::cli

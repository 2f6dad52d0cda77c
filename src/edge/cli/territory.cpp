// baophu territory list [--on DATE] [--level district|commune] [--format table|csv|json]
// baophu territory show CODE|NAME [--on DATE] [--until DATE]
// baophu territory crosswalk --from DATE --to DATE FILE.csv [--level ...] [--format ...]
// baophu territory resolve ADDRESSES [--on DATE] [--limit N] [--format table|csv|json]
// baophu territory unknown
#include "core/territory/territory.h"

#include <algorithm>
#include <array>
#include <ostream>

#include <CLI/CLI.hpp>

#include "core/base/fault_codes.h"
#include "core/text/fold.h"
#include "edge/cli/citations_text.h"
#include "edge/cli/context.h"
#include "edge/cli/crosswalk_file.h"
#include "edge/cli/territory_views.h"
#include "edge/cli/territory_words.h"
#include "edge/store/clock.h"
#include "edge/workspace/json_text.h"

namespace baophu::cli {
namespace {

struct Options {
    std::string unit;
    std::string on;
    std::string until;
    std::string from;
    std::string to;
    std::string file;
    std::string level;
    std::string format = "table";
    std::int64_t limit = 30;
};

Territory load() {
    return Territory::load("dong-nai.yaml");
}

std::optional<Date> maybe_date(std::string_view option, const std::string& text) {
    if (text.empty()) return std::nullopt;
    return parse_date_option(option, text);
}

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

// The answer in the form that was asked for; the others are not made.
void print_as(const Context& context, Format format, const auto& text, const auto& csv, const auto& json) {
    switch (format) {
        case Format::table:
            context.out << text();
            return;
        case Format::csv:
            context.out << csv();
            return;
        case Format::json:
            context.out << workspace::pretty(json());
            return;
    }
}

// ---- list -------------------------------------------------------------------------------

// Districts while there are some, else communes.
UnitLevel level_on(const Territory& territory, const Date& date, const Options& options) {
    const std::optional<UnitLevel> asked = level_option(options);
    if (asked) return *asked;
    const bool districts = !territory.codes_on(date, UnitLevel::district).empty();
    return districts ? UnitLevel::district : UnitLevel::commune;
}

void list(const Context& context, const Options& options) {
    const Format format = parse_format(options.format);
    const std::optional<Date> asked = maybe_date("--on", options.on);
    const Date date = asked ? *asked : store::today();
    const Territory territory = load();
    const UnitLevel level = level_on(territory, date, options);
    require_units(context, territory, date, level);
    const ListedUnits listed{territory, date, level, territory.codes_on(date, level)};
    print_as(
        context, format, [&] { return list_text(context, listed); },
        [&] { return list_csv(context, listed); }, [&] { return list_json(listed); });
}

// ---- show -------------------------------------------------------------------------------

// In whole words: "An" is in "Xã Long An", and not in "Xã Xuân Thạnh".
bool bears_name(const UnitVersion& version, const std::string& folded) {
    const std::string wanted = ' ' + folded + ' ';
    return std::ranges::any_of(std::array{version.name_vi, version.name_en}, [&](const std::string& name) {
        return (' ' + text::fold(name) + ' ').find(wanted) != std::string::npos;
    });
}

// The units that ever bore the name, or on the day if one is asked for.
std::vector<std::string> units_by_name(const Territory& territory, const std::string& name,
                                       const std::optional<Date>& on) {
    std::vector<std::string> codes;
    const std::string folded = text::fold(name);
    if (folded.empty()) return codes;
    for (const auto& [code, unit] : territory.record().units) {
        const bool bears = std::ranges::any_of(unit.versions, [&](const UnitVersion& version) {
            return (!on || version.holds_on(*on)) && bears_name(version, folded);
        });
        if (bears) codes.push_back(code);
    }
    return codes;
}

bool is_code(const std::string& text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

void show(const Context& context, const Options& options) {
    const std::optional<Date> on = maybe_date("--on", options.on);
    const std::optional<Date> until = maybe_date("--until", options.until);
    const Territory territory = load();
    const Unit* unit = territory.find(options.unit);
    if (unit == nullptr) {
        if (is_code(options.unit)) throw Failure(fault::territory_unit_unknown, {{"code", options.unit}});
        const std::vector<std::string> codes = units_by_name(territory, options.unit, on);
        if (codes.empty()) throw Failure(fault::territory_name_unknown, {{"name", options.unit}});
        if (codes.size() > 1) {
            context.out << found_text(context, territory, codes);
            return;
        }
        unit = territory.find(codes.front());
    }
    context.out << show_text(context, {territory, *unit, on, until});
}

// ---- crosswalk --------------------------------------------------------------------------

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
    const Crossed crossed{territory,    from,  to,
                          counts.level, level, carry(territory, counts.counts, from, to, level)};
    print_as(
        context, format, [&] { return crosswalk_text(context, crossed); },
        [&] { return crosswalk_csv(crossed); }, [&] { return crosswalk_json(crossed); });
}

// ---- resolve ----------------------------------------------------------------------------

void resolve(const Context& context, const Options& options) {
    const Format format = parse_format(options.format);
    const std::optional<Date> asked = maybe_date("--on", options.on);
    const Date on = asked ? *asked : store::today();
    const Territory territory = load();
    require_units(context, territory, on, UnitLevel::commune);
    const ResolvedAddresses resolved{territory, on, resolve_addresses(options.file, territory, on)};
    print_as(
        context, format, [&] { return resolve_text(context, resolved, options.limit); },
        [&] { return resolve_csv(resolved); }, [&] { return resolve_json(resolved); });
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
    listed->add_option("--on", options->on, context.text("help.territory.list.on"));
    add_shared(*listed, context, *options);
    listed->callback([&context, options] { list(context, *options); });

    CLI::App* shown = command->add_subcommand("show", context.text("help.territory.show"));
    shown->add_option("UNIT", options->unit, context.text("help.territory.unit"))->required();
    CLI::Option* on = shown->add_option("--on", options->on, context.text("help.territory.on"));
    shown->add_option("--until", options->until, context.text("help.territory.until"))->needs(on);
    shown->callback([&context, options] { show(context, *options); });

    CLI::App* crossed = command->add_subcommand("crosswalk", context.text("help.territory.crosswalk"));
    crossed->add_option("FILE", options->file, context.text("help.territory.file"))->required();
    crossed->add_option("--from", options->from, context.text("help.territory.from"))->required();
    crossed->add_option("--to", options->to, context.text("help.territory.to"))->required();
    add_shared(*crossed, context, *options);
    crossed->callback([&context, options] { crosswalk(context, *options); });

    CLI::App* resolved = command->add_subcommand("resolve", context.text("help.territory.resolve"));
    resolved->add_option("ADDRESSES", options->file, context.text("help.territory.addresses"))->required();
    resolved->add_option("--on", options->on, context.text("help.territory.list.on"));
    resolved->add_option("--limit", options->limit, context.text("help.limit"))
        ->check(CLI::NonNegativeNumber);
    resolved->add_option("--format", options->format, context.text("help.format"));
    resolved->callback([&context, options] { resolve(context, *options); });

    CLI::App* unknown = command->add_subcommand("unknown", context.text("help.territory.unknown"));
    unknown->callback([&context] { context.out << unknown_text(context, load()); });
}

}  // namespace baophu::cli

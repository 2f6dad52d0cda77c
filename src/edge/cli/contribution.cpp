// baophu contribution --wage N --zone I --month 2019-08 [--kind owner] [--fund pension]...
//                     [--state-scale] [--paid-by-budget] [--never-insured]
//                     [--trained] [--hazardous | --especially-hazardous] [--why] [--json]
#include "core/law/contribution.h"

#include <ostream>

#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "core/base/fault_codes.h"
#include "edge/cli/citations_text.h"
#include "edge/cli/context.h"
#include "edge/cli/paragraph.h"
#include "edge/cli/text_table.h"
#include "edge/workspace/json_text.h"

namespace baophu::cli {
namespace {

namespace json = boost::json;

struct Options {
    std::string wage;
    std::string month;
    std::string kind = "worker";
    std::vector<std::string> funds;
    ContributionFacts facts{.month = *Month::of(2019, 1)};
    bool trained = false;
    bool hazardous = false;
    bool especially_hazardous = false;
    bool why = false;
    bool as_json = false;
};

PersonKind parse_kind(const std::string& word) {
    if (const std::optional<PersonKind> kind = parse_person_kind(word)) return *kind;
    throw Failure(fault::unknown_option_value,
                  {{"option", "--kind"},
                   {"value", word},
                   {"known", "worker, foreigner, owner, commune_official, overseas"}});
}

Fund parse_fund(const std::string& word) {
    for (const Fund fund : ContributionFacts{.month = *Month::of(2019, 1)}.funds) {
        if (word == to_word(fund)) return fund;
    }
    throw Failure(fault::unknown_option_value,
                  {{"option", "--fund"},
                   {"value", word},
                   {"known", "pension, sickness_maternity, accident, health, unemployment"}});
}

std::string percent_text(const Context& context, const Decimal& percent) {
    return figure_text(context, FigureUnit::percent, percent.to_string());
}

// ---- The floor (LAW-9) ---------------------------------------------------------------------

// Nothing where there is none to tell: who is no worker of an employer chooses a wage within
// bounds, and a scale of the State has no floor by zone.
std::optional<Result<WageFloor>> floor_of(const Law& law, const Options& options,
                                          const ContributionFacts& facts) {
    const bool worker = facts.kind == PersonKind::worker || facts.kind == PersonKind::foreigner;
    if (!worker || facts.state_scale || facts.paid_by_budget) return std::nullopt;
    const Hazard hazard = options.especially_hazardous ? Hazard::especially_hazardous
                          : options.hazardous          ? Hazard::hazardous
                                                       : Hazard::none;
    return wage_floor(law, facts.zone, facts.month, options.trained, hazard);
}

std::string floor_text(const Context& context, const Law& law, const ContributionFacts& facts,
                       const Result<WageFloor>& floor, Cited cited) {
    if (!floor)
        return paragraph(
            "",
            context.text("contribution.floor.unknown", {{"why", context.messages.fault(floor.fault()).what}}),
            law_width);
    const Details sums{{"floor", money_text(context, floor->amount)}, {"zone", facts.zone}};
    std::string text = paragraph("", context.text("contribution.floor", sums), law_width);
    if (facts.wage < floor->amount)
        text += paragraph("", context.text("contribution.floor.below", sums), law_width);
    return text + citations_text(context, law.parameters, floor->citations, cited);
}

json::value floor_json(const ContributionFacts& facts, const std::optional<Result<WageFloor>>& floor) {
    if (!floor) return nullptr;
    if (!*floor) return json::object{{"amount", nullptr}, {"fault", floor->fault().code}};
    const WageFloor& found = **floor;
    return json::object{{"amount", found.amount.dong()},
                        {"below", facts.wage < found.amount},
                        {"confidence", to_word(found.confidence)},
                        {"citations", citations_json(found.citations)}};
}

// ---- The answer ----------------------------------------------------------------------------

std::string fund_text(const Context& context, Fund fund) {
    return context.text("fund." + std::string(to_word(fund)));
}

// What the sums leave out, and why.
std::string unknown_text(const Context& context, const std::vector<FundUnknown>& unknown) {
    std::string text;
    for (const FundUnknown& each : unknown) {
        text += paragraph(
            "",
            context.text("contribution.fund_unknown", {{"fund", fund_text(context, each.fund)},
                                                       {"why", context.messages.fault(each.fault).what}}),
            law_width);
    }
    return text;
}

std::string lines_table(const Context& context, const KnownContribution& found) {
    TextTable table;
    table.column(context.text("contribution.fund"), Align::left)
        .column(context.text("contribution.payer"), Align::left)
        .column(context.text("contribution.base"), Align::right)
        .column(context.text("contribution.rate"), Align::right)
        .column(context.text("contribution.amount"), Align::right);
    for (const ContributionLine& line : found.known.lines) {
        table.row({fund_text(context, line.fund), context.text("payer." + std::string(to_word(line.payer))),
                   money_text(context, line.base), percent_text(context, line.percent),
                   money_text(context, line.amount)});
    }
    for (const FundUnknown& each : found.unknown)
        table.row({fund_text(context, each.fund), "", "", "", context.text("contribution.not_known")});
    table.rule();
    table.row({context.text("payer.employer"), "", "", "", money_text(context, found.known.employer)});
    table.row({context.text("payer.employee"), "", "", "", money_text(context, found.known.employee)});
    table.row({context.text(found.unknown.empty() ? "contribution.total" : "contribution.total.known"), "",
               "", "", money_text(context, found.known.total)});
    return table.print();
}

void print_text(const Context& context, const Law& law, const Options& options,
                const ContributionFacts& facts, const KnownContribution& found) {
    const Cited cited = options.why ? Cited::all : Cited::deciding;
    context.out << context.text("contribution.head", {{"wage", money_text(context, facts.wage)},
                                                      {"zone", facts.zone},
                                                      {"month", facts.month.vietnamese()}})
                << '\n'
                << context.text("contribution.kind",
                                {{"kind", context.text("law.scope." + std::string(to_word(facts.kind)))}})
                << "\n\n"
                << lines_table(context, found) << unknown_text(context, found.unknown) << '\n'
                << paragraph("", confidence_text(context, found.known.confidence), law_width)
                << citations_text(context, law.parameters, found.known.citations, cited);
    const auto floor = floor_of(law, options, facts);
    if (floor) context.out << '\n' << floor_text(context, law, facts, *floor, cited);
}

json::array lines_json(const std::vector<ContributionLine>& lines) {
    json::array list;
    for (const ContributionLine& line : lines) {
        list.push_back(json::object{{"fund", to_word(line.fund)},
                                    {"payer", to_word(line.payer)},
                                    {"base", line.base.dong()},
                                    {"percent", line.percent.to_string()},
                                    {"amount", line.amount.dong()}});
    }
    return list;
}

// With a fund that is not known there is no whole sum: the sums are null.
json::value sum_json(const KnownContribution& found, Money sum) {
    return found.unknown.empty() ? json::value(sum.dong()) : json::value(nullptr);
}

void print_json(const Context& context, const Law& law, const Options& options,
                const ContributionFacts& facts, const KnownContribution& found) {
    json::array unknown;
    for (const FundUnknown& each : found.unknown) {
        unknown.push_back(json::object{{"fund", to_word(each.fund)},
                                       {"fault", each.fault.code},
                                       {"what", context.messages.fault(each.fault).what}});
    }
    const Contribution& known = found.known;
    context.out << workspace::pretty(json::object{{"wage", facts.wage.dong()},
                                                  {"zone", facts.zone},
                                                  {"month", facts.month.iso()},
                                                  {"kind", to_word(facts.kind)},
                                                  {"lines", lines_json(known.lines)},
                                                  {"unknown_funds", unknown},
                                                  {"employer", sum_json(found, known.employer)},
                                                  {"employee", sum_json(found, known.employee)},
                                                  {"total", sum_json(found, known.total)},
                                                  {"known_total", known.total.dong()},
                                                  {"floor", floor_json(facts, floor_of(law, options, facts))},
                                                  {"confidence", to_word(known.confidence)},
                                                  {"citations", citations_json(known.citations)}});
}

void tell(const Context& context, const Options& options) {
    ContributionFacts facts = options.facts;
    facts.wage = parse_money_option("--wage", options.wage);
    facts.month = parse_month_option("--month", options.month);
    facts.kind = parse_kind(options.kind);
    if (!options.funds.empty()) facts.funds.clear();
    for (const std::string& fund : options.funds)
        facts.funds.push_back(parse_fund(fund));
    const Law law = Law::load();
    const Result<KnownContribution> found = known_contribution(law, facts);
    if (!found) throw Failure(found.fault());
    options.as_json ? print_json(context, law, options, facts, *found)
                    : print_text(context, law, options, facts, *found);
}

}  // namespace

void add_contribution(CLI::App& app, Context& context) {
    CLI::App* command = app.add_subcommand("contribution", context.text("help.contribution"));
    auto options = std::make_shared<Options>();
    command->add_option("--wage", options->wage, context.text("help.contribution.wage"))->required();
    command->add_option("--zone", options->facts.zone, context.text("help.law.zone"))->required();
    command->add_option("--month", options->month, context.text("help.contribution.month"))->required();
    command->add_option("--kind", options->kind, context.text("help.contribution.kind"));
    command->add_option("--fund", options->funds, context.text("help.contribution.fund"));
    command->add_flag("--never-insured", options->facts.never_insured,
                      context.text("help.contribution.never_insured"));
    command->add_flag("--state-scale", options->facts.state_scale,
                      context.text("help.contribution.state_scale"));
    command->add_flag("--paid-by-budget", options->facts.paid_by_budget,
                      context.text("help.contribution.paid_by_budget"));
    command->add_flag("--trained", options->trained, context.text("help.contribution.trained"));
    CLI::Option* hazardous =
        command->add_flag("--hazardous", options->hazardous, context.text("help.contribution.hazardous"));
    command
        ->add_flag("--especially-hazardous", options->especially_hazardous,
                   context.text("help.contribution.especially_hazardous"))
        ->excludes(hazardous);
    command->add_flag("--why", options->why, context.text("help.law.why"));
    command->add_flag("--json", options->as_json, context.text("help.json"));
    command->callback([&context, options] { tell(context, *options); });
}

}  // namespace baophu::cli

// baophu contribution --wage N --zone I --month 2019-08 [--kind owner] [--fund pension]...
//                     [--state-scale] [--paid-by-budget] [--never-insured] [--json]
#include "core/law/contribution.h"

#include <ostream>

#include <CLI/CLI.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "core/base/fault_codes.h"
#include "edge/cli/citations_text.h"
#include "edge/cli/context.h"
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

void print_table(const Context& context, const Law& law, const ContributionFacts& facts,
                 const Contribution& found) {
    context.out << context.text("contribution.head", {{"wage", money_text(context, facts.wage)},
                                                      {"zone", facts.zone},
                                                      {"month", facts.month.vietnamese()}})
                << '\n'
                << context.text("contribution.kind",
                                {{"kind", context.text("law.scope." + std::string(to_word(facts.kind)))}})
                << "\n\n";
    TextTable table;
    table.column(context.text("contribution.fund"), Align::left)
        .column(context.text("contribution.payer"), Align::left)
        .column(context.text("contribution.base"), Align::right)
        .column(context.text("contribution.rate"), Align::right)
        .column(context.text("contribution.amount"), Align::right);
    for (const ContributionLine& line : found.lines) {
        table.row({context.text("fund." + std::string(to_word(line.fund))),
                   context.text("payer." + std::string(to_word(line.payer))), money_text(context, line.base),
                   percent_text(context, line.percent), money_text(context, line.amount)});
    }
    table.rule();
    table.row({context.text("payer.employer"), "", "", "", money_text(context, found.employer)});
    table.row({context.text("payer.employee"), "", "", "", money_text(context, found.employee)});
    table.row({context.text("contribution.total"), "", "", "", money_text(context, found.total)});
    context.out << table.print() << '\n'
                << confidence_text(context, found.confidence) << '\n'
                << citations_text(context, law.parameters, found.citations);
}

void print_json(const Context& context, const ContributionFacts& facts, const Contribution& found) {
    json::array lines;
    for (const ContributionLine& line : found.lines) {
        lines.push_back(json::object{{"fund", to_word(line.fund)},
                                     {"payer", to_word(line.payer)},
                                     {"base", line.base.dong()},
                                     {"percent", line.percent.to_string()},
                                     {"amount", line.amount.dong()}});
    }
    context.out << workspace::pretty(json::object{{"wage", facts.wage.dong()},
                                                  {"zone", facts.zone},
                                                  {"month", facts.month.iso()},
                                                  {"kind", to_word(facts.kind)},
                                                  {"lines", lines},
                                                  {"employer", found.employer.dong()},
                                                  {"employee", found.employee.dong()},
                                                  {"total", found.total.dong()},
                                                  {"confidence", to_word(found.confidence)},
                                                  {"citations", citations_json(found.citations)}});
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
    const Result<Contribution> found = contribution(law, facts);
    if (!found) throw Failure(found.fault());
    options.as_json ? print_json(context, facts, *found) : print_table(context, law, facts, *found);
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
    command->add_flag("--json", options->as_json, context.text("help.json"));
    command->callback([&context, options] { tell(context, *options); });
}

}  // namespace baophu::cli

// baophu voluntary quote --income N --month 2019-08 [--group poor] [--months 6]
//                        [--ahead YEARS --rate R] [--missing MONTHS --rate R] [--used MONTHS]
//                        [--province N] [--sponsor N] [--why] [--json]
#include "core/law/voluntary.h"

#include <algorithm>
#include <array>
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
    std::string income;
    std::string month;
    std::vector<std::string> groups{"other"};
    int months = 1;
    int ahead_years = 0;
    int missing_months = 0;
    std::string rate;
    int used = 0;
    std::string province;
    std::string sponsor;
    bool why = false;
    bool as_json = false;
};

SupportGroup parse_group(const std::string& word) {
    for (const SupportGroup group :
         {SupportGroup::poor, SupportGroup::near_poor, SupportGroup::ethnic_minority, SupportGroup::other}) {
        if (word == to_word(group)) return group;
    }
    throw Failure(
        fault::unknown_option_value,
        {{"option", "--group"}, {"value", word}, {"known", "poor, near_poor, ethnic_minority, other"}});
}

void take_way(const Options& options, VoluntaryFacts& facts) {
    constexpr int months_of_year = 12;
    facts.months = options.months;
    if (options.ahead_years > 0) {
        facts.way = PaymentWay::ahead;
        facts.months = options.ahead_years * months_of_year;
    }
    if (options.missing_months > 0) {
        facts.way = PaymentWay::arrears;
        facts.months = options.missing_months;
    }
    // No fund earned as much in a month; a year's rate is a slip of the pen.
    const Decimal most_a_month = Decimal::whole(2);
    if (!options.rate.empty())
        facts.monthly_rate = parse_decimal_option("--rate", options.rate, most_a_month);
}

void add_top_up(std::string_view option, const std::string& name, const std::string& amount,
                VoluntaryFacts& facts) {
    if (amount.empty()) return;
    facts.top_ups.push_back({name, parse_money_option(option, amount), std::nullopt, std::nullopt});
}

VoluntaryFacts facts_of(const Options& options) {
    VoluntaryFacts facts{.income = parse_money_option("--income", options.income),
                         .groups = {},
                         .month = parse_month_option("--month", options.month)};
    for (const std::string& group : options.groups)
        facts.groups.push_back(parse_group(group));
    take_way(options, facts);
    facts.supported_before = options.used;
    add_top_up("--province", "province", options.province, facts);
    add_top_up("--sponsor", "sponsor", options.sponsor, facts);
    return facts;
}

// Why there is no support, and what the sums do not hold because nobody knows it.
std::string remarks_text(const Context& context, const Law& law, const VoluntaryFacts& facts,
                         const VoluntaryQuote& quote) {
    std::string text;
    if (quote.no_support == NoSupport::no_rule)
        text +=
            paragraph("", context.text("voluntary.no_support.no_rule", {{"month", facts.month.vietnamese()}}),
                      law_width);
    if (quote.no_support == NoSupport::used_up)
        text += paragraph("",
                          context.text("voluntary.no_support.used_up",
                                       {{"months", std::to_string(facts.supported_before)}}),
                          law_width);
    const bool by_province =
        std::ranges::any_of(facts.top_ups, [](const TopUp& top_up) { return top_up.name == "province"; });
    if (!by_province && !top_up_of_the_province_known(law, facts.month))
        text += paragraph("", context.text("voluntary.top_up_unknown"), law_width);
    return text.empty() ? "" : text + "\n";
}

void print_table(const Context& context, const Law& law, const VoluntaryFacts& facts,
                 const VoluntaryQuote& quote, Cited cited) {
    const Messages& messages = context.messages;
    context.out << context.text("voluntary.head", {{"income", money_text(context, facts.income)},
                                                   {"months", messages.count(facts.months)},
                                                   {"month", facts.month.vietnamese()}})
                << "\n\n"
                << remarks_text(context, law, facts, quote);
    TextTable table;
    table.column("", Align::left).column(context.text("voluntary.dong"), Align::right);
    table.row({context.text("voluntary.gross"), money_text(context, quote.gross)});
    if (quote.nominal != quote.gross)
        table.row({context.text("voluntary.nominal"), money_text(context, quote.nominal)});
    table.row({context.text("voluntary.state", {{"months", messages.count(quote.supported_months)}}),
               money_text(context, quote.state)});
    for (const TopUpPaid& paid : quote.top_ups)
        table.row({context.text("voluntary.top_up." + paid.name), money_text(context, paid.amount)});
    table.rule().row({context.text("voluntary.own"), money_text(context, quote.own)});
    context.out << table.print() << '\n';
    if (facts.way == PaymentWay::periodic) {
        context.out << context.text("voluntary.due", {{"months", messages.count(quote.due_within_month)}})
                    << '\n';
    }
    context.out << paragraph("", confidence_text(context, quote.confidence), law_width)
                << citations_text(context, law.parameters, quote.citations, cited);
}

void print_json(const Context& context, const VoluntaryFacts& facts, const VoluntaryQuote& quote) {
    json::array top_ups;
    for (const TopUpPaid& paid : quote.top_ups)
        top_ups.push_back(json::object{{"from", paid.name}, {"amount", paid.amount.dong()}});
    context.out << workspace::pretty(json::object{{"income", facts.income.dong()},
                                                  {"month", facts.month.iso()},
                                                  {"months", facts.months},
                                                  {"gross", quote.gross.dong()},
                                                  {"nominal", quote.nominal.dong()},
                                                  {"supported_months", quote.supported_months},
                                                  {"state", quote.state.dong()},
                                                  {"no_support", to_word(quote.no_support)},
                                                  {"top_ups", top_ups},
                                                  {"own", quote.own.dong()},
                                                  {"due_within_month", quote.due_within_month},
                                                  {"confidence", to_word(quote.confidence)},
                                                  {"citations", citations_json(quote.citations)}});
}

void tell(const Context& context, const Options& options) {
    const VoluntaryFacts facts = facts_of(options);
    const Law law = Law::load();
    require_number_option("--used", facts.supported_before, most_supported_months(law, facts.month));
    const Result<VoluntaryQuote> quote = voluntary_quote(law, facts);
    if (!quote) throw Failure(quote.fault());
    options.as_json ? print_json(context, facts, *quote)
                    : print_table(context, law, facts, *quote, options.why ? Cited::all : Cited::deciding);
}

void add_options(CLI::App& command, const Context& context, Options& options) {
    command.add_option("--income", options.income, context.text("help.voluntary.income"))->required();
    command.add_option("--month", options.month, context.text("help.voluntary.month"))->required();
    command.add_option("--group", options.groups, context.text("help.voluntary.group"));
    CLI::Option* months =
        command.add_option("--months", options.months, context.text("help.voluntary.months"));
    CLI::Option* ahead =
        command.add_option("--ahead", options.ahead_years, context.text("help.voluntary.ahead"));
    command.add_option("--missing", options.missing_months, context.text("help.voluntary.missing"))
        ->excludes(ahead)
        ->excludes(months);
    ahead->excludes(months);
    command.add_option("--rate", options.rate, context.text("help.voluntary.rate"));
    command.add_option("--used", options.used, context.text("help.voluntary.used"));
    command.add_option("--province", options.province, context.text("help.voluntary.province"));
    command.add_option("--sponsor", options.sponsor, context.text("help.voluntary.sponsor"));
    command.add_flag("--why", options.why, context.text("help.law.why"));
    command.add_flag("--json", options.as_json, context.text("help.json"));
}

}  // namespace

void add_voluntary(CLI::App& app, Context& context) {
    CLI::App* command = app.add_subcommand("voluntary", context.text("help.voluntary"));
    command->require_subcommand(1);
    auto options = std::make_shared<Options>();
    CLI::App* quote = command->add_subcommand("quote", context.text("help.voluntary.quote"));
    add_options(*quote, context, *options);
    quote->callback([&context, options] { tell(context, *options); });
}

}  // namespace baophu::cli

#include <algorithm>
#include <variant>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "edge/cli/plan_views.h"
#include "edge/cli/plan_words.h"
#include "edge/cli/text_table.h"

namespace baophu::cli {
namespace {

namespace json = boost::json;

constexpr int computed_decimals = 5;

const PlanFigure& figure_of(const CheckedPlan& checked, std::size_t position) {
    return checked.plan.figures[position];
}

// The name of what a finding is about: a figure, a control, or a clause.
std::string subject_name(const Context& context, const Plan& plan, const std::string& subject) {
    const Language language = context.messages.language();
    if (const auto figure = plan.figure(subject)) return figure_name(context, plan.figures[*figure]);
    const auto control = std::ranges::find(plan.controls, subject, &PlanControl::id);
    if (control != plan.controls.end()) return control->says.in(language);
    const PlanClause* clause = plan.clause(subject);
    return clause == nullptr ? subject : subject + " (" + clause->says.in(language) + ")";
}

std::string both_ranges(const Context& context, const BaseCandidates& bases) {
    return range_text(context, bases.rounded) + " / " + range_text(context, bases.truncated);
}

struct ValueWords {
    const Context& context;
    const Plan& plan;

    std::string operator()(const std::optional<FixedNumber>& number) const {
        return number ? value_text(context, *number, false) : context.text("plan.unknown");
    }
    std::string operator()(const std::optional<WholeRange>& range) const {
        return range_text(context, range);
    }
    std::string operator()(const BaseCandidates& bases) const { return both_ranges(context, bases); }
    std::string operator()(const NamedFigure& figure) const {
        return figure_name(context, plan.figures[figure.position]);
    }
    std::string operator()(const std::string& text) const { return text; }
};

Details worded(const Context& context, const CheckedPlan& checked, const Finding& finding) {
    Details details{{"subject", subject_name(context, checked.plan, finding.subject)}};
    for (const auto& [name, value] : finding.details)
        details.emplace_back(name, std::visit(ValueWords{context, checked.plan}, value));
    const auto part = finding.whole_number("part");
    const auto whole = finding.whole_number("whole");
    if (part && whole)
        details.emplace_back("computed", context.messages.percent(*part, *whole, computed_decimals));
    const std::string rule = checked.check.rule == RoundingRule::truncated ? "truncated" : "rounded";
    details.emplace_back("rule", context.text("plan.rule." + rule));
    if (finding.code == FindingCode::rounding_contradiction) {
        details.emplace_back("needed", context.text("plan.rule." + finding.outcome));
    }
    return details;
}

std::string growth_text(const Context& context, const Finding& finding, const std::string& scheme) {
    const std::int64_t now = finding.whole_number(scheme + "_now").value();
    const std::int64_t before = finding.whole_number(scheme + "_before").value();
    return context.messages.percent(now - before, before, 3);
}

std::string finding_text(const Context& context, const CheckedPlan& checked, const Finding& finding) {
    Details details = worded(context, checked, finding);
    if (finding.code == FindingCode::outgrows) {
        details.emplace_back("unemployment", growth_text(context, finding, "unemployment"));
        details.emplace_back("compulsory", growth_text(context, finding, "compulsory"));
    }
    const std::string code(to_word(finding.code));
    std::string text = paragraph("  - ", context.text("plan.finding." + code, details) + " [" + code + "]");
    if (finding.severity == Severity::known) {
        text += paragraph("    ", context.text("plan.known.reason",
                                               {{"reason", finding.reason.in(context.messages.language())}}));
    }
    return text;
}

std::string findings_text(const Context& context, const CheckedPlan& checked, Severity severity) {
    const int count = checked.check.count(severity);
    if (count == 0 && severity != Severity::contradiction) return "";
    std::string text = '\n' +
                       context.text("plan.severity." + std::string(to_word(severity)),
                                    {{"count", context.messages.count(count)}}) +
                       '\n';
    for (const Finding& each : checked.check.findings) {
        if (each.severity == severity) text += finding_text(context, checked, each);
    }
    return text;
}

// The word for the worst that was found of the figure.
std::string remark(const Context& context, const CheckedPlan& checked, const std::string& figure) {
    const Finding* worst = nullptr;
    for (const Finding& each : checked.check.findings) {
        if (each.subject == figure && (worst == nullptr || each.severity < worst->severity)) worst = &each;
    }
    return worst == nullptr ? "" : context.text("plan.remark." + std::string(to_word(worst->code)));
}

std::string printed_text(const Context& context, const PlanFigure& figure) {
    const std::string text = figure.printed ? *figure.printed
                             : figure.value
                                 ? "(" + value_text(context, *figure.value, is_percent(figure.quantity)) + ")"
                                 : context.text("plan.unknown");
    return figure.at_least ? "≥ " + text : text;
}

void add_row(const Context& context, const CheckedPlan& checked, const FigureRow& row, TextTable& table) {
    const PlanFigure& figure = figure_of(checked, row.figure);
    const bool percent = is_percent(figure.quantity);
    const std::string computed =
        row.rule ? context.messages.percent(*row.part, *row.whole, computed_decimals) + "%" : "";
    table.row({figure.clause, figure_name(context, figure), printed_text(context, figure), computed,
               row.rule ? context.text("plan.rule." + std::string(to_word(*row.rule))) : "",
               percent && figure.value ? std::to_string(figure.value->decimals) : "",
               remark(context, checked, figure.id)});
}

std::string figures_table(const Context& context, const CheckedPlan& checked) {
    TextTable table;
    table.column(context.text("plan.column.clause"), Align::left)
        .column(context.text("plan.column.figure"), Align::left)
        .column(context.text("plan.column.printed"), Align::right)
        .column(context.text("plan.column.computed"), Align::right)
        .column(context.text("plan.column.rule"), Align::left)
        .column(context.text("plan.column.decimals"), Align::right)
        .column(context.text("plan.column.remark"), Align::left);
    std::optional<int> year;
    for (const FigureRow& row : checked.check.rows) {
        const int own = figure_of(checked, row.figure).year;
        if (year && *year != own) table.rule();
        year = own;
        add_row(context, checked, row, table);
    }
    return table.print();
}

std::string derived_table(const Context& context, const CheckedPlan& checked) {
    if (checked.check.derived.empty()) return "";
    TextTable table;
    table.column(context.text("plan.derived.what"), Align::left)
        .column(context.text("plan.derived.year"), Align::right)
        .column(context.text("plan.derived.number"), Align::right)
        .column("%", Align::right);
    for (const DerivedNumber& each : checked.check.derived) {
        const bool increase = each.what == "increase";
        const std::string scheme = increase ? context.text("scheme." + each.scheme) : "";
        table.row({context.text("plan.derived." + each.what, {{"scheme", scheme}}), std::to_string(each.year),
                   (increase && each.part > 0 ? "+" : "") + context.messages.count(each.part),
                   each.whole ? context.messages.percent(each.part, *each.whole, increase ? 3 : 2) : ""});
    }
    return '\n' + context.text("plan.derived.head") + '\n' + table.print();
}

std::string end_text(const Context& context, const PlanFigure& figure,
                     const std::optional<FixedNumber>& end) {
    if (!end) return context.text("plan.slack.open");
    return value_text(context, *end, is_percent(figure.quantity));
}

std::string slack_table(const Context& context, const CheckedPlan& checked,
                        const std::vector<Slack>& slacks) {
    TextTable table;
    table.column("   ", Align::left)
        .column(context.text("plan.column.figure"), Align::left)
        .column(context.text("plan.column.printed"), Align::right)
        .column(context.text("plan.slack.low"), Align::right)
        .column(context.text("plan.slack.high"), Align::right);
    for (const Slack& each : slacks) {
        const PlanFigure& figure = figure_of(checked, each.figure);
        table.row({"", figure_name(context, figure), printed_text(context, figure),
                   end_text(context, figure, each.low), end_text(context, figure, each.high)});
    }
    return slacks.empty() ? "" : table.print();
}

std::string names_of(const Context& context, const CheckedPlan& checked, const std::vector<Slack>& slacks) {
    std::string names;
    for (const Slack& each : slacks) {
        const PlanFigure& figure = figure_of(checked, each.figure);
        names += (names.empty() ? "" : "; ") + figure_name(context, figure) + " (" +
                 printed_text(context, figure) + ")";
    }
    return names;
}

// The slacks by how they are told: with their ends, or as held by hardly anything, or by nothing.
// What was never seen printed has no place in what a print lets through.
struct ToldSlacks {
    std::vector<Slack> with_ends;
    std::vector<Slack> hardly_bound;
    std::vector<Slack> unbound;
    bool print_not_seen = false;
};

ToldSlacks sorted_slacks(const CheckedPlan& checked, const std::vector<Slack>& slacks) {
    ToldSlacks told;
    for (const Slack& each : slacks) {
        if (each.none()) continue;
        if (!figure_of(checked, each.figure).printed) {
            told.print_not_seen = true;
        } else {
            (each.hardly_bound ? told.hardly_bound
             : each.unbound()  ? told.unbound
                               : told.with_ends)
                .push_back(each);
        }
    }
    return told;
}

std::string slacks_text(const Context& context, const CheckedPlan& checked, std::string_view head,
                        const std::vector<Slack>& slacks) {
    const ToldSlacks told = sorted_slacks(checked, slacks);
    std::string text;
    const auto add = [&](std::string_view key, const std::vector<Slack>& some) {
        if (!some.empty()) {
            text += paragraph("  - ", context.text(key, {{"figures", names_of(context, checked, some)}}));
        }
    };
    if (!told.with_ends.empty()) {
        text += paragraph("  - ", context.text(head)) + slack_table(context, checked, told.with_ends);
    }
    add("plan.slack.hardly_bound", told.hardly_bound);
    add("plan.slack.unbound", told.unbound);
    if (told.print_not_seen) text += paragraph("  - ", context.text("plan.slack.print_not_seen"));
    return text;
}

// What the controls leave open is told only while they hold: broken ones hold nothing.
std::string control_slack_text(const Context& context, const CheckedPlan& checked) {
    if (checked.check.count(Severity::contradiction) > 0) return "";
    const std::string open = slacks_text(context, checked, "plan.slack.left", checked.slack);
    return open.empty() ? paragraph("  - ", context.text("plan.slack.closed")) : open;
}

std::string unseen_text(const Context& context, const CheckedPlan& checked) {
    std::string text = '\n' + context.text("plan.unseen.head") + '\n';
    for (const BothLanguages& each : checked.plan.document.lacks)
        text += paragraph("  - ", each.in(context.messages.language()));
    text += control_slack_text(context, checked);
    if (checked.plan.controls.empty()) return text;
    return text + slacks_text(context, checked, "plan.slack.printed_only", checked.printed_slack);
}

std::string head_text(const Context& context, const Plan& plan) {
    const PlanDocument& document = plan.document;
    return paragraph("", document.title.in(context.messages.language())) +
           paragraph("", context.text("plan.head." + document.kind,
                                      {{"id", document.id},
                                       {"from", document.from.vietnamese()},
                                       {"to", document.to.vietnamese()},
                                       {"figures", context.messages.count(std::ssize(plan.figures))},
                                       {"duties", context.messages.count(std::ssize(plan.obligations))},
                                       {"clauses", context.messages.count(std::ssize(plan.clauses))}}));
}

std::string_view verdict_key(const PlanCheck& check) {
    if (check.count(Severity::contradiction) > 0) return "plan.verdict.contradiction";
    return check.count(Severity::known) > 0 ? "plan.verdict.known" : "plan.verdict.clean";
}

json::value text_or_null(const std::optional<std::string>& text) {
    return text ? json::value(*text) : json::value(nullptr);
}

json::value range_json(const std::optional<WholeRange>& range) {
    if (!range) return nullptr;
    return json::object{{"low", range->low}, {"high", range->high}};
}

json::value bases_json(const BaseCandidates& bases) {
    return json::object{{"rounded", range_json(bases.rounded)}, {"truncated", range_json(bases.truncated)}};
}

struct ValueJson {
    const Plan& plan;

    json::value operator()(const std::optional<FixedNumber>& number) const {
        return number ? json::value(to_string(*number)) : json::value(nullptr);
    }
    json::value operator()(const std::optional<WholeRange>& range) const { return range_json(range); }
    json::value operator()(const BaseCandidates& bases) const { return bases_json(bases); }
    json::value operator()(const NamedFigure& figure) const {
        return json::value(plan.figures[figure.position].id);
    }
    json::value operator()(const std::string& text) const { return json::value(text); }
};

json::value slack_json(const std::vector<Slack>& slacks, std::size_t figure) {
    const auto found = std::ranges::find(slacks, figure, &Slack::figure);
    if (found == slacks.end()) return nullptr;
    return json::object{{"low", found->low ? json::value(to_string(*found->low)) : json::value(nullptr)},
                        {"high", found->high ? json::value(to_string(*found->high)) : json::value(nullptr)},
                        {"hardly_bound", found->hardly_bound}};
}

json::object row_json(const CheckedPlan& checked, const FigureRow& row) {
    const PlanFigure& figure = figure_of(checked, row.figure);
    json::object object{
        {"id", figure.id},
        {"clause", figure.clause},
        {"area", figure.area},
        {"quantity", to_word(figure.quantity)},
        {"scheme", figure.scheme},
        {"year", figure.year},
        {"at_least", figure.at_least},
        {"printed", text_or_null(figure.printed)},
        {"value", figure.value ? json::value(to_string(*figure.value)) : json::value(nullptr)},
        {"slack", slack_json(checked.slack, row.figure)},
        {"slack_printed_only", slack_json(checked.printed_slack, row.figure)}};
    if (row.rule) {
        object["part"] = *row.part;
        object["whole"] = *row.whole;
        object["rule"] = to_word(*row.rule);
        object["decimals"] = figure.value->decimals;
    }
    if (row.bases) {
        object["bases"] = bases_json(*row.bases);
    }
    return object;
}

json::object finding_json(const Context& context, const Plan& plan, const Finding& finding) {
    json::object details;
    for (const auto& [name, value] : finding.details)
        details[name] = std::visit(ValueJson{plan}, value);
    json::object object{{"code", to_word(finding.code)},
                        {"severity", to_word(finding.severity)},
                        {"subject", finding.subject},
                        {"outcome", finding.outcome},
                        {"details", details}};
    if (finding.severity == Severity::known) {
        object["reason"] = finding.reason.in(context.messages.language());
    }
    return object;
}

}  // namespace

std::string check_text(const Context& context, const CheckedPlan& checked) {
    std::string text = head_text(context, checked.plan) + '\n' + figures_table(context, checked);
    for (const Severity severity :
         {Severity::contradiction, Severity::known, Severity::warning, Severity::note}) {
        text += findings_text(context, checked, severity);
    }
    text += derived_table(context, checked) + unseen_text(context, checked);
    return text + '\n' + paragraph("", context.text(verdict_key(checked.check)));
}

json::value check_json(const Context& context, const CheckedPlan& checked) {
    json::array figures;
    for (const FigureRow& row : checked.check.rows)
        figures.push_back(row_json(checked, row));
    json::array findings;
    for (const Finding& each : checked.check.findings)
        findings.push_back(finding_json(context, checked.plan, each));
    json::array derived;
    for (const DerivedNumber& each : checked.check.derived) {
        derived.push_back(
            json::object{{"what", each.what},
                         {"scheme", each.scheme},
                         {"year", each.year},
                         {"part", each.part},
                         {"whole", each.whole ? json::value(*each.whole) : json::value(nullptr)}});
    }
    json::array lacks;
    for (const BothLanguages& each : checked.plan.document.lacks)
        lacks.push_back(json::value(each.in(context.messages.language())));
    return json::object{{"plan", checked.plan.document.id},
                        {"kind", checked.plan.document.kind},
                        {"rule", to_word(checked.check.rule)},
                        {"contradictions", checked.check.count(Severity::contradiction)},
                        {"known", checked.check.count(Severity::known)},
                        {"warnings", checked.check.count(Severity::warning)},
                        {"figures", figures},
                        {"findings", findings},
                        {"derived", derived},
                        {"lacks", lacks}};
}

}  // namespace baophu::cli

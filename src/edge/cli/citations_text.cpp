#include "edge/cli/citations_text.h"

#include <algorithm>
#include <iterator>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "core/base/fault_codes.h"
#include "core/law/citation_form.h"
#include "core/territory/territory.h"
#include "edge/cli/paragraph.h"

namespace baophu::cli {
namespace {

namespace json = boost::json;

// A number of the law with the separators of the language; other words as they are.
std::string number_text(const Context& context, std::string_view figure) {
    const std::optional<Decimal> number = Decimal::parse(figure);
    if (!number) return std::string(figure);
    const std::string text = number->to_string();
    const std::size_t point = text.find('.');
    std::string whole = context.messages.count(number->as_whole());
    if (point == std::string::npos) return whole;
    return whole + (context.vietnamese() ? "," : ".") + text.substr(point + 1);
}

std::string range_text(const Context& context, std::string_view low, std::string_view high) {
    if (high.empty()) return "≥ " + number_text(context, low);
    return number_text(context, low) + "–" + number_text(context, high);
}

// "03-25" is the 25th of March.
std::string day_of_year_text(const std::string& figure) {
    constexpr std::size_t dash = 2;
    return figure.substr(dash + 1) + "/" + figure.substr(0, dash);
}

// "738" is 61 years and 6 months.
std::string age_text(const Context& context, const std::string& figure) {
    constexpr int months_of_year = 12;
    const int months = std::stoi(figure);
    const Details parts{{"years", std::to_string(months / months_of_year)},
                        {"months", std::to_string(months % months_of_year)}};
    return context.text(months % months_of_year == 0 ? "law.age.years" : "law.age.years_and_months", parts);
}

std::string plain_figure_text(const Context& context, FigureUnit unit, const std::string& figure) {
    if (unit == FigureUnit::month_day) return day_of_year_text(figure);
    if (unit == FigureUnit::age_in_months) return age_text(context, figure);
    const std::string key = "law.word." + figure;
    if (unit == FigureUnit::word) return context.messages.has(key) ? context.text(key) : figure;
    const auto ends = split_range(figure);
    return ends ? range_text(context, ends->first, ends->second) : number_text(context, figure);
}

template <class Value>
Value parsed(std::optional<Value> value, std::string_view option, const std::string& text,
             std::string_view known) {
    if (value) return *value;
    throw Failure(fault::unknown_option_value,
                  {{"option", std::string(option)}, {"value", text}, {"known", std::string(known)}});
}

// ---- Members of scopes ---------------------------------------------------------------------

std::string commune_text(const Context& context, const std::string& code, const Date& on) {
    static const Territory territory = Territory::load("dong-nai.yaml");
    const UnitVersion* unit = territory.on(code, on);
    return unit == nullptr ? code : unit->name(context.messages.language());
}

// "contract.worker_abroad": the first one counts before the second.
std::string pair_text(const Context& context, const std::string& pair) {
    const std::size_t point = pair.find('.');
    return context.text("law.scope_of.pair",
                        {{"first", context.text("law.scope." + pair.substr(0, point))},
                         {"second", context.text("law.scope." + pair.substr(point + 1))}});
}

// ---- Laws and articles ---------------------------------------------------------------------

std::string law_text(const Context& context, const std::string& law) {
    return law == cited_unknown ? context.text("law.cited.no_paper") : law;
}

std::string article_text(const Context& context, const std::string& article) {
    std::string text;
    for (const std::string& part : cited_parts(article)) {
        const bool word = part == cited_unknown || part == cited_whole;
        text += (text.empty() ? "" : "; ") + (word ? context.text("law.cited." + part) : part);
    }
    return text;
}

// ---- Citations -----------------------------------------------------------------------------

// "Điều 86 (chắc chắn): Tỷ lệ đóng hưu trí, người lao động có hợp đồng: 14 %".
std::string citation_line(const Context& context, const Parameters& parameters, const Citation& citation) {
    const auto found = parameters.all().find(citation.parameter);
    const bool rule = found == parameters.all().end();
    std::string name = rule ? citation.parameter : found->second.title(context.messages.language());
    if (!rule && !citation.scope.empty())
        name += ", " + scope_text(context, found->second, citation.scope, citation.from);
    const std::string figure = rule ? context.text("law.answer." + citation.text)
                                    : figure_text(context, found->second.unit, citation.text);
    return context.text(
        "law.citation",
        {{"article", article_text(context, citation.article)},
         {"confidence", context.text("confidence." + std::string(to_word(citation.confidence)))},
         {"name", name},
         {"figure", figure}});
}

std::vector<Citation> shown(const std::vector<Citation>& citations, Cited cited) {
    if (cited == Cited::all) return citations;
    const Confidence least = lowest(citations);
    std::vector<Citation> deciding;
    std::ranges::copy_if(citations, std::back_inserter(deciding), [&](const Citation& each) {
        const bool marks = each.confidence == least && least != Confidence::sure;
        return each.text != ScopedText::none || marks;
    });
    return deciding;
}

// The laws in the order in which they are first cited.
std::vector<std::string> laws_of(const std::vector<Citation>& citations) {
    std::vector<std::string> laws;
    for (const Citation& each : citations) {
        if (std::ranges::find(laws, each.law) == laws.end()) laws.push_back(each.law);
    }
    return laws;
}

}  // namespace

std::string figure_text(const Context& context, FigureUnit unit, const std::string& figure) {
    if (figure == ScopedText::none) return context.text("law.none");
    if (figure == ScopedText::unknown) return context.text("law.unknown");
    if (unit == FigureUnit::month_range && figure == "0..0") return context.text("law.months.below_one");
    return context.text("law.unit." + std::string(to_word(unit)),
                        {{"figure", plain_figure_text(context, unit, figure)}});
}

std::string scope_text(const Context& context, const Parameter& parameter, const std::string& member,
                       const Date& on) {
    const std::string& name = parameter.scope_name;
    if (name == "commune") return commune_text(context, member, on);
    if (name == "pair") return pair_text(context, member);
    const std::string own = ("law.scope." + name).append(".").append(member);
    if (context.messages.has(own)) return context.text(own);
    const std::string common = "law.scope." + member;
    if (context.messages.has(common)) return context.text(common);
    const std::string key = "law.scope_of." + name;
    if (!context.messages.has(key)) return member;
    const auto ends = split_range(member);
    return context.text(key, {{"member", ends ? range_text(context, ends->first, ends->second) : member}});
}

std::string source_text(const Context& context, const std::string& law, const std::string& article,
                        Confidence confidence) {
    return context.text("law.source",
                        {{"law", law_text(context, law)},
                         {"article", article_text(context, article)},
                         {"confidence", context.text("confidence." + std::string(to_word(confidence)))}});
}

std::string citations_text(const Context& context, const Parameters& parameters,
                           const std::vector<Citation>& citations, Cited cited) {
    const std::vector<Citation> told = shown(citations, cited);
    std::string text = context.text("law.citations") + '\n';
    for (const std::string& law : laws_of(told)) {
        text += paragraph("  ", law_text(context, law), law_width);
        for (const Citation& citation : told) {
            if (citation.law != law) continue;
            text += paragraph("    - ", citation_line(context, parameters, citation), law_width);
            if (citation.confidence == Confidence::sure || citation.note.empty()) continue;
            text += paragraph("      ", citation.note, law_width);
        }
    }
    if (told.size() == citations.size()) return text;
    return text +
           paragraph(
               "  ",
               context.text("law.citations.more",
                            {{"count", context.messages.count(std::ssize(citations) - std::ssize(told))}}),
               law_width);
}

std::string confidence_text(const Context& context, Confidence confidence) {
    return context.text("law.confidence." + std::string(to_word(confidence)));
}

json::value citations_json(const std::vector<Citation>& citations) {
    json::array list;
    for (const Citation& each : citations) {
        list.push_back(json::object{{"parameter", each.parameter},
                                    {"scope", each.scope},
                                    {"figure", each.text},
                                    {"from", each.from.iso()},
                                    {"to", each.to ? json::value(each.to->iso()) : json::value(nullptr)},
                                    {"law", each.law},
                                    {"article", each.article},
                                    {"article_open", article_is_open(each.article)},
                                    {"confidence", to_word(each.confidence)},
                                    {"checked", each.checked.iso()},
                                    {"note", each.note}});
    }
    return list;
}

std::string money_text(const Context& context, Money money) {
    return context.messages.count(money.dong());
}

Money parse_money_option(std::string_view option, const std::string& text) {
    std::optional<Money> money = Money::parse(text);
    if (money && *money < Money()) money.reset();
    return parsed(money, option, text, "0, 8500000, 8.500.000");
}

Month parse_month_option(std::string_view option, const std::string& text) {
    return parsed(Month::parse(text), option, text, "2019-08, 08/2019");
}

Date parse_date_option(std::string_view option, const std::string& text) {
    return parsed(Date::parse(text), option, text, "2019-08-31, 31/08/2019");
}

Decimal parse_decimal_option(std::string_view option, const std::string& text, const Decimal& most) {
    std::string with_point = text;
    std::ranges::replace(with_point, ',', '.');
    std::optional<Decimal> number = Decimal::parse(with_point);
    if (number && (number->units() < 0 || *number > most)) number.reset();
    return parsed(number, option, text, "0.4, 0,4; 0…" + most.to_string());
}

void require_number_option(std::string_view option, int number, int most) {
    const bool inside = number >= 0 && number <= most;
    (void)parsed(inside ? std::optional(number) : std::nullopt, option, std::to_string(number),
                 "0…" + std::to_string(most));
}

}  // namespace baophu::cli

#include "edge/cli/citations_text.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "core/base/fault_codes.h"

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

std::string plain_figure_text(const Context& context, FigureUnit unit, const std::string& figure) {
    if (unit == FigureUnit::month_day) return day_of_year_text(figure);
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

std::string citation_line(const Context& context, const Parameters& parameters, const Citation& citation) {
    const auto found = parameters.all().find(citation.parameter);
    const bool rule = found == parameters.all().end();
    const std::string name = rule ? citation.parameter : found->second.title(context.messages.language());
    const std::string figure = rule ? context.text("law.answer." + citation.text)
                                    : figure_text(context, found->second.unit, citation.text);
    return "  " +
           context.text(
               "law.citation",
               {{"name", name + (citation.scope.empty() ? "" : ", " + scope_text(context, citation.scope))},
                {"figure", figure},
                {"source", source_text(context, citation.law, citation.article, citation.confidence)}}) +
           '\n';
}

}  // namespace

std::string figure_text(const Context& context, FigureUnit unit, const std::string& figure) {
    if (figure == ScopedText::none) return context.text("law.none");
    if (figure == ScopedText::unknown) return context.text("law.unknown");
    return context.text("law.unit." + std::string(to_word(unit)),
                        {{"figure", plain_figure_text(context, unit, figure)}});
}

std::string scope_text(const Context& context, const std::string& scope) {
    const std::string key = "law.scope." + scope;
    return context.messages.has(key) ? scope + " (" + context.text(key) + ")" : scope;
}

std::string source_text(const Context& context, const std::string& law, const std::string& article,
                        Confidence confidence) {
    return context.text("law.source",
                        {{"law", law},
                         {"article", article},
                         {"confidence", context.text("confidence." + std::string(to_word(confidence)))}});
}

std::string citations_text(const Context& context, const Parameters& parameters,
                           const std::vector<Citation>& citations) {
    std::string text = context.text("law.citations") + '\n';
    for (const Citation& citation : citations) {
        text += citation_line(context, parameters, citation);
        if (citation.confidence == Confidence::sure || citation.note.empty()) continue;
        text += "    " + citation.note + '\n';
    }
    return text;
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

Decimal parse_decimal_option(std::string_view option, const std::string& text) {
    std::optional<Decimal> number = Decimal::parse(text);
    if (number && number->units() < 0) number.reset();
    return parsed(number, option, text, "0.4");
}

}  // namespace baophu::cli

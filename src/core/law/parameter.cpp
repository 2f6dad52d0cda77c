#include "core/law/parameter.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/law/citation_form.h"
#include "core/law/decimal.h"

namespace baophu {
namespace {

constexpr std::array<std::pair<FigureUnit, std::string_view>, 18> units{{
    {FigureUnit::vnd, "VND"},
    {FigureUnit::vnd_per_month, "VND_per_month"},
    {FigureUnit::percent, "percent"},
    {FigureUnit::percent_per_month, "percent_per_month"},
    {FigureUnit::percent_per_day, "percent_per_day"},
    {FigureUnit::years, "years"},
    {FigureUnit::months, "months"},
    {FigureUnit::age_in_months, "age_in_months"},
    {FigureUnit::days, "days"},
    {FigureUnit::number, "number"},
    {FigureUnit::points, "points"},
    {FigureUnit::word, "word"},
    {FigureUnit::zone, "zone"},
    {FigureUnit::month_day, "month_day"},
    {FigureUnit::vnd_range, "VND_range"},
    {FigureUnit::percent_range, "percent_range"},
    {FigureUnit::number_range, "number_range"},
    {FigureUnit::month_range, "month_range"},
}};

bool is_whole(std::string_view text) {
    const std::optional<Decimal> number = Decimal::parse(text);
    return number && number->is_whole() && number->units() >= 0 && text.find('.') == std::string_view::npos;
}

bool is_range(std::string_view text, bool whole) {
    const auto ends = split_range(text);
    if (!ends) return false;
    const std::optional<Decimal> low = Decimal::parse(ends->first);
    if (!low || (whole && !is_whole(ends->first))) return false;
    if (ends->second.empty()) return true;
    const std::optional<Decimal> high = Decimal::parse(ends->second);
    return high && *low <= *high && (!whole || is_whole(ends->second));
}

// A word of the program: small letters, digits, underscores and the points of an id.
bool is_word(std::string_view text) {
    return std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    });
}

bool fits(FigureUnit unit, std::string_view text) {
    switch (unit) {
        case FigureUnit::percent:
        case FigureUnit::percent_per_month:
        case FigureUnit::percent_per_day:
            return Decimal::parse(text).has_value();
        case FigureUnit::word:
            return is_word(text);
        case FigureUnit::zone:
            return text == "I" || text == "II" || text == "III" || text == "IV";
        case FigureUnit::month_day:
            return Date::parse("2019-" + std::string(text)).has_value();
        case FigureUnit::percent_range:
            return is_range(text, false);
        case FigureUnit::vnd_range:
        case FigureUnit::number_range:
        case FigureUnit::month_range:
            return is_range(text, true);
        default:
            return is_whole(text);
    }
}

ScopedText read_figure(const YamlFields& fields, const std::string& key, std::string scope, FigureUnit unit) {
    ScopedText figure{.scope = std::move(scope),
                      .text = fields.text(key),
                      .confidence = Confidence::sure,
                      .law = {},
                      .article = {}};
    const bool said = figure.text != ScopedText::none && figure.text != ScopedText::unknown;
    if (said && !fits(unit, figure.text)) {
        fields.broken(figure.text + " is no " + std::string(to_word(unit)));
    }
    return figure;
}

std::vector<ScopedText> read_figures(const YamlFields& fields, const Parameter& parameter) {
    if (parameter.scope_names.empty()) return {read_figure(fields, "value", "", parameter.unit)};
    if (fields.maybe_text("value")) fields.broken("a value without its scope");
    const YamlFields by = fields.map("by");
    for (const auto& entry : by.node()) {
        const auto name = entry.first.as<std::string>();
        if (std::ranges::find(parameter.scope_names, name) == parameter.scope_names.end()) {
            by.broken("unknown scope " + name);
        }
    }
    std::vector<ScopedText> figures;
    figures.reserve(parameter.scope_names.size());
    for (const std::string& name : parameter.scope_names)
        figures.push_back(read_figure(by, name, name, parameter.unit));
    return figures;
}

// Each figure has the confidence of its value, or the lower one named for it.
void set_confidences(const YamlFields& fields, std::vector<ScopedText>& figures) {
    const Confidence common = fields.confidence("confidence");
    for (ScopedText& figure : figures)
        figure.confidence = common;
    if (!fields.node()["confidence_by"]) return;
    const YamlFields by = fields.map("confidence_by");
    for (const auto& entry : by.node()) {
        const auto name = entry.first.as<std::string>();
        const auto figure = std::ranges::find(figures, name, &ScopedText::scope);
        if (figure == figures.end()) by.broken("unknown scope " + name);
        figure->confidence = by.confidence(name);
        if (figure->confidence <= common) by.broken(name + " is no less sure than its value");
    }
}

// Sets what `key` names for some figures; they are in the scope, or the file is broken.
void set_texts_by(const YamlFields& fields, const std::string& key, std::string ScopedText::* text,
                  std::vector<ScopedText>& figures) {
    if (!fields.node()[key]) return;
    const YamlFields by = fields.map(key);
    for (const auto& entry : by.node()) {
        const auto name = entry.first.as<std::string>();
        const auto figure = std::ranges::find(figures, name, &ScopedText::scope);
        if (figure == figures.end()) by.broken("unknown scope " + name);
        (*figure).*text = by.text(name);
    }
}

// Each figure has the law and the article of its value, or its own, both of them.
void set_citations(const YamlFields& fields, std::vector<ScopedText>& figures) {
    set_texts_by(fields, "law_by", &ScopedText::law, figures);
    set_texts_by(fields, "article_by", &ScopedText::article, figures);
    const CitationText common{fields.text("law"), fields.text("article")};
    const std::string note = fields.maybe_text("note").value_or("");
    require_citation(fields, common, fields.confidence("confidence"), note);
    for (ScopedText& figure : figures) {
        if (figure.law.empty() != figure.article.empty())
            fields.broken(figure.scope + " has its own law or article, and not the other");
        if (figure.law.empty()) {
            figure.law = common.law;
            figure.article = common.article;
        }
        require_citation(fields, {figure.law, figure.article}, figure.confidence, note);
    }
}

ParameterValue read_value(const YamlFields& fields, const Parameter& parameter) {
    fields.only({"from", "to", "value", "by", "law", "law_by", "article", "article_by", "confidence",
                 "confidence_by", "checked", "note"});
    std::vector<ScopedText> figures = read_figures(fields, parameter);
    set_confidences(fields, figures);
    set_citations(fields, figures);
    return {.from = fields.date("from"),
            .to = fields.maybe_date("to"),
            .figures = std::move(figures),
            .law = fields.text("law"),
            .article = fields.text("article"),
            .confidence = fields.confidence("confidence"),
            .checked = fields.date("checked"),
            .note = fields.maybe_text("note").value_or("")};
}

void require_chain(const YamlFields& fields, const std::vector<ParameterValue>& values) {
    if (values.empty()) fields.broken("no value");
    for (std::size_t i = 0; i < values.size(); ++i) {
        const ParameterValue& value = values[i];
        if (value.to && *value.to < value.from) fields.broken("a value ends before it begins");
        const bool last = i + 1 == values.size();
        if (last != !value.to) {
            fields.broken(last ? "the last value ends: write none or unknown after it"
                               : "a value without an end before another");
        }
        if (last) return;
        const int days = values[i + 1].from.days_since_1970() - value.to->days_since_1970();
        if (days < 1) fields.broken("two values hold on " + values[i + 1].from.iso());
        if (days > 1) fields.broken("no value after " + value.to->iso() + ": write none or unknown");
    }
}

void read_scope(const YamlFields& fields, Parameter& parameter) {
    if (!fields.node()["scope"]) return;
    const YamlFields scope = fields.map("scope");
    scope.only({"name", "of"});
    parameter.scope_name = scope.text("name");
    for (const auto& name : scope.list("of"))
        parameter.scope_names.push_back(name.as<std::string>());
    if (parameter.scope_names.empty()) scope.broken("a scope of nothing");
}

FigureUnit read_unit(const YamlFields& fields) {
    const std::string word = fields.text("unit");
    const auto* const found =
        std::ranges::find(units, word, &std::pair<FigureUnit, std::string_view>::second);
    if (found == units.end()) fields.broken("unknown unit " + word);
    return found->first;
}

}  // namespace

std::string_view to_word(FigureUnit unit) {
    return std::ranges::find(units, unit, &std::pair<FigureUnit, std::string_view>::first)->second;
}

std::optional<std::pair<std::string_view, std::string_view>> split_range(std::string_view text) {
    const std::size_t dots = text.find("..");
    if (dots == std::string_view::npos) return std::nullopt;
    return std::pair{text.substr(0, dots), text.substr(dots + 2)};
}

Parameter read_parameter(const YamlFields& fields) {
    fields.only({"id", "unit", "title", "scope", "values"});
    const YamlFields title = fields.map("title");
    title.only({"vi", "en"});
    Parameter parameter{.id = fields.text("id"),
                        .unit = read_unit(fields),
                        .title_vi = title.text("vi"),
                        .title_en = title.text("en"),
                        .scope_name = {},
                        .scope_names = {},
                        .values = {}};
    read_scope(fields, parameter);
    for (std::size_t i = 0; i < fields.list("values").size(); ++i)
        parameter.values.push_back(read_value(fields.item("values", i), parameter));
    require_chain(fields, parameter.values);
    return parameter;
}

}  // namespace baophu

#include "core/law/law_reader.h"

#include <algorithm>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/law/citation_form.h"

namespace baophu {
namespace {

const ScopedText& figure_of(const Parameter& parameter, const ParameterValue& value, std::string_view scope) {
    const auto found = std::ranges::find(value.figures, scope, &ScopedText::scope);
    if (found != value.figures.end()) return *found;
    std::string known;
    for (const std::string& name : parameter.scope_names)
        known += (known.empty() ? "" : ", ") + name;
    throw Failure(fault::law_scope_unknown, {{"id", parameter.id},
                                             {"title.vi", parameter.title_vi},
                                             {"title.en", parameter.title_en},
                                             {"scope", scope.empty() ? "–" : std::string(scope)},
                                             {"known", known.empty() ? "–" : known}});
}

Citation citation_of(const Parameter& parameter, const ParameterValue& value, std::string_view scope) {
    const ScopedText& figure = figure_of(parameter, value, scope);
    return {.parameter = parameter.id,
            .scope = std::string(scope),
            .text = figure.text,
            .from = value.from,
            .to = value.to,
            .law = figure.law,
            .article = figure.article,
            .confidence = figure.confidence,
            .checked = value.checked,
            .note = value.note};
}

// As they are, or the keys of their words.
std::pair<std::string, std::string> law_detail(const std::string& law) {
    if (law == cited_unknown) return {"law.word", "law.cited.no_paper"};
    return {"law", law};
}

std::pair<std::string, std::string> article_detail(const std::string& article) {
    if (article == cited_unknown) return {"article.word", "law.cited.unknown"};
    if (article == cited_whole) return {"article.word", "law.cited.whole"};
    return {"article", article};
}

[[noreturn]] void refuse(std::string_view code, const Parameter& parameter, const Citation& citation,
                         const Date& date) {
    throw Failure(code, {{"id", citation.parameter + (citation.scope.empty() ? "" : " " + citation.scope)},
                         {"title.vi", parameter.title_vi},
                         {"title.en", parameter.title_en},
                         {"date", date.vietnamese()},
                         law_detail(citation.law),
                         article_detail(citation.article)});
}

}  // namespace

Confidence lowest(const std::vector<Citation>& citations) {
    Confidence found = Confidence::sure;
    for (const Citation& each : citations)
        found = std::max(found, each.confidence);
    return found;
}

void add_citations(std::vector<Citation>& to, const std::vector<Citation>& more) {
    for (const Citation& each : more) {
        if (std::ranges::find(to, each) == to.end()) to.push_back(each);
    }
}

std::optional<std::string> LawReader::maybe_text(std::string_view id, std::string_view scope) {
    const Parameter& parameter = parameters_->parameter(id);
    const Citation citation = citation_of(parameter, parameters_->on(id, date_), scope);
    if (citation.text == ScopedText::unknown) refuse(fault::law_value_unknown, parameter, citation, date_);
    add_citations(citations_, {citation});
    if (citation.text == ScopedText::none) return std::nullopt;
    return citation.text;
}

std::string LawReader::text(std::string_view id, std::string_view scope) {
    std::optional<std::string> found = maybe_text(id, scope);
    if (!found) refuse(fault::law_value_none, parameters_->parameter(id), citations_.back(), date_);
    return *found;
}

std::optional<Decimal> LawReader::maybe_decimal(std::string_view id, std::string_view scope) {
    const std::optional<std::string> found = maybe_text(id, scope);
    return found ? Decimal::parse(*found) : std::nullopt;
}

Decimal LawReader::decimal(std::string_view id, std::string_view scope) {
    return Decimal::parse(text(id, scope)).value();
}

Money LawReader::money(std::string_view id, std::string_view scope) {
    return Money(decimal(id, scope).as_whole());
}

int LawReader::whole(std::string_view id, std::string_view scope) {
    return static_cast<int>(decimal(id, scope).as_whole());
}

std::string LawReader::word(std::string_view id, std::string_view scope) {
    return text(id, scope);
}

Range LawReader::range(std::string_view id, std::string_view scope) {
    const std::string found = text(id, scope);
    const auto [low, high] = split_range(found).value();
    return {Decimal::parse(low).value(), high.empty() ? std::nullopt : Decimal::parse(high)};
}

}  // namespace baophu

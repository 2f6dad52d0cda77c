// A parameter: one figure of the law with its values over time, from data/law/*.yaml.
//
//     - id: regional_minimum_wage
//       unit: VND_per_month
//       title: {vi: "...", en: "..."}
//       scope: {name: zone, of: [I, II, III, IV]}           only where it has one figure for each
//       values:
//         - {from: "2020-01-01", to: "2022-06-30", by: {I: "4420000", ...}, law: "...",
//            article: "...", confidence: sure, checked: "2026-11-23", note: "..."}
//
// `confidence_by: {foreigner: likely}` tells the figures of a value that are less sure than the
// rest of it, `law_by` and `article_by` those that another law sets. How a law and an article are
// written: citation_form.h. The values follow each other without overlap and without a gap, and the last one
// is open: where the law has no such rule the value is `none`, where nobody could find it `unknown`, both
// with law, article and confidence. Rules LAW-*: docs/law.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/confidence.h"
#include "core/base/date.h"
#include "core/base/messages.h"
#include "core/base/yaml_fields.h"

namespace baophu {

enum class FigureUnit {
    vnd,
    vnd_per_month,
    percent,
    percent_per_month,
    percent_per_day,
    years,
    months,
    age_in_months,
    days,
    number,
    points,
    word,
    zone,       // "I" to "IV"
    month_day,  // "03-25"
    vnd_range,  // "50000000..75000000"; "200.." has no upper end. Ends belong to it.
    percent_range,
    number_range,
    month_range,  // Of whole months; "0..0" is less than one.
};

// As the files and the commands write it: "VND_per_month".
std::string_view to_word(FigureUnit unit);

// The figure for one member of the scope; the only one if there is no scope.
struct ScopedText {
    std::string scope;                         // "II"; empty without a scope.
    std::string text;                          // In the form of the unit, or one of the two words below.
    Confidence confidence = Confidence::sure;  // Of this figure; the value's, or its own.
    std::string law;                           // So are these.
    std::string article;

    static constexpr std::string_view none = "none";
    static constexpr std::string_view unknown = "unknown";
};

struct ParameterValue {
    Date from;
    std::optional<Date> to;  // Inclusive; nothing: still in force.
    std::vector<ScopedText> figures;
    std::string law;
    std::string article;
    Confidence confidence;  // Of what the figures do not say themselves.
    Date checked;           // When the citation was last held against its source.
    std::string note;

    bool holds_on(const Date& date) const { return from <= date && (!to || date <= *to); }
};

struct Parameter {
    std::string id;
    FigureUnit unit;
    std::string title_vi;
    std::string title_en;
    std::string scope_name;                // Empty without a scope.
    std::vector<std::string> scope_names;  // In the order of the law.
    std::vector<ParameterValue> values;

    const std::string& title(Language language) const {
        return language == Language::vietnamese ? title_vi : title_en;
    }
};

// Throws Failure(builtin_file_broken) on an unknown key, an overlap, a gap, a missing law or
// article, a figure that is not of the unit, a scope without its figure.
Parameter read_parameter(const YamlFields& fields);

// "12..15" or "200..": the two ends as they are written, the second empty if there is none.
// Nothing if it is no range.
std::optional<std::pair<std::string_view, std::string_view>> split_range(std::string_view text);

}  // namespace baophu

// What the tests of plans share: the plan of 2019-2020, and changed copies of it.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "core/plan/plan_check.h"
#include "core/plan/plan_reader.h"

namespace baophu {

inline const Plan& plan_of_2019() {
    static const Plan plan = load_plan("dong-nai-2019-2020");
    return plan;
}

inline const Plan& plan_of_2026() {
    static const Plan plan = load_plan("dong-nai-2026-2030");
    return plan;
}

// "818.486", "0,71%": the number as a document would print it.
inline std::string as_printed(const FixedNumber& number, bool percent) {
    std::string text = to_string(number);
    std::ranges::replace(text, '.', ',');
    const std::size_t start = text.starts_with('-') ? 1 : 0;
    for (std::size_t at = std::min(text.find(','), text.size()); at > start + 3; at -= 3)
        text.insert(at - 3, ".");
    return percent ? text + "%" : text;
}

// The plan with another number for one figure, printed and value together.
inline Plan with_number(Plan plan, std::size_t figure, const FixedNumber& number) {
    plan.figures[figure].value = number;
    plan.figures[figure].printed = as_printed(number, is_percent(plan.figures[figure].quantity));
    return plan;
}

inline std::vector<Finding> findings_of(const PlanCheck& check, FindingCode code) {
    std::vector<Finding> found;
    for (const Finding& each : check.findings) {
        if (each.code == code) found.push_back(each);
    }
    return found;
}

inline std::string range_of(const std::optional<WholeRange>& range) {
    return range ? std::to_string(range->low) + ".." + std::to_string(range->high) : "none";
}

// The detail as text: "4210..4212", "0.71"; empty if the finding has none of that name.
inline std::string detail_of(const Finding& finding, std::string_view name) {
    const FindingValue* value = finding.detail(name);
    if (value == nullptr) return "";
    if (const auto* range = std::get_if<std::optional<WholeRange>>(value)) return range_of(*range);
    if (const auto* bases = std::get_if<BaseCandidates>(value))
        return range_of(bases->rounded) + " / " + range_of(bases->truncated);
    if (const auto* number = std::get_if<std::optional<FixedNumber>>(value))
        return *number ? to_string(**number) : "unknown";
    if (const auto* text = std::get_if<std::string>(value)) return *text;
    return "figure";
}

}  // namespace baophu

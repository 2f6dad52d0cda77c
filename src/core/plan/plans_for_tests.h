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

inline std::string detail_of(const Finding& finding, std::string_view name) {
    for (const auto& [key, text] : finding.details) {
        if (key == name) return text;
    }
    return "";
}

}  // namespace baophu

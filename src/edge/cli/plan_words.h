// How plans are worded on the terminal: names of figures and agencies, numbers of findings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/plan/plan.h"
#include "edge/cli/context.h"
#include "edge/cli/paragraph.h"

namespace baophu::cli {

// "Tỷ lệ tham gia BHXH tự nguyện 2019"
std::string figure_name(const Context& context, const PlanFigure& figure);

// The names that the plan gives them, parted by semicolons; since some names hold commas.
std::string agency_names(const Context& context, const Plan& plan, const std::vector<std::string>& ids);

// "1772834" as "1.772.834", "0.71" as "0,71", "4210..4212" as "4.210–4.212"; other words as
// they are.
std::string number_words(const Context& context, std::string_view text);

// The number with its decimals, and "%" where it is one.
std::string value_text(const Context& context, const FixedNumber& value, bool percent);

}  // namespace baophu::cli

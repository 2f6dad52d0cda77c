// How plans are worded on the terminal: names of figures and agencies, numbers of findings.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/plan/plan.h"
#include "edge/cli/context.h"
#include "edge/cli/paragraph.h"

namespace baophu::cli {

// "Tỷ lệ tham gia BHXH tự nguyện 2019"
std::string figure_name(const Context& context, const PlanFigure& figure);

// The names that the plan gives them, parted by semicolons; since some names hold commas. With a
// day, those of that day; without one, with the day from which a name is another one.
std::string agency_names(const Context& context, const Plan& plan, const std::vector<std::string>& ids,
                         const std::optional<Date>& on = std::nullopt);

// "4.210–4.212"; the word for none where no whole number fits.
std::string range_text(const Context& context, const std::optional<WholeRange>& range);

// The number with its decimals, and "%" where it is one.
std::string value_text(const Context& context, const FixedNumber& value, bool percent);

}  // namespace baophu::cli

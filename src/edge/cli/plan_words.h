// How plans are worded on the terminal: names of figures and agencies, numbers of findings,
// paragraphs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/plan/plan.h"
#include "edge/cli/context.h"

namespace baophu::cli {

// Lines of a plan's text are at most so wide.
inline constexpr std::size_t page_width = 100;

// "Tỷ lệ tham gia BHXH tự nguyện 2019"
std::string figure_name(const Context& context, const PlanFigure& figure);

// The names that the plan gives them, parted by semicolons; since some names hold commas.
std::string agency_names(const Context& context, const Plan& plan, const std::vector<std::string>& ids);

// "1772834" as "1.772.834", "0.71" as "0,71", "4210..4212" as "4.210–4.212"; other words as
// they are.
std::string number_words(const Context& context, std::string_view text);

// The number with its decimals, and "%" where it is one.
std::string value_text(const Context& context, const FixedNumber& value, bool percent);

// `text` in lines of at most `width` letters, the first after `first`, the others indented as
// deep. A word that is longer stands alone on its line.
std::string paragraph(std::string_view first, std::string_view text, std::size_t width = page_width);

}  // namespace baophu::cli

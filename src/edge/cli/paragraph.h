// Text of the terminal in lines that are not too wide.
#pragma once

#include <string>
#include <string_view>

namespace baophu::cli {

// Lines of a plan's text are at most so wide.
inline constexpr std::size_t page_width = 100;

// Those of the law, whose figures and citations stand on one line where they can.
inline constexpr std::size_t law_width = 120;

// `text` in lines of at most `width` letters, the first after `first`, the others indented as
// deep. A word that is longer stands alone on its line.
std::string paragraph(std::string_view first, std::string_view text, std::size_t width = page_width);

}  // namespace baophu::cli

// Prose on the terminal, broken into lines.
#pragma once

#include <string>
#include <string_view>

namespace baophu::cli {

// Lines of prose are at most so wide.
inline constexpr std::size_t page_width = 100;

// `text` in lines of at most `width` letters, the first after `first`, the others indented as
// deep. A word that is longer stands alone on its line.
std::string paragraph(std::string_view first, std::string_view text, std::size_t width = page_width);

}  // namespace baophu::cli

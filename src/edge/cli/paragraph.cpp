#include "edge/cli/paragraph.h"

#include <algorithm>

#include "edge/cli/text_table.h"

namespace baophu::cli {

std::string paragraph(std::string_view first, std::string_view text, std::size_t width) {
    const std::size_t indent = display_width(first);
    std::string lines(first);
    std::size_t column = indent;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string_view word = text.substr(at, end - at);
        at = end + 1;
        const std::size_t word_width = display_width(word);
        if (column > indent && column + 1 + word_width > width) {
            lines += '\n' + std::string(indent, ' ');
            column = indent;
        }
        if (column > indent) {
            lines += ' ';
            ++column;
        }
        lines += word;
        column += word_width;
    }
    return lines + '\n';
}

}  // namespace baophu::cli

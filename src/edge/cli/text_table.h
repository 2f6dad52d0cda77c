// A table for the terminal: columns as wide as they must be, numbers to the right, widths in
// letters and not in bytes, so that Vietnamese lines up.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace baophu::cli {

enum class Align { left, right };

class TextTable {
public:
    // A header may have several lines, parted by \n; they stand at the bottom.
    TextTable& column(std::string header, Align align);

    // As many cells as columns. A row is one line: a line break, or another control character
    // that a register delivered, is shown as a blank.
    TextTable& row(std::vector<std::string> cells);

    // A line of its own under the last row, indented; as wide as it is.
    TextTable& under(const std::string& line);

    // A line across, before the next row.
    TextTable& rule();

    std::string print() const;

private:
    struct Column {
        std::vector<std::string> header;
        Align align;
    };
    std::vector<std::size_t> widths() const;

    std::vector<Column> columns_;
    std::vector<std::vector<std::string>> rows_;  // An empty row is a rule.
    std::map<std::size_t, std::string> under_;    // By the number of rows above it.
};

// Without control characters: what a register delivered must not move the cursor.
std::string printable(std::string text);

// Letters that `text` takes on the screen: code points without combining marks.
std::size_t display_width(std::string_view text);

}  // namespace baophu::cli

#include "edge/cli/text_table.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace baophu::cli {
namespace {

constexpr std::string_view gap = "  ";

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::size_t at = 0;
    for (;;) {
        const std::size_t end = text.find('\n', at);
        lines.push_back(text.substr(at, end - at));
        if (end == std::string::npos) return lines;
        at = end + 1;
    }
}

std::string padded(const std::string& cell, std::size_t width, Align align) {
    const std::string blanks(width - std::min(width, display_width(cell)), ' ');
    return align == Align::left ? cell + blanks : blanks + cell;
}

void end_line(std::string& text) {
    while (text.ends_with(' '))
        text.pop_back();
    text += '\n';
}

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
}

// U+0300 to U+036F: the marks that stand on the letter before them.
bool combining(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte != 0xCC && byte != 0xCD) return false;
    if (at + 1 >= text.size()) return false;
    return byte == 0xCC || static_cast<unsigned char>(text[at + 1]) < 0xB0;
}

}  // namespace

TextTable& TextTable::column(std::string header, Align align) {
    columns_.push_back({lines_of(header), align});
    return *this;
}

TextTable& TextTable::row(std::vector<std::string> cells) {
    for (std::string& cell : cells)
        cell = printable(std::move(cell));
    rows_.push_back(std::move(cells));
    return *this;
}

TextTable& TextTable::under(const std::string& line) {
    under_[rows_.size()] += std::string(gap) + printable(line) + '\n';
    return *this;
}

TextTable& TextTable::rule() {
    rows_.emplace_back();
    return *this;
}

std::vector<std::size_t> TextTable::widths() const {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        std::size_t width = 0;
        for (const std::string& line : columns_[i].header)
            width = std::max(width, display_width(line));
        for (const auto& row : rows_) {
            if (!row.empty()) width = std::max(width, display_width(row[i]));
        }
        widths.push_back(width);
    }
    return widths;
}

std::string TextTable::print() const {
    const std::vector<std::size_t> width = widths();
    std::size_t height = 0;
    std::size_t total = gap.size() * (columns_.size() - 1);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        height = std::max(height, columns_[i].header.size());
        total += width[i];
    }
    std::string across;
    for (std::size_t i = 0; i < total; ++i)
        across += "─";

    std::string text;
    for (std::size_t line = 0; line < height; ++line) {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const Column& column = columns_[i];
            const std::size_t above = height - column.header.size();
            const std::string cell = line < above ? "" : column.header[line - above];
            text += (i == 0 ? "" : std::string(gap)) + padded(cell, width[i], column.align);
        }
        end_line(text);
    }
    text += across + '\n';
    std::size_t above = 0;
    for (const auto& row : rows_) {
        const auto below = under_.find(++above);
        if (row.empty()) {
            text += across + '\n';
            continue;
        }
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            text += (i == 0 ? "" : std::string(gap)) + padded(row[i], width[i], columns_[i].align);
        }
        end_line(text);
        if (below != under_.end()) text += below->second;
    }
    return text;
}

std::string printable(std::string text) {
    std::ranges::replace_if(text, is_control, ' ');
    return text;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool continuation = (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
        if (!continuation && !combining(text, i)) ++width;
    }
    return width;
}

}  // namespace baophu::cli

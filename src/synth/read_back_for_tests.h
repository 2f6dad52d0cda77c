// Reads the written files back, for the tests of this room: a splitter of text as plain as can
// be, so that it and the writer do not make the same mistake.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/temporary_folder_for_tests.h"
#include "synth/read_workbook_for_tests.h"

namespace baophu::synth {

inline std::string content_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string content(static_cast<std::size_t>(std::filesystem::file_size(path)), '\0');
    file.read(content.data(), static_cast<std::streamsize>(content.size()));
    return content;
}

// The cells of one line; quotation marks part nothing and double ones stand for one.
inline void split_line(std::string_view line, std::vector<std::string>& cells) {
    cells.assign(1, "");
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') {
            cells.back() += line[i++];
        } else if (line[i] == '"') {
            quoted = !quoted;
        } else if (line[i] == ',' && !quoted) {
            cells.emplace_back();
        } else {
            cells.back() += line[i];
        }
    }
}

class Row {
public:
    Row(const std::vector<std::string>& header, const std::vector<std::string>& cells, std::size_t at)
        : line(at), header_(header), cells_(cells) {}

    // By one of the spellings of its header, parted by "|".
    const std::string& operator[](std::string_view spellings) const {
        static const std::string empty;
        while (!spellings.empty()) {
            const std::string_view spelling = spellings.substr(0, spellings.find('|'));
            spellings.remove_prefix(std::min(spelling.size() + 1, spellings.size()));
            const auto found = std::ranges::find(header_, spelling);
            if (found == header_.end()) continue;
            const auto at = static_cast<std::size_t>(found - header_.begin());
            return at < cells_.size() ? cells_[at] : empty;  // A row of a workbook may be short.
        }
        throw std::runtime_error("no such column");
    }

    std::size_t line;  // In the file, from 1.

private:
    const std::vector<std::string>& header_;
    const std::vector<std::string>& cells_;
};

// Calls see(Row) for each line of the table: behind titles of one cell, and not for the numbers of
// the columns.
template <class See>
class Rows {
public:
    explicit Rows(See see) : see_(see) {}

    void take(const std::vector<std::string>& cells, std::size_t line) {
        const bool title = std::ranges::count_if(cells, [](const auto& cell) { return !cell.empty(); }) < 2;
        if (header_.empty()) {
            if (!title) header_ = cells;
        } else if (!cells[0].starts_with('[')) {
            see_(Row(header_, cells, line));
        }
    }

private:
    See see_;
    std::vector<std::string> header_;
};

template <class See>
void read_text_rows(const std::filesystem::path& path, See see) {
    const std::string content = content_of(path);
    std::string_view rest = content;
    if (rest.starts_with("\xef\xbb\xbf")) rest.remove_prefix(3);
    Rows<See> rows(see);
    std::vector<std::string> cells;
    for (std::size_t line = 1; !rest.empty(); ++line) {
        std::string_view text = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(text.size() + 1);
        if (text.ends_with('\r')) text.remove_suffix(1);
        split_line(text, cells);
        rows.take(cells, line);
    }
}

template <class See>
void read_book_rows(const std::filesystem::path& path, See see) {
    const std::string content = content_of(path);
    Rows<See> rows(see);
    read_sheet(member_of(content, "xl/worksheets/sheet1.xml"),
               [&](const std::vector<std::string>& cells, std::size_t line) { rows.take(cells, line); });
}

template <class See>
void read_rows(const std::filesystem::path& path, See see) {
    path.extension() == ".csv" ? read_text_rows(path, see) : read_book_rows(path, see);
}

}  // namespace baophu::synth

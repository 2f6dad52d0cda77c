// Reads the written files back, for the tests of this room: a splitter as plain as can be,
// so that it and the writer do not make the same mistake.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/temporary_folder_for_tests.h"

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
    Row(const std::vector<std::string>& header, const std::vector<std::string>& cells)
        : header_(header), cells_(cells) {}

    const std::string& operator[](std::string_view column) const {
        const auto found = std::ranges::find(header_, column);
        if (found == header_.end()) throw std::runtime_error("no column " + std::string(column));
        return cells_.at(static_cast<std::size_t>(found - header_.begin()));
    }

private:
    const std::vector<std::string>& header_;
    const std::vector<std::string>& cells_;
};

// Calls see(Row) for each line after the first. No cell of ours holds a line break.
template <class See>
void read_rows(const std::filesystem::path& path, See see) {
    const std::string content = content_of(path);
    std::string_view rest = content;
    if (rest.starts_with("\xef\xbb\xbf")) rest.remove_prefix(3);
    std::vector<std::string> header;
    std::vector<std::string> cells;
    while (!rest.empty()) {
        std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(line.size() + 1);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (header.empty()) {
            split_line(line, header);
            continue;
        }
        split_line(line, cells);
        see(Row(header, cells));
    }
}

}  // namespace baophu::synth

// The parts of a workbook that stand beside its sheets: which sheets there are, the texts that
// cells share, and how numbers are shown.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/documents/cell_format.h"
#include "core/documents/workbook.h"

namespace baophu {

// Texts by their number, one behind the other in one memory.
class SharedTexts {
public:
    void append(std::string_view piece) { bytes_ += piece; }
    void end_text() { ends_.push_back(bytes_.size()); }
    std::size_t bytes() const { return bytes_.size(); }

    // Empty for a number that there is not.
    std::string_view at(std::size_t number) const {
        if (number >= ends_.size()) return {};
        const std::size_t begin = number == 0 ? 0 : ends_[number - 1];
        return std::string_view(bytes_).substr(begin, ends_[number] - begin);
    }

private:
    std::string bytes_;
    std::vector<std::size_t> ends_;
};

struct Workbook::Parts {
    Parts(const std::filesystem::path& path, const WorkbookLimits& the_limits);

    ZipArchive zip;
    WorkbookLimits limits;
    std::vector<Sheet> sheets;
    DateSystem date_system = DateSystem::from_1900;
    std::vector<CellFormat> formats;  // By the style number that a cell names.
    SharedTexts texts;
};

// "_x000D_" -> the character of that number, in UTF-8; a "_x005F_" before such a text escapes it.
std::string without_escapes(std::string_view text);

}  // namespace baophu

// Which columns of a file the engine is given, and what is kept beside them: the id of each row, and the
// truth where the file tells it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace baophu::registers {

// The columns that are wanted of a file, by their headers.
struct WantedColumns {
    std::vector<std::string> fields;  // In the order of the engine's fields.
    std::string id;
    std::string truth;  // Empty: none.
};

// Texts of rows, one after the other in one piece of memory.
class RowTexts {
public:
    void add(std::string_view text) {
        bytes_ += text;
        ends_.push_back(bytes_.size());
    }
    std::string_view at(std::size_t row) const {
        return std::string_view(bytes_).substr(ends_[row], ends_[row + 1] - ends_[row]);
    }
    std::size_t size() const { return ends_.size() - 1; }

private:
    std::string bytes_;
    std::vector<std::size_t> ends_{0};
};

// What is kept of a part of a register while the engine reads it.
struct KeptColumns {
    RowTexts ids;
    RowTexts truths;  // Empty texts where no truth is wanted or told.
};

// A header without the blanks around it and a byte order mark before it.
std::string_view trimmed(std::string_view header);

// Where each wanted column stands among the headers: the fields in their order, then the id, then the truth
// if it is wanted. Throws Failure(link_column_missing).
std::vector<std::size_t> places_of(const WantedColumns& wanted, const std::vector<std::string>& headers,
                                   const std::string& path);

}  // namespace baophu::registers

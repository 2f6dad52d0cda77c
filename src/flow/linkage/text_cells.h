// Text cells of one column, as Arrow lays them out, for what linkage shows the engine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "flow/linkage/engine/engine.h"

namespace baophu::linkage {

class TextCells {
public:
    void clear() {
        bytes_.clear();
        offsets_.assign(1, 0);
    }
    void add(std::string_view text) {
        bytes_ += text;
        offsets_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    }
    // Good until the next cell.
    engine::ColumnView view() const { return engine::TextColumn{offsets_.data(), bytes_.data(), nullptr}; }

private:
    std::string bytes_;
    std::vector<std::uint32_t> offsets_{0};
};

}  // namespace baophu::linkage

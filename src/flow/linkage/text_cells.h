// Profiles as the engine takes them: text cells of columns, as Arrow lays them out, some thousand rows at a
// time.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
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

// Profiles as batches of text columns; `add` writes one profile as a row of cells.
template <class Profile, std::size_t columns>
class ProfileSource final : public engine::BatchSource {
public:
    using Cells = std::array<TextCells, columns>;
    using Add = void (*)(Cells&, const Profile&);

    ProfileSource(std::span<const Profile> profiles, Add add) : left_(profiles), add_(add) {}

    bool next(engine::Batch& batch) override {
        if (left_.empty()) return false;
        constexpr std::size_t at_once = 4'096;
        const auto profiles = left_.first(std::min(at_once, left_.size()));
        left_ = left_.subspan(profiles.size());
        for (TextCells& cells : cells_)
            cells.clear();
        for (const Profile& profile : profiles)
            add_(cells_, profile);
        views_.clear();
        for (const TextCells& cells : cells_)
            views_.push_back(cells.view());
        batch = {.rows = profiles.size(), .columns = views_};
        return true;
    }

private:
    std::span<const Profile> left_;
    Add add_;
    Cells cells_;
    std::vector<engine::ColumnView> views_;
};

}  // namespace baophu::linkage

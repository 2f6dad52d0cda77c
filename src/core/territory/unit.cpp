#include "core/territory/unit.h"

#include <algorithm>
#include <array>
#include <utility>

namespace baophu {
namespace {

constexpr std::array<std::pair<UnitLevel, std::string_view>, 3> levels{{
    {UnitLevel::province, "province"},
    {UnitLevel::district, "district"},
    {UnitLevel::commune, "commune"},
}};

}  // namespace

std::string_view to_word(UnitLevel level) {
    return std::ranges::find(levels, level, &std::pair<UnitLevel, std::string_view>::first)->second;
}

std::optional<UnitLevel> parse_unit_level(std::string_view word) {
    const auto* const found =
        std::ranges::find(levels, word, &std::pair<UnitLevel, std::string_view>::second);
    if (found == levels.end()) return std::nullopt;
    return found->first;
}

std::string_view to_word(LinkExtent extent) {
    switch (extent) {
        case LinkExtent::whole:
            return "whole";
        case LinkExtent::part:
            return "part";
        case LinkExtent::possible:
            return "possible";
    }
    return "";
}

}  // namespace baophu

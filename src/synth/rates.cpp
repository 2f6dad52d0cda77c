#include "synth/rates.h"

#include <algorithm>
#include <cmath>

namespace baophu::synth {
namespace {

constexpr double all = 1'000'000;

}  // namespace

Rates::Rates() {
    for (std::size_t i = 0; i < rate_count; ++i)
        values_[i] = rate_table[i].value;
}

void Rates::multiply_errors(double factor) {
    for (std::size_t i = 0; i < rate_count; ++i) {
        if (!rate_table[i].error) continue;
        values_[i] = static_cast<PerMillion>(std::lround(std::min(all, values_[i] * factor)));
    }
}

std::optional<Rate> rate_named(std::string_view name) {
    const auto* const found = std::ranges::find(rate_table, name, &RateRow::name);
    if (found == rate_table.end()) return std::nullopt;
    return static_cast<Rate>(found - rate_table.begin());
}

}  // namespace baophu::synth

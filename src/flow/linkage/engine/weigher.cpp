#include "flow/linkage/engine/weigher.h"

#include <algorithm>
#include <cmath>

namespace baophu::linkage::engine {
namespace {

constexpr std::uint64_t small_counts = 1 << 10;

}  // namespace

Weight to_weight(double bits) {
    constexpr double most = 1'000;
    return static_cast<Weight>(std::lround(std::clamp(bits, -most, most) * weight_unit));
}

Weigher::Weigher(const Records& records, const Comparer& comparer,
                 const std::vector<Frequencies>& frequencies, const Model& model)
    : records_(records),
      comparer_(comparer),
      frequencies_(frequencies),
      prior_(to_weight(std::log2(model.lambda / (1 - model.lambda)))) {
    for (std::size_t i = 0; i < model.m.size(); ++i) {
        std::array<Weight, levels_max>& weights = level_weight_.emplace_back();
        for (std::size_t level = 1; level < records.layout.components[i].levels; ++level)
            weights.at(level) = to_weight(std::log2(model.m[i].at(level) / model.u[i].at(level)));
    }
    for (std::size_t field = 0; field < records.layout.kind.size(); ++field) {
        equal_bits_.push_back(std::log2(chance_of_equality(records, frequencies[field])));
        rarest_.push_back(std::max(0, rarity_of_count(field, 1)));
        std::vector<Weight>& of_counts = rarity_of_count_.emplace_back();
        for (std::uint64_t count = 0; count < small_counts; ++count)
            of_counts.push_back(rarity_of_count(field, count));
        std::vector<Weight>& of_field = rarity_.emplace_back();
        if (!in_dictionary(records.layout.kind[field])) continue;
        of_field.assign(records.dictionaries[field].size(), 0);
        for (ValueId id = 1; id < of_field.size(); ++id)
            of_field[id] = rarity_of_count(field, frequencies[field].count_of(id));
    }
}

Weight Weigher::rarity_of_count(std::size_t field, std::uint64_t count) const {
    const auto known = static_cast<double>(frequencies_[field].known());
    if (count == 0 || known == 0) return 0;
    return to_weight(equal_bits_[field] - std::log2(static_cast<double>(count) / known));
}

Weight Weigher::rarity(std::size_t field, const Row& row) const {
    if (!rarity_[field].empty()) return rarity_[field][row.slot[records_.layout.slot[field]]];
    const std::uint64_t count = frequencies_[field].count(row);
    return count < small_counts ? rarity_of_count_[field][count] : rarity_of_count(field, count);
}

Weight Weigher::weigh(Pattern pattern, const Row& a) const {
    const Layout& layout = records_.layout;
    Weight weight = prior_;
    for (std::size_t component = 0; component < layout.components.size(); ++component) {
        const Level level = level_in(pattern, component);
        weight += level_weight_[component].at(level);
        const Kind kind = layout.components[component].kind;
        if (kind == Kind::address) {
            // The levels between "not known" and "none agrees" are the fields.
            const std::size_t fields = layout.components[component].fields.size();
            if (level >= 1 && level <= fields)
                weight += rarity(layout.components[component].fields[level - 1], a);
        } else if (level == level::equal) {
            weight += rarity(layout.components[component].fields.front(), a);
        } else if (kind == Kind::name && level == level::text::rearranged) {
            weight += weigh_rearranged(a);
        }
    }
    return weight;
}

// Moved words are as rare as all fields of the name together.
Weight Weigher::weigh_rearranged(const Row& a) const {
    Weight weight = 0;
    for (const std::size_t field : records_.layout.names)
        if (a.slot[records_.layout.slot[field]] != 0) weight += rarity(field, a);
    return weight;
}

}  // namespace baophu::linkage::engine

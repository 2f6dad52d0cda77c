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
        has_rarity_.push_back(model.u_given.empty() || !model.u_given[records.layout.component_of[field]]);
        equal_bits_.push_back(std::log2(chance_of_equality(records, frequencies[field])));
        rarest_.push_back(std::max(0, rarity_of_count(field, frequencies[field].fewest())));
        std::vector<Weight>& of_counts = rarity_of_count_.emplace_back();
        for (std::uint64_t count = 0; count < small_counts; ++count)
            of_counts.push_back(rarity_of_count(field, count));
        std::vector<Weight>& of_field = rarity_.emplace_back();
        if (!in_dictionary(records.layout.kind[field])) continue;
        of_field.assign(records.dictionaries[field].size(), 0);
        for (ValueId id = 1; id < of_field.size(); ++id)
            of_field[id] = rarity_of_count(field, frequencies[field].count_of(id));
    }
    plan_steps();
    weigh_ties(model.ties);
    weigh_lookalikes(model);
}

void Weigher::weigh_lookalikes(const Model& model) {
    alike_share_ = model.lookalikes.share;
    alike_level_.resize(model.m.size());
    for (std::size_t i = 0; i < model.lookalikes.r.size(); ++i)
        for (std::size_t level = 1; level < records_.layout.components[i].levels; ++level)
            alike_level_[i].at(level) =
                to_weight(std::log2(model.lookalikes.r[i].at(level) / model.m[i].at(level)));
}

Weight Weigher::taken_by_lookalikes(std::int64_t alike) const {
    if (alike_share_ == 0) return 0;
    const double likelier = std::exp2(static_cast<double>(alike) / weight_unit);
    return std::max(0, to_weight(std::log2(1 - alike_share_ + alike_share_ * likelier)));
}

// `by_levels`: what the components weigh, without prior and ties.
Weight Weigher::taken(Pattern pattern, Weight by_levels) const {
    if (alike_share_ == 0) return 0;
    std::int64_t alike = by_levels;
    for (std::size_t component = 0; component < alike_level_.size(); ++component)
        alike += alike_level_[component].at(level_in(pattern, component));
    return taken_by_lookalikes(alike);
}

void Weigher::weigh_ties(const std::vector<Tie>& ties) {
    for (const Tie& tie : ties) {
        WeightedTie& weighted = ties_.emplace_back(WeightedTie{.a = tie.a, .b = tie.b});
        for (std::size_t x = 0; x < levels_max; ++x)
            for (std::size_t y = 0; y < levels_max; ++y)
                weighted.weight.at(x).at(y) = to_weight(tie.bits.at(x).at(y));
        for (std::size_t level = 0; level < levels_max; ++level) {
            Weight& of_a = weighted.most_of_a.at(level);
            Weight& of_b = weighted.most_of_b.at(level);
            for (std::size_t unequal = 2; unequal < levels_max; ++unequal) {
                of_a = std::max(of_a, weighted.weight.at(unequal).at(level));
                of_b = std::max(of_b, weighted.weight.at(level).at(unequal));
            }
        }
        weighted.most = *std::max_element(weighted.most_of_a.begin() + 2, weighted.most_of_a.end());
        Weight most = 0;
        for (const std::array<Weight, levels_max>& of_a : weighted.weight)
            most = std::max(most, *std::ranges::max_element(of_a));
        most_ += most;
    }
}

Weight Weigher::tied(Pattern pattern) const {
    Weight weight = 0;
    for (const WeightedTie& tie : ties_)
        weight += tie.weight[level_in(pattern, tie.a)][level_in(pattern, tie.b)];
    return weight;
}

void Weigher::plan_steps() {
    const Layout& layout = records_.layout;
    for (std::size_t i = 0; i < layout.components.size(); ++i) {
        const Component& component = layout.components[i];
        const std::size_t field = component.fields.front();
        Weight most = level_weight_[i].at(2);
        for (std::size_t level = 2; level < component.levels; ++level)
            if (component.kind != Kind::name || level != level::text::rearranged)
                most = std::max(most, level_weight_[i].at(level));
        Weight adds = std::max(0, most);
        for (std::size_t each = 0; each < component.fields.size(); ++each)
            adds = std::max(adds, level_weight_[i].at(level::equal + each) + rarest_[component.fields[each]]);
        steps_.push_back({i, field, layout.slot[field], component.kind, most, adds, comparer_.words(field)});
    }
    ordered_ = steps_;
    const auto against = [&](const Step& step) {
        return *std::ranges::min_element(level_weight_[step.component]) - step.unequal_most;
    };
    std::ranges::stable_sort(ordered_, {}, against);
    for (const Step& step : steps_)
        most_ += step.most;
}

Weight Weigher::rarity_of_count(std::size_t field, std::uint64_t count) const {
    const auto known = static_cast<double>(frequencies_[field].known());
    if (count == 0 || known == 0 || !has_rarity_[field]) return 0;
    // A pair that is one and the same has the value once, though both records are counted.
    const std::uint64_t once = frequencies_[field].fewest() - 1;
    const auto others = static_cast<double>(std::max<std::uint64_t>(count - std::min(count, once), 1));
    return to_weight(equal_bits_[field] - std::log2(others / known));
}

Weight Weigher::rarity(std::size_t field, const Row& row) const {
    if (!rarity_[field].empty()) return rarity_[field][row.slot[records_.layout.slot[field]]];
    const std::uint64_t count = frequencies_[field].count(row);
    return count < small_counts ? rarity_of_count_[field][count] : rarity_of_count(field, count);
}

// Whether the level has to be computed letter by letter.
bool Weigher::is_dear(const Step& step, const Row& a, const Row& b) const {
    if (step.words == nullptr) return false;
    const ValueId in_a = a.slot[step.slot];
    const ValueId in_b = b.slot[step.slot];
    return in_a != 0 && in_b != 0 && in_a != in_b && std::max(in_a, in_b) >= step.words->common();
}

Weight Weigher::weigh_level(const Step& step, Level level, const Row& a) const {
    const Weight weight = level_weight_[step.component].at(level);
    if (step.kind == Kind::address) {
        // The levels between "not known" and "none agrees" are the fields.
        const auto& fields = records_.layout.components[step.component].fields;
        return level >= 1 && level <= fields.size() ? weight + rarity(fields[level - 1], a) : weight;
    }
    return level == level::equal ? weight + rarity(step.field, a) : weight;
}

std::optional<Weight> Weigher::weigh_alone(const Row& a, const Row& b, Weight least) const {
    if (comparer_.names_rearranged(a, b)) {
        const Weight weight = weigh(a, b);
        return weight >= least ? std::optional(weight) : std::nullopt;
    }
    Weight weight = prior_;
    Weight rest = most_;  // What dear components and those to come, and ties, may add.
    Pattern pattern = 0;
    const auto take = [&](const Step& step) {
        const Level level = comparer_.level(step.component, a, b);
        pattern |= at_component(level, step.component);
        weight += weigh_level(step, level, a);
    };
    for (const Step& step : ordered_) {
        const bool dear = is_dear(step, a, b);
        if (!dear) take(step);
        rest -= step.most - (dear ? step.unequal_most : 0);
        if (weight + rest < least) return std::nullopt;
    }
    for (const Step& step : ordered_) {
        if (!is_dear(step, a, b)) continue;
        take(step);
        rest -= step.unequal_most;
        if (weight + rest < least) return std::nullopt;
    }
    weight += tied(pattern) - taken(pattern, weight - prior_);
    return weight >= least ? std::optional(weight) : std::nullopt;
}

std::optional<Weight> Weigher::weigh_if(const Row& a, const Row& b, Weight least, Weight bound) const {
    if (comparer_.names_rearranged(a, b)) {
        const Weight weight = weigh(a, b);
        return weight >= least ? std::optional(weight) : std::nullopt;
    }
    Weight weight = prior_;
    Pattern pattern = 0;
    const auto weigh_step = [&](const Step& step) {
        const Level level = comparer_.level(step.component, a, b);
        pattern |= at_component(level, step.component);
        return weigh_level(step, level, a);
    };
    for (const Step& step : steps_) {
        if (!is_dear(step, a, b)) continue;
        const Weight dear = weigh_step(step);
        weight += dear;
        bound -= step.unequal_most - dear;
        if (bound < least) return std::nullopt;
    }
    for (const Step& step : steps_)
        if (!is_dear(step, a, b)) weight += weigh_step(step);
    weight += tied(pattern) - taken(pattern, weight - prior_);
    return weight >= least ? std::optional(weight) : std::nullopt;
}

Weight Weigher::weigh_step(const Step& step, Pattern pattern, const Row& a) const {
    const Level level = level_in(pattern, step.component);
    const bool rearranged = step.kind == Kind::name && level == level::text::rearranged;
    return weigh_level(step, level, a) + (rearranged ? weigh_rearranged(a) : 0);
}

Weight Weigher::weigh(Pattern pattern, const Row& a) const {
    Weight by_levels = 0;
    for (const Step& step : steps_)
        by_levels += weigh_step(step, pattern, a);
    return prior_ + tied(pattern) + by_levels - taken(pattern, by_levels);
}

Weigher::Parts Weigher::parts(const Row& a, const Row& b) const {
    Parts parts{.pattern = comparer_.pattern(a, b)};
    Weight by_levels = 0;
    for (const Step& step : steps_)
        by_levels += parts.of.at(step.component) = weigh_step(step, parts.pattern, a);
    parts.ties = tied(parts.pattern);
    parts.lookalikes = -taken(parts.pattern, by_levels);
    return parts;
}

// Moved words are as rare as all fields of the name together.
Weight Weigher::weigh_rearranged(const Row& a) const {
    Weight weight = 0;
    for (const std::size_t field : records_.layout.names)
        if (a.slot[records_.layout.slot[field]] != 0) weight += rarity(field, a);
    return weight;
}

}  // namespace baophu::linkage::engine

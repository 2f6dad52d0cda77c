#include "flow/linkage/engine/training.h"

#include <algorithm>
#include <cmath>

#include "flow/linkage/engine/parallel.h"

namespace baophu::linkage::engine {
namespace {

constexpr std::uint64_t sampled_records = 125'000;
constexpr std::uint64_t sampled_pairs_max = 1'000'000;  // Of one pass; the largest blocks go first.
constexpr unsigned rounds_max = 300;
constexpr double settled = 1e-5;
constexpr double purity_least = 0.02;
constexpr double matches_least = 30;
// Pairs per record up to which a pass is selective.
constexpr double selective_between = 0.5;
constexpr double selective_within = 6;

struct Taken {
    PatternCounter all;
    PatternCounter fresh;
};

// Whether an earlier equality pass finds the pair too.
bool found_before(const KeyLine& a, const KeyLine& b, std::size_t pass) {
    for (std::size_t earlier = 0; earlier < pass; ++earlier)
        if (a.key[earlier] != 0 && a.key[earlier] == b.key[earlier]) return true;
    return false;
}

PassPatterns sample_pass(const Records& records, const Keys& keys, const Comparer& comparer, std::size_t pass,
                         unsigned sample, unsigned threads, std::vector<KeyedRecord>& memory) {
    const Blocks blocks(records, keys, pass, threads, memory, sample);
    std::vector<Taken> taken(threads);
    const std::uint64_t step = std::max<std::uint64_t>(1, blocks.account().pairs / sampled_pairs_max);
    blocks.for_each_block(threads, [&](std::span<const KeyedRecord> block, unsigned thread) {
        std::uint64_t pair = 0;
        blocks.counter().for_each_pair(block, [&](std::size_t i, std::size_t j) {
            if (pair++ % step != 0) return;
            const RecordNumber a = record_of(block[i]);
            const RecordNumber b = record_of(block[j]);
            const Pattern pattern = comparer.pattern(records.rows[a], records.rows[b]);
            taken[thread].all.add(pattern);
            if (!found_before(keys.lines[a], keys.lines[b], pass)) taken[thread].fresh.add(pattern);
        });
    });
    for (std::size_t thread = 1; thread < taken.size(); ++thread) {
        taken[0].all.add(taken[thread].all);
        taken[0].fresh.add(taken[thread].fresh);
    }
    return {taken[0].all.sorted(), taken[0].fresh.sorted(), sample * step};
}

double weight_of(Pattern pattern, const std::vector<LevelShares>& m, const std::vector<LevelShares>& u,
                 const std::vector<bool>& counts) {
    double weight = 0;
    for (std::size_t component = 0; component < m.size(); ++component) {
        const Level level = level_in(pattern, component);
        if (level != level::unknown && counts[component])
            weight += std::log(m[component].at(level) / u[component].at(level));
    }
    return weight;
}

double probability(double weight, double share) {
    return 1 / (1 + std::exp(-weight) * (1 - share) / share);
}

// The shares of one component from the expected counts of its levels; a little is added to each, so that no
// level is impossible. Returns how far the largest moved.
double maximise(LevelShares& m, const LevelShares& expected, std::size_t levels) {
    constexpr double added_to_equal = 1;
    constexpr double added_to_others = 0.1;
    constexpr double least = 1e-5;
    double all = 0;
    for (std::size_t level = 1; level < levels; ++level)
        all += expected.at(level) + (level == level::equal ? added_to_equal : added_to_others);
    double moved = 0;
    for (std::size_t level = 1; level < levels; ++level) {
        const double added = level == level::equal ? added_to_equal : added_to_others;
        const double share = std::max((expected.at(level) + added) / all, least);
        moved = std::max(moved, std::abs(share - m.at(level)));
        m.at(level) = share;
    }
    return moved;
}

std::vector<LevelShares> defaults(const Layout& layout) {
    std::vector<LevelShares> m;
    for (const Component& component : layout.components)
        m.push_back(default_m(component.levels));
    return m;
}

// The components that have none of the pass's fields; a name that is blocked in any order has all of them.
std::vector<bool> taught_by(const Pass& pass, const Layout& layout) {
    std::vector<bool> taught(layout.components.size(), true);
    for (const Expression& expression : pass.expressions) {
        taught[layout.component_of[expression.field]] = false;
        if (expression.form != Form::any_order) continue;
        for (const std::size_t field : layout.names)
            taught[layout.component_of[field]] = false;
    }
    return taught;
}

std::uint64_t pairs_of(const std::vector<PatternCount>& patterns) {
    std::uint64_t pairs = 0;
    for (const PatternCount& count : patterns)
        pairs += count.pairs;
    return pairs;
}

// What the stages taught so far, weighted.
class Lessons {
public:
    explicit Lessons(const Layout& layout)
        : layout_(layout), sum_(layout.components.size()), weight_(sum_.size(), 0) {}

    void add(const Fitted& fitted, const std::vector<bool>& taught, double weight) {
        for (std::size_t component = 0; component < sum_.size(); ++component) {
            if (!taught[component]) continue;
            for (std::size_t level = 1; level < levels_max; ++level)
                sum_[component].at(level) += weight * fitted.m[component].at(level);
            weight_[component] += weight;
        }
    }

    void into(Model& model) const {
        model.m = defaults(layout_);
        for (std::size_t component = 0; component < sum_.size(); ++component) {
            model.trained.push_back(weight_[component] > 0);
            if (weight_[component] == 0) continue;
            for (std::size_t level = 1; level < levels_max; ++level)
                model.m[component].at(level) = sum_[component].at(level) / weight_[component];
        }
    }

private:
    const Layout& layout_;
    std::vector<LevelShares> sum_;
    std::vector<double> weight_;
};

std::size_t smallest_register(const Records& records) {
    std::size_t smallest = records.size();
    for (std::size_t i = 0; i < records.registers(); ++i)
        smallest = std::min<std::size_t>(smallest, records.first[i + 1] - records.first[i]);
    return smallest;
}

// The share of possible pairs that are one and the same, with m and u held.
double fit_lambda(const Records& records, const std::vector<PassPatterns>& passes, const Model& model) {
    struct Weighted {
        double weight;
        double pairs;
    };
    std::vector<Weighted> weighted;
    const std::vector<bool> all(model.m.size(), true);
    for (const PassPatterns& pass : passes)
        for (const auto& [pattern, pairs] : pass.fresh)
            weighted.push_back(
                {weight_of(pattern, model.m, model.u, all), static_cast<double>(pairs * pass.sample)});
    const double possible = std::max(records.possible_pairs(), 1.0);
    const auto records_least = static_cast<double>(std::max<std::size_t>(smallest_register(records), 1));
    // Between registers a record has one partner; within one it may have several.
    const double most = std::min(
        records.registers() == 1 ? possible / 2 : records_least * static_cast<double>(records.registers()),
        possible / 2);
    double lambda = std::min(0.3 * records_least, most) / possible;
    for (unsigned round = 0; round < rounds_max; ++round) {
        double matches = 0;
        for (const auto& [weight, pairs] : weighted)
            matches += pairs * probability(weight, lambda);
        const double next = std::clamp(matches, 1e-3, most) / possible;
        const bool done = std::abs(next - lambda) < 1e-4 * lambda;
        lambda = next;
        if (done) break;
    }
    return lambda;
}

}  // namespace

LevelShares default_m(std::size_t levels) {
    constexpr double equal = 0.8;
    LevelShares m{};
    for (std::size_t level = 1; level < levels; ++level)
        m.at(level) = level == level::equal ? equal : (1 - equal) / static_cast<double>(levels - 2);
    return m;
}

std::vector<PassPatterns> sample_passes(const Records& records, const Keys& keys, const Comparer& comparer,
                                        unsigned threads) {
    const auto sample = static_cast<unsigned>(std::max<std::uint64_t>(1, records.size() / sampled_records));
    std::vector<PassPatterns> passes;
    std::vector<KeyedRecord> memory;
    for (std::size_t pass = 0; pass < keys.equalities; ++pass)
        passes.push_back(sample_pass(records, keys, comparer, pass, sample, threads, memory));
    return passes;
}

Fitted fit(const std::vector<PatternCount>& patterns, const Layout& layout, const std::vector<LevelShares>& u,
           const std::vector<bool>& learn) {
    Fitted fitted{.m = defaults(layout), .purity = 0.5};
    const auto pairs = static_cast<double>(pairs_of(patterns));
    for (fitted.rounds = 0; fitted.rounds < rounds_max; ++fitted.rounds) {
        std::vector<LevelShares> expected(layout.components.size());
        fitted.matches = 0;
        for (const PatternCount& count : patterns) {
            const double p = probability(weight_of(count.pattern, fitted.m, u, learn), fitted.purity);
            const double matches = p * static_cast<double>(count.pairs);
            fitted.matches += matches;
            for (std::size_t component = 0; component < expected.size(); ++component)
                expected[component].at(level_in(count.pattern, component)) += matches;
        }
        fitted.purity = std::clamp(fitted.matches / pairs, 1e-12, 0.9999);
        double moved = 0;
        for (std::size_t component = 0; component < expected.size(); ++component)
            if (learn[component])
                moved = std::max(moved, maximise(fitted.m[component], expected[component],
                                                 layout.components[component].levels));
        if (moved < settled) break;
    }
    return fitted;
}

Model train(const Records& records, const Keys& keys, const std::vector<PassPatterns>& passes,
            std::vector<LevelShares> chance) {
    Model model{.u = std::move(chance)};
    const bool within = records.registers() == 1;
    const double selective =
        (within ? selective_within : selective_between) * static_cast<double>(smallest_register(records));
    Lessons lessons(records.layout);
    for (std::size_t pass = 0; pass < passes.size(); ++pass) {
        const std::uint64_t pairs = pairs_of(passes[pass].all);
        Stage stage{.pass = pass, .pairs = pairs * passes[pass].sample};
        const std::vector<bool> taught = taught_by(keys.passes[pass], records.layout);
        if (pairs > 0 && static_cast<double>(stage.pairs) <= selective &&
            std::ranges::count(taught, true) > 1) {
            const Fitted fitted = fit(passes[pass].all, records.layout, model.u, taught);
            stage.purity = fitted.purity;
            stage.used = fitted.purity >= purity_least && fitted.matches >= matches_least;
            if (stage.used)
                lessons.add(fitted, taught,
                            fitted.purity * fitted.matches * static_cast<double>(passes[pass].sample));
        }
        model.stages.push_back(stage);
    }
    lessons.into(model);
    model.lambda = fit_lambda(records, passes, model);
    return model;
}

}  // namespace baophu::linkage::engine

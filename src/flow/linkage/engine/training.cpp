#include "flow/linkage/engine/training.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <optional>
#include <utility>

#include "flow/linkage/engine/completeness.h"
#include "flow/linkage/engine/parallel.h"
#include "flow/linkage/engine/ties.h"

namespace baophu::linkage::engine {
namespace {

constexpr std::uint64_t sampled_records = 125'000;
constexpr std::uint64_t sampled_pairs_max = 1'000'000;  // Of one pass; the largest blocks go first.
constexpr unsigned rounds_max = 300;
constexpr double settled = 1e-5;
constexpr double purity_least = 0.02;
constexpr double matches_least = 30;
// Pairs per record up to which a pass is selective.
constexpr double selective_between = 3;
constexpr double selective_within = 6;
// A stage of half the trust of another teaches a thousandth as much.
constexpr double trust_power = 10;
constexpr double purity_power = 3;
// Ties are learned from stages that are all but pure: one household among a hundred matches would tie first
// names and sexes together.
constexpr double purity_of_ties = 0.99;
// Bits by which two components must tell about each other before the one no longer teaches the other.
constexpr double tied_least = 0.05;

struct Taken {
    PatternCounter all;
    PatternCounter fresh;
};

// Whether an earlier equality pass finds the pair too.
bool found_before(const std::uint32_t* a, const std::uint32_t* b, std::size_t pass) {
    for (std::size_t earlier = 0; earlier < pass; ++earlier)
        if (a[earlier] != 0 && a[earlier] == b[earlier]) return true;
    return false;
}

PassPatterns sample_pass(const Records& records, const Keys& keys, const Comparer& comparer, std::size_t pass,
                         unsigned sample, unsigned threads, std::vector<KeyedRecord>& memory) {
    const Blocks blocks(records, keys, pass, threads, memory, sample);
    std::vector<Taken> taken(threads);
    const std::uint64_t step = std::max<std::uint64_t>(1, blocks.account().pairs / sampled_pairs_max);
    const auto look = [&](std::span<const KeyedRecord> block, unsigned thread) {
        std::uint64_t pair = 0;
        blocks.counter().for_each_pair(block, [&](std::size_t i, std::size_t j) {
            if (pair++ % step != 0) return;
            const RecordNumber a = record_of(block[i]);
            const RecordNumber b = record_of(block[j]);
            const Pattern pattern = comparer.pattern(records.row(a), records.row(b));
            taken[thread].all.add(pattern);
            if (!found_before(keys.lines[a], keys.lines[b], pass)) taken[thread].fresh.add(pattern);
        });
    };
    blocks.for_each_block(threads, look, [&](RecordNumber record) {
        records.slots.fetch(record);
        keys.lines.fetch(record);
    });
    for (std::size_t thread = 1; thread < taken.size(); ++thread) {
        taken[0].all.add(taken[thread].all);
        taken[0].fresh.add(taken[thread].fresh);
    }
    return {taken[0].all.sorted(), taken[0].fresh.sorted(), sample * step};
}

// What each level of a component weighs; nothing where one of the two is not known, or it does not count.
std::vector<LevelShares> weights_of_levels(const std::vector<LevelShares>& m,
                                           const std::vector<LevelShares>& u,
                                           const std::vector<bool>& counts) {
    std::vector<LevelShares> weights(m.size());
    for (std::size_t component = 0; component < m.size(); ++component)
        for (std::size_t level = 1; level < levels_max; ++level)
            if (counts[component] && u[component].at(level) > 0)
                weights[component].at(level) = std::log(m[component].at(level) / u[component].at(level));
    return weights;
}

double weight_of(Pattern pattern, const std::vector<LevelShares>& weights) {
    double weight = 0;
    for (std::size_t component = 0; component < weights.size(); ++component)
        weight += weights[component][level_in(pattern, component)];
    return weight;
}

double tied_bits(Pattern pattern, const std::vector<Tie>& ties) {
    double bits = 0;
    for (const Tie& tie : ties)
        bits += tie.bits.at(level_in(pattern, tie.a)).at(level_in(pattern, tie.b));
    return bits;
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

// How often two levels are seen together among matches, of components that are both learned.
void count_joint(const std::vector<PatternCount>& patterns, const std::vector<LevelShares>& u,
                 const std::vector<bool>& learn, Fitted& fitted) {
    fitted.joint.resize(tie_index(0, learn.size()));
    const std::vector<LevelShares> weights = weights_of_levels(fitted.m, u, learn);
    for (const PatternCount& count : patterns) {
        const double p = probability(weight_of(count.pattern, weights), fitted.purity);
        const double matches = p * static_cast<double>(count.pairs);
        for (std::size_t b = 1; b < learn.size(); ++b)
            for (std::size_t a = 0; a < b; ++a)
                if (learn[a] && learn[b])
                    fitted.joint[tie_index(a, b)]
                        .at(level_in(count.pattern, a))
                        .at(level_in(count.pattern, b)) += matches;
    }
}

// What a component tells about a match on the average, in bits.
double told_by(const LevelShares& m, const LevelShares& u, std::size_t levels) {
    double bits = 0;
    for (std::size_t level = 1; level < levels; ++level)
        bits += m.at(level) * std::log2(m.at(level) / u.at(level));
    return bits;
}

std::vector<LevelShares> defaults(const Layout& layout) {
    std::vector<LevelShares> m;
    m.reserve(layout.components.size());
    for (const Component& component : layout.components)
        m.push_back(default_m(component.levels));
    return m;
}

bool is_known(const Known& known, std::size_t component) {
    return component < known.m.size() && known.m[component].has_value();
}

std::vector<LevelShares> start(const Layout& layout, const Known& known) {
    std::vector<LevelShares> m = defaults(layout);
    for (std::size_t component = 0; component < m.size(); ++component)
        if (is_known(known, component)) m[component] = *known.m[component];
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

// A stage with what it found.
struct Lesson {
    std::size_t pass;
    std::vector<bool> taught;
    Fitted fitted;
    double matches;  // Of the whole pass.
    double trust = 0;
};

void set_trust(std::vector<Lesson>& lessons, const Layout& layout, const std::vector<LevelShares>& u) {
    std::vector<double> most(layout.components.size(), 0);
    const auto told = [&](const Lesson& lesson, std::size_t component) {
        return told_by(lesson.fitted.m[component], u[component], layout.components[component].levels);
    };
    for (const Lesson& lesson : lessons)
        for (std::size_t component = 0; component < most.size(); ++component)
            if (lesson.taught[component])
                most[component] = std::max(most[component], told(lesson, component));
    for (Lesson& lesson : lessons) {
        double found = 0;
        double possible = 0;
        for (std::size_t component = 0; component < most.size(); ++component) {
            if (!lesson.taught[component]) continue;
            found += told(lesson, component);
            possible += most[component];
        }
        lesson.trust = possible > 0 ? found / possible : 0;
    }
}

void learn(Model& model, const std::vector<Lesson>& lessons, const Layout& layout, const Known& known) {
    const std::size_t components = layout.components.size();
    std::vector<double> weights(components, 0);
    std::vector<LevelShares> sum(components);
    std::vector<JointCounts> joint(tie_index(0, components));
    for (const Lesson& lesson : lessons) {
        const double trust = std::pow(lesson.trust, trust_power);
        const double worth = trust * std::pow(lesson.fitted.purity, purity_power);
        const double worth_of_ties = lesson.fitted.purity >= purity_of_ties ? trust : 0;
        for (std::size_t component = 0; component < components; ++component) {
            if (!lesson.taught[component]) continue;
            for (std::size_t level = 1; level < levels_max; ++level)
                sum[component].at(level) += worth * lesson.matches * lesson.fitted.m[component].at(level);
            weights[component] += worth * lesson.matches;
        }
        for (std::size_t pair = 0; pair < joint.size(); ++pair)  // Of what the stage did not fit it has none.
            for (std::size_t x = 1; x < levels_max; ++x)
                for (std::size_t y = 1; y < levels_max; ++y)
                    joint[pair].at(x).at(y) += worth_of_ties * lesson.fitted.joint[pair].at(x).at(y);
    }
    model.m = start(layout, known);
    model.trained.clear();
    for (std::size_t component = 0; component < components; ++component) {
        const bool given = is_known(known, component);
        model.trained.push_back(given || weights[component] > 0);
        if (given || weights[component] == 0) continue;
        for (std::size_t level = 1; level < levels_max; ++level)
            model.m[component].at(level) = sum[component].at(level) / weights[component];
    }
    model.ties = find_ties(components, known.joint.empty() ? joint : known.joint);
}

// Takes from each lesson the components that are tied to one of its pass's, if another lesson teaches them.
void unlearn_tied(std::vector<Lesson>& lessons, const Model& model, const Layout& layout, const Keys& keys) {
    std::vector<std::vector<bool>> kept;
    std::vector<bool> taught_somewhere(model.m.size(), false);
    for (const Lesson& lesson : lessons) {
        std::vector<bool> taught = lesson.taught;
        const std::vector<bool> untouched = taught_by(keys.passes[lesson.pass], layout);
        for (const Tie& tie : model.ties) {
            if (tie.told < tied_least) continue;
            if (!untouched[tie.a]) taught[tie.b] = false;
            if (!untouched[tie.b]) taught[tie.a] = false;
        }
        for (std::size_t component = 0; component < taught.size(); ++component)
            if (taught[component]) taught_somewhere[component] = true;
        kept.push_back(std::move(taught));
    }
    for (std::size_t i = 0; i < lessons.size(); ++i)
        for (std::size_t component = 0; component < taught_somewhere.size(); ++component)
            if (taught_somewhere[component]) lessons[i].taught[component] = kept[i][component];
}

std::size_t smallest_register(const Records& records) {
    std::size_t smallest = records.size();
    for (std::size_t i = 0; i < records.registers(); ++i)
        smallest = std::min<std::size_t>(smallest, records.first[i + 1] - records.first[i]);
    return smallest;
}

// Pairs up to which a pass is selective.
double selective_pairs(const Records& records) {
    const double of_record = records.registers() == 1 ? selective_within : selective_between;
    return of_record * static_cast<double>(smallest_register(records));
}

// A stage for each pass, and what those that are selective and pure enough teach.
std::vector<Lesson> hold_stages(Model& model, const Records& records, const Keys& keys,
                                const std::vector<PassPatterns>& passes, const Known& known,
                                unsigned threads) {
    model.stages.resize(passes.size());
    std::vector<std::optional<Lesson>> of_pass(passes.size());
    for_each_part(threads, passes.size(), [&](std::size_t pass, unsigned) {
        const PassPatterns& patterns = passes[pass];
        const std::uint64_t pairs = pairs_of(patterns.all);
        Stage& stage = model.stages[pass];
        stage = {.pass = pass, .pairs = pairs * patterns.sample};
        std::vector<bool> taught = taught_by(keys.passes[pass], records.layout);
        const bool selective = static_cast<double>(stage.pairs) <= selective_pairs(records);
        if (pairs == 0 || !selective || std::ranges::count(taught, true) <= 1) return;
        Fitted fitted = fit(patterns.all, records.layout, model.u, taught, known);
        stage.purity = fitted.purity;
        stage.used = fitted.purity >= purity_least && fitted.matches >= matches_least;
        const double matches = fitted.matches * static_cast<double>(patterns.sample);
        if (stage.used) of_pass[pass] = Lesson{pass, std::move(taught), std::move(fitted), matches};
    });
    std::vector<Lesson> lessons;
    lessons.reserve(of_pass.size());
    for (std::optional<Lesson>& lesson : of_pass)
        if (lesson) lessons.push_back(std::move(*lesson));
    return lessons;
}

}  // namespace

LevelShares default_m(std::size_t levels) {
    constexpr double equal = 0.8;
    LevelShares m{};
    for (std::size_t level = 1; level < levels; ++level)
        m.at(level) = level == level::equal ? equal : (1 - equal) / static_cast<double>(levels - 2);
    return m;
}

Known known_from(const std::vector<PatternCount>& matches, const Layout& layout) {
    Known known{.m = {}, .joint = std::vector<JointCounts>(tie_index(0, layout.components.size()))};
    for (std::size_t b = 0; b < layout.components.size(); ++b) {
        LevelShares seen{};
        for (const auto& [pattern, pairs] : matches) {
            seen.at(level_in(pattern, b)) += static_cast<double>(pairs);
            for (std::size_t a = 0; a < b; ++a)
                known.joint[tie_index(a, b)].at(level_in(pattern, a)).at(level_in(pattern, b)) +=
                    static_cast<double>(pairs);
        }
        known.m.emplace_back();
        if (std::accumulate(seen.begin() + 1, seen.end(), 0.0) < matches_that_teach) continue;
        maximise(known.m.back().emplace(), seen, layout.components[b].levels);
    }
    return known;
}

unsigned sampled_one_in(const Records& records) {
    return static_cast<unsigned>(std::max<std::uint64_t>(1, records.size() / sampled_records));
}

std::vector<PassPatterns> sample_passes(const Records& records, const Keys& keys, const Comparer& comparer,
                                        unsigned threads) {
    const unsigned sample = sampled_one_in(records);
    std::vector<PassPatterns> passes;
    passes.reserve(keys.equalities);
    std::vector<KeyedRecord> memory;
    for (std::size_t pass = 0; pass < keys.equalities; ++pass)
        passes.push_back(sample_pass(records, keys, comparer, pass, sample, threads, memory));
    return passes;
}

Fitted fit(const std::vector<PatternCount>& patterns, const Layout& layout, const std::vector<LevelShares>& u,
           const std::vector<bool>& learn, const Known& known) {
    Fitted fitted{.m = start(layout, known), .purity = 0.5};
    const auto pairs = static_cast<double>(pairs_of(patterns));
    for (fitted.rounds = 0; fitted.rounds < rounds_max; ++fitted.rounds) {
        std::vector<LevelShares> expected(layout.components.size());
        const std::vector<LevelShares> weights = weights_of_levels(fitted.m, u, learn);
        fitted.matches = 0;
        for (const PatternCount& count : patterns) {
            const double p = probability(weight_of(count.pattern, weights), fitted.purity);
            const double matches = p * static_cast<double>(count.pairs);
            fitted.matches += matches;
            for (std::size_t component = 0; component < expected.size(); ++component)
                expected[component].at(level_in(count.pattern, component)) += matches;
        }
        fitted.purity = std::clamp(fitted.matches / pairs, 1e-12, 0.9999);
        double moved = 0;
        for (std::size_t component = 0; component < expected.size(); ++component)
            if (learn[component] && !is_known(known, component))
                moved = std::max(moved, maximise(fitted.m[component], expected[component],
                                                 layout.components[component].levels));
        if (moved < settled) break;
    }
    count_joint(patterns, u, learn, fitted);
    return fitted;
}

double most_matches(const Records& records) {
    const auto smallest = static_cast<double>(std::max<std::size_t>(smallest_register(records), 1));
    const double half = std::max(records.possible_pairs(), 1.0) / 2;
    return records.registers() == 1 ? half
                                    : std::min(smallest * static_cast<double>(records.registers()), half);
}

std::vector<WeightedPattern> weighted_patterns(const std::vector<PassPatterns>& passes, const Model& model) {
    PatternCounter counter;
    for (const PassPatterns& pass : passes)
        for (const auto& [pattern, pairs] : pass.fresh)
            counter.add(pattern, pairs * pass.sample);
    const std::vector<LevelShares> weights =
        weights_of_levels(model.m, model.u, std::vector<bool>(model.m.size(), true));
    std::vector<WeightedPattern> weighted;
    for (const auto& [pattern, pairs] : counter.sorted())
        weighted.push_back({pattern,
                            weight_of(pattern, weights) + std::numbers::ln2 * tied_bits(pattern, model.ties),
                            static_cast<double>(pairs)});
    return weighted;
}

namespace {

// The same with what lookalikes account for taken off.
std::vector<WeightedPattern> with_lookalikes(const std::vector<PassPatterns>& passes, const Model& model) {
    std::vector<WeightedPattern> weighted = weighted_patterns(passes, model);
    if (model.lookalikes.share == 0) return weighted;
    const double share = model.lookalikes.share;
    const std::vector<LevelShares> alike =
        weights_of_levels(model.lookalikes.r, model.u, std::vector<bool>(model.u.size(), true));
    for (WeightedPattern& each : weighted)
        each.weight -= std::log(1 - share + share * std::exp(weight_of(each.pattern, alike)));
    return weighted;
}

}  // namespace

std::vector<LevelShares> m_of_all_pairs(const std::vector<PassPatterns>& passes, const Model& model,
                                        const Known& known) {
    // Matches of the model itself that are added to those seen: few do not move it.
    constexpr double added = 30;
    const std::size_t components = model.m.size();
    std::vector<LevelShares> seen(components);
    std::vector<double> all(components, added);
    for (const WeightedPattern& each : with_lookalikes(passes, model)) {
        const double matches = each.pairs * probability(each.weight, model.lambda);
        for (std::size_t component = 0; component < components; ++component)
            if (const Level level = level_in(each.pattern, component); level != level::unknown) {
                seen[component].at(level) += matches;
                all[component] += matches;
            }
    }
    std::vector<LevelShares> m = model.m;
    for (std::size_t component = 0; component < components; ++component)
        if (!is_known(known, component))
            for (std::size_t level = 1; level < levels_max; ++level)
                m[component].at(level) =
                    (seen[component].at(level) + added * m[component].at(level)) / all[component];
    return m;
}

double fit_lambda(const Records& records, const std::vector<PassPatterns>& passes, const Model& model) {
    const std::vector<WeightedPattern> weighted = with_lookalikes(passes, model);
    const double possible = std::max(records.possible_pairs(), 1.0);
    const double most = most_matches(records);
    const auto records_least = static_cast<double>(std::max<std::size_t>(smallest_register(records), 1));
    double lambda = std::min(0.3 * records_least, most) / possible;
    for (unsigned round = 0; round < rounds_max; ++round) {
        double matches = 0;
        for (const WeightedPattern& each : weighted)
            matches += each.pairs * probability(each.weight, lambda);
        const double next = std::clamp(matches / model.found, 1e-3, most) / possible;
        const bool done = std::abs(next - lambda) < 1e-4 * lambda;
        lambda = next;
        if (done) break;
    }
    return lambda;
}

Model train(const Records& records, const Keys& keys, const std::vector<PassPatterns>& passes,
            std::vector<LevelShares> chance, const Known& known, unsigned threads) {
    Model model{.u = std::move(chance)};
    for (std::size_t component = 0; component < model.u.size(); ++component) {
        model.u_given.push_back(component < known.u.size() && known.u[component].has_value());
        if (model.u_given[component]) model.u[component] = *known.u[component];
    }
    std::vector<Lesson> lessons = hold_stages(model, records, keys, passes, known, threads);
    set_trust(lessons, records.layout, model.u);
    learn(model, lessons, records.layout, known);
    unlearn_tied(lessons, model, records.layout, keys);
    set_trust(lessons, records.layout, model.u);
    for (const Lesson& lesson : lessons)
        model.stages[lesson.pass].trust = lesson.trust;
    learn(model, lessons, records.layout, known);
    model.found = share_found(records, keys.passes, model.m);
    model.lambda = fit_lambda(records, passes, model);
    return model;
}

}  // namespace baophu::linkage::engine

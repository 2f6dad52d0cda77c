#include "flow/linkage/engine/rates.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "flow/linkage/engine/explain.h"
#include "flow/linkage/engine/mixing.h"
#include "flow/linkage/engine/parallel.h"
#include "flow/linkage/engine/posterior.h"

namespace baophu::linkage::engine {
namespace {

constexpr std::size_t folds = 20;
constexpr double nineteen_of_twenty = 1.96;
constexpr double allowance = 1.5;
constexpr double likely = 0.5;

// Sums over the pairs, for one set of parameters.
struct Sums {
    double right = 0;           // Of p over the links that are told,
    double others = 0;          // and over all others.
    double right_variance = 0;  // Of p (1 - p).
    double others_variance = 0;

    double links() const { return right + others; }
    double recall() const { return links() > 0 ? right / links() : 1; }

    void add(double p, bool told) {
        (told ? right : others) += p;
        (told ? right_variance : others_variance) += p * (1 - p);
    }
};

std::size_t fold_of(const Workings& workings, RecordNumber record) {
    return mix(workings.group.empty() ? record : workings.group[record]) % folds;
}

// The patterns of the sampled pairs of one pass, by fold of the pair's first record.
using FoldCounters = std::array<PatternCounter, folds>;

struct FoldPatterns {
    FoldCounters all;
    FoldCounters fresh;
};

// Whether an earlier equality pass had the pair too, by the keys as they were made: as training saw them.
bool found_before(const Keys& keys, RecordNumber a, RecordNumber b, std::size_t pass) {
    for (std::size_t earlier = 0; earlier < pass; ++earlier)
        if (const std::uint32_t key = keys.columns[earlier][a]; key != 0 && key == keys.columns[earlier][b])
            return true;
    return false;
}

FoldPatterns sample_pass(const Workings& workings, std::size_t pass) {
    const Records& records = workings.records;
    const unsigned sample = sampled_one_in(records);
    std::vector<KeyedRecord> memory;
    const Blocks blocks(records, workings.keys, pass, workings.threads, memory, sample);
    std::vector<FoldPatterns> taken(workings.threads);
    const std::uint64_t step = workings.samples[pass].sample / sample;
    blocks.for_each_block(workings.threads, [&](std::span<const KeyedRecord> block, unsigned thread) {
        std::uint64_t pair = 0;
        blocks.counter().for_each_pair(block, [&](std::size_t i, std::size_t j) {
            if (pair++ % step != 0) return;
            const RecordNumber a = std::min(record_of(block[i]), record_of(block[j]));
            const RecordNumber b = std::max(record_of(block[i]), record_of(block[j]));
            const Pattern pattern = workings.weigher.comparer().pattern(records.row(a), records.row(b));
            const std::size_t fold = fold_of(workings, a);
            taken[thread].all.at(fold).add(pattern);
            if (!found_before(workings.keys, a, b, pass)) taken[thread].fresh.at(fold).add(pattern);
        });
    });
    for (std::size_t thread = 1; thread < taken.size(); ++thread)
        for (std::size_t fold = 0; fold < folds; ++fold) {
            taken[0].all.at(fold).add(taken[thread].all.at(fold));
            taken[0].fresh.at(fold).add(taken[thread].fresh.at(fold));
        }
    return std::move(taken[0]);
}

std::vector<PatternCount> without(const FoldCounters& counters, std::size_t left_out) {
    PatternCounter all;
    for (std::size_t fold = 0; fold < folds; ++fold)
        if (fold != left_out) all.add(counters.at(fold));
    return all.sorted();
}

// What is learned without one fold. The possible pairs are fewer by as much, so lambda is not: it is put
// right.
Model train_without(const Workings& workings, const std::vector<FoldPatterns>& passes, std::size_t fold) {
    std::vector<PassPatterns> patterns;
    patterns.reserve(passes.size());
    for (std::size_t pass = 0; pass < passes.size(); ++pass)
        patterns.push_back({.all = without(passes[pass].all, fold),
                            .fresh = without(passes[pass].fresh, fold),
                            .sample = workings.samples[pass].sample});
    Model model = train(workings.records, workings.keys, patterns, workings.model.u);
    model.lookalikes = workings.model.lookalikes;
    model.lambda = fit_lambda(workings.records, patterns, model);
    if (workings.records.registers() > 1 && model.lookalikes.share > 0) {
        model.m = m_of_all_pairs(patterns, model, {});
        model.lambda = fit_lambda(workings.records, patterns, model);
    }
    model.lambda *= static_cast<double>(folds) / (folds - 1);
    return model;
}

// By component and level: what the weight changes by with another model.
std::vector<std::array<double, levels_max>> changes(const Model& model, const Model& before) {
    std::vector<std::array<double, levels_max>> changes(model.m.size());
    for (std::size_t component = 0; component < changes.size(); ++component)
        for (std::size_t level = 1; level < levels_max; ++level)
            if (const double m = before.m[component].at(level); m > 0)
                changes[component].at(level) = std::log2(model.m[component].at(level) / m);
    return changes;
}

double logit(double share) {
    return std::log2(share / (1 - share));
}

// Pairs, their patterns, and which of them are told as links.
struct Judged {
    std::vector<Pattern> patterns;
    std::vector<bool> told;
    std::uint64_t told_count = 0;
};

Judged judged_of(const Workings& workings, const Answer& answer) {
    Judged judged;
    const auto pairs = workings.pairs;
    judged.patterns.resize(pairs.size());
    constexpr std::size_t piece = 1 << 12;
    for_each_range(workings.threads, pairs.size(), piece, [&](std::size_t first, std::size_t last, unsigned) {
        for (std::size_t i = first; i < last; ++i)
            judged.patterns[i] = workings.weigher.comparer().pattern(workings.records.row(pairs[i].a),
                                                                     workings.records.row(pairs[i].b));
    });
    judged.told = told_pairs(workings, answer);
    judged.told_count = static_cast<std::uint64_t>(std::ranges::count(judged.told, true));
    return judged;
}

// The probabilities of all pairs with `change` bits added to the weight of each.
template <class Change>
Sums judge(const Workings& workings, const Judged& judged, const Model& model, const Change& change) {
    Sums sums;
    const auto pairs = workings.pairs;
    if (workings.records.registers() == 1) {
        for (std::size_t i = 0; i < pairs.size(); ++i)
            sums.add(1 / (1 + std::exp2(-(to_bits(pairs[i].in_groups) + change(i)))), judged.told[i]);
        return sums;
    }
    std::vector<ScoredPair> scored;
    scored.reserve(pairs.size());
    std::vector<std::size_t> sure;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        scored.push_back({pairs[i].a, pairs[i].b, to_weight(to_bits(pairs[i].weight) + change(i))});
        if (pairs[i].in_groups == certain) sure.push_back(i);
    }
    const Posterior found = posterior(workings.records, scored,
                                      {.expected_links = model.lambda * workings.records.possible_pairs(),
                                       .found = model.found,
                                       .sure = sure,
                                       .assignment = workings.specification.assignment});
    for (std::size_t i = 0; i < pairs.size(); ++i)
        sums.add(found.links[i].probability, judged.told[i]);
    return sums;
}

Sums judge_with(const Workings& workings, const Judged& judged, const Model& model) {
    const auto by_level = changes(model, workings.model);
    const double prior = logit(model.lambda) - logit(workings.model.lambda);
    return judge(workings, judged, model, [&](std::size_t i) {
        double bits = prior;
        for (std::size_t component = 0; component < by_level.size(); ++component)
            bits += by_level[component].at(level_in(judged.patterns[i], component));
        return bits;
    });
}

std::vector<Sums> jackknife(const Workings& workings, const Judged& judged) {
    std::vector<FoldPatterns> passes;
    passes.reserve(workings.samples.size());
    for (std::size_t pass = 0; pass < workings.samples.size(); ++pass)
        passes.push_back(sample_pass(workings, pass));
    std::vector<Sums> sums(folds);
    for_each_part(workings.threads, folds, [&](std::size_t fold, unsigned) {
        sums[fold] = judge_with(workings, judged, train_without(workings, passes, fold));
    });
    return sums;
}

// The variance of a figure by leaving out fold after fold.
template <class Figure>
double variance(const std::vector<Sums>& without, const Figure& figure) {
    double mean = 0;
    for (const Sums& sums : without)
        mean += figure(sums) / folds;
    double squares = 0;
    for (const Sums& sums : without)
        squares += (figure(sums) - mean) * (figure(sums) - mean);
    return squares * (folds - 1) / folds;
}

Estimate around(double value, double variance, double most) {
    const double reach = allowance * nineteen_of_twenty * std::sqrt(variance);
    return {value, std::max(0.0, value - reach), std::min(most, value + reach)};
}

// Of right / links, by its slopes.
double recall_variance(const Sums& sums) {
    const double links = sums.links();
    if (links == 0) return 0;
    return (sums.others * sums.others * sums.right_variance +
            sums.right * sums.right * sums.others_variance) /
           std::pow(links, 4);
}

// By the passes that find the same links; what is left out of large blocks counts as not found.
double share_found_together(const Workings& workings) {
    const Keys& keys = workings.keys;
    if (std::ranges::any_of(keys.passes, [](const Pass& pass) { return pass.expressions.empty(); })) return 1;
    double all = 0;
    double once = 0;
    double twice = 0;
    for (const JudgedPair& pair : workings.pairs) {
        const double p = 1 / (1 + std::exp2(-(to_bits(pair.in_groups) + workings.prior_shift)));
        if (p < likely) continue;
        const std::size_t passes = passes_that_find(keys, pair.a, pair.b).size();
        if (passes == 0) continue;
        all += p;
        if (passes == 1) once += p;
        if (passes == 2) twice += p;
    }
    const double missed = once * std::max(once - 1, 0.0) / (2 * (twice + 1));
    return all > 0 ? all / (all + missed) : 1;
}

}  // namespace

std::vector<bool> told_pairs(const Workings& workings, const Answer& answer) {
    std::vector<bool> told(workings.pairs.size(), false);
    std::size_t at = 0;
    for (const Link& link : answer.links) {
        if (link.probability < likely) continue;
        while (std::tie(workings.pairs[at].a, workings.pairs[at].b) < std::tie(link.left, link.right))
            ++at;
        told[at] = true;
    }
    return told;
}

Rates estimate_rates(const Workings& workings, const Answer& answer) {
    const Judged judged = judged_of(workings, answer);
    const Sums sums = judge(workings, judged, workings.model, [](std::size_t) { return 0.0; });
    const std::vector<Sums> without = jackknife(workings, judged);
    const auto told = static_cast<double>(judged.told_count);
    const auto right = [](const Sums& of) { return of.right; };
    const auto links = [](const Sums& of) { return of.links(); };
    const auto recall = [](const Sums& of) { return of.recall(); };
    Rates rates{.told = judged.told_count};
    rates.right = around(sums.right, sums.right_variance + variance(without, right), told);
    rates.precision = {1, 1, 1};
    if (told > 0)
        rates.precision = {rates.right.value / told, rates.right.low / told, rates.right.high / told};
    rates.links = around(sums.links(), sums.right_variance + sums.others_variance + variance(without, links),
                         workings.records.possible_pairs());
    rates.recall = around(sums.recall(), recall_variance(sums) + variance(without, recall), 1);
    rates.found = std::min(share_found_together(workings), workings.model.found);
    rates.trained = std::ranges::all_of(workings.model.trained, [](bool trained) { return trained; });
    return rates;
}

}  // namespace baophu::linkage::engine

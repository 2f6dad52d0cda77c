#include "flow/linkage/engine/engine.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "flow/linkage/engine/chance.h"
#include "flow/linkage/engine/clusters.h"
#include "flow/linkage/engine/comparer.h"
#include "flow/linkage/engine/keys.h"
#include "flow/linkage/engine/propose.h"
#include "flow/linkage/engine/scorer.h"
#include "flow/linkage/engine/training.h"
#include "flow/linkage/engine/weigher.h"

namespace baophu::linkage::engine {
namespace {

// Pairs whose odds are below it are forgotten; the posterior may still raise the prior by some bits.
constexpr double least_bits = -7;

class StopWatch {
public:
    explicit StopWatch(std::vector<StageTime>& times) : times_(times) {}

    void lap(const char* stage) {
        const auto now = std::chrono::steady_clock::now();
        times_.push_back({stage, std::chrono::duration<double>(now - last_).count()});
        last_ = now;
    }

private:
    std::vector<StageTime>& times_;
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

std::uint64_t budget_of(const Records& records, const Specification& specification) {
    return std::max(specification.pairs_at_least, specification.pairs_per_record * records.size());
}

// Those that are given, or proposed ones. Where all pairs are within the budget a last pass finds them all.
std::vector<Pass> passes_of(const Records& records, const Specification& specification, unsigned threads) {
    if (!specification.passes.empty()) return specification.passes;
    std::vector<Pass> passes;
    const std::uint64_t budget = budget_of(records, specification);
    for (ProposedPass& proposed : propose_passes(records, budget, passes_max - 1, threads))
        passes.push_back(std::move(proposed.pass));
    if (records.possible_pairs() <= static_cast<double>(specification.pairs_at_least)) passes.emplace_back();
    return passes;
}

std::vector<PatternCount> all_patterns(const std::vector<PassPatterns>& passes) {
    PatternCounter counter;
    for (const PassPatterns& pass : passes)
        for (const PatternCount& count : pass.fresh)
            counter.add(count.pattern, count.pairs * pass.sample);
    return counter.sorted();
}

void drop_improbable(std::vector<Link>& links, double least) {
    std::erase_if(links, [&](const Link& link) { return link.probability < least; });
}

}  // namespace

Answer link(std::span<Register> registers, const Specification& specification, const Options& options) {
    Answer answer;
    StopWatch watch(answer.times);
    const Records records = read_records(registers, specification.fields, options.threads);
    watch.lap("read");

    Keys keys = make_keys(records, passes_of(records, specification, options.threads), options.threads);
    watch.lap("block");

    const Comparer comparer(records, specification.legal_forms, options.kernel, options.threads);
    watch.lap("compare");
    const std::vector<Frequencies> frequencies = count_frequencies(records, options.threads);
    watch.lap("frequencies");
    std::vector<LevelShares> chance =
        measure_chance(records, comparer, frequencies, specification.seed, options.threads);
    watch.lap("chance");
    const std::vector<PassPatterns> samples = sample_passes(records, keys, comparer, options.threads);
    watch.lap("sample");
    answer.model = train(records, keys, samples, std::move(chance));
    watch.lap("train");

    const Weigher weigher(records, comparer, frequencies, answer.model);
    Scored scored = score(records, keys, weigher,
                          {.least = to_weight(least_bits),
                           .budget = budget_of(records, specification),
                           .kernel = options.kernel,
                           .threads = options.threads});
    watch.lap("score");

    Posterior decided = posterior(records, scored.pairs, answer.model.lambda * records.possible_pairs());
    drop_improbable(decided.links, specification.probability_told);
    answer.expected_links = decided.expected_links;
    if (options.clusters)
        answer.group = find_clusters(records, scored.pairs, weigher, specification.assignment);
    answer.links = assign(records, std::move(decided.links), specification.assignment);
    watch.lap("decide");

    answer.first = records.first;
    answer.layout = records.layout;
    answer.passes = std::move(keys.passes);
    answer.accounts = std::move(scored.accounts);
    answer.patterns = all_patterns(samples);
    return answer;
}

}  // namespace baophu::linkage::engine

#include "flow/linkage/engine/engine.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>
#include <iterator>

#include "flow/linkage/engine/chance.h"
#include "flow/linkage/engine/clusters.h"
#include "flow/linkage/engine/comparer.h"
#include "flow/linkage/engine/keys.h"
#include "flow/linkage/engine/lookalikes.h"
#include "flow/linkage/engine/origins.h"
#include "flow/linkage/engine/parallel.h"
#include "flow/linkage/engine/propose.h"
#include "flow/linkage/engine/scorer.h"
#include "flow/linkage/engine/training.h"
#include "flow/linkage/engine/weigher.h"

namespace baophu::linkage::engine {
namespace {

// Pairs whose odds are below it are forgotten; the posterior may still raise the prior by some bits.
constexpr double least_bits = -7;

// Passes that are proposed: they find links, or they are not worth their pairs.
constexpr std::size_t proposed_max = 15;

// How often groups are found again with the frequencies that the groups before gave.
constexpr unsigned rounds_by_group = 2;
// Only where a group has so many records on the average: else the frequencies are hardly others.
constexpr double records_of_group = 1.5;

// Every pair is scored once. Pairs that fall short by less are weighed again in the rounds by group: there
// values are rarer than they seemed, and pairs heavier.
constexpr double kept_below_bits = 10;

class StopWatch {
public:
    explicit StopWatch(std::vector<StageTime>& times) : times_(times) {}

    void lap(const char* stage) {
        const auto now = std::chrono::steady_clock::now();
        const std::clock_t used = std::clock();
        times_.push_back({stage, std::chrono::duration<double>(now - last_).count(),
                          static_cast<double>(used - used_before_) / CLOCKS_PER_SEC});
        last_ = now;
        used_before_ = used;
    }

private:
    std::vector<StageTime>& times_;
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
    std::clock_t used_before_ = std::clock();
};

// Always-rules make every pair of their blocks a link, so their blocks are small in a register that is sound.
std::uint64_t budget_of_rules(const Records& records, const Specification& specification) {
    constexpr std::uint64_t pairs_at_least = 1'000'000;
    return std::max(pairs_at_least, specification.pairs_per_record * records.size());
}

std::uint64_t budget_of(const Records& records, const Specification& specification) {
    return std::max(specification.pairs_at_least, specification.pairs_per_record * records.size());
}

// Those that are given, or proposed ones. Where all pairs are within the budget a last pass finds them all.
std::vector<Pass> passes_of(const Records& records, const Specification& specification, unsigned threads) {
    if (!specification.passes.empty()) return specification.passes;
    std::vector<Pass> passes;
    const std::uint64_t budget = budget_of(records, specification);
    for (ProposedPass& proposed : propose_passes(records, budget, proposed_max, threads))
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

bool has_doubles(const Groups& groups) {
    RecordNumber number = 0;
    const auto count =
        std::ranges::count_if(groups.group, [&](RecordNumber group) { return group == number++; });
    return static_cast<double>(groups.group.size()) >= records_of_group * static_cast<double>(count);
}

double take_links(Answer& answer, Posterior posterior, const Specification& specification) {
    answer.links = std::move(posterior.links);
    std::erase_if(answer.links,
                  [&](const Link& link) { return link.probability < specification.probability_told; });
    return posterior.expected_links;
}

// What is learned and scored once. Within one register the groups that come out of it tell better how rare
// values are, and all is done again.
struct Round {
    std::vector<Frequencies> frequencies;
    Model model;
    std::vector<ScoredPair> pairs;  // By a, then b.
    RulingAccount rulings;
    OriginPriors origins;
    Groups groups;                      // Only if they are wanted.
    std::vector<double> probabilities;  // By scored pair, of several registers; only for whoever looks.
};

struct Linking {
    const Records& records;
    const Rulings& rulings;
    const Comparer& comparer;
    const std::vector<PassPatterns>& samples;
    const Known& known;
    const Specification& specification;
    const Options& options;
    StopWatch& watch;

    // `scored` is empty in the first round and filled there.
    Round round(Keys& keys, Scored& scored, const std::vector<RecordNumber>& groups) const {
        Round round{.frequencies = count_frequencies(records, groups, options.threads)};
        std::vector<LevelShares> chance =
            measure_chance(records, comparer, round.frequencies, groups, specification.seed, options.threads);
        watch.lap("chance");
        round.model = train(records, keys, samples, std::move(chance), known, options.threads);
        tell_lookalikes(round.model);
        if (records.registers() > 1 && round.model.lookalikes.share > 0) {
            round.model.m = m_of_all_pairs(samples, round.model, known);
            tell_lookalikes(round.model);
        }
        watch.lap("train");
        const Weigher weigher(records, comparer, round.frequencies, round.model);
        if (scored.accounts.empty()) {
            scored = score_all(keys, weigher);
        } else {
            weigh_again(scored.pairs, weigher);
        }
        std::ranges::copy_if(scored.pairs, std::back_inserter(round.pairs),
                             [](const ScoredPair& pair) { return pair.weight >= to_weight(least_bits); });
        round.rulings = rulings.account();
        rulings.apply(round.pairs, weigher, round.rulings);
        round.origins = OriginPriors(records, round.pairs, options.threads);
        for (ScoredPair& pair : round.pairs)
            pair.weight += round.origins.bits(records, pair.a, pair.b);
        watch.lap("score");
        if (records.registers() == 1) round.groups = groups_of(round.pairs, round.origins, weigher);
        watch.lap("group");
        return round;
    }

    // Between registers the groups are of what the candidates' competition left likely.
    void group(Round& round, std::span<const Link> links) const {
        constexpr double most_bits = 60;
        std::vector<ScoredPair> pairs;
        pairs.reserve(links.size());
        for (const Link& link : links) {
            const double bits = std::log2(link.probability / (1 - link.probability));
            pairs.push_back({link.left, link.right, to_weight(std::clamp(bits, -most_bits, most_bits))});
        }
        const Weigher weigher(records, comparer, round.frequencies, round.model);
        round.groups = groups_of(pairs, round.origins, weigher);
        watch.lap("group");
    }

    // What led to the answer, for whoever looks.
    void show(const Keys& keys, Round& round, const Answer& answer) const {
        if (records.registers() > 1) round.groups.pairs = judged(round.pairs);
        const Weigher weigher(records, comparer, round.frequencies, round.model);
        options.look({.specification = specification,
                      .records = records,
                      .rulings = rulings,
                      .keys = keys,
                      .samples = samples,
                      .model = round.model,
                      .weigher = weigher,
                      .origins = round.origins,
                      .frequencies = round.frequencies,
                      .group = round.groups.group,
                      .pairs = round.groups.pairs,
                      .probabilities = round.probabilities,
                      .prior_shift = answer.prior_shift,
                      .threads = options.threads},
                     answer);
    }

    // The places of the pairs that are settled as links.
    std::vector<std::size_t> sure_of(std::span<const ScoredPair> pairs) const {
        std::vector<std::size_t> sure;
        if (rulings.groups().empty()) return sure;
        for (std::size_t i = 0; i < pairs.size(); ++i)
            if (rulings.same(pairs[i].a, pairs[i].b)) sure.push_back(i);
        return sure;
    }

private:
    void tell_lookalikes(Model& model) const {
        model.lookalikes = {};
        if (!known.m.empty()) return;
        model.lambda = fit_lambda(records, samples, model);
        model.lookalikes = find_lookalikes(records, samples, model, options.threads);
        model.lambda = fit_lambda(records, samples, model);
    }

    Scored score_all(Keys& keys, const Weigher& weigher) const {
        const double below = records.registers() == 1 ? kept_below_bits : 0;
        return score(records, keys, weigher,
                     {.least = to_weight(least_bits - below),
                      .budget = budget_of(records, specification),
                      .kernel = options.kernel,
                      .threads = options.threads});
    }

    void weigh_again(std::vector<ScoredPair>& pairs, const Weigher& weigher) const {
        constexpr std::size_t piece = 1 << 12;
        for_each_range(
            options.threads, pairs.size(), piece, [&](std::size_t first, std::size_t last, unsigned) {
                for (std::size_t i = first; i < last; ++i)
                    pairs[i].weight = weigher.weigh(records.row(pairs[i].a), records.row(pairs[i].b));
            });
    }

    Groups groups_of(std::span<const ScoredPair> pairs, const OriginPriors& origins,
                     const Weigher& weigher) const {
        return find_groups(records, pairs, weigher,
                           {.rulings = rulings,
                            .origins = origins,
                            .assignment = specification.assignment,
                            .threads = options.threads});
    }

    std::vector<JudgedPair> judged(std::span<const ScoredPair> pairs) const {
        std::vector<JudgedPair> judged;
        judged.reserve(pairs.size());
        for (const ScoredPair& pair : pairs)
            judged.push_back({pair.a, pair.b, pair.weight, pair.weight});
        for (const std::size_t place : sure_of(pairs))
            judged[place].in_groups = certain;
        return judged;
    }
};

Known known_from(std::span<const Decision> labels, const Records& records, const Comparer& comparer) {
    PatternCounter seen;
    for (const Decision& label : labels)
        if (label.same) seen.add(comparer.pattern(records.row(label.a), records.row(label.b)));
    return known_from(seen.sorted(), records.layout);
}

}  // namespace

Answer link(std::span<Register> registers, const Specification& specification, const Options& options) {
    Answer answer;
    StopWatch watch(answer.times);
    const Records records =
        read_records(registers, specification.fields, options.threads, !specification.origin.empty());
    watch.lap("read");

    Keys keys = make_keys(records, passes_of(records, specification, options.threads), options.threads);
    watch.lap("block");

    const Comparer comparer(records, specification, options.kernel, options.threads);
    const std::vector<PassPatterns> samples = sample_passes(records, keys, comparer, options.threads);
    watch.lap("compare");

    const Rulings rulings(records, specification,
                          options.decisions ? options.decisions(records) : std::vector<Decision>{},
                          budget_of_rules(records, specification), options.threads);
    watch.lap("settle");

    const Known known =
        options.labels ? known_from(options.labels(records), records, comparer) : specification.known;
    const Linking linking{records, rulings, comparer, samples, known, specification, options, watch};
    Scored scored;
    Round round = linking.round(keys, scored, {});
    if (records.registers() == 1) {
        for (unsigned again = 0; again < rounds_by_group && has_doubles(round.groups); ++again)
            round = linking.round(keys, scored, round.groups.group);
        answer.expected_links = take_links(answer, posterior_of_groups(round.groups.pairs), specification);
    } else {
        const std::vector<std::size_t> sure = linking.sure_of(round.pairs);
        Posterior found = posterior(records, round.pairs,
                                    {.expected_links = round.model.lambda * records.possible_pairs(),
                                     .found = round.model.found,
                                     .sure = sure,
                                     .assignment = specification.assignment,
                                     .threads = options.threads});
        answer.prior_shift = found.prior_shift;
        if (options.clusters) linking.group(round, found.links);
        if (options.look)
            for (const Link& link : found.links)
                round.probabilities.push_back(link.probability);
        answer.expected_links = take_links(answer, std::move(found), specification);
        answer.links = assign(records, std::move(answer.links), specification.assignment);
    }
    watch.lap("decide");

    answer.accounts = std::move(scored.accounts);
    answer.rulings = std::move(round.rulings);
    answer.first = records.first;
    answer.layout = records.layout;
    answer.patterns = all_patterns(samples);
    if (options.look) linking.show(keys, round, answer);
    answer.model = std::move(round.model);
    if (options.clusters) answer.group = std::move(round.groups.group);
    answer.passes = std::move(keys.passes);
    return answer;
}

Known learn_from_matches(std::span<Register> registers, const Specification& specification,
                         const Options& options) {
    const Records records = read_records(registers, specification.fields, options.threads);
    const Comparer comparer(records, specification, options.kernel, options.threads);
    PatternCounter seen;
    const RecordNumber matches = records.first[1];
    for (RecordNumber match = 0; match < matches; ++match)
        seen.add(comparer.pattern(records.row(match), records.row(matches + match)));
    return known_from(seen.sorted(), records.layout);
}

}  // namespace baophu::linkage::engine

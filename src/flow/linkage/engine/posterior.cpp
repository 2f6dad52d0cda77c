#include "flow/linkage/engine/posterior.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <utility>

#include "flow/linkage/engine/parallel.h"

namespace baophu::linkage::engine {
namespace {

constexpr unsigned rounds_max = 100;
constexpr double settled_bits = 1e-3;
constexpr double settled_change = 5e-3;
constexpr double odds_most = 1e18;
// So much of a register is always taken to be without a partner.
constexpr double free_least = 0.05;

// A sum of which any part can be taken out again, however much larger than the others.
class Sum {
public:
    void add(double part, std::uint32_t from) {
        if (part > most_) {
            rest_ += std::exchange(most_, part);
            from_ = from;
        } else {
            rest_ += part;
        }
    }
    double without(double part, std::uint32_t from) const {
        return from == from_ ? rest_ : std::max(most_ + rest_ - part, 0.0);
    }

private:
    double most_ = 0;
    double rest_ = 0;
    std::uint32_t from_ = ~std::uint32_t{0};
};

// The candidates of each record in each other register, and how free either record of a pair is for it.
class Competition {
public:
    Competition(const Records& records, std::span<const ScoredPair> pairs, const PosteriorOptions& options)
        : pairs_(pairs),
          others_(records.registers() - 1),
          sums_(records.size() * others_),
          free_a_(pairs.size(), 1),
          free_b_(pairs.size(), 1),
          threads_(options.threads) {
        of_record_.reserve(records.size());
        for (std::size_t i = 0; i < records.registers(); ++i)
            of_record_.insert(of_record_.end(), records.first[i + 1] - records.first[i],
                              static_cast<std::uint8_t>(i));
        odds_.reserve(pairs.size());
        at_a_.reserve(pairs.size());
        at_b_.reserve(pairs.size());
        for (const ScoredPair& pair : pairs) {
            odds_.push_back(std::exp2(to_bits(pair.weight)));
            at_a_.push_back(place(pair.a, pair.b));
            at_b_.push_back(place(pair.b, pair.a));
        }
        rule_out(options);
    }

    // Every record hears of the others how free they are, the odds being `factor` times as large; `half_way`
    // from what it knew, else two that court each other may sway for ever. Returns by how much the
    // probability of a pair changed, at most.
    double hear(double factor, bool half_way) {
        std::ranges::fill(sums_, Sum());
        for (std::uint32_t i = 0; i < pairs_.size(); ++i) {
            const double odds = odds_of(i, factor);
            sums_[at_a_[i]].add(odds * free_b_[i], i);
            sums_[at_b_[i]].add(odds * free_a_[i], i);
        }
        std::vector<double> change(threads_, 0);
        constexpr std::size_t piece = 1 << 14;
        for_each_range(
            threads_, pairs_.size(), piece, [&](std::size_t first, std::size_t last, unsigned thread) {
                for (std::size_t i = first; i < last; ++i)
                    change[thread] =
                        std::max(change[thread], hear_of(static_cast<std::uint32_t>(i), factor, half_way));
            });
        return *std::ranges::max_element(change);
    }

    double probability(std::size_t i, double factor) const {
        const double odds = odds_of(i, factor) * free_a_[i] * free_b_[i];
        return odds / (1 + odds);
    }

    std::pair<std::size_t, std::size_t> registers_of(const ScoredPair& pair) const {
        return {of_record_[pair.a], of_record_[pair.b]};
    }

private:
    // By how much the probability of the pair changed.
    double hear_of(std::uint32_t i, double factor, bool half_way) {
        const double odds = odds_of(i, factor);
        const double before = probability(i, factor);
        const double to_b = 1 / (1 + sums_[at_a_[i]].without(odds * free_b_[i], i));
        const double to_a = 1 / (1 + sums_[at_b_[i]].without(odds * free_a_[i], i));
        free_a_[i] = half_way ? std::sqrt(free_a_[i] * to_b) : to_b;
        free_b_[i] = half_way ? std::sqrt(free_b_[i] * to_a) : to_a;
        return std::abs(probability(i, factor) - before);
    }

    double odds_of(std::size_t i, double factor) const { return std::min(odds_[i] * factor, odds_most); }

    // Of a record and another register.
    using Place = std::uint64_t;

    Place place(RecordNumber record, RecordNumber other) const {
        const std::size_t of_other = of_record_[other];
        return record * others_ + of_other - (of_other > of_record_[record] ? 1 : 0);
    }

    // Pairs that a sure pair rules out have no odds. Sure pairs are in no competition.
    void rule_out(const PosteriorOptions& options) {
        if (options.sure.empty()) return;
        std::vector<bool> taken(sums_.size(), false);
        for (const std::size_t sure : options.sure) {
            if (options.assignment == Assignment::one_to_one) taken[at_a_[sure]] = true;
            if (options.assignment != Assignment::many_to_many) taken[at_b_[sure]] = true;
        }
        for (std::size_t i = 0; i < pairs_.size(); ++i)
            if (taken[at_a_[i]] || taken[at_b_[i]]) odds_[i] = 0;
        for (const std::size_t sure : options.sure)
            odds_[sure] = 0;
    }

    std::span<const ScoredPair> pairs_;
    std::size_t others_;
    std::vector<std::uint8_t> of_record_;
    std::vector<double> odds_;
    std::vector<Place> at_a_;  // By pair: the candidates of its first record that it is among,
    std::vector<Place> at_b_;  // and those of its second.
    std::vector<Sum> sums_;
    std::vector<double> free_a_;  // By pair how free its first record is for the second,
    std::vector<double> free_b_;  // and the second for the first.
    unsigned threads_;
};

// How many links there are between each two registers.
class Partners {
public:
    explicit Partners(const Records& records)
        : records_(records), registers_(records.registers()), links_(registers_ * registers_, 0) {}

    void add(std::pair<std::size_t, std::size_t> registers, double probability) {
        links_[registers.first * registers_ + registers.second] += probability;
    }

    double sum() const { return std::accumulate(links_.begin(), links_.end(), 0.0); }

    // Of the possible pairs the share whose records both have no partner in the other's register.
    double free_pairs() const {
        double free = 0;
        for (std::size_t a = 0; a < registers_; ++a)
            for (std::size_t b = a + 1; b < registers_; ++b) {
                const double links = links_[a * registers_ + b];
                free += without_partner(a, links) * without_partner(b, links);
            }
        return free / std::max(records_.possible_pairs(), 1.0);
    }

private:
    double without_partner(std::size_t register_index, double links) const {
        const double all = records_.first[register_index + 1] - records_.first[register_index];
        return std::max(all - links, free_least * all);
    }

    const Records& records_;
    std::size_t registers_;
    std::vector<double> links_;  // By the smaller and the larger register.
};

}  // namespace

Posterior posterior_of_groups(std::span<const JudgedPair> pairs) {
    Posterior posterior;
    posterior.links.reserve(pairs.size());
    for (const JudgedPair& pair : pairs) {
        const double odds = std::exp2(to_bits(pair.in_groups));
        const double p = odds / (1 + odds);
        posterior.links.push_back({pair.a, pair.b, pair.weight, p, pair.in_groups == certain});
        posterior.expected_links += p;
    }
    return posterior;
}

Posterior posterior(const Records& records, std::span<const ScoredPair> pairs,
                    const PosteriorOptions& options) {
    if (pairs.empty()) return {};
    Competition competition(records, pairs, options);
    Posterior posterior;
    double factor = 1;
    double change = 1;
    bool half_way = false;
    for (unsigned round = 0; round < rounds_max; ++round) {
        const double before = std::exchange(change, competition.hear(factor, half_way));
        half_way = round > 0 && change > before / 2;
        Partners partners(records);
        for (std::size_t i = 0; i < pairs.size(); ++i)
            partners.add(competition.registers_of(pairs[i]), competition.probability(i, factor));
        for (const std::size_t place : options.sure)
            partners.add(competition.registers_of(pairs[place]), 1);
        posterior.expected_links = partners.sum();
        const double next = std::max(posterior.expected_links / options.found, 1e-3) /
                            options.expected_links / partners.free_pairs();
        const bool done = std::abs(std::log2(next / factor)) < settled_bits && change < settled_change;
        if (done) break;
        factor = next;
    }
    posterior.prior_shift = std::log2(factor);
    posterior.links.reserve(pairs.size());
    for (std::size_t i = 0; i < pairs.size(); ++i)
        posterior.links.push_back(
            {pairs[i].a, pairs[i].b, pairs[i].weight, competition.probability(i, factor)});
    for (const std::size_t place : options.sure) {
        posterior.links[place].probability = 1;
        posterior.links[place].settled = true;
    }
    return posterior;
}

std::vector<Link> assign(const Records& records, std::vector<Link> links, Assignment assignment) {
    if (assignment == Assignment::many_to_many || records.registers() == 1) return links;
    std::ranges::sort(links, [](const Link& x, const Link& y) {
        return std::tie(y.settled, y.probability, y.weight, x.left, x.right) <
               std::tie(x.settled, x.probability, x.weight, y.left, y.right);
    });
    // Whether a record has its partner in a register already.
    std::vector<bool> taken(records.size() * records.registers(), false);
    const auto place = [&](RecordNumber record, RecordNumber other) {
        return record * records.registers() + records.register_of(other);
    };
    std::vector<Link> kept;
    for (const Link& link : links) {
        const std::size_t of_left = place(link.left, link.right);
        const std::size_t of_right = place(link.right, link.left);
        const bool left_is_free = assignment == Assignment::one_to_many || !taken[of_left];
        if (!link.settled && (!left_is_free || taken[of_right])) continue;
        taken[of_left] = taken[of_right] = true;
        kept.push_back(link);
    }
    std::ranges::sort(kept, [](const Link& x, const Link& y) {
        return std::tie(x.left, x.right) < std::tie(y.left, y.right);
    });
    return kept;
}

}  // namespace baophu::linkage::engine

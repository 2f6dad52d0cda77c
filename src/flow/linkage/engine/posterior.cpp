#include "flow/linkage/engine/posterior.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <utility>

namespace baophu::linkage::engine {
namespace {

constexpr unsigned rounds_max = 50;
constexpr double settled_bits = 1e-3;
constexpr double odds_most = 1e18;
// So much of a register is always taken to be without a partner.
constexpr double free_least = 0.05;

// The odds that each record has with all its candidates in one other register.
class Rivals {
public:
    explicit Rivals(const Records& records)
        : registers_(records.registers()), sum_(records.size() * registers_, 0) {
        of_record_.reserve(records.size());
        for (std::size_t i = 0; i < registers_; ++i)
            of_record_.insert(of_record_.end(), records.first[i + 1] - records.first[i],
                              static_cast<std::uint8_t>(i));
    }

    // By pair its odds; those that a sure pair rules out have none. Sure pairs are in no competition.
    void rule_out(std::span<const ScoredPair> pairs, const PosteriorOptions& options,
                  std::vector<double>& odds) {
        if (options.sure.empty()) return;
        std::vector<bool> taken(sum_.size(), false);
        for (const std::size_t place : options.sure) {
            const auto [a, b, weight] = pairs[place];
            if (options.assignment == Assignment::one_to_one) taken[this->place(a, b)] = true;
            if (options.assignment != Assignment::many_to_many) taken[this->place(b, a)] = true;
        }
        for (std::size_t i = 0; i < pairs.size(); ++i)
            if (taken[place(pairs[i].a, pairs[i].b)] || taken[place(pairs[i].b, pairs[i].a)]) odds[i] = 0;
        for (const std::size_t place : options.sure)
            odds[place] = 0;
    }

    void clear() { std::ranges::fill(sum_, 0); }
    void add(const ScoredPair& pair, double odds) {
        of(pair.a, pair.b) += odds;
        of(pair.b, pair.a) += odds;
    }
    double both(const ScoredPair& pair) { return of(pair.a, pair.b) + of(pair.b, pair.a); }

    std::pair<std::size_t, std::size_t> registers_of(const ScoredPair& pair) const {
        return {of_record_[pair.a], of_record_[pair.b]};
    }

private:
    std::size_t place(RecordNumber record, RecordNumber other) const {
        return record * registers_ + of_record_[other];
    }
    double& of(RecordNumber record, RecordNumber other) { return sum_[place(record, other)]; }

    std::size_t registers_;
    std::vector<std::uint8_t> of_record_;
    std::vector<double> sum_;
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

double probability_of(double odds, double rivals) {
    return odds / (1 + rivals - odds);
}

std::vector<double> odds_of(std::span<const ScoredPair> pairs) {
    std::vector<double> odds;
    odds.reserve(pairs.size());
    for (const ScoredPair& pair : pairs)
        odds.push_back(std::exp2(to_bits(pair.weight)));
    return odds;
}

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
    std::vector<double> odds = odds_of(pairs);
    Rivals rivals(records);
    rivals.rule_out(pairs, options, odds);
    Posterior posterior;
    double factor = 1;
    for (unsigned round = 0; round < rounds_max; ++round) {
        rivals.clear();
        for (std::size_t i = 0; i < pairs.size(); ++i)
            rivals.add(pairs[i], std::min(odds[i] * factor, odds_most));
        Partners partners(records);
        for (std::size_t i = 0; i < pairs.size(); ++i)
            partners.add(rivals.registers_of(pairs[i]),
                         probability_of(std::min(odds[i] * factor, odds_most), rivals.both(pairs[i])));
        for (const std::size_t place : options.sure)
            partners.add(rivals.registers_of(pairs[place]), 1);
        posterior.expected_links = partners.sum();
        const double next = std::max(posterior.expected_links / options.found, 1e-3) /
                            options.expected_links / partners.free_pairs();
        const bool done = std::abs(std::log2(next / factor)) < settled_bits;
        if (done) break;
        factor = next;
    }
    posterior.prior_shift = std::log2(factor);
    posterior.links.reserve(pairs.size());
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const double p = probability_of(std::min(odds[i] * factor, odds_most), rivals.both(pairs[i]));
        posterior.links.push_back({pairs[i].a, pairs[i].b, pairs[i].weight, p});
    }
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

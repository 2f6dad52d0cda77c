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
    double& of(RecordNumber record, RecordNumber other) {
        return sum_[record * registers_ + of_record_[other]];
    }

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
        posterior.links.push_back({pair.a, pair.b, pair.weight, p});
        posterior.expected_links += p;
    }
    return posterior;
}

Posterior posterior(const Records& records, std::span<const ScoredPair> pairs, double expected_links,
                    double found) {
    const std::vector<double> odds = odds_of(pairs);
    Rivals rivals(records);
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
        posterior.expected_links = partners.sum();
        const double next =
            std::max(posterior.expected_links / found, 1e-3) / expected_links / partners.free_pairs();
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
    return posterior;
}

std::vector<Link> assign(const Records& records, std::vector<Link> links, Assignment assignment) {
    if (assignment == Assignment::many_to_many || records.registers() == 1) return links;
    std::ranges::sort(links, [](const Link& x, const Link& y) {
        return std::tie(y.probability, y.weight, x.left, x.right) <
               std::tie(x.probability, x.weight, y.left, y.right);
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
        if (!left_is_free || taken[of_right]) continue;
        taken[of_left] = taken[of_right] = true;
        kept.push_back(link);
    }
    std::ranges::sort(kept, [](const Link& x, const Link& y) {
        return std::tie(x.left, x.right) < std::tie(y.left, y.right);
    });
    return kept;
}

}  // namespace baophu::linkage::engine

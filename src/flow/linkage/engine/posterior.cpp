#include "flow/linkage/engine/posterior.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "flow/linkage/engine/competition.h"
#include "flow/linkage/engine/places.h"

namespace baophu::linkage::engine {
namespace {

constexpr unsigned rounds_max = 100;
constexpr double settled_bits = 1e-3;
constexpr double settled_change = 5e-3;

// Two that are as likely as each other differ in their last bits, by the order in which sums were made: that
// must not tell which of them is taken.
std::int64_t likelihood(const Link& link) {
    constexpr double steps = 1e9;
    return std::llround(link.probability * steps);
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
    Competition competition(records, pairs, options);
    Posterior posterior;
    double factor = 1;
    double change = 1;
    bool half_way = false;
    for (unsigned round = 0; round < rounds_max; ++round) {
        Competition::Heard heard = competition.hear(factor, half_way);
        half_way = round > 0 && heard.change > change / 2;
        change = heard.change;
        for (const std::size_t place : options.sure)
            heard.partners.add(competition.between(place), 1);
        posterior.expected_links = heard.partners.sum();
        const double next = std::max(posterior.expected_links / options.found, 1e-3) /
                            options.expected_links / heard.partners.free_pairs();
        const bool done = std::abs(std::log2(next / factor)) < settled_bits && change < settled_change;
        if (done) break;
        factor = next;
    }
    posterior.prior_shift = std::log2(factor);
    posterior.links.resize(pairs.size());
    competition.for_each_probability(factor, [&](std::size_t i, double probability) {
        posterior.links[i] = {pairs[i].a, pairs[i].b, pairs[i].weight, probability};
    });
    for (const std::size_t place : options.sure) {
        posterior.links[place].probability = 1;
        posterior.links[place].settled = true;
    }
    return posterior;
}

std::vector<Link> assign(const Records& records, std::vector<Link> links, Assignment assignment) {
    if (assignment == Assignment::many_to_many || records.registers() == 1) return links;
    const Places places(records);
    std::vector<std::uint32_t> rivals = with_rivals(
        places, links.size(), [&](std::size_t i) { return std::pair(links[i].left, links[i].right); });
    std::ranges::sort(rivals, [&](std::uint32_t i, std::uint32_t j) {
        const Link& x = links[i];
        const Link& y = links[j];
        return std::tuple(y.settled, likelihood(y), y.weight, i) <
               std::tuple(x.settled, likelihood(x), x.weight, j);
    });
    std::vector<bool> taken(places.count(), false);
    std::vector<bool> lost(links.size(), false);
    for (const std::uint32_t i : rivals) {
        const Link& link = links[i];
        const std::size_t of_left = places.place(link.left, link.right);
        const std::size_t of_right = places.place(link.right, link.left);
        const bool left_is_free = assignment == Assignment::one_to_many || !taken[of_left];
        lost[i] = !link.settled && (!left_is_free || taken[of_right]);
        if (!lost[i]) taken[of_left] = taken[of_right] = true;
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < links.size(); ++i)
        if (!lost[i]) links[kept++] = links[i];
    links.resize(kept);
    return links;
}

}  // namespace baophu::linkage::engine

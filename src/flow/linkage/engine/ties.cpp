#include "flow/linkage/engine/ties.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace baophu::linkage::engine {
namespace {

// As if each pair of levels had been seen so often more as independent components would show it: a few odd
// pairs among the matches make no tie.
constexpr double independent_matches = 10;
// Bits that one level tells about the other, on the average over matches.
constexpr double bits_least = 0.03;
// A tie says no more than this for or against.
constexpr double bits_most = 6;

using LevelSums = std::array<double, levels_max>;

struct Candidate {
    Tie tie;
    double bits = 0;  // Mutual information.
};

// Shares of the levels that both components know.
Candidate measure(std::size_t a, std::size_t b, const JointCounts& joint) {
    Candidate candidate{.tie = {.a = a, .b = b}};
    LevelSums of_a{};
    LevelSums of_b{};
    double all = 0;
    for (std::size_t x = 1; x < levels_max; ++x)
        for (std::size_t y = 1; y < levels_max; ++y) {
            of_a.at(x) += joint.at(x).at(y);
            of_b.at(y) += joint.at(x).at(y);
            all += joint.at(x).at(y);
        }
    if (all <= 0) return candidate;
    for (std::size_t x = 1; x < levels_max; ++x)
        for (std::size_t y = 1; y < levels_max; ++y) {
            const double apart = of_a.at(x) / all * (of_b.at(y) / all);
            if (apart <= 0) continue;
            const double together =
                (joint.at(x).at(y) + independent_matches * apart) / (all + independent_matches);
            const double bits = std::log2(together / apart);
            candidate.tie.bits.at(x).at(y) = std::clamp(bits, -bits_most, bits_most);
            candidate.bits += together * bits;
        }
    return candidate;
}

// The tree that a component belongs to so far.
std::size_t root_of(std::vector<std::size_t>& parent, std::size_t component) {
    while (parent[component] != component)
        component = parent[component] = parent[parent[component]];
    return component;
}

}  // namespace

std::vector<Tie> find_ties(std::size_t components, const std::vector<JointCounts>& joint) {
    std::vector<Candidate> candidates;
    for (std::size_t b = 1; b < components; ++b)
        for (std::size_t a = 0; a < b; ++a)
            candidates.push_back(measure(a, b, joint[tie_index(a, b)]));
    std::ranges::stable_sort(candidates,
                             [](const Candidate& x, const Candidate& y) { return x.bits > y.bits; });
    std::vector<std::size_t> parent(components);
    std::iota(parent.begin(), parent.end(), std::size_t{0});
    std::vector<Tie> ties;
    for (const Candidate& candidate : candidates) {
        const std::size_t a = root_of(parent, candidate.tie.a);
        const std::size_t b = root_of(parent, candidate.tie.b);
        if (candidate.bits < bits_least || a == b) continue;
        parent[a] = b;
        ties.push_back(candidate.tie);
        ties.back().told = candidate.bits;
    }
    return ties;
}

}  // namespace baophu::linkage::engine

// From weights to probabilities, where one link rules out others.
//
// Between two registers a record has at most one partner, so its candidates compete. With o the odds of a
// pair by its weight, every record tells each candidate how free it is for it,
//
//     f_i(j) = 1 / (1 + the sum over its other candidates k of o_ik f_k(i)),
//
// and hears the same of them until nothing changes (belief propagation); then
//
//     p_ij = x / (1 + x)   with   x = o_ij f_i(j) f_j(i).
//
// So two brothers whose records could be either way round have one half each, not one third. The number of
// links, which the odds take for granted, is the sum of the p: it is found again and again until it stays.
// Within one register there is no such competition: p = o / (1 + o), with the odds that a pair has in the
// light of the groups (clusters.h).
#pragma once

#include <span>
#include <vector>

#include "flow/linkage/engine/clusters.h"
#include "flow/linkage/engine/records.h"
#include "flow/linkage/engine/scorer.h"
#include "flow/linkage/engine/specification.h"

namespace baophu::linkage::engine {

struct Link {
    RecordNumber left = 0;
    RecordNumber right = 0;
    Weight weight = 0;  // The prior and what the fields say.
    double probability = 0;
    bool settled = false;  // Sure by a decision or rule (rulings.h), whatever its weight.

    bool operator==(const Link&) const = default;
};

struct Posterior {
    std::vector<Link> links;  // In the order of the pairs.
    double expected_links = 0;
    double prior_shift = 0;  // Bits by which the prior moved until it agreed with the links.
};

// Of several registers. `found` is the share of all links that is among the pairs (completeness.h). Linear in
// the pairs, for each round, and beyond that only pairs with rivals cost. Deterministic: sums go by pieces of
// the pairs, in their order. Pairs are by a, then b.
//
// `sure` are the places of settled pairs: their probability is 1, and the other candidates of a record that
// may have one partner only have none.
struct PosteriorOptions {
    double expected_links = 0;
    double found = 1;
    std::span<const std::size_t> sure;
    Assignment assignment = Assignment::one_to_one;
    unsigned threads = 1;
};
Posterior posterior(const Records& records, std::span<const ScoredPair> pairs,
                    const PosteriorOptions& options);

// Of one register.
Posterior posterior_of_groups(std::span<const JudgedPair> pairs);

// The links that stay when a record may have one partner only, the likeliest first. Links are, and stay, in
// the order of records. Settled ones stay in any case.
std::vector<Link> assign(const Records& records, std::vector<Link> links, Assignment assignment);

}  // namespace baophu::linkage::engine

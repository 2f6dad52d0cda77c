#include "flow/linkage/likely_links.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace baophu::linkage {
namespace {

double odds(const engine::Link& link) {
    return std::exp2(engine::to_bits(link.weight));
}

class Forest {
public:
    explicit Forest(std::size_t records) : parent_(records) {
        std::iota(parent_.begin(), parent_.end(), std::uint32_t{0});
    }

    // Whether the two were apart.
    bool join(std::uint32_t a, std::uint32_t b) {
        a = root(a);
        b = root(b);
        parent_[std::max(a, b)] = std::min(a, b);
        return a != b;
    }

private:
    std::uint32_t root(std::uint32_t record) {
        while (parent_[record] != record)
            record = parent_[record] = parent_[parent_[record]];
        return record;
    }

    std::vector<std::uint32_t> parent_;
};

}  // namespace

Offers::Offers(std::span<const engine::Link> links, std::span<const std::uint32_t> group)
    : group_(group), own_(group.size(), 0), other_(group.size(), 0) {
    for (const engine::Link& link : links) {
        std::vector<double>& best = is_inside(link) ? own_ : other_;
        best[link.left] = std::max(best[link.left], odds(link));
        best[link.right] = std::max(best[link.right], odds(link));
    }
}

double Offers::probability_inside(const engine::Link& link) const {
    return odds(link) / (1 + odds(link) + other_[link.left] + other_[link.right]);
}

double Offers::probability_apart(const engine::Link& link) const {
    return odds(link) / (1 + odds(link) + std::min(own_[link.left], own_[link.right]));
}

LikelyPair pair_of(const engine::Link& link, double probability) {
    return {link.left, link.right, static_cast<int>(std::lround(probability * 1000))};
}

std::vector<LikelyPair> spanning_joins(std::vector<engine::Link> inside, const Offers& offers,
                                       std::size_t records) {
    std::ranges::sort(inside, [](const engine::Link& x, const engine::Link& y) {
        return std::tie(y.probability, y.weight, x.left, x.right) <
               std::tie(x.probability, x.weight, y.left, y.right);
    });
    Forest forest(records);
    std::vector<LikelyPair> joins;
    for (const engine::Link& link : inside)
        if (forest.join(link.left, link.right))
            joins.push_back(pair_of(link, offers.probability_inside(link)));
    return joins;
}

}  // namespace baophu::linkage

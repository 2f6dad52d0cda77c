#include "core/base/apportion.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <tuple>

namespace baophu {
namespace {

// Products of two 64-bit numbers and sums of many need more than 64 bits.
__extension__ using Wide = __int128;

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

// The level, as a fraction; 0 <= numerator, 0 < denominator.
struct Level {
    Wide numerator;
    Wide denominator;

    bool operator<(const Level& other) const {
        return numerator * other.denominator < other.numerator * denominator;
    }
};

// Where a part begins to grow with the level, and where it stops.
enum class Turn { leaves_floor, meets_ceiling };

struct Event {
    Level level;
    Turn turn;
    const Share* share;

    bool operator<(const Event& other) const {
        if (level < other.level) return true;
        if (other.level < level) return false;
        return turn < other.turn;  // So that the slope below never sinks under zero.
    }
};

Wide sum_of(std::span<const Share> shares, auto member) {
    Wide sum = 0;
    for (const Share& share : shares)
        sum += std::invoke(member, share);
    return sum;
}

std::optional<ApportionFault> find_fault(std::int64_t whole, std::span<const Share> shares) {
    const bool negative =
        std::ranges::any_of(shares, [](const Share& share) { return share.weight < 0 || share.floor < 0; });
    if (whole < 0 || negative) return ApportionFault::negative;
    if (std::ranges::any_of(shares, [](const Share& share) { return share.floor > share.ceiling; })) {
        return ApportionFault::floor_above_ceiling;
    }
    const Wide floors = sum_of(shares, &Share::floor);
    if (floors > largest || sum_of(shares, &Share::weight) > largest) return ApportionFault::too_large;
    if (whole < floors) return ApportionFault::below_floors;
    const Wide reach =
        sum_of(shares, [](const Share& share) { return share.weight > 0 ? share.ceiling : share.floor; });
    if (whole > reach) return ApportionFault::above_ceilings;
    return std::nullopt;
}

std::vector<Event> events_of(std::span<const Share> shares) {
    std::vector<Event> events;
    events.reserve(2 * shares.size());
    for (const Share& share : shares) {
        if (share.weight == 0) continue;
        events.push_back({{share.floor, share.weight}, Turn::leaves_floor, &share});
        events.push_back({{share.ceiling, share.weight}, Turn::meets_ceiling, &share});
    }
    std::ranges::sort(events, std::less<>{});
    return events;
}

// The shares sum to standing + slope * level between two events. The level is sought in the
// first stretch that ends at the whole or above it.
Level level_of(std::int64_t whole, std::span<const Share> shares) {
    Wide standing = sum_of(shares, &Share::floor);
    Wide slope = 0;
    for (const Event& event : events_of(shares)) {
        const Level& end = event.level;
        if ((whole - standing) * end.denominator <= slope * end.numerator) {
            // A flat stretch holds the whole everywhere; its end will do.
            return slope == 0 ? end : Level{whole - standing, slope};
        }
        if (event.turn == Turn::leaves_floor) {
            standing -= event.share->floor;
            slope += event.share->weight;
        } else {
            standing += event.share->ceiling;
            slope -= event.share->weight;
        }
    }
    return {0, 1};  // No part has a weight, and the floors are the whole.
}

struct Cut {
    std::size_t part;
    Wide fraction;  // What was cut off, in parts of the level's denominator.
    std::int64_t weight;
};

// The exact share cut to a whole number, and the fraction that is lost.
std::pair<std::int64_t, Wide> cut_share(const Share& share, const Level& level) {
    const Wide grown = share.weight * level.numerator;
    if (grown <= share.floor * level.denominator) return {share.floor, 0};
    if (grown >= share.ceiling * level.denominator) return {share.ceiling, 0};
    return {static_cast<std::int64_t>(grown / level.denominator), grown % level.denominator};
}

}  // namespace

Result<std::vector<std::int64_t>, ApportionFault> apportion(std::int64_t whole,
                                                            std::span<const Share> shares) {
    if (const auto fault = find_fault(whole, shares)) return *fault;
    const Level level = level_of(whole, shares);
    std::vector<std::int64_t> parts;
    std::vector<Cut> cuts;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const auto [part, fraction] = cut_share(shares[i], level);
        parts.push_back(part);
        cuts.push_back({i, fraction, shares[i].weight});
    }
    std::ranges::sort(cuts, [](const Cut& a, const Cut& b) {
        return std::tie(b.fraction, b.weight, a.part) < std::tie(a.fraction, a.weight, b.part);
    });
    const std::int64_t left = whole - std::accumulate(parts.begin(), parts.end(), std::int64_t{0});
    for (std::int64_t i = 0; i < left; ++i)
        ++parts[cuts[static_cast<std::size_t>(i)].part];
    return parts;
}

std::vector<std::int64_t> apportion(std::int64_t whole, std::span<const std::int64_t> weights) {
    std::vector<Share> shares;
    shares.reserve(weights.size());
    for (const std::int64_t weight : weights)
        shares.push_back({.weight = weight});
    auto parts = apportion(whole, shares);
    if (!parts) throw std::invalid_argument("apportion: no division by these weights");
    return std::move(parts).value();
}

}  // namespace baophu

#include "core/base/apportion.h"

#include <algorithm>
#include <functional>
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
    Wide fraction;  // What was cut off, in parts of the level's denominator; above 0.
    std::int64_t weight;
};

struct CutShare {
    Part part;
    Wide fraction;
};

CutShare cut_share(const Share& share, const Level& level) {
    const Wide grown = share.weight * level.numerator;
    if (grown < share.floor * level.denominator) return {{share.floor, PartRule::at_floor}, 0};
    if (grown > share.ceiling * level.denominator) return {{share.ceiling, PartRule::at_ceiling}, 0};
    const auto number = static_cast<std::int64_t>(grown / level.denominator);
    const Wide fraction = grown % level.denominator;
    return {{number, fraction == 0 ? PartRule::whole : PartRule::cut}, fraction};
}

// The cuts with the largest fractions first.
void sort_by_right(std::vector<Cut>& cuts) {
    std::ranges::sort(cuts, [](const Cut& a, const Cut& b) {
        return std::tie(b.fraction, b.weight, a.part) < std::tie(a.fraction, a.weight, b.part);
    });
}

}  // namespace

Result<std::vector<Part>, ApportionFault> apportion(std::int64_t whole, std::span<const Share> shares) {
    if (const auto fault = find_fault(whole, shares)) return *fault;
    const Level level = level_of(whole, shares);
    std::vector<Part> parts;
    std::vector<Cut> cuts;
    std::int64_t left = whole;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const auto [part, fraction] = cut_share(shares[i], level);
        left -= part.number;
        parts.push_back(part);
        if (fraction > 0) cuts.push_back({i, fraction, shares[i].weight});
    }
    sort_by_right(cuts);
    // The fractions sum to what is left, so there are more of them than it.
    for (const Cut& cut : std::span(cuts).first(static_cast<std::size_t>(left))) {
        parts[cut.part] = {parts[cut.part].number + 1, PartRule::raised};
    }
    return parts;
}

std::vector<std::int64_t> apportion(std::int64_t whole, std::span<const std::int64_t> weights) {
    std::vector<Share> shares;
    shares.reserve(weights.size());
    for (const std::int64_t weight : weights)
        shares.push_back({.weight = weight});
    const auto parts = apportion(whole, shares);
    if (!parts) throw std::invalid_argument("apportion: no division by these weights");
    std::vector<std::int64_t> numbers;
    numbers.reserve(parts->size());
    for (const Part& part : *parts)
        numbers.push_back(part.number);
    return numbers;
}

}  // namespace baophu

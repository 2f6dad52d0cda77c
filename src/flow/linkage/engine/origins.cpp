#include "flow/linkage/engine/origins.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <utility>

#include "core/base/sort_by_number.h"
#include "flow/linkage/engine/parallel.h"

namespace baophu::linkage::engine {
namespace {

constexpr unsigned rounds_max = 50;
constexpr double settled_bits = 1e-3;
// As if so many matches had been seen that are spread like all pairs.
constexpr double spread_matches = 10;
// Origins say no more than this for or against.
constexpr double bits_most = 8;
constexpr double odds_most = 1e18;

// The candidates of one record in one origin: they compete for one link.
using Field = std::uint32_t;

// Each pair as an index of its two fields: that of its first record, and that of its second; and the pairs of
// each field, one field behind the other.
struct Fields {
    std::vector<std::pair<Field, Field>> of_pair;
    std::vector<std::uint32_t> pairs;
    std::vector<std::size_t> begin;  // By field, and one more.

    std::size_t count() const { return begin.size() - 1; }
};

Fields find_fields(const Records& records, std::span<const ScoredPair> pairs) {
    struct Side {
        RecordNumber record;
        std::uint8_t origin;
        std::uint32_t pair;
        bool second;
    };
    std::vector<Side> sides;
    sides.reserve(2 * pairs.size());
    for (std::uint32_t i = 0; i < pairs.size(); ++i) {
        sides.push_back({pairs[i].a, records.origin[pairs[i].b], i, false});
        sides.push_back({pairs[i].b, records.origin[pairs[i].a], i, true});
    }
    constexpr unsigned origin_bits = 8;
    const auto place = [](const Side& side) {
        return std::uint64_t{side.record} << origin_bits | std::uint64_t{side.origin};
    };
    sort_by_number(sides, place);
    Fields fields{.of_pair = std::vector<std::pair<Field, Field>>(pairs.size()), .pairs = {}, .begin = {}};
    fields.pairs.reserve(sides.size());
    for (std::size_t i = 0; i < sides.size(); ++i) {
        if (i == 0 || place(sides[i]) != place(sides[i - 1])) fields.begin.push_back(i);
        auto& [first, second] = fields.of_pair[sides[i].pair];
        (sides[i].second ? second : first) = static_cast<Field>(fields.begin.size() - 1);
        fields.pairs.push_back(sides[i].pair);
    }
    fields.begin.push_back(sides.size());
    return fields;
}

// By both origins: of all possible pairs the share that is of these.
std::vector<double> shares_of_pairs(const Records& records, std::size_t origins) {
    std::vector<double> count(origins, 0);
    for (const std::uint8_t origin : records.origin)
        ++count[origin];
    const auto all = static_cast<double>(records.size());
    std::vector<double> shares;
    for (std::size_t x = 0; x < origins; ++x)
        for (std::size_t y = 0; y < origins; ++y)
            shares.push_back(x == y ? count[x] * (count[x] - 1) / 2 : count[x] * count[y]);
    for (double& share : shares)
        share /= std::max(all * (all - 1) / 2, 1.0);
    return shares;
}

// The one place of two origins, whichever comes first.
std::size_t place_of(std::uint8_t x, std::uint8_t y, std::size_t origins) {
    return std::min(x, y) * origins + std::max(x, y);
}

class Fit {
public:
    Fit(const Records& records, std::span<const ScoredPair> pairs, std::size_t origins, unsigned threads)
        : threads_(threads),
          origins_(origins),
          fields_(find_fields(records, pairs)),
          shares_(shares_of_pairs(records, origins)),
          bits_(origins * origins, 0),
          moved_odds_(pairs.size()),
          rivals_(fields_.count()) {
        place_.reserve(pairs.size());
        odds_.reserve(pairs.size());
        for (const ScoredPair& pair : pairs) {
            place_.push_back(place_of(records.origin[pair.a], records.origin[pair.b], origins));
            odds_.push_back(std::exp2(to_bits(pair.weight)));
        }
    }

    // By the smaller and the larger origin.
    const std::vector<double>& settle() {
        for (unsigned round = 0; round < rounds_max; ++round)
            if (step() < settled_bits) break;
        return bits_;
    }

private:
    // How far the bits moved at most.
    double step() {
        std::vector<double> factors(bits_.size());
        std::ranges::transform(bits_, factors.begin(), [](double bits) { return std::exp2(bits); });
        for_each_range(threads_, odds_.size(), piece, [&](std::size_t first, std::size_t last, unsigned) {
            for (std::size_t i = first; i < last; ++i)
                moved_odds_[i] = std::min(odds_[i] * factors[place_[i]], odds_most);
        });
        for_each_range(threads_, rivals_.size(), piece, [&](std::size_t first, std::size_t last, unsigned) {
            for (std::size_t field = first; field < last; ++field) {
                rivals_[field] = 0;
                for (std::size_t at = fields_.begin[field]; at < fields_.begin[field + 1]; ++at)
                    rivals_[field] += moved_odds_[fields_.pairs[at]];
            }
        });
        const std::vector<double> matches = expected_matches();
        const double all = std::accumulate(matches.begin(), matches.end(), spread_matches);
        double moved = 0;
        for (std::size_t place = 0; place < bits_.size(); ++place) {
            if (place / origins_ > place % origins_ || shares_[place] <= 0) continue;
            const double share = (matches[place] + spread_matches * shares_[place]) / all;
            const double bits = std::clamp(std::log2(share / shares_[place]), -bits_most, bits_most);
            moved = std::max(moved, std::abs(bits - bits_[place]));
            bits_[place] = bits;
        }
        return moved;
    }

    // By place. Pieces are summed in their order, so that the threads do not show.
    std::vector<double> expected_matches() const {
        std::vector<std::vector<double>> of_piece((moved_odds_.size() + piece - 1) / piece,
                                                  std::vector<double>(bits_.size(), 0));
        for_each_range(threads_, moved_odds_.size(), piece,
                       [&](std::size_t begin, std::size_t end, unsigned) {
                           std::vector<double>& sum = of_piece[begin / piece];
                           for (std::size_t i = begin; i < end; ++i) {
                               const auto [first, second] = fields_.of_pair[i];
                               sum[place_[i]] +=
                                   moved_odds_[i] / (1 + rivals_[first] + rivals_[second] - moved_odds_[i]);
                           }
                       });
        std::vector<double> matches(bits_.size(), 0);
        for (const std::vector<double>& sum : of_piece)
            std::ranges::transform(matches, sum, matches.begin(), std::plus<>());
        return matches;
    }

    static constexpr std::size_t piece = 1 << 16;

    unsigned threads_;
    std::size_t origins_;
    Fields fields_;
    std::vector<double> shares_;
    std::vector<double> bits_;
    std::vector<std::size_t> place_;  // By pair.
    std::vector<double> odds_;        // By pair, without origins.
    std::vector<double> moved_odds_;  // By pair, with those of this round.
    std::vector<double> rivals_;      // By field: the sum of the odds of its pairs.
};

}  // namespace

OriginPriors::OriginPriors(const Records& records, std::span<const ScoredPair> pairs, unsigned threads) {
    if (records.origin.empty()) return;
    origins_ = std::size_t{*std::ranges::max_element(records.origin)} + 1;
    Fit fit(records, pairs, origins_, threads);
    const std::vector<double>& bits = fit.settle();
    for (std::size_t x = 0; x < origins_; ++x)
        for (std::size_t y = 0; y < origins_; ++y)
            weight_.push_back(to_weight(bits[std::min(x, y) * origins_ + std::max(x, y)]));
}

}  // namespace baophu::linkage::engine

#include "flow/linkage/engine/scorer.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <optional>
#include <tuple>

#include "flow/linkage/engine/lanes.h"
#include "flow/linkage/engine/parallel.h"

namespace baophu::linkage::engine {
namespace {

// Whether a pass before `pass` finds the pair: an equal key, or places in an order that are near enough.
bool found_before(const Keys& keys, RecordNumber a, RecordNumber b, std::size_t pass) {
    const std::uint32_t* left = keys.lines[a];
    const std::uint32_t* right = keys.lines[b];
    for (std::size_t earlier = 0; earlier < pass; ++earlier) {
        const std::uint32_t x = left[earlier];
        const std::uint32_t y = right[earlier];
        if (x == 0 || y == 0) continue;
        const std::uint32_t apart = x > y ? x - y : y - x;
        if (apart <= (earlier < keys.equalities ? 0 : keys.passes[earlier].window)) return true;
    }
    return false;
}

// What one thread finds.
struct Findings {
    std::vector<ScoredPair> pairs;
    std::uint64_t fresh = 0;
};

class PairWeigher {
public:
    PairWeigher(const Records& records, const Keys& keys, const Weigher& weigher, Weight least)
        : records_(records), keys_(keys), weigher_(weigher), least_(least) {}

    void weigh(RecordNumber a, RecordNumber b, std::size_t pass, Findings& findings) const {
        if (found_before(keys_, a, b, pass)) return;
        ++findings.fresh;
        const Weight weight = weigher_.weigh(records_.row(a), records_.row(b));
        if (weight >= least_) findings.pairs.push_back({std::min(a, b), std::max(a, b), weight});
    }

private:
    const Records& records_;
    const Keys& keys_;
    const Weigher& weigher_;
    Weight least_;
};

// The records of a neighbourhood pass in their order.
std::vector<RecordNumber> order_of(const Keys& keys, std::size_t pass) {
    std::vector<RecordNumber> order(keys.lines.size() + 1, 0);
    std::size_t placed = 0;
    for (RecordNumber record = 0; record < keys.lines.size(); ++record) {
        if (const std::uint32_t place = keys.of(record, pass); place != 0) {
            order[place - 1] = record;
            ++placed;
        }
    }
    order.resize(placed);
    return order;
}

PassAccount score_neighbourhood(const Records& records, const Keys& keys, std::size_t pass,
                                const PairWeigher& weigher, unsigned threads,
                                std::vector<Findings>& findings) {
    const std::vector<RecordNumber> order = order_of(keys, pass);
    const std::size_t window = keys.passes[pass].window;
    std::vector<std::uint64_t> pairs(threads, 0);
    constexpr std::size_t piece = 1 << 12;
    for_each_range(threads, order.size(), piece, [&](std::size_t first, std::size_t last, unsigned thread) {
        for (std::size_t i = first; i < last; ++i) {
            for (std::size_t j = i + 1; j < std::min(order.size(), i + window + 1); ++j) {
                const bool apart = records.registers() == 1 ||
                                   records.register_of(order[i]) != records.register_of(order[j]);
                if (!apart) continue;
                ++pairs[thread];
                weigher.weigh(order[i], order[j], pass, findings[thread]);
            }
        }
    });
    PassAccount account;
    for (const std::uint64_t each : pairs)
        account.pairs += each;
    return account;
}

// Where the pairs of each record begin among all pairs, of which it is the first; and one more.
std::vector<std::uint32_t> first_places(const std::vector<Findings>& findings, std::size_t records) {
    std::vector<std::uint32_t> place(records + 1, 0);
    for (const Findings& each : findings)
        for (const ScoredPair& pair : each.pairs)
            ++place[pair.a + 1];
    std::partial_sum(place.begin(), place.end(), place.begin());
    return place;
}

// By a, then b: dealt by a, and the few of each record sorted.
std::vector<ScoredPair> gather(std::vector<Findings>& findings, std::size_t records, unsigned threads) {
    const std::vector<std::uint32_t> first = first_places(findings, records);
    std::vector<ScoredPair> pairs(first.back());
    std::vector<std::uint32_t> next = first;
    for (Findings& each : findings) {
        for (const ScoredPair& pair : each.pairs)
            pairs[next[pair.a]++] = pair;
        each.pairs = {};
    }
    constexpr std::size_t piece = 1 << 14;
    for_each_range(threads, records, piece, [&](std::size_t begin, std::size_t end, unsigned) {
        for (std::size_t a = begin; a < end; ++a)
            std::ranges::sort(std::span(pairs).subspan(first[a], first[a + 1] - first[a]), {},
                              &ScoredPair::b);
    });
    return pairs;
}

std::uint64_t fresh_of(const std::vector<Findings>& findings) {
    std::uint64_t fresh = 0;
    for (const Findings& each : findings)
        fresh += each.fresh;
    return fresh;
}

// Every pass in its order; `score_pass` does those of equality.
template <class ScorePass>
Scored score_passes(const Records& records, Keys& keys, const Weigher& weigher, const ScoreOptions& options,
                    const ScorePass& score_pass) {
    Scored scored;
    std::vector<Findings> findings(options.threads);
    const PairWeigher pair_weigher(records, keys, weigher, options.least);
    std::uint64_t used = 0;
    std::uint64_t fresh = 0;
    for (std::size_t pass = 0; pass < keys.passes.size(); ++pass) {
        // Half of an equal part is kept for each pass that is still to come.
        const std::uint64_t kept =
            options.budget / (2 * keys.passes.size()) * (keys.passes.size() - pass - 1);
        std::uint64_t share = options.budget > used + kept ? options.budget - used - kept : 0;
        if (keys.passes[pass].expressions.empty()) share = options.budget;  // Pairs found before are in it.
        PassAccount account = pass < keys.equalities ? score_pass(pass, share, findings)
                                                     : score_neighbourhood(records, keys, pass, pair_weigher,
                                                                           options.threads, findings);
        account.pairs_new = fresh_of(findings) - fresh;
        fresh += account.pairs_new;
        used += account.pairs;
        scored.accounts.push_back(account);
    }
    scored.pairs = gather(findings, records.size(), options.threads);
    return scored;
}

// The blocks that one thread visits, in lanes.
class BlockScorer {
public:
    BlockScorer(const Records& records, const Keys& keys, const Weigher& weigher, const LaneMaker& maker,
                const ScoreOptions& options)
        : records_(records),
          keys_(keys),
          weigher_(weigher),
          maker_(maker),
          kernels_(lane_kernels(options.kernel)),
          passes_(keys.passes.size()),
          least_(options.least) {}

    void score(std::span<const KeyedRecord> block, const PairCounter& counter, std::size_t pass,
               Findings& findings) {
        if (block.size() <= few) {
            score_few(block, counter, pass, findings);
            return;
        }
        std::size_t register_index = 0;
        std::size_t partner = counter.partners_from(block, 0, 0, register_index);
        const std::size_t filled_from = partner;
        fill(block.subspan(filled_from), pass);
        for (std::size_t i = 0; i < block.size(); ++i) {
            partner = counter.partners_from(block, i, partner, register_index);
            if (partner < block.size())
                score_one(block.subspan(filled_from), record_of(block[i]), partner - filled_from, pass,
                          findings);
        }
    }

private:
    // Blocks of so many records do not pay for the filling of lanes.
    static constexpr std::size_t few = 4;

    void score_few(std::span<const KeyedRecord> block, const PairCounter& counter, std::size_t pass,
                   Findings& findings) const {
        counter.for_each_pair(block, [&](std::size_t i, std::size_t j) {
            const RecordNumber a = record_of(block[i]);
            const RecordNumber b = record_of(block[j]);
            if (shares_key(keys_.lines[a], keys_.lines[b], pass)) return;
            ++findings.fresh;
            const std::optional<Weight> weight =
                weigher_.weigh_alone(records_.row(a), records_.row(b), least_);
            if (weight) findings.pairs.push_back({std::min(a, b), std::max(a, b), *weight});
        });
    }

    // Of the first `passes`, all by equality.
    static bool shares_key(const std::uint32_t* a, const std::uint32_t* b, std::size_t passes) {
        bool shared = false;
        for (std::size_t pass = 0; pass < passes; ++pass)
            shared |= a[pass] != 0 && a[pass] == b[pass];
        return shared;
    }

    void fill(std::span<const KeyedRecord> block, std::size_t pass) {
        const std::size_t groups = (block.size() + lanes - 1) / lanes;
        const std::size_t columns = maker_.plan().columns;
        if (columns_.size() < groups * columns) columns_ = Lines<Lane16>(2 * groups * columns);
        if (keyed_.size() < groups * passes_) keyed_ = Lines<Lane16>(2 * groups * passes_);
        for (std::size_t i = 0; i < block.size(); ++i) {
            const RecordNumber record = record_of(block[i]);
            maker_.fill(records_.row(record), &columns_[i / lanes * columns], i % lanes);
            for (std::size_t earlier = 0; earlier < pass; ++earlier)
                keyed_[i / lanes * passes_ + earlier].word[i % lanes] = keys_.lines[record][earlier];
        }
    }

    // The record against those of the block from `first` on.
    void score_one(std::span<const KeyedRecord> block, RecordNumber record, std::size_t first,
                   std::size_t pass, Findings& findings) {
        const Row& row = records_.row(record);
        bool aimed = false;
        const std::uint32_t* line = keys_.lines[record];
        for (std::size_t group = first / lanes; group * lanes < block.size(); ++group) {
            const std::size_t begin = group * lanes;
            LaneBits alive = below(block.size() - begin) & ~below(first > begin ? first - begin : 0);
            alive = kernels_.fresh(line, &keyed_[group * passes_], pass, alive);
            findings.fresh += static_cast<std::uint64_t>(std::popcount(alive));
            if (alive == 0) continue;
            if (!aimed) maker_.aim(probe_, row);
            aimed = true;
            alive = kernels_.bound(maker_.plan(), probe_, &columns_[group * maker_.plan().columns], alive,
                                   bounds_);
            for (; alive != 0; alive &= alive - 1) {
                const auto lane = static_cast<std::size_t>(std::countr_zero(alive));
                const RecordNumber other = record_of(block[begin + lane]);
                const std::optional<Weight> weight =
                    weigher_.weigh_if(row, records_.row(other), least_, bounds_.weight[lane]);
                if (weight)
                    findings.pairs.push_back({std::min(record, other), std::max(record, other), *weight});
            }
        }
    }

    static LaneBits below(std::size_t count) {
        return count >= lanes ? (LaneBits{1} << lanes) - 1 : (LaneBits{1} << count) - 1;
    }

    const Records& records_;
    const Keys& keys_;
    const Weigher& weigher_;
    const LaneMaker& maker_;
    LaneKernels kernels_;
    std::size_t passes_;
    Weight least_;
    Probe probe_;
    LaneWeights bounds_;
    Lines<Lane16> columns_;
    Lines<Lane16> keyed_;
};

}  // namespace

Scored score_slowly(const Records& records, Keys& keys, const Weigher& weigher, const ScoreOptions& options) {
    const PairWeigher pair_weigher(records, keys, weigher, options.least);
    std::vector<KeyedRecord> memory;
    const auto score_pass = [&](std::size_t pass, std::uint64_t budget, std::vector<Findings>& findings) {
        Blocks blocks(records, keys, pass, options.threads, memory);
        blocks.keep_within(budget, keys);
        blocks.for_each_block(options.threads, [&](std::span<const KeyedRecord> block, unsigned thread) {
            blocks.counter().for_each_pair(block, [&](std::size_t i, std::size_t j) {
                pair_weigher.weigh(record_of(block[i]), record_of(block[j]), pass, findings[thread]);
            });
        });
        return blocks.account();
    };
    return score_passes(records, keys, weigher, options, score_pass);
}

Scored score(const Records& records, Keys& keys, const Weigher& weigher, const ScoreOptions& options) {
    const LaneMaker maker(records, weigher, options.least);
    std::vector<BlockScorer> scorers;
    for (unsigned thread = 0; thread < options.threads; ++thread)
        scorers.emplace_back(records, keys, weigher, maker, options);
    std::vector<KeyedRecord> memory;
    const auto score_pass = [&](std::size_t pass, std::uint64_t budget, std::vector<Findings>& findings) {
        Blocks blocks(records, keys, pass, options.threads, memory);
        blocks.keep_within(budget, keys);
        blocks.for_each_block(
            options.threads,
            [&](std::span<const KeyedRecord> block, unsigned thread) {
                scorers[thread].score(block, blocks.counter(), pass, findings[thread]);
            },
            [&](RecordNumber record) {
                records.slots.fetch(record);
                keys.lines.fetch(record);
            });
        return blocks.account();
    };
    return score_passes(records, keys, weigher, options, score_pass);
}

}  // namespace baophu::linkage::engine

#include "flow/linkage/engine/scorer.h"

#include <algorithm>
#include <tuple>

#include "flow/linkage/engine/parallel.h"

namespace baophu::linkage::engine {
namespace {

// Whether a pass before `pass` finds the pair: an equal key, or places in an order that are near enough.
bool found_before(const Keys& keys, RecordNumber a, RecordNumber b, std::size_t pass) {
    const KeyLine& left = keys.lines[a];
    const KeyLine& right = keys.lines[b];
    for (std::size_t earlier = 0; earlier < pass; ++earlier) {
        const std::uint32_t x = left.key[earlier];
        const std::uint32_t y = right.key[earlier];
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
        const Weight weight = weigher_.weigh(records_.rows[a], records_.rows[b]);
        if (weight >= least_) findings.pairs.push_back({std::min(a, b), std::max(a, b), weight});
    }

private:
    const Records& records_;
    const Keys& keys_;
    const Weigher& weigher_;
    Weight least_;
};

PassAccount score_equality(const Records& records, Keys& keys, std::size_t pass, std::uint64_t budget,
                           const PairWeigher& weigher, unsigned threads, std::vector<Findings>& findings) {
    Blocks blocks(records, keys, pass, threads);
    blocks.keep_within(budget, keys);
    blocks.for_each_block(threads, [&](std::span<const KeyedRecord> block, unsigned thread) {
        blocks.counter().for_each_pair(block, [&](std::size_t i, std::size_t j) {
            weigher.weigh(record_of(block[i]), record_of(block[j]), pass, findings[thread]);
        });
    });
    return blocks.account();
}

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

std::vector<ScoredPair> gather(std::vector<Findings>& findings) {
    std::vector<ScoredPair> pairs;
    for (Findings& each : findings) {
        pairs.insert(pairs.end(), each.pairs.begin(), each.pairs.end());
        each.pairs = {};
    }
    std::ranges::sort(pairs, [](const ScoredPair& x, const ScoredPair& y) {
        return std::tie(x.a, x.b) < std::tie(y.a, y.b);
    });
    return pairs;
}

std::uint64_t fresh_of(const std::vector<Findings>& findings) {
    std::uint64_t fresh = 0;
    for (const Findings& each : findings)
        fresh += each.fresh;
    return fresh;
}

}  // namespace

Scored score_slowly(const Records& records, Keys& keys, const Weigher& weigher, const ScoreOptions& options) {
    Scored scored;
    std::vector<Findings> findings(options.threads);
    const PairWeigher pair_weigher(records, keys, weigher, options.least);
    std::uint64_t used = 0;
    std::uint64_t fresh = 0;
    for (std::size_t pass = 0; pass < keys.passes.size(); ++pass) {
        const std::uint64_t left = options.budget > used ? options.budget - used : 0;
        const std::uint64_t share = left / (keys.passes.size() - pass);
        PassAccount account =
            pass < keys.equalities
                ? score_equality(records, keys, pass, share, pair_weigher, options.threads, findings)
                : score_neighbourhood(records, keys, pass, pair_weigher, options.threads, findings);
        account.pairs_new = fresh_of(findings) - fresh;
        fresh += account.pairs_new;
        used += account.pairs;
        scored.accounts.push_back(account);
    }
    scored.pairs = gather(findings);
    return scored;
}

Scored score(const Records& records, Keys& keys, const Weigher& weigher, const ScoreOptions& options) {
    return score_slowly(records, keys, weigher, options);
}

}  // namespace baophu::linkage::engine

// What is settled about pairs before they are weighed: by a person, or by a sure rule.
//
//   decided   same, different   a person's word
//   never     different         all expressions of a rule are known to both records, and all differ
//   always    same              all expressions of a rule agree, whether or not a pass finds the pair
//
// The former outdoes the latter. What is the same is so in chains: the records that are one make a settled
// group, and nothing joins two settled groups of which two records are different. A decision "same" that
// other decisions contradict is told, and so are pairs of always-rules that are outdone.
//
// Weights are computed as ever; a settled pair has the probability 1 or is no link.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <vector>

#include "flow/linkage/engine/keys.h"
#include "flow/linkage/engine/records.h"
#include "flow/linkage/engine/scorer.h"
#include "flow/linkage/engine/specification.h"

namespace baophu::linkage::engine {

struct Decision {
    RecordNumber a = 0;
    RecordNumber b = 0;
    bool same = true;

    bool operator==(const Decision&) const = default;
};

// Called once, when the registers are read and their records numbered.
using Decide = std::function<std::vector<Decision>(const Records&)>;

enum class Settled : std::uint8_t { open, decided_same, decided_different, always, never };

constexpr bool is_same(Settled settled) {
    return settled == Settled::decided_same || settled == Settled::always;
}
constexpr bool is_different(Settled settled) {
    return settled == Settled::decided_different || settled == Settled::never;
}

struct RulingAccount {
    std::uint64_t same = 0;              // Decisions that hold.
    std::uint64_t different = 0;         // So
    std::vector<Decision> contradicted;  // Those of `same` that other decisions contradict; in their order.
    std::uint64_t always = 0;            // Pairs that are the same by rule alone.
    std::uint64_t left_out = 0;  // Pairs of always-rules whose keys are too common for the pair budget.
    std::uint64_t outdone = 0;   // Pairs of always-rules that never-rules or decisions keep apart.
    std::uint64_t never = 0;     // Pairs that would have been judged, but for a never-rule.
};

class Rulings {
public:
    // Nothing is settled.
    Rulings() = default;

    // The records outlive it. Decisions count in their order. Always-rules find at most `budget` pairs each,
    // the rarest keys first. The same whatever the threads.
    Rulings(const Records& records, const Specification& specification, std::span<const Decision> decisions,
            std::uint64_t budget, unsigned threads);

    bool empty() const { return records_ == nullptr; }

    bool same(RecordNumber a, RecordNumber b) const { return root(a) == root(b); }

    // Of two different records.
    Settled settled(RecordNumber a, RecordNumber b) const;

    // Whether no pair between the two sets of records is different.
    bool may_unite(std::span<const RecordNumber> a, std::span<const RecordNumber> b) const;

    // The settled groups of two records or more, by their first record; each in order.
    const std::map<RecordNumber, std::vector<RecordNumber>>& groups() const { return groups_; }

    // Takes the pairs out that are different, and puts those in that are the same and could be links. By a,
    // then b, before and after. What it tells of never-rules goes into `account`.
    void apply(std::vector<ScoredPair>& pairs, const Weigher& weigher, RulingAccount& account) const;

    const RulingAccount& account() const { return account_; }

private:
    struct Expressed {
        std::vector<KeyMaker> makers;  // Of one never-rule.
    };

    void decide(std::span<const Decision> decisions);
    void follow(const std::vector<Rule>& always, std::uint64_t budget, unsigned threads);
    void follow_rule(const Rule& rule, Keys& keys, std::size_t pass, std::uint64_t budget, unsigned threads);
    void join_class(std::span<const RecordNumber> records);
    void gather_sure();
    void unite(RecordNumber a, RecordNumber b);
    bool could_link(RecordNumber a, RecordNumber b) const;
    bool decided_apart(RecordNumber a, RecordNumber b) const;
    bool rules_apart(const Row& a, const Row& b) const;
    RecordNumber root(RecordNumber record) const { return root_[record]; }
    std::span<const RecordNumber> members(const RecordNumber& record) const;

    const Records* records_ = nullptr;
    std::vector<RecordNumber> root_;          // By record: the first of its settled group.
    std::vector<RecordNumber> decided_root_;  // The same by decisions alone.
    std::map<RecordNumber, std::vector<RecordNumber>> groups_;
    std::map<RecordNumber, std::vector<RecordNumber>> apart_;  // By record: those it is decided not to be.
    std::vector<Expressed> never_;
    std::vector<std::pair<RecordNumber, RecordNumber>> sure_;  // By a, then b.
    RulingAccount account_;
};

}  // namespace baophu::linkage::engine

#include "flow/linkage/engine/rulings.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "flow/linkage/engine/agreement.h"
#include "flow/linkage/engine/blocks.h"

namespace baophu::linkage::engine {
namespace {

std::vector<Pass> passes_of(const std::vector<Rule>& rules) {
    std::vector<Pass> passes;
    passes.reserve(rules.size());
    for (const Rule& rule : rules)
        passes.push_back({.expressions = rule});
    return passes;
}

// Records of a block by what really agrees: a key may be shared by chance.
std::vector<std::vector<RecordNumber>> classes_of(std::span<const KeyedRecord> block,
                                                  const Agreement& agreement) {
    std::vector<std::vector<RecordNumber>> classes;
    for (const KeyedRecord entry : block) {
        const RecordNumber record = record_of(entry);
        const auto mine = std::ranges::find_if(
            classes, [&](const auto& each) { return agreement.holds(each.front(), record); });
        if (mine == classes.end()) {
            classes.push_back({record});
        } else {
            mine->push_back(record);
        }
    }
    return classes;
}

}  // namespace

Rulings::Rulings(const Records& records, const Specification& specification,
                 std::span<const Decision> decisions, std::uint64_t budget, unsigned threads) {
    if (decisions.empty() && specification.always.empty() && specification.never.empty()) return;
    records_ = &records;
    root_.resize(records.size());
    std::iota(root_.begin(), root_.end(), RecordNumber{0});
    for (const Rule& rule : specification.never) {
        Expressed& expressed = never_.emplace_back();
        for (const Expression& expression : rule)
            expressed.makers.emplace_back(records, expression);
    }
    decide(decisions);
    decided_root_ = root_;
    follow(specification.always, budget, threads);
    gather_sure();
}

// What is different first: a `same` must not contradict it, wherever it stands.
void Rulings::decide(std::span<const Decision> decisions) {
    for (const auto& [a, b, same] : decisions) {
        if (same || a == b) continue;
        apart_[a].push_back(b);
        apart_[b].push_back(a);
        ++account_.different;
    }
    for (const Decision& decision : decisions) {
        if (!decision.same || decision.a == decision.b) continue;
        if (decided_apart(decision.a, decision.b)) {
            account_.contradicted.push_back(decision);
        } else {
            unite(decision.a, decision.b);
            ++account_.same;
        }
    }
}

void Rulings::follow(const std::vector<Rule>& always, std::uint64_t budget, unsigned threads) {
    if (always.empty()) return;
    Keys keys = make_keys(*records_, passes_of(always), threads);
    for (std::size_t rule = 0; rule < always.size(); ++rule)
        follow_rule(always[rule], keys, rule, budget, threads);
}

void Rulings::follow_rule(const Rule& rule, Keys& keys, std::size_t pass, std::uint64_t budget,
                          unsigned threads) {
    std::vector<KeyedRecord> memory;
    Blocks blocks(*records_, keys, pass, threads, memory);
    blocks.keep_within(budget, keys);
    account_.left_out += blocks.account().pairs_left_out;
    const Agreement agreement(*records_, rule);
    std::vector<std::vector<RecordNumber>> classes;
    blocks.for_each_block(1, [&](std::span<const KeyedRecord> block, unsigned) {
        for (std::vector<RecordNumber>& each : classes_of(block, agreement))
            if (each.size() > 1) classes.push_back(std::move(each));
    });
    std::ranges::sort(classes);
    for (const std::vector<RecordNumber>& each : classes)
        join_class(each);
}

// Each record joins the first group of those before it that it may.
void Rulings::join_class(std::span<const RecordNumber> records) {
    std::vector<RecordNumber> groups;  // A record of each.
    for (const RecordNumber record : records) {
        const auto mine = std::ranges::find_if(
            groups, [&](RecordNumber other) { return may_unite(members(record), members(other)); });
        if (mine == groups.end()) {
            groups.push_back(record);
        } else {
            unite(*mine, record);
        }
    }
    if (apart_.empty() && never_.empty()) return;
    for (std::size_t i = 1; i < records.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (root(records[i]) != root(records[j]) && could_link(records[j], records[i]))
                ++account_.outdone;
}

// The root of the new group is the first record of both.
void Rulings::unite(RecordNumber a, RecordNumber b) {
    const RecordNumber first = std::min(root(a), root(b));
    const RecordNumber second = std::max(root(a), root(b));
    if (first == second) return;
    std::vector<RecordNumber> of_second{second};
    if (auto found = groups_.extract(second)) of_second = std::move(found.mapped());
    std::vector<RecordNumber>& of_first = groups_.try_emplace(first, 1, first).first->second;
    const auto middle = of_first.insert(of_first.end(), of_second.begin(), of_second.end());
    std::ranges::inplace_merge(of_first, middle);
    for (const RecordNumber record : of_second)
        root_[record] = first;
}

void Rulings::gather_sure() {
    for (const auto& [first, members] : groups_)
        for (std::size_t i = 0; i < members.size(); ++i)
            for (std::size_t j = i + 1; j < members.size(); ++j) {
                if (!could_link(members[i], members[j])) continue;
                sure_.emplace_back(members[i], members[j]);
                if (decided_root_[members[i]] != decided_root_[members[j]]) ++account_.always;
            }
    std::ranges::sort(sure_);
}

bool Rulings::could_link(RecordNumber a, RecordNumber b) const {
    return records_->registers() == 1 || records_->register_of(a) != records_->register_of(b);
}

// The record alone where it has no group.
std::span<const RecordNumber> Rulings::members(const RecordNumber& record) const {
    const auto group = groups_.find(root(record));
    return group == groups_.end() ? std::span(&record, 1) : std::span(group->second);
}

// Two settled groups are apart if two records of them are.
bool Rulings::decided_apart(RecordNumber a, RecordNumber b) const {
    if (apart_.empty()) return false;
    return std::ranges::any_of(members(a), [&](RecordNumber member) {
        const auto found = apart_.find(member);
        return found != apart_.end() &&
               std::ranges::any_of(found->second, [&](RecordNumber other) { return root(other) == root(b); });
    });
}

bool Rulings::rules_apart(const Row& a, const Row& b) const {
    return std::ranges::any_of(never_, [&](const Expressed& rule) {
        return std::ranges::all_of(rule.makers, [&](const KeyMaker& maker) {
            const std::uint32_t x = maker.key(a);
            const std::uint32_t y = maker.key(b);
            return x != 0 && y != 0 && x != y;
        });
    });
}

Settled Rulings::settled(RecordNumber a, RecordNumber b) const {
    if (empty()) return Settled::open;
    if (root(a) == root(b))
        return decided_root_[a] == decided_root_[b] ? Settled::decided_same : Settled::always;
    if (decided_apart(a, b)) return Settled::decided_different;
    if (never_.empty()) return Settled::open;
    for (const RecordNumber of_a : members(a))
        for (const RecordNumber of_b : members(b))
            if (rules_apart(records_->row(of_a), records_->row(of_b))) return Settled::never;
    return Settled::open;
}

bool Rulings::may_unite(std::span<const RecordNumber> a, std::span<const RecordNumber> b) const {
    if ((apart_.empty() && never_.empty()) || root(a.front()) == root(b.front())) return true;
    for (const RecordNumber of_a : a) {
        const auto found = apart_.find(of_a);
        if (found != apart_.end())
            for (const RecordNumber other : found->second)
                if (std::ranges::find(b, other) != b.end()) return false;
        for (const RecordNumber of_b : b)
            if (rules_apart(records_->row(of_a), records_->row(of_b))) return false;
    }
    return true;
}

void Rulings::apply(std::vector<ScoredPair>& pairs, const Weigher& weigher, RulingAccount& account) const {
    if (empty()) return;
    account.never = 0;
    std::erase_if(pairs, [&](const ScoredPair& pair) {
        const Settled found = settled(pair.a, pair.b);
        if (found == Settled::never) ++account.never;
        return is_different(found);
    });
    const auto by_records = [](const ScoredPair& x, const ScoredPair& y) {
        return std::tie(x.a, x.b) < std::tie(y.a, y.b);
    };
    std::vector<ScoredPair> missing;
    for (const auto& [a, b] : sure_)
        if (!std::ranges::binary_search(pairs, ScoredPair{a, b, 0}, by_records))
            missing.push_back({a, b, weigher.weigh(records_->row(a), records_->row(b))});
    const auto middle = pairs.insert(pairs.end(), missing.begin(), missing.end());
    std::ranges::inplace_merge(pairs, middle, by_records);
}

}  // namespace baophu::linkage::engine

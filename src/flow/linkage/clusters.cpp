#include "flow/linkage/clusters.h"

#include <algorithm>
#include <numeric>

namespace baophu::linkage {
namespace {

// Disjoint sets whose root is always their earliest record, with pairs that must stay apart.
class Forest {
public:
    Forest(std::size_t records, const std::vector<PairDecision>& decisions)
        : parent_(records), guarded_(records) {
        std::iota(parent_.begin(), parent_.end(), RecordIndex{0});
        for (const PairDecision& decision : decisions) {
            if (decision.same) continue;
            apart_.emplace_back(decision.left, decision.right);
            guarded_[decision.left] = true;
            guarded_[decision.right] = true;
        }
    }

    RecordIndex root(RecordIndex record) {
        while (parent_[record] != record) {
            parent_[record] = parent_[parent_[record]];
            record = parent_[record];
        }
        return record;
    }

    bool may_join(RecordIndex a, RecordIndex b) {
        const RecordIndex root_a = root(a);
        const RecordIndex root_b = root(b);
        if (!guarded_[root_a] || !guarded_[root_b]) return true;
        return std::ranges::none_of(apart_, [&](const auto& pair) {
            const RecordIndex left = root(pair.first);
            const RecordIndex right = root(pair.second);
            return (left == root_a && right == root_b) || (left == root_b && right == root_a);
        });
    }

    void join(RecordIndex a, RecordIndex b) {
        const auto [earlier, later] = std::minmax({root(a), root(b)});
        parent_[later] = earlier;
        if (guarded_[later]) guarded_[earlier] = true;
    }

private:
    std::vector<RecordIndex> parent_;
    std::vector<bool> guarded_;  // Of a root: whether a "different" names a record below it.
    std::vector<std::pair<RecordIndex, RecordIndex>> apart_;
};

void apply_same(const std::vector<PairDecision>& decisions, Forest& forest, Clustering& result) {
    for (const PairDecision& decision : decisions) {
        if (!decision.same) continue;
        if (!forest.may_join(decision.left, decision.right)) {
            result.contradicted.push_back(decision.sequence);
            continue;
        }
        if (forest.root(decision.left) == forest.root(decision.right)) continue;
        forest.join(decision.left, decision.right);
        const auto [earlier, later] = std::minmax(decision.left, decision.right);
        result.joins.push_back(
            {.record = later, .joined = earlier, .kind = "", .decision = decision.sequence});
    }
}

// `groups` is room that is used again: the record that began each group.
void apply_sharing(const Sharing& sharing, Forest& forest, Clustering& result,
                   std::vector<RecordIndex>& groups) {
    groups.clear();
    for (const RecordIndex record : sharing.records) {
        const auto group = std::ranges::find_if(groups, [&](RecordIndex beginning) {
            return forest.root(beginning) == forest.root(record) || forest.may_join(beginning, record);
        });
        if (group == groups.end()) {
            groups.push_back(record);
        } else if (forest.root(*group) != forest.root(record)) {
            forest.join(*group, record);
            result.joins.push_back({.record = record, .joined = *group, .kind = sharing.kind});
        }
    }
}

}  // namespace

void Sharings::append(const Sharings& others) {
    for (const Start& start : others.starts_)
        starts_.push_back({start.kind, records_.size() + start.first});
    records_.insert(records_.end(), others.records_.begin(), others.records_.end());
}

Clustering cluster(std::size_t records, const Sharings& sharings,
                   const std::vector<PairDecision>& decisions) {
    Forest forest(records, decisions);
    Clustering result;
    apply_same(decisions, forest, result);
    std::vector<RecordIndex> groups;
    for (std::size_t place = 0; place < sharings.size(); ++place)
        apply_sharing(sharings[place], forest, result, groups);
    result.first.resize(records);
    for (RecordIndex record = 0; record < records; ++record)
        result.first[record] = forest.root(record);
    return result;
}

}  // namespace baophu::linkage

#include "flow/linkage/engine/clusters.h"

#include <algorithm>
#include <numeric>
#include <queue>
#include <tuple>
#include <unordered_map>

namespace baophu::linkage::engine {
namespace {

// A weight says no more than this for or against: beyond it one pair would decide for a whole group.
constexpr Weight decided = 20 * static_cast<Weight>(weight_unit);

__extension__ using Product = __int128;

struct Between {
    std::int64_t sum = 0;  // Of the weights of all pairs between two groups.
    std::int64_t pairs = 0;

    // Whether the mean is larger than that of `other`: exact.
    bool nearer(const Between& other) const {
        return static_cast<Product>(sum) * other.pairs > static_cast<Product>(other.sum) * pairs;
    }
};

// Two groups that might become one, as they were when it was written down.
struct Candidate {
    Between between;
    RecordNumber a;
    RecordNumber b;
    std::uint32_t version;  // Of both groups together; an older one no longer counts.

    // Of a queue: the nearest comes first, then the smallest records.
    bool operator<(const Candidate& other) const {
        if (other.between.nearer(between)) return true;
        if (between.nearer(other.between)) return false;
        return std::tie(a, b) > std::tie(other.a, other.b);
    }
};

class Grouping {
public:
    Grouping(const Records& records, const Weigher& weigher, const OriginPriors& origins,
             bool one_per_register)
        : records_(records),
          weigher_(weigher),
          origins_(origins),
          one_per_register_(one_per_register),
          group_of_(records.size()),
          members_(records.size()),
          near_(records.size()),
          version_(records.size(), 0) {
        std::iota(group_of_.begin(), group_of_.end(), RecordNumber{0});
        for (RecordNumber record = 0; record < records.size(); ++record)
            members_[record] = {record};
    }

    void add(const ScoredPair& pair) {
        const Between between{limited(pair.weight), 1};
        near_[pair.a].emplace(pair.b, between);
        near_[pair.b].emplace(pair.a, between);
        offer(pair.a, pair.b, between);
    }

    void grow() {
        while (!queue_.empty()) {
            const Candidate next = queue_.top();
            queue_.pop();
            if (next.version != version_[next.a] + version_[next.b]) continue;
            if (members_[next.a].empty() || members_[next.b].empty() || !may_unite(next.a, next.b)) continue;
            write_together(next.a, next.b, mean(next.between));
            unite(next.a, next.b);
        }
    }

    Groups groups(std::span<const ScoredPair> pairs) {
        Groups groups{.group = smallest_of_group()};
        for (const ScoredPair& pair : pairs) {
            if (groups.group[pair.a] == groups.group[pair.b]) continue;
            const Weight apart = std::min(pair.weight, mean(near_[group_of_[pair.a]].at(group_of_[pair.b])));
            groups.pairs.push_back({pair.a, pair.b, pair.weight, apart});
        }
        groups.pairs.insert(groups.pairs.end(), together_.begin(), together_.end());
        std::ranges::sort(groups.pairs, [](const JudgedPair& x, const JudgedPair& y) {
            return std::tie(x.a, x.b) < std::tie(y.a, y.b);
        });
        return groups;
    }

private:
    std::vector<RecordNumber> smallest_of_group() const {
        std::vector<RecordNumber> smallest(records_.size());
        for (const std::vector<RecordNumber>& members : members_)
            for (const RecordNumber member : members)
                smallest[member] = *std::ranges::min_element(members);
        return smallest;
    }

    Weight weigh(RecordNumber a, RecordNumber b) const {
        return weigher_.weigh(records_.rows[a], records_.rows[b]) + origins_.bits(records_, a, b);
    }

    // Rounded towards zero.
    static Weight mean(const Between& between) { return static_cast<Weight>(between.sum / between.pairs); }

    static std::int64_t limited(Weight weight) { return std::clamp(weight, -decided, decided); }

    void offer(RecordNumber a, RecordNumber b, const Between& between) {
        if (between.sum <= 0) return;
        queue_.push({between, std::min(a, b), std::max(a, b), version_[a] + version_[b]});
    }

    bool may_unite(RecordNumber a, RecordNumber b) const {
        if (!one_per_register_) return true;
        return std::ranges::none_of(members_[a], [&](RecordNumber in_a) {
            return std::ranges::any_of(members_[b], [&](RecordNumber in_b) {
                return records_.register_of(in_a) == records_.register_of(in_b);
            });
        });
    }

    void write_together(RecordNumber a, RecordNumber b, Weight between) {
        for (const RecordNumber in_a : members_[a])
            for (const RecordNumber in_b : members_[b]) {
                const Weight weight = weigh(in_a, in_b);
                together_.push_back(
                    {std::min(in_a, in_b), std::max(in_a, in_b), weight, std::max(weight, between)});
            }
    }

    // The larger group takes the smaller one in.
    void unite(RecordNumber a, RecordNumber b) {
        if (members_[a].size() < members_[b].size()) std::swap(a, b);
        near_[a].erase(b);
        near_[b].erase(a);
        const auto merged = merged_neighbours(a, b);
        for (const RecordNumber member : members_[b])
            group_of_[member] = a;
        members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
        members_[b].clear();
        ++version_[a];
        for (const auto& [other, between] : merged) {
            near_[other].erase(b);
            near_[other][a] = between;
            offer(a, other, between);
        }
        near_[a] = {merged.begin(), merged.end()};
        near_[b].clear();
    }

    // Every group near to one of the two, with the weights of all pairs to both; by number.
    std::vector<std::pair<RecordNumber, Between>> merged_neighbours(RecordNumber a, RecordNumber b) const {
        std::vector<std::pair<RecordNumber, Between>> merged;
        for (const auto& [other, between] : near_[a])
            merged.emplace_back(other, sum(between, of_or_weighed(b, other)));
        for (const auto& [other, between] : near_[b])
            if (!near_[a].contains(other)) merged.emplace_back(other, sum(between, of_or_weighed(a, other)));
        std::ranges::sort(merged, {}, &std::pair<RecordNumber, Between>::first);
        return merged;
    }

    static Between sum(const Between& x, const Between& y) { return {x.sum + y.sum, x.pairs + y.pairs}; }

    Between of_or_weighed(RecordNumber group, RecordNumber other) const {
        const auto known = near_[group].find(other);
        if (known != near_[group].end()) return known->second;
        Between between;
        for (const RecordNumber a : members_[group])
            for (const RecordNumber b : members_[other]) {
                between.sum += limited(weigh(a, b));
                ++between.pairs;
            }
        return between;
    }

    const Records& records_;
    const Weigher& weigher_;
    const OriginPriors& origins_;
    bool one_per_register_;
    std::vector<RecordNumber> group_of_;
    std::vector<std::vector<RecordNumber>> members_;  // By group; empty for one that was taken in.
    std::vector<std::unordered_map<RecordNumber, Between>> near_;
    std::vector<std::uint32_t> version_;
    std::priority_queue<Candidate> queue_;
    std::vector<JudgedPair> together_;
};

}  // namespace

Groups find_groups(const Records& records, std::span<const ScoredPair> pairs, const Weigher& weigher,
                   const OriginPriors& origins, Assignment assignment) {
    const bool one_per_register = records.registers() > 1 && assignment == Assignment::one_to_one;
    Grouping grouping(records, weigher, origins, one_per_register);
    for (const ScoredPair& pair : pairs)
        grouping.add(pair);
    grouping.grow();
    return grouping.groups(pairs);
}

}  // namespace baophu::linkage::engine

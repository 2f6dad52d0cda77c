#include "flow/linkage/engine/clusters.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <queue>
#include <tuple>

#include "flow/linkage/engine/parallel.h"

namespace baophu::linkage::engine {
namespace {

// A component says no more than this for or against: beyond it one pair would decide for a whole group.
constexpr Weight decided = 20 * static_cast<Weight>(weight_unit);

// What all pairs between two groups say, added up by component. What a pair does not know takes no part in
// the mean of a component: records that tell little neither join groups nor keep them apart.
class Between {
public:
    void add(const Weigher& weigher, const Weigher::Parts& parts, Weight origins) {
        for (std::size_t component = 0; component < components_max; ++component) {
            const Level level = level_in(parts.pattern, component);
            if (level == level::unknown) continue;
            sum_.at(component) += std::clamp(parts.of.at(component), -decided, decided);
            alike_.at(component) += weigher.alike_level(component, level);
            ++known_.at(component);
        }
        rest_ += parts.ties + origins;
        ++pairs_;
    }

    // What a pair weighs beside what its records say: its candidates' competition, for one.
    void shift(Weight by) { rest_ += by; }

    Between& operator+=(const Between& other) {
        for (std::size_t component = 0; component < components_max; ++component) {
            sum_.at(component) += other.sum_.at(component);
            alike_.at(component) += other.alike_.at(component);
            known_.at(component) += other.known_.at(component);
        }
        rest_ += other.rest_;
        pairs_ += other.pairs_;
        return *this;
    }

    // Each mean rounded towards zero; of a single pair its weight. Lookalikes take what they account for of a
    // pair that is as the mean.
    Weight weight(const Weigher& weigher) const {
        std::int64_t weight = 0;
        std::int64_t alike = 0;
        for (std::size_t component = 0; component < components_max; ++component) {
            if (known_.at(component) == 0) continue;
            weight += sum_.at(component) / known_.at(component);
            alike += alike_.at(component) / known_.at(component);
        }
        return static_cast<Weight>(weigher.prior() + rest_ / pairs_ + weight -
                                   weigher.taken_by_lookalikes(weight + alike));
    }

private:
    std::array<std::int64_t, components_max> sum_{};
    std::array<std::int64_t, components_max>
        alike_{};  // What lookalikes have beside it (Weigher::alike_level).
    std::array<std::int32_t, components_max> known_{};  // Pairs that know the component.
    std::int64_t rest_ = 0;                             // Of ties and origins, which all pairs have.
    std::int64_t pairs_ = 0;
};

// A record of a component by its place there, and a group by the place of one of its records.
using Place = std::uint32_t;

// Two groups that might become one, as they were when it was written down.
struct Candidate {
    Weight weight;
    Place a;
    Place b;
    std::uint32_t version;  // Of both groups together; an older one no longer counts.

    // Of a queue: the nearest comes first, then the smallest records.
    bool operator<(const Candidate& other) const {
        return std::tie(weight, other.a, other.b) < std::tie(other.weight, a, b);
    }
};

struct Neighbour {
    Place group = 0;
    Between between;
};

// By group.
using Neighbours = std::vector<Neighbour>;

Neighbours::iterator place_of(Neighbours& neighbours, Place group) {
    return std::ranges::lower_bound(neighbours, group, {}, &Neighbour::group);
}

void erase(Neighbours& neighbours, Place group) {
    const auto found = place_of(neighbours, group);
    if (found != neighbours.end() && found->group == group) neighbours.erase(found);
}

void put(Neighbours& neighbours, const Neighbour& neighbour) {
    const auto found = place_of(neighbours, neighbour.group);
    if (found != neighbours.end() && found->group == neighbour.group) {
        found->between = neighbour.between;
    } else {
        neighbours.insert(found, neighbour);
    }
}

struct Setting {
    const Records& records;
    const Weigher& weigher;
    const Rulings& rulings;
    const OriginPriors& origins;
    bool one_per_register;
};

// Records that hang together by pairs, whatever these weigh; no group reaches beyond.
struct Component {
    std::span<const ScoredPair> pairs;                          // By a, then b.
    std::span<const std::vector<RecordNumber>* const> settled;  // Its settled groups.
};

class Grouping {
public:
    Grouping(const Setting& setting, const Component& component)
        : setting_(setting), pairs_(component.pairs), records_(records_of(component)) {
        members_.reserve(records_.size());
        for (const RecordNumber record : records_)
            members_.push_back({record});
        first_ = records_;
        group_of_.resize(records_.size());
        std::iota(group_of_.begin(), group_of_.end(), Place{0});
        version_.assign(records_.size(), 0);
        near_.resize(records_.size());
        for (const ScoredPair& pair : pairs_)
            add(pair);
        for (const std::vector<RecordNumber>* settled : component.settled)
            settle(*settled);
    }

    void grow() {
        while (!queue_.empty()) {
            const Candidate next = queue_.top();
            queue_.pop();
            if (next.version != version_[next.a] + version_[next.b]) continue;
            if (members_[next.a].empty() || members_[next.b].empty() || !may_unite(next.a, next.b)) continue;
            write_together(next.a, next.b, next.weight);
            unite(next.a, next.b);
        }
    }

    // Appends the pairs and says of each record which is the first of its group.
    void tell(std::vector<JudgedPair>& judged, std::vector<RecordNumber>& group) {
        for (Place place = 0; place < records_.size(); ++place)
            group[records_[place]] = first_[group_of_[place]];
        for (const ScoredPair& pair : pairs_) {
            const Place a = group_of_[place_of_record(pair.a)];
            const Place b = group_of_[place_of_record(pair.b)];
            if (a != b) judged.push_back(apart(pair, a, b));
        }
        judged.insert(judged.end(), together_.begin(), together_.end());
    }

private:
    static std::vector<RecordNumber> records_of(const Component& component) {
        std::vector<RecordNumber> records;
        for (const ScoredPair& pair : component.pairs) {
            records.push_back(pair.a);
            records.push_back(pair.b);
        }
        for (const std::vector<RecordNumber>* settled : component.settled)
            records.insert(records.end(), settled->begin(), settled->end());
        std::ranges::sort(records);
        const auto doubles = std::ranges::unique(records);
        records.erase(doubles.begin(), doubles.end());
        return records;
    }

    Place place_of_record(RecordNumber record) const {
        return static_cast<Place>(std::ranges::lower_bound(records_, record) - records_.begin());
    }

    // Pairs come by a, then b: so do the neighbours of each record.
    void add(const ScoredPair& pair) {
        Between between = between_records(pair.a, pair.b);
        between.shift(pair.weight - weight_of(between));
        const Place a = place_of_record(pair.a);
        const Place b = place_of_record(pair.b);
        near_[a].push_back({b, between});
        near_[b].push_back({a, between});
        offer(a, b, between);
    }

    Between between_records(RecordNumber a, RecordNumber b) const {
        Between between;
        between.add(setting_.weigher,
                    setting_.weigher.parts(setting_.records.row(a), setting_.records.row(b)),
                    setting_.origins.bits(setting_.records, a, b));
        return between;
    }

    Weight weight_of(const Between& between) const { return between.weight(setting_.weigher); }

    void settle(const std::vector<RecordNumber>& records) {
        for (std::size_t i = 1; i < records.size(); ++i) {
            const Place a = group_of_[place_of_record(records.front())];
            const Place b = group_of_[place_of_record(records[i])];
            write_together(a, b, certain);
            unite(a, b);
        }
    }

    void offer(Place a, Place b, const Between& between) {
        const Weight weight = weight_of(between);
        if (weight <= 0) return;
        queue_.push({weight, std::min(a, b), std::max(a, b), version_[a] + version_[b]});
    }

    bool may_unite(Place a, Place b) const {
        if (!setting_.rulings.may_unite(members_[a], members_[b])) return false;
        if (!setting_.one_per_register) return true;
        return std::ranges::none_of(members_[a], [&](RecordNumber in_a) {
            return std::ranges::any_of(members_[b], [&](RecordNumber in_b) {
                return setting_.records.register_of(in_a) == setting_.records.register_of(in_b);
            });
        });
    }

    Weight weigh(RecordNumber a, RecordNumber b) const {
        return setting_.weigher.weigh(setting_.records.row(a), setting_.records.row(b)) +
               setting_.origins.bits(setting_.records, a, b);
    }

    std::uint32_t pairs_between(Place a, Place b) const {
        return static_cast<std::uint32_t>(members_[a].size() * members_[b].size());
    }

    void write_together(Place a, Place b, Weight between) {
        for (const RecordNumber in_a : members_[a])
            for (const RecordNumber in_b : members_[b]) {
                const Weight weight = weigh(in_a, in_b);
                together_.push_back({.a = std::min(in_a, in_b),
                                     .b = std::max(in_a, in_b),
                                     .weight = weight,
                                     .in_groups = std::max(weight, between),
                                     .joined = pairs_between(a, b),
                                     .step = std::max(first_[a], first_[b])});
            }
    }

    // Groups that are near enough and yet apart must not be one.
    JudgedPair apart(const ScoredPair& pair, Place a, Place b) {
        const Weight between = weight_of(place_of(near_[a], b)->between);
        const bool barred = between > 0 || !setting_.rulings.may_unite(members_[a], members_[b]);
        return {.a = pair.a,
                .b = pair.b,
                .weight = pair.weight,
                .in_groups = barred ? -certain : std::min(pair.weight, between),
                .joined = pairs_between(a, b)};
    }

    // The larger group takes the smaller one in.
    void unite(Place a, Place b) {
        if (members_[a].size() < members_[b].size()) std::swap(a, b);
        erase(near_[a], b);
        erase(near_[b], a);
        Neighbours merged = merged_neighbours(a, b);
        for (const RecordNumber member : members_[b])
            group_of_[place_of_record(member)] = a;
        members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
        members_[b].clear();
        first_[a] = std::min(first_[a], first_[b]);
        ++version_[a];
        near_[a].swap(merged);
        near_[b] = {};
        for (const auto& [other, between] : near_[a]) {
            erase(near_[other], b);
            put(near_[other], {a, between});
            offer(a, other, between);
        }
    }

    // Every group near to one of the two, with the weights of all pairs to both.
    Neighbours merged_neighbours(Place a, Place b) const {
        Neighbours merged;
        auto of_a = near_[a].begin();
        auto of_b = near_[b].begin();
        while (of_a != near_[a].end() || of_b != near_[b].end()) {
            const bool in_a =
                of_b == near_[b].end() || (of_a != near_[a].end() && of_a->group <= of_b->group);
            const bool in_b =
                of_a == near_[a].end() || (of_b != near_[b].end() && of_b->group <= of_a->group);
            const Place other = in_a ? of_a->group : of_b->group;
            merged.push_back({other, in_a ? (of_a++)->between : weighed(a, other)});
            merged.back().between += in_b ? (of_b++)->between : weighed(b, other);
        }
        return merged;
    }

    Between weighed(Place group, Place other) const {
        Between between;
        for (const RecordNumber a : members_[group])
            for (const RecordNumber b : members_[other])
                between += between_records(a, b);
        return between;
    }

    const Setting& setting_;
    std::span<const ScoredPair> pairs_;
    std::vector<RecordNumber> records_;  // By place; in order.
    std::vector<Place> group_of_;
    std::vector<std::vector<RecordNumber>> members_;  // By group; empty for one that was taken in.
    std::vector<RecordNumber> first_;                 // By group: its smallest record.
    std::vector<Neighbours> near_;
    std::vector<std::uint32_t> version_;
    std::priority_queue<Candidate> queue_;
    std::vector<JudgedPair> together_;
};

// The pairs and settled groups of each component, side by side.
class Components {
public:
    Components(std::size_t records, std::span<const ScoredPair> pairs, const Rulings& rulings)
        : parent_(records) {
        std::iota(parent_.begin(), parent_.end(), RecordNumber{0});
        for (const ScoredPair& pair : pairs)
            unite(pair.a, pair.b);
        for (const auto& [first, members] : rulings.groups())
            for (const RecordNumber member : members)
                unite(first, member);
        place_pairs(pairs);
        place_settled(rulings);
    }

    std::size_t size() const { return begin_.size() - 1; }

    Component operator[](std::size_t component) const {
        return {
            .pairs = std::span(pairs_).subspan(begin_[component], begin_[component + 1] - begin_[component]),
            .settled = settled_.empty() ? std::span<const std::vector<RecordNumber>* const>{}
                                        : std::span(settled_[component])};
    }

private:
    RecordNumber root(RecordNumber record) {
        while (parent_[record] != record)
            record = parent_[record] = parent_[parent_[record]];
        return record;
    }

    void unite(RecordNumber a, RecordNumber b) {
        const auto [first, second] = std::minmax({root(a), root(b)});
        parent_[second] = first;
    }

    // The order of the pairs is kept in each.
    void place_pairs(std::span<const ScoredPair> pairs) {
        number_.assign(parent_.size(), 0);
        std::vector<std::size_t> count;
        for (const ScoredPair& pair : pairs) {
            std::uint32_t& number = number_[root(pair.a)];
            if (number == 0) {
                count.push_back(0);
                number = static_cast<std::uint32_t>(count.size());
            }
            ++count[number - 1];
        }
        begin_.assign(1, 0);
        for (const std::size_t each : count)
            begin_.push_back(begin_.back() + each);
        std::vector<std::size_t> next = begin_;
        pairs_.resize(pairs.size());
        for (const ScoredPair& pair : pairs)
            pairs_[next[number_[root(pair.a)] - 1]++] = pair;
    }

    // A settled group of records of one register may have no pair.
    void place_settled(const Rulings& rulings) {
        if (rulings.groups().empty()) return;
        settled_.resize(size());
        for (const auto& [first, members] : rulings.groups()) {
            std::uint32_t& number = number_[root(first)];
            if (number == 0) {
                begin_.push_back(begin_.back());
                settled_.emplace_back();
                number = static_cast<std::uint32_t>(settled_.size());
            }
            settled_[number - 1].push_back(&members);
        }
    }

    std::vector<RecordNumber> parent_;
    std::vector<std::uint32_t> number_;  // By the root's record, from 1.
    std::vector<std::size_t> begin_;     // By component, and one more.
    std::vector<ScoredPair> pairs_;
    std::vector<std::vector<const std::vector<RecordNumber>*>> settled_;
};

}  // namespace

Groups find_groups(const Records& records, std::span<const ScoredPair> pairs, const Weigher& weigher,
                   const GroupOptions& options) {
    const Setting setting{
        .records = records,
        .weigher = weigher,
        .rulings = options.rulings,
        .origins = options.origins,
        .one_per_register = records.registers() > 1 && options.assignment == Assignment::one_to_one};
    const Components components(records.size(), pairs, options.rulings);
    Groups groups;
    groups.group.resize(records.size());
    std::iota(groups.group.begin(), groups.group.end(), RecordNumber{0});
    std::vector<std::vector<JudgedPair>> judged(options.threads);
    constexpr std::size_t piece = 64;
    for_each_range(options.threads, components.size(), piece,
                   [&](std::size_t first, std::size_t last, unsigned thread) {
                       for (std::size_t component = first; component < last; ++component) {
                           Grouping grouping(setting, components[component]);
                           grouping.grow();
                           grouping.tell(judged[thread], groups.group);
                       }
                   });
    for (const std::vector<JudgedPair>& each : judged)
        groups.pairs.insert(groups.pairs.end(), each.begin(), each.end());
    std::ranges::sort(groups.pairs, [](const JudgedPair& x, const JudgedPair& y) {
        return std::tie(x.a, x.b) < std::tie(y.a, y.b);
    });
    return groups;
}

}  // namespace baophu::linkage::engine

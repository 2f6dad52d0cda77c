// Which records belong together: joins by equal identifiers, under people's decisions.
//
// The answer depends on the order of records (arrival) and nothing else:
//   1. every "same" is applied, unless a "different" forbids it;
//   2. for each identifier value, in order, each record joins the first group of that value
//      that no "different" forbids, else it starts a group of its own.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace baophu::linkage {

using RecordIndex = std::uint32_t;  // Position in the order of arrival.

// Records that carry one and the same value of one kind of identifier, in order of arrival.
struct Sharing {
    std::string_view kind;
    std::span<const RecordIndex> records;
};

// Millions of them, one behind the other.
class Sharings {
public:
    void begin(std::string_view kind) { starts_.push_back({kind, records_.size()}); }
    void add(RecordIndex record) { records_.push_back(record); }  // To the one begun last.
    void append(const Sharings& others);

    std::size_t size() const { return starts_.size(); }
    Sharing operator[](std::size_t place) const {
        const std::size_t end = place + 1 < size() ? starts_[place + 1].first : records_.size();
        return {.kind = starts_[place].kind,
                .records = std::span(records_).subspan(starts_[place].first, end - starts_[place].first)};
    }

private:
    struct Start {
        std::string_view kind;
        std::size_t first;
    };
    std::vector<Start> starts_;
    std::vector<RecordIndex> records_;
};

struct PairDecision {
    std::int64_t sequence;
    bool same;
    RecordIndex left;
    RecordIndex right;
};

struct Join {
    RecordIndex record;
    RecordIndex joined;
    std::string_view kind;  // "" for a join by decision or likeness.
    std::optional<std::int64_t> decision = std::nullopt;
    std::optional<int> per_mille = std::nullopt;  // How likely it is, where nothing sure joins.
};

struct Clustering {
    std::vector<RecordIndex> first;          // For each record, the earliest of its cluster.
    std::vector<Join> joins;                 // What made the clusters; a spanning forest.
    std::vector<std::int64_t> contradicted;  // "same" decisions that a "different" forbids.
};

// `decisions` holds at most one per pair.
Clustering cluster(std::size_t records, const Sharings& sharings, const std::vector<PairDecision>& decisions);

}  // namespace baophu::linkage

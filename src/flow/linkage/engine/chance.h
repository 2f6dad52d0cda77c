// How often two records that are not the same agree, by chance: u, and how rare each value is.
//
//   equal values      exactly, from the frequencies: the sum over the values of f_a f_b
//   other levels      from random pairs, the same for every run (the seed is given)
//   moved names       as often as all fields of the name are equal
//
// Within one register the doubles themselves make values look common: ten records of one person carry a
// postcode ten times. Once there are groups (clusters.h), values are counted by group, and random pairs are
// pairs of different groups.
//
// An agreement on a rare value weighs more than one on a common value: the rarity of a value is
// log2(u of equality / frequency of the value), 0 on the average.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "flow/linkage/engine/comparer.h"
#include "flow/linkage/engine/model.h"
#include "flow/linkage/engine/records.h"

namespace baophu::linkage::engine {

// Counts by value: open addressing, the value 0 is free.
class CountTable {
public:
    void add(std::uint64_t value, std::uint32_t count);
    std::uint32_t at(std::uint64_t value) const;  // 0 for one that was not added.

private:
    struct Place {
        std::uint64_t value = 0;
        std::uint32_t count = 0;
    };

    std::size_t find(std::uint64_t value) const;

    std::vector<Place> places_ = std::vector<Place>(64);
    std::size_t used_ = 0;
};

// How often each value of a field is seen over all records. Values of a dictionary are counted by id, others
// by what stands in the slot; of these only those are kept that are seen more often than an equal pair needs.
class Frequencies {
public:
    // `groups`: by record, where values are to be counted once for each group; empty: by record.
    Frequencies(const Records& records, std::size_t field, std::span<const RecordNumber> groups = {});

    // The value of the row, if another record has it too; 0 for none.
    std::uint64_t count(const Row& row) const;
    std::uint64_t count_of(std::uint64_t value) const;

    // The fewest times that the value of an equal pair is seen.
    std::uint64_t fewest() const { return fewest_; }

    std::uint64_t known() const { return known_; }  // Records with a value, or groups and values.

    // The share of equal pairs among the possible pairs with both values known; nothing is sampled.
    double equal_share() const { return equal_share_; }

private:
    void count_ids(const Records& records, const Dictionary& dictionary);
    void count_values(const Records& records);
    void count_by_group(const Records& records, std::span<const RecordNumber> groups);
    void put_repeated(std::uint64_t value, std::uint64_t count);
    void count_seen_ids(std::span<const std::uint64_t> seen, std::size_t ids);
    void count_seen_values(std::vector<std::uint64_t>& seen);
    std::uint64_t value(const Row& row) const { return wide_ ? row.wide(slot_) : row.slot[slot_]; }

    std::size_t field_;
    std::size_t slot_;
    bool wide_;
    bool by_id_;
    bool by_day_;
    std::uint64_t fewest_;
    std::uint64_t known_ = 0;
    double equal_share_ = 0;
    std::vector<std::uint32_t> by_id_counts_;
    std::vector<std::uint32_t> by_day_counts_;  // Of dates, by day_place; what stands in repeated_ too.
    CountTable repeated_;
};

std::vector<Frequencies> count_frequencies(const Records& records, std::span<const RecordNumber> groups,
                                           unsigned threads);

// u of the equality of a field; never 0, for what was not seen yet may still happen.
double chance_of_equality(const Records& records, const Frequencies& frequencies);

// u of every component.
std::vector<LevelShares> measure_chance(const Records& records, const Comparer& comparer,
                                        const std::vector<Frequencies>& frequencies,
                                        std::span<const RecordNumber> groups, std::uint64_t seed,
                                        unsigned threads);

}  // namespace baophu::linkage::engine

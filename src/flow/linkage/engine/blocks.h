// The blocks of a pass: records with the same key, side by side.
//
//   1. the keys of the pass are dealt into partitions by their upper bits, the record beside each key
//   2. each partition is sorted by itself: a block is a run of equal keys, its records in their order
//   3. where all blocks hold more pairs than the pass may look at, the rarest keys come first: the largest
//      blocks are left out, told in the account, and their keys erased, so that later passes may find
//      these pairs
//
// Time: linear in the records (counting sorts). Memory: 16 bytes per record while the pass is looked at.
// The same blocks whatever the threads.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "flow/linkage/engine/keys.h"
#include "flow/linkage/engine/parallel.h"
#include "flow/linkage/engine/records.h"

namespace baophu::linkage::engine {

// What a pass found and what its budget made it leave out.
struct PassAccount {
    std::uint64_t pairs = 0;  // In the blocks that are kept, those of earlier passes with them.
    std::uint64_t pairs_left_out = 0;
    std::uint64_t blocks_left_out = 0;
    std::uint64_t largest_block = 0;  // Pairs of the largest block that is kept.
    std::uint64_t pairs_new = 0;      // Of which no earlier pass had found; known after scoring.
};

// A key in the upper half, a record in the lower.
using KeyedRecord = std::uint64_t;

constexpr RecordNumber record_of(KeyedRecord entry) {
    return static_cast<RecordNumber>(entry);
}
constexpr std::uint32_t key_of(KeyedRecord entry) {
    return static_cast<std::uint32_t>(entry >> 32);
}

// Records by register inside a block: where each register's part of it begins.
class PairCounter {
public:
    explicit PairCounter(const Records& records) : first_(records.first) {}

    // How many pairs of the block could be links.
    std::uint64_t pairs(std::span<const KeyedRecord> block) const;

    // Calls pair(i, j), places in the block with i < j, for each of them.
    template <class Pair>
    void for_each_pair(std::span<const KeyedRecord> block, const Pair& pair) const {
        std::size_t partner = 0;
        std::size_t register_index = 0;
        for (std::size_t i = 0; i < block.size(); ++i) {
            partner = partners_from(block, i, partner, register_index);
            for (std::size_t j = partner; j < block.size(); ++j)
                pair(i, j);
        }
    }

    // The first place behind `i` whose record may be linked with it. `partner` and `register_index` are what
    // the call for i - 1 left, at first 0.
    std::size_t partners_from(std::span<const KeyedRecord> block, std::size_t i, std::size_t partner,
                              std::size_t& register_index) const {
        if (first_.size() == 2) return i + 1;
        while (record_of(block[i]) >= first_[register_index + 1])
            ++register_index;
        while (partner < block.size() && record_of(block[partner]) < first_[register_index + 1])
            ++partner;
        return partner;
    }

private:
    std::vector<RecordNumber> first_;
};

class Blocks {
public:
    // The blocks of an equality pass. With sample > 1: only keys of one part in `sample`, the same for every
    // call. `memory` is used by one Blocks at a time, and again by the next.
    Blocks(const Records& records, const Keys& keys, std::size_t pass, unsigned threads,
           std::vector<KeyedRecord>& memory, unsigned sample = 1);

    // Leaves the largest blocks out until at most `budget` pairs are left, and erases their keys.
    void keep_within(std::uint64_t budget, Keys& keys);

    const PassAccount& account() const { return account_; }

    // Calls visit(entries, thread) for each block that has pairs, on all threads.
    template <class Visit>
    void for_each_block(unsigned threads, const Visit& visit) const {
        for_each_block(threads, visit, [](RecordNumber) {});
    }

    // The same; calls soon(record) some time before the block of the record is visited.
    template <class Visit, class Soon>
    void for_each_block(unsigned threads, const Visit& visit, const Soon& soon) const {
        for_each_part(threads, partitions(), [&](std::size_t partition, unsigned thread) {
            const auto visit_kept = [&](std::span<const KeyedRecord> block) {
                const std::uint64_t pairs = counter_.pairs(block);
                if (pairs > 0 && pairs <= largest_kept_) visit(block, thread);
            };
            visit_partition(partition, visit_kept, soon);
        });
    }

    const PairCounter& counter() const { return counter_; }

private:
    std::size_t partitions() const { return begin_.size() - 1; }

    template <class Visit, class Soon>
    void visit_partition(std::size_t partition, const Visit& visit, const Soon& soon) const {
        constexpr std::size_t ahead = 24;
        const std::size_t end = begin_[partition + 1];
        std::size_t told = begin_[partition];
        for (std::size_t i = begin_[partition]; i < end;) {
            std::size_t next = i + 1;
            while (next < end && key_of(entries_[next]) == key_of(entries_[i]))
                ++next;
            for (; told < std::min(end, next + ahead); ++told)
                if (shares_key(told, end)) soon(record_of(entries_[told]));
            if (next - i > 1) visit(std::span<const KeyedRecord>(entries_.subspan(i, next - i)));
            i = next;
        }
    }

    // With the entry after or before it: then it is in a block.
    bool shares_key(std::size_t i, std::size_t end) const {
        const std::uint32_t key = key_of(entries_[i]);
        return (i + 1 < end && key_of(entries_[i + 1]) == key) || (i > 0 && key_of(entries_[i - 1]) == key);
    }

    void deal(const Keys& keys, std::size_t pass, unsigned threads, std::uint32_t key_bound);
    void sort_partitions(unsigned threads);
    void count(unsigned threads);

    PairCounter counter_;
    std::size_t pass_;
    unsigned partition_bits_ = 0;
    std::vector<KeyedRecord>& memory_;
    std::span<KeyedRecord> entries_;
    std::vector<std::size_t> begin_;  // By partition, and one more.
    std::uint64_t largest_kept_ = ~std::uint64_t{0};
    PassAccount account_;
};

}  // namespace baophu::linkage::engine

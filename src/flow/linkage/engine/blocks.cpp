#include "flow/linkage/engine/blocks.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "flow/linkage/engine/parallel.h"

namespace baophu::linkage::engine {
namespace {

constexpr unsigned key_bits = 32;
constexpr std::size_t piece = 1 << 16;  // Records that are dealt at a time.

// So many that a partition fits the second cache.
unsigned partition_bits(std::size_t records) {
    unsigned bits = 0;
    while (bits < 11 && (records >> bits) > 4'096)
        ++bits;
    return bits;
}

// By `bits` bits from `shift` on, keeping the order of equals.
void counting_sort(std::span<const KeyedRecord> from, std::span<KeyedRecord> to, unsigned shift,
                   unsigned bits) {
    std::vector<std::uint32_t> place((std::size_t{1} << bits) + 1, 0);
    const std::uint64_t mask = (std::uint64_t{1} << bits) - 1;
    for (const KeyedRecord entry : from)
        ++place[((entry >> shift) & mask) + 1];
    for (std::size_t i = 1; i < place.size(); ++i)
        place[i] += place[i - 1];
    for (const KeyedRecord entry : from)
        to[place[(entry >> shift) & mask]++] = entry;
}

// By the lower `bits` bits of the keys.
void sort_by_key(std::span<KeyedRecord> entries, std::vector<KeyedRecord>& spare, unsigned bits) {
    constexpr std::size_t few = 64;
    if (entries.size() <= few) {
        std::ranges::sort(entries);
        return;
    }
    if (spare.size() < entries.size()) spare.resize(entries.size());
    const unsigned half = (bits + 1) / 2;
    const std::span<KeyedRecord> other = std::span(spare).first(entries.size());
    counting_sort(entries, other, key_bits, half);
    counting_sort(other, entries, key_bits + half, bits - half);
}

}  // namespace

std::uint64_t PairCounter::pairs(std::span<const KeyedRecord> block) const {
    const std::uint64_t all = block.size();
    if (first_.size() == 2) return all * (all - 1) / 2;
    std::uint64_t within = 0;
    std::size_t register_index = 0;
    for (std::size_t i = 0; i < block.size();) {
        while (record_of(block[i]) >= first_[register_index + 1])
            ++register_index;
        std::size_t next = i + 1;
        while (next < block.size() && record_of(block[next]) < first_[register_index + 1])
            ++next;
        within += (next - i) * (next - i);
        i = next;
    }
    return (all * all - within) / 2;
}

Blocks::Blocks(const Records& records, const Keys& keys, std::size_t pass, unsigned threads,
               std::vector<KeyedRecord>& memory, unsigned sample)
    : counter_(records), pass_(pass), memory_(memory) {
    const std::uint32_t bound = std::numeric_limits<std::uint32_t>::max() / std::max(sample, 1U);
    deal(keys, pass, threads, bound);
    sort_partitions(threads);
    count(threads);
}

// Each piece of records counts what it gives to each partition; the sums say where it writes.
void Blocks::deal(const Keys& keys, std::size_t pass, unsigned threads, std::uint32_t key_bound) {
    const std::vector<std::uint32_t>& column = keys.columns[pass];
    const std::size_t records = column.size();
    const unsigned bits = partition_bits(records);
    partition_bits_ = bits;
    const std::size_t partitions = std::size_t{1} << bits;
    const auto partition_of = [&](std::uint32_t key) {
        return bits == 0 ? 0 : std::size_t{key >> (key_bits - bits)};
    };
    std::vector<std::vector<std::size_t>> place((records + piece - 1) / piece,
                                                std::vector<std::size_t>(partitions, 0));
    for_each_range(threads, records, piece, [&](std::size_t first, std::size_t last, unsigned) {
        for (std::size_t record = first; record < last; ++record)
            if (const std::uint32_t key = column[record]; key != 0 && key <= key_bound)
                ++place[first / piece][partition_of(key)];
    });
    std::size_t sum = 0;
    for (std::size_t partition = 0; partition < partitions; ++partition) {
        begin_.push_back(sum);
        for (std::vector<std::size_t>& of_piece : place)
            sum += std::exchange(of_piece[partition], sum);
    }
    begin_.push_back(sum);
    if (memory_.size() < sum) memory_.resize(sum);
    entries_ = std::span(memory_).first(sum);
    for_each_range(threads, records, piece, [&](std::size_t first, std::size_t last, unsigned) {
        std::vector<std::size_t>& next = place[first / piece];
        for (std::size_t record = first; record < last; ++record)
            if (const std::uint32_t key = column[record]; key != 0 && key <= key_bound)
                entries_[next[partition_of(key)]++] = (KeyedRecord{key} << key_bits) | record;
    });
}

void Blocks::sort_partitions(unsigned threads) {
    std::vector<std::vector<KeyedRecord>> spare(threads);
    for_each_part(threads, partitions(), [&](std::size_t partition, unsigned thread) {
        const std::size_t size = begin_[partition + 1] - begin_[partition];
        sort_by_key(entries_.subspan(begin_[partition], size), spare[thread], key_bits - partition_bits_);
    });
}

void Blocks::count(unsigned threads) {
    std::vector<PassAccount> accounts(threads);
    for_each_block(threads, [&](std::span<const KeyedRecord> block, unsigned thread) {
        const std::uint64_t pairs = counter_.pairs(block);
        accounts[thread].pairs += pairs;
        accounts[thread].largest_block = std::max(accounts[thread].largest_block, pairs);
    });
    for (const PassAccount& account : accounts) {
        account_.pairs += account.pairs;
        account_.largest_block = std::max(account_.largest_block, account.largest_block);
    }
}

void Blocks::keep_within(std::uint64_t budget, Keys& keys) {
    if (account_.pairs <= budget) return;
    std::vector<std::uint64_t> sizes;
    for_each_block(
        1, [&](std::span<const KeyedRecord> block, unsigned) { sizes.push_back(counter_.pairs(block)); });
    std::ranges::sort(sizes);
    // Blocks of one size stay or go together.
    std::uint64_t kept = 0;
    std::size_t stay = 0;
    while (stay < sizes.size()) {
        const auto next =
            static_cast<std::size_t>(std::ranges::upper_bound(sizes, sizes[stay]) - sizes.begin());
        const std::uint64_t pairs = sizes[stay] * (next - stay);
        if (kept + pairs > budget) break;
        kept += pairs;
        stay = next;
    }
    const std::uint64_t largest = stay == 0 ? 0 : sizes[stay - 1];
    for_each_block(1, [&](std::span<const KeyedRecord> block, unsigned) {
        if (counter_.pairs(block) <= largest) return;
        for (const KeyedRecord entry : block)
            keys.lines[record_of(entry)][pass_] = 0;
    });
    account_.pairs_left_out = account_.pairs - kept;
    account_.blocks_left_out = sizes.size() - stay;
    account_.pairs = kept;
    account_.largest_block = largest;
    largest_kept_ = largest;
}

}  // namespace baophu::linkage::engine

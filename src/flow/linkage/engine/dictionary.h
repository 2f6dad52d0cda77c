// Dictionaries: every distinct value of a column once, by a number.
//
//   While a part of a register is read, a RawDictionary gives each distinct cell, as it is written, a
//   number in the order of coming: one hash and one look per cell, no folding.
//
//   When all parts are read, their raw dictionaries are folded and merged into one Dictionary, whose ids
//   are ranks by frequency: 1 is the most frequent value, 0 is "no value". Equal frequencies are ordered
//   by the hash of the value, then by the value, so ids depend on the registers alone, not on how they
//   were cut into parts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "flow/linkage/engine/column.h"
#include "flow/linkage/engine/mixing.h"

namespace baophu::linkage::engine {

using ValueId = std::uint32_t;

// Texts that grow: one after the other in one piece of memory.
class TextArena {
public:
    std::uint32_t add(std::string_view text) {
        bytes_ += text;
        ends_.push_back(bytes_.size());
        return static_cast<std::uint32_t>(ends_.size() - 2);
    }
    std::string_view at(std::size_t i) const {
        return std::string_view(bytes_).substr(ends_[i], ends_[i + 1] - ends_[i]);
    }
    std::size_t size() const { return ends_.size() - 1; }

    // Asks memory for what at(i) reads first (inline as in lines.h).
    [[gnu::always_inline]] void fetch(std::size_t i) const { __builtin_prefetch(&ends_[i]); }

private:
    std::string bytes_;
    std::vector<std::size_t> ends_{0};
};

class RawDictionary {
public:
    RawDictionary();

    // The number of the cell, from 1; 0 for an empty one. Amortized constant.
    std::uint32_t add(std::string_view cell) { return cell.empty() ? 0 : add_hashed(cell, hash_bytes(cell)); }

    // The same for the first `rows` cells of a column, one after the other, appended to `numbers`; the cells
    // to come are on their way from memory meanwhile.
    void add(const TextColumn& cells, std::size_t rows, std::vector<std::uint32_t>& numbers);

    std::size_t size() const { return texts_.size(); }  // Number 0 is among them.
    std::string_view text(std::uint32_t number) const { return texts_.at(number); }
    std::uint32_t count(std::uint32_t number) const { return counts_[number]; }

private:
    std::uint32_t add_hashed(std::string_view cell, std::uint64_t hash);
    std::size_t place_of(std::uint64_t hash) const { return hash & (places_.size() - 1); }
    void grow();

    // A place holds the upper half of a hash above a number; 0 is free.
    std::vector<std::uint64_t> places_;
    std::vector<std::uint64_t> hashes_;
    std::vector<std::uint32_t> counts_;
    TextArena texts_;
};

struct Dictionary {
    TextArena texts;                                 // Folded, by id; 0 is empty.
    std::vector<std::vector<std::uint32_t>> counts;  // By register, then by id: how many records have it.

    std::size_t size() const { return texts.size(); }
    std::string_view text(ValueId id) const { return texts.at(id); }
    std::uint64_t count(ValueId id) const;  // Over all registers.
};

// A raw dictionary and the register its part belongs to.
struct RawPart {
    const RawDictionary* raw = nullptr;
    std::size_t register_index = 0;
};

struct MergedDictionary {
    Dictionary dictionary;
    std::vector<std::vector<ValueId>> id_of;  // By part, then by number of its raw dictionary.
};

// Time: the distinct values, sorted.
MergedDictionary merge(std::span<const RawPart> parts, std::size_t registers);

}  // namespace baophu::linkage::engine

// Blocking keys: a 32-bit number per record and pass; 0 is "this pass does not find the record". Two records
// that agree in every expression of a pass have the same key. (Different values share a key by chance once
// in four thousand million pairs; that costs a comparison, never a wrong link.)
//
// The keys of a record stand together in one line, so that one comparison tells which passes find a pair. A
// pair belongs to the first of them: nothing is remembered, and no pair is looked at twice.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "flow/linkage/engine/lines.h"
#include "flow/linkage/engine/records.h"
#include "flow/linkage/engine/specification.h"

namespace baophu::linkage::engine {

// Passes of equality come first; those of neighbourhoods have in the place of a key the record's place in
// their order, from 1.
struct Keys {
    std::vector<Pass> passes;
    WordRows lines;                                   // By record, then by pass.
    std::vector<std::vector<std::uint32_t>> columns;  // By equality pass, then by record: as they were made.
    std::size_t equalities = 0;

    std::uint32_t of(RecordNumber record, std::size_t pass) const { return lines[record][pass]; }
};

// At most passes_max passes; equalities are moved to the front, else the order is kept.
Keys make_keys(const Records& records, std::vector<Pass> passes, unsigned threads);

// The key of an expression for rows, one after the other; kept apart for propose.h, which tries many.
class KeyMaker {
public:
    KeyMaker(const Records& records, const Expression& expression);

    // 0 for no value.
    std::uint32_t key(const Row& row) const;

private:
    Kind kind_;
    Expression expression_;
    std::size_t slot_;
    bool by_id_;  // The key is the number of the value in its dictionary.
    std::vector<std::uint32_t> of_value_;
};

// What a form takes of a date, number or digits; 0 for no value.
std::uint64_t plain_part(Kind kind, const Expression& expression, const Row& row, std::size_t slot);

// Keys of several expressions as one. 0 if one of them is 0.
std::uint32_t joined(std::span<const KeyMaker> makers, const Row& row);

}  // namespace baophu::linkage::engine

// All records of all registers, as rows of one cache line or more, with the dictionaries of their fields. The
// first stage: batches in, records out.
//
// Records are numbered over all registers: those of the first register from 0, then those of the second,
// in the order of their rows. Whatever the threads and however a register is cut into parts, the rows are
// the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "flow/linkage/engine/column.h"
#include "flow/linkage/engine/dictionary.h"
#include "flow/linkage/engine/layout.h"
#include "flow/linkage/engine/lines.h"

namespace baophu::linkage::engine {

using RecordNumber = std::uint32_t;

// A register as parts that follow each other; each is read by one thread.
struct Register {
    std::string name;
    std::vector<std::unique_ptr<BatchSource>> parts;
};

struct Records {
    Layout layout;
    std::vector<RecordNumber> first;   // By register, and one more: how many records there are.
    WordRows slots;                    // By record.
    std::vector<std::uint8_t> origin;  // By record: where it comes from (origins.h); empty if nobody tells.
    std::vector<Dictionary> dictionaries;  // By field; empty for fields that have none.

    std::size_t size() const { return slots.size(); }
    Row row(std::size_t record) const { return {slots[record]}; }
    std::size_t registers() const { return first.size() - 1; }
    std::size_t register_of(RecordNumber record) const;

    // How many pairs of records could be a link: of different registers, or of the only one.
    double possible_pairs() const;
};

// How many origins are told apart; the rarest beyond them count as one.
inline constexpr std::uint8_t origins_max = 31;

// Reads every part to its end and lets go of it; behind the fields stands the origin, if it is wanted. At
// most `threads` are read at the same time. Time: linear, and the sorting of the distinct values.
Records read_records(std::span<Register> registers, const std::vector<Field>& fields, unsigned threads,
                     bool with_origin = false);

// A number as its slot holds it, and back; not a number is "no value".
std::uint32_t pack_number(double value);
float number_of(std::uint32_t slot);

}  // namespace baophu::linkage::engine

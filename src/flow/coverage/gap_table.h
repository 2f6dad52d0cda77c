// The sums of a run in memory, for whoever asks many questions of it: gap(), total() and gap_page() of gap.h
// in less than a hundredth of a second each, with the same answers to the last line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/warehouse/warehouse.h"
#include "flow/coverage/gap.h"
#include "flow/coverage/question.h"

namespace baophu::coverage {

class GapTable {
public:
    // Reads coverage.gap and the names of employers. About 40 bytes a cell, and the names.
    explicit GapTable(warehouse::Connection& connection);

    // As the functions of gap.h. From many threads at once.
    std::vector<Gap> gap(By by, const Filter& filter) const;
    Gap total(const Filter& filter) const;
    GapPage page(By by, const Filter& filter, GapOrder order, const Part& part) const;

private:
    using Index = std::uint32_t;
    static constexpr Index none = UINT32_MAX;

    // Words of one kind. Those of blocks and officers stand in the order of Vietnamese lists, the others in
    // that of their bytes.
    struct Words {
        std::vector<std::string> all;
        std::vector<Index> by_bytes;  // Places, in the order of the bytes.

        void sort();
        Index find(std::string_view word) const;

        // By place: whether its word is one of these.
        template <class Range>
        std::vector<bool> marked(const Range& words) const;
    };

    // Cells of one scheme, unit and employer stand together.
    struct Cell {
        std::uint8_t scheme = 0;
        std::uint8_t standing = 0;  // 0: participating; else 1 + place of the reason.
        bool unsure = false;
        Index unit = 0;
        Index employer = 0;
        Index block = 0;
        Index officer = 0;
        std::int64_t persons = 0;
    };

    struct Wanted;
    std::optional<Wanted> wanted(const Filter& filter, bool every_scheme) const;
    template <class Take>
    void each(const Filter& filter, bool every_scheme, Take take) const;
    Index key_of(By by, const Cell& cell) const;
    const Words& words_of(By by) const;
    std::vector<std::pair<Index, Gap>> lines(By by, const Filter& filter) const;
    void call(By by, Index key, Gap& line) const;

    Words units_;
    Words employers_;
    Words blocks_;
    Words officers_;
    std::vector<std::string> names_;    // Of employers.
    std::vector<Index> place_by_name_;  // Of an employer among all by their names; those without one behind.
    std::vector<Cell> cells_;
};

}  // namespace baophu::coverage

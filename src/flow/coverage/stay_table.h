// The stays of a run in memory, for whoever asks many questions of it: movement() and growth() of movement.h,
// and the heads of an employer, with the same answers.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/warehouse/warehouse.h"
#include "flow/coverage/movement.h"
#include "flow/coverage/question.h"

namespace baophu::coverage {

class StayTable {
public:
    // Reads coverage.stay and employer_trait. 24 bytes a stay.
    StayTable(warehouse::Connection& connection, const Month& month);

    // As the functions of movement.h. From many threads at once.
    std::vector<Movement> movement(const Filter& filter) const;
    Growth growth(Scheme scheme) const;

    // In the lists of that month; nothing where it has no list.
    std::optional<std::int64_t> participants(Scheme scheme, const std::optional<std::string>& unit,
                                             const Month& month) const;

    // The lists of the month against those of the same month a year before: persons, each once, and once in
    // each unit. Nothing where that month has no list, or the scheme has no months.
    struct YearBefore {
        Month month;
        struct Counts {
            std::int64_t before = 0;
            std::int64_t now = 0;
        };
        Counts all;
        std::map<std::string, Counts, std::less<>> of_unit;
    };
    std::optional<YearBefore> year_before(Scheme scheme) const;

    // Persons in the lists of an employer (linkage.employer.employer), by how many months back.
    static constexpr std::size_t months_of_heads = 24;
    std::array<std::int64_t, months_of_heads> heads(std::int64_t employer) const;

private:
    using Mask = std::uint64_t;
    struct Stay {
        std::uint32_t person;
        std::uint32_t employer;
        Mask months;
        Mask unemployment;
        std::uint16_t unit;
    };
    struct Wanted;

    static Mask mask_of(Scheme scheme, const Stay& stay) {
        return scheme == Scheme::unemployment ? stay.unemployment : stay.months;
    }
    std::optional<Wanted> wanted(const Filter& filter) const;
    // A mask for each person, of the stays that are asked for.
    template <class Take>
    void each_person(const Wanted& wanted, Take take) const;

    Month month_;
    Mask known_ = 0;  // Months that have a list, as bits; bit 0 is `month`.
    std::vector<std::string> units_;
    std::map<std::string, std::uint32_t, std::less<>> employers_;
    std::map<std::string, std::uint16_t, std::less<>> blocks_;
    std::map<std::string, std::uint16_t, std::less<>> officers_;
    std::vector<std::uint16_t> block_of_;  // By employer.
    std::vector<std::uint16_t> officer_of_;
    std::vector<Stay> stays_;  // By person.
};

}  // namespace baophu::coverage

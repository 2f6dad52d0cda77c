// Sixteen pairs at a time: one record against sixteen others of its block.
//
// For each lane a bound is summed up that the weight of the pair cannot exceed; only pairs whose bound
// reaches the least weight are compared exactly (weigher.h), so the answer is that of the slow way, and the
// bound has only to be never too low. It is exact for equal values, codes, addresses and common words; where
// it would cost too much it takes the best that may still be:
//
//   words that are not common     the heaviest of all unequal levels
//   digits and dates              two wrong digits may be a swap; one digit more may be a slip
//   firms, numbers                the heaviest of all unequal levels
//   moved words of a name         never given up
//
// The kernel is written once (lanes_kernel.h) and compiled for each kind of instructions.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "flow/linkage/engine/kernel.h"
#include "flow/linkage/engine/keys.h"
#include "flow/linkage/engine/lines.h"
#include "flow/linkage/engine/weigher.h"

namespace baophu::linkage::engine {

inline constexpr std::size_t lanes = 16;
using LaneBits = std::uint32_t;  // A bit per lane, the first lowest.

// Sixteen words side by side, as a register holds them.
struct alignas(64) Lane16 {
    std::array<std::uint32_t, lanes> word{};
};

struct alignas(64) LaneWeights {
    std::array<Weight, lanes> weight{};
};

// What the kernel has to know about a component, the same for all pairs.
struct LaneComponent {
    Kind kind = Kind::exact;
    std::uint32_t slot = 0;
    std::uint32_t stripped = 0;           // Digits: where the columns without leading zeros stand.
    const std::uint8_t* table = nullptr;  // Words: levels of the common values.
    std::uint32_t common = 0;             // How many these are; 0: no table.
    std::array<Weight, levels_max> level{};
    Weight unequal_most = 0;  // The heaviest level but equality.
    std::array<std::uint32_t, level::address::fields_max> address_slot{};
    std::uint32_t address_fields = 0;
};

// The most that a tie may add, by whether the values of its two components are equal.
struct LaneTie {
    std::uint32_t slot_a = 0;
    std::uint32_t slot_b = 0;
    std::uint32_t slots_a = 1;  // 2 for digits.
    std::uint32_t slots_b = 1;
    Weight both = 0;
    Weight only_a = 0;
    Weight only_b = 0;
    Weight none = 0;
};

struct LanePlan {
    std::vector<LaneComponent> components;  // In the order in which they are looked at.
    std::vector<LaneTie> ties;
    std::vector<Weight> rest_most;  // By component: the most that it and those after it may add.
    std::vector<std::uint32_t> name_slots;
    std::uint32_t words_slot = 0;  // Valid if there are two name slots or more.
    std::uint32_t columns = 0;     // Of the lanes: the slots of a row, then the stripped digits.
    Weight prior = 0;              // And what ties may add at most.
    Weight least = 0;
};

class LaneMaker;

// The one record: its values, and what each would weigh if the other record had the same. Weights are looked
// up when they are first asked for: most records are told apart before all components were looked at.
struct Probe {
    const LaneMaker* maker = nullptr;
    std::uint32_t weighed = 0;  // A bit per component: its weight stands below.
    std::array<std::uint32_t, row_slots_max> slot{};
    std::array<std::uint64_t, components_max> digits{};    // By component: packed,
    std::array<std::uint64_t, components_max> stripped{};  // and without leading zeros.
    std::array<Weight, components_max> equal{};            // By component: the weight of equality.
    std::array<Weight, level::address::fields_max> address{};
};
static_assert(components_max <= 32);

// The other records of a block, column by column: column c of records 16 i to 16 i + 15 is
// columns[i * plan.columns + c].
using LaneColumns = std::span<const Lane16>;

// Those of `alive` whose bound reaches the least weight, and their bounds.
using LaneKernel = LaneBits (*)(const LanePlan& plan, Probe& probe, const Lane16* columns, LaneBits alive,
                                LaneWeights& bounds);

// Those of `alive` that no earlier pass finds: whose keys differ from `line` in the first `passes`.
using KeyKernel = LaneBits (*)(const std::uint32_t* line, const Lane16* keys, std::size_t passes,
                               LaneBits alive);

struct LaneKernels {
    LaneKernel bound;
    KeyKernel fresh;
};

LaneKernels lane_kernels(Kernel kernel);

// Plans and fills lanes; one for all threads.
class LaneMaker {
public:
    LaneMaker(const Records& records, const Weigher& weigher, Weight least);

    const LanePlan& plan() const { return plan_; }

    // Puts a record into lane `lane` of `columns` (one group of sixteen).
    void fill(const Row& row, Lane16* columns, std::size_t lane) const;

    // Makes `probe` that of the row. What its last row had too is kept as it is.
    void aim(Probe& probe, const Row& row) const;

    // Looks up what the probe's values of the component of the plan weigh.
    void weigh(Probe& probe, std::size_t component) const;

private:
    LaneComponent component_of(std::size_t component) const;
    LaneTie tie_of(const Weigher::WeightedTie& tie) const;
    void order_components();

    const Records& records_;
    const Weigher& weigher_;
    LanePlan plan_;
    std::vector<std::size_t> component_index_;  // By place in the plan: the component of the layout.
    std::vector<Weight> rarest_;                // By component: the most that rarity may add.
};

}  // namespace baophu::linkage::engine

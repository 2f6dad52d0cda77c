// The weight of a pair, in whole units, so that sums do not hang on their order and every kernel and every
// number of threads gives the same.
//
//   weight = prior + sum over components of (weight of the level + rarity of the value where it is equal)
//                  + sum over ties of (weight of the two levels together)
//                  - what lookalikes account for (lookalikes.h), never below 0
//
// The unit is 1/4096 bit.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "flow/linkage/engine/chance.h"
#include "flow/linkage/engine/comparer.h"
#include "flow/linkage/engine/model.h"

namespace baophu::linkage::engine {

using Weight = std::int32_t;
inline constexpr double weight_unit = 4'096;

Weight to_weight(double bits);
constexpr double to_bits(Weight weight) {
    return weight / weight_unit;
}

// What a pair has in the place of a weight if it is settled (rulings.h); its negative if it cannot be a link.
inline constexpr Weight certain = 1'000 * 4'096;

class Weigher {
public:
    // All but the model outlive it.
    Weigher(const Records& records, const Comparer& comparer, const std::vector<Frequencies>& frequencies,
            const Model& model);

    // What the pair's levels and the rarity of its equal values weigh together. Symmetric.
    Weight weigh(const Row& a, const Row& b) const { return weigh(comparer_.pattern(a, b), a); }

    // The same from the pair's pattern; equal values are read from one of the two rows.
    Weight weigh(Pattern pattern, const Row& a) const;

    // The same in its parts, which add up to it beside the prior: by component, what ties add, and what
    // lookalikes take. A component that one of the two does not know is level 0 of the pattern.
    struct Parts {
        Pattern pattern = 0;
        std::array<Weight, components_max> of{};
        Weight ties = 0;
        Weight lookalikes = 0;  // At most 0.
    };
    Parts parts(const Row& a, const Row& b) const;

    // The same weight if it is at least `least`, else nothing. `bound` is never below the weight and counts
    // the heaviest unequal level for every word that has to be compared letter by letter; these come first,
    // and the rest only if the weight can still be reached.
    std::optional<Weight> weigh_if(const Row& a, const Row& b, Weight least, Weight bound) const;

    // The same without a bound: for pairs that are looked at one by one. What costs little and says much
    // against a link comes first, and the rest only as long as it could still make up for that.
    std::optional<Weight> weigh_alone(const Row& a, const Row& b, Weight least) const;

    // A tie as weights, with the most that it may be where one or both levels are unequal but not known.
    struct WeightedTie {
        std::size_t a;  // Components.
        std::size_t b;
        std::array<std::array<Weight, levels_max>, levels_max> weight;
        std::array<Weight, levels_max> most_of_a;  // By the level of b.
        std::array<Weight, levels_max> most_of_b;  // By the level of a.
        Weight most;
    };
    const std::vector<WeightedTie>& ties() const { return ties_; }

    Weight prior() const { return prior_; }
    Weight level_weight(std::size_t component, Level level) const {
        return level_weight_[component].at(level);
    }

    // What makes a pair with the level likelier or less likely among lookalikes than among matches.
    Weight alike_level(std::size_t component, Level level) const { return alike_level_[component].at(level); }

    // What lookalikes account for, of a pair that weighs `alike` by r / u, rarity counted in: what its
    // components weigh by m / u together with their `alike_level`. 0 or more.
    Weight taken_by_lookalikes(std::int64_t alike) const;

    // Of the field's value in the row: what its equality weighs beside the weight of the level.
    Weight rarity(std::size_t field, const Row& row) const;

    // The most that rarity may add: that of a value which only the pair has.
    Weight rarest(std::size_t field) const { return rarest_[field]; }

    // By id, of a field with a dictionary.
    const std::vector<Weight>& rarities(std::size_t field) const { return rarity_[field]; }

    const Comparer& comparer() const { return comparer_; }

private:
    // A component as weigh_if goes through it.
    struct Step {
        std::size_t component;
        std::size_t field;
        std::size_t slot;
        Kind kind;
        Weight unequal_most;      // The heaviest level but equality.
        Weight most;              // The most that it may add.
        const WordLevels* words;  // Of a name or text.
    };

    void plan_steps();
    void weigh_ties(const std::vector<Tie>& ties);
    void weigh_lookalikes(const Model& model);
    Weight tied(Pattern pattern) const;
    Weight taken(Pattern pattern, Weight by_levels) const;
    Weight weigh_step(const Step& step, Pattern pattern, const Row& a) const;
    Weight weigh_level(const Step& step, Level level, const Row& a) const;
    bool is_dear(const Step& step, const Row& a, const Row& b) const;
    Weight rarity_of_count(std::size_t field, std::uint64_t count) const;
    Weight weigh_rearranged(const Row& a) const;

    const Records& records_;
    const Comparer& comparer_;
    const std::vector<Frequencies>& frequencies_;
    Weight prior_;
    std::vector<std::array<Weight, levels_max>> level_weight_;
    std::vector<std::vector<Weight>> rarity_of_count_;  // By field; of small counts.
    std::vector<Weight> rarest_;
    std::vector<bool> has_rarity_;             // By field.
    std::vector<double> equal_bits_;           // By field: log2 of u of equality.
    std::vector<std::vector<Weight>> rarity_;  // By field and id.
    std::vector<Step> steps_;                  // By component.
    std::vector<Step> ordered_;                // What weighs most against a pair first.
    Weight most_ = 0;                          // That all components and ties may add.
    std::vector<WeightedTie> ties_;
    double alike_share_ = 0;
    std::vector<std::array<Weight, levels_max>> alike_level_;  // By component.
};

}  // namespace baophu::linkage::engine

// What a report shows of a linking, as numbers: everything is reckoned here, whoever draws it only prints.
//
//   records, pairs, links          how many there were, were looked at, were found
//   components                     m, u and weight of each level, and how often links show it
//   values                         how much more or less the most frequent and the rarest values weigh
//   weights                        pairs by the bits they weigh
//   unlinkable                     records that would not even be linked with themselves
//   passes                         what each found, alone and with others, and what it left out
//   patterns                       the most frequent and the most doubtful combinations of levels
//   groups                         by size; the weakest ones
//   strongest, doubtful, missed    pairs worth a look, explained
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "flow/linkage/engine/explain.h"
#include "flow/linkage/engine/rates.h"
#include "flow/linkage/engine/workings.h"

namespace baophu::linkage::engine {

struct LevelFigures {
    Level level = 0;
    double m = 0;
    double u = 0;
    double bits = 0;
    double in_links = 0;    // Share of the links told that show the level; level 0: that do not know.
    double in_records = 0;  // The same of all pairs that were looked at, by the sample.
};

struct ComponentFigures {
    std::size_t component = 0;
    bool trained = false;
    std::vector<LevelFigures> levels;  // From level 0, "not known".
};

// A value and what its equality weighs: `bits` of the level and of its rarity together.
struct ValueFigures {
    std::string value;
    std::uint64_t count = 0;
    double bits = 0;
};

struct FieldFigures {
    std::size_t field = 0;
    std::uint64_t known = 0;  // Records with a value.
    double mean_bits = 0;     // Of the level alone: an average value.
    double rarest_bits = 0;   // Of the rarest value that two records have.
    std::vector<ValueFigures> most_frequent;
};

// Pairs that weigh at least `from` bits and less than `from` + 1, what the posterior changed of the prior
// counted in; the first and last bin take what is beyond.
struct WeightBin {
    int from = 0;
    std::uint64_t others = 0;
    std::uint64_t links = 0;
};

// The share of records whose weight with a double of themselves stays below `bits`.
struct SelfPoint {
    double bits = 0;
    double share = 0;
};

struct PassFigures {
    std::size_t pass = 0;
    PassAccount account;
    double links = 0;        // Told links that it finds,
    double links_alone = 0;  // and that no other pass does.
};

struct PatternFigures {
    Pattern pattern = 0;
    std::uint64_t pairs = 0;
    double bits = 0;         // Without the rarity of values.
    double probability = 0;  // By these bits.
    double doubt = 0;        // pairs p (1 - p)
};

struct GroupFigures {
    std::vector<RecordNumber> records;
    Weight weakest = 0;  // Of the pairs inside.
    RecordNumber a = 0;  // Whose pair that is.
    RecordNumber b = 0;
};

struct SizeFigures {
    std::size_t size = 0;
    std::uint64_t groups = 0;
};

struct Figures {
    std::vector<std::uint64_t> records;  // By register.
    double possible_pairs = 0;
    std::uint64_t pairs_compared = 0;
    std::uint64_t pairs_left_out = 0;
    double lambda = 0;
    double prior_bits = 0;  // With what the posterior changed of it.
    Rates rates;
    std::vector<ComponentFigures> components;
    std::vector<FieldFigures> fields;  // Those that have words.
    std::vector<WeightBin> weights;
    std::vector<SelfPoint> unlinkable;
    double unlinkable_at_half = 0;
    std::vector<PassFigures> passes;
    std::vector<PatternFigures> frequent_patterns;
    std::vector<PatternFigures> doubtful_patterns;
    std::vector<SizeFigures> group_sizes;  // Empty if nobody asked for groups.
    std::vector<GroupFigures> weak_groups;
    std::vector<Explanation> strongest;
    std::vector<Explanation> doubtful;
    std::vector<Explanation> missed;  // The heaviest that are no links.
};

// Deterministic, whatever the threads.
Figures draw_figures(const Workings& workings, const Answer& answer);

}  // namespace baophu::linkage::engine

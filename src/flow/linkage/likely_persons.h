// Which profiles are one person, by everything they tell (LNK-10): the engine's answer in the words of this
// stage. Profiles are compared by name, birth date, sex, numbers, employer and commune; by which registers
// they come from it is learned how likely two are one beforehand.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "flow/linkage/likely_links.h"
#include "flow/linkage/person_profiles.h"

namespace baophu::linkage {

// Pairs of different persons that are less likely one are no doubts.
inline constexpr int doubt_per_mille = 100;

// What one comparison of a pair told.
struct PairPart {
    std::string_view field;  // Where it lives as long as the program.
    // unknown, equal, different; of names also close, near, far, initial, rearranged; of dates slip, swapped,
    // coarser, two_parts, year; of numbers lost_zero, slip, two_slips.
    std::string level;
    std::int32_t weight = 0;
    std::string left;  // The values, folded; an employer by its first record, a commune by its code.
    std::string right;
};

// Weights are counted in parts of a bit.
inline constexpr int parts_of_a_bit = 4'096;

// A pair that a person should look at, with every part of its weight: prior + parts + origins + together.
struct ReviewedPair {
    LikelyPair pair;
    bool joined = false;
    std::int32_t prior = 0;
    std::int32_t origins = 0;
    std::int32_t together = 0;
    std::int32_t weight = 0;
    std::vector<PairPart> parts;
};

// Joins that are less likely than this are looked at by people, as doubts are.
inline constexpr int settled_per_mille = 950;

struct LikelyPersons {
    std::vector<std::uint32_t> person;  // By profile: the first profile of its person.
    std::vector<LikelyPair> joins;      // What holds the profiles of a person together; a spanning forest.
    std::vector<LikelyPair> doubts;     // Pairs of different persons that may be one (LNK-11).
    std::vector<ReviewedPair> review;   // Doubts and weak joins, by their places (LNK-12).
};

// Where fewer matches are known there is too little to learn from, and nobody is joined by likeness.
inline constexpr std::size_t known_matches_least = 200;

// Profiles of rows of which those at one place are nearly all one person (number_matches).
struct KnownMatches {
    std::vector<PersonProfile> left;
    std::vector<PersonProfile> right;
};

// From `known` it is learned how often the names, dates, sexes, employers and communes of one person differ;
// numbers, by which profiles came to be, are learned from the profiles. `different`: pairs that a person has
// decided to be two. The same whatever the threads.
LikelyPersons find_likely_persons(std::span<const PersonProfile> profiles, const KnownMatches& known,
                                  std::span<const std::pair<std::uint32_t, std::uint32_t>> different,
                                  unsigned threads);

}  // namespace baophu::linkage

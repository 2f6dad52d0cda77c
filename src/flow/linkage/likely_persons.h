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
#include "flow/linkage/reviewed_pairs.h"

namespace baophu::linkage {

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

// Which employers are one where no code says so (LNK-13): by name, unit and people, as likely as the engine
// says.
//
//   LNK-14 employers that are apart and not unlikely one, and joins by likeness that are not sure, are pairs
//   for a
//          person to look at; of these and of every other join by likeness every part of its weight is kept
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "flow/linkage/employer_profiles.h"
#include "flow/linkage/likely_links.h"
#include "flow/linkage/reviewed_pairs.h"

namespace baophu::linkage {

struct LikelyEmployers {
    std::vector<std::uint32_t> employer;  // By profile: the first profile of its employer.
    std::vector<LikelyPair> joins;      // What holds the profiles of an employer together; a spanning forest.
    std::vector<ReviewedPair> weighed;  // All joins, and the doubts, by their places (LNK-14).
};

// Where fewer employers are known by both offices there is too little to learn from, and nobody is joined.
inline constexpr std::size_t known_employers_least = 50;

// Two enterprise codes are two employers. From `known` it is learned how the names, units and people of one
// employer differ. `different`: pairs that a person has decided to be two. The same whatever the threads.
LikelyEmployers find_likely_employers(std::span<const EmployerProfile> profiles, const KnownEmployers& known,
                                      std::span<const std::pair<std::uint32_t, std::uint32_t>> different,
                                      unsigned threads);

}  // namespace baophu::linkage

// Small numbers are not told to who may not see the heads of employers there (RIG-5), and neither is what
// would give one away: by a difference of a line and its sum, of the whole and its parts, or of two
// questions.
//
//              left out   lapsed   maternity   eligible
//     731          120       3*         44         980        3 is too small; with it alone withheld, the sum
//     of the 732           60       7*         12         410        line would tell it, and so would the sum
//     of the column: whole        180      10          56       1,390        so another of the line and
//     another of the column go too.
//
//   SML-1  The table of a scheme (units by participating and reasons, with all sums) is protected once and
//   whole;
//          every answer is cut from it, so no two answers differ by a small number.
//   SML-2  A cell from 1 to 4 is withheld, and then further cells until no cell that was from 1 to 4 follows
//          exactly from what is told, nor is any bound so close that it follows.
//   SML-3  A number is told as it is, or not at all.
//   SML-4  What the reader sees the heads of is told as it is, and no circle goes over it: he knows it. Of
//          the others every cell from 1 to 4 is withheld; of the lawful reasons there, whose sum follows from the
//          rest, sick leave and maternity from 1 to 4 (RIG-9), and further lawful reasons until they do not
//          follow; where they would, all lawful reasons of the table.
//   SML-5  In lines of less than whole units the lawful reasons are one sum to whom RIG-9 does not tell them:
//          that one person of an employer is sick follows from no filter.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "edge/rights/reader.h"
#include "flow/coverage/coverage.h"

namespace baophu::http {

inline constexpr std::int64_t withheld = std::numeric_limits<std::int64_t>::min();

// The lines of all units of one scheme, and their sum as the last line.
struct ProtectedTable {
    std::vector<coverage::Gap> lines;
    coverage::Gap total;
};

// `lines` are all units of one scheme; their sum is the total. What is withheld is `withheld`. `heads`: where
// the reader is told the heads of employers, but for the lawful reasons there.
ProtectedTable protect(std::vector<coverage::Gap> lines, std::int64_t smallest,
                       const rights::Where& heads = {});

// absent() and missing() where some of the cells may be withheld.
std::int64_t told_absent(const coverage::Gap& gap);
std::int64_t told_missing(const coverage::Gap& gap);

}  // namespace baophu::http

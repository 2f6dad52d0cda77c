// What is told to who may not see the heads of employers (RIG-5): no number from which one to four persons
// could be told, and none from which they would follow by a difference, of whatever two questions.
//
// To withhold small cells is not enough: two schemes, two months or two runs of one table differ by a person
// or two, and each is told. So numbers are rounded, as offices of statistics round those of a census.
//
//   SML-1  A cell (persons of a unit, a scheme and a reason, or participating) is told as a multiple of
//          `smallest_told`, up or down by chance, oftener to the nearer: so that means stay right. 0 is told
//          of nobody, and of one to four for whom chance fell so.
//   SML-2  Chance is drawn from the cell, its number and a secret of the workspace: the same number is
//          always rounded alike, so that asking again tells nothing; and who does not know the secret cannot
//          tell which numbers are rounded up.
//   SML-3  A sum is the sum of its cells as they are told. What is told adds up, and a sum tells no more
//          than its parts.
//   SML-4  So whatever is told, in every scheme, month, run, filter and export, is a multiple of
//          `smallest_told`, and so is every difference of such numbers: none is from one to four.
//
// Told of a cell of 3 is 0 or 5; who knows from elsewhere that it lost one person since the run before still
// does not know what it was.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/scheme.h"
#include "flow/coverage/coverage.h"

namespace baophu::http {

class Rounding {
public:
    // `secret`: of the workspace (workspace/rounding_secret.h).
    Rounding(std::string secret, std::int64_t to) : secret_(std::move(secret)), to_(to) {}

    std::int64_t to() const { return to_; }

    // SML-1, SML-2. `persons` is not negative.
    std::int64_t rounded(Scheme scheme, std::string_view unit, std::string_view column,
                         std::int64_t persons) const;

    // The line of a unit, with its sums (SML-3).
    coverage::Gap rounded(Scheme scheme, const coverage::Gap& line) const;

private:
    std::string secret_;
    std::int64_t to_;
};

// Of lines: of units, the province.
coverage::Gap sum_of(const std::vector<coverage::Gap>& lines);

}  // namespace baophu::http

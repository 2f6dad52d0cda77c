// By what the list of absent persons is filtered and sorted, beside what a Filter says.
//
//   LST-1  Words are folded; each of them stands somewhere in the text of its column. The order of names is
//   that
//          of a Vietnamese list (TEXT-8); who has nothing in the column comes last, either way round.
//
// Names in their order are known when the search stage has been (serving.absent_order): a wish for a run
// without it is refused as every question to a table that is not there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/access_context.h"
#include "core/warehouse/warehouse.h"
#include "flow/coverage/gap.h"
#include "flow/coverage/question.h"

namespace baophu::coverage {

struct AbsentPage;  // coverage.h

enum class AbsentColumn { as_listed, name, unit, employer, reason, certainty, last_participated };

struct AbsentWish {
    std::vector<std::string> name;               // Folded words.
    std::vector<std::string> employer;           // Folded words.
    std::vector<std::string> last_participated;  // Parts of "12/2018".
    // One of them; nothing: whichever. By what each is called the caller chooses.
    std::optional<std::vector<std::string>> units;
    std::optional<std::vector<std::string>> reasons;
    std::optional<std::vector<std::string>> certainties;

    AbsentColumn order = AbsentColumn::as_listed;
    bool descending = false;
    std::vector<std::string>
        unit_order;  // Of AbsentColumn::unit: their codes as their names stand in a list.
};

// As absent_page() of coverage.h: read-logged, of the reader's territory alone.
AbsentPage absent_page(warehouse::Connection& connection, const AccessContext& access, const Filter& filter,
                       const Part& part, const AbsentWish& wish);

}  // namespace baophu::coverage

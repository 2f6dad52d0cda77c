// Who works for one employer, as the registers tell it of the month: insured there, on its tax list, or
// missing.
//
//   COV-30  Both: in its SI list of the month and on its tax list. Insured only: in its SI list, the tax list
//   does
//           not tell him. Absent: eligible there and not participating, with the reason. Elsewhere: on its
//           tax list, and insured by another employer or counted at one. Pay is read for none of it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/access_context.h"
#include "core/base/date.h"
#include "core/warehouse/warehouse.h"
#include "flow/coverage/gap.h"

namespace baophu::coverage {

enum class Standing : std::uint8_t { absent, both, insured_only, elsewhere };
inline constexpr std::array<std::string_view, 4> standing_words{"absent", "both", "insured_only",
                                                                "elsewhere"};

struct Worker {
    std::string person_id;
    std::string full_name;
    std::string masked_number;  // "" when no register gives one.
    std::string unit_code;      // Where he counts; "" is not told.
    Standing standing = Standing::elsewhere;
    std::string reason;  // Of who is absent; so of the next one.
    std::string certainty;
    std::optional<Date> last_participated;  // First day of the month.
};

struct WorkersPage {
    std::vector<Worker> workers;  // The absent first, then in the order of Standing; each by name.
    std::array<std::int64_t, standing_words.size()> counts{};  // Of all of them, whatever is asked for.
    std::int64_t count = 0;                                    // Of those that are asked for.
};

// Of the reader's territory alone; nothing if there is no such employer, or none within his case. Read-logged
// as "coverage.workers".
std::optional<WorkersPage> workers(warehouse::Connection& connection, const AccessContext& access,
                                   std::string_view employer_id, const std::optional<Standing>& standing,
                                   const Part& part);

}  // namespace baophu::coverage

// The jobs behind the persons (COV-23): at each employer the heads that registers tell, and where each of
// them stands. A person is counted once, at one employer; a job is a person at an employer, so that of who
// is insured by his first contract the second shows too.
//
//     told - insured = the reasons counted here + second contract + moved on + own business
//                      + counted elsewhere + outside + not told
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/warehouse/warehouse.h"
#include "flow/coverage/question.h"

namespace baophu::coverage {

// Why a job that registers tell is not insured there, beside the reasons of who is counted at it.
enum class JobStanding {
    second_contract,    // He participates at another employer, and never stood in the SI lists of this one.
    moved_on,           // He participates at another employer, and stood in the lists of this one before.
    own_business,       // He owns or heads it, and participates as somebody's worker.
    counted_elsewhere,  // He does not participate, and is counted at his main employer (COV-6).
    outside,            // The law does not make him subject.
    not_told,           // The registers do not tell whether he is.
};

inline constexpr std::array<std::string_view, 6> job_standings{
    "second_contract", "moved_on", "own_business", "counted_elsewhere", "outside", "not_told"};

struct Jobs {
    std::string employer_id;  // "" for the total.
    std::string name;
    std::string unit_code;
    std::int64_t told = 0;     // Persons whom any register shows at the employer.
    std::int64_t insured = 0;  // Of them: in its SI list of the month.
    ByReason by_reason{};
    std::array<std::int64_t, job_standings.size()> by_standing{};

    std::int64_t of_kind(ReasonKind kind) const;
    std::int64_t at(JobStanding standing) const { return by_standing[static_cast<std::size_t>(standing)]; }
    Jobs& operator+=(const Jobs& other);
};

// Employers with most jobs that are not insured first; compulsory or unemployment (Filter::scheme). No
// personal rows. Filter::reason keeps the employers at which somebody is counted for that reason; the unit
// is that of the employer.
std::vector<Jobs> jobs(warehouse::Connection& connection, const Filter& filter);

}  // namespace baophu::coverage

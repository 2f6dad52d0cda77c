// The employers of each commune that a census goes to: small and medium enterprises, and household
// businesses, with the heads that each register tells (COV-19). Employers only: no person is named.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/territory/territory.h"
#include "core/warehouse/warehouse.h"

namespace baophu::coverage {

enum class CensusKind { sme, household };

struct CensusEmployer {
    std::string employer_id;
    std::string name;     // "" where a household business has none but its owner's, who is a person.
    std::string number;   // Tax code, or number of the household registration.
    std::string unit;     // Below the province, on the run's last day; "" is not told.
    std::string commune;  // "" is not told.
    std::string size;  // micro, small, medium; "unclear" where it hangs on a sector that is not told. "" of a
                       // household.
    std::optional<std::int64_t> by_tax;  // Persons on the yearly list; else the last quarterly declaration.
    std::optional<std::int64_t> by_labour;    // Persons in the last labour report.
    std::optional<std::int64_t> by_register;  // Stated in the list of household businesses itself.
    std::int64_t by_si = 0;                   // Participants of the month.

    // The largest number told, less the participants; nothing where no register tells a number.
    std::optional<std::int64_t> difference() const;
};

struct Census {
    std::vector<CensusEmployer> employers;  // Largest difference first, those not told behind.
    std::int64_t larger = 0;                // Enterprises that are no SME.
    std::string law;                        // What an SME is by; "" of households.
    std::string article;
    std::string confidence;
};

// Those at work on the last day of the run's month. The rows of the run must be attached. Throws
// Failure(law_before_record, …) for SMEs of a month of which no definition is on record.
Census census(warehouse::Connection& connection, const Territory& territory, CensusKind kind);

// One line per commune; where that is not told, per unit; "" and "" is neither.
struct CensusLine {
    std::string unit;
    std::string commune;
    std::int64_t employers = 0;
    std::int64_t told = 0;        // Of them: a register tells a number of heads.
    std::int64_t uninsured = 0;   // Of them: heads told, and no participant.
    std::int64_t heads = 0;       // The largest numbers told, of those told.
    std::int64_t by_si = 0;       // Participants of all.
    std::int64_t difference = 0;  // Of those told.
};

// Largest difference first.
std::vector<CensusLine> by_commune(const std::vector<CensusEmployer>& employers);

}  // namespace baophu::coverage

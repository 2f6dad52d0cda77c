// New firms, by the month of their registration: who came how far on the way to insurance, and how fast
// (COV-18).
//
//     registered -> active for tax -> has workers -> in an SI list
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/warehouse/warehouse.h"

namespace baophu::coverage {

// A step of firms of one cohort. Each step is counted by itself: a firm may be insured that the tax register
// does not know.
struct FirmStep {
    std::int64_t firms = 0;
    std::int64_t dated = 0;  // Of them: of which the registers tell the day.
    std::optional<std::int64_t>
        twice_median_days;  // From registration; twice, so that it is whole. None dated: nothing.
};

struct FirmCohort {
    std::optional<Month> month;  // Nothing: all months together.
    std::int64_t registered = 0;
    FirmStep taxed;
    FirmStep with_workers;
    FirmStep insured;
    std::int64_t workers_uninsured = 0;  // With workers, and in no SI list.
    std::int64_t untold = 0;             // No other register speaks of them.
};

// A register that the steps are told by, and whether any row of it is there: what is not there tells nothing,
// and the step is then told by the others alone, or not at all.
struct FirmRegister {
    std::string_view dataset;  // "taxpayers"
    bool there;
};

struct FirmCohorts {
    std::array<FirmRegister, 6> registers;
    std::vector<FirmCohort> lines;  // By month; months without a new firm too.
    FirmCohort total;

    bool tells_registration() const { return registers[0].there || registers[1].there; }
    bool tells_tax() const { return registers[2].there; }
    bool tells_workers() const { return registers[3].there || registers[4].there || registers[5].there; }
};

// Of `from` to `to`, both included; none behind the run's month. `unit`: seat by the business register. The
// rows of the run must be attached.
FirmCohorts firm_cohorts(warehouse::Connection& connection, const Month& from, const Month& to,
                         const std::optional<std::string>& unit);

}  // namespace baophu::coverage

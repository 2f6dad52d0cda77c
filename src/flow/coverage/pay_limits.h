// Below what pay of the year a reason is inferred of a person of whom nothing but the yearly tax list
// tells (COV-22): the months of data/law/inferred_reasons.yaml, at the minimum wage of the place where he
// works, as the law of the last day of the tax year has it.
//
// Where the law does not tell the wage zone of a place, the highest minimum wage of all zones stands for
// it: doubt speaks against calling a person missing, and what is inferred is unsure anyway. Where no
// minimum wage is known there are no limits, and nothing is inferred.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "core/law/law.h"
#include "core/territory/territory.h"
#include "core/warehouse/warehouse.h"

namespace baophu::coverage {

// Whole dong a year; less than it is the reason.
struct PayLimits {
    std::int64_t newly_hired;
    std::int64_t severance;
};

struct PayLimitsByUnit {
    std::map<std::string, PayLimits> of_unit;  // Of units whose zone is known.
    std::optional<PayLimits> otherwise;
};

// Also writes coverage.pay_limit(unit_code, newly_hired, severance), of of_unit: for who looks into a run.
PayLimitsByUnit write_pay_limits(warehouse::Connection& connection, const Law& law,
                                 const Territory& territory, std::int64_t tax_year);

}  // namespace baophu::coverage

// One employer: what registers call it, and how many it employs and insures, month by month (COV-24).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/warehouse/warehouse.h"

namespace baophu::coverage {

// A record of a register that was linked to the employer.
struct EmployerRecord {
    std::string record_key;           // "tax/taxpayers/3600123457"
    std::string dataset;              // "taxpayers"
    std::string sender;               // "tax"
    std::optional<std::string> name;  // As its latest row in force has it.
    std::optional<std::string> rule;  // By which it was joined; nothing of the first.
};

// Heads of a month. Nothing where no register tells them: no list, or no declaration, is no 0.
struct EmployerMonth {
    Month month;
    std::optional<std::int64_t> si;   // In the employer's SI lists.
    std::optional<std::int64_t> tax;  // By the declaration of the quarter.
};

struct Employer {
    std::string id;
    std::string name;
    std::optional<std::string> tax_code;
    std::optional<std::string> si_unit_code;
    std::string unit_code;  // "" is not told; so of the next two.
    std::string block;
    std::string officer;
    bool registered = false;  // In the SI lists of the twelve months.
    std::vector<EmployerRecord> records;
    std::vector<EmployerMonth> months;  // The last 24, the earliest first.
};

// By id or alias; nothing if there is none. `listed`: the months of which an SI list is in force. A run of an
// earlier program tells no records and no declarations.
std::optional<Employer> find_employer(warehouse::Connection& connection, std::string_view id,
                                      const std::vector<Month>& listed);

}  // namespace baophu::coverage

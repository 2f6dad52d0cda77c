// Tables as workbooks, as they are seen on the screen.
#pragma once

#include <vector>

#include "edge/http/call.h"
#include "flow/coverage/coverage.h"

namespace baophu::http {

struct GapTable {
    coverage::By by;
    coverage::Filter filter;
    std::vector<coverage::Gap> lines;
    coverage::Gap total;
};

Answer gap_workbook(const Call& call, const ShelvedRun& run, const GapTable& table);

// With who took it, when, for which purpose: on the sheet and in the foot of every page.
Answer persons_workbook(const Call& call, const ShelvedRun& run, const coverage::Filter& filter,
                        const rights::Told& told, const std::vector<coverage::AbsentPerson>& persons);

}  // namespace baophu::http

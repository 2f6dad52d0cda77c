// Tables as workbooks, as they are seen on the screen.
#pragma once

#include <string>
#include <vector>

#include "core/documents/report_sheet.h"
#include "edge/http/call.h"
#include "edge/http/persons_list.h"
#include "flow/coverage/coverage.h"

namespace baophu::http {

// Who took it, and when.
std::string taken_note(const Call& call);

Answer workbook(const ReportSheet& sheet, const std::string& file_name);

// With who took it, when, for which purpose: on the sheet and in the foot of every page.
Answer persons_workbook(const Call& call, const ShelvedRun& run, const coverage::Filter& filter,
                        const rights::Told& told, const PersonsList& list,
                        const std::vector<coverage::AbsentPerson>& persons);

}  // namespace baophu::http

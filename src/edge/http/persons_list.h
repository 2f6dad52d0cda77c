// The list of persons as its reader has it before him: which columns, filtered by which words, in which
// order. The pages and the workbook are made from it in the same way.
//
//   LST-2  A column that the reader is not told of is neither filtered nor sorted by, nor exported: what is
//   left
//          of a list would tell of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "edge/http/call.h"
#include "edge/rights/reader.h"
#include "flow/coverage/coverage.h"

namespace baophu::http {

struct PersonsColumn {
    std::string_view id;  // As api/openapi.yaml has it: "full_name"
    rights::Shown kind;
    double width;
    std::string (*text)(const Call&, const ShelvedRun&, const coverage::AbsentPerson&);  // As on the screen.
};

std::string title_of(const Call& call, const PersonsColumn& column);

struct PersonsList {
    coverage::AbsentWish wish;
    std::vector<const PersonsColumn*> columns;  // Those that are told and wanted.
    std::vector<std::string> notes;             // "Lọc Họ và tên: an", "Xếp theo …"; what is asked, in words.
};

// Reads q, in_<column>, sort and, where `with_columns`, columns. Throws Failure(parameter_wrong): LST-2.
PersonsList read_persons_list(const Call& call, Asked& asked, const ShelvedRun& run, const rights::Told& told,
                              bool with_columns);

}  // namespace baophu::http

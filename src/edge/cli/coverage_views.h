// How an answer about coverage is shown: as a table, as JSON, and as plain cells for CSV and workbooks.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "edge/cli/boundaries_view.h"
#include "edge/cli/context.h"
#include "edge/workspace/runs.h"
#include "flow/coverage/coverage.h"

namespace baophu::cli {

enum class CoverageLines { unit, employer, reason, scheme, block, officer, month };

// Throws Failure(unknown_option_value).
CoverageLines parse_coverage_lines(std::string_view word);
std::string_view word_of(CoverageLines lines);

// What a question found.
struct CoverageAnswer {
    const workspace::Workspace& workspace;
    const workspace::OpenRun& run;
    coverage::Basis basis;
    CoverageLines rows;
    const coverage::Filter& filter;
    std::vector<coverage::Gap> lines;  // Empty by reason.
    coverage::Gap total;
    std::vector<coverage::Outside> outside;  // By reason only.
    std::optional<OnBoundaries> boundaries;  // By unit, on the map of another day.
};

// Opening, new, returned, left, closing of each month.
std::string movement_text(const Context& context, const CoverageAnswer& answer,
                          const std::vector<coverage::Movement>& months);
boost::json::object movement_json(const CoverageAnswer& answer,
                                  const std::vector<coverage::Movement>& months);
std::vector<std::vector<std::string>> movement_cells(const std::vector<coverage::Movement>& months);

// Province, scheme, month and run, and what the run knew if not all.
std::string coverage_head(const Context& context, const workspace::Workspace& workspace,
                          const workspace::OpenRun& run, const Month& month, const std::string& scheme);
boost::json::value as_known_on_json(const workspace::OpenRun& run);

// The name of a unit on the last day of the month; its code if it has none there.
std::string unit_name(const workspace::Workspace& workspace, const Context& context, const Date& day,
                      const std::string& code);

// What a line is about: the key of its cell, and the name of an employer.
struct Cell {
    const std::string& key;
    const std::string& name;
};

// How the line is called on the screen.
std::string cell_name(const Context& context, const workspace::Workspace& workspace, const Date& day,
                      CoverageLines rows, const Cell& cell);

// Names of employers run long; a table stays as wide as a screen.
std::string shortened(const std::string& name);

std::string coverage_text(const Context& context, const CoverageAnswer& answer, std::int64_t limit);
boost::json::object coverage_json(const Context& context, const CoverageAnswer& answer);

// A header row and the lines, exact numbers.
std::vector<std::vector<std::string>> coverage_cells(const Context& context, const CoverageAnswer& answer);

}  // namespace baophu::cli

// What every question about coverage is asked with: the workspace, the scheme, the filters.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "edge/cli/context.h"
#include "flow/coverage/coverage.h"

namespace baophu::cli {

struct CoverageOptions {
    std::string root;
    std::string scheme = "compulsory";
    std::vector<std::string> where;  // "block=foreign"
    coverage::Filter filter;
    std::int64_t limit = 30;
};

// --scheme, --unit, --employer, --reason, --where, --limit.
void add_coverage_filters(CLI::App& command, const Context& context, CoverageOptions& options);

// Throws Failure(unknown_option_value).
coverage::Filter filter_of(const CoverageOptions& options);

// Who pays voluntarily pays for months in advance, so a month does not tell who came and who went; and a
// reason is one of the absent. Throws Failure(unknown_option_value) if the filter asks for either.
void require_movement(const coverage::Filter& filter);

// The questions under `baophu coverage`.
void add_coverage_movement(CLI::App& coverage, const Context& context);
void add_coverage_firms(CLI::App& coverage, const Context& context);
void add_coverage_census(CLI::App& coverage, const Context& context);
void add_coverage_jobs(CLI::App& coverage, const Context& context);

}  // namespace baophu::cli

#include "edge/cli/coverage_options.h"

#include <CLI/CLI.hpp>

#include "core/base/fault_codes.h"

namespace baophu::cli {
namespace {

Scheme scheme_of(const std::string& option, const std::string& word) {
    if (const auto scheme = parse_scheme(word)) return *scheme;
    throw Failure(fault::unknown_option_value,
                  {{"option", option}, {"value", word}, {"known", "compulsory, unemployment, voluntary"}});
}

// "block=foreign" into the filter.
void add_condition(coverage::Filter& filter, const std::string& condition) {
    const std::size_t equals = condition.find('=');
    const std::string key = condition.substr(0, equals);
    const std::string value = equals == std::string::npos ? "" : condition.substr(equals + 1);
    if (key == "scheme") {
        filter.scheme = scheme_of("--where", value);
        return;
    }
    std::optional<std::string>* const field = key == "unit"       ? &filter.unit
                                              : key == "employer" ? &filter.employer
                                              : key == "block"    ? &filter.block
                                              : key == "officer"  ? &filter.officer
                                              : key == "reason"   ? &filter.reason
                                                                  : nullptr;
    if (field == nullptr || equals == std::string::npos) {
        throw Failure(fault::unknown_option_value,
                      {{"option", "--where"},
                       {"value", condition},
                       {"known", "unit=, employer=, block=, officer=, reason=, scheme="}});
    }
    *field = value;
}

}  // namespace

void add_coverage_filters(CLI::App& command, const Context& context, CoverageOptions& options) {
    command.add_option("--scheme", options.scheme, context.text("help.coverage.scheme"));
    command.add_option("--unit", options.filter.unit, context.text("help.filter.unit"));
    command.add_option("--employer", options.filter.employer, context.text("help.filter.employer"));
    command.add_option("--reason", options.filter.reason, context.text("help.filter.reason"));
    command.add_option("--where", options.where, context.text("help.filter.where"));
    command.add_option("--limit", options.limit, context.text("help.limit"));
}

coverage::Filter filter_of(const CoverageOptions& options) {
    coverage::Filter filter = options.filter;
    filter.scheme = scheme_of("--scheme", options.scheme);
    for (const std::string& condition : options.where)
        add_condition(filter, condition);
    return filter;
}

void require_movement(const coverage::Filter& filter) {
    if (filter.scheme == Scheme::voluntary) {
        throw Failure(
            fault::unknown_option_value,
            {{"option", "--scheme"}, {"value", "voluntary"}, {"known", "compulsory, unemployment"}});
    }
    if (filter.reason) {
        throw Failure(fault::unknown_option_value,
                      {{"option", "--where"},
                       {"value", "reason=" + *filter.reason},
                       {"known", "unit=, employer=, block=, officer=, scheme="}});
    }
}

}  // namespace baophu::cli

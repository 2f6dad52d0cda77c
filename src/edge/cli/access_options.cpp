#include "edge/cli/access_options.h"

#include <algorithm>

#include <CLI/CLI.hpp>

#include "core/base/fault_codes.h"
#include "edge/cli/context.h"
#include "edge/store/audit.h"
#include "edge/store/cases.h"
#include "edge/store/users.h"
#include "edge/workspace/identity.h"
#include "flow/coverage/coverage.h"

namespace baophu::cli {

void add_purpose_options(CLI::App& command, const Context& context, AccessOptions& options) {
    command.add_option("--purpose", options.purpose, context.text("help.purpose"));
    command.add_option("--case", options.case_number, context.text("help.case"));
}

void add_access_options(CLI::App& command, const Context& context, AccessOptions& options) {
    add_purpose_options(command, context, options);
    command.add_option("--territory", options.territory, context.text("help.territory"));
}

namespace {

AccessContext::Reader reader_of(const AccessOptions& options, const workspace::Workspace& workspace) {
    if (options.territory && !workspace.territory().knows(*options.territory, UnitLevel::district)) {
        throw Failure(
            fault::filter_value_unknown,
            {{"filter", "--territory"}, {"value", *options.territory}, {"known", "731, 732, 734 – 742"}});
    }
    AccessContext::Reader reader{.actor = workspace::user_name(),
                                 .agency = workspace.agency(),
                                 .territory = {},
                                 .purpose = options.purpose,
                                 .case_number = options.case_number};
    if (options.territory) reader.territory = {*options.territory};
    return reader;
}

bool wants_case(const std::string& purpose) {
    return std::ranges::any_of(coverage::export_purposes(), [&](const coverage::Purpose& known) {
        return known.id == purpose && known.requires_case;
    });
}

// A refusal is a line of the audit, too.
[[noreturn]] void refuse(const AccessContext::Reader& reader, store::Store& store) {
    store::Audit(store.database())
        .append({.login = reader.actor,
                 .agency = reader.agency,
                 .territory = reader.territory ? *reader.territory->begin() : "",
                 .purpose = reader.purpose,
                 .case_number = reader.case_number},
                {.kind = "refused", .what = "case"});
    throw Failure(fault::case_not_open, {{"case", reader.case_number}});
}

std::vector<store::Case> open_cases(const AccessContext::Reader& reader, store::Store& store) {
    const auto user = store::Users(store.database()).find_login(reader.actor);
    if (!user) return {};
    auto cases = store::Cases(store.database()).open_to(user->id, reader.case_number);
    std::erase_if(cases, [&](const store::Case& one) { return one.agency != reader.agency; });
    return cases;
}

}  // namespace

AccessContext access_of(const AccessOptions& options, const workspace::Workspace& workspace,
                        store::Store& store, warehouse::Connection& connection) {
    AccessContext::Reader reader = reader_of(options, workspace);
    if (reader.case_number.empty()) {
        if (wants_case(reader.purpose)) throw Failure(fault::access_refused, {{"missing", "--case"}});
        return AccessContext(std::move(reader), store);
    }
    const auto cases = open_cases(reader, store);
    if (cases.empty()) refuse(reader, store);
    reader.employers.emplace();
    for (const store::Case& one : cases) {
        const auto employer = coverage::called_employer(connection, one.employer, one.tax_code);
        if (employer) reader.employers->insert(employer->id);
    }
    return AccessContext(std::move(reader), store);
}

AccessContext access_of(const AccessOptions& options, const workspace::Workspace& workspace,
                        store::Store& store) {
    AccessContext::Reader reader = reader_of(options, workspace);
    if (!reader.case_number.empty() || wants_case(reader.purpose)) refuse(reader, store);
    return AccessContext(std::move(reader), store);
}

}  // namespace baophu::cli

// baophu verify WORKSPACE
#include "edge/workspace/verify.h"

#include <ostream>
#include <set>

#include <CLI/CLI.hpp>

#include "edge/cli/context.h"
#include "edge/cli/exit_codes.h"
#include "edge/cli/text_table.h"

namespace baophu::cli {
namespace {

using workspace::Finding;
using workspace::Harm;
using workspace::Verified;

std::string harm_word(Harm harm) {
    return std::string(to_word(harm));
}

void print_findings(const Context& context, const Verified& verified) {
    TextTable table;
    for (const char* key : {"verify.harm", "verify.what", "verify.where"})
        table.column(context.text(key), Align::left);
    std::set<Harm> harms;
    for (const Finding& finding : verified.findings) {
        table.row({context.text("harm." + harm_word(finding.harm)), context.text("finding." + finding.what),
                   finding.where});
        harms.insert(finding.harm);
    }
    context.out << '\n' << table.print() << '\n';
    for (const Harm harm : {Harm::precious, Harm::derived, Harm::left_over}) {
        if (harms.contains(harm)) context.out << context.text("verify.advice." + harm_word(harm)) << '\n';
    }
}

void show(Context& context, const std::string& root) {
    const auto workspace = workspace::Workspace::open(root);
    store::Store store(workspace.store_place());
    const Verified verified = verify(workspace, store, context.cancel);
    context.out << context.text("verify.done", {{"deliveries", context.messages.count(verified.deliveries)},
                                                {"results", context.messages.count(verified.results)},
                                                {"runs", context.messages.count(verified.runs)}})
                << '\n';
    if (verified.rows_not_bound > 0) {
        context.out << context.text("audit.not_bound",
                                    {{"rows", context.messages.count(verified.rows_not_bound)}})
                    << '\n';
    }
    if (!verified.findings.empty()) print_findings(context, verified);
    if (verified.whole()) {
        context.out << context.text("verify.whole") << '\n';
    } else {
        context.exit_code = exit_workspace;
    }
}

}  // namespace

void add_verify(CLI::App& app, Context& context) {
    CLI::App* command = app.add_subcommand("verify", context.text("help.verify"));
    auto root = std::make_shared<std::string>();
    command->add_option("WORKSPACE", *root, context.text("help.workspace"))->required();
    command->callback([&context, root] { show(context, *root); });
}

}  // namespace baophu::cli

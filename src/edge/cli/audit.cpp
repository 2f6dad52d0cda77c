// baophu audit verify WORKSPACE [--heads FOLDER] [--key FILE]
// baophu audit head WORKSPACE [--heads FOLDER]
#include <ostream>

#include <CLI/CLI.hpp>

#include "edge/cli/context.h"
#include "edge/cli/exit_codes.h"
#include "edge/cli/text_table.h"
#include "edge/store/database.h"
#include "edge/workspace/audit_heads.h"
#include "edge/workspace/workspace.h"

namespace baophu::cli {
namespace {

using workspace::AuditHeads;
using workspace::AuditVerified;
using workspace::HeadFinding;

struct Options {
    std::string root;
    std::string heads;
    std::string key;
};

AuditHeads heads_of(const workspace::Workspace& workspace, const Options& options) {
    return AuditHeads(options.heads.empty() ? workspace.audit_heads_folder()
                                            : std::filesystem::path(options.heads));
}

// Of the chain `where` is what is wrong with the line; of a head its file.
std::string where_of(const Context& context, const HeadFinding& finding) {
    return finding.what == "chain" ? context.text("audit.problem." + finding.where) : finding.where;
}

void print_findings(const Context& context, const AuditVerified& verified) {
    TextTable table;
    table.column(context.text("audit.sequence"), Align::right)
        .column(context.text("audit.what"), Align::left)
        .column(context.text("audit.where"), Align::left);
    for (const HeadFinding& finding : verified.findings) {
        table.row({context.messages.count(finding.sequence), context.text("audit.finding." + finding.what),
                   where_of(context, finding)});
    }
    context.out << '\n' << table.print();
}

// Which rows are not as the audit tells them (STO-8).
void print_rows(const Context& context, const AuditVerified& verified) {
    TextTable table;
    for (const char* key : {"audit.table", "audit.row", "audit.what", "audit.column"})
        table.column(context.text(key), Align::left);
    for (const store::RowFinding& row : verified.rows)
        table.row({row.table, row.id, context.text("finding." + ("row_" + row.what)), row.column});
    context.out << '\n' << table.print();
}

void verify(Context& context, const Options& options) {
    const auto workspace = workspace::Workspace::open(options.root);
    store::Database database(workspace.store_place());
    const AuditVerified verified = heads_of(workspace, options).verify(database, options.key);
    context.out << context.text("audit.done", {{"lines", context.messages.count(verified.lines)},
                                               {"heads", context.messages.count(verified.heads)}})
                << '\n';
    if (verified.not_bound > 0) {
        context.out << context.text("audit.not_bound", {{"rows", context.messages.count(verified.not_bound)}})
                    << '\n';
    }
    if (verified.whole()) {
        context.out << context.text(verified.not_bound > 0 ? "audit.whole_but_not_bound" : "audit.whole")
                    << '\n';
        return;
    }
    if (!verified.chain_whole()) print_findings(context, verified);
    if (!verified.rows.empty()) print_rows(context, verified);
    context.out << '\n' << context.text("audit.advice") << '\n';
    context.exit_code = exit_workspace;
}

void sign_head(const Context& context, const Options& options) {
    const auto workspace = workspace::Workspace::open(options.root);
    store::Database database(workspace.store_place());
    const workspace::SignedHead written = heads_of(workspace, options).write(database);
    if (written.head.sequence == 0) {
        context.out << context.text("audit.empty") << '\n';
        return;
    }
    context.out << context.text("audit.head", {{"sequence", context.messages.count(written.head.sequence)},
                                               {"hash", written.head.hash},
                                               {"path", written.file.string()}})
                << '\n';
}

std::shared_ptr<Options> add_options(CLI::App& command, const Context& context) {
    auto options = std::make_shared<Options>();
    command.add_option("WORKSPACE", options->root, context.text("help.workspace"))->required();
    command.add_option("--heads", options->heads, context.text("help.audit.heads"));
    return options;
}

}  // namespace

void add_audit(CLI::App& app, Context& context) {
    CLI::App* audit = app.add_subcommand("audit", context.text("help.audit"));
    audit->require_subcommand(1);
    CLI::App* verifying = audit->add_subcommand("verify", context.text("help.audit.verify"));
    const auto verify_options = add_options(*verifying, context);
    verifying->add_option("--key", verify_options->key, context.text("help.audit.key"));
    verifying->callback([&context, verify_options] { verify(context, *verify_options); });
    CLI::App* head = audit->add_subcommand("head", context.text("help.audit.head"));
    const auto head_options = add_options(*head, context);
    head->callback([&context, head_options] { sign_head(context, *head_options); });
}

}  // namespace baophu::cli

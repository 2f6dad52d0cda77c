// baophu decide WORKSPACE KEY same|different KEY --reason TEXT
#include <ostream>

#include <CLI/CLI.hpp>

#include "core/base/fault_codes.h"
#include "edge/cli/context.h"
#include "edge/store/clock.h"
#include "edge/workspace/identity.h"
#include "edge/workspace/runs.h"
#include "flow/linkage/linkage.h"

namespace baophu::cli {
namespace {

using linkage::Verdict;

struct Options {
    std::string root;
    std::string left;
    std::string verdict;
    std::string right;
    std::string reason;
};

Verdict parse_verdict(std::string_view word) {
    if (word == "same") return Verdict::same;
    if (word == "different") return Verdict::different;
    throw Failure(fault::unknown_option_value,
                  {{"option", "same|different"}, {"value", std::string(word)}, {"known", "same, different"}});
}

void decide(const Context& context, const Options& options) {
    const Verdict verdict = parse_verdict(options.verdict);
    if (options.reason.empty()) {
        throw Failure(fault::wrong_usage,
                      {{"problem", context.text("usage.missing", {{"what", "--reason"}})}});
    }
    const auto workspace = workspace::Workspace::open(options.root);
    const workspace::Lock lock = workspace.lock("decide");
    workspace::OpenRun run = open_current_run(workspace);
    linkage::require_pair(run.connection, options.left, options.right);
    store::Store store(workspace.store_place());
    const std::int64_t sequence = store.add(store::DecisionEntry{
        .decision = {.sequence = 0, .verdict = verdict, .left_key = options.left, .right_key = options.right},
        .reason = options.reason,
        .decided_by = workspace::user_name(),
        .decided_at = store::now_utc()});
    context.out << context.text("decide.done",
                                {{"sequence", std::to_string(sequence)}, {"path", options.root}})
                << '\n';
}

}  // namespace

void add_decide(CLI::App& app, Context& context) {
    CLI::App* command = app.add_subcommand("decide", context.text("help.decide"));
    auto options = std::make_shared<Options>();
    command->add_option("WORKSPACE", options->root, context.text("help.workspace"))->required();
    command->add_option("LEFT", options->left, context.text("help.decide.key"))->required();
    command->add_option("VERDICT", options->verdict, context.text("help.decide.verdict"))->required();
    command->add_option("RIGHT", options->right, context.text("help.decide.key"))->required();
    command->add_option("--reason", options->reason, context.text("help.decide.reason"))->required();
    command->callback([&context, options] { decide(context, *options); });
}

}  // namespace baophu::cli

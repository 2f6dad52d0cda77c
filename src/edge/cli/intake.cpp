// baophu intake WORKSPACE FILE|FOLDER... [--sender A] [--dataset D] [--period P]
//                                        [--received-at T --reason R]
#include <ostream>

#include <CLI/CLI.hpp>

#include "core/base/fault_codes.h"
#include "edge/cli/agencies.h"
#include "edge/cli/context.h"
#include "edge/cli/exit_codes.h"
#include "edge/cli/progress_bar.h"
#include "edge/cli/text_table.h"
#include "edge/store/clock.h"
#include "edge/workspace/deliveries.h"

namespace baophu::cli {
namespace {

using workspace::Handover;
using workspace::Taken;

struct Options {
    std::string root;
    std::vector<std::string> paths;
    std::optional<std::string> sender;
    std::optional<std::string> dataset;
    std::optional<std::string> period;
    std::optional<std::string> received_at;
    std::string reason;
};

Handover handover_of(const std::string& path, const Options& options) {
    Handover handover{
        .file = path,
        .stated = {.sender = options.sender, .dataset = options.dataset, .period = options.period},
        .received_at = std::nullopt,
        .received_reason = options.reason};
    if (options.received_at) {
        handover.received_at = store::to_utc(*options.received_at);
        if (!handover.received_at)
            throw Failure(fault::received_at_unreadable, {{"value", *options.received_at}});
    }
    return handover;
}

// A folder stands for the files that its delivery note names.
std::vector<Handover> handovers_of(const Options& options) {
    std::vector<Handover> handovers;
    for (const std::string& path : options.paths) {
        if (!std::filesystem::is_directory(path)) {
            handovers.push_back(handover_of(path, options));
            continue;
        }
        for (Handover& noted : workspace::read_delivery_note(path))
            handovers.push_back(std::move(noted));
    }
    return handovers;
}

class Report {
public:
    explicit Report(const Context& context) : context_(&context) {
        table_.column(context.text("intake.file"), Align::left)
            .column(context.text("intake.dataset"), Align::left)
            .column(context.text("intake.period"), Align::left)
            .column(context.text("intake.read"), Align::right)
            .column(context.text("intake.accepted"), Align::right)
            .column(context.text("intake.refused"), Align::right)
            .column(context.text("intake.repaired"), Align::right)
            .column("", Align::left);
    }

    void add(const Taken& taken) {
        const Messages& messages = context_->messages;
        const auto& entry = taken.entry;
        table_.row({entry.file_name, entry.dataset, entry.period, messages.count(entry.rows_read),
                    messages.count(entry.rows_accepted), messages.count(entry.rows_refused),
                    taken.known_before ? "" : messages.count(taken.outcome.repaired), remark(taken)});
        read_ += entry.rows_read;
        accepted_ += entry.rows_accepted;
        refused_ += entry.rows_refused;
        if (!taken.outcome.first_refused.empty()) refused_of_.push_back(taken);
    }

    void print() {
        const Messages& messages = context_->messages;
        table_.rule().row({context_->text("intake.total"), "", "", messages.count(read_),
                           messages.count(accepted_), messages.count(refused_), "", ""});
        context_->out << table_.print();
        print_refused();
    }

private:
    std::string remark(const Taken& taken) const {
        if (taken.known_before) return context_->text("intake.known_before");
        if (taken.supersedes) return context_->text("intake.supersedes", {{"file", *taken.supersedes}});
        return "";
    }

    // The first few refusals, so that the user sees what kind they are.
    void print_refused() const {
        constexpr std::size_t shown = 5;
        std::size_t left = shown;
        if (!refused_of_.empty()) context_->out << '\n' << context_->text("intake.refused_rows") << '\n';
        for (const Taken& taken : refused_of_) {
            for (const intake::RefusedRow& row : taken.outcome.first_refused) {
                if (left-- == 0) return more();
                const FaultText text = context_->messages.fault(Fault(row.code));
                context_->out << "  "
                              << context_->text("intake.refused_row",
                                                {{"file", taken.entry.file_name},
                                                 {"row", std::to_string(row.row_number)},
                                                 {"column", row.header.empty() ? "–" : row.header},
                                                 {"value", row.value},
                                                 {"what", text.what},
                                                 {"do", text.to_do},
                                                 {"code", row.code}})
                              << '\n';
            }
        }
    }

    void more() const { context_->out << "  …\n"; }

    const Context* context_;
    TextTable table_;
    std::int64_t read_ = 0;
    std::int64_t accepted_ = 0;
    std::int64_t refused_ = 0;
    std::vector<Taken> refused_of_;
};

// A file that cannot be taken does not keep the others out: it is told, the rest goes in, and
// the command ends with the code of a refusal.
void take(Context& context, const Options& options) {
    const auto workspace = workspace::Workspace::open(options.root);
    if (options.sender) check_agency(context.messages, *options.sender);
    const std::vector<Handover> handovers = handovers_of(options);
    const workspace::Lock lock = workspace.lock("intake");
    store::Store store(workspace.store_file());
    const auto progress = make_progress(parse_progress_style(context.progress_style), context.messages);

    Report report(context);
    for (std::size_t i = 0; i < handovers.size(); ++i) {
        progress->begin_step("step.intake", i + 1, handovers.size());
        try {
            if (handovers[i].stated.sender) check_agency(context.messages, *handovers[i].stated.sender);
            report.add(take_delivery(workspace, lock, store, handovers[i], *progress, context.cancel));
        } catch (const Failure& failure) {
            progress->finish();
            if (exit_code_of(failure.fault().code) != exit_refused) {
                // What was taken in before is in, whole: the user sees it before the fault.
                report.print();
                throw;
            }
            context.err << fault_message(context.messages, failure.fault());
            context.exit_code = exit_refused;
        }
    }
    progress->finish();
    report.print();
}

}  // namespace

void add_intake(CLI::App& app, Context& context) {
    CLI::App* command = app.add_subcommand("intake", context.text("help.intake"));
    auto options = std::make_shared<Options>();
    command->add_option("WORKSPACE", options->root, context.text("help.workspace"))->required();
    command->add_option("FILE", options->paths, context.text("help.intake.file"))->required();
    command->add_option("--sender", options->sender, context.text("help.intake.sender"));
    command->add_option("--dataset", options->dataset, context.text("help.intake.dataset"));
    command->add_option("--period", options->period, context.text("help.intake.period"));
    command->add_option("--received-at", options->received_at, context.text("help.intake.received_at"));
    command->add_option("--reason", options->reason, context.text("help.intake.reason"));
    command->callback([&context, options] { take(context, *options); });
}

}  // namespace baophu::cli

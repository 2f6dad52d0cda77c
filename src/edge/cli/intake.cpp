// baophu intake WORKSPACE FILE|FOLDER... [--sender A] [--dataset D] [--period P] [--map COLUMN=HEADER]
//                [--encoding E] [--delimiter C] [--sheet S] [--header-row N]
//                [--received-at T --reason R] [--dry-run]
// baophu intake WORKSPACE --undo DELIVERY --reason R
// baophu intake list|mappings|refused|changes ...
#include <algorithm>
#include <ostream>

#include <CLI/CLI.hpp>

#include "core/base/fault_codes.h"
#include "edge/cli/agencies.h"
#include "edge/cli/context.h"
#include "edge/cli/exit_codes.h"
#include "edge/cli/intake_commands.h"
#include "edge/cli/intake_report.h"
#include "edge/cli/progress_bar.h"
#include "edge/store/clock.h"
#include "edge/workspace/deliveries.h"

namespace baophu::cli {
namespace {

using workspace::Handover;
using workspace::Keeping;
using workspace::Taken;

struct Options {
    std::string root;
    std::vector<std::string> paths;
    std::optional<std::string> sender;
    std::optional<std::string> dataset;
    std::optional<std::string> period;
    std::optional<std::string> encoding;
    std::optional<std::string> delimiter;
    std::optional<std::string> sheet;
    std::optional<std::uint64_t> header_row;
    std::vector<std::string> columns;
    std::optional<std::string> received_at;
    std::string reason;
    std::optional<std::string> undo;
    bool dry_run = false;
};

std::optional<text::Encoding> encoding_of(const Options& options) {
    if (!options.encoding) return std::nullopt;
    const auto encoding = text::parse_encoding(*options.encoding);
    if (encoding) return encoding;
    throw Failure(fault::unknown_option_value, {{"option", "--encoding"},
                                                {"value", *options.encoding},
                                                {"known", "utf8, tcvn3, vni, viscii, viqr, cp1258"}});
}

std::optional<char> delimiter_of(const Options& options) {
    if (!options.delimiter) return std::nullopt;
    if (*options.delimiter == "tab") return '\t';
    constexpr std::string_view known = ",;\t|";
    if (options.delimiter->size() == 1 && known.find(options.delimiter->front()) != std::string_view::npos)
        return options.delimiter->front();
    throw Failure(fault::unknown_option_value,
                  {{"option", "--delimiter"}, {"value", *options.delimiter}, {"known", ", ; | tab"}});
}

// "full_name=Tên người lao động"
intake::ColumnMap columns_of(const Options& options) {
    intake::ColumnMap columns;
    for (const std::string& word : options.columns) {
        const std::size_t equals = word.find('=');
        if (equals == std::string::npos || equals == 0 || equals + 1 == word.size()) {
            throw Failure(fault::unknown_option_value,
                          {{"option", "--map"}, {"value", word}, {"known", "COLUMN=HEADER"}});
        }
        columns[word.substr(0, equals)] = word.substr(equals + 1);
    }
    return columns;
}

intake::Stated stated_by(const Options& options) {
    return {.sender = options.sender,
            .dataset = options.dataset,
            .period = options.period,
            .encoding = encoding_of(options),
            .delimiter = delimiter_of(options),
            .sheet = options.sheet,
            .header_row = options.header_row,
            .columns = columns_of(options)};
}

Handover handover_of(const std::string& path, const Options& options) {
    Handover handover{.file = path, .stated = stated_by(options), .received_reason = options.reason};
    if (options.received_at) {
        handover.received_at = store::to_utc(*options.received_at);
        if (!handover.received_at)
            throw Failure(fault::received_at_unreadable, {{"value", *options.received_at}});
    }
    return handover;
}

// What the note of a folder says of a file holds for that file, and the options for all the rest.
Handover with_options(Handover noted, const Options& options) {
    Handover handover = handover_of(noted.file.string(), options);
    if (noted.stated.sender) handover.stated.sender = std::move(noted.stated.sender);
    if (noted.received_at) {
        handover.received_at = std::move(noted.received_at);
        handover.received_reason = std::move(noted.received_reason);
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
            handovers.push_back(with_options(std::move(noted), options));
    }
    return handovers;
}

// A file that cannot be taken does not keep the others out: it is told, the rest goes in, and
// the command ends with the code of a refusal.
class Intake {
public:
    Intake(Context& context, const Options& options)
        : context_(context),
          keeping_(options.dry_run ? Keeping::dry_run : Keeping::keep),
          workspace_(workspace::Workspace::open(options.root)),
          report_(context) {
        if (options.sender) check_sender(context.messages, workspace_.territory(), *options.sender);
        for (Handover& handover : handovers_of(options))
            add_if_sender_is_known(std::move(handover));
    }

    void take() {
        const workspace::Lock lock = workspace_.lock("intake");
        store::Store store(workspace_.store_place());
        const auto progress = make_progress(parse_progress_style(context_.progress_style), context_.messages);
        try {
            take_all(lock, store, *progress);
        } catch (...) {
            // What was taken in before is in, whole: the user sees it before the fault.
            progress->finish();
            report_.print();
            throw;
        }
        progress->finish();
        report_.print();
        if (keeping_ == Keeping::dry_run) context_.out << '\n' << context_.text("intake.dry_run") << '\n';
    }

private:
    void add_if_sender_is_known(Handover handover) {
        try {
            if (handover.stated.sender)
                check_sender(context_.messages, workspace_.territory(), *handover.stated.sender);
            handovers_.push_back(std::move(handover));
        } catch (const Failure& failure) {
            tell(failure);
        }
    }

    void take_all(const workspace::Lock& lock, store::Store& store, Progress& progress) {
        const auto add = [&](const Taken& taken) { report_.add(taken); };
        if (handovers_.size() == 1) return take_one(lock, store, progress);
        take_deliveries(workspace_, lock, store, handovers_, progress, context_.cancel, keeping_, add,
                        [&](std::size_t, const Failure& failure) {
                            progress.finish();
                            tell(failure);
                        });
    }

    // One file shows how far it is read.
    void take_one(const workspace::Lock& lock, store::Store& store, Progress& progress) {
        progress.begin_step("step.intake", 1, 1);
        try {
            report_.add(take_delivery(workspace_, lock, store, handovers_.front(), progress, context_.cancel,
                                      keeping_));
        } catch (const Failure& failure) {
            if (exit_code_of(failure.fault().code) != exit_refused) throw;
            progress.finish();
            tell(failure);
        }
    }

    void tell(const Failure& failure) {
        context_.err << fault_message(context_.messages, failure.fault());
        context_.exit_code = exit_refused;
    }

    Context& context_;
    Keeping keeping_;
    workspace::Workspace workspace_;
    std::vector<Handover> handovers_;
    IntakeReport report_;
};

[[noreturn]] void missing(const Context& context, const char* what) {
    throw Failure(fault::wrong_usage, {{"problem", context.text("usage.missing", {{"what", what}})}});
}

void run_intake(Context& context, const Options& options) {
    if (options.root.empty()) missing(context, "WORKSPACE");
    if (options.undo) {
        if (options.reason.empty()) missing(context, "--reason");
        return undo_delivery(context, options.root, *options.undo, options.reason);
    }
    if (options.paths.empty()) missing(context, "FILE");
    Intake(context, options).take();
}

void add_reading_options(CLI::App& command, const Context& context, Options& options) {
    command.add_option("--encoding", options.encoding, context.text("help.intake.encoding"));
    command.add_option("--delimiter", options.delimiter, context.text("help.intake.delimiter"));
    command.add_option("--sheet", options.sheet, context.text("help.intake.sheet"));
    command.add_option("--header-row", options.header_row, context.text("help.intake.header_row"));
    command.add_option("--map", options.columns, context.text("help.intake.map"))->allow_extra_args(false);
}

}  // namespace

void add_intake(CLI::App& app, Context& context) {
    CLI::App* command = app.add_subcommand("intake", context.text("help.intake"));
    auto options = std::make_shared<Options>();
    command->add_option("WORKSPACE", options->root, context.text("help.workspace"));
    command->add_option("FILE", options->paths, context.text("help.intake.file"));
    command->add_option("--sender", options->sender, context.text("help.intake.sender"));
    command->add_option("--dataset", options->dataset, context.text("help.intake.dataset"));
    command->add_option("--period", options->period, context.text("help.intake.period"));
    add_reading_options(*command, context, *options);
    command->add_option("--received-at", options->received_at, context.text("help.intake.received_at"));
    command->add_option("--reason", options->reason, context.text("help.intake.reason"));
    command->add_flag("--dry-run", options->dry_run, context.text("help.intake.dry_run"));
    command->add_option("--undo", options->undo, context.text("help.intake.undo"));
    add_intake_list(*command, context);
    add_intake_mappings(*command, context);
    add_intake_refused(*command, context);
    add_intake_changes(*command, context);
    command->callback([command, &context, options] {
        if (command->get_subcommands().empty()) run_intake(context, *options);
    });
}

}  // namespace baophu::cli

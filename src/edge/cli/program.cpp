#include "edge/cli/program.h"

#include <filesystem>
#include <optional>
#include <ostream>

#include <CLI/CLI.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "core/base/fault_codes.h"
#include "edge/cli/context.h"
#include "edge/cli/exit_codes.h"
#include "edge/cli/help.h"
#include "edge/cli/usage_problem.h"

namespace baophu::cli {
namespace {

Language parse_language(std::string_view word) {
    if (word == "vi") return Language::vietnamese;
    if (word == "en") return Language::english;
    throw Failure(fault::unknown_option_value,
                  {{"option", "--lang"}, {"value", std::string(word)}, {"known", "vi, en"}});
}

// The language is wanted before the command line is parsed, for the help texts themselves.
std::string language_word(const std::vector<std::string>& arguments) {
    constexpr std::string_view option = "--lang";
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        if (arguments[i] == option && i + 1 < arguments.size()) return arguments[i + 1];
        if (arguments[i].starts_with("--lang=")) return arguments[i].substr(option.size() + 1);
    }
    return "vi";
}

// CLI11 gives each command its own help option and files it under "Options".
void group_help(CLI::App& app, const Context& context) {
    app.get_help_ptr()->group(context.text("help.label.options.title"));
    for (CLI::App* command : app.get_subcommands({})) {
        command->group(context.text("help.label.commands"));
        group_help(*command, context);
    }
}

void add_commands(CLI::App& app, Context& context) {
    app.require_subcommand(1);
    app.fallthrough();
    app.add_option("--lang", context.language_word, context.text("help.lang"));
    app.add_option("--progress", context.progress_style, context.text("help.progress"));
    for (const auto add :
         {add_synth,        add_init,      add_intake,   add_run,          add_coverage,
          add_export,       add_explain,   add_evaluate, add_decide,       add_verify,
          add_audit,        add_gc,        add_backup,   add_restore,      add_law,
          add_contribution, add_voluntary, add_calendar, add_territory,    add_plan,
          add_target,       add_link,      add_serve,    add_user_command, add_identity_provider,
          add_approve,      add_version}) {
        add(app, context);
    }
    group_help(app, context);
}

Fault as_fault(const std::exception& error, const CLI::App& app, const Messages& messages) {
    if (const auto* failure = dynamic_cast<const Failure*>(&error)) return failure->fault();
    if (const auto* usage = dynamic_cast<const CLI::ParseError*>(&error)) {
        return Fault(fault::wrong_usage, {{"problem", usage_problem(*usage, app, messages)}});
    }
    if (const auto* system = dynamic_cast<const std::filesystem::filesystem_error*>(&error)) {
        const bool full = system->code() == std::errc::no_space_on_device;
        return Fault(full ? fault::disk_full : fault::system_error,
                     {{"path", system->path1().string()}, {"problem", system->code().message()}});
    }
    if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr) {
        return Fault(fault::system_error, {{"path", "RAM"}, {"problem", "out of memory"}});
    }
    return Fault(fault::program_mistake, {{"problem", error.what()}});
}

// What --progress json tells of a fault; the words are the reader's to choose.
std::string fault_line(const Fault& fault) {
    boost::json::object details;
    for (const auto& [name, value] : fault.details)
        details[name] = value;
    const boost::json::object told{
        {"fault", boost::json::object{{"code", fault.code}, {"details", details}}}};
    return boost::json::serialize(told) + "\n";
}

int run_in(Language language, const std::vector<std::string>& arguments, const CancelFlag& cancel,
           std::ostream& out, std::ostream& err) {
    const Messages messages(language);
    Context context{.messages = messages, .cancel = cancel, .out = out, .err = err};
    CLI::App app(context.text("help.program"), "baophu");
    try {
        set_help(app, context);
        add_commands(app, context);
        std::vector<std::string> reversed(arguments.rbegin(), arguments.rend() - 1);
        app.parse(reversed);
        if (!out.flush()) throw Failure(fault::disk_full, {{"problem", "stdout"}});
        return context.exit_code;
    } catch (const CLI::CallForHelp&) {
        out << app.help();
        return exit_done;
    } catch (const std::exception& error) {
        const Fault fault = as_fault(error, app, messages);
        err << (context.progress_style == "json" ? fault_line(fault) : fault_message(messages, fault));
        return exit_code_of(fault.code);
    }
}

}  // namespace

int run_program(const std::vector<std::string>& arguments, const CancelFlag& cancel, std::ostream& out,
                std::ostream& err) {
    try {
        return run_in(parse_language(language_word(arguments)), arguments, cancel, out, err);
    } catch (const Failure& failure) {
        // The language itself was wrong, so the message comes in the first one.
        err << fault_message(Messages(Language::vietnamese), failure.fault());
        return exit_code_of(failure.fault().code);
    }
}

}  // namespace baophu::cli

// What every command has at hand.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/messages.h"
#include "core/base/progress.h"

namespace CLI {
class App;
}

namespace baophu::cli {

struct Context {
    const Messages& messages;
    const CancelFlag& cancel;
    std::ostream& out;
    std::ostream& err;
    std::string language_word;  // Taken before the parsing; here so that the option is known.
    std::string progress_style = "auto";
    int exit_code = 0;  // Set by a command that went on after a fault it has told.

    std::string text(std::string_view key, const Details& details = {}) const {
        return messages.text(key, details);
    }
    bool vietnamese() const { return messages.language() == Language::vietnamese; }
};

// Each adds its subcommand; what it does runs when the command line was parsed.
void add_version(CLI::App& app, Context& context);
void add_synth(CLI::App& app, Context& context);
void add_init(CLI::App& app, Context& context);
void add_intake(CLI::App& app, Context& context);
void add_run(CLI::App& app, Context& context);
void add_coverage(CLI::App& app, Context& context);
void add_export(CLI::App& app, Context& context);
void add_explain(CLI::App& app, Context& context);
void add_evaluate(CLI::App& app, Context& context);
void add_link(CLI::App& app, Context& context);
void add_decide(CLI::App& app, Context& context);
void add_verify(CLI::App& app, Context& context);
void add_audit(CLI::App& app, Context& context);
void add_gc(CLI::App& app, Context& context);
void add_backup(CLI::App& app, Context& context);
void add_restore(CLI::App& app, Context& context);
void add_law(CLI::App& app, Context& context);
void add_contribution(CLI::App& app, Context& context);
void add_voluntary(CLI::App& app, Context& context);
void add_calendar(CLI::App& app, Context& context);
void add_territory(CLI::App& app, Context& context);
void add_plan(CLI::App& app, Context& context);
void add_target(CLI::App& app, Context& context);
void add_serve(CLI::App& app, Context& context);
void add_user_command(CLI::App& app, Context& context);
void add_identity_provider(CLI::App& app, Context& context);
void add_approve(CLI::App& app, Context& context);

// What a run knew, as a line under its name; "" if it knew all.
std::string as_known_on_line(const Context& context, const std::optional<Date>& day);

enum class Format { table, csv, json };

// Throws Failure(unknown_option_value).
Format parse_format(std::string_view word);

// Throws Failure(unknown_option_value) unless it is above 0.
void require_limit(std::int64_t limit);

// "{what} (BP-103)", then why and what to do, each on a line of its own.
std::string fault_message(const Messages& messages, const Fault& fault);

// A row of a CSV file, quoted where it must be, with CRLF.
std::string csv_row(const std::vector<std::string>& cells);

}  // namespace baophu::cli

#include "edge/cli/help.h"

#include <CLI/CLI.hpp>

#include "edge/cli/context.h"
#include "edge/cli/text_table.h"

namespace baophu::cli {
namespace {

class HelpFormatter final : public CLI::Formatter {
public:
    explicit HelpFormatter(const Context& context) : context_(&context) {}

    std::string make_option(const CLI::Option* option, bool positional) const override {
        return line(make_option_name(option, positional) + make_option_opts(option),
                    option->get_description());
    }

    // A name says what a positional is; an option also says which sort of value it takes.
    std::string make_option_opts(const CLI::Option* option) const override {
        if (option->get_items_expected_max() == 0 || option->get_positional()) return "";
        const std::string type = option->get_type_name();
        const bool number = type == "INT" || type == "UINT" || type == "FLOAT";
        return " " + context_->text(number ? "help.label.number" : "help.label.text");
    }

    std::string make_subcommand(const CLI::App* command) const override {
        return line(command->get_name(), command->get_description());
    }

    std::string make_usage(const CLI::App* command, std::string /*name*/) const override {
        std::string usage = context_->text("help.label.usage") + ": baophu";
        for (const CLI::App* parent = command->get_parent();
             parent != nullptr && parent->get_parent() != nullptr; parent = parent->get_parent()) {
            usage += " " + parent->get_name();
        }
        if (command->get_parent() != nullptr) usage += " " + command->get_name();
        for (const CLI::Option* option : command->get_options()) {
            if (!option->get_positional()) continue;
            usage += " " + option->get_name(true) + (option->get_expected_max() > 1 ? "..." : "");
        }
        if (!command->get_subcommands({}).empty()) usage += " [" + context_->text("help.label.command") + "]";
        return usage + " [" + context_->text("help.label.options") + "]\n";
    }

private:
    static std::string line(const std::string& name, const std::string& description) {
        constexpr std::size_t column = 30;
        const std::size_t width = display_width(name) + 2;
        const std::string blanks(width < column ? column - width : 1, ' ');
        return "  " + name + blanks + description + "\n";
    }

    const Context* context_;
};

}  // namespace

void set_help(CLI::App& app, const Context& context) {
    const auto formatter = std::make_shared<HelpFormatter>(context);
    formatter->label("Positionals", context.text("help.label.arguments"));
    app.formatter(formatter);
    app.option_defaults()->group(context.text("help.label.options.title"));
    app.set_help_flag("-h,--help", context.text("help.help"))
        ->group(context.text("help.label.options.title"));
}

}  // namespace baophu::cli

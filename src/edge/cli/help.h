// Help texts in the user's language: CLI11's layout with our words, and columns that line up
// for Vietnamese too.
#pragma once

namespace CLI {
class App;
}

namespace baophu::cli {

struct Context;

// Before any option or command is added: what is added later inherits it.
void set_help(CLI::App& app, const Context& context);

}  // namespace baophu::cli

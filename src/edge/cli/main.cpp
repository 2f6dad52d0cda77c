// The program: umask, signals, language, command line; faults become messages and exit codes.
#include <csignal>
#include <cstdio>
#include <iostream>
#include <string_view>

#include <sys/stat.h>

#include "core/documents/old_workbook.h"
#include "edge/cli/program.h"

namespace {

baophu::CancelFlag cancel = false;

// The first signal asks for a clean end; a second one of the same kind ends at once.
void ask_to_stop(int signal) {
    cancel.store(true);
    std::signal(signal, SIG_DFL);
}

}  // namespace

int main(int argc, char** argv) {
    // The program as its own child, see core/documents/old_workbook.h; no command for people.
    if (argc > 1 && std::string_view(argv[1]) == baophu::old_workbook_command) {
        return baophu::old_workbook_child({argv + 2, argv + argc}, stdout);
    }
    // Everything the program makes holds personal data: for its owner alone.
    ::umask(077);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        std::signal(signal, ask_to_stop);
    return baophu::cli::run_program({argv, argv + argc}, cancel, std::cout, std::cerr);
}

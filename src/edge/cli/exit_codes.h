// What the program answers the shell with. Documented in docs/start.md; never renumbered.
#pragma once

#include <string_view>

namespace baophu::cli {

enum ExitCode : int {
    exit_done = 0,
    exit_failed = 1,  // The machine, or a mistake of the program (BP-9xx).
    exit_usage = 2,   // The command line was not understood (BP-101, BP-110, BP-111).
    exit_refused =
        3,  // A delivered file, a plan or weights cannot be taken (BP-2xx, 3xx, 680, 681, 7xx, 8xx).
    exit_workspace = 4,  // The workspace, its store or a backup is missing, of another version, or not whole
                         // (BP-1xx, BP-801 to 803).
    exit_busy = 5,       // Somebody else writes the workspace (BP-103).
    exit_unanswerable = 6,   // What was asked cannot be said from what is there (BP-4xx to BP-6xx, BP-72x).
    exit_contradiction = 7,  // A checked plan contradicts itself in a way that its file does not record.
    exit_interrupted = 130,  // Ctrl+C; the old state is whole (BP-108).
};

ExitCode exit_code_of(std::string_view fault_code);

}  // namespace baophu::cli

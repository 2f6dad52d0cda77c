// A run in a process of its own: what it needs of memory goes with it, and whatever becomes of it, the server
// goes on answering from the old one.
#pragma once

#include <filesystem>

#include "edge/http/next_run.h"

namespace baophu::http {

// Starts `program` as `baophu --progress json run WORKSPACE [--month M]`, gives way to whoever answers
// questions, and passes on what it tells. Throws Failure: what the process told of itself,
// run_process_ended, interrupted.
MakeRun run_in_process(const std::filesystem::path& program, const workspace::Workspace& workspace);

}  // namespace baophu::http

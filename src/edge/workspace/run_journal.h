// The journal of a run, journal.json: what is true of the computation and not of its result (times,
// machine, user), and the content hash.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace baophu::workspace {

// "content_hash", "ended_at", ...: "" if the journal is absent, cannot be read, or does not tell it.
std::string journalled(const std::filesystem::path& run_folder, std::string_view key);

}  // namespace baophu::workspace

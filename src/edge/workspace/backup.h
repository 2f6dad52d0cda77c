// A copy of what is precious, and a workspace from it.
//
//   RUN-9   A backup is a plain folder: workspace.json, the store, and the delivered files with their
//           receipts, as in the workspace, and manifest.json with the SHA-256 of each. Mappings and
//           decisions are in the store. Any tool can look at it, copy it or pack it; it shows itself
//           whole or not at all.
//   RUN-10  What is derived is not in it: a run in the restored workspace gives the same content hash.
//   RUN-11  A backup is restored only into a folder that is empty or absent, and only if every file is
//           as the manifest tells, before and after the copying.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "core/base/progress.h"
#include "edge/store/store.h"
#include "edge/workspace/workspace.h"

namespace baophu::workspace {

struct BackedUp {
    std::int64_t files = 0;
    std::int64_t bytes = 0;
};

// Throws Failure: folder_not_empty if `to` exists with something in it, delivery_damaged if a file is not
// what its name tells (the backup would be worthless), disk_full, interrupted.
BackedUp back_up(const Workspace& workspace, const Lock& lock, store::Store& store,
                 const std::filesystem::path& to, Progress& progress, const CancelFlag& cancel);

// Throws Failure: backup_unreadable, backup_damaged with the file, workspace_exists, folder_not_empty,
// workspace_format_newer, disk_full, interrupted.
BackedUp restore(const std::filesystem::path& backup, const std::filesystem::path& to, Progress& progress,
                 const CancelFlag& cancel);

// What a backup tells of itself, without looking into its files; nothing where there is none that can be
// read.
struct ToldBackup {
    std::string made_at;  // UTC.
    BackedUp holds;
};
std::optional<ToldBackup> told_of_backup(const std::filesystem::path& backup);

}  // namespace baophu::workspace

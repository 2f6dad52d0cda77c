// The backups of a workspace that are kept in one folder, each under the moment at which it was made.
//
//   BAK-1  A folder of backups lies outside of the workspace: what goes with one must not go with the other.
//   BAK-2  A backup is told once it is whole: not what a crash left, tells no manifest, or has lost a file.
//   BAK-3  What a crash left of a backup goes when the next one is made; what else lies there stays.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "edge/workspace/workspace.h"

namespace baophu::workspace {

struct KeptBackup {
    std::string name;     // Of its folder: "2026-11-26T22-10-05Z".
    std::string made_at;  // UTC.
    std::int64_t files = 0;
    std::int64_t bytes = 0;
};

// Throws Failure(backups_inside) where the folder is the workspace or lies in it.
void require_outside(const Workspace& workspace, const std::filesystem::path& folder);

// The newest first; none where there is no folder.
std::vector<KeptBackup> kept_backups(const std::filesystem::path& folder);

// Where a backup of this moment goes. `now`: UTC, "2026-11-26T22:10:05Z".
std::filesystem::path place_of_backup(const std::filesystem::path& folder, const std::string& now);

// Takes away what no program is making any more (BAK-3); who calls it holds the workspace's lock.
void remove_partial_backups(const std::filesystem::path& folder);

}  // namespace baophu::workspace

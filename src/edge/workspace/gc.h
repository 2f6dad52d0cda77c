// Room again: runs and results of intake that nothing needs any more.
//
//   RUN-8  The current run, the pinned ones and the latest `keep` others stay, and every run that somebody
//          reads; so do the results of intake that these runs or the next one rest on. All else that is
//          derived is removed. Nothing precious is touched.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "edge/store/store.h"
#include "edge/workspace/workspace.h"

namespace baophu::workspace {

struct Removed {
    std::filesystem::path path;  // Below the workspace.
    std::int64_t bytes;
};

struct Collected {
    std::vector<Removed> removed;             // Runs first, then results of intake, by path.
    std::vector<std::filesystem::path> read;  // Runs that stay because they are being read.

    std::int64_t bytes() const;
};

enum class Collecting { remove, dry_run };

Collected collect_garbage(const Workspace& workspace, const Lock& lock, store::Store& store, std::size_t keep,
                          Collecting collecting);

}  // namespace baophu::workspace

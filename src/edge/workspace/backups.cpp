#include "edge/workspace/backups.h"

#include <algorithm>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "edge/workspace/backup.h"
#include "edge/workspace/durable_files.h"

namespace baophu::workspace {
namespace fs = std::filesystem;

namespace {

// As place_of_backup names one.
bool is_moment(std::string_view name) {
    constexpr std::string_view form = "0000-00-00T00-00-00Z";
    return std::ranges::equal(name, form, [](char letter, char wanted) {
        return wanted == '0' ? letter >= '0' && letter <= '9' : letter == wanted;
    });
}

}  // namespace

void require_outside(const Workspace& workspace, const fs::path& folder) {
    const fs::path inner = fs::weakly_canonical(folder);
    const fs::path outer = fs::weakly_canonical(workspace.root());
    const auto [end, parted] = std::ranges::mismatch(outer, inner);
    if (end != outer.end()) return;
    throw Failure(fault::backups_inside,
                  {{"path", folder.string()}, {"workspace", workspace.root().string()}});
}

std::vector<KeptBackup> kept_backups(const fs::path& folder) {
    std::vector<KeptBackup> kept;
    std::error_code absent;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, absent)) {
        if (entry.path().extension() == ".partial") continue;  // One is made, or a crash left it (BAK-2).
        if (const auto told = told_of_backup(entry.path()))
            kept.push_back({.name = entry.path().filename().string(),
                            .made_at = told->made_at,
                            .files = told->holds.files,
                            .bytes = told->holds.bytes});
    }
    std::ranges::sort(kept, std::greater(),
                      [](const KeptBackup& backup) { return std::pair(backup.made_at, backup.name); });
    return kept;
}

fs::path place_of_backup(const fs::path& folder, const std::string& now) {
    std::string name = now;
    std::ranges::replace(name, ':', '-');
    return folder / name;
}

void remove_partial_backups(const fs::path& folder) {
    std::error_code absent;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, absent)) {
        const fs::path& path = entry.path();
        if (path.extension() == ".partial" && is_moment(path.stem().string()))
            remove_partial(path.parent_path() / path.stem());
    }
}

}  // namespace baophu::workspace

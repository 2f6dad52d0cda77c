// One writer per workspace. Whoever holds the lock is named in it, so that the next one knows
// whom to wait for. The system drops the lock when its holder ends, however it ends.
#pragma once

#include <filesystem>
#include <string_view>

namespace baophu::workspace {

class Lock {
public:
    // Throws Failure(workspace_locked) with the holder's command, user, machine, process and
    // time, if somebody else writes; disk_full, system_error.
    Lock(const std::filesystem::path& file, std::string_view command);
    ~Lock();
    Lock(Lock&& other) noexcept;
    Lock& operator=(Lock&&) = delete;

private:
    int descriptor_;
};

}  // namespace baophu::workspace

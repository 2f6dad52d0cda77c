// Who reads a run holds a lease on it, and nobody removes it meanwhile. The system drops the lease
// when its holder ends, however it ends.
#pragma once

#include <filesystem>
#include <optional>

namespace baophu::workspace {

class RunLease {
public:
    // For a reader; any number of them at once. Throws Failure(no_run_yet) if the run is gone.
    static RunLease read(const std::filesystem::path& run_folder);

    // For whoever wants to remove the run; nothing if somebody reads it.
    static std::optional<RunLease> claim(const std::filesystem::path& run_folder);

    ~RunLease();
    RunLease(RunLease&& other) noexcept;
    RunLease& operator=(RunLease&& other) noexcept;

private:
    explicit RunLease(int descriptor) : descriptor_(descriptor) {}
    int descriptor_;
};

}  // namespace baophu::workspace

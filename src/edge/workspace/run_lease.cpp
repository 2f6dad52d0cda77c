#include "edge/workspace/run_lease.h"

#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu::workspace {
namespace {

int open_folder(const std::filesystem::path& folder) {
    return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

}  // namespace

RunLease RunLease::read(const std::filesystem::path& run_folder) {
    RunLease lease(open_folder(run_folder));
    if (lease.descriptor_ >= 0 && ::flock(lease.descriptor_, LOCK_SH) == 0 &&
        std::filesystem::exists(run_folder)) {
        return lease;
    }
    throw Failure(fault::no_run_yet, {{"path", run_folder.string()}});
}

std::optional<RunLease> RunLease::claim(const std::filesystem::path& run_folder) {
    RunLease lease(open_folder(run_folder));
    if (lease.descriptor_ < 0 || ::flock(lease.descriptor_, LOCK_EX | LOCK_NB) != 0) return std::nullopt;
    return lease;
}

RunLease::~RunLease() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

RunLease::RunLease(RunLease&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

RunLease& RunLease::operator=(RunLease&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

}  // namespace baophu::workspace

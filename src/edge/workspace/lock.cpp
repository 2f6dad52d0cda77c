#include "edge/workspace/lock.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "edge/store/clock.h"
#include "edge/workspace/durable_files.h"
#include "edge/workspace/identity.h"

namespace baophu::workspace {
namespace {

[[noreturn]] void fail(const std::filesystem::path& file) {
    throw Failure(
        fault::system_error,
        {{"path", file.string()}, {"problem", std::error_code(errno, std::system_category()).message()}});
}

std::string holder_line(std::string_view command) {
    return fmt::format("baophu {}, {}@{}, pid {}, {}\n", command, user_name(), host_name(), ::getpid(),
                       store::in_vietnam(store::now_utc()));
}

}  // namespace

Lock::Lock(const std::filesystem::path& file, std::string_view command)
    : descriptor_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    if (descriptor_ < 0) fail(file);
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        const bool held = errno == EWOULDBLOCK;
        ::close(descriptor_);
        if (!held) fail(file);
        std::string holder = read_file(file);
        while (holder.ends_with('\n'))
            holder.pop_back();
        throw Failure(fault::workspace_locked,
                      {{"path", file.parent_path().string()}, {"holder", holder.empty() ? "?" : holder}});
    }
    const std::string line = holder_line(command);
    const bool written = ::ftruncate(descriptor_, 0) == 0 && ::pwrite(descriptor_, line.data(), line.size(),
                                                                      0) == static_cast<ssize_t>(line.size());
    if (!written) {
        ::close(descriptor_);
        fail(file);
    }
}

Lock::Lock(Lock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

Lock::~Lock() {
    if (descriptor_ < 0) return;
    // Emptied before it is let go, so that a later reader never sees a holder who is gone. If
    // that fails the line stays, and the lock itself is free all the same.
    [[maybe_unused]] const int emptied = ::ftruncate(descriptor_, 0);
    ::close(descriptor_);
}

}  // namespace baophu::workspace

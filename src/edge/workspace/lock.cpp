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

[[noreturn]] void fail(const std::filesystem::path& file, int error) {
    throw Failure(
        error == ENOSPC ? fault::disk_full : fault::system_error,
        {{"path", file.string()}, {"problem", std::error_code(error, std::system_category()).message()}});
}

// False with errno set. A disk that fills up takes a part of the line first.
bool write_line(int descriptor, std::string_view line) {
    if (::ftruncate(descriptor, 0) != 0) return false;
    for (off_t at = 0; at < static_cast<off_t>(line.size());) {
        const std::string_view rest = line.substr(static_cast<std::size_t>(at));
        const ssize_t count = ::pwrite(descriptor, rest.data(), rest.size(), at);
        if (count < 0 && errno != EINTR) return false;
        if (count > 0) at += count;
    }
    return true;
}

std::string holder_line(std::string_view command) {
    return fmt::format("baophu {}, {}@{}, pid {}, {}\n", command, user_name(), host_name(), ::getpid(),
                       store::in_vietnam(store::now_utc()));
}

}  // namespace

Lock::Lock(const std::filesystem::path& file, std::string_view command)
    : descriptor_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    if (descriptor_ < 0) fail(file, errno);
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        const int error = errno;
        ::close(descriptor_);
        if (error != EWOULDBLOCK) fail(file, error);
        std::string holder = read_file(file);
        while (holder.ends_with('\n'))
            holder.pop_back();
        throw Failure(fault::workspace_locked,
                      {{"path", file.parent_path().string()}, {"holder", holder.empty() ? "?" : holder}});
    }
    if (write_line(descriptor_, holder_line(command))) return;
    const int error = errno;
    ::close(descriptor_);
    fail(file, error);
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

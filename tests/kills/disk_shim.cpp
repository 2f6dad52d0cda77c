// A disk that notes what is asked of it and that fails on request: loaded before the C library
// (LD_PRELOAD) into the real program, for the tests of this folder alone.
//
//   BAOPHU_DISK_ROOT          the folder it watches, absolute; the calls elsewhere pass untouched
//   BAOPHU_DISK_LOG           where it notes them (disk_log.h)
//   BAOPHU_DISK_KILL          "<phase>:<n>:before" or ":after": SIGKILL at the n-th call of the phase
//   BAOPHU_DISK_FULL_FROM     the n-th write gets half its bytes in, later ones none (ENOSPC)
//   BAOPHU_DISK_UNSYNCED      fsync of a path that ends with one of these words (":" between) is not
//                             noted, as if the call were not there
//   BAOPHU_DISK_COPIES        rename is a copy, name by name
//
// Nothing is ever synced for real: what a power cut would leave, disk_model.h works out from the log.
// The calls are those that the program, DuckDB, SQLite and the C++ library import. A shared mapping
// is not seen; SQLite has one, for the index of its WAL (-shm), which it makes anew after a crash.
#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <map>
#include <mutex>
#include <sstream>
#include <string>
#include <string_view>

#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include "disk_log.h"

// The call of the C library that stands behind ours.
#define REAL(name) static const auto real = reinterpret_cast<decltype(&::name)>(::dlsym(RTLD_NEXT, #name))

namespace baophu::kills {
namespace {

namespace fs = std::filesystem;

std::string setting(const char* name) {
    const char* value = ::getenv(name);
    return value == nullptr ? "" : value;
}

Phase phase_called(std::string_view name) {
    if (name == "copy") return Phase::copy;
    if (name == "write") return Phase::write;
    if (name == "fsync") return Phase::fsync;
    if (name == "rename") return Phase::rename;
    if (name == "switch") return Phase::switch_current;
    return Phase::none;
}

struct Disk {
    std::recursive_mutex mutex;  // Held from before a call until it is noted: the log is in true order.
    std::string root = setting("BAOPHU_DISK_ROOT");
    std::string unsynced = setting("BAOPHU_DISK_UNSYNCED");
    bool copies = !setting("BAOPHU_DISK_COPIES").empty();
    int log = -1;
    Phase kill_phase = Phase::none;
    long kill_at = 0;
    bool kill_after = false;
    long full_from = LONG_MAX;
    long writes = 0;
    std::map<Phase, long> counts;

    Disk() {
        const std::string file = setting("BAOPHU_DISK_LOG");
        if (!file.empty())
            log = static_cast<int>(::syscall(SYS_openat, AT_FDCWD, file.c_str(),
                                             O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
        const std::string kill = setting("BAOPHU_DISK_KILL");
        const std::size_t colon = kill.find(':');
        if (colon != std::string::npos) {
            kill_phase = phase_called(kill.substr(0, colon));
            kill_at = std::stol(kill.substr(colon + 1));
            kill_after = kill.ends_with(":after");
        }
        const std::string full = setting("BAOPHU_DISK_FULL_FROM");
        if (!full.empty()) full_from = std::stol(full);
    }

    bool holds(std::string_view path) const {
        return !root.empty() && path.starts_with(root) &&
               (path.size() == root.size() || path[root.size()] == '/');
    }
};

// Never destroyed: the program writes until its last moment.
Disk& disk() {
    static Disk& only = *new Disk;
    return only;
}

[[noreturn]] void die() {
    for (;;)
        ::kill(::getpid(), SIGKILL);
}

// Past our own write, and into one call, so that a killed program leaves whole records.
void note(Kind kind, Phase phase, std::string_view path, std::string_view other = {},
          std::uint64_t offset = 0, std::string_view data = {}) {
    const Head head{.kind = kind,
                    .phase = phase,
                    .path_bytes = static_cast<std::uint32_t>(path.size()),
                    .other_bytes = static_cast<std::uint32_t>(other.size()),
                    .offset = offset,
                    .data_bytes = data.size()};
    std::string record(reinterpret_cast<const char*>(&head), sizeof head);
    record.append(path).append(other).append(data);
    const int before = errno;
    const long written = ::syscall(SYS_write, disk().log, record.data(), record.size());
    if (written != static_cast<long>(record.size())) ::abort();  // A log with holes proves nothing.
    errno = before;
}

// Counts a call of the phase, and dies before or after it where that was asked.
template <class Call>
auto counted(Phase phase, Call call) {
    Disk& at = disk();
    const std::lock_guard guard(at.mutex);
    const bool here = phase != Phase::none && ++at.counts[phase] == at.kill_at && phase == at.kill_phase;
    if (here && !at.kill_after) die();
    const auto result = call();
    if (here) die();
    return result;
}

// Where an open file stands now; nothing for what is not below the root or has lost its name.
std::string path_of(int descriptor) {
    std::array<char, PATH_MAX> path{};
    const int before = errno;
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    const ssize_t size = ::readlink(link.c_str(), path.data(), path.size());
    errno = before;
    if (size <= 0) return "";
    const std::string_view found(path.data(), static_cast<std::size_t>(size));
    return disk().holds(found) && !found.ends_with(" (deleted)") ? std::string(found) : "";
}

// The same of a name. The last part of it may be a link, and may not exist.
std::string path_of(int folder, const char* name) {
    std::string given = name;
    while (given.size() > 1 && given.ends_with('/'))
        given.pop_back();
    if (!given.starts_with('/') && folder != AT_FDCWD) {
        const std::string above = path_of(folder);
        return above.empty() ? "" : above + "/" + given;
    }
    const int before = errno;
    const fs::path path(given);
    std::array<char, PATH_MAX> resolved{};
    const std::string parent = path.has_parent_path() ? path.parent_path().string() : ".";
    const char* above = ::realpath(parent.c_str(), resolved.data());
    errno = before;
    if (above == nullptr) return "";
    const std::string found = std::string(above) + "/" + path.filename().string();
    return disk().holds(found) ? found : "";
}

bool exists(const std::string& path) {
    struct stat found{};
    const int before = errno;
    const bool there = ::lstat(path.c_str(), &found) == 0;
    errno = before;
    return there;
}

std::uint64_t size_of(int descriptor) {
    struct stat found{};
    ::fstat(descriptor, &found);
    return static_cast<std::uint64_t>(found.st_size);
}

// ---- Names made and removed ------------------------------------------------------------------

template <class Open>
int open_noted(int folder, const char* name, int flags, Open call) {
    if ((flags & (O_CREAT | O_TRUNC)) == 0) return call();
    const std::string path = path_of(folder, name);
    if (path.empty()) return call();
    return counted(Phase::none, [&] {
        const bool there = exists(path);
        const int descriptor = call();
        if (descriptor < 0) return descriptor;
        if (!there) note(Kind::create, Phase::none, path);
        if (there && (flags & O_TRUNC) != 0) note(Kind::resize, Phase::none, path);
        return descriptor;
    });
}

template <class Remove>
int remove_noted(int folder, const char* name, Remove call) {
    const std::string path = path_of(folder, name);
    if (path.empty()) return call();
    return counted(Phase::none, [&] {
        const int result = call();
        if (result == 0) note(Kind::remove, Phase::none, path);
        return result;
    });
}

// ---- Contents --------------------------------------------------------------------------------

Phase phase_of_write(const std::string& path) {
    const bool copy = path.starts_with(disk().root + "/deliveries/") && path.ends_with("/original");
    return copy ? Phase::copy : Phase::write;
}

// How many bytes of the write still fit.
std::size_t room_for(std::size_t size) {
    const long now = ++disk().writes;
    if (now < disk().full_from) return size;
    return now == disk().full_from ? size / 2 : 0;
}

// `call` gets the number of bytes that it may write.
template <class Write>
ssize_t write_noted(const std::string& path, std::uint64_t offset, std::string_view data, Write call) {
    const Phase phase = phase_of_write(path);
    return counted(phase, [&]() -> ssize_t {
        const std::size_t room = room_for(data.size());
        if (room == 0 && !data.empty()) {
            errno = ENOSPC;
            return -1;
        }
        const ssize_t written = call(room);
        if (written > 0)
            note(Kind::write, phase, path, "", offset, data.substr(0, static_cast<std::size_t>(written)));
        return written;
    });
}

// Where a write without an offset goes.
std::uint64_t position(int descriptor) {
    if ((::fcntl(descriptor, F_GETFL) & O_APPEND) != 0) return size_of(descriptor);
    return static_cast<std::uint64_t>(::lseek(descriptor, 0, SEEK_CUR));
}

template <class Resize>
int resize_noted(int descriptor, off_t size, Resize call) {
    const std::string path = path_of(descriptor);
    if (path.empty()) return call();
    return counted(Phase::none, [&] {
        if (static_cast<std::uint64_t>(size) > size_of(descriptor) && disk().writes >= disk().full_from) {
            errno = ENOSPC;
            return -1;
        }
        const int result = call();
        if (result == 0) note(Kind::resize, Phase::none, path, "", static_cast<std::uint64_t>(size));
        return result;
    });
}

bool swallowed(const std::string& path) {
    std::istringstream endings(disk().unsynced);
    for (std::string ending; std::getline(endings, ending, ':');) {
        if (path.ends_with(ending)) return true;
    }
    return false;
}

int sync_noted(int descriptor) {
    const std::string path = path_of(descriptor);
    if (path.empty()) return 0;
    return counted(Phase::fsync, [&] {
        if (!swallowed(path)) note(Kind::sync, Phase::fsync, path);
        return 0;
    });
}

// ---- Renames ---------------------------------------------------------------------------------

Phase phase_of_rename(const std::string& to) {
    return to == disk().root + "/current" ? Phase::switch_current : Phase::rename;
}

// What a program without rename would do, in steps that each may be the last. The calls are our own.
int copy_over(const fs::path& from, const fs::path& to, Phase phase) {
    std::error_code ignored;
    counted(phase, [&] { return fs::remove(to, ignored); });
    if (fs::is_symlink(from)) {
        counted(phase, [&] { return ::symlink(fs::read_symlink(from).c_str(), to.c_str()); });
    } else if (fs::is_directory(from)) {
        counted(phase, [&] { return ::mkdir(to.c_str(), 0700); });
        for (const fs::directory_entry& entry : fs::directory_iterator(from))
            copy_over(entry.path(), to / entry.path().filename(), phase);
    } else {
        std::string content(fs::file_size(from), '\0');
        const int source = ::open(from.c_str(), O_RDONLY);
        const int copy = ::open(to.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        if (::pread(source, content.data(), content.size(), 0) < 0) ::abort();
        counted(phase, [&] { return ::pwrite(copy, content.data(), content.size(), 0); });
        ::fsync(copy);
        ::close(source);
        ::close(copy);
    }
    counted(phase, [&] { return fs::remove(from, ignored); });
    return 0;
}

template <class Rename>
int rename_noted(const std::string& from, const std::string& to, Rename call) {
    if (from.empty() && to.empty()) return call();
    const Phase phase = phase_of_rename(to);
    const std::lock_guard guard(disk().mutex);
    if (disk().copies && exists(from)) return copy_over(from, to, phase);
    return counted(phase, [&] {
        const int result = call();
        if (result == 0) note(Kind::rename, phase, from, to);
        return result;
    });
}

mode_t mode_in(int flags, va_list rest) {
    return (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
}

}  // namespace
}  // namespace baophu::kills

using namespace baophu::kills;

// The names and forms are the C library's.
// NOLINTBEGIN(readability-identifier-naming, cert-dcl50-cpp)
extern "C" {

int open(const char* name, int flags, ...) {
    REAL(open);
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = mode_in(flags, rest);
    va_end(rest);
    return open_noted(AT_FDCWD, name, flags, [&] { return real(name, flags, mode); });
}

int open64(const char* name, int flags, ...) {
    REAL(open64);
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = mode_in(flags, rest);
    va_end(rest);
    return open_noted(AT_FDCWD, name, flags, [&] { return real(name, flags, mode); });
}

int openat(int folder, const char* name, int flags, ...) {
    REAL(openat);
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = mode_in(flags, rest);
    va_end(rest);
    return open_noted(folder, name, flags, [&] { return real(folder, name, flags, mode); });
}

FILE* fopen64(const char* name, const char* mode) {
    REAL(fopen64);
    // Files of the C library write past this shim: none may be below the folder.
    if (*mode != 'r' && !path_of(AT_FDCWD, name).empty()) ::abort();
    return real(name, mode);
}

ssize_t write(int descriptor, const void* data, size_t size) {
    REAL(write);
    const std::string path = path_of(descriptor);
    if (path.empty()) return real(descriptor, data, size);
    return write_noted(path, position(descriptor), {static_cast<const char*>(data), size},
                       [&](std::size_t room) { return real(descriptor, data, room); });
}

ssize_t writev(int descriptor, const struct iovec* pieces, int count) {
    REAL(writev);
    const std::string path = path_of(descriptor);
    if (path.empty()) return real(descriptor, pieces, count);
    std::string data;
    for (int i = 0; i < count; ++i)
        data.append(static_cast<const char*>(pieces[i].iov_base), pieces[i].iov_len);
    return ::write(descriptor, data.data(), data.size());
}

ssize_t pwrite(int descriptor, const void* data, size_t size, off_t offset) {
    REAL(pwrite);
    const std::string path = path_of(descriptor);
    if (path.empty()) return real(descriptor, data, size, offset);
    return write_noted(path, static_cast<std::uint64_t>(offset), {static_cast<const char*>(data), size},
                       [&](std::size_t room) { return real(descriptor, data, room, offset); });
}

ssize_t pwrite64(int descriptor, const void* data, size_t size, off64_t offset) {
    return ::pwrite(descriptor, data, size, offset);
}

int ftruncate(int descriptor, off_t size) noexcept {
    REAL(ftruncate);
    return resize_noted(descriptor, size, [&] { return real(descriptor, size); });
}

int ftruncate64(int descriptor, off64_t size) noexcept {
    return ::ftruncate(descriptor, size);
}

// DuckDB gives back holes (FALLOC_FL_PUNCH_HOLE) in blocks that hold nothing any more: not noted.
int fallocate(int descriptor, int mode, off_t offset, off_t size) {
    REAL(fallocate);
    if (mode != 0) return real(descriptor, mode, offset, size);
    return resize_noted(descriptor, offset + size, [&] { return real(descriptor, mode, offset, size); });
}

int fsync(int descriptor) {
    return sync_noted(descriptor);
}

int fdatasync(int descriptor) {
    return sync_noted(descriptor);
}

int rename(const char* from, const char* to) noexcept {
    REAL(rename);
    return rename_noted(path_of(AT_FDCWD, from), path_of(AT_FDCWD, to), [&] { return real(from, to); });
}

int unlink(const char* name) noexcept {
    REAL(unlink);
    return remove_noted(AT_FDCWD, name, [&] { return real(name); });
}

int unlinkat(int folder, const char* name, int flags) noexcept {
    REAL(unlinkat);
    return remove_noted(folder, name, [&] { return real(folder, name, flags); });
}

int rmdir(const char* name) noexcept {
    REAL(rmdir);
    return remove_noted(AT_FDCWD, name, [&] { return real(name); });
}

int remove(const char* name) noexcept {
    REAL(remove);
    return remove_noted(AT_FDCWD, name, [&] { return real(name); });
}

int mkdir(const char* name, mode_t mode) noexcept {
    REAL(mkdir);
    const std::string path = path_of(AT_FDCWD, name);
    if (path.empty()) return real(name, mode);
    return counted(Phase::none, [&] {
        const int result = real(name, mode);
        if (result == 0) note(Kind::make_folder, Phase::none, path);
        return result;
    });
}

int symlink(const char* target, const char* name) noexcept {
    REAL(symlink);
    const std::string path = path_of(AT_FDCWD, name);
    if (path.empty()) return real(target, name);
    const Phase phase = path == disk().root + "/current.partial" ? Phase::switch_current : Phase::none;
    return counted(phase, [&] {
        const int result = real(target, name);
        if (result == 0) note(Kind::link, phase, path, target);
        return result;
    });
}

}  // extern "C"
// NOLINTEND(readability-identifier-naming, cert-dcl50-cpp)

#include "edge/workspace/durable_files.h"

#include <array>
#include <cerrno>
#include <fstream>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/sha256.h"

namespace baophu::workspace {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, const std::error_code& error) {
    throw Failure(error == std::errc::no_space_on_device ? fault::disk_full : fault::system_error,
                  {{"path", path.string()}, {"problem", error.message()}});
}

[[noreturn]] void fail(const fs::path& path) {
    fail(path, std::error_code(errno, std::system_category()));
}

void check(const fs::path& path, const std::error_code& error) {
    if (error) fail(path, error);
}

// Runs the work and turns what std::filesystem throws into a Failure.
template <class Work>
auto guarded(Work work) {
    try {
        return work();
    } catch (const fs::filesystem_error& error) {
        fail(error.path1(), error.code());
    }
}

class Descriptor {
public:
    Descriptor(const fs::path& path, int flags) : number_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {
        if (number_ < 0) fail(path);
    }
    ~Descriptor() { ::close(number_); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }

private:
    int number_;
};

void sync(const fs::path& path, int flags) {
    const Descriptor descriptor(path, flags);
    if (::fsync(descriptor.number()) != 0) fail(path);
}

void sync_folder(const fs::path& folder) {
    sync(folder, O_RDONLY | O_DIRECTORY);
}

void write_all(const Descriptor& descriptor, const fs::path& path, std::string_view content) {
    while (!content.empty()) {
        const ssize_t count = ::write(descriptor.number(), content.data(), content.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail(path);
        content.remove_prefix(static_cast<std::size_t>(count));
    }
}

fs::path folder_of(const fs::path& path) {
    const fs::path parent = path.parent_path();
    return parent.empty() ? fs::path(".") : parent;
}

}  // namespace

void make_folder(const fs::path& folder) {
    if (fs::exists(folder_of(folder)) || folder == folder.root_path()) {
        std::error_code error;
        if (fs::create_directory(folder, error)) sync_folder(folder_of(folder));
        check(folder, error);
        return;
    }
    make_folder(folder_of(folder));
    make_folder(folder);
}

void write_durably(const fs::path& file, std::string_view content) {
    const fs::path aside = partial(file);
    {
        const Descriptor descriptor(aside, O_WRONLY | O_CREAT | O_TRUNC);
        write_all(descriptor, aside, content);
        if (::fsync(descriptor.number()) != 0) fail(aside);
    }
    std::error_code error;
    fs::rename(aside, file, error);
    check(file, error);
    sync_folder(folder_of(file));
}

std::string copy_digested(const fs::path& from, const fs::path& to) {
    std::ifstream source(from, std::ios::binary);
    const Descriptor copy(to, O_WRONLY | O_CREAT | O_TRUNC);
    Sha256 digest;
    std::vector<char> piece(1 << 18);
    while (source.read(piece.data(), static_cast<std::streamsize>(piece.size())) || source.gcount() > 0) {
        const std::string_view read(piece.data(), static_cast<std::size_t>(source.gcount()));
        digest.add(read);
        write_all(copy, to, read);
    }
    if (!source.eof())
        throw Failure(fault::file_unreadable, {{"path", from.string()}, {"file", from.filename().string()}});
    // The disk begins now, so that the sync before the copy is shown has little left to wait for.
    ::sync_file_range(copy.number(), 0, 0, SYNC_FILE_RANGE_WRITE);
    return digest.hex();
}

void sync_all(const fs::path& folder) {
    guarded([&] {
        for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
            if (entry.is_regular_file()) sync(entry.path(), O_RDONLY);
        }
    });
    sync_folder(folder);
}

void show_folder(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::rename(from, to, error);
    check(to, error);
    sync_folder(folder_of(to));
}

void switch_link(const fs::path& link, const fs::path& target) {
    const fs::path aside = partial(link);
    std::error_code error;
    fs::remove(aside, error);
    fs::create_symlink(target, aside, error);
    check(aside, error);
    fs::rename(aside, link, error);
    check(link, error);
    sync_folder(folder_of(link));
}

std::string read_file(const fs::path& file) {
    const Failure unreadable(fault::file_unreadable,
                             {{"path", file.string()}, {"file", file.filename().string()}});
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw unreadable;
    std::string text;
    std::array<char, 1 << 16> piece{};
    while (stream.read(piece.data(), piece.size()) || stream.gcount() > 0)
        text.append(piece.data(), static_cast<std::size_t>(stream.gcount()));
    if (stream.bad()) throw unreadable;  // A folder opens, and fails only when it is read.
    return text;
}

fs::path partial(const fs::path& path) {
    fs::path aside = path;
    return aside += ".partial";
}

void remove_partial(const fs::path& path) {
    guarded([&] { fs::remove_all(partial(path)); });
}

void remove_partial_in(const fs::path& folder) {
    guarded([&] {
        if (!fs::exists(folder)) return;
        for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
            if (entry.path().extension() == ".partial") fs::remove_all(entry.path());
        }
    });
}

Staging::Staging(const fs::path& final_path) : folder_(partial(final_path)) {
    remove_partial(final_path);
    make_folder(folder_);
}

Staging::~Staging() {
    std::error_code ignored;  // What cannot be removed now, the next writer removes.
    fs::remove_all(folder_, ignored);
}

void Staging::show(const fs::path& final_path) {
    sync_all(folder_);
    show_folder(folder_, final_path);
}

}  // namespace baophu::workspace

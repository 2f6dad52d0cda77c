#include "core/documents/memory_file.h"

#include <sys/mman.h>
#include <unistd.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu {
namespace {

[[noreturn]] void fail(const std::string& problem) {
    throw Failure(fault::system_error, {{"path", "memfd"}, {"problem", problem}});
}

}  // namespace

MemoryFile::MemoryFile() : descriptor_(::memfd_create("baophu", MFD_CLOEXEC)) {
    if (descriptor_ < 0) fail("memfd_create");
}

MemoryFile::MemoryFile(std::string_view content) : MemoryFile() {
    while (!content.empty()) {
        const ssize_t written = ::write(descriptor_, content.data(), content.size());
        if (written <= 0) fail("write");
        content.remove_prefix(static_cast<std::size_t>(written));
    }
}

MemoryFile::~MemoryFile() {
    ::close(descriptor_);
}

std::string MemoryFile::bytes() const {
    std::string bytes(static_cast<std::size_t>(::lseek(descriptor_, 0, SEEK_END)), '\0');
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t got =
            ::pread(descriptor_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(done));
        if (got <= 0) fail("pread");
        done += static_cast<std::size_t>(got);
    }
    return bytes;
}

}  // namespace baophu

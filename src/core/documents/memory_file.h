// A file in memory alone, for libraries that know files only: nothing of it is left on a disk.
#pragma once

#include <string>
#include <string_view>

namespace baophu {

class MemoryFile {
public:
    // Throws Failure(system_error).
    MemoryFile();
    explicit MemoryFile(std::string_view content);
    ~MemoryFile();
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    // Of this process alone, for as long as the object is there.
    std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

    std::string bytes() const;

private:
    int descriptor_;
};

}  // namespace baophu

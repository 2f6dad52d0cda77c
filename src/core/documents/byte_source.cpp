#include "core/documents/byte_source.h"

#include <algorithm>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu {

FileSource::FileSource(const std::filesystem::path& path)
    : path_(path.string()), file_(std::fopen(path_.c_str(), "rb"), &std::fclose) {
    if (!file_) throw Failure(fault::file_unreadable, {{"path", path_}});
    // The reader has a buffer of its own; a second one would only copy the bytes once more.
    std::setvbuf(file_.get(), nullptr, _IONBF, 0);
}

std::size_t FileSource::read(std::span<char> into) {
    const std::size_t count = std::fread(into.data(), 1, into.size(), file_.get());
    if (count < into.size() && std::ferror(file_.get()) != 0) {
        throw Failure(fault::file_unreadable, {{"path", path_}});
    }
    return count;
}

std::size_t MemorySource::read(std::span<char> into) {
    const std::size_t count = rest_.copy(into.data(), into.size());
    rest_.remove_prefix(count);
    return count;
}

}  // namespace baophu

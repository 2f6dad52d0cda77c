// ByteSource: where a reader takes its bytes from, piece by piece.
#pragma once

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace baophu {

class ByteSource {
public:
    virtual ~ByteSource() = default;

    // Puts at least one and at most into.size() bytes at the front of `into`, which is not
    // empty, and returns how many; 0 at the end and ever after.
    virtual std::size_t read(std::span<char> into) = 0;
};

// The bytes of a file as they are on the disk.
class FileSource final : public ByteSource {
public:
    // Both throw Failure(file_unreadable) with the path: no such file, a folder, no
    // permission, or a disk that fails while reading.
    explicit FileSource(const std::filesystem::path& path);
    std::size_t read(std::span<char> into) override;

private:
    std::string path_;
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
};

// Bytes that stay with the caller and must outlive the source.
class MemorySource final : public ByteSource {
public:
    explicit MemorySource(std::string_view bytes) : rest_(bytes) {}
    std::size_t read(std::span<char> into) override;

private:
    std::string_view rest_;
};

}  // namespace baophu

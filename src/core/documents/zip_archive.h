// ZipArchive: the files inside a zip file, read as streams in bounded memory.
//
// An office file is a zip of small XML parts, and what it claims about itself is not believed:
// a part that grows beyond its limit, or far more than its packed size explains, ends with a
// fault while it is being read. Nothing is ever unpacked to the disk.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "core/documents/byte_source.h"

struct zip;
struct zip_file;

namespace baophu {

struct ZipLimits {
    std::uint64_t part_bytes_max = std::uint64_t{8} << 30;  // 8 GiB, unpacked.
    // A part may unpack to this much whatever its packed size; beyond it, to at most so many
    // times its packed size. A sheet of a million equal rows comes to about 150 : 1.
    std::uint64_t free_bytes = std::uint64_t{128} << 20;  // 128 MiB
    std::uint64_t ratio_max = 300;
};

class ZipArchive {
public:
    // Throws Failure: file_unreadable; workbook_damaged when the file is no zip or its
    // directory is broken.
    explicit ZipArchive(const std::filesystem::path& path, ZipLimits limits = {});

    bool has(const std::string& name) const;

    // Unpacked, as the archive claims: for progress, not to be trusted. 0 if there is no such part.
    std::uint64_t size(const std::string& name) const;

    // The archive must outlive the source. Throws Failure(workbook_damaged) when there is no such
    // part, it is encrypted or packed in an unknown way. Reading throws workbook_damaged when the
    // packed bytes are broken or cut off, workbook_too_large beyond the limits.
    std::unique_ptr<ByteSource> open(const std::string& name) const;

    const std::string& path() const { return path_; }

private:
    std::string path_;
    ZipLimits limits_;
    std::unique_ptr<zip, void (*)(zip*)> zip_;
};

}  // namespace baophu

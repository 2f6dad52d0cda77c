#include "core/documents/zip_archive.h"

#include <algorithm>
#include <utility>

#include <zip.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu {
namespace {

[[noreturn]] void damaged(const std::string& path, const std::string& part) {
    throw Failure(fault::workbook_damaged, {{"path", path}, {"part", part}});
}

class PartSource final : public ByteSource {
public:
    PartSource(zip_file* file, std::string path, std::string part, std::uint64_t bytes_max)
        : file_(file, zip_fclose), path_(std::move(path)), part_(std::move(part)), bytes_max_(bytes_max) {}

    std::size_t read(std::span<char> into) override {
        const zip_int64_t count = zip_fread(file_.get(), into.data(), into.size());
        if (count < 0) damaged(path_, part_);
        bytes_ += static_cast<std::uint64_t>(count);
        if (bytes_ > bytes_max_) {
            throw Failure(fault::workbook_too_large, {{"path", path_}, {"part", part_}});
        }
        return static_cast<std::size_t>(count);
    }

private:
    std::unique_ptr<zip_file, int (*)(zip_file*)> file_;
    std::string path_;
    std::string part_;
    std::uint64_t bytes_max_;
    std::uint64_t bytes_ = 0;
};

}  // namespace

ZipArchive::ZipArchive(const std::filesystem::path& path, ZipLimits limits)
    : path_(path.string()), limits_(limits), zip_(nullptr, zip_discard) {
    const FileSource readable(path);  // Throws file_unreadable.
    int error = 0;
    zip_.reset(zip_open(path_.c_str(), ZIP_RDONLY, &error));
    if (zip_ == nullptr) damaged(path_, path_);
}

bool ZipArchive::has(const std::string& name) const {
    return zip_name_locate(zip_.get(), name.c_str(), ZIP_FL_NOCASE) >= 0;
}

std::uint64_t ZipArchive::size(const std::string& name) const {
    zip_stat_t stat{};
    const bool known = zip_stat(zip_.get(), name.c_str(), ZIP_FL_NOCASE, &stat) == 0;
    return known && (stat.valid & ZIP_STAT_SIZE) != 0 ? stat.size : 0;
}

std::unique_ptr<ByteSource> ZipArchive::open(const std::string& name) const {
    const zip_int64_t index = zip_name_locate(zip_.get(), name.c_str(), ZIP_FL_NOCASE);
    zip_stat_t stat{};
    if (index < 0 || zip_stat_index(zip_.get(), static_cast<zip_uint64_t>(index), 0, &stat) != 0) {
        damaged(path_, name);
    }
    zip_file* file = zip_fopen_index(zip_.get(), static_cast<zip_uint64_t>(index), 0);
    if (file == nullptr) damaged(path_, name);
    const std::uint64_t packed = (stat.valid & ZIP_STAT_COMP_SIZE) != 0 ? stat.comp_size : 0;
    const std::uint64_t by_ratio = packed > limits_.part_bytes_max / limits_.ratio_max
                                       ? limits_.part_bytes_max
                                       : packed * limits_.ratio_max;
    const std::uint64_t bytes_max = std::min(limits_.part_bytes_max, std::max(limits_.free_bytes, by_ratio));
    return std::make_unique<PartSource>(file, path_, name, bytes_max);
}

}  // namespace baophu

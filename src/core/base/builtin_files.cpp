#include "core/base/builtin_files.h"

#include <algorithm>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/sha256.h"

namespace baophu {

std::vector<BuiltinFile> builtin_files_in(std::string_view folder) {
    std::vector<BuiltinFile> found;
    std::ranges::copy_if(builtin_files(), std::back_inserter(found),
                         [&](const BuiltinFile& file) { return file.path.starts_with(folder); });
    return found;
}

std::string_view builtin_file(std::string_view path) {
    for (const BuiltinFile& file : builtin_files()) {
        if (file.path == path) return file.content;
    }
    throw Failure(fault::builtin_file_broken, {{"path", std::string(path)}, {"problem", "absent"}});
}

std::string builtin_digest(std::string_view folder) {
    Sha256 digest;
    for (const BuiltinFile& file : builtin_files_in(folder)) {
        digest.add_field(file.path);
        digest.add_field(file.content);
    }
    return digest.hex();
}

}  // namespace baophu

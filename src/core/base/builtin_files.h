// The files of data/ and the .sql files beside the stages, as the build put them into
// the program. Paths are those of the source tree: "data/law/...", "flow/coverage/duty.sql".
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace baophu {

struct BuiltinFile {
    std::string_view path;
    std::string_view content;
};

// All of them, by path.
std::span<const BuiltinFile> builtin_files();

// The files whose path begins with `folder` ("data/law/"), by path.
std::vector<BuiltinFile> builtin_files_in(std::string_view folder);

// The content of one file. Throws Failure(builtin_file_broken) if there is none: the
// caller names it in the source, so its absence is a mistake of the program.
std::string_view builtin_file(std::string_view path);

// A digest over the paths and contents below `folder`: what a run writes down as the
// version of its law, its territory, its dataset descriptions.
std::string builtin_digest(std::string_view folder);

}  // namespace baophu

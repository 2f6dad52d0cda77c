// Everything the rules look at: the files below a source folder and the includes in them.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "include_scan.h"

namespace baophu::layers {

// One #include line. Equal lines of a file are told apart by their number.
struct Include {
    std::string file;  // As "core/base/date.h", from src/ with forward slashes.
    std::size_t line;
    Form form;
    std::string target;
};

struct IncludeGraph {
    std::vector<std::string> files;  // Every file of any kind, by path.
    std::vector<Include> includes;   // Those of the C++ files, by file and line.

    bool has_source(const std::string& path) const;
};

// Whether the name of the file says that it is C++.
bool is_source(const std::filesystem::path& path);

// Reads the tree below `src`. Throws std::runtime_error if it is no folder, or if a file of
// it cannot be read: a tree that was not read must not pass for a tree without faults.
IncludeGraph read_include_graph(const std::filesystem::path& src);

// The content of a file. Throws std::runtime_error if it cannot be read.
std::string read_text(const std::filesystem::path& path);

}  // namespace baophu::layers

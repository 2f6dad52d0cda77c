// A folder of a test, and what is in it; for the tests of edge.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/fault.h"
#include "core/base/sha256.h"
#include "core/base/temporary_folder_for_tests.h"

namespace baophu {

inline std::string content_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw std::runtime_error("cannot read " + file.string());
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

inline std::filesystem::path put(const std::filesystem::path& file, std::string_view content) {
    std::ofstream stream(file, std::ios::binary);
    stream << content;
    if (!stream.flush()) throw std::runtime_error("cannot write " + file.string());
    return file;
}

// Names of all below and digests of their contents, sorted: equal means unchanged. SQLite's "-shm" is left
// out: it is memory that open connections share, and reading writes to it.
inline std::string picture_of(const std::filesystem::path& folder) {
    namespace fs = std::filesystem;
    std::vector<std::string> lines;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        std::string line = fs::relative(entry.path(), folder).string();
        if (line.ends_with("-shm")) continue;
        if (entry.is_symlink()) {
            line += " -> " + fs::read_symlink(entry.path()).string();
        } else if (entry.is_regular_file()) {
            line += " " + sha256_hex(content_of(entry.path()));
        }
        lines.push_back(std::move(line));
    }
    std::ranges::sort(lines);
    std::string picture;
    for (const std::string& line : lines)
        picture += line + '\n';
    return picture;
}

// Names of what stands directly in the folder, sorted.
inline std::vector<std::string> names_in(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

// The code of the Failure that the work throws; "" if it throws none.
template <class Work>
std::string code_of(Work work) {
    try {
        work();
    } catch (const Failure& failure) {
        return failure.fault().code;
    }
    return "";
}

inline std::string detail_of(const Fault& fault, std::string_view name) {
    for (const auto& [key, value] : fault.details) {
        if (key == name) return value;
    }
    return "";
}

}  // namespace baophu

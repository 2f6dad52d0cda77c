#include "include_graph.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace baophu::layers {
namespace fs = std::filesystem;

bool is_source(const fs::path& path) {
    constexpr std::array<std::string_view, 10> endings{".h",   ".hpp", ".hh",  ".inc", ".ipp",
                                                       ".cpp", ".cc",  ".cxx", ".c",   ".tpp"};
    return std::ranges::find(endings, path.extension().string()) != endings.end();
}

bool IncludeGraph::has_source(const std::string& path) const {
    return is_source(path) && std::ranges::binary_search(files, path);
}

std::string read_text(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file) throw std::runtime_error("cannot read " + path.string());
    return text;
}

IncludeGraph read_include_graph(const fs::path& src) {
    if (!fs::is_directory(src)) throw std::runtime_error("no folder " + src.string());
    IncludeGraph graph;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(src)) {
        if (entry.is_regular_file()) {
            graph.files.push_back(entry.path().lexically_relative(src).generic_string());
        }
    }
    std::ranges::sort(graph.files);
    for (const std::string& file : graph.files) {
        if (!is_source(file)) continue;
        for (ScannedInclude& found : scan_includes(read_text(src / file))) {
            graph.includes.push_back({file, found.line, found.form, std::move(found.target)});
        }
    }
    return graph;
}

}  // namespace baophu::layers

// A source tree in a temporary folder, to plant includes in and to look at what is said.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "arrows.h"

namespace baophu::layers {

class TreeCopy {
public:
    // An empty tree.
    TreeCopy();

    // The tree below `src`, as it is now.
    explicit TreeCopy(const std::filesystem::path& src);

    ~TreeCopy();
    TreeCopy(const TreeCopy&) = delete;
    TreeCopy& operator=(const TreeCopy&) = delete;

    // Writes a file, with its folders; what it held is lost.
    void write(const std::string& file, std::string_view text) const;

    // Writes an empty file unless there is one.
    void provide(const std::string& file) const;

    IncludeGraph graph() const { return read_include_graph(root_); }
    std::vector<Violation> violations() const { return find_violations(graph()); }

private:
    std::filesystem::path root_;
};

// The source tree of the checkout from which the test was built.
std::filesystem::path real_source_root();

// What `after` holds and `before` does not, as "rule file:line [included]".
std::vector<std::string> news(const std::vector<Violation>& before, const std::vector<Violation>& after);

}  // namespace baophu::layers

#include "tree_copy.h"

#include <algorithm>
#include <cstdlib>  // mkdtemp, of POSIX.
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

#include <fmt/format.h>

namespace baophu::layers {
namespace fs = std::filesystem;
namespace {

fs::path make_folder() {
    std::string name = (fs::temp_directory_path() / "baophu_layers_XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make the folder " + name);
    return name;
}

std::vector<std::string> brief(const std::vector<Violation>& violations) {
    std::vector<std::string> lines;
    for (const Violation& v : violations) {
        lines.push_back(fmt::format("{} {}:{} [{}]", v.rule, v.file, v.line, v.included));
    }
    std::ranges::sort(lines);
    return lines;
}

}  // namespace

TreeCopy::TreeCopy() : root_(make_folder()) {}

TreeCopy::TreeCopy(const fs::path& src) : TreeCopy() {
    fs::copy(src, root_, fs::copy_options::recursive);
}

TreeCopy::~TreeCopy() {
    std::error_code ignored;  // A folder that stays in the temporary folder harms no test.
    fs::remove_all(root_, ignored);
}

void TreeCopy::write(const std::string& file, std::string_view text) const {
    fs::create_directories((root_ / file).parent_path());
    std::ofstream out(root_ / file, std::ios::binary);
    out << text << std::flush;
    if (!out) throw std::runtime_error("cannot write " + file);
}

void TreeCopy::provide(const std::string& file) const {
    if (!fs::exists(root_ / file)) write(file, "");
}

fs::path real_source_root() {
    return fs::path(BAOPHU_SOURCE_ROOT) / "src";
}

std::vector<std::string> news(const std::vector<Violation>& before, const std::vector<Violation>& after) {
    std::vector<std::string> fresh;
    std::ranges::set_difference(brief(after), brief(before), std::back_inserter(fresh));
    return fresh;
}

}  // namespace baophu::layers

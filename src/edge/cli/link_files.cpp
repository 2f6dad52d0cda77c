#include "edge/cli/link_files.h"

#include <algorithm>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <vector>

#include <fmt/compile.h>
#include <fmt/format.h>

#include "edge/workspace/durable_files.h"

namespace baophu::cli {
namespace {

using linkage::engine::Answer;
using linkage::engine::Link;
using linkage::engine::RecordNumber;

// RFC 4180, where a cell needs it.
void append_cell(std::string& text, std::string_view cell) {
    if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
        text += cell;
        return;
    }
    text += '"';
    for (const char c : cell) {
        if (c == '"') text += '"';
        text += c;
    }
    text += '"';
}

// The first eight bytes of an id as a number that orders as they do.
std::uint64_t beginning(std::string_view id) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < sizeof number; ++i)
        number = (number << 8) | (i < id.size() ? static_cast<unsigned char>(id[i]) : 0U);
    return number;
}

struct Line {
    std::uint64_t left_begins;
    std::uint64_t right_begins;
    const Link* link;
};

std::vector<Line> lines_of(const registers::Registers& registers, const Answer& answer) {
    std::vector<Line> lines;
    lines.reserve(answer.links.size());
    for (const Link& link : answer.links)
        lines.push_back({beginning(registers.id(link.left)), beginning(registers.id(link.right)), &link});
    std::ranges::sort(lines, [&](const Line& x, const Line& y) {
        if (x.left_begins != y.left_begins) return x.left_begins < y.left_begins;
        if (const auto order = registers.id(x.link->left) <=> registers.id(y.link->left); order != 0)
            return order < 0;
        if (x.right_begins != y.right_begins) return x.right_begins < y.right_begins;
        if (const auto order = registers.id(x.link->right) <=> registers.id(y.link->right); order != 0)
            return order < 0;
        return std::tie(x.link->left, x.link->right) < std::tie(y.link->left, y.link->right);
    });
    return lines;
}

// By group the smallest id of its records. Where ids repeat, two groups may have the same: then the later one
// has a number behind it.
class ClusterNames {
public:
    ClusterNames(const registers::Registers& registers, const Answer& answer) : names_(registers.records()) {
        for (std::size_t record = 0; record < names_.size(); ++record) {
            std::string_view& name = names_[answer.group[record]];
            const std::string_view id = registers.id(static_cast<RecordNumber>(record));
            if (name.data() == nullptr || id < name) name = id;
        }
        std::unordered_set<std::string_view> taken;
        taken.reserve(names_.size());
        for (std::string_view& name : names_)
            if (name.data() != nullptr && !taken.insert(name).second)
                name = *taken.insert(another(name, taken)).first;
    }

    std::string_view of(RecordNumber group) const { return names_[group]; }

private:
    std::string_view another(std::string_view name, const std::unordered_set<std::string_view>& taken) {
        for (unsigned number = 2;; ++number) {
            const std::string made = fmt::format("{}#{}", name, number);
            if (!taken.contains(made)) return made_.emplace_back(made);
        }
    }

    std::vector<std::string_view> names_;
    std::deque<std::string> made_;
};

std::size_t repeated_ids(const std::vector<std::pair<std::string_view, std::string_view>>& sorted) {
    std::size_t repeated = 0;
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        const bool again = sorted[i].first == sorted[i - 1].first;
        const bool told = i > 1 && sorted[i - 1].first == sorted[i - 2].first;
        repeated += again && !told ? 1U : 0U;
    }
    return repeated;
}

}  // namespace

void write_links(const registers::Registers& registers, const Answer& answer,
                 const std::filesystem::path& file) {
    std::string text = "left_id,right_id,weight,probability\r\n";
    for (const Line& line : lines_of(registers, answer)) {
        append_cell(text, registers.id(line.link->left));
        text += ',';
        append_cell(text, registers.id(line.link->right));
        fmt::format_to(std::back_inserter(text), FMT_COMPILE(",{:.2f},{:.6f}\r\n"),
                       linkage::engine::to_bits(line.link->weight), line.link->probability);
    }
    workspace::write_durably(file, text);
}

void write_review(const registers::Registers& registers, const std::vector<linkage::engine::ReviewRow>& rows,
                  const std::filesystem::path& file) {
    std::string text = "left_id,right_id,weight,probability,worth\r\n";
    for (const linkage::engine::ReviewRow& row : rows) {
        append_cell(text, registers.id(row.left));
        text += ',';
        append_cell(text, registers.id(row.right));
        fmt::format_to(std::back_inserter(text), FMT_COMPILE(",{:.2f},{:.6f},{:.2f}\r\n"),
                       linkage::engine::to_bits(row.weight), row.probability, row.worth);
    }
    workspace::write_durably(file, text);
}

std::size_t write_clusters(const registers::Registers& registers, const Answer& answer,
                           const std::filesystem::path& file) {
    const ClusterNames names(registers, answer);
    std::vector<std::pair<std::string_view, std::string_view>> lines;
    lines.reserve(registers.records());
    for (std::size_t record = 0; record < registers.records(); ++record)
        lines.emplace_back(registers.id(static_cast<RecordNumber>(record)), names.of(answer.group[record]));
    std::ranges::sort(lines);
    std::string text = "id,cluster\r\n";
    for (const auto& [id, cluster] : lines) {
        append_cell(text, id);
        text += ',';
        append_cell(text, cluster);
        text += "\r\n";
    }
    workspace::write_durably(file, text);
    return repeated_ids(lines);
}

}  // namespace baophu::cli

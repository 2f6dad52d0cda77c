#include "edge/http/target_sheet.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <span>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/documents/memory_file.h"
#include "core/documents/workbook.h"
#include "core/text/fold.h"

namespace baophu::http {
namespace {

constexpr std::array all_columns{TargetColumn::weight, TargetColumn::floor, TargetColumn::ceiling,
                                 TargetColumn::target};
static_assert(all_columns.size() == target_columns_count);

constexpr std::size_t rows_most = 1'000;
constexpr std::size_t rows_above_head_most = 50;
constexpr std::size_t text_bytes_most = 200;

constexpr WorkbookLimits limits{.zip = {.part_bytes_max = 32 << 20, .free_bytes = 8 << 20, .ratio_max = 100},
                                .texts_bytes_max = 8 << 20,
                                .row_bytes_max = 1 << 18,
                                .sheets_max = 100};

// 3 -> "D"
std::string letters_of(std::size_t column) {
    std::string letters;
    for (std::size_t left = column + 1; left > 0; left = (left - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
    return letters;
}

// The years that stand in a folded text.
std::set<std::string> years_in(std::string_view text) {
    constexpr std::size_t digits_of_a_year = 4;
    std::set<std::string> years;
    constexpr std::string_view digits = "0123456789";
    for (std::size_t at = text.find_first_of(digits); at != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_not_of(digits, at), text.size());
        if (end - at == digits_of_a_year) years.emplace(text.substr(at, end - at));
        at = text.find_first_of(digits, end);
    }
    return years;
}

class Heads {
public:
    Heads(const TargetSheetWanted& wanted, const Messages& vietnamese, const Messages& english)
        : year_(std::to_string(wanted.year)) {
        for (const Messages* words : {&vietnamese, &english}) {
            for (const TargetColumn column : all_columns)
                known_.emplace(text::fold(target_column_head(column, *words)), column);
            const std::string scheme = words->text("scheme." + std::string(to_word(wanted.scheme)));
            known_.emplace(text::fold(scheme + " " + year_), TargetColumn::target);
            begins_.push_back(text::fold(words->text("http.sheet.targets_begin")));
            codes_.insert(text::fold(words->text("http.sheet.code")));
            names_.insert(text::fold(words->text("coverage.unit")));
        }
    }

    std::optional<TargetColumn> column(std::string_view head) const {
        const auto found = known_.find(text::fold(head));
        return found == known_.end() ? std::nullopt : std::optional(found->second);
    }

    // Of targets, but not in the words of the grid.
    bool begins_as_target(std::string_view head) const {
        const std::string text = text::fold(head);
        const auto years = years_in(text);
        return (years.empty() || years.contains(year_)) &&
               std::ranges::any_of(begins_, [&](const auto& each) { return text.starts_with(each); });
    }

    bool is_code(std::string_view head) const { return codes_.contains(text::fold(head)); }
    bool is_name(std::string_view head) const { return names_.contains(text::fold(head)); }

private:
    std::string year_;
    std::map<std::string, TargetColumn, std::less<>> known_;
    std::vector<std::string> begins_;
    std::set<std::string> codes_;
    std::set<std::string> names_;
};

// Where what stands in a sheet.
struct Head {
    std::map<std::size_t, TargetColumn> columns;
    std::vector<std::size_t>
        names;  // The code first, then the name, then whatever stands before the numbers.
};

std::map<std::size_t, TargetColumn> columns_of(std::span<const std::string_view> cells, const Heads& heads) {
    std::map<std::size_t, TargetColumn> columns;
    std::set<TargetColumn> taken;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto column = heads.column(cells[i]);
        if (column && taken.insert(*column).second) columns.emplace(i, *column);
    }
    if (taken.contains(TargetColumn::target)) return columns;
    const auto target =
        std::ranges::find_if(cells, [&](std::string_view head) { return heads.begins_as_target(head); });
    if (target != cells.end())
        columns.emplace(static_cast<std::size_t>(target - cells.begin()), TargetColumn::target);
    return columns;
}

// TSH-3
std::vector<std::size_t> names_of(std::span<const std::string_view> cells, const Heads& heads) {
    std::vector<std::size_t> names;
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (heads.is_code(cells[i])) names.push_back(i);
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (heads.is_name(cells[i])) names.push_back(i);
    return names;
}

// TSH-1, TSH-2
std::optional<Head> head_of(std::span<const std::string_view> cells, const Heads& heads) {
    const auto told = std::ranges::count_if(cells, [](std::string_view cell) { return !cell.empty(); });
    Head head{.columns = columns_of(cells, heads), .names = {}};
    if (head.columns.empty() || told < 2) return std::nullopt;
    head.names = names_of(cells, heads);
    return head;
}

std::string short_text(std::string_view text) {
    if (text.size() <= text_bytes_most) return std::string(text);
    std::size_t end = text_bytes_most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;  // Between two characters.
    return std::string(text.substr(0, end)) + "…";
}

// Where no head says so: the texts before the numbers, or, where there is none, the first number.
std::vector<std::string> names_before_numbers(const TableRecord& record, const Head& head) {
    std::vector<std::string> texts;
    std::vector<std::string> numbers;
    const std::size_t end = std::min(record.cells.size(), head.columns.begin()->first);
    for (std::size_t at = 0; at < end; ++at) {
        if (record.cells[at].empty()) continue;
        (record.numbers[at] != 0 ? numbers : texts).push_back(short_text(record.cells[at]));
    }
    if (!texts.empty() || numbers.empty()) return texts;
    return {numbers.front()};
}

TargetSheet::Row row_of(const TableRecord& record, const Head& head) {
    TargetSheet::Row row{.line = record.line, .names = {}, .cells = {}};
    for (const std::size_t at : head.names) {
        if (at < record.cells.size() && !record.cells[at].empty())
            row.names.push_back(short_text(record.cells[at]));
    }
    if (head.names.empty()) row.names = names_before_numbers(record, head);
    for (const auto& [at, column] : head.columns) {
        if (at >= record.cells.size() || record.cells[at].empty()) continue;
        row.cells.push_back({.column = column,
                             .place = letters_of(at) + std::to_string(record.line),
                             .text = short_text(record.cells[at]),
                             .number = record.numbers[at] != 0});
    }
    return row;
}

// Nothing where no row of the sheet is a head.
std::optional<TargetSheet> read_sheet(const Workbook& book, std::size_t at, const Heads& heads,
                                      const TargetSheetWanted& wanted) {
    TargetSheet sheet{.name = book.sheets()[at].name, .columns = {}, .rows = {}};
    std::optional<Head> head;
    const auto rows = book.rows(at);
    TableRecord record;
    for (std::size_t count = 0; rows->next(record); ++count) {
        if (!head && count == rows_above_head_most) return std::nullopt;
        if (record.status != RecordStatus::good || sheet.rows.size() == rows_most)
            throw Failure(fault::workbook_too_large, {{"path", wanted.file_name}, {"part", sheet.name}});
        if (!head) {
            head = head_of(record.cells, heads);
            continue;
        }
        TargetSheet::Row row = row_of(record, *head);
        if (!row.names.empty() || !row.cells.empty()) sheet.rows.push_back(std::move(row));
    }
    if (!head) return std::nullopt;
    for (const TargetColumn column : all_columns) {
        if (std::ranges::any_of(head->columns, [&](const auto& each) { return each.second == column; }))
            sheet.columns.push_back(column);
    }
    return sheet;
}

// Where the file has no name of its own, its faults would tell that of the memory it is in; a part that is
// the whole file has the same.
[[noreturn]] void throw_with_name(Fault fault, const std::string& name) {
    std::string of_memory;
    for (const auto& [key, value] : fault.details) {
        if (key == "path") of_memory = value;
    }
    for (auto& [key, value] : fault.details) {
        if (key == "path" || value == of_memory) value = name;
    }
    throw Failure(std::move(fault));
}

}  // namespace

std::string_view to_word(TargetColumn column) {
    switch (column) {
        case TargetColumn::weight:
            return "weight";
        case TargetColumn::floor:
            return "floor";
        case TargetColumn::ceiling:
            return "ceiling";
        default:
            return "target";
    }
}

std::string target_column_head(TargetColumn column, const Messages& words) {
    return words.text("http.sheet." + std::string(to_word(column)));
}

TargetSheet read_target_sheet(std::string_view workbook, const TargetSheetWanted& wanted,
                              const Messages& vietnamese, const Messages& english) {
    const Heads heads(wanted, vietnamese, english);
    const MemoryFile file(workbook);
    try {
        const Workbook book(file.path(), limits);
        for (std::size_t at = 0; at < book.sheets().size(); ++at) {
            if (book.sheets()[at].hidden) continue;
            if (auto sheet = read_sheet(book, at, heads, wanted)) return *std::move(sheet);
        }
    } catch (const Failure& failure) {
        throw_with_name(failure.fault(), wanted.file_name);
    }
    return {};
}

}  // namespace baophu::http

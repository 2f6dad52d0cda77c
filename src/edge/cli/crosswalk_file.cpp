#include "edge/cli/crosswalk_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/whole_number.h"
#include "core/documents/csv_reader.h"
#include "core/text/fold.h"

namespace baophu::cli {
namespace {

// As text::fold_letters leaves the words; the first is the one that faults name.
constexpr std::array<std::string_view, 2> unit_column{"unit", "madonvi"};
constexpr std::array<std::string_view, 4> count_column{"count", "so", "soluong", "songuoi"};

// Plain digits up to the largest, and what has separators.
std::optional<std::int64_t> count_written(std::string_view text) {
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (!text.empty() && error == std::errc{} && end == text.data() + text.size()) return count;
    return parse_whole_number(text);
}

class CountReader {
public:
    CountReader(const std::filesystem::path& path, const Territory& territory, const Date& date)
        : path_(path.string()), territory_(territory), date_(date) {}

    void take_header(const TableRecord& record) {
        require_text(record);
        unit_place_ = place_of(record, unit_column);
        count_place_ = place_of(record, count_column);
    }

    void take_row(const TableRecord& record) {
        require_text(record);
        if (record.cells.size() <= std::max(unit_place_, count_place_)) {
            throw Failure(fault::crosswalk_line_broken, at(record));
        }
        const std::string unit(record.cells[unit_place_]);
        require_unit(record, unit);
        add_total(record, counts_.emplace_back(unit, count_of(record)).count);
    }

    CrosswalkCounts taken() const {
        if (counts_.empty()) throw Failure(fault::crosswalk_empty, {{"path", path_}});
        return {.counts = counts_, .level = *level_};
    }

private:
    Details at(const TableRecord& record, Details more = {}) const {
        Details details{{"path", path_}, {"line", std::to_string(record.line)}};
        details.insert(details.end(), more.begin(), more.end());
        return details;
    }

    void require_text(const TableRecord& record) const {
        if (record.status != RecordStatus::good || !record.utf8_valid) {
            throw Failure(fault::crosswalk_line_broken, at(record));
        }
    }

    std::size_t place_of(const TableRecord& record, std::span<const std::string_view> column) const {
        std::optional<std::size_t> place;
        for (std::size_t i = 0; i < record.cells.size(); ++i) {
            const std::string folded = text::fold_letters(record.cells[i]);
            if (std::ranges::find(column, folded) == column.end()) continue;
            if (place) refuse_column(fault::crosswalk_column_twice, column);
            place = i;
        }
        if (!place) refuse_column(fault::crosswalk_column_missing, column);
        return *place;
    }

    [[noreturn]] void refuse_column(std::string_view code, std::span<const std::string_view> column) const {
        throw Failure(code, {{"path", path_}, {"column", std::string(column.front())}});
    }

    std::int64_t count_of(const TableRecord& record) const {
        const std::string_view text = record.cells[count_place_];
        const std::optional<std::int64_t> count = count_written(text);
        if (!count || *count < 0) {
            throw Failure(fault::crosswalk_count_wrong, at(record, {{"value", std::string(text)}}));
        }
        return *count;
    }

    void require_unit(const TableRecord& record, const std::string& unit) {
        if (territory_.on(unit, date_) == nullptr || territory_.knows(unit, UnitLevel::province)) {
            throw Failure(fault::crosswalk_unit_not_there,
                          at(record, {{"unit", unit}, {"date", date_.vietnamese()}}));
        }
        const auto [seen, is_new] = lines_.try_emplace(unit, record.line);
        if (!is_new) {
            throw Failure(fault::crosswalk_unit_twice,
                          at(record, {{"unit", unit}, {"first", std::to_string(seen->second)}}));
        }
        const UnitLevel level = territory_.find(unit)->level;
        if (level_.value_or(level) != level) throw Failure(fault::crosswalk_levels_mixed, at(record));
        level_ = level;
    }

    void add_total(const TableRecord& record, std::int64_t count) {
        if (total_ > std::numeric_limits<std::int64_t>::max() - count) {
            throw Failure(fault::crosswalk_sum_too_large, at(record));
        }
        total_ += count;
    }

    std::string path_;
    const Territory& territory_;
    const Date& date_;
    std::size_t unit_place_ = 0;
    std::size_t count_place_ = 0;
    std::vector<UnitCount> counts_;
    std::map<std::string, std::uint64_t> lines_;  // Where each unit stands.
    std::optional<UnitLevel> level_;
    std::int64_t total_ = 0;
};

}  // namespace

CrosswalkCounts read_crosswalk_file(const std::filesystem::path& path, const Territory& territory,
                                    const Date& date) {
    FileSource source(path);
    CsvReader reader(source);
    CountReader counts(path, territory, date);
    TableRecord record;
    if (!reader.next(record)) throw Failure(fault::crosswalk_empty, {{"path", path.string()}});
    counts.take_header(record);
    while (reader.next(record))
        counts.take_row(record);
    return counts.taken();
}

}  // namespace baophu::cli

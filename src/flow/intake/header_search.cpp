#include "flow/intake/header_search.h"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "flow/intake/cell.h"

namespace baophu::intake {
namespace {

constexpr std::size_t rows_searched = 30;

// A file that is no UTF-8 text is refused whole: guessing at single rows would store wrong names.
void require_text(const TableRecord& record) {
    if (record.status == RecordStatus::not_text) throw Failure(fault::file_not_text);
    if (!record.utf8_valid) throw Failure(fault::file_not_utf8, {{"line", std::to_string(record.line)}});
}

// What the search in one sheet came to: the columns, or why not.
struct Search {
    std::unique_ptr<TableRows> rows;
    std::optional<ColumnPlaces> places;
    std::optional<Fault> nearest;  // Of the row that names the most columns.
    std::size_t nearest_columns = 0;
};

Result<ColumnPlaces> places_in(const std::optional<std::string>& named, std::span<const std::string> header) {
    return named ? place_columns(dataset(*named), header) : recognise(header);
}

Search search(const TableFile& file, std::size_t sheet, const std::optional<std::string>& named,
              const ReadWatch& watch) {
    Search result{.rows = file.rows(sheet, watch), .places = {}, .nearest = {}};
    TableRecord record;
    for (std::size_t row = 0; row < rows_searched && result.rows->next(record); ++row) {
        require_text(record);
        const std::vector<std::string> header(record.cells.begin(), record.cells.end());
        Result<ColumnPlaces> places = places_in(named, header);
        if (places) {
            result.places = std::move(places).value();
            return result;
        }
        const std::size_t columns = columns_named(header);
        if (result.nearest && columns <= result.nearest_columns) continue;
        result.nearest = places.fault();
        result.nearest_columns = columns;
    }
    return result;
}

// "3", "(3)", "[03]" -> 3; "A" -> 0, for the columns before the first number.
std::optional<int> column_number(std::string_view cell) {
    while (!cell.empty() && (cell.front() == '(' || cell.front() == '['))
        cell.remove_prefix(1);
    while (!cell.empty() && (cell.back() == ')' || cell.back() == ']'))
        cell.remove_suffix(1);
    if (cell.size() == 1 && cell.front() >= 'A' && cell.front() <= 'Z') return 0;
    int number = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (error != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
    return number;
}

bool numbers_the_columns(const TableRecord& record) {
    constexpr int fewest = 3;
    int count = 0;
    int last = 0;
    for (const std::string_view written : record.cells) {
        const std::string_view cell = trimmed(written);
        if (cell.empty()) continue;
        const std::optional<int> number = column_number(cell);
        const bool follows = number && (*number == 0 ? last == 0 : last == 0 || *number == last + 1);
        if (!follows) return false;
        last = *number;
        ++count;
    }
    return count >= fewest;
}

}  // namespace

FoundTable::FoundTable(const TableFile& file, const std::optional<std::string>& dataset,
                       const ReadWatch& watch)
    : form_(file.form()) {
    std::string sheets;  // Those with a table, for the message.
    std::optional<Fault> nearest;
    std::size_t nearest_columns = 0;
    for (std::size_t i = 0; i < file.sheets().size(); ++i) {
        const Sheet& sheet = file.sheets()[i];
        if (sheet.hidden) continue;
        Search result = search(file, i, dataset, watch);
        if (result.places) {
            if (places_) throw Failure(fault::sheets_several, {{"sheets", sheets + ", " + sheet.name}});
            sheets = sheet.name;
            places_ = std::move(result.places);
            rows_ = std::move(result.rows);
        } else if (result.nearest && (!nearest || result.nearest_columns > nearest_columns)) {
            nearest = std::move(result.nearest);
            nearest_columns = result.nearest_columns;
        }
    }
    if (places_) return;
    throw Failure(nearest ? *nearest : Fault(fault::file_empty));
}

bool FoundTable::next(TableRecord& record) {
    if (!rows_->next(record)) return false;
    require_text(record);
    const bool first = !std::exchange(begun_, true);
    if (first && numbers_the_columns(record)) return next(record);
    return true;
}

}  // namespace baophu::intake

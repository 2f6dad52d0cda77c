#include "flow/intake/header_search.h"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "flow/intake/cell.h"
#include "flow/intake/two_row_header.h"

namespace baophu::intake {
namespace {

constexpr std::size_t rows_searched = 30;
constexpr std::size_t title_bytes = 500;

// Bytes that are no text spoil the whole file: guessing at single rows would store wrong names.
void require_text(const TableRecord& record, bool utf8_stated) {
    if (record.status == RecordStatus::not_text) throw Failure(fault::file_not_text);
    if (utf8_stated && !record.utf8_valid)
        throw Failure(fault::file_not_utf8, {{"line", std::to_string(record.line)}});
}

bool says_utf8(const TableHints& hints) {
    return hints.encoding == text::Encoding::utf8;
}

class Searching {
public:
    Searching(const TableFile& file, std::size_t sheet, const TableHints& hints, const ReadWatch& watch)
        : hints_(hints),
          result_{.rows = std::make_unique<PeekedRows>(
                      std::make_unique<DecodedRows>(file.rows(sheet, watch), hints.encoding))} {}

    FoundTable::Search search() {
        TableRecord record;
        for (std::size_t row = 0; row < rows_max() && !result_.places && result_.rows->next(record); ++row) {
            require_text(record, says_utf8(hints_));
            if (!hints_.header_row) {
                take(record);
            } else if (record.line == *hints_.header_row) {
                take(record);
                break;
            } else {
                keep_titles(record.cells);
            }
        }
        return std::move(result_);
    }

private:
    // A header that the user points at may stand anywhere.
    std::size_t rows_max() const {
        return hints_.header_row ? static_cast<std::size_t>(*hints_.header_row) : rows_searched;
    }

    void take(const TableRecord& record) {
        const std::vector<std::string> header(record.cells.begin(), record.cells.end());
        result_.header_row = record.line;
        if (takes_two_rows(header) || takes(header)) return;
        keep_titles(header);
    }

    bool takes_two_rows(const std::vector<std::string>& upper) {
        const TableRecord* lower = result_.rows->peek();
        if (lower == nullptr || lower->status != RecordStatus::good) return false;
        const auto header = header_of_two_rows(upper, lower->cells);
        if (!header || !takes(*header)) return false;
        TableRecord read;
        return result_.rows->next(read);
    }

    bool takes(const std::vector<std::string>& header) {
        Result<ColumnPlaces> places = recognise(header, hints_.header, result_.titles);
        if (places) {
            result_.places = std::move(places).value();
            result_.header = header;
            return true;
        }
        const std::size_t columns = columns_named(header);
        if (!result_.nearest || columns > result_.nearest_columns) {
            result_.nearest = places.fault();
            result_.nearest_columns = columns;
        }
        return false;
    }

    template <typename Cells>
    void keep_titles(const Cells& cells) {
        for (const std::string_view cell : cells) {
            if (const std::string_view title = trimmed(cell); !title.empty())
                result_.titles.emplace_back(shortened(title, title_bytes));
        }
    }

    const TableHints& hints_;
    FoundTable::Search result_;
};

// "2" is a number unless a sheet is called so.
std::size_t stated_sheet(const TableFile& file, const std::string& stated) {
    const auto named = std::ranges::find(file.sheets(), stated, &Sheet::name);
    if (named != file.sheets().end()) return static_cast<std::size_t>(named - file.sheets().begin());
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(stated.data(), stated.data() + stated.size(), number);
    const bool whole = error == std::errc() && end == stated.data() + stated.size();
    if (whole && number >= 1 && number <= file.sheets().size()) return number - 1;
    std::string known;
    for (const Sheet& sheet : file.sheets())
        known += (known.empty() ? "" : ", ") + sheet.name;
    throw Failure(fault::sheet_unknown, {{"sheet", stated}, {"known", known}});
}

std::vector<std::size_t> sheets_to_search(const TableFile& file, const TableHints& hints) {
    if (hints.sheet) return {stated_sheet(file, *hints.sheet)};
    std::vector<std::size_t> sheets;
    for (std::size_t i = 0; i < file.sheets().size(); ++i) {
        if (!file.sheets()[i].hidden) sheets.push_back(i);
    }
    return sheets;
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

FoundTable::FoundTable(const TableFile& file, const TableHints& hints, const ReadWatch& watch)
    : form_(file.form()), utf8_stated_(says_utf8(hints)) {
    std::optional<Fault> nearest;
    std::size_t nearest_columns = 0;
    for (const std::size_t i : sheets_to_search(file, hints)) {
        Search result = Searching(file, i, hints, watch).search();
        if (result.places) {
            const std::string& name = file.sheets()[i].name;
            if (found_.places) throw Failure(fault::sheets_several, {{"sheets", sheet_ + ", " + name}});
            sheet_ = name;
            found_ = std::move(result);
        } else if (result.nearest && (!nearest || result.nearest_columns > nearest_columns)) {
            nearest = std::move(result.nearest);
            nearest_columns = result.nearest_columns;
        }
    }
    if (found_.places) return;
    if (!nearest && hints.header_row)
        throw Failure(fault::header_row_missing, {{"row", std::to_string(*hints.header_row)}});
    throw Failure(nearest ? *nearest : Fault(fault::file_empty));
}

bool FoundTable::next(TableRecord& record) {
    if (!found_.rows->next(record)) return false;
    require_text(record, utf8_stated_);
    const bool first = !std::exchange(begun_, true);
    if (first && numbers_the_columns(record)) return next(record);
    return true;
}

}  // namespace baophu::intake

#include "core/documents/workbook.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <deque>
#include <optional>
#include <utility>

#include "core/base/date.h"
#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/documents/read_ahead.h"
#include "core/documents/workbook_parts.h"
#include "core/documents/xml_reader.h"

namespace baophu {
namespace {

constexpr std::size_t columns_max = 16'384;  // "XFD", the last column of Excel.

// "BC12" -> 54, counted from 0; nothing without letters or beyond the last column.
std::optional<std::size_t> column_of(std::string_view reference) {
    std::size_t column = 0;
    for (const char c : reference) {
        if (c < 'A' || c > 'Z') break;
        column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
        if (column > columns_max) return std::nullopt;
    }
    if (column == 0) return std::nullopt;
    return column - 1;
}

template <class Number>
Number number_or(std::string_view text, Number otherwise) {
    Number number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? number : otherwise;
}

// "2018-12-31T00:00:00" -> "31/12/2018"; other texts as they are.
std::string iso_day_text(std::string_view text) {
    constexpr std::size_t day_length = 10;
    const std::optional<Date> day = Date::parse(text.substr(0, day_length));
    const bool midnight = text.size() <= day_length || text.substr(day_length).starts_with("T00:00:00");
    return day && midnight ? day->vietnamese() : std::string(text);
}

// One row as it was read. Shared texts are pointed at, not copied: a small piece of a sheet can
// name a large text many times.
struct ReadRow {
    struct Cell {
        std::size_t column;
        std::string_view shared;  // Else bytes from `first`, `length` of them.
        std::size_t first = 0;
        std::size_t length = 0;
        bool number = false;
    };
    std::uint64_t line = 0;
    std::string bytes;
    std::vector<Cell> cells;
    std::size_t length = 0;  // Of all texts together.
    std::size_t width = 0;   // The last cell with a text, counted from 1.
    bool too_long = false;

    std::string_view text(const Cell& cell) const {
        if (!cell.shared.empty()) return cell.shared;
        return std::string_view(bytes).substr(cell.first, cell.length);
    }
};

enum class CellKind { number, shared_text, own_text, boolean, iso_date };

// Of the attribute "t".
CellKind kind_of(std::string_view word) {
    if (word == "n") return CellKind::number;
    if (word == "s") return CellKind::shared_text;
    if (word == "b") return CellKind::boolean;
    if (word == "d") return CellKind::iso_date;
    return CellKind::own_text;  // inlineStr, str, e.
}

class RowEvents final : public XmlEvents {
public:
    RowEvents(const Workbook::Parts& parts, std::string part) : parts_(parts), part_(std::move(part)) {}

    std::deque<ReadRow> rows;

    void begin(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "row") begin_row(attributes);
        if (name == "c") begin_cell(attributes);
        if (name == "rPh") in_phonetic_ = true;
        if (name == "v" || name == "t") in_value_ = !in_phonetic_;
    }

    void end(std::string_view name) override {
        if (name == "rPh") in_phonetic_ = false;
        if (name == "v" || name == "t") in_value_ = false;
        if (name == "c") end_cell();
        if (name == "row") end_row();
    }

    void text(std::string_view piece) override {
        if (!in_value_) return;
        if (value_.size() + piece.size() <= parts_.limits.row_bytes_max) {
            value_ += piece;
        } else {
            row_.too_long = true;
        }
    }

private:
    // Rows and cells may lack their names; they then follow the one before.
    void begin_row(const XmlAttributes& attributes) {
        line_ = number_or(attributes.find("r").value_or(""), line_ + 1);
        row_ = ReadRow{.line = line_, .bytes = {}, .cells = {}};
        row_.cells.reserve(cells_before_);
        next_column_ = 0;
    }

    void begin_cell(const XmlAttributes& attributes) {
        std::string_view reference;
        kind_ = CellKind::number;
        style_ = 0;
        attributes.each([&](std::string_view name, std::string_view value) {
            if (name == "r") reference = value;
            if (name == "t") kind_ = kind_of(value);
            if (name == "s") style_ = number_or(value, std::size_t{0});
        });
        column_ = next_column_;
        if (!reference.empty()) {
            const std::optional<std::size_t> named = column_of(reference);
            if (!named) too_wide();
            column_ = *named;
        }
        if (column_ >= columns_max) too_wide();
        next_column_ = column_ + 1;
        value_.clear();
    }

    [[noreturn]] void too_wide() const {
        throw Failure(fault::workbook_too_wide,
                      {{"path", parts_.zip.path()}, {"part", part_}, {"line", std::to_string(line_)}});
    }

    void end_cell() {
        if (value_.empty()) return;
        if (kind_ == CellKind::shared_text) {
            const std::string_view shared = parts_.texts.at(number_or(value_, SIZE_MAX));
            if (takes(shared)) row_.cells.push_back({.column = column_, .shared = shared});
            return;
        }
        const std::string own = own_text();
        if (!takes(own)) return;
        row_.cells.push_back({.column = column_,
                              .shared = {},
                              .first = row_.bytes.size(),
                              .length = own.size(),
                              .number = is_number()});
        row_.bytes += own;
    }

    void end_row() {
        cells_before_ = row_.cells.size();
        if (row_.width > 0) rows.push_back(std::move(row_));
    }

    std::string own_text() const {
        if (kind_ == CellKind::number) return cell_text(value_, format(), parts_.date_system);
        if (kind_ == CellKind::boolean) return value_ == "1" ? "TRUE" : "FALSE";
        if (kind_ == CellKind::iso_date) return iso_day_text(value_);
        return without_escapes(value_);
    }

    bool is_number() const { return kind_ == CellKind::number && format().kind == CellFormat::Kind::number; }

    CellFormat format() const {
        return style_ < parts_.formats.size() ? parts_.formats[style_] : CellFormat{};
    }

    // Counts the text; false if it is empty or the row has grown too long.
    bool takes(std::string_view text) {
        if (text.empty()) return false;
        row_.length += text.size();
        row_.width = std::max(row_.width, column_ + 1);
        row_.too_long = row_.too_long || row_.length > parts_.limits.row_bytes_max;
        return !row_.too_long;
    }

    const Workbook::Parts& parts_;
    std::string part_;
    std::uint64_t line_ = 0;
    ReadRow row_;
    std::size_t cells_before_ = 0;  // Of the row before: most rows are as wide.
    std::size_t next_column_ = 0;
    std::size_t column_ = 0;
    std::size_t style_ = 0;
    CellKind kind_ = CellKind::number;
    std::string value_;
    bool in_value_ = false;
    bool in_phonetic_ = false;
};

// The rows of a piece of the sheet, and how far the sheet is read behind it.
struct ReadPiece {
    std::deque<ReadRow> rows;
    std::uint64_t bytes;
};

// Unpacking and parsing take most of the time of a workbook; each has a thread of its own.
class ReadingRows final : public TableRows {
public:
    ReadingRows(const Workbook::Parts& parts, const Sheet& sheet, ReadWatch watch)
        : watch_(std::move(watch)),
          bytes_(parts.zip.size(sheet.part)),
          events_(parts, sheet.part),
          source_(parts.zip.open(sheet.part)),
          unpacked_(*source_),
          watched_(unpacked_, bytes_, [this](std::uint64_t done, std::uint64_t) { done_ = done; }),
          reader_(watched_, events_, parts.zip.path(), sheet.part),
          ahead_([this] { return read_piece(); }) {}

    bool next(TableRecord& record) override {
        while (piece_.rows.empty()) {
            auto piece = ahead_.next();
            if (!piece) return false;
            piece_ = *std::move(piece);
            if (watch_) watch_(piece_.bytes, bytes_);
        }
        row_ = std::move(piece_.rows.front());
        piece_.rows.pop_front();
        texts_.assign(row_.too_long ? 0 : row_.width, {});
        numbers_.assign(texts_.size(), 0);
        for (const ReadRow::Cell& cell : row_.cells) {
            if (row_.too_long) break;
            texts_[cell.column] = row_.text(cell);
            numbers_[cell.column] = cell.number ? 1 : 0;
        }
        record = TableRecord{.cells = texts_,
                             .numbers = numbers_,
                             .line = row_.line,
                             .number = ++records_,
                             .status = row_.too_long ? RecordStatus::too_long : RecordStatus::good};
        return true;
    }

private:
    std::optional<ReadPiece> read_piece() {
        const bool more = reader_.read_piece();
        if (!more && events_.rows.empty()) return std::nullopt;
        return ReadPiece{std::exchange(events_.rows, {}), done_};
    }

    ReadWatch watch_;
    std::uint64_t bytes_;
    ReadPiece piece_{};
    ReadRow row_;
    std::vector<std::string_view> texts_;
    std::vector<std::uint8_t> numbers_;
    std::uint64_t records_ = 0;

    // Of the threads ahead.
    RowEvents events_;
    std::unique_ptr<ByteSource> source_;
    ReadAheadSource unpacked_;
    std::uint64_t done_ = 0;
    WatchedSource watched_;
    XmlReader reader_;
    ReadAhead<ReadPiece> ahead_;  // The last: it uses those above.
};

}  // namespace

Workbook::Workbook(const std::filesystem::path& path, WorkbookLimits limits)
    : parts_(std::make_unique<Parts>(path, limits)) {}

Workbook::~Workbook() = default;

const std::vector<Sheet>& Workbook::sheets() const {
    return parts_->sheets;
}

std::unique_ptr<TableRows> Workbook::rows(std::size_t sheet, ReadWatch watch) const {
    return std::make_unique<ReadingRows>(*parts_, parts_->sheets.at(sheet), std::move(watch));
}

}  // namespace baophu

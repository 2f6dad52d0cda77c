#include "core/documents/csv_reader.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/documents/utf8.h"

namespace baophu {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view delimiters = ",;\t";

bool is_line_break(char c) {
    return c == '\n' || c == '\r';
}

constexpr RecordBuffer::Marks marks_of(std::string_view bytes) {
    RecordBuffer::Marks marks{};
    for (const char c : bytes)
        marks[static_cast<unsigned char>(c)] = true;
    return marks;
}

constexpr RecordBuffer::Marks ends_quoted_piece = marks_of({"\"\n\r\0", 4});

}  // namespace

CsvReader::CsvReader(ByteSource& source, CsvOptions options)
    : buffer_(source, options.record_bytes_max, options.buffer_bytes), options_(options) {}

bool CsvReader::next(TableRecord& record) {
    do {
        if (!begin_record()) return false;
        while (read_cell())
            continue;
    } while (blank());
    record.line = record_line_;
    record.number = ++records_;
    record.status = status();
    gather_texts(record.status);
    record.cells = texts_;
    record.utf8_valid = valid_utf8();
    return true;
}

// The line end of the record before is still there; it goes with the blank lines.
bool CsvReader::begin_record() {
    if (!started_) skip_byte_order_mark();
    for (buffer_.begin_record(); buffer_.more() && is_line_break(buffer_.front()); buffer_.begin_record()) {
        take_line_break();
    }
    if (!buffer_.more()) return false;
    if (!started_) learn_delimiter();
    started_ = true;
    record_line_ = line_;
    cells_.clear();
    too_many_cells_ = nul_found_ = quote_open_ = pieces_joined_ = false;
    return true;
}

void CsvReader::skip_byte_order_mark() {
    if (!buffer_.holds(byte_order_mark.size())) return;
    for (std::size_t i = 0; i < byte_order_mark.size(); ++i) {
        if (buffer_.ahead(i) != byte_order_mark[i]) return;
    }
    for (std::size_t i = 0; i < byte_order_mark.size(); ++i)
        buffer_.step();
}

void CsvReader::learn_delimiter() {
    if (options_.delimiter == 0) options_.delimiter = likeliest_delimiter();
    ends_plain_ = marks_of(std::string{options_.delimiter, '\n', '\r', '\0'});
}

// Looks ahead over the first record, or as much of it as may be kept, without a step.
char CsvReader::likeliest_delimiter() {
    std::array<std::size_t, delimiters.size()> counts{};
    bool quoted = false;
    bool quote_opens = true;  // At the beginning of a cell, and as the second of a doubled quote.
    for (std::size_t i = 0; i < options_.record_bytes_max && buffer_.holds(i + 1); ++i) {
        const char c = buffer_.ahead(i);
        if (quoted) {
            quoted = c != '"';
            quote_opens = !quoted;
            continue;
        }
        if (is_line_break(c)) break;
        const std::size_t candidate = delimiters.find(c);
        if (candidate < counts.size()) ++counts[candidate];
        quoted = c == '"' && quote_opens;
        quote_opens = candidate < counts.size();
    }
    return delimiters[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

void CsvReader::take_line_break() {
    const bool carriage_return = buffer_.front() == '\r';
    buffer_.step();
    if (carriage_return && buffer_.more() && buffer_.front() == '\n') buffer_.step();
    ++line_;
}

// Reads one cell and the delimiter after it; false if the record or the file ends instead.
bool CsvReader::read_cell() {
    Cell cell{buffer_.place(), 0};
    if (buffer_.more() && buffer_.front() == '"') cell = read_quoted();
    const std::size_t piece = buffer_.place();
    const bool ended = skip_to(ends_plain_);
    append(cell, piece);
    add(cell);
    if (!ended || buffer_.front() != options_.delimiter) return false;
    buffer_.step();
    return true;
}

// Reads up to and with the closing quote. A doubled quote ends a piece of the text, and its
// second half begins the next.
CsvReader::Cell CsvReader::read_quoted() {
    buffer_.step();
    std::size_t piece = buffer_.place();
    Cell cell{piece, 0};
    while (skip_to_quote()) {
        append(cell, piece);
        buffer_.step();
        if (!buffer_.more() || buffer_.front() != '"') return cell;
        piece = buffer_.place();
        buffer_.step();
    }
    quote_open_ = true;
    return cell;
}

bool CsvReader::skip_to_quote() {
    while (skip_to(ends_quoted_piece)) {
        if (buffer_.front() == '"') return true;
        take_line_break();
    }
    return false;
}

// Steps to the next marked byte, but over NUL bytes, which only have to be known of.
bool CsvReader::skip_to(const RecordBuffer::Marks& marks) {
    while (buffer_.skip_to(marks)) {
        if (buffer_.front() != '\0') return true;
        nul_found_ = true;
        buffer_.step();
    }
    return false;
}

// Adds what stands from `piece` up to here to the cell, closing the gap that a quote left.
void CsvReader::append(Cell& cell, std::size_t piece) {
    if (piece != cell.first + cell.length) {
        buffer_.move_down(piece, cell.first + cell.length);
        pieces_joined_ = true;
    }
    cell.length += buffer_.place() - piece;
}

void CsvReader::add(const Cell& cell) {
    if (cells_.size() < options_.cells_max) {
        cells_.push_back(cell);
    } else {
        too_many_cells_ = true;
    }
}

bool CsvReader::blank() const {
    return cells_.size() == 1 && cells_.front().length == 0 && !too_many_cells_ && !quote_open_;
}

// The buffer is at rest now, so texts may point into it.
void CsvReader::gather_texts(RecordStatus status) {
    texts_.resize(status == RecordStatus::good ? cells_.size() : 0);
    for (std::size_t i = 0; i < texts_.size(); ++i)
        texts_[i] = buffer_.text(cells_[i].first, cells_[i].length);
}

RecordStatus CsvReader::status() const {
    if (nul_found_) return RecordStatus::not_text;
    if (quote_open_) return RecordStatus::quote_open;
    if (buffer_.too_long()) return RecordStatus::too_long;
    if (too_many_cells_) return RecordStatus::too_many_cells;
    return RecordStatus::good;
}

// All cells are valid just if all the record is, as quotes and delimiters are ASCII; but where
// pieces were moved, the bytes between the cells are no longer those of the file.
bool CsvReader::valid_utf8() const {
    if (texts_.empty()) return true;
    if (!pieces_joined_) return is_valid_utf8(buffer_.text(0, buffer_.place()));
    return std::ranges::all_of(texts_, is_valid_utf8);
}

}  // namespace baophu

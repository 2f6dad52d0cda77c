// The slow and obvious twin of CsvReader: one character after the other over a text that is
// wholly in memory, every cell a string of its own. Rules CSV-1 to CSV-6 of csv_reader.h can
// be read off it line by line. The unit test and the fuzz target hold the two together.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/documents/csv_reader.h"

namespace baophu {

struct SlowCsvRecord {
    std::vector<std::string> cells;
    std::uint64_t line = 0;
    std::uint64_t number = 0;
    RecordStatus status = RecordStatus::good;
    bool utf8_valid = true;

    bool operator==(const SlowCsvRecord&) const = default;
};

// The bytes of one code point, if it has any in UTF-8.
inline std::string slow_utf8_of(unsigned code) {
    const auto byte = [](unsigned value) { return static_cast<char>(value); };
    const auto rest = [&](unsigned shift) { return byte(0x80 | ((code >> shift) & 0x3F)); };
    if (code < 0x80) return {byte(code)};
    if (code < 0x800) return {byte(0xC0 | (code >> 6)), rest(0)};
    if (code >= 0xD800 && code <= 0xDFFF) return {};
    if (code < 0x10000) return {byte(0xE0 | (code >> 12)), rest(6), rest(0)};
    if (code < 0x110000) return {byte(0xF0 | (code >> 18)), rest(12), rest(6), rest(0)};
    return {};
}

// Reads a code point as leniently as can be and asks whether these bytes are how it is written.
inline bool slow_valid_utf8(std::string_view text) {
    while (!text.empty()) {
        const auto byte = [&](std::size_t i) {
            return static_cast<unsigned>(static_cast<unsigned char>(text[i]));
        };
        const std::size_t length = byte(0) < 0xC0 ? 1 : byte(0) < 0xE0 ? 2 : byte(0) < 0xF0 ? 3 : 4;
        if (text.size() < length) return false;
        unsigned code = length == 1 ? byte(0) : byte(0) & (0x7Fu >> length);
        for (std::size_t i = 1; i < length; ++i)
            code = code << 6 | (byte(i) & 0x3F);
        if (slow_utf8_of(code) != text.substr(0, length)) return false;
        text.remove_prefix(length);
    }
    return true;
}

class SlowCsvTwin {
public:
    explicit SlowCsvTwin(CsvOptions options) : options_(options) {}

    std::vector<SlowCsvRecord> read(std::string_view text) {
        if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
        if (options_.delimiter == 0) options_.delimiter = likeliest_delimiter(text);
        for (const char c : text) {
            take(c);
            if (c == '\r' || (c == '\n' && before_ != '\r')) ++line_;
            before_ = c;
        }
        if (length_ > 0) end_record();
        return std::move(records_);
    }

    char delimiter() const { return options_.delimiter; }

private:
    enum class State { cell_begins, plain, quoted, quote_seen };

    static bool is_line_break(char c) { return c == '\r' || c == '\n'; }

    void take(char c) {
        const bool in_quotes = state_ == State::quoted || (state_ == State::quote_seen && c == '"');
        if (is_line_break(c) && !in_quotes) {
            end_record();
            return;
        }
        if (length_ == 0) record_.line = line_;
        ++length_;
        if (c == '\0') nul_ = true;
        if (state_ == State::quoted) {
            if (c == '"')
                state_ = State::quote_seen;
            else
                cell_ += c;
        } else if (state_ == State::quote_seen && c == '"') {
            cell_ += c;
            state_ = State::quoted;
        } else if (state_ == State::cell_begins && c == '"') {
            state_ = State::quoted;
        } else if (c == options_.delimiter) {
            end_cell();
        } else {
            cell_ += c;
            state_ = State::plain;
        }
    }

    void end_cell() {
        record_.cells.push_back(cell_);
        cell_.clear();
        state_ = State::cell_begins;
    }

    void end_record() {
        const bool quote_open = state_ == State::quoted;
        end_cell();
        const bool blank = record_.cells == std::vector<std::string>{""} && !quote_open;
        if (!blank) {
            record_.number = records_.size() + 1;
            record_.status = nul_                                        ? RecordStatus::not_text
                             : quote_open                                ? RecordStatus::quote_open
                             : length_ > options_.record_bytes_max       ? RecordStatus::too_long
                             : record_.cells.size() > options_.cells_max ? RecordStatus::too_many_cells
                                                                         : RecordStatus::good;
            if (record_.status != RecordStatus::good) record_.cells.clear();
            record_.utf8_valid = std::ranges::all_of(record_.cells, slow_valid_utf8);
            records_.push_back(record_);
        }
        record_ = {};
        length_ = 0;
        nul_ = false;
    }

    // Counts each candidate in the first line that is not empty, quoted line breaks included.
    char likeliest_delimiter(std::string_view text) const {
        while (!text.empty() && is_line_break(text.front()))
            text.remove_prefix(1);
        text = text.substr(0, options_.record_bytes_max);
        const std::string_view candidates = ",;\t";
        std::vector<std::size_t> counts(candidates.size(), 0);
        State state = State::cell_begins;
        for (const char c : text) {
            if (state == State::quoted) {
                if (c == '"') state = State::quote_seen;
            } else if (c == '"' && state != State::plain) {
                state = State::quoted;
            } else if (is_line_break(c)) {
                break;
            } else if (candidates.find(c) != std::string_view::npos) {
                ++counts[candidates.find(c)];
                state = State::cell_begins;
            } else {
                state = State::plain;
            }
        }
        if (counts[0] >= counts[1] && counts[0] >= counts[2]) return ',';
        return counts[1] >= counts[2] ? ';' : '\t';
    }

    CsvOptions options_;
    std::vector<SlowCsvRecord> records_;
    SlowCsvRecord record_;
    std::string cell_;
    State state_ = State::cell_begins;
    std::size_t length_ = 0;
    std::uint64_t line_ = 1;
    char before_ = 0;
    bool nul_ = false;
};

// What CsvReader gives for the same bytes, as strings that last.
inline std::vector<SlowCsvRecord> read_all(CsvReader& reader) {
    std::vector<SlowCsvRecord> records;
    for (TableRecord record; reader.next(record);) {
        records.push_back({.cells = {record.cells.begin(), record.cells.end()},
                           .line = record.line,
                           .number = record.number,
                           .status = record.status,
                           .utf8_valid = record.utf8_valid});
    }
    return records;
}

}  // namespace baophu

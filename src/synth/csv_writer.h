// CsvWriter: a CSV file, cell by cell, through a buffer of its own.
//
//     deliveries   byte-order mark, CRLF: as offices save from a spreadsheet
//     truth        neither: for programs
//
// Cells are parted by commas and quoted where they must be (RFC 4180). Throws
// Failure(disk_full) when there is no room, Failure(system_error) on any other mishap, both
// with path and problem. One that is destroyed before close() leaves an unfinished file.
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "synth/numbers.h"

namespace baophu::synth {

enum class CsvKind { delivery, truth };

class CsvWriter {
public:
    // Makes the file anew.
    CsvWriter(std::filesystem::path path, CsvKind kind);
    // And writes its first line.
    CsvWriter(std::filesystem::path path, CsvKind kind, std::span<const std::string_view> header);

    CsvWriter& cell(std::string_view text);
    CsvWriter& number(std::int64_t value);  // "1204"
    CsvWriter& money(std::int64_t dong);    // "68.400.000"
    CsvWriter& number(ShownNumber shown);   // "075193001234", or an empty cell
    CsvWriter& day(const Date& date);       // "31/12/2018"
    void end_row();
    void lines(std::string_view whole);  // As they are.

    // Everything is with the operating system when this returns.
    void close();

private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };

    void part();
    void flush();
    [[noreturn]] void fail() const;

    std::filesystem::path path_;
    std::unique_ptr<std::FILE, Close> file_;
    std::string_view line_end_;
    std::string buffer_;
    bool row_begun_ = false;
};

// Throws Failure as above, for what went wrong with `path`.
[[noreturn]] void throw_write_failure(const std::filesystem::path& path, int error_number);

}  // namespace baophu::synth

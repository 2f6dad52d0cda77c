#include "edge/registers/csv_columns.h"

#include <fstream>
#include <random>

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/temporary_folder_for_tests.h"
#include "core/documents/csv_reader.h"
#include "edge/registers/csv_twins_for_tests.h"

namespace baophu::registers {
namespace {

using Rows = CsvRows;

std::filesystem::path write(const TemporaryFolder& folder, const std::string& text) {
    const std::filesystem::path file = folder / "register.csv";
    std::ofstream(file, std::ios::binary) << text;
    return file;
}

std::string code_of(const std::filesystem::path& file, const WantedColumns& wanted) {
    try {
        rows_of_columns(file, wanted);
    } catch (const Failure& failure) {
        return failure.fault().code;
    }
    return "";
}

const WantedColumns name_and_id{.fields = {"name"}, .id = "id", .truth = {}};

TEST(CsvColumns, REG1_FindsDelimiterAndHeaders) {
    const TemporaryFolder folder;
    EXPECT_EQ(rows_of_columns(write(folder, "\xef\xbb\xbfid; name ;x\n1;An;2\n"), name_and_id),
              (Rows{{"An", "1"}}));
    EXPECT_EQ(rows_of_columns(write(folder, "\"name\"\tid\nAn\t1\n"), name_and_id), (Rows{{"An", "1"}}));
}

TEST(CsvColumns, REG2_LinesEndInEitherWay) {
    const TemporaryFolder folder;
    EXPECT_EQ(rows_of_columns(write(folder, "id,name\r\n1,An\r\n\r\n2,Binh\n\n3,\"Chi\""), name_and_id),
              (Rows{{"An", "1"}, {"Binh", "2"}, {"Chi", "3"}}));
}

TEST(CsvColumns, QuotesAreUndone) {
    const TemporaryFolder folder;
    EXPECT_EQ(rows_of_columns(write(folder, "id,name\n1,\"An, \"\"the\"\"\nfirst\"\n"), name_and_id),
              (Rows{{"An, \"the\"\nfirst", "1"}}));
}

TEST(CsvColumns, RowsMayBeShortOrLong) {
    const TemporaryFolder folder;
    EXPECT_EQ(rows_of_columns(write(folder, "id,name\n1\n2,Binh,and,more\n"), name_and_id),
              (Rows{{"", "1"}, {"Binh", "2"}}));
}

TEST(CsvColumns, AColumnMayBeFieldAndIdAtTheSameTime) {
    const TemporaryFolder folder;
    EXPECT_EQ(rows_of_columns(write(folder, "id\n7\n"), {.fields = {"id", "id"}, .id = "id", .truth = {}}),
              (Rows{{"7", "7", "7"}}));
}

TEST(CsvColumns, WhatIsWrongIsTold) {
    const TemporaryFolder folder;
    EXPECT_EQ(code_of(folder / "absent", name_and_id), fault::file_unreadable);
    EXPECT_EQ(code_of(write(folder, ""), name_and_id), fault::file_empty);
    EXPECT_EQ(code_of(write(folder, "id,other\n1,2\n"), name_and_id), fault::link_column_missing);
}

class Tables {
public:
    explicit Tables(unsigned seed) : random_(seed) {}

    // A table of three columns, written as programs write them: some cells quoted, lines ended in either way.
    std::string write() {
        const std::string end = one_in(2) ? "\n" : "\r\n";
        std::string text = "a,b,c" + end;
        for (unsigned row = 0; row < 40 + below(300); ++row) {
            for (unsigned column = 0; column < 3; ++column)
                text += (column > 0 ? "," : "") + cell();
            text += end;
        }
        return text;
    }

private:
    unsigned below(unsigned bound) { return static_cast<unsigned>(random_() % bound); }
    bool one_in(unsigned count) { return below(count) == 0; }

    std::string cell() {
        if (one_in(12)) return "5\" " + std::to_string(below(9));  // A quote inside of a cell is a letter.
        constexpr std::string_view letters = "ab ,;\"\n1";
        std::string value;
        for (unsigned length = below(one_in(8) ? 60 : 7); length > 0; --length)
            value += letters[below(letters.size())];
        if (value.find_first_of(",\"\n") == std::string::npos && !one_in(4))
            return value.empty() ? "x" : value;
        std::string quoted = "\"";
        for (const char c : value)
            quoted += c == '"' ? "\"\"" : std::string(1, c);
        return quoted + '"';
    }

    std::mt19937 random_;
};

Rows read_slowly(const std::string& text) {
    MemorySource source(text);
    CsvReader reader(source, {.delimiter = ','});
    Rows rows;
    for (TableRecord record; reader.next(record);)
        rows.emplace_back(record.cells.begin(), record.cells.end());
    rows.erase(rows.begin());
    return rows;
}

// The reader of intake, and every cut of the file into parts.
TEST(CsvColumns, REG3_ReadsWhatTheReaderOfIntakeReads) {
    const TemporaryFolder folder;
    Tables tables(5);
    for (int table = 0; table < 60; ++table) {
        std::string text = tables.write();
        if (table % 10 == 0)
            for (int again = 0; again < 6; ++again)
                text += text.substr(text.find('\n') + 1);  // Large enough for several parts.
        const std::filesystem::path file = write(folder, text);
        const Rows expected = read_slowly(text);
        for (const std::size_t smallest_part : {bytes_worth_a_part, std::size_t{1}})
            for (const std::size_t parts : {1U, 2U, 5U, 90U})
                ASSERT_EQ(rows_of_columns(file, wanted_of({"a", "b", "c"}), parts, smallest_part), expected)
                    << text.substr(0, 500);
    }
}

// A table as some program writes it: its own delimiter, line end, quoting and letters.
class WrittenTable {
public:
    explicit WrittenTable(unsigned seed) : random_(seed) {
        delimiter = std::string_view(",;\t")[below(3)];
        line_end_ = one_in(2) ? "\n" : "\r\n";
        quotes_all_ = one_in(4);
        for (unsigned column = 0; column < 2 + below(3); ++column)
            headers.push_back("h" + std::to_string(column));
        write();
    }

    char delimiter = ',';
    std::vector<std::string> headers;
    CsvRows rows;
    std::string text;

private:
    unsigned below(unsigned bound) { return static_cast<unsigned>(random_() % bound); }
    bool one_in(unsigned count) { return below(count) == 0; }

    std::string value() {
        static const std::vector<std::string> pieces{"a",  "b",    "1",    " ",          ",",    ";",
                                                     "\t", "\"",   "\"\"", "\n",         "\r\n", "Nguyễn",
                                                     "ß",  "Иван", "王",   "\U0001F600", "'",    "\\"};
        std::string made;
        if (one_in(5)) return made;
        for (unsigned length = 1 + below(one_in(8) ? 40 : 4); length > 0; --length)
            made += pieces[below(static_cast<unsigned>(pieces.size()))];
        return made;
    }

    std::string written(const std::string& cell) {
        const bool needed = cell.find_first_of(std::string("\"\r\n") + delimiter) != std::string::npos;
        if (!needed && !quotes_all_ && !one_in(10)) return cell;
        std::string quoted = "\"";
        for (const char c : cell)
            quoted += c == '"' ? "\"\"" : std::string(1, c);
        return quoted + '"';
    }

    void write_line(const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i)
            text += (i > 0 ? std::string(1, delimiter) : "") + written(cells[i]);
        text += line_end_;
    }

    void write() {
        if (one_in(4)) text = "\xef\xbb\xbf";
        write_line(headers);
        for (unsigned row = 0; row < below(60); ++row) {
            std::vector<std::string>& cells = rows.emplace_back();
            for (std::size_t column = 0; column < headers.size(); ++column)
                cells.push_back(value());
            write_line(cells);
        }
        if (one_in(3)) text.resize(text.size() - line_end_.size());
    }

    std::mt19937 random_;
    std::string line_end_;
    bool quotes_all_ = false;
};

// DuckDB, and what was written, in cuts of every size. It refuses none of them.
TEST(CsvColumns, REG4_ReadsWhatDuckDbReads) {
    const TemporaryFolder folder;
    warehouse::Database database = warehouse::Database::in_memory({.threads = 1});
    warehouse::Connection connection = database.connect();
    for (unsigned seed = 0; seed < 300; ++seed) {
        const WrittenTable table(seed);
        const std::filesystem::path file = write(folder, table.text);
        const auto expected = rows_of_duckdb(connection, file, table.delimiter, table.headers);
        ASSERT_TRUE(expected) << seed << "\n" << table.text;
        ASSERT_EQ(*expected, table.rows) << seed << "\n" << table.text;
        for (const std::size_t smallest_part : {bytes_worth_a_part, std::size_t{200}, std::size_t{1}})
            ASSERT_EQ(rows_of_columns(file, wanted_of(table.headers), 1 + seed % 50, smallest_part),
                      *expected)
                << seed << "\n"
                << table.text;
    }
}

}  // namespace
}  // namespace baophu::registers

#include "edge/registers/csv_columns.h"

#include <fstream>
#include <random>

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/temporary_folder_for_tests.h"
#include "core/documents/csv_reader.h"

namespace baophu::registers {
namespace {

using linkage::engine::Batch;
using linkage::engine::TextColumn;

using Rows = std::vector<std::vector<std::string>>;

std::filesystem::path write(const TemporaryFolder& folder, const std::string& text) {
    const std::filesystem::path file = folder / "register.csv";
    std::ofstream(file, std::ios::binary) << text;
    return file;
}

// The fields of every row, and its id behind them.
Rows read(const std::filesystem::path& file, const WantedColumns& wanted, std::size_t parts = 1) {
    std::vector<std::unique_ptr<KeptColumns>> kept;
    Rows rows;
    for (const auto& source : open_csv(file, wanted, parts, kept)) {
        for (Batch batch; source->next(batch);) {
            for (std::size_t row = 0; row < batch.rows; ++row) {
                std::vector<std::string>& cells = rows.emplace_back();
                for (const auto& column : batch.columns)
                    cells.emplace_back(std::get<TextColumn>(column).at(row));
            }
        }
    }
    std::size_t row = 0;
    for (const auto& part : kept)
        for (std::size_t i = 0; i < part->ids.size(); ++i)
            rows.at(row++).emplace_back(part->ids.at(i));
    EXPECT_EQ(row, rows.size());
    return rows;
}

std::string code_of(const std::filesystem::path& file, const WantedColumns& wanted) {
    try {
        read(file, wanted);
    } catch (const Failure& failure) {
        return failure.fault().code;
    }
    return "";
}

const WantedColumns name_and_id{.fields = {"name"}, .id = "id", .truth = {}};

TEST(CsvColumns, REG1_FindsDelimiterAndHeaders) {
    const TemporaryFolder folder;
    EXPECT_EQ(read(write(folder, "\xef\xbb\xbfid; name ;x\n1;An;2\n"), name_and_id), (Rows{{"An", "1"}}));
    EXPECT_EQ(read(write(folder, "\"name\"\tid\nAn\t1\n"), name_and_id), (Rows{{"An", "1"}}));
}

TEST(CsvColumns, REG2_LinesEndInEitherWay) {
    const TemporaryFolder folder;
    EXPECT_EQ(read(write(folder, "id,name\r\n1,An\r\n\r\n2,Binh\n\n3,\"Chi\""), name_and_id),
              (Rows{{"An", "1"}, {"Binh", "2"}, {"Chi", "3"}}));
}

TEST(CsvColumns, QuotesAreUndone) {
    const TemporaryFolder folder;
    EXPECT_EQ(read(write(folder, "id,name\n1,\"An, \"\"the\"\"\nfirst\"\n"), name_and_id),
              (Rows{{"An, \"the\"\nfirst", "1"}}));
}

TEST(CsvColumns, RowsMayBeShortOrLong) {
    const TemporaryFolder folder;
    EXPECT_EQ(read(write(folder, "id,name\n1\n2,Binh,and,more\n"), name_and_id),
              (Rows{{"", "1"}, {"Binh", "2"}}));
}

TEST(CsvColumns, AColumnMayBeFieldAndIdAtTheSameTime) {
    const TemporaryFolder folder;
    EXPECT_EQ(read(write(folder, "id\n7\n"), {.fields = {"id", "id"}, .id = "id", .truth = {}}),
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
        for (const std::size_t parts : {1U, 2U, 5U})
            ASSERT_EQ(read(file, {.fields = {"a", "b"}, .id = "c", .truth = {}}, parts), expected)
                << text.substr(0, 500);
    }
}

}  // namespace
}  // namespace baophu::registers

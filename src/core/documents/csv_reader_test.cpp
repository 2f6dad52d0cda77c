#include "core/documents/csv_reader.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/documents/slow_csv_twin_for_tests.h"

namespace baophu {

void PrintTo(const SlowCsvRecord& record, std::ostream* out) {
    *out << "line " << record.line << " number " << record.number << " status "
         << static_cast<int>(record.status) << (record.utf8_valid ? " " : " (not UTF-8) ")
         << ::testing::PrintToString(record.cells);
}

namespace {

using Records = std::vector<SlowCsvRecord>;
using Cells = std::vector<std::string>;

Records read(std::string_view text, CsvOptions options = {}) {
    MemorySource source(text);
    CsvReader reader(source, options);
    return read_all(reader);
}

std::vector<Cells> cells_of(std::string_view text, CsvOptions options = {}) {
    std::vector<Cells> all;
    for (const SlowCsvRecord& record : read(text, options))
        all.push_back(record.cells);
    return all;
}

char delimiter_of(std::string_view text) {
    MemorySource source(text);
    CsvReader reader(source);
    TableRecord record;
    reader.next(record);
    return reader.delimiter();
}

// Gives its bytes in pieces of one to three, as a pipe may.
class ChoppySource final : public ByteSource {
public:
    explicit ChoppySource(std::string_view bytes) : all_(bytes) {}
    std::size_t read(std::span<char> into) override {
        turn_ = turn_ % 3 + 1;
        return all_.read(into.first(std::min(turn_, into.size())));
    }

private:
    MemorySource all_;
    std::size_t turn_ = 0;
};

// `length` bytes of one letter that nobody has to keep.
class EndlessSource final : public ByteSource {
public:
    explicit EndlessSource(std::uint64_t length) : left_(length) {}
    std::size_t read(std::span<char> into) override {
        const std::size_t count = std::min<std::uint64_t>(left_, into.size());
        std::fill_n(into.begin(), count, left_ % 2 == 0 ? 'x' : 'y');
        if (lowest_ == nullptr || into.data() < lowest_) lowest_ = into.data();
        highest_ = std::max(highest_, into.data() + into.size());
        left_ -= count;
        return count;
    }

    // How far apart the bytes lay that the reader had room for.
    std::size_t spread() const { return static_cast<std::size_t>(highest_ - lowest_); }

private:
    std::uint64_t left_;
    char* lowest_ = nullptr;
    char* highest_ = nullptr;
};

TEST(CsvReader, CSV1SkipsAByteOrderMark) {
    EXPECT_EQ(cells_of("\xEF\xBB\xBFmã,tên\n"), (std::vector<Cells>{{"mã", "tên"}}));
    EXPECT_EQ(cells_of("\xEF\xBB\xBF\"a\",b"), (std::vector<Cells>{{"a", "b"}}));
    EXPECT_EQ(cells_of("\xEF\xBB\xBF"), std::vector<Cells>{});
    EXPECT_EQ(cells_of("\xEF\xBB"), (std::vector<Cells>{{"\xEF\xBB"}}));
    EXPECT_EQ(cells_of("a\n\xEF\xBB\xBF"), (std::vector<Cells>{{"a"}, {"\xEF\xBB\xBF"}}));
}

TEST(CsvReader, CSV2FindsTheDelimiter) {
    EXPECT_EQ(delimiter_of("a,b;c,d\n1;2;3;4"), ',');
    EXPECT_EQ(delimiter_of("a;b;c,d\n"), ';');
    EXPECT_EQ(delimiter_of("a\tb\n"), '\t');
    EXPECT_EQ(delimiter_of("\"a,b,c\";d"), ';');
    EXPECT_EQ(delimiter_of("\"a\"\",,\"\"\n,\";d;e"), ';');
    EXPECT_EQ(delimiter_of("3\" ống, 5\" ống;d;e"), ';');  // Inches, not quotes.
    EXPECT_EQ(delimiter_of("a;b,c"), ',');                 // A tie.
    EXPECT_EQ(delimiter_of("alone"), ',');
    EXPECT_EQ(delimiter_of("\r\n\r\n;"), ';');
    EXPECT_EQ(delimiter_of(""), '\0');
}

TEST(CsvReader, CSV2TakesTheDelimiterThatIsGiven) {
    EXPECT_EQ(cells_of("a,b,c|d", {.delimiter = '|'}), (std::vector<Cells>{{"a,b,c", "d"}}));
}

TEST(CsvReader, CSV3EndsLinesInThreeWays) {
    const std::vector<Cells> want{{"a", "b"}, {"c", "d"}};
    for (const char* text : {"a,b\nc,d\n", "a,b\r\nc,d\r\n", "a,b\rc,d\r", "a,b\nc,d", "a,b\r\nc,d\r"}) {
        EXPECT_EQ(cells_of(text), want) << ::testing::PrintToString(text);
    }
    EXPECT_EQ(cells_of("a,b,\n,c"), (std::vector<Cells>{{"a", "b", ""}, {"", "c"}}));
    EXPECT_EQ(cells_of("a,"), (std::vector<Cells>{{"a", ""}}));
}

TEST(CsvReader, CSV4KeepsWhatQuotesHold) {
    EXPECT_EQ(cells_of("\"a,b\",\"c\r\nd\",\"\"\n"), (std::vector<Cells>{{"a,b", "c\r\nd", ""}}));
    EXPECT_EQ(cells_of("\"Công ty \"\"Phú\"\"\",x"), (std::vector<Cells>{{"Công ty \"Phú\"", "x"}}));
    EXPECT_EQ(cells_of("\"\"\"\",\"\"\"\"\"\""), (std::vector<Cells>{{"\"", "\"\""}}));
    EXPECT_EQ(cells_of("\"a\"b \"c\",d"), (std::vector<Cells>{{"ab \"c\"", "d"}}));
    EXPECT_EQ(cells_of("\"a\"\"b\"c\"\"d,e"), (std::vector<Cells>{{"a\"bc\"\"d", "e"}}));
}

TEST(CsvReader, CSV5LeavesOtherQuotesAndSpacesAlone) {
    EXPECT_EQ(cells_of("ống 3\",b"), (std::vector<Cells>{{"ống 3\"", "b"}}));
    EXPECT_EQ(cells_of(" \"a,b\" , c "), (std::vector<Cells>{{" \"a", "b\" ", " c "}}));
}

TEST(CsvReader, CSV6SkipsBlankLinesButCountsThem) {
    const Records records = read("\n\r\na,b\n\n\"\"\n\"c\nd\",e\r\r\nf,g");
    ASSERT_EQ(records.size(), 3u);
    EXPECT_EQ(records[0].line, 3u);
    EXPECT_EQ(records[1].line, 6u);
    EXPECT_EQ(records[2].line, 9u);
    EXPECT_EQ(records[2].number, 3u);
    EXPECT_EQ(cells_of(" \n,\n"), (std::vector<Cells>{{" "}, {"", ""}}));
}

TEST(CsvReader, AnOpenQuoteIsTold) {
    const Records records = read("a,b\nc,\"d\ne,f\n");
    ASSERT_EQ(records.size(), 2u);
    EXPECT_EQ(records[1].status, RecordStatus::quote_open);
    EXPECT_EQ(records[1].line, 2u);
    EXPECT_TRUE(records[1].cells.empty());
    EXPECT_EQ(read("\"").front().status, RecordStatus::quote_open);
    EXPECT_EQ(read("a,\"").front().status, RecordStatus::quote_open);
}

TEST(CsvReader, GoesOnAfterARecordThatIsTooLong) {
    for (const std::size_t buffer_bytes : {1u, 2u, 7u, 64u, 1000u}) {
        const CsvOptions options{.delimiter = ',', .record_bytes_max = 10, .buffer_bytes = buffer_bytes};
        const Records records =
            read("12345,7890\n" + std::string(500, 'x') + ",\"\n\"\n\"12\",567890\nz", options);
        ASSERT_EQ(records.size(), 4u);
        EXPECT_EQ(records[0].cells, (Cells{"12345", "7890"}));
        EXPECT_EQ(records[1].status, RecordStatus::too_long);
        EXPECT_TRUE(records[1].cells.empty());
        EXPECT_EQ(records[2].status, RecordStatus::too_long);  // 11 bytes with the quotes.
        EXPECT_EQ(records[2].line, 4u);
        EXPECT_EQ(records[3].cells, Cells{"z"});
    }
}

TEST(CsvReader, GoesOnAfterARecordOfTooManyCells) {
    const Records records = read("1,2,3\n1,2,3,4\n,,,\n1,2\n", {.cells_max = 3});
    ASSERT_EQ(records.size(), 4u);
    EXPECT_EQ(records[0].status, RecordStatus::good);
    EXPECT_EQ(records[1].status, RecordStatus::too_many_cells);
    EXPECT_EQ(records[2].status, RecordStatus::too_many_cells);
    EXPECT_TRUE(records[1].cells.empty());
    EXPECT_EQ(records[3].cells, (Cells{"1", "2"}));
}

TEST(CsvReader, ANulByteIsNotText) {
    const Records records = read(std::string_view("a,b\nc\0,d\n\"\0\"\ne,f", 16), {.delimiter = ','});
    ASSERT_EQ(records.size(), 4u);
    EXPECT_EQ(records[1].status, RecordStatus::not_text);
    EXPECT_EQ(records[2].status, RecordStatus::not_text);
    EXPECT_EQ(records[3].cells, (Cells{"e", "f"}));
    EXPECT_EQ(read(std::string_view("\xFF\xFE"
                                    "a\0,\0b\0",
                                    8))
                  .front()
                  .status,
              RecordStatus::not_text);  // UTF-16.
}

TEST(CsvReader, ToldOfSeveralFaultsIsTheFirst) {
    const CsvOptions tight{.delimiter = ',', .record_bytes_max = 4, .cells_max = 2};
    EXPECT_EQ(read(std::string_view("1,2,3,\0,\"", 9), tight).front().status, RecordStatus::not_text);
    EXPECT_EQ(read("1,2,3,\"", tight).front().status, RecordStatus::quote_open);
    EXPECT_EQ(read("1,2,3", tight).front().status, RecordStatus::too_long);
    EXPECT_EQ(read("1,2,", tight).front().status, RecordStatus::too_many_cells);
}

TEST(CsvReader, SaysWhichRecordIsNotUtf8) {
    const Records records = read("tên,tuổi\nNguy\xD4n,3\nNguyễn,4\n");
    ASSERT_EQ(records.size(), 3u);
    EXPECT_TRUE(records[0].utf8_valid);
    EXPECT_FALSE(records[1].utf8_valid);
    EXPECT_EQ(records[1].cells, (Cells{"Nguy\xD4n", "3"}));
    EXPECT_TRUE(records[2].utf8_valid);
}

TEST(CsvReader, TakesNoMoreMemoryThanItSays) {
    constexpr std::uint64_t length = 300'000'000;
    EndlessSource source(length);
    CsvReader reader(source);
    TableRecord record;
    ASSERT_TRUE(reader.next(record));
    EXPECT_EQ(record.status, RecordStatus::too_long);
    EXPECT_FALSE(reader.next(record));
    EXPECT_LE(source.spread(), CsvOptions{}.record_bytes_max + CsvOptions{}.buffer_bytes);
}

// A small text of the bytes that matter; every tenth begins with a byte order mark.
std::string random_text(std::mt19937& random) {
    static const std::vector<std::string> pieces{
        "a",    "b",  ",",  ",", ";",    "\t",       "\"",   "\"",
        "\"\"", "\n", "\r", " ", "\r\n", "\xC3\xA9", "\xC3", std::string(1, '\0')};
    std::string text = random() % 10 == 0 ? "\xEF\xBB\xBF" : "";
    for (std::size_t count = random() % 30; count > 0; --count) {
        // The NUL, last of all, spoils a record; it shall be rare.
        text += pieces[random() % (random() % 20 == 0 ? pieces.size() : pieces.size() - 1)];
    }
    return text;
}

CsvOptions random_options(std::mt19937& random) {
    CsvOptions options;
    options.delimiter = std::string_view("\0\0,;", 4)[random() % 4];
    options.record_bytes_max = random() % 3 == 0 ? random() % 20 : 1000;
    if (random() % 3 == 0) options.cells_max = 1 + random() % 4;
    return options;
}

TEST(CsvReader, AgreesWithItsSlowTwinWhateverTheBuffer) {
    std::mt19937 random(20180523);
    for (int round = 0; round < 20'000; ++round) {
        const std::string text = random_text(random);
        CsvOptions options = random_options(random);
        SlowCsvTwin twin(options);
        const Records want = twin.read(text);
        for (options.buffer_bytes = 1; options.buffer_bytes <= 17; ++options.buffer_bytes) {
            ChoppySource choppy(text);
            MemorySource whole(text);
            ByteSource& source = round % 2 == 0 ? static_cast<ByteSource&>(whole) : choppy;
            CsvReader reader(source, options);
            ASSERT_EQ(read_all(reader), want)
                << ::testing::PrintToString(text) << " buffer " << options.buffer_bytes << " limit "
                << options.record_bytes_max << " cells " << options.cells_max;
            ASSERT_TRUE(want.empty() || reader.delimiter() == twin.delimiter());
        }
    }
}

}  // namespace
}  // namespace baophu

#include "synth/csv_writer.h"

#include <array>

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "synth/read_back_for_tests.h"

namespace baophu::synth {
namespace {

constexpr std::array<std::string_view, 2> header{"a", "b"};

std::string written(CsvKind kind, auto write) {
    const TemporaryFolder folder;
    CsvWriter file(folder.path() / "x.csv", kind, header);
    write(file);
    file.close();
    return content_of(folder.path() / "x.csv");
}

TEST(CsvWriter, QuotesOnlyWhatItMust) {
    const std::string text = written(CsvKind::truth, [](CsvWriter& file) {
        file.cell("plain text").cell("one, two").end_row();
        file.cell("Công ty \"Hoa Sen\"").cell("").end_row();
    });
    EXPECT_EQ(text, "a,b\nplain text,\"one, two\"\n\"Công ty \"\"Hoa Sen\"\"\",\n");
}

TEST(CsvWriter, WritesDeliveriesAsASpreadsheetDoes) {
    const std::string text =
        written(CsvKind::delivery, [](CsvWriter& file) { file.cell("1").cell("2").end_row(); });
    EXPECT_EQ(text,
              "\xef\xbb\xbf"
              "a,b\r\n1,2\r\n");
}

TEST(CsvWriter, PrintsNumbersAsVietnameseOfficesDo) {
    const std::string text = written(CsvKind::truth, [](CsvWriter& file) {
        for (const std::int64_t dong : {0, 7, 999, 1'000, 68'400'000})
            file.number(dong).money(dong).end_row();
        file.number(ShownNumber{75'193'001'234, 12}).number(ShownNumber{}).end_row();
    });
    EXPECT_EQ(text, "a,b\n0,0\n7,7\n999,999\n1000,1.000\n68400000,68.400.000\n075193001234,\n");
}

TEST(CsvWriter, SaysWhichFileItCouldNotWrite) {
    try {
        const CsvWriter file("/nowhere/at/all.csv", CsvKind::truth, header);
        FAIL() << "opened a file in no folder";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault().code, fault::system_error);
        EXPECT_EQ(failure.fault().details.at(0),
                  (std::pair<std::string, std::string>{"path", "/nowhere/at/all.csv"}));
    }
}

// /dev/full is a disk without room.
TEST(CsvWriter, TellsAFullDiskFromOtherMishaps) {
    if (!std::filesystem::exists("/dev/full")) GTEST_SKIP();
    CsvWriter file("/dev/full", CsvKind::truth, header);
    try {
        file.close();
        FAIL() << "wrote to a full disk";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault().code, fault::disk_full);
    }
}

}  // namespace
}  // namespace baophu::synth

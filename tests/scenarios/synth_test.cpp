// The made-up province from outside: the program writes it, and the readers of the product find in
// every workbook the rows that the log of the truth names.
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "core/documents/table_file.h"
#include "program_run.h"

namespace baophu::scenario {
namespace {

class MadeUpProvince : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        folder_ = new TemporaryFolder;
        const Ended made = baophu({"synth", "--out", folder() / "p", "--scale", "0.01", "--figures"});
        ASSERT_EQ(made.exit_code, 0) << made.err;
        told_ = made.out;
    }
    static void TearDownTestSuite() { delete folder_; }

    static const TemporaryFolder& folder() { return *folder_; }

    // The lines that the log of a file names.
    static std::vector<std::uint64_t> logged(const std::string& file) {
        std::istringstream log(read_file(folder() / ("p/truth/rows/" + file + ".csv")));
        std::vector<std::uint64_t> lines;
        std::string line;
        std::getline(log, line);
        while (std::getline(log, line))
            lines.push_back(std::stoull(line));
        return lines;
    }

    static inline TemporaryFolder* folder_ = nullptr;
    static inline std::string told_;
};

// SYN-5
TEST_F(MadeUpProvince, EveryWorkbookHoldsTheRowsOfItsLog) {
    std::map<std::string, int> read;
    for (const auto& entry : std::filesystem::directory_iterator(folder() / "p/deliveries")) {
        const std::string ending = entry.path().extension().string();
        if (ending == ".csv") continue;
        const auto file = TableFile::open(entry.path(), {}, BAOPHU_PROGRAM);
        EXPECT_EQ(file->form(), ending == ".xls" ? TableForm::old_workbook : TableForm::workbook);
        ASSERT_EQ(file->sheets().size(), 1U);
        std::set<std::uint64_t> lines;
        const auto rows = file->rows(0);
        for (TableRecord record; rows->next(record);)
            lines.insert(record.line);
        const std::vector<std::uint64_t> wanted = logged(entry.path().filename().string());
        for (const std::uint64_t line : wanted)
            EXPECT_TRUE(lines.contains(line)) << entry.path().filename() << ' ' << line;
        // Above the rows stand agency, title and header.
        EXPECT_EQ(lines.size(), wanted.size() + 3) << entry.path().filename();
        ++read[ending];
    }
    EXPECT_GT(read[".xls"], 50);
    EXPECT_GT(read[".xlsx"], 30);
}

// One agency is wholly in TCVN3; its workbook has no letter beyond Latin-1.
TEST_F(MadeUpProvince, TheCooperativeUnionWritesTcvn3) {
    const auto file =
        TableFile::open(folder() / "p/deliveries/cooperatives_2018-12-31.xls", {}, BAOPHU_PROGRAM);
    const auto rows = file->rows(0);
    std::string all;
    for (TableRecord record; rows->next(record);) {
        for (const std::string_view cell : record.cells)
            all.append(cell).append("\n");
    }
    EXPECT_NE(all.find("Danh s¸ch hîp t¸c x·"), std::string::npos) << all;
    EXPECT_EQ(all.find("\xe1\xba"), std::string::npos);
    EXPECT_EQ(all.find("\xe1\xbb"), std::string::npos);
}

// SYN-2, SYN-4, SYN-7: what the program says of itself.
TEST_F(MadeUpProvince, TellsItsFigures) {
    EXPECT_NE(told_.find("8.898 người lao động"), std::string::npos) << told_;
    EXPECT_NE(told_.find("% trùng họ tên"), std::string::npos);
    for (const char* word : {"severance", "employer_unregistered", "number_crossed", "name_plain"})
        EXPECT_NE(told_.find(word), std::string::npos) << word;
}

TEST(MadeUpProvinceOptions, RatesThatAreNoneAreRefused) {
    const TemporaryFolder folder;
    for (const char* rate :
         {"name_plane=0.1", "name_plain", "name_plain=2", "name_plain=x", "name_plain=-1"}) {
        const Ended ended = baophu({"synth", "--out", folder / "p", "--rate", rate});
        EXPECT_EQ(ended.exit_code, 2) << rate;
        EXPECT_NE(ended.err.find("BP-110"), std::string::npos) << ended.err;
    }
    EXPECT_EQ(baophu({"synth", "--out", folder / "p", "--errors", "-1"}).exit_code, 2);
    EXPECT_EQ(baophu({"synth", "--out", folder / "p", "--kinds", "residents,nothing"}).exit_code, 2);
    EXPECT_FALSE(std::filesystem::exists(folder / "p"));
}

TEST(MadeUpProvinceOptions, NoErrorsMeansNoBadRows) {
    const TemporaryFolder folder;
    const Ended ended = baophu(
        {"synth", "--out", folder / "p", "--scale", "0.002", "--errors", "0", "--kinds", "tax-yearly-list"});
    EXPECT_EQ(ended.exit_code, 0) << ended.err;
    EXPECT_NE(ended.out.find("(0 dòng cố ý sai)"), std::string::npos) << ended.out;
}

}  // namespace
}  // namespace baophu::scenario

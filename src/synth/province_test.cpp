#include "synth/province.h"

#include <map>

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "synth/read_back_for_tests.h"

namespace baophu::synth {
namespace {

constexpr double tiny = 0.001;

Summary write(const std::filesystem::path& out, std::uint64_t seed, double scale) {
    NoProgress progress;
    const CancelFlag cancel{false};
    return write_province({.out = out, .seed = seed, .scale = scale}, progress, cancel);
}

// Every file below the folder, by its path in it.
std::map<std::string, std::string> files_below(const std::filesystem::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            files[std::filesystem::relative(entry.path(), folder).generic_string()] =
                content_of(entry.path());
        }
    }
    return files;
}

std::map<std::string, std::string> province(std::uint64_t seed, double scale) {
    const TemporaryFolder folder;
    write(folder.path(), seed, scale);
    return files_below(folder.path());
}

std::string fault_of(const std::filesystem::path& out, double scale, bool cancelled = false) {
    NoProgress progress;
    const CancelFlag cancel{cancelled};
    try {
        write_province({.out = out, .seed = 1, .scale = scale}, progress, cancel);
    } catch (const Failure& failure) {
        return failure.fault().code;
    }
    return "";
}

std::uint64_t fnv1a(const std::map<std::string, std::string>& files) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    const auto add = [&](const std::string& text) {
        for (const char c : text)
            hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    };
    for (const auto& [path, content] : files) {
        add(path);
        add(content);
    }
    return hash;
}

TEST(Province, SameSeedGivesTheSameBytesAndAnotherSeedOthers) {
    const auto first = province(1, tiny);
    EXPECT_EQ(first.size(), 17U);
    EXPECT_TRUE(first == province(1, tiny));
    const auto other = province(2, tiny);
    for (const auto& [path, content] : first) {
        const bool note = path == "deliveries/delivery-note.csv";
        EXPECT_EQ(content == other.at(path), note) << path;
    }
}

// The same bytes on every machine and from every compiler: only a pinned digest can tell.
// Who changes the province on purpose pins the new one.
TEST(Province, IsTheSameOnEveryMachine) {
    EXPECT_EQ(fnv1a(province(1, tiny)), 2'646'283'560'476'239'938U);
}

std::string first_line(const std::map<std::string, std::string>& files, const std::string& path) {
    return files.at(path).substr(0, files.at(path).find('\n') + 1);
}

TEST(Province, DeliveriesBeginWithTheAgenciesHeaders) {
    const auto files = province(1, tiny);
    EXPECT_EQ(first_line(files, "deliveries/tax-yearly-list-2018.csv"),
              "\xef\xbb\xbf"
              "STT,Năm,MST đơn vị chi trả,Tên đơn vị chi trả,Mã địa bàn,Họ và tên,Mã số thuế cá nhân,"
              "Số CMND/CCCD,Tổng thu nhập chịu thuế,Bảo hiểm đã trừ\r\n");
    EXPECT_EQ(first_line(files, "deliveries/si-participants-2018-07.csv"),
              "\xef\xbb\xbf"
              "STT,Tháng,Mã đơn vị,Mã số thuế,Tên đơn vị,Mã địa bàn quản lý,Mã số BHXH,Họ và tên,Ngày sinh,"
              "Giới tính,Số CMND/CCCD,Mức lương đóng\r\n");
    EXPECT_NE(files.at("deliveries/delivery-note.csv")
                  .find("si-participants-2018-12.csv,social-insurance,2019-01-05T08:00:00+07:00,"
                        "Ngày nhận theo sổ công văn đến\r\n"),
              std::string::npos);
}

TEST(Province, RefusesAFolderThatHoldsSomething) {
    const TemporaryFolder folder;
    std::ofstream(folder.path() / "mine.txt") << "keep";
    EXPECT_EQ(fault_of(folder.path(), tiny), fault::folder_not_empty);
    EXPECT_EQ(files_below(folder.path()).size(), 1U);
    EXPECT_EQ(fault_of(folder.path() / "mine.txt", tiny), fault::folder_not_empty);
}

TEST(Province, CreatesItsFolder) {
    const TemporaryFolder folder;
    EXPECT_EQ(fault_of(folder.path() / "a" / "b", tiny), "");
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "a" / "b" / "truth" / "persons.csv"));
}

TEST(Province, RefusesScalesThatItCannotFill) {
    const TemporaryFolder folder;
    for (const double scale : {0.0, -1.0, 10.5}) {
        EXPECT_EQ(fault_of(folder.path(), scale), fault::unknown_option_value) << scale;
    }
    EXPECT_EQ(fault_of(folder.path(), 1e-9), "") << "one worker is a province too";
}

TEST(Province, StopsWhenToldTo) {
    const TemporaryFolder folder;
    EXPECT_EQ(fault_of(folder.path(), tiny, true), fault::interrupted);
}

TEST(Province, SummaryCountsWhatIsInTheFiles) {
    const TemporaryFolder folder;
    const Summary summary = write(folder.path(), 4, 0.005);
    std::map<std::string, std::int64_t> verdicts;
    std::int64_t persons = 0;
    read_rows(folder.path() / "truth" / "persons.csv", [&](const Row& row) {
        ++persons;
        ++verdicts[row["verdict"]];
        --verdicts[row["unit"] + row["verdict"]];
    });
    read_rows(folder.path() / "truth" / "counts.csv",
              [&](const Row& row) { verdicts[row["unit"] + row["verdict"]] += std::stoll(row["persons"]); });
    const std::map<std::string, std::int64_t> named{{"participating", summary.participating},
                                                    {"lapsed", summary.lapsed},
                                                    {"employer_unregistered", summary.employer_unregistered},
                                                    {"left_out", summary.left_out}};
    for (const auto& [verdict, count] : named)
        EXPECT_EQ(verdicts[verdict], count) << verdict;
    for (const auto& [key, count] : verdicts)
        EXPECT_TRUE(named.contains(key) || count == 0) << key;
    EXPECT_EQ(persons, summary.workers);
    EXPECT_EQ(summary.workers, 4'449);

    std::int64_t rows = 0;
    std::int64_t files = 0;
    read_rows(folder.path() / "deliveries" / "delivery-note.csv", [&](const Row& row) {
        ++files;
        read_rows(folder.path() / "deliveries" / row["file"],
                  [&](const Row& delivered) { rows += delivered["STT"].empty() ? 0 : 1; });
    });
    EXPECT_EQ(rows, summary.rows);
    EXPECT_EQ(files, summary.deliveries);
}

}  // namespace
}  // namespace baophu::synth

#include "edge/cli/context.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "core/base/fault_codes.h"
#include "edge/cli/agencies.h"
#include "edge/cli/progress_bar.h"
#include "edge/store/folder_for_tests.h"

namespace baophu::cli {
namespace {

TEST(CsvRow, IsQuotedWhereItMustBe) {
    EXPECT_EQ(csv_row({"731", "Biên Hòa", ""}), "731,Biên Hòa,\r\n");
    EXPECT_EQ(csv_row({"a,b", "say \"a\"", "two\nlines", "\r", "'"}),
              "\"a,b\",\"say \"\"a\"\"\",\"two\nlines\",\"\r\",'\r\n");
    EXPECT_EQ(csv_row({"\""}), "\"\"\"\"\r\n");
    EXPECT_EQ(csv_row({"only"}), "only\r\n");
}

TEST(FaultMessage, SaysWhatWhyAndWhatToDoInBothLanguages) {
    const Fault fault(fault::workspace_locked, {{"path", "/ws"}, {"holder", "baophu run, lan@máy, pid 7"}});
    EXPECT_EQ(fault_message(Messages(Language::vietnamese), fault),
              "Không gian làm việc /ws đang có người ghi: baophu run, lan@máy, pid 7. (BP-103)\n"
              "  Vì sao: Mỗi lúc chỉ một người được ghi vào một không gian làm việc.\n"
              "  Cần làm: Chờ lệnh kia chạy xong rồi thử lại. Các lệnh chỉ đọc (coverage, explain) vẫn dùng "
              "được.\n");
    EXPECT_EQ(fault_message(Messages(Language::english), fault),
              "The workspace /ws is being written by: baophu run, lan@máy, pid 7. (BP-103)\n"
              "  Why: A workspace has one writer at a time.\n"
              "  What to do: Wait for that command to end and try again. Commands that only read (coverage, "
              "explain) work meanwhile.\n");
}

TEST(FaultMessage, EveryFaultHasThreeLines) {
    for (const Language language : {Language::vietnamese, Language::english}) {
        const Messages messages(language);
        for (const auto& [code, text] : messages.fault_texts()) {
            const std::string message = fault_message(messages, Fault(code));
            EXPECT_EQ(std::ranges::count(message, '\n'), 3) << code;
            EXPECT_NE(message.find("(" + code + ")\n"), std::string::npos) << code;
        }
    }
}

TEST(OptionValues, KnowTheirWordsAndNoOthers) {
    EXPECT_EQ(parse_format("table"), Format::table);
    EXPECT_EQ(parse_format("csv"), Format::csv);
    EXPECT_EQ(parse_format("json"), Format::json);
    EXPECT_EQ(parse_progress_style("auto"), ProgressStyle::automatic);
    EXPECT_EQ(parse_progress_style("bar"), ProgressStyle::bar);
    EXPECT_EQ(parse_progress_style("plain"), ProgressStyle::plain);
    EXPECT_EQ(parse_progress_style("none"), ProgressStyle::none);
    for (const char* word : {"", "xml", "Table", "csv ", "bảng"}) {
        EXPECT_EQ(code_of([&] { parse_format(word); }), fault::unknown_option_value) << word;
        EXPECT_EQ(code_of([&] { parse_progress_style(word); }), fault::unknown_option_value) << word;
    }
}

// The list that a refusal shows is typed beside the words; it must name all of them.
TEST(Agencies, TheRefusalListsExactlyTheKnownOnes) {
    const Messages messages(Language::vietnamese);
    std::string known;
    try {
        check_agency(messages, "no-such");
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault().code, fault::agency_unknown);
        known = detail_of(failure.fault(), "known");
    }
    std::size_t count = 0;
    for (std::size_t at = 0; at < known.size(); ++count) {
        const std::size_t end = std::min(known.find(", ", at), known.size());
        EXPECT_NO_THROW(check_agency(messages, known.substr(at, end - at))) << known.substr(at, end - at);
        at = end + 2;
    }
    EXPECT_EQ(count, 13u);
    EXPECT_EQ(code_of([&] { check_agency(messages, ""); }), fault::agency_unknown);
}

// What comes on standard error while the work goes on.
std::string told(ProgressStyle style, Language language) {
    const Messages messages(language);
    testing::internal::CaptureStderr();
    {
        const auto progress = make_progress(style, messages);
        progress->begin_step("step.run.intake", 1, 2);
        progress->at(0.5);
        progress->begin_step("step.run.linkage", 2, 2);
        progress->finish();
    }
    return testing::internal::GetCapturedStderr();
}

TEST(Progress, PlainIsALinePerStep) {
    EXPECT_EQ(told(ProgressStyle::plain, Language::vietnamese),
              "[1/2] Nối dữ liệu đã tiếp nhận\n[2/2] Ghép nối người và đơn vị\n");
    EXPECT_EQ(told(ProgressStyle::plain, Language::english),
              "[1/2] Reading what was taken in\n[2/2] Linking persons and employers\n");
}

TEST(Progress, NoneIsSilentAndSoIsAutomaticWithoutATerminal) {
    EXPECT_EQ(told(ProgressStyle::none, Language::vietnamese), "");
    EXPECT_EQ(told(ProgressStyle::automatic, Language::vietnamese), "");
}

TEST(Progress, TheBarStaysOnItsLineAndGoesAway) {
    const std::string bar = told(ProgressStyle::bar, Language::english);
    EXPECT_NE(bar.find("[1/2] Reading what was taken in ─"), std::string::npos);
    EXPECT_NE(bar.find("[2/2] Linking persons and employers ─"), std::string::npos);
    EXPECT_EQ(bar.find('\n'), std::string::npos);
    EXPECT_TRUE(bar.ends_with("\r\033[2K"));
}

}  // namespace
}  // namespace baophu::cli

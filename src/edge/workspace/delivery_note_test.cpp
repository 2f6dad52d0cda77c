#include <gtest/gtest.h>

#include "core/base/fault_codes.h"
#include "edge/store/folder_for_tests.h"
#include "edge/workspace/deliveries.h"

namespace baophu::workspace {
namespace {

const std::string header = "file,sender,received_at,reason\r\n";

class Note : public testing::Test {
protected:
    std::vector<Handover> read(const std::string& content) const {
        put(folder_ / "delivery-note.csv", content);
        return read_delivery_note(folder_.path());
    }

    // "BP-209 3": the code, and the line it names.
    std::string refusal(const std::string& content) const {
        try {
            read(content);
        } catch (const Failure& failure) {
            EXPECT_EQ(detail_of(failure.fault(), "path"), (folder_ / "delivery-note.csv").string());
            return failure.fault().code + " " + detail_of(failure.fault(), "line");
        }
        return "";
    }

    TemporaryFolder folder_;
};

TEST_F(Note, SaysOfEachFileWhoSentItAndWhen) {
    const auto handovers = read(header +
                                "danh sách.csv,tax,2019-03-29T09:30:00+07:00,\"sổ đến, số 12\"\r\n"
                                "\r\n"
                                "khác.csv,,2019-03-29,sổ đến\r\n"
                                "nay.csv,,,\r\n");
    ASSERT_EQ(handovers.size(), 3u);
    EXPECT_EQ(handovers[0].file, folder_ / "danh sách.csv");
    EXPECT_EQ(handovers[0].stated.sender, "tax");
    EXPECT_EQ(handovers[0].stated.dataset, std::nullopt);
    EXPECT_EQ(handovers[0].received_at, "2019-03-29T02:30:00Z");
    EXPECT_EQ(handovers[0].received_reason, "sổ đến, số 12");
    EXPECT_EQ(handovers[1].stated.sender, std::nullopt);
    EXPECT_EQ(handovers[1].received_at, "2019-03-28T17:00:00Z");
    EXPECT_EQ(handovers[2].received_at, std::nullopt);
    EXPECT_EQ(handovers[2].received_reason, "");
}

TEST_F(Note, MayNameNothingAndMayComeFromExcel) {
    EXPECT_TRUE(read(header).empty());
    EXPECT_EQ(read("\xEF\xBB\xBF" + header + "a.csv,,,").size(), 1u);
}

TEST_F(Note, WithoutItsFourColumnsIsUnreadable) {
    for (const char* content :
         {"", "\r\n", "file,sender,received_at\r\n", "file,sender,reason,received_at\r\n",
          "file,sender,received_at,reason,more\r\n", "File,Sender,Received_at,Reason\r\n",
          "file;sender;received_at;reason\r\n", "a.csv,tax,,\r\n"}) {
        EXPECT_EQ(refusal(content), "BP-209 1") << content;
    }
}

TEST_F(Note, ALineWithMoreOrFewerCellsIsUnreadable) {
    EXPECT_EQ(refusal(header + "a.csv,,,\r\nb.csv,tax\r\n"), "BP-209 3");
    EXPECT_EQ(refusal(header + "a.csv,tax,,sổ đến, số 12\r\n"), "BP-209 2");
    EXPECT_EQ(refusal(header + "a.csv,tax,,\"sổ đến\r\n"), "BP-209 2");
    EXPECT_EQ(refusal(header + std::string("a.csv,tax,,\0\r\n", 13)), "BP-209 2");
}

TEST_F(Note, APathOutOfTheFolderIsUnreadable) {
    for (const char* name : {"../a.csv", "/etc/passwd", "below/a.csv", "a.csv/", "./a.csv", ".", "..", ""}) {
        EXPECT_EQ(refusal(header + name + ",tax,,\r\n"), "BP-209 2") << name;
    }
}

TEST_F(Note, ATimeInAnotherFormIsUnreadable) {
    for (const char* time : {"29/03/2019", "2019-03-29 09:30", "hôm qua", "2019-02-30", " "}) {
        EXPECT_EQ(refusal(header + "a.csv,tax," + time + ",sổ đến\r\n"), "BP-209 2") << time;
    }
}

// Its words go into the receipt; those of an old code page made receipts that nobody could read.
TEST_F(Note, AnOldCodePageIsUnreadable) {
    EXPECT_EQ(refusal(header + "a.csv,tax,2019-03-29,s\xE6 \xAE\xD5n\r\n"), "BP-209 2");
}

TEST_F(Note, ThatIsNotThereIsAnUnreadableFile) {
    EXPECT_EQ(code_of([&] { read_delivery_note(folder_.path()); }), fault::file_unreadable);
    EXPECT_EQ(code_of([&] { read_delivery_note(folder_ / "absent"); }), fault::file_unreadable);
}

}  // namespace
}  // namespace baophu::workspace

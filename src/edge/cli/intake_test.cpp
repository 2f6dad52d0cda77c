// `baophu intake` and the commands beside it, from the command line.
#include <filesystem>

#include "core/base/fault_codes.h"
#include "core/base/temporary_folder_for_tests.h"
#include "edge/cli/program_for_tests.h"
#include "edge/store/store.h"
#include "edge/workspace/made_up_deliveries_for_tests.h"

namespace baophu::cli {
namespace {

using workspace::si_header;
using workspace::si_list;
using workspace::si_row;

class IntakeCommand : public ::testing::Test {
protected:
    void SetUp() override { ASSERT_EQ(baophu({"init", root_, "--province", "75"}).exit_code, 0); }

    Ended intake(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {"--lang", "en", "--progress", "none", "intake"});
        return baophu(std::move(arguments));
    }

    bool says(const Ended& ended, std::string_view text) const {
        return (ended.out + ended.err).find(text) != std::string::npos;
    }

    TemporaryFolder folder_;
    std::string root_ = (folder_ / "ws").string();
};

std::string bad_row() {
    return si_row("12/2018", "75", "=1+1", "075193001241");
}

TEST_F(IntakeCommand, ADryRunKeepsNothing) {
    const std::string file = folder_.file("list.csv", si_list()).string();
    const Ended dry = intake({root_, file, "--dry-run"});
    EXPECT_EQ(dry.exit_code, 0) << dry.err;
    EXPECT_TRUE(says(dry, "nothing was kept")) << dry.out;
    EXPECT_FALSE(says(intake({"list", root_}), "list.csv"));
    EXPECT_EQ(intake({root_, file}).exit_code, 0);
    EXPECT_TRUE(says(intake({"list", root_}), "list.csv"));
}

TEST_F(IntakeCommand, ADeliveryIsWithdrawnWithAReasonAndComesBack) {
    const std::string file = folder_.file("list.csv", si_list()).string();
    intake({root_, file});
    EXPECT_EQ(intake({root_, "--undo", "list.csv"}).exit_code, 2);
    const Ended undone = intake({root_, "--undo", "list.csv", "--reason", "wrong month"});
    EXPECT_EQ(undone.exit_code, 0) << undone.err;
    EXPECT_TRUE(says(intake({"list", root_}), "withdrawn: wrong month"));
    EXPECT_TRUE(says(intake({root_, "--undo", "list.csv", "--reason", "x"}), "BP-229"));
    EXPECT_FALSE(says(intake({root_, file}), "taken in before"));
}

TEST_F(IntakeCommand, INT15MappingsAreShownAndForgotten) {
    std::string list = si_list();
    const std::string official = "Họ và tên";
    list.replace(list.find(official), official.size(), "Người lao động");
    const Ended taken =
        intake({root_, folder_.file("list.csv", list).string(), "--map", "full_name=Người lao động"});
    EXPECT_EQ(taken.exit_code, 0) << taken.err;
    EXPECT_TRUE(says(intake({"mappings", root_}), "Người lao động"));
    EXPECT_FALSE(says(intake({"mappings", root_, "--forget", "full_name"}), "Người lao động"));
    EXPECT_TRUE(says(intake({root_, "x.csv", "--map", "full_name"}), "COLUMN=HEADER"));
}

TEST_F(IntakeCommand, INT16RefusedRowsGoOutAndComeIn) {
    intake({root_, folder_.file("list.csv", si_list() + bad_row()).string()});
    const std::string out = (folder_ / "fix.xlsx").string();
    const Ended written = intake({"refused", root_, "list.csv", "--out", out});
    EXPECT_EQ(written.exit_code, 0) << written.err;
    EXPECT_TRUE(says(written, "1 refused row"));
    EXPECT_TRUE(says(intake({"refused", root_, "list.csv", "--out", out}), "BP-232"));
    const Ended back = intake({root_, out});
    EXPECT_TRUE(says(back, "corrected rows added")) << back.out << back.err;
}

TEST_F(IntakeCommand, WhatIsSaidOfTheFileIsChecked) {
    const std::string file = folder_.file("list.csv", si_list()).string();
    EXPECT_TRUE(says(intake({root_, file, "--encoding", "latin"}), "BP-110"));
    EXPECT_TRUE(says(intake({root_, file, "--delimiter", "x"}), "BP-110"));
    EXPECT_TRUE(says(intake({root_, file, "--sheet", "Trang 9"}), "BP-225"));
    EXPECT_TRUE(says(intake({root_, file, "--sender", "unit-999"}), "BP-213"));
    EXPECT_EQ(intake({root_}).exit_code, 2);
    EXPECT_EQ(intake({root_, file, "--encoding", "utf8", "--delimiter", ",", "--header-row", "1", "--sender",
                      "unit-731"})
                  .exit_code,
              0);
}

// Two lists of one kind: who is new, gone, and whose cells changed; numbers of persons masked.
TEST_F(IntakeCommand, INT7ChangesBetweenTwoDeliveriesAreListed) {
    const std::string november = std::string(si_header) +
                                 si_row("11/2018", "7512345601", "Lý Thị Hoa", "075193001234") +
                                 si_row("11/2018", "7512345602", "Hồ Văn Em", "075093001235");
    const std::string december = std::string(si_header) +
                                 si_row("12/2018", "7512345601", "Lý Thị Hòa", "075193001234") +
                                 si_row("12/2018", "7512345603", "Bùi Minh Giang", "075193001236");
    intake({root_, folder_.file("11.csv", november).string()});
    intake({root_, folder_.file("12.csv", december).string()});
    const Ended told = intake({"changes", root_, "11.csv", "12.csv"});
    ASSERT_EQ(told.exit_code, 0) << told.err;
    EXPECT_TRUE(says(told, "Lý Thị Hoa → Lý Thị Hòa")) << told.out;
    EXPECT_TRUE(says(told, "Bùi Minh Giang")) << told.out;
    EXPECT_TRUE(says(told, "075*****1235")) << told.out;
    EXPECT_FALSE(says(told, "075093001235")) << told.out;
    EXPECT_TRUE(says(told, "1 record keys new, 1 gone, 1 changed, 0 as before. 3 rows shown.")) << told.out;
    EXPECT_EQ(store::Store(folder_.path() / "ws" / "store.sqlite").reads(), 1);

    const Ended csv = intake({"changes", root_, "11.csv", "12.csv", "--format", "csv"});
    EXPECT_TRUE(says(csv, "full_name,Lý Thị Hoa,Lý Thị Hòa\r\n")) << csv.out;
    EXPECT_TRUE(says(intake({"changes", root_, "11.csv", "12.csv", "--limit", "1"}), "1 rows shown"));
    EXPECT_EQ(intake({"changes", root_, "11.csv", "12.csv", "--limit", "0"}).exit_code, 2);
    EXPECT_TRUE(says(intake({"changes", root_, "11.csv", "12.csv", "--purpose", ""}), "BP-503"));
}

TEST_F(IntakeCommand, OnlyDeliveriesOfOneKindAreHeldAgainstEachOther) {
    intake({root_, folder_.file("si.csv", si_list()).string()});
    intake({root_, folder_.file("tax.csv", workspace::tax_list()).string()});
    const Ended refused = intake({"changes", root_, "si.csv", "tax.csv"});
    EXPECT_EQ(refused.exit_code, 3);
    EXPECT_TRUE(says(refused, "BP-233")) << refused.err;
}

}  // namespace
}  // namespace baophu::cli

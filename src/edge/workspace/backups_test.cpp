#include "edge/workspace/backups.h"

#include <fstream>

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "edge/workspace/backup.h"
#include "edge/workspace/made_up_deliveries_for_tests.h"

namespace baophu::workspace {
namespace {

namespace fs = std::filesystem;

class Backups : public testing::Test {
protected:
    void make(const std::string& now) {
        back_up(at_.workspace, *at_.lock, at_.store, place_of_backup(folder_.path(), now), at_.progress,
                cancel_);
    }

    Writing at_;
    TemporaryFolder folder_;
    CancelFlag cancel_ = false;
};

TEST_F(Backups, BAK2_the_newest_stands_first_and_what_is_none_does_not_stand_there) {
    EXPECT_TRUE(kept_backups(folder_.path() / "none").empty());
    at_.take_three_lists();
    make("2026-11-25T22:10:05Z");
    at_.begin_next_command();
    make("2026-11-26T22:10:05Z");
    fs::create_directories(folder_.path() / "ảnh");
    fs::copy(folder_.path() / "2026-11-26T22-10-05Z", folder_.path() / "2026-11-27T22-10-05Z.partial",
             fs::copy_options::recursive);
    std::ofstream(folder_.path() / "ghi chú.txt") << "không phải bản sao lưu";
    const std::vector<KeptBackup> kept = kept_backups(folder_.path());
    ASSERT_EQ(kept.size(), 2U);
    EXPECT_GE(kept[0].made_at, kept[1].made_at);
    EXPECT_EQ(kept[0].name, "2026-11-26T22-10-05Z");
    EXPECT_EQ(kept[0].files, kept[1].files);
    EXPECT_GT(kept[0].bytes, 0);
    // One that has lost a file is worth nothing.
    fs::remove(folder_.path() / kept[0].name / "store.sqlite");
    EXPECT_EQ(kept_backups(folder_.path()).size(), 1U);
}

TEST_F(Backups, BAK3_what_a_crash_left_goes_and_nothing_else) {
    at_.take_three_lists();
    make("2026-11-26T22:10:05Z");
    const std::vector<std::string> others{"2026-11-26T22-10-05Z", "phim.partial", "2026-11-26T22-10-05Z.zip",
                                          "2026-11-26T22-10-05.partial"};
    for (const std::string& name : others)
        fs::create_directories(folder_.path() / name);
    fs::create_directories(folder_.path() / "2026-11-25T22-10-05Z.partial" / "deliveries");
    remove_partial_backups(folder_.path());
    remove_partial_backups(folder_.path() / "none");
    EXPECT_FALSE(fs::exists(folder_.path() / "2026-11-25T22-10-05Z.partial"));
    for (const std::string& name : others)
        EXPECT_TRUE(fs::exists(folder_.path() / name)) << name;
    EXPECT_EQ(kept_backups(folder_.path()).size(), 1U);
}

TEST_F(Backups, BAK1_none_lies_in_its_workspace) {
    require_outside(at_.workspace, folder_.path());
    require_outside(at_.workspace, at_.root().string() + "-sao-luu");
    for (const fs::path& inside :
         {at_.root(), at_.root() / "sao lưu", at_.root() / ".." / at_.root().filename()}) {
        try {
            require_outside(at_.workspace, inside);
            ADD_FAILURE() << inside;
        } catch (const Failure& failure) {
            EXPECT_EQ(failure.fault().code, fault::backups_inside);
        }
    }
}

}  // namespace
}  // namespace baophu::workspace

// audit verify and audit head, from the command line to the text that is read.
#include "edge/store/audit.h"

#include <gtest/gtest.h>

#include "edge/cli/exit_codes.h"
#include "edge/cli/program_for_tests.h"
#include "edge/store/folder_for_tests.h"
#include "edge/store/store.h"
#include "edge/workspace/workspace.h"

namespace baophu::cli {
namespace {

namespace fs = std::filesystem;

class AuditCommands : public testing::Test {
protected:
    AuditCommands() { workspace::Workspace::init(root_, "75", "social-insurance"); }

    void append(const std::string& what) {
        store::Database database((root_ / "store.sqlite").string());
        store::Audit(database).append(
            {.login = "lan", .agency = "tax", .territory = "", .purpose = "rà soát", .case_number = ""},
            {.kind = "read", .what = what, .persons = 1});
    }

    void expect_told(const Ended& ended, const std::string& part, int exit_code = exit_done) {
        EXPECT_EQ(ended.exit_code, exit_code) << ended.err;
        EXPECT_NE((ended.out + ended.err).find(part), std::string::npos) << part << "\n"
                                                                         << ended.out << ended.err;
    }

    TemporaryFolder folder_;
    fs::path root_ = folder_ / "ws";
    std::string ws_ = root_.string();
};

TEST_F(AuditCommands, AWholeChainIsToldWithItsNumbers) {
    expect_told(baophu({"audit", "head", ws_}), "chưa có dòng nào");
    append("coverage.list");
    append("explain P-1");
    expect_told(baophu({"audit", "head", ws_}), "Đã ký dòng 2");
    expect_told(baophu({"audit", "verify", ws_}), "2 dòng nhật ký và 1 dấu đã ký");
    expect_told(baophu({"--lang", "en", "audit", "verify", ws_}), "Whole.");
}

TEST_F(AuditCommands, HeadsMayStandElsewhere) {
    append("coverage.list");
    const std::string heads = (folder_ / "két sắt").string();
    expect_told(baophu({"audit", "head", ws_, "--heads", heads}), heads);
    EXPECT_FALSE(fs::exists(root_ / "audit-heads"));
    expect_told(baophu({"audit", "verify", ws_, "--heads", heads}), "1 dấu đã ký");
    const std::string key = (fs::path(heads) / "audit-head.pub").string();
    expect_told(baophu({"audit", "verify", ws_, "--heads", heads, "--key", key}), "Nguyên vẹn");
    const std::string other = put(folder_ / "other.pub", "khóa").string();
    expect_told(baophu({"audit", "verify", ws_, "--heads", heads, "--key", other}), "BP-802", exit_workspace);
}

// A store of an earlier day in the place of today's: every link holds, and what came since is gone.
TEST_F(AuditCommands, AChainThatWasCutShortIsFoundAndNotSignedOver) {
    append("coverage.list");
    fs::copy_file(root_ / "store.sqlite", folder_ / "earlier.sqlite");
    append("explain P-1");
    append("explain P-2");
    expect_told(baophu({"audit", "head", ws_}), "Đã ký dòng 3");
    fs::remove(root_ / "store.sqlite");
    fs::copy_file(folder_ / "earlier.sqlite", root_ / "store.sqlite");
    const Ended ended = baophu({"audit", "verify", ws_});
    expect_told(ended, "chuỗi bị cắt", exit_workspace);
    expect_told(ended, "Giữ nguyên hiện trạng", exit_workspace);
    expect_told(baophu({"--lang", "en", "audit", "verify", ws_}), "the chain was cut short", exit_workspace);
    expect_told(baophu({"audit", "head", ws_}), "BP-801", exit_workspace);
}

// STO-8: with a store that holds in itself, and a chain that does.
TEST_F(AuditCommands, ARowThatWasAlteredIsToldWithItsTableAndNumber) {
    {
        store::Store store((root_ / "store.sqlite").string());
        store.add({.decision =
                       {.sequence = 0, .verdict = linkage::Verdict::same, .left_key = "a", .right_key = "b"},
                   .reason = "reason one",
                   .decided_by = "lan",
                   .decided_at = "2019-02-01T00:00:00Z"});
    }
    expect_told(baophu({"audit", "verify", ws_}), "Nguyên vẹn");
    expect_told(baophu({"verify", ws_}), "");
    std::string bytes = content_of(root_ / "store.sqlite");
    const std::size_t at = bytes.find("reason one");
    ASSERT_NE(at, std::string::npos);
    ASSERT_EQ(bytes.find("reason one", at + 1), std::string::npos);
    put(root_ / "store.sqlite", bytes.replace(at, 10, "reason two"));
    const Ended vietnamese = baophu({"audit", "verify", ws_});
    expect_told(vietnamese, "bản ghi bị sửa ngoài chương trình", exit_workspace);
    expect_told(vietnamese, "decisions", exit_workspace);
    expect_told(vietnamese, "Giữ nguyên hiện trạng", exit_workspace);
    expect_told(baophu({"--lang", "en", "audit", "verify", ws_}),
                "the row was altered behind the program's back", exit_workspace);
    expect_told(baophu({"verify", ws_}), "store.sqlite: decisions 1", exit_workspace);
    expect_told(baophu({"audit", "head", ws_}), "Đã ký dòng 1");
}

TEST_F(AuditCommands, WhereThereIsNoWorkspaceThatIsSaid) {
    expect_told(baophu({"audit", "verify", (folder_ / "none").string()}), "BP-102", exit_workspace);
    expect_told(baophu({"audit"}), "BP-101", exit_usage);
}

}  // namespace
}  // namespace baophu::cli

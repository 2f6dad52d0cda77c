#include "edge/workspace/workspace.h"

#include <gtest/gtest.h>

#include "core/base/fault_codes.h"
#include "core/base/program_id.h"
#include "edge/store/folder_for_tests.h"
#include "edge/store/store.h"

namespace baophu::workspace {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

TEST(WorkspaceInit, MakesAnEmptyWorkspaceThatOpens) {
    const TemporaryFolder folder;
    const fs::path root = folder / "không gian/làm việc";
    EXPECT_EQ(Workspace::init(root, "75", "tax").agency(), "tax");
    EXPECT_EQ(names_in(root),
              (Names{"deliveries", "intake", "lock", "runs", "store.sqlite", "workspace.json"}));
    const Workspace workspace = Workspace::open(root);
    EXPECT_EQ(workspace.root(), root);
    EXPECT_EQ(workspace.agency(), "tax");
    EXPECT_TRUE(workspace.territory().knows("731"));
    store::Store store(workspace.store_file());
    EXPECT_TRUE(store.deliveries().empty());
    EXPECT_NO_THROW(workspace.lock("run"));
}

TEST(WorkspaceInit, TakesAnEmptyFolder) {
    const TemporaryFolder folder;
    EXPECT_NO_THROW(Workspace::init(folder.path(), "75", "tax"));
}

TEST(WorkspaceInit, NeverMixesWithWhatIsThere) {
    const TemporaryFolder folder;
    Workspace::init(folder / "ws", "75", "tax");
    const std::string before = picture_of(folder / "ws");
    EXPECT_EQ(code_of([&] { Workspace::init(folder / "ws", "75", "labour"); }), fault::workspace_exists);
    EXPECT_EQ(picture_of(folder / "ws"), before);

    fs::create_directory(folder / "used");
    put(folder / "used/thư.txt", "của người khác");
    EXPECT_EQ(code_of([&] { Workspace::init(folder / "used", "75", "tax"); }), fault::folder_not_empty);
    EXPECT_EQ(names_in(folder / "used"), Names{"thư.txt"});
}

TEST(WorkspaceInit, AnUnknownProvinceMakesNothing) {
    const TemporaryFolder folder;
    for (const char* province : {"99", "", "075", "dong-nai"}) {
        EXPECT_EQ(code_of([&] { Workspace::init(folder / "ws", province, "tax"); }), fault::province_unknown);
    }
    EXPECT_FALSE(fs::exists(folder / "ws"));
}

TEST(WorkspaceInit, AFileInTheWayIsAFailure) {
    const TemporaryFolder folder;
    put(folder / "empty", "");
    put(folder / "file", "x");
    EXPECT_EQ(code_of([&] { Workspace::init(folder / "empty", "75", "tax"); }), fault::system_error);
    EXPECT_EQ(code_of([&] { Workspace::init(folder / "file", "75", "tax"); }), fault::folder_not_empty);
    EXPECT_EQ(code_of([&] { Workspace::init(folder / "file/ws", "75", "tax"); }), fault::system_error);
}

class Described : public testing::Test {
protected:
    std::string code_with(const std::string& description) const {
        put(folder_ / "ws/workspace.json", description);
        const std::string before = picture_of(folder_ / "ws");
        const std::string code = code_of([&] { Workspace::open(folder_ / "ws"); });
        EXPECT_EQ(picture_of(folder_ / "ws"), before) << description;
        return code;
    }

    TemporaryFolder folder_;
    Workspace made_ = Workspace::init(folder_ / "ws", "75", "tax");
};

TEST_F(Described, WithoutDescriptionThereIsNoWorkspace) {
    EXPECT_EQ(code_of([&] { Workspace::open(folder_ / "nowhere"); }), fault::workspace_missing);
    EXPECT_EQ(code_of([&] { Workspace::open(folder_ / "ws/runs"); }), fault::workspace_missing);
    EXPECT_EQ(code_of([&] { Workspace::open(folder_ / "ws/store.sqlite"); }), fault::workspace_missing);
}

TEST_F(Described, SaysFormatProvinceAgencyAndWhoMadeIt) {
    const std::string description = content_of(folder_ / "ws/workspace.json");
    for (const std::string& part : {std::string("\"format\": 1"), std::string("\"province\": \"75\""),
                                    std::string("\"agency\": \"tax\""),
                                    "\"made_by_program\": \"" + std::string(program_version()) + "\""}) {
        EXPECT_NE(description.find(part), std::string::npos) << part;
    }
}

TEST_F(Described, ADamagedOneIsUnreadable) {
    for (const char* description :
         {"", "{", "[]", "\"75\"", "null", "{}", R"({"format": "1", "province": "75", "agency": "tax"})",
          R"({"format": 1.0, "province": "75", "agency": "tax"})",
          R"({"format": 99999999999999999999, "province": "75", "agency": "tax"})",
          R"({"format": 0, "province": "75", "agency": "tax"})",
          R"({"format": -1, "province": "75", "agency": "tax"})", R"({"format": 1, "province": "75"})",
          R"({"format": 1, "agency": "tax"})"}) {
        EXPECT_EQ(code_with(description), fault::workspace_format_unreadable) << description;
    }
}

// Only presence was looked at; a number where a word belongs ended as a mistake of the program.
TEST_F(Described, WordsThatAreNoWordsAreUnreadable) {
    EXPECT_EQ(code_with(R"({"format": 1, "province": 75, "agency": "tax"})"),
              fault::workspace_format_unreadable);
    EXPECT_EQ(code_with(R"({"format": 1, "province": "75", "agency": ["tax"]})"),
              fault::workspace_format_unreadable);
}

TEST_F(Described, ALaterFormatIsToldAsSuch) {
    put(folder_ / "ws/workspace.json", R"({"format": 2, "province": "75", "agency": "tax"})");
    try {
        Workspace::open(folder_ / "ws");
        ADD_FAILURE() << "was opened";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault().code, fault::workspace_format_newer);
        EXPECT_EQ(detail_of(failure.fault(), "found"), "2");
        EXPECT_EQ(detail_of(failure.fault(), "known"), "1");
    }
}

// What else it holds is the later format's business, so the number is looked at first.
TEST_F(Described, ALaterFormatMayNameTheRestInAnotherWay) {
    EXPECT_EQ(code_with(R"({"format": 3, "provinces": ["75", "74"]})"), fault::workspace_format_newer);
}

TEST_F(Described, AProvinceWithoutDataIsToldAsSuch) {
    EXPECT_EQ(code_with(R"({"format": 1, "province": "01", "agency": "tax"})"), fault::province_unknown);
}

TEST_F(Described, ItsLockKeepsOthersOutAndCleansUpFirst) {
    for (const char* left : {"deliveries/abc.partial", "intake/abc.partial", "runs/abc.partial"})
        fs::create_directories(folder_ / "ws" / left);
    fs::create_symlink("runs/abc", folder_ / "ws/current.partial");
    {
        const Lock lock = made_.lock("run");
        EXPECT_EQ(code_of([&] { (void)made_.lock("intake"); }), fault::workspace_locked);
        EXPECT_TRUE(fs::is_empty(folder_ / "ws/deliveries"));
        EXPECT_TRUE(fs::is_empty(folder_ / "ws/intake"));
        EXPECT_TRUE(fs::is_empty(folder_ / "ws/runs"));
        EXPECT_FALSE(fs::is_symlink(folder_ / "ws/current.partial"));
        // Half-done work of the one who holds the lock is not another's to remove.
        fs::create_directories(folder_ / "ws/runs/mine.partial");
        EXPECT_EQ(code_of([&] { (void)made_.lock("intake"); }), fault::workspace_locked);
        EXPECT_TRUE(fs::exists(folder_ / "ws/runs/mine.partial"));
    }
    EXPECT_NO_THROW(made_.lock("intake"));
}

}  // namespace
}  // namespace baophu::workspace

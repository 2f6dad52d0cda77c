#include "disk_model.h"

#include <set>

#include <gtest/gtest.h>

#include "../scenarios/program_run.h"

namespace baophu::kills {
namespace {

namespace fs = std::filesystem;
using scenario::picture_of;
using scenario::read_file;
using scenario::TemporaryFolder;

// A folder with one durable file, "old", and what a power cut leaves of it after some calls.
class Model : public ::testing::Test {
protected:
    Model() {
        fs::create_directory(folder_.path() / "before");
        scenario::write_file(folder_.path() / "before" / "old", "old");
    }

    // The picture of what is left.
    std::string left(const std::vector<Record>& records, PowerCut cut, std::uint64_t seed = 1) {
        DiskModel model(folder_.path() / "before", "/w");
        model.replay(records);
        const fs::path to = folder_.path() / std::to_string(++count_);
        model.write(to, cut, seed);
        return picture_of(to);
    }

    static Record made(const std::string& name) { return {.kind = Kind::create, .path = "/w/" + name}; }
    static Record written(const std::string& name, const std::string& data) {
        return {.kind = Kind::write, .path = "/w/" + name, .data = data};
    }
    static Record synced(const std::string& name) {
        return {.kind = Kind::sync, .path = name.empty() ? "/w" : "/w/" + name};
    }
    static Record renamed(const std::string& from, const std::string& to) {
        return {.kind = Kind::rename, .path = "/w/" + from, .other = "/w/" + to};
    }

    const std::string old_ = "old\nold\n";

private:
    TemporaryFolder folder_;
    int count_ = 0;
};

TEST_F(Model, AFileReplacedInTheRightOrderIsOldOrNew) {
    const std::vector<Record> right{made("new"), written("new", "new!"), synced("new"), renamed("new", "old"),
                                    synced("")};
    EXPECT_EQ(left({right.begin(), right.end() - 1}, PowerCut::all_lost), old_);
    for (const PowerCut cut : {PowerCut::all_lost, PowerCut::contents_lost, PowerCut::by_chance})
        EXPECT_EQ(left(right, cut), "old\nnew!\n");
}

TEST_F(Model, WithoutItsSyncARenamedFileIsEmptyOrZeros) {
    const std::vector<Record> wrong{made("new"), written("new", "new!"), renamed("new", "old"), synced("")};
    EXPECT_EQ(left(wrong, PowerCut::all_lost), "old\n\n");
    const std::string zeros = std::string("old\n") + std::string(4, '\0') + "\n";
    std::set<std::string> seen;
    for (std::uint64_t seed = 0; seed < 20; ++seed)
        seen.insert(left({wrong.begin(), wrong.end() - 1}, PowerCut::contents_lost, seed));
    EXPECT_EQ(seen, (std::set<std::string>{"old\n\n", zeros}));
}

TEST_F(Model, ASyncedFileCanLoseItsName) {
    EXPECT_EQ(left({made("new"), written("new", "x"), synced("new")}, PowerCut::all_lost), old_);
}

TEST_F(Model, ChanceKeepsOrLosesEachWrite) {
    std::set<std::string> seen;
    for (std::uint64_t seed = 0; seed < 60; ++seed)
        seen.insert(left({written("old", "O"), {.kind = Kind::resize, .path = "/w/old", .offset = 2}},
                         PowerCut::by_chance, seed));
    EXPECT_EQ(seen, (std::set<std::string>{"old\nold\n", "old\nOld\n", "old\nol\n", "old\nOl\n"}));
}

TEST_F(Model, ARemovedNameComesBackUnlessItsFolderWasSynced) {
    const Record removed{.kind = Kind::remove, .path = "/w/old"};
    EXPECT_EQ(left({removed}, PowerCut::all_lost), old_);
    EXPECT_EQ(left({removed, synced("")}, PowerCut::all_lost), "");
}

TEST_F(Model, ACallThatWasNotSeenIsNoticed) {
    EXPECT_THROW(left({written("unknown", "x")}, PowerCut::all_lost), std::runtime_error);
}

}  // namespace
}  // namespace baophu::kills

#include "edge/workspace/backup.h"

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include "core/base/fault_codes.h"
#include "edge/workspace/durable_files.h"
#include "edge/workspace/made_up_deliveries_for_tests.h"
#include "edge/workspace/rounding_secret.h"
#include "edge/workspace/runs.h"
#include "edge/workspace/verify.h"

namespace baophu::workspace {
namespace {

namespace fs = std::filesystem;

// What was shown, step by step.
class Shown final : public Progress {
public:
    void begin_step(std::string_view step, std::size_t, std::size_t) override {
        steps.emplace_back(step);
        fractions.emplace_back();
    }
    void at(double fraction) override { fractions.back().push_back(fraction); }
    void finish() override { finished = true; }

    std::vector<std::string> steps;
    std::vector<std::vector<double>> fractions;  // Of each step.
    bool finished = false;
};

class Backup : public testing::Test {
protected:
    Backup() {
        at_.take_three_lists();
        at_.store.add({.sender = "tax",
                       .dataset = "tax-yearly-list",
                       .column = "full_name",
                       .header = "Người nộp",
                       .mapped_by = "ai đó",
                       .mapped_at = "2019-03-29T00:00:00Z"});
    }

    BackedUp back_up() {
        return workspace::back_up(at_.workspace, *at_.lock, at_.store, backup_, progress_, cancel_);
    }

    BackedUp restore() { return workspace::restore(backup_, restored_, progress_, cancel_); }

    RunMade run_in(const fs::path& root) {
        const Workspace workspace = Workspace::open(root);
        const Lock lock = workspace.lock("run");
        store::Store store(workspace.store_file());
        return make_run(workspace, lock, store, {}, at_.progress, cancel_);
    }

    std::string code(const std::function<void()>& work) {
        try {
            work();
        } catch (const Failure& failure) {
            return failure.fault().code;
        }
        return "";
    }

    Writing at_;
    TemporaryFolder folder_;
    fs::path backup_ = folder_.path() / "sao lưu";
    fs::path restored_ = folder_.path() / "khôi phục";
    Shown progress_;
    CancelFlag cancel_ = false;
};

TEST_F(Backup, RUN10_a_run_in_the_restored_workspace_gives_the_same_content) {
    const RunMade made = make_run(at_.workspace, *at_.lock, at_.store, {}, at_.progress, cancel_);
    const BackedUp done = back_up();
    EXPECT_EQ(done.files, 2 + 2 * 3);
    EXPECT_GT(done.bytes, 1000);
    EXPECT_FALSE(fs::exists(backup_ / "runs")) << "derived";
    EXPECT_EQ(restore().files, done.files);
    const RunMade again = run_in(restored_);
    EXPECT_FALSE(again.known_before);
    EXPECT_EQ(again.id, made.id);
    EXPECT_EQ(again.content_hash, made.content_hash);
    store::Store store(restored_ / "store.sqlite");
    ASSERT_EQ(store.mappings().size(), 1U);
    EXPECT_EQ(store.mappings()[0].header, "Người nộp");
    EXPECT_TRUE(verify(Workspace::open(restored_), store, cancel_).findings.empty());
}

TEST_F(Backup, RUN9_it_shows_how_far_it_is_by_bytes) {
    back_up();
    restore();
    EXPECT_EQ(progress_.steps,
              (std::vector<std::string>{"step.backup", "step.restore.check", "step.restore.copy"}));
    for (const std::vector<double>& fractions : progress_.fractions) {
        EXPECT_TRUE(std::ranges::is_sorted(fractions));
        ASSERT_GE(fractions.size(), 8U);  // One a file.
        EXPECT_LT(fractions.front(), 1.0);
        EXPECT_EQ(fractions.back(), 1.0);
    }
    EXPECT_TRUE(progress_.finished);
}

TEST_F(Backup, RUN9_an_original_that_is_gone_is_told) {
    const auto entry = find_delivery(at_.workspace, at_.store, "bhxh 11.csv");
    fs::remove(original_of(at_.workspace, entry));
    EXPECT_EQ(code([&] { back_up(); }), fault::file_unreadable);
    EXPECT_FALSE(fs::exists(backup_));
}

TEST_F(Backup, RUN9_numbers_are_rounded_alike_after_it) {
    const std::string secret = rounding_secret(at_.workspace);
    EXPECT_EQ(back_up().files, 1 + 2 + 2 * 3);
    restore();
    EXPECT_EQ(rounding_secret(Workspace::open(restored_)), secret);
}

TEST_F(Backup, RUN9_withdrawn_files_are_in_it_too) {
    const auto entry = find_delivery(at_.workspace, at_.store, "bhxh 11.csv");
    withdraw_delivery(*at_.lock, at_.store, entry, "gửi nhầm");
    EXPECT_EQ(back_up().files, 2 + 2 * 3);
    EXPECT_TRUE(fs::exists(backup_ / "deliveries" / entry.sha256 / "original"));
}

TEST_F(Backup, RUN9_a_folder_with_something_in_it_is_left_alone) {
    back_up();
    EXPECT_EQ(code([&] { back_up(); }), fault::workspace_exists);
    fs::create_directories(restored_);
    std::ofstream(restored_ / "của người khác") << "x";
    EXPECT_EQ(code([&] { restore(); }), fault::folder_not_empty);
    EXPECT_TRUE(fs::exists(restored_ / "của người khác"));
}

TEST_F(Backup, RUN9_a_damaged_original_is_not_backed_up) {
    const auto entry = find_delivery(at_.workspace, at_.store, "bhxh 11.csv");
    std::ofstream(original_of(at_.workspace, entry), std::ios::app) << "x";
    EXPECT_EQ(code([&] { back_up(); }), fault::delivery_damaged);
    EXPECT_FALSE(fs::exists(backup_));
    EXPECT_FALSE(fs::exists(partial(backup_)));
}

// Each file of the backup in turn: changed, then gone.
TEST_F(Backup, RUN11_each_damaged_file_keeps_it_from_being_restored) {
    back_up();
    const auto manifest = boost::json::parse(read_file(backup_ / "manifest.json"));
    ASSERT_EQ(manifest.at("files").as_object().size(), 8U);
    for (const auto& [name, sha256] : manifest.at("files").as_object()) {
        const fs::path file = backup_ / std::string(name);
        const std::string content = read_file(file);
        std::ofstream(file, std::ios::app) << "x";
        EXPECT_EQ(code([&] { restore(); }), fault::backup_damaged) << name;
        fs::remove(file);
        EXPECT_EQ(code([&] { restore(); }), fault::backup_damaged) << name;
        EXPECT_FALSE(fs::exists(restored_)) << name;
        std::ofstream(file, std::ios::binary) << content;
    }
    EXPECT_EQ(restore().files, 8);
}

TEST_F(Backup, RUN11_a_manifest_is_held_to_its_form) {
    back_up();
    const std::string good = read_file(backup_ / "manifest.json");
    const std::string at = R"("made_at": "2019-03-29T00:00:00Z")";
    for (const std::string& text :
         {std::string("{"), std::string("[]"), R"({"format": 2, "files": {}, )" + at + "}",
          R"({"format": 1, "files": {"a": 1}, )" + at + "}",
          R"({"format": 1, "files": {"../../etc/passwd": "00"}, )" + at + "}",
          std::string(R"({"format": 1, "files": {}})")}) {
        std::ofstream(backup_ / "manifest.json") << text;
        EXPECT_EQ(code([&] { restore(); }), fault::backup_unreadable) << text;
    }
    fs::remove(backup_ / "manifest.json");
    EXPECT_EQ(code([&] { restore(); }), fault::backup_unreadable);
    std::ofstream(backup_ / "manifest.json") << good;
    EXPECT_EQ(restore().files, 8);
}

}  // namespace
}  // namespace baophu::workspace

// The commands that keep runs safe, from the command line to the text that is read: verify, gc,
// backup, restore, and run --as-known-on.
#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include "edge/cli/exit_codes.h"
#include "edge/cli/program_for_tests.h"
#include "edge/workspace/made_up_deliveries_for_tests.h"

namespace baophu::cli {
namespace {

namespace fs = std::filesystem;

class RunsCommands : public testing::Test {
protected:
    RunsCommands() {
        at_.take_three_lists();
        at_.lock.reset();
    }

    void expect_told(const Ended& ended, const std::string& part, int exit_code = exit_done) {
        EXPECT_EQ(ended.exit_code, exit_code) << ended.err;
        EXPECT_NE((ended.out + ended.err).find(part), std::string::npos) << part << "\n"
                                                                         << ended.out << ended.err;
    }

    workspace::Writing at_;
    std::string root_ = at_.root().string();
    std::string backup_ = (at_.folder / "sao lưu").string();
    std::string restored_ = (at_.folder / "khôi phục").string();
};

// A figure of the past must not be taken for one of today.
TEST_F(RunsCommands, RUN12_whoever_asks_a_run_as_known_on_a_day_is_told_the_day) {
    const std::string told = "biết đến hết ngày 29/03/2019";
    expect_told(baophu({"run", root_, "--as-known-on", "2019-03-29"}), told);
    expect_told(baophu({"coverage", root_}), told);
    expect_told(baophu({"--lang", "en", "coverage", root_}), "known at the end of 29/03/2019");
    const auto json = boost::json::parse(baophu({"coverage", root_, "--format", "json"}).out);
    EXPECT_EQ(json.at("as_known_on").as_string(), "2019-03-29");
    const std::string list = baophu({"coverage", "list", root_, "--limit", "1"}).out;
    const std::string someone = list.substr(list.find("P-"), 16);
    expect_told(baophu({"explain", root_, someone}), told);

    expect_told(baophu({"run", root_}), "12/2018");
    EXPECT_EQ(baophu({"coverage", root_}).out.find("biết đến"), std::string::npos);
    EXPECT_TRUE(
        boost::json::parse(baophu({"coverage", root_, "--format", "json"}).out).at("as_known_on").is_null());
}

TEST_F(RunsCommands, RUN12_a_day_to_come_is_refused) {
    expect_told(baophu({"run", root_, "--as-known-on", "2999-01-01"}), "BP-110", exit_usage);
    expect_told(baophu({"run", root_, "--as-known-on", "31/02/2019"}), "BP-110", exit_usage);
}

TEST_F(RunsCommands, RUN5_verify_tells_what_is_wrong_and_what_to_do) {
    expect_told(baophu({"verify", root_}), "Nguyên vẹn");
    const fs::path unknown = at_.root() / "deliveries" / "abc.partial";
    fs::create_directories(unknown);
    expect_told(baophu({"verify", root_}), "vô hại");
    const auto entry = workspace::find_delivery(at_.workspace, at_.store, "thuế.csv");
    fs::remove(workspace::original_of(at_.workspace, entry));
    expect_told(baophu({"verify", root_}), "mất tệp gốc", exit_workspace);
    expect_told(baophu({"--lang", "en", "verify", root_}), "baophu restore", exit_workspace);
}

TEST_F(RunsCommands, RUN8_gc_tells_what_it_removes) {
    baophu({"run", root_, "--month", "2018-11"});
    baophu({"run", root_});
    expect_told(baophu({"gc", root_}), "Không có gì để bỏ");
    expect_told(baophu({"gc", root_, "--keep", "0", "--dry-run"}), "Sẽ bỏ 1 thư mục");
    expect_told(baophu({"gc", root_, "--keep", "0"}), "Đã bỏ 1 thư mục");
    expect_told(baophu({"gc", root_, "--keep", "0"}), "Không có gì để bỏ");
}

TEST_F(RunsCommands, RUN10_a_backup_comes_back_to_the_same_content) {
    const std::string made = baophu({"run", root_}).out;
    expect_told(baophu({"backup", root_, backup_}), "8 tệp");
    expect_told(baophu({"backup", root_, backup_}), "BP-104", exit_workspace);
    expect_told(baophu({"restore", backup_, restored_}), "8 tệp");
    const auto hash = [](const std::string& text) { return text.substr(text.rfind(' ')); };
    EXPECT_EQ(hash(baophu({"run", restored_}).out), hash(made));
    fs::remove(fs::path(backup_) / "store.sqlite");
    expect_told(baophu({"restore", backup_, restored_ + " 2"}), "BP-113", exit_workspace);
    expect_told(baophu({"restore", restored_, restored_ + " 2"}), "BP-112", exit_workspace);
}

}  // namespace
}  // namespace baophu::cli

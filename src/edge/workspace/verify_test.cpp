#include "edge/workspace/verify.h"

#include <algorithm>
#include <fstream>

#include <gtest/gtest.h>

#include "edge/workspace/durable_files.h"
#include "edge/workspace/made_up_deliveries_for_tests.h"
#include "edge/workspace/runs.h"

namespace baophu::workspace {
namespace {

namespace fs = std::filesystem;

class Verify : public testing::Test {
protected:
    Verify() {
        at_.take_at("2019-01-10T00:00:00Z", "bhxh 11.csv", si_list("11/2018"));
        at_.take_at("2019-02-10T00:00:00Z", "bhxh 12.csv", si_list("12/2018"));
        at_.take_at("2019-03-29T00:00:00Z", "thuế.csv", tax_list());
        run_ = make_run(at_.workspace, *at_.lock, at_.store, {}, at_.progress, at_.cancel).id;
    }

    // "derived run_changed", in the order in which they are told.
    std::vector<std::string> findings() {
        std::vector<std::string> found;
        for (const Finding& finding : verify(at_.workspace, at_.store, at_.cancel).findings)
            found.push_back(std::string(to_word(finding.harm)) + " " + finding.what);
        return found;
    }

    fs::path delivery(const std::string& name) {
        return at_.workspace.delivery_folder(find_delivery(at_.workspace, at_.store, name).sha256);
    }

    fs::path result(const std::string& name) {
        return intake_folder_of(at_.workspace, find_delivery(at_.workspace, at_.store, name));
    }

    void damage(const fs::path& file) { std::ofstream(file, std::ios::app) << "x"; }

    using Found = std::vector<std::string>;

    Writing at_;
    std::string run_;
};

TEST_F(Verify, RUN5_a_workspace_at_work_is_whole) {
    const Verified verified = verify(at_.workspace, at_.store, at_.cancel);
    EXPECT_TRUE(verified.whole());
    EXPECT_EQ(findings(), Found{});
    EXPECT_EQ(verified.deliveries, 3);
    EXPECT_EQ(verified.results, 3);
    EXPECT_EQ(verified.runs, 1);
}

TEST_F(Verify, RUN5_what_is_precious_is_held_to_its_name_and_to_the_store) {
    damage(delivery("bhxh 11.csv") / "original");
    fs::remove(delivery("bhxh 12.csv") / "original");
    damage(delivery("thuế.csv") / "receipt.json");
    fs::remove(delivery("bhxh 11.csv") / "receipt.json");
    EXPECT_FALSE(verify(at_.workspace, at_.store, at_.cancel).whole());
    Found found = findings();
    std::ranges::sort(found);
    EXPECT_EQ(found, (Found{"precious original_absent", "precious original_changed",
                            "precious receipt_absent", "precious receipt_changed"}));
}

TEST_F(Verify, RUN5_a_withdrawn_file_is_as_precious) {
    const auto entry = find_delivery(at_.workspace, at_.store, "thuế.csv");
    const fs::path folder = delivery("thuế.csv");
    withdraw_delivery(*at_.lock, at_.store, entry, "gửi nhầm");
    EXPECT_EQ(findings(), Found{});
    fs::remove(folder / "original");
    EXPECT_EQ(findings(), Found{"precious original_absent"});
}

TEST_F(Verify, RUN6_results_of_intake_have_the_rows_of_their_receipts) {
    fs::copy_file(result("bhxh 12.csv") / "accepted.parquet", result("bhxh 11.csv") / "accepted.parquet",
                  fs::copy_options::overwrite_existing);
    damage(result("thuế.csv") / "accepted.parquet");
    EXPECT_EQ(findings(), (Found{"derived result_damaged", "derived result_damaged"}));
}

TEST_F(Verify, RUN6_a_run_that_was_changed_is_found_out) {
    {
        auto database = warehouse::Database::open(at_.workspace.run_folder(run_) / "warehouse.duckdb",
                                                  warehouse::Mode::read_write);
        auto connection = database.connect();
        connection.run("UPDATE coverage.basis SET tax_year = tax_year + 1");
    }
    EXPECT_EQ(findings(), Found{"derived run_changed"});
    fs::remove(at_.workspace.run_folder(run_) / "journal.json");
    EXPECT_EQ(findings(), Found{"derived run_damaged"});
    fs::remove_all(at_.workspace.run_folder(run_));
    EXPECT_EQ(findings(), Found{"derived current_points_nowhere"});
}

TEST_F(Verify, RUN7_what_a_crash_left_is_told_and_harmless) {
    fs::create_directories(at_.root() / "runs" / "abc.partial");
    fs::create_directories(at_.root() / "deliveries" / std::string(64, '0'));
    std::ofstream(at_.root() / "workspace.json.partial") << "{";
    const Verified verified = verify(at_.workspace, at_.store, at_.cancel);
    EXPECT_TRUE(verified.whole());
    EXPECT_EQ(verified.findings.size(), 3U);
    EXPECT_EQ(findings(), (Found{"left_over not_entered", "left_over partial", "left_over partial"}));
}

TEST_F(Verify, RUN5_the_store_keeps_its_own_rules) {
    EXPECT_TRUE(at_.store.problems().empty());
}

}  // namespace
}  // namespace baophu::workspace

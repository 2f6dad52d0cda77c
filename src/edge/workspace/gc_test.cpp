#include "edge/workspace/gc.h"

#include <gtest/gtest.h>

#include "edge/workspace/deliveries.h"
#include "edge/workspace/made_up_deliveries_for_tests.h"
#include "edge/workspace/runs.h"
#include "flow/coverage/coverage.h"

namespace baophu::workspace {
namespace {

namespace fs = std::filesystem;

class Gc : public testing::Test {
protected:
    Gc() {
        at_.take_at("2019-01-10T00:00:00Z", "bhxh 11.csv", si_list("11/2018"));
        at_.take_at("2019-02-10T00:00:00Z", "bhxh 12.csv", si_list("12/2018"));
        at_.take_at("2019-03-29T00:00:00Z", "thuế.csv", tax_list());
        november_ = run(Month::of(2018, 11));
        december_ = run(Month::of(2018, 12));
    }

    std::string run(std::optional<Month> month) {
        return make_run(at_.workspace, *at_.lock, at_.store, {.month = month, .as_known_on = {}},
                        at_.progress, at_.cancel)
            .id;
    }

    Collected collect(std::size_t keep, Collecting collecting = Collecting::remove) {
        return collect_garbage(at_.workspace, *at_.lock, at_.store, keep, collecting);
    }

    bool there(const std::string& run) const { return fs::exists(at_.workspace.run_folder(run)); }

    Writing at_;
    std::string november_;
    std::string december_;
};

TEST_F(Gc, RUN8_the_current_run_and_the_latest_stay) {
    EXPECT_TRUE(collect(5).removed.empty());
    EXPECT_TRUE(collect(1).removed.empty());
    const Collected told = collect(0, Collecting::dry_run);
    ASSERT_EQ(told.removed.size(), 1U);
    EXPECT_EQ(told.removed[0].path, fs::path("runs") / november_);
    EXPECT_GT(told.bytes(), 10'000);
    EXPECT_TRUE(there(november_)) << "a dry run";
    EXPECT_EQ(collect(0).bytes(), told.bytes());
    EXPECT_FALSE(there(november_));
    EXPECT_TRUE(there(december_));
    OpenRun open = open_current_run(at_.workspace);
    EXPECT_EQ(coverage::total(open.connection, {}).missing(), 5);
}

TEST_F(Gc, RUN8_a_run_that_is_being_read_stays) {
    run(Month::of(2018, 11));
    {
        OpenRun reader = open_current_run(at_.workspace);
        attach_rows(at_.workspace, reader);
        run(Month::of(2018, 12));
        const Collected collected = collect(0);
        EXPECT_TRUE(collected.removed.empty());
        EXPECT_EQ(collected.read, std::vector<fs::path>{fs::path("runs") / november_});
        EXPECT_EQ(reader.connection.integer("SELECT count(*) FROM tax_yearly_list"), 6);
        EXPECT_EQ(coverage::total(reader.connection, {}).missing(), 4);
    }
    EXPECT_EQ(collect(0).removed.size(), 1U);
}

// A kept run may rest on a delivery that was withdrawn since.
TEST_F(Gc, RUN8_results_of_intake_stay_while_a_run_rests_on_them) {
    const auto entry = find_delivery(at_.workspace, at_.store, "bhxh 11.csv");
    const fs::path result = intake_folder_of(at_.workspace, entry);
    withdraw_delivery(*at_.lock, at_.store, entry, "gửi nhầm");
    EXPECT_TRUE(collect(0).removed.size() == 1 && fs::exists(result)) << "December's run rests on it";
    const std::string without = run(Month::of(2018, 12));
    EXPECT_NE(without, december_);
    const Collected collected = collect(0);
    EXPECT_EQ(collected.removed.size(), 2U) << "the run before, and the result";
    EXPECT_FALSE(fs::exists(result));
    EXPECT_TRUE(fs::exists(at_.workspace.delivery_folder(entry.sha256))) << "precious";
}

}  // namespace
}  // namespace baophu::workspace

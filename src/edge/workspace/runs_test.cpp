#include "edge/workspace/runs.h"

#include <fstream>
#include <set>

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include "core/base/fault_codes.h"
#include "edge/workspace/deliveries.h"
#include "edge/workspace/identity.h"
#include "edge/workspace/made_up_deliveries_for_tests.h"
#include "flow/coverage/coverage.h"

namespace baophu::workspace {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using Names = std::vector<std::string>;

const std::optional<Month> november = Month::of(2018, 11);
const std::optional<Month> december = Month::of(2018, 12);

RunMade run(Writing& at, std::optional<Month> month = {}) {
    return make_run(at.workspace, *at.lock, at.store, month, at.progress, at.cancel);
}

// The three lists, received at stated times, so that two workspaces have equal inputs.
void take_all(Writing& at) {
    at.take_at("2019-01-10T00:00:00Z", "bhxh 11.csv", si_list("11/2018"));
    at.take_at("2019-02-10T00:00:00Z", "bhxh 12.csv", si_list("12/2018"));
    at.take_at("2019-03-29T00:00:00Z", "thuế.csv", tax_list());
}

json::object parsed(const fs::path& file) {
    return json::parse(content_of(file)).as_object();
}

std::string word(const json::object& object, std::string_view key) {
    return std::string(object.at(key).as_string());
}

std::set<std::string> keys_of(const json::object& object) {
    std::set<std::string> keys;
    for (const auto& [key, value] : object)
        keys.emplace(key);
    return keys;
}

std::int64_t missing_now(const Writing& at) {
    OpenRun open = open_current_run(at.workspace);
    return coverage::total(open.connection, {}).missing();
}

TEST(Runs, EqualInputsAreKnownBeforeAndCurrentIsSwitched) {
    Writing at;
    take_all(at);
    const RunMade latest = run(at);
    EXPECT_FALSE(latest.known_before);
    EXPECT_EQ(latest.month, *december);
    EXPECT_EQ(latest.deliveries, 3u);
    EXPECT_EQ(latest.decisions, 0u);
    EXPECT_EQ(latest.content_hash.size(), 64u);
    EXPECT_EQ(fs::read_symlink(at.workspace.current_link()), fs::path("runs") / latest.id);
    EXPECT_EQ(missing_now(at), 5);  // Bình, Cường, Dung, Đăng, and Giang who lapsed.

    // A later switch does not take the run away from who has it open.
    OpenRun open = open_current_run(at.workspace);
    attach_rows(at.workspace, open);
    const RunMade earlier = run(at, november);
    EXPECT_FALSE(earlier.known_before);
    EXPECT_NE(earlier.id, latest.id);
    EXPECT_NE(earlier.content_hash, latest.content_hash);
    EXPECT_EQ(missing_now(at), 4);
    EXPECT_EQ(open.id, latest.id);
    EXPECT_EQ(open.file_names, (Names{"bhxh 11.csv", "bhxh 12.csv", "thuế.csv"}));
    EXPECT_EQ(coverage::total(open.connection, {}).missing(), 5);
    EXPECT_EQ(open.connection.integer("SELECT count(*) FROM tax_yearly_list"), 6);

    // Asked for again, by name or as the latest: nothing is computed.
    const std::string before = picture_of(at.root() / "runs");
    for (const std::optional<Month>& month : {std::optional<Month>(), december}) {
        const RunMade again = run(at, month);
        EXPECT_TRUE(again.known_before);
        EXPECT_EQ(again.id, latest.id);
        EXPECT_EQ(again.content_hash, latest.content_hash);
        EXPECT_TRUE(again.seconds.empty());
        EXPECT_EQ(open_current_run(at.workspace).id, latest.id);
    }
    EXPECT_EQ(picture_of(at.root() / "runs"), before);
}

// Derived state can be lost; and the same lists elsewhere, taken in another order, by whomever,
// whenever, are the same inputs and give the same answer.
TEST(Runs, AreAFunctionOfTheirInputs) {
    Writing at;
    take_all(at);
    const RunMade made = run(at);
    const std::string inputs = content_of(at.workspace.run_folder(made.id) / "inputs.json");
    fs::remove_all(at.root() / "runs");
    fs::remove_all(at.root() / "intake");
    EXPECT_EQ(code_of([&] { (void)open_current_run(at.workspace); }), fault::no_run_yet);
    at.begin_next_command();
    const RunMade again = run(at);
    EXPECT_FALSE(again.known_before);
    EXPECT_EQ(again.id, made.id);
    EXPECT_EQ(again.content_hash, made.content_hash);
    EXPECT_EQ(missing_now(at), 5);

    Writing elsewhere;
    elsewhere.take_at("2019-03-29T00:00:00Z", "Thuế (bản của chúng tôi).csv", tax_list());
    elsewhere.take_at("2019-02-10T00:00:00Z", "b.csv", si_list("12/2018"));
    elsewhere.take_at("2019-01-10T00:00:00Z", "a.csv", si_list("11/2018"));
    const RunMade there = run(elsewhere);
    EXPECT_EQ(there.id, made.id);
    EXPECT_EQ(there.content_hash, made.content_hash);
    EXPECT_EQ(content_of(elsewhere.workspace.run_folder(there.id) / "inputs.json"), inputs);
}

// Sums need the run alone; what goes back to the delivered rows says that they are gone, and the
// next run brings them back without computing anything.
TEST(Runs, SumsOutliveTheRowsTheyCameFrom) {
    Writing at;
    take_all(at);
    run(at);
    fs::remove_all(at.root() / "intake");
    EXPECT_EQ(missing_now(at), 5);
    OpenRun open = open_current_run(at.workspace);
    EXPECT_EQ(code_of([&] { attach_rows(at.workspace, open); }), fault::rows_missing);
    at.begin_next_command();
    EXPECT_TRUE(run(at).known_before);
    attach_rows(at.workspace, open);
    EXPECT_EQ(open.connection.integer("SELECT count(*) FROM tax_yearly_list"), 6);
}

// What is taken in again must be what was delivered.
TEST(Runs, ADamagedOriginalIsNotTakenInAgain) {
    Writing at;
    take_all(at);
    run(at);
    const std::string sha256 = at.store.deliveries().front().sha256;
    fs::remove_all(at.root() / "intake");
    std::ofstream(at.workspace.delivery_folder(sha256) / "original", std::ios::app) << "\n";
    at.begin_next_command();
    EXPECT_EQ(code_of([&] { run(at); }), fault::delivery_damaged);
    EXPECT_EQ(missing_now(at), 5);
}

TEST(Runs, InputsNameInputsOnlyAndTheJournalTheRest) {
    Writing at;
    take_all(at);
    at.store.add(store::DecisionEntry{
        .decision = {.sequence = 0, .verdict = linkage::Verdict::same, .left_key = "a", .right_key = "b"},
        .reason = "giấy khai sinh",
        .decided_by = "lan",
        .decided_at = "2019-04-01T00:00:00Z"});
    const RunMade made = run(at);
    EXPECT_EQ(made.decisions, 1u);
    const fs::path folder = at.workspace.run_folder(made.id);
    EXPECT_EQ(names_in(folder), (Names{"inputs.json", "journal.json", "warehouse.duckdb"}));

    const json::object inputs = parsed(folder / "inputs.json");
    EXPECT_EQ(keys_of(inputs), (std::set<std::string>{"program", "month", "law", "territory", "datasets",
                                                      "deliveries", "decisions"}));
    EXPECT_EQ(inputs.at("month"), "2018-12");
    ASSERT_EQ(inputs.at("deliveries").as_array().size(), 3u);
    EXPECT_EQ(keys_of(inputs.at("deliveries").at(0).as_object()),
              (std::set<std::string>{"sha256", "sender", "dataset", "period", "received_at", "in_force",
                                     "intake"}));
    EXPECT_EQ(inputs.at("decisions"),
              (json::array{{{"sequence", 1}, {"verdict", "same"}, {"left", "a"}, {"right", "b"}}}));
    const std::string text = content_of(folder / "inputs.json");
    EXPECT_EQ(text.find(at.folder.path().string()), std::string::npos);
    EXPECT_EQ(text.find("lan"), std::string::npos) << "who decided is not what a result depends on";
    EXPECT_EQ(text.find("2019-04-01"), std::string::npos);

    const json::object journal = parsed(folder / "journal.json");
    EXPECT_EQ(keys_of(journal), (std::set<std::string>{"content_hash", "started_at", "ended_at", "host",
                                                       "user", "duckdb", "seconds"}));
    EXPECT_EQ(word(journal, "content_hash"), made.content_hash);
    EXPECT_EQ(word(journal, "host"), host_name());
    EXPECT_EQ(word(journal, "user"), user_name());
    EXPECT_LE(word(journal, "started_at"), word(journal, "ended_at"));
    EXPECT_EQ(journal.at("seconds").as_object().size(), made.seconds.size());
}

TEST(Runs, WhatCannotBeAnsweredLeavesTheOldRun) {
    Writing at;
    EXPECT_EQ(code_of([&] { (void)open_current_run(at.workspace); }), fault::no_run_yet);
    EXPECT_EQ(code_of([&] { run(at); }), fault::run_without_participants);
    at.take_at("2019-02-10T00:00:00Z", "bhxh 12.csv", si_list("12/2018"));
    EXPECT_EQ(code_of([&] { run(at); }), fault::run_without_tax_list);
    EXPECT_EQ(names_in(at.root() / "runs"), Names{});
    EXPECT_FALSE(fs::is_symlink(at.workspace.current_link()));

    at.take_at("2019-03-29T00:00:00Z", "thuế.csv", tax_list());
    run(at);
    const std::string before = picture_of(at.root());
    EXPECT_EQ(code_of([&] { run(at, november); }), fault::run_without_participants);
    EXPECT_EQ(picture_of(at.root()), before);
    at.take_at("2019-01-10T00:00:00Z", "bhxh 11.csv", si_list("11/2018"));
    const std::string then = picture_of(at.root());
    at.cancel = true;
    EXPECT_EQ(code_of([&] { run(at, november); }), fault::interrupted);
    EXPECT_EQ(picture_of(at.root()), then);
}

}  // namespace
}  // namespace baophu::workspace

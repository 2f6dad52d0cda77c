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
    return make_run(at.workspace, *at.lock, at.store, {.month = month, .as_known_on = {}}, at.progress,
                    at.cancel);
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
    at.take_three_lists();
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

TEST(Runs, OfAnEarlierProgramSayThatTheyAreToBeRunAgain) {
    Writing at;
    at.take_three_lists();
    const RunMade made = run(at);
    {
        auto earlier = warehouse::Database::open(at.workspace.run_folder(made.id) / "warehouse.duckdb",
                                                 warehouse::Mode::read_write);
        earlier.connect().run("DROP TABLE serving.absent_order");
    }
    EXPECT_EQ(code_of([&] { (void)open_current_run(at.workspace); }), fault::run_outdated);
    EXPECT_EQ(code_of([&] { (void)open_run(at.workspace, made.id); }), fault::run_outdated);
}

// Derived state can be lost; and the same lists elsewhere, taken in another order, by whomever,
// whenever, are the same inputs and give the same answer.
TEST(Runs, AreAFunctionOfTheirInputs) {
    Writing at;
    at.take_three_lists();
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
    at.take_three_lists();
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
    at.take_three_lists();
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
    at.take_three_lists();
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
    EXPECT_EQ(keys_of(inputs),
              (std::set<std::string>{"as_known_on", "program", "month", "law", "territory", "datasets",
                                     "identifiers", "linkage", "deliveries", "decisions", "entity_ids"}));
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

// ---- As known on a day ----------------------------------------------------------------------

RunMade run_as_known_on(Writing& at, int year, unsigned month, unsigned day) {
    return make_run(at.workspace, *at.lock, at.store,
                    {.month = december, .as_known_on = Date::of(year, month, day)}, at.progress, at.cancel);
}

Names files_of_current(const Writing& at) {
    return open_current_run(at.workspace).file_names;
}

TEST(Runs, RUN12_later_deliveries_are_not_known) {
    Writing at;
    at.take_three_lists();
    at.take_at("2019-05-01T00:00:00Z", "thuế bổ sung.csv",
               tax_list() +
                   "2018,3602123452,Hợp tác xã Không Có,734,"
                   "Lâm Mẫu,,075093001299,66.000.000,\r\n");
    run_as_known_on(at, 2019, 3, 29);
    EXPECT_EQ(missing_now(at), 5);
    EXPECT_EQ(files_of_current(at), (Names{"bhxh 11.csv", "bhxh 12.csv", "thuế.csv"}));
    EXPECT_EQ(open_current_run(at.workspace).as_known_on, Date::of(2019, 3, 29));
    const RunMade now = run(at, december);
    EXPECT_EQ(missing_now(at), 6) << "the later list supersedes";
    EXPECT_EQ(open_current_run(at.workspace).as_known_on, std::nullopt);
    const RunMade then = run_as_known_on(at, 2019, 5, 1);
    EXPECT_NE(then.id, now.id) << "asked in another way";
    EXPECT_EQ(then.content_hash, now.content_hash);
}

// A day ends in Vietnam seven hours before it ends in UTC.
TEST(Runs, RUN12_the_day_is_that_of_vietnam) {
    Writing at;
    at.take_at("2019-01-10T00:00:00Z", "bhxh 11.csv", si_list("11/2018"));
    at.take_at("2019-03-29T16:59:59Z", "bhxh 12.csv", si_list("12/2018"));
    at.take_at("2019-03-29T17:00:00Z", "thuế.csv", tax_list());
    EXPECT_EQ(code_of([&] { run_as_known_on(at, 2019, 3, 29); }), fault::run_without_tax_list);
    run_as_known_on(at, 2019, 3, 30);
    EXPECT_EQ(files_of_current(at).size(), 3U);
    EXPECT_EQ(code_of([&] { run_as_known_on(at, 2019, 3, 28); }), fault::run_without_participants);
}

// Long ago the withdrawal of today was not known.
TEST(Runs, RUN12_a_later_withdrawal_is_not_known) {
    Writing at;
    at.take_three_lists();
    const RunMade before = run_as_known_on(at, 2019, 3, 29);
    withdraw_delivery(*at.lock, at.store, find_delivery(at.workspace, at.store, "bhxh 11.csv"), "gửi nhầm");
    const RunMade after = run_as_known_on(at, 2019, 3, 29);
    EXPECT_EQ(after.id, before.id);
    run(at, december);
    EXPECT_EQ(files_of_current(at), (Names{"bhxh 12.csv", "thuế.csv"}));
}

// INT-20: a corrected list of the tax office, in which his name and income are others.
TEST(Runs, RUN12_who_stands_in_the_tax_list_alone_keeps_his_id_when_his_row_is_corrected) {
    Writing at;
    at.take_three_lists();
    const auto id_of = [&](const std::string& name) {
        OpenRun open = open_current_run(at.workspace);
        auto rows = open.connection.query("SELECT person_id FROM linkage.person WHERE full_name = ?", {name});
        return rows.next() ? std::string(rows.text(0)) : std::string("none");
    };
    run(at, december);
    const std::string dung = id_of("Đỗ Thu Dung");
    const std::string cuong = id_of("Lê Cường");
    EXPECT_NE(dung, "none");

    std::string corrected = tax_list();
    const auto put = [&](const std::string& wrong, const std::string& right) {
        corrected.replace(corrected.find(wrong), wrong.size(), right);
    };
    put("Đỗ Thu Dung,,075193001238,64.000.000", "Đỗ Thị Thu Dung,,075193001238,46.000.000");
    put("Lê Cường,,,62.000.000", "Lê Cường,,,26.000.000");
    at.take_at("2019-04-29T00:00:00Z", "thuế sửa.csv", corrected);
    run(at, december);
    EXPECT_EQ(id_of("Đỗ Thu Dung"), "none");
    EXPECT_EQ(id_of("Đỗ Thị Thu Dung"), dung);
    EXPECT_EQ(id_of("Lê Cường"), cuong) << "without a number he goes by his name, never by his income";
}

// LNK-5: whatever comes, goes, or is found to belong together later, a person keeps his id.
TEST(Runs, RUN12_ids_stay_as_the_lists_come_and_decisions_are_made) {
    Writing at;
    at.take_three_lists();
    const auto id_of = [&](const std::string& record_key) {
        OpenRun open = open_current_run(at.workspace);
        auto rows = open.connection.query("SELECT person_id FROM linkage.person_member WHERE record_key = ?",
                                          {record_key});
        return rows.next() ? std::string(rows.text(0)) : std::string("none");
    };
    const std::string giang = "social-insurance/si-participants/7512345603";
    const std::string em = "social-insurance/si-participants/7512345602";
    run(at, december);
    const std::string id_of_giang = id_of(giang);
    const std::string id_of_em = id_of(em);
    EXPECT_NE(id_of_giang, id_of_em);

    // An earlier month that arrives late, and one that supersedes.
    at.take_at("2019-06-01T00:00:00Z", "bhxh 10.csv", si_list("10/2018"));
    at.take_at("2019-06-02T00:00:00Z", "bhxh 12 sửa.csv", si_list("12/2018") + "\r\n");
    run(at, december);
    EXPECT_EQ(id_of(giang), id_of_giang);
    EXPECT_EQ(id_of(em), id_of_em);

    const auto decide = [&](linkage::Verdict verdict, const std::string& decided_at) {
        at.store.add({.decision = {.sequence = 0, .verdict = verdict, .left_key = giang, .right_key = em},
                      .reason = "thử",
                      .decided_by = "ai đó",
                      .decided_at = decided_at});
        run(at, december);
    };
    decide(linkage::Verdict::same, "2019-07-01T00:00:00Z");
    const std::string merged = id_of(giang);
    EXPECT_EQ(id_of(em), merged);
    EXPECT_TRUE(merged == id_of_giang || merged == id_of_em) << "no third id";
    decide(linkage::Verdict::different, "2019-08-01T00:00:00Z");
    EXPECT_EQ(id_of(giang), id_of_giang) << "split again, each has his own";
    EXPECT_EQ(id_of(em), id_of_em);
    run_as_known_on(at, 2019, 7, 15);
    EXPECT_EQ(id_of(em), merged) << "as it was decided then";
    EXPECT_EQ(id_of(giang), merged);
}

}  // namespace
}  // namespace baophu::workspace

#include "flow/run.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string>

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/temporary_folder_for_tests.h"
#include "flow/coverage/coverage.h"

namespace baophu {
namespace {

using warehouse::Connection;
using warehouse::Database;

// Two delivered lists, as intake leaves them, in a folder that goes when the test ends.
class Run : public testing::Test {
protected:
    // Four lines of each person, far apart in the tax list and equal in income.
    RunInputs inputs(int persons) const {
        const std::string of_person = " FROM range(" + std::to_string(persons) + ") p(person)";
        write("tax.parquet",
              "SELECT person + 2 AS row_number, 'tax/tax-yearly-list/#' || person AS record_key, "
              "'' AS repaired, 2018::BIGINT AS tax_year, '3600000014' || CASE person % 4 WHEN 0 THEN '' ELSE "
              "'-00' || person % 4 END AS payer_tax_code, 'Bên trả' AS payer_name, "
              "'73' || (1 + person % 7) AS payer_unit, 'Người ' || person % " +
                  std::to_string(persons / 4) +
                  " AS full_name, "
                  "NULL::VARCHAR AS person_tax_code, (270000000 + person % " +
                  std::to_string(persons / 4) +
                  ")::VARCHAR AS identity_number, "
                  "(10 * (1 + person % 2))::BIGINT AS taxable_income, NULL::BIGINT AS insurance_deducted" +
                  of_person);
        write(
            "si.parquet",
            "SELECT person + 2 AS row_number, 'social-insurance/si-participants/' || (7500000000 + person) "
            "AS record_key, '' AS repaired, DATE '2018-12-01' AS month, 'TZ' || person % 3 AS si_unit_code, "
            "NULL::VARCHAR AS employer_tax_code, 'Đơn vị' AS employer_name, "
            "'73' || (1 + person % 2) AS managing_unit, (7500000000 + person)::VARCHAR AS si_number, "
            "'Người ' || person // 2 AS full_name, NULL::DATE AS birth_date, NULL::VARCHAR AS sex, "
            "(270000000 + person // 2)::VARCHAR AS identity_number, 5000000::BIGINT AS contribution_wage" +
                of_person + " WHERE person % 3 = 0");
        return {.month = *Month::parse("2018-12"),
                .deliveries = {delivery("tax", "tax-yearly-list", "2018", "tax.parquet"),
                               delivery("social-insurance", "si-participants", "2018-12", "si.parquet")},
                .decisions = {},
                .territory = Territory::load("dong-nai.yaml")};
    }

    std::string hash_of_run(const RunInputs& inputs, const std::string& file) {
        NoProgress progress;
        const CancelFlag cancel = false;
        return run(inputs, folder_ / file, progress, cancel).content_hash;
    }

    TemporaryFolder folder_;

private:
    intake::Delivery delivery(const std::string& sender, const std::string& dataset,
                              const std::string& period, const std::string& file) const {
        return {.sender = sender, .dataset = dataset, .period = period, .accepted = folder_ / file};
    }

    void write(const std::string& file, const std::string& query) const {
        Database database = Database::in_memory({.threads = 1});
        database.connect().run("COPY (" + query + ") TO " +
                               warehouse::sql_literal((folder_ / file).string()) + " (FORMAT parquet)");
    }
};

class ListedSteps final : public Progress {
public:
    explicit ListedSteps(std::function<void(std::size_t)> at_step = {}) : at_step_(std::move(at_step)) {}
    void begin_step(std::string_view step, std::size_t number, std::size_t of) override {
        steps.push_back(std::to_string(number) + "/" + std::to_string(of) + " " + std::string(step));
        if (at_step_) at_step_(number);
    }
    void at(double) override {}
    void finish() override { steps.emplace_back("finished"); }
    std::vector<std::string> steps;

private:
    std::function<void(std::size_t)> at_step_;
};

TEST_F(Run, WritesAWarehouseThatAnswers) {
    ListedSteps progress;
    const CancelFlag cancel = false;
    const RunReport report = run(inputs(60), folder_ / "a.duckdb", progress, cancel);
    EXPECT_EQ(progress.steps,
              (std::vector<std::string>{"1/6 step.run.intake", "2/6 step.run.linkage",
                                        "3/6 step.run.coverage", "4/6 step.run.search",
                                        "5/6 step.run.content_hash", "6/6 step.run.checkpoint", "finished"}));
    ASSERT_EQ(report.seconds.size(), 6U);
    EXPECT_EQ(report.seconds[1].first, "linkage");
    Database database = Database::open(folder_ / "a.duckdb", warehouse::Mode::read_only);
    Connection connection = database.connect();
    // Twenty persons stand in the SI list.
    const coverage::Gap total = coverage::total(connection, {});
    EXPECT_EQ(total.absent(), total.of_kind(coverage::ReasonKind::missing));
    EXPECT_EQ(total.participating, 20);
    EXPECT_EQ(content_hash(connection), report.content_hash) << "the file holds what was hashed";
}

TEST_F(Run, EqualInputsGiveAnEqualContentHash) {
    const RunInputs same = inputs(500);
    const std::string hash = hash_of_run(same, "a.duckdb");
    EXPECT_EQ(hash.size(), 64U);
    EXPECT_EQ(hash_of_run(same, "b.duckdb"), hash);
}

TEST_F(Run, OtherInputsGiveAnotherContentHash) {
    RunInputs changed = inputs(60);
    const std::string hash = hash_of_run(changed, "a.duckdb");
    changed.decisions = {{.sequence = 1,
                          .verdict = linkage::Verdict::different,
                          .left_key = "tax/tax-yearly-list/#0",
                          .right_key = "tax/tax-yearly-list/#15"}};
    const std::string decided = hash_of_run(changed, "b.duckdb");
    EXPECT_NE(decided, hash);
    changed.decisions[0].right_key = "tax/tax-yearly-list/#30";
    EXPECT_NE(hash_of_run(changed, "c.duckdb"), decided);
    EXPECT_NE(hash_of_run(inputs(61), "d.duckdb"), hash);
}

// Large enough that DuckDB shares the rows out among its threads, and full of equal incomes.
TEST_F(Run, TheNumberOfThreadsDoesNotShow) {
    const RunInputs large = inputs(200'000);
    std::vector<std::string> hashes;
    for (const int threads : {1, 4}) {
        Database database = Database::in_memory({.threads = threads});
        Connection connection = database.connect();
        intake::create_views(connection, large.deliveries);
        // Linkage works row by row; here it is enough that every key has an entity.
        connection.run(
            "CREATE SCHEMA linkage; CREATE MACRO linkage.payer_key(record_key, tax_code) AS 'payer'; "
            "CREATE TABLE linkage.employer AS SELECT unnest(range(4))::INTEGER AS employer, "
            "unnest(['E-payer', 'E-TZ0', 'E-TZ1', 'E-TZ2']) AS employer_id, '' AS name; "
            "CREATE TABLE linkage.employer_member AS SELECT 'payer' AS record_key, 'E-payer' AS employer_id "
            "UNION ALL SELECT DISTINCT sender || '/tax-yearly-list/payer:' || payer_tax_code, 'E-payer' "
            "FROM tax_yearly_list "
            "UNION ALL SELECT DISTINCT sender || '/si-participants/unit:' || si_unit_code, "
            "'E-' || si_unit_code FROM si_participants; "
            "CREATE TABLE linkage.person AS SELECT min(number)::INTEGER AS person, "
            "'P-' || identity_number AS person_id, '' AS full_name, identity_number AS person_number, "
            "NULL::VARCHAR AS si_number, NULL::DATE AS birth_date, NULL::VARCHAR AS sex "
            "FROM (SELECT identity_number, row_number() OVER (ORDER BY identity_number) AS number "
            "FROM (SELECT identity_number FROM tax_yearly_list UNION "
            "SELECT identity_number FROM si_participants)) GROUP BY identity_number; "
            "CREATE TABLE linkage.person_record AS SELECT record_key, person AS first, person AS ordinal, "
            "'P' AS id "
            "FROM (SELECT record_key, identity_number FROM tax_yearly_list UNION "
            "SELECT record_key, identity_number FROM si_participants) "
            "JOIN linkage.person ON person_number = identity_number; "
            "CREATE TABLE linkage.person_doubt(person_id VARCHAR, other_id VARCHAR, decision BIGINT); "
            "CREATE TABLE linkage.person_review(pair INTEGER, record INTEGER, other INTEGER, "
            "joined BOOLEAN, per_mille INTEGER); "
            "CREATE TABLE linkage.person_evidence(pair INTEGER, part INTEGER, field VARCHAR, level VARCHAR, "
            "weight INTEGER, left_value VARCHAR, right_value VARCHAR); "
            "CREATE TABLE linkage.employer_review(pair INTEGER, record INTEGER, other INTEGER, "
            "joined BOOLEAN, per_mille INTEGER); "
            "CREATE TABLE linkage.employer_evidence(pair INTEGER, part INTEGER, field VARCHAR, "
            "level VARCHAR, weight INTEGER, left_value VARCHAR, right_value VARCHAR); "
            "CREATE TABLE linkage.employer_record(record_key VARCHAR, first INTEGER, ordinal INTEGER, id "
            "VARCHAR); "
            "CREATE TABLE linkage.employer_join(record INTEGER, joined INTEGER, rule VARCHAR, kind VARCHAR, "
            "decision BIGINT, per_mille INTEGER); "
            "CREATE TEMP TABLE employer_told(ordinal INTEGER, name VARCHAR, enterprise_code VARCHAR, "
            "si_unit_code VARCHAR, last_seen BIGINT)");
        coverage::judge(connection, large.month, large.deliveries, large.territory);
        coverage::sum_up(connection);
        hashes.push_back(std::to_string(connection.integer(
            "SELECT sum(hash(person_id, reason, certainty, unit_code, employer_id, last_participated) "
            "% 1000000007)::BIGINT FROM coverage.person_month")));
    }
    EXPECT_EQ(hashes, std::vector<std::string>(2, hashes.front()));
}

std::string fault_code(const std::function<void()>& work) {
    try {
        work();
    } catch (const Failure& failure) {
        return failure.fault().code;
    }
    return "none";
}

TEST_F(Run, StopsWhenItIsCancelled) {
    const RunInputs some = inputs(60);
    for (const std::size_t step : {1U, 3U, 5U}) {
        CancelFlag cancel = false;
        ListedSteps progress([&](std::size_t number) { cancel = number == step; });
        EXPECT_EQ(fault_code([&] {
                      run(some, folder_ / ("step" + std::to_string(step) + ".duckdb"), progress, cancel);
                  }),
                  "BP-108")
            << "step " << step;
        EXPECT_EQ(progress.steps.size(), step) << "no further step began";
    }
    const CancelFlag before_it_began = true;
    ListedSteps progress;
    EXPECT_EQ(fault_code([&] { run(some, folder_ / "never.duckdb", progress, before_it_began); }), "BP-108");
    EXPECT_TRUE(progress.steps.empty());
}

TEST_F(Run, FailsAsItsStagesDo) {
    NoProgress progress;
    const CancelFlag cancel = false;
    RunInputs without_list = inputs(60);
    without_list.month = *Month::parse("2018-11");
    EXPECT_EQ(fault_code([&] { run(without_list, folder_ / "a.duckdb", progress, cancel); }), "BP-401");
    RunInputs without_file = inputs(60);
    std::filesystem::remove(folder_ / "si.parquet");
    EXPECT_EQ(fault_code([&] { run(without_file, folder_ / "b.duckdb", progress, cancel); }), "BP-902");
}

// ---- The content hash ------------------------------------------------------------------------

std::string hash_after(const std::string& script) {
    Database database = Database::in_memory({.threads = 1});
    Connection connection = database.connect();
    connection.run(script);
    return content_hash(connection);
}

TEST(ContentHash, TheOrderOfRowsAndTemporaryTablesDoNotShow) {
    const std::string hash = hash_after("CREATE TABLE t AS FROM (VALUES (1, 'a'), (2, NULL)) v(i, s)");
    EXPECT_EQ(hash_after("CREATE TABLE t AS FROM (VALUES (2, NULL), (1, 'a')) v(i, s)"), hash);
    EXPECT_EQ(hash_after("CREATE TEMP TABLE u AS SELECT 1; CREATE VIEW w AS SELECT 2; "
                         "CREATE TABLE t AS FROM (VALUES (1, 'a'), (2, NULL)) v(i, s)"),
              hash);
}

TEST(ContentHash, NamesColumnsRowsAndEmptinessShow) {
    const std::vector<std::string> scripts{
        "SELECT 1",
        "CREATE TABLE t(s VARCHAR)",
        "CREATE TABLE u(s VARCHAR)",
        "CREATE TABLE t(r VARCHAR)",
        "CREATE SCHEMA x; CREATE TABLE x.t(s VARCHAR)",
        "CREATE TABLE t AS SELECT NULL::VARCHAR AS s",
        "CREATE TABLE t AS SELECT '' AS s",
        "CREATE TABLE t AS SELECT 'a' AS s",
        "CREATE TABLE t AS SELECT unnest(['a', 'a']) AS s",
        "CREATE TABLE t AS SELECT 'a' AS s, 'b' AS r",
        "CREATE TABLE t AS SELECT 'ab' AS s, '' AS r",
    };
    std::vector<std::string> hashes;
    for (const std::string& script : scripts) {
        const std::string hash = hash_after(script);
        EXPECT_EQ(std::ranges::count(hashes, hash), 0) << script;
        hashes.push_back(hash);
    }
}

}  // namespace
}  // namespace baophu

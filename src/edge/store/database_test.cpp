// The store as a whole, on both backends: its tables, its threads, its copies, and who opens it beside us.
#include "edge/store/database.h"

#include <atomic>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <thread>

#include "core/base/fault_codes.h"
#include "edge/store/audit.h"
#include "edge/store/cases.h"
#include "edge/store/changes.h"
#include "edge/store/grants.h"
#include "edge/store/office_for_tests.h"
#include "edge/store/proposals.h"
#include "edge/store/store.h"
#include "edge/store/unit_targets.h"
#include "edge/store/violation_for_tests.h"

namespace baophu::store {
namespace {

using linkage::Verdict;

using OfTheDatabase = Office;
INSTANTIATE_TEST_SUITE_P(Backends, OfTheDatabase, both, name_of);

// What stands in every column of every row.
std::map<std::string, std::vector<std::string>> content_of_tables_but(const std::string& place,
                                                                      const std::set<std::string>& left_out) {
    Stranger stranger(place);
    const Backend backend = backend_of(place);
    std::map<std::string, std::vector<std::string>> content;
    for (const std::string& table : tables()) {
        if (left_out.contains(table)) continue;
        std::string row;
        std::string all;
        for (const std::string& column : columns_of(stranger.sql(), backend, table))
            all += (all.empty() ? "" : " || '|' || ") + ("CAST(" + column + " AS TEXT)");
        soci::statement rows =
            (stranger.sql().prepare << "SELECT " + all + " FROM " + table + " ORDER BY 1", soci::into(row));
        rows.execute();
        while (rows.fetch())
            content[table].push_back(row);
        std::ranges::sort(content[table]);
    }
    return content;
}

std::map<std::string, std::vector<std::string>> content_of_tables(const std::string& place) {
    return content_of_tables_but(place, {});
}

DeliveryEntry delivery(const std::string& sha256) {
    return {.sha256 = sha256,
            .file_name = "danh sách.csv",
            .bytes = 9'007'199'254'740'993,
            .sender = "tax",
            .dataset = "tax-yearly-list",
            .period = "2018",
            .received_at = "2019-01-10T02:30:00Z",
            .taken_by = "lan",
            .taken_at = "2019-01-11T03:00:00Z",
            .rows_read = 3,
            .rows_accepted = 2,
            .rows_refused = 1};
}

TEST(Dialects, HaveTheSameTablesAndColumns) {
    const TemporaryFolder folder;
    const std::string file = (folder / "store.sqlite").string();
    const std::string address = PostgresqlServer::get().new_database();
    const Database sqlite(file);
    const Database postgresql(address);
    Stranger left(file);
    Stranger right(address);
    for (const std::string& table : tables()) {
        const auto columns = columns_of(left.sql(), Backend::sqlite, table);
        EXPECT_FALSE(columns.empty()) << table;
        EXPECT_EQ(columns, columns_of(right.sql(), Backend::postgresql, table)) << table;
    }
    const std::string sqlite_tables =
        "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
    EXPECT_EQ(left.number(sqlite_tables), static_cast<long long>(tables().size())) << "a table is not listed";
    EXPECT_EQ(right.number("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"),
              static_cast<long long>(tables().size()) + 1)
        << "all, and the one with the version";
}

TEST_P(OfTheDatabase, AppendOnlyTablesRefuseWhoeverOpensThem) {
    Store store(database_);
    store.add(delivery("aa"));
    store.add(DecisionEntry{.decision = {.verdict = Verdict::same, .left_key = "a", .right_key = "b"},
                            .reason = "r",
                            .decided_by = "lan",
                            .decided_at = "2019-02-01T00:00:00Z"});
    store.add(MappingEntry{.sender = "tax", .dataset = "d", .column = "c", .header = "h"});
    store.withdraw("aa", "gửi nhầm", "lan");
    add_user("minh");
    Stranger stranger(place_);
    for (const std::string table :
         {"deliveries", "decisions", "mappings", "withdrawals", "audit", "changes"}) {
        for (const std::string& statement :
             {"DELETE FROM " + table, "DELETE FROM " + table + " WHERE sequence = 1",
              "UPDATE " + table + " SET sequence = 7"}) {
            EXPECT_NE(stranger.refusal(statement).find("append-only"), std::string::npos) << statement;
        }
    }
    for (const std::string table : {"users", "agencies"})
        EXPECT_NE(stranger.refusal("DELETE FROM " + table).find("append-only"), std::string::npos) << table;
    for (const std::string& table : tables()) {
        if (GetParam() == Backend::postgresql) {
            EXPECT_NE(stranger.refusal("TRUNCATE " + table + " CASCADE"), "") << table;
            continue;
        }
        const std::string kept = "SELECT count(*) FROM sqlite_master WHERE name = '" + table + "_keep'";
        EXPECT_EQ(stranger.number(kept), 1) << table << " can be emptied";
    }
}

// STO-2
TEST_P(OfTheDatabase, ManyThreadsShareFewSessions) {
    constexpr int threads = 8;
    constexpr int each = 20;
    std::atomic<int> failures = 0;
    {
        std::vector<std::jthread> running;
        for (int i = 0; i < threads; ++i) {
            running.emplace_back([&, i] {
                for (int j = 0; j < each; ++j) {
                    try {
                        const std::string key = std::to_string(i) + "/" + std::to_string(j);
                        Decisions(database_).decide(Verdict::same, "a" + key, "b" + key, "r", lan);
                        (void)Decisions(database_).in_force();
                    } catch (const Failure&) {
                        ++failures;
                    }
                }
            });
        }
    }
    EXPECT_EQ(failures, 0);
    EXPECT_EQ(Decisions(database_).in_force().size(), static_cast<std::size_t>(threads * each));
    EXPECT_TRUE(Audit(database_).verify().whole());
}

TEST_P(OfTheDatabase, TwoProcessesWriteInTurns) {
    Database other(place_, options());
    constexpr int each = 50;
    std::atomic<int> failures = 0;
    {
        std::vector<std::jthread> running;
        for (Database* database : {&database_, &other}) {
            running.emplace_back([&, database] {
                for (int i = 0; i < each; ++i) {
                    try {
                        Audit(*database).append(lan, {.kind = "read", .what = "coverage.list"});
                    } catch (const Failure&) {
                        ++failures;
                    }
                }
            });
        }
    }
    EXPECT_EQ(failures, 0);
    EXPECT_EQ(Audit(other).head().sequence, 2 * each);
    EXPECT_TRUE(Audit(database_).verify().whole());
}

// STO-3
TEST_P(OfTheDatabase, AChangeWithoutItsAuditDoesNotHappen) {
    const std::int64_t id = add_user("minh");
    Stranger(place_).run("ALTER TABLE audit RENAME TO gone");
    User user = *Users(database_).find(id);
    user.full_name = "Ai Đó Khác";
    EXPECT_EQ(code_of([&] { Users(database_).change(user, lan); }), fault::database_error);
    EXPECT_EQ(Users(database_).find(id)->full_name, "Nguyễn Thị minh");
    EXPECT_EQ(Users(database_).find(id)->version, 1);
    Stranger(place_).run("ALTER TABLE gone RENAME TO audit");
    EXPECT_TRUE(Audit(database_).verify().whole());
}

TEST_P(OfTheDatabase, ACopyIsAnSqliteStoreWithEveryRow) {
    Store store(database_);
    store.add(delivery("aa"));
    store.withdraw("aa", "gửi nhầm", "lan");
    store.add(delivery("aa"));
    const std::int64_t minh = add_user("minh");
    Users(database_).set_password(minh, "another", false, lan);
    Decisions(database_).decide(Verdict::different, "a", "b", "khác ngày sinh – Đỗ", lan);
    const std::string copy = (folder_ / "copy.sqlite").string();
    store.copy_to(copy);
    EXPECT_EQ(content_of_tables(copy), content_of_tables(place_));
    Database copied(copy);
    EXPECT_TRUE(Audit(copied).verify().whole());
    EXPECT_EQ(copied.problems(), std::vector<std::string>{});
    EXPECT_NE(code_of([&] { Store(copied).add(delivery("aa")); }), "") << "the trigger came along";
    EXPECT_EQ(Decisions(copied).decide(Verdict::same, "c", "d", "r", lan), 2);
}

TEST_P(OfTheDatabase, SaysThatItAnswersAndIsWhole) {
    EXPECT_TRUE(database_.answers());
    EXPECT_EQ(database_.problems(), std::vector<std::string>{});
    Stranger(place_).run("DROP TABLE pinned_runs");
    EXPECT_EQ(database_.problems().empty(), GetParam() == Backend::sqlite);
}

TEST_P(OfTheDatabase, ALaterVersionIsRefused) {
    const std::string later = std::to_string(store_version + 1);
    Stranger(place_).run(GetParam() == Backend::sqlite ? "PRAGMA user_version = " + later
                                                       : "UPDATE store_version SET version = " + later);
    EXPECT_EQ(code_of([&] { const Database again(place_); }), fault::store_version_newer);
}

// A server that is started anew takes its sessions with it.
TEST(Postgresql, ALostSessionIsMadeAnew) {
    const std::string address = PostgresqlServer::get().new_database();
    Database database(address);
    Audit(database).append(lan, {.kind = "read", .what = "one"});
    Stranger(address).run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid "
        "<> "
        "pg_backend_pid()");
    EXPECT_EQ(code_of([&] { (void)Audit(database).head(); }), fault::store_unreachable);
    EXPECT_EQ(Audit(database).head().sequence, 1);
    EXPECT_EQ(Audit(database).append(lan, {.kind = "read", .what = "two"}), 2);
}

TEST(Postgresql, AServerThatIsNotThereIsToldWithoutThePassword) {
    const std::string address = "postgresql://baophu:mat-khau@127.0.0.1:1/office?connect_timeout=2";
    try {
        const Database database(address);
        ADD_FAILURE() << "was opened";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault().code, fault::store_unreachable);
        for (const auto& [name, value] : failure.fault().details)
            EXPECT_EQ(value.find("mat-khau"), std::string::npos) << name;
    }
    EXPECT_EQ(told_place(address), "postgresql://baophu:***@127.0.0.1:1/office?connect_timeout=2");
    EXPECT_EQ(told_place("postgresql:///office?host=/run&password=mat-khau&user=b"),
              "postgresql:///office?host=/run&password=***&user=b");
    EXPECT_EQ(told_place("/kho/mat:khau@x.sqlite"), "/kho/mat:khau@x.sqlite");
}

// ---- Earlier versions ---------------------------------------------------------------------

// `of`: which of several of the version, "-cases".
std::string make_store(const TemporaryFolder& folder, int version, const std::string& of = "") {
    const std::string file = (folder / "store.sqlite").string();
    std::ifstream dump(BAOPHU_SOURCE_ROOT "/tests/stores/version-" + std::to_string(version) + of + ".sql");
    const std::string text{std::istreambuf_iterator<char>(dump), {}};
    EXPECT_FALSE(text.empty());
    Stranger stranger(file);
    std::size_t begin = 0;
    bool in_trigger = false;
    for (std::size_t end = text.find(";\n"); end != std::string::npos; end = text.find(";\n", end + 1)) {
        const std::string statement = text.substr(begin, end - begin);
        in_trigger = statement.find("CREATE TRIGGER") != std::string::npos && !statement.ends_with("END");
        if (in_trigger) continue;
        stranger.run(statement);
        begin = end + 2;
    }
    return file;
}

// Rows of the dump, as its own columns have them.
std::vector<std::string> rows_of(const std::string& file, const std::string& columns,
                                 const std::string& table) {
    Stranger stranger(file);
    std::string row;
    soci::statement rows =
        (stranger.sql().prepare << "SELECT " + columns + " FROM " + table + " ORDER BY sequence",
         soci::into(row));
    rows.execute();
    std::vector<std::string> found;
    while (rows.fetch())
        found.push_back(row);
    return found;
}

class Migrations : public testing::TestWithParam<int> {};
INSTANTIATE_TEST_SUITE_P(Earlier, Migrations, testing::Range(1, store_version));

// Before the audit there was the read log.
class MigrationsOfReads : public testing::TestWithParam<int> {};
INSTANTIATE_TEST_SUITE_P(Earlier, MigrationsOfReads, testing::Values(1, 2));

TEST_P(MigrationsOfReads, LoseNothingAndMakeTheReadsTheFirstLinks) {
    const TemporaryFolder folder;
    const std::string file = make_store(folder, GetParam());
    const std::string of_delivery =
        "sequence || '|' || sha256 || '|' || file_name || '|' || bytes || '|' || sender || '|' || dataset || "
        "'|' || period || '|' || received_at || '|' || received_reason || '|' || taken_by || '|' || taken_at "
        "|| "
        "'|' || rows_read || '|' || rows_accepted || '|' || rows_refused";
    const std::string of_decision =
        "sequence || '|' || verdict || '|' || left_key || '|' || right_key || '|' "
        "|| reason || '|' || decided_by || '|' || decided_at";
    const std::string of_read =
        "|| '|' || actor || '|' || agency || '|' || territory || '|' || purpose || '|' "
        "|| case_number || '|' || what || '|' || persons";
    const auto deliveries = rows_of(file, of_delivery, "deliveries");
    const auto decisions = rows_of(file, of_decision, "decisions");
    const auto reads = rows_of(file, "read_at " + of_read, "reads");
    ASSERT_GE(deliveries.size(), 3U);
    ASSERT_EQ(decisions.size(), 3U);
    ASSERT_EQ(reads.size(), 4U);

    Database database(file);
    EXPECT_EQ(rows_of(file, of_delivery, "deliveries"), deliveries);
    EXPECT_EQ(rows_of(file, of_decision, "decisions"), decisions);
    auto lines = rows_of(file, "at " + of_read, "audit");
    ASSERT_EQ(lines.size(), reads.size() + 1) << "the last says that rows are older";
    lines.pop_back();
    EXPECT_EQ(lines, reads);
    EXPECT_EQ(Stranger(file).number("SELECT count(*) FROM sqlite_master WHERE name = 'reads'"), 0);
    const AuditVerdict verdict = Audit(database).verify();
    EXPECT_TRUE(verdict.whole()) << verdict.problem;
    EXPECT_EQ(verdict.lines, 5);
    EXPECT_EQ(Store(database).reads(), 4);
    EXPECT_EQ(Decisions(database).decide(Verdict::same, "x", "y", "r", lan), 4) << "numbers go on";
    EXPECT_EQ(Audit(database).head().sequence, 6);
    EXPECT_EQ(Stranger(file).number("PRAGMA user_version"), store_version);
}

TEST_P(Migrations, HaveTheTablesOfANewStore) {
    const TemporaryFolder folder;
    const std::string file = make_store(folder, GetParam());
    const Database brought_up(file);
    const std::string fresh_file = (folder / "fresh.sqlite").string();
    const Database fresh(fresh_file);
    const std::string query =
        "SELECT group_concat(name || ' ' || replace(coalesce(sql, ''), '\"', ''), '\n') "
        "FROM (SELECT name, sql FROM sqlite_master ORDER BY name)";
    EXPECT_EQ(Stranger(file).text(query), Stranger(fresh_file).text(query));
}

// STO-7: a store of an earlier program: its rows are counted as not bound, what comes afterwards is bound.
TEST_P(Migrations, TellHowManyRowsAreNotBound) {
    const TemporaryFolder folder;
    const std::string file = make_store(folder, GetParam());
    Database database(file);
    const AuditVerdict before = Audit(database).verify();
    EXPECT_TRUE(before.whole());
    // The fourth version bound every row.
    if (GetParam() < 4) {
        EXPECT_GE(before.not_bound, 6);
    } else {
        EXPECT_EQ(before.not_bound, 0);
    }
    const std::int64_t made = Decisions(database).decide(Verdict::same, "x", "y", "r", lan);
    EXPECT_EQ(Audit(database).verify().not_bound, before.not_bound);
    Stranger stranger(file);
    stranger.take_triggers_away("decisions");
    stranger.run(
        "INSERT INTO decisions(verdict, left_key, right_key, reason, decided_by, decided_at) VALUES "
        "('same', 'p', 'q', 'r', 'lan', '2019-01-01')");
    const AuditVerdict after = Audit(database).verify();
    ASSERT_EQ(after.rows.size(), 1U);
    EXPECT_EQ(after.rows[0].what, "added");
    EXPECT_EQ(after.rows[0].id, std::to_string(made + 1));
}

// What the second version had and the first had not.
TEST(MigrationOfVersion2, KeepsWithdrawalsMappingsAndHowFilesWereRead) {
    const TemporaryFolder folder;
    Store store(make_store(folder, 2));
    ASSERT_EQ(store.withdrawals().size(), 1U);
    EXPECT_EQ(store.withdrawals()[0].reason, "gửi nhầm");
    EXPECT_EQ(store.withdrawals()[0].delivery.sha256, std::string(64, '3'));
    ASSERT_EQ(store.mappings().size(), 1U);
    EXPECT_EQ(store.mappings()[0].header, "Người lao động");
    ASSERT_EQ(store.deliveries().size(), 3U);
    EXPECT_EQ(store.deliveries()[1].reading, R"({"encoding":"tcvn3"})");
    EXPECT_EQ(store.deliveries()[2].supplements, std::string(64, '2'));
}

// Those of each version that later ones have in another form, or had not.
const std::set<std::string> since_3{"unit_targets", "grants",     "cases",         "proposals",
                                    "sessions",     "identities", "access_tokens", "violations"};
const std::set<std::string> since_4{"grants",     "cases",         "proposals", "sessions",
                                    "identities", "access_tokens", "violations"};
const std::set<std::string> since_5{"cases", "sessions", "identities", "access_tokens", "violations"};

// As versions before the sixth had them.
const std::string of_session =
    "SELECT coalesce(group_concat(id || '|' || token_sha256 || '|' || csrf_token || '|' || user_id || '|' || "
    "view_as "
    "|| "
    "'|' || begun_at || '|' || last_seen_at || '|' || expires_at || '|' || address || '|' || agent || '|' || "
    "ended_at || '|' || ended_by, '\n'), '') FROM (SELECT * FROM sessions ORDER BY id)";

// The third version had no targets of units, cases and proposals either.
TEST(MigrationOfVersion3, KeepsEveryRowAndTheChain) {
    const TemporaryFolder folder;
    const std::string file = make_store(folder, 3);
    auto before = content_of_tables_but(file, since_3);
    ASSERT_EQ(before["users"].size(), 2U);
    ASSERT_EQ(before["audit"].size(), 18U);
    const std::string sessions = Stranger(file).text(of_session);
    Database database(file);
    EXPECT_EQ(Stranger(file).text(of_session), sessions);
    EXPECT_EQ(content_of_tables_but(file, since_3), before);
    EXPECT_EQ(Stranger(file).number("PRAGMA user_version"), store_version);
    const AuditVerdict verdict = Audit(database).verify();
    EXPECT_TRUE(verdict.whole()) << verdict.problem;
    EXPECT_EQ(verdict.lines, 18);
    EXPECT_EQ(UnitTargets(database).set({.year = 2019, .document = "d", .units = {{"731", 1}}}, 0, lan), 1);
}

// The fourth version had grants that nothing could stand in the place of, and no cases and no
// proposals.
TEST(MigrationOfVersion4, KeepsEveryRowAndEveryBinding) {
    const TemporaryFolder folder;
    const std::string file = make_store(folder, 4);
    const std::string of_grant =
        "SELECT group_concat(id || '|' || user_id || '|' || role || '|' || agency || '|' || territory || '|' "
        "|| "
        "purposes || '|' || first_day || '|' || last_day || '|' || version, '\n') FROM (SELECT * FROM grants "
        "ORDER BY id)";
    const std::string grants = Stranger(file).text(of_grant);
    auto before = content_of_tables_but(file, since_4);
    ASSERT_EQ(before["users"].size(), 3U);
    ASSERT_EQ(before["unit_targets"].size(), 4U);
    const std::string sessions = Stranger(file).text(of_session);
    Database database(file);
    EXPECT_EQ(Stranger(file).text(of_session), sessions);
    EXPECT_EQ(content_of_tables_but(file, since_4), before);
    EXPECT_EQ(Stranger(file).text(of_grant), grants);
    EXPECT_EQ(Stranger(file).number("SELECT count(*) FROM grants WHERE replaces <> 0"), 0);
    EXPECT_EQ(Stranger(file).number("PRAGMA user_version"), store_version);
    const AuditVerdict verdict = Audit(database).verify();
    EXPECT_TRUE(verdict.whole()) << verdict.problem << (verdict.rows.empty() ? "" : verdict.rows[0].table);
    EXPECT_EQ(verdict.not_bound, 0);
    EXPECT_EQ(Cases(database).open({.agency = "social-insurance",
                                    .employer = "E-1",
                                    .decision_number = "12/QĐ",
                                    .legal_basis = "Luật",
                                    .content = "Đóng BHXH",
                                    .inspector = 1},
                                   lan),
              1);
    Grant next = Grants(database).all().back();
    next.replaces = next.id;
    next.from = day_in_vietnam(database.now());
    EXPECT_EQ(Grants(database).replace(next, next.version, lan), next.id + 1) << "numbers go on";
}

// The fifth version had no rules that were given to somebody, and no day by which a case is to be concluded.
TEST(MigrationOfVersion5, KeepsEveryRowAndEveryBinding) {
    const TemporaryFolder folder;
    const std::string file = make_store(folder, 5, "-cases");
    auto before = content_of_tables_but(file, since_5);
    ASSERT_EQ(before["grants"].size(), 4U);
    ASSERT_EQ(before["proposals"].size(), 1U);
    Database database(file);
    EXPECT_EQ(content_of_tables_but(file, since_5), before);
    EXPECT_EQ(Stranger(file).number("PRAGMA user_version"), store_version);
    const AuditVerdict verdict = Audit(database).verify();
    EXPECT_TRUE(verdict.whole()) << verdict.problem << (verdict.rows.empty() ? "" : verdict.rows[0].table);
    EXPECT_EQ(verdict.not_bound, 0);
    ASSERT_EQ(Cases(database).all().size(), 2U);
    EXPECT_FALSE(Cases(database).all()[0].due);
    EXPECT_EQ(Cases(database).all()[0].decision_number, "12/QĐ-BHXH");
    EXPECT_EQ(Violations(database).give({violation_for_tests(3)}, lan), std::vector<std::int64_t>{1});
}

// The fifth version had nobody who signed in by an identity provider, and no tokens of programs.
TEST(MigrationOfVersion5, KeepsEveryRowAndWhatWaitsForASecondPerson) {
    const TemporaryFolder folder;
    const std::string file = make_store(folder, 5);
    auto before = content_of_tables_but(file, since_5);
    ASSERT_EQ(before["users"].size(), 5U);
    ASSERT_EQ(before["proposals"].size(), 3U);
    const std::string sessions = Stranger(file).text(of_session);
    Database database(file);
    EXPECT_EQ(content_of_tables_but(file, since_5), before);
    EXPECT_EQ(Stranger(file).text(of_session), sessions);
    EXPECT_EQ(Stranger(file).number("SELECT count(*) FROM sessions WHERE identity <> 0"), 0);
    EXPECT_EQ(Stranger(file).number("PRAGMA user_version"), store_version);
    const AuditVerdict verdict = Audit(database).verify();
    EXPECT_TRUE(verdict.whole()) << verdict.problem << (verdict.rows.empty() ? "" : verdict.rows[0].table);
    EXPECT_EQ(verdict.not_bound, 0);
    Proposals proposals(database);
    ASSERT_EQ(proposals.open().size(), 2U);
    proposals.approve(2, {.login = "duyet"});
    proposals.approve(3, {.login = "duyet"}, "hash");
    Proposal wanted{.kind = ProposalKind::identity};
    wanted.identity = {.user = 2, .issuer = "https://idp.test", .subject = "s"};
    EXPECT_EQ(proposals.propose(wanted, {.login = "quan"}), 4) << "numbers go on";
    EXPECT_TRUE(Audit(database).verify().whole());
}

class MigrationsOnPostgresql : public testing::TestWithParam<int> {};
INSTANTIATE_TEST_SUITE_P(Earlier, MigrationsOnPostgresql, testing::Values(3, 4, 5));

TEST_P(MigrationsOnPostgresql, AreTheSame) {
    const std::string address = PostgresqlServer::get().new_store();
    {
        Database newest(address);
        Decisions(newest).decide(Verdict::same, "a", "b", "r", lan);
    }
    // What the earlier version had not, or had.
    Stranger(address).run("DROP TABLE violations");
    Stranger(address).run("DROP INDEX audit_personal");
    Stranger(address).run("ALTER TABLE cases DROP COLUMN due");
    Stranger(address).run("DROP TABLE identities");
    Stranger(address).run("DROP TABLE access_tokens");
    Stranger(address).run("ALTER TABLE sessions DROP COLUMN identity");
    Stranger(address).run("ALTER TABLE proposals DROP CONSTRAINT proposals_kind_check");
    Stranger(address).run(
        "ALTER TABLE proposals ADD CHECK (kind IN ('grant', 'grant_change', 'password', "
        "'unit_targets'))");
    if (GetParam() < 5) {
        Stranger(address).run("DROP TABLE proposals");
        Stranger(address).run("DROP TABLE cases");
        Stranger(address).run("DROP INDEX audit_reads");
        Stranger(address).run("ALTER TABLE grants DROP COLUMN replaces");
        Stranger(address).run("ALTER TABLE grants ADD CHECK (last_day = '' OR last_day >= first_day)");
    }
    if (GetParam() < 4) Stranger(address).run("DROP TABLE unit_targets");
    Stranger(address).run("UPDATE store_version SET version = " + std::to_string(GetParam()));
    Database database(address);
    EXPECT_TRUE(database.answers());
    EXPECT_EQ(Decisions(database).in_force().size(), 1U);
    EXPECT_EQ(UnitTargets(database).set({.year = 2019, .document = "d", .units = {{"731", 1}}}, 0, lan), 1);
    for (const std::string table : {"unit_targets", "proposals", "violations", "identities", "access_tokens"})
        EXPECT_NE(Stranger(address).refusal("DELETE FROM " + table).find("append-only"), std::string::npos);
    EXPECT_EQ(Stranger(address).number("SELECT count(*) FROM pg_constraint WHERE conname = 'grants_check'"),
              0);
    EXPECT_TRUE(Audit(database).verify().whole());
}

// A migration that cannot be finished leaves the store as it was.
TEST(Migration, IsAllOrNothing) {
    const TemporaryFolder folder;
    const std::string file = make_store(folder, 2);
    Stranger(file).run("CREATE TABLE agencies(in_the_way)");
    EXPECT_EQ(code_of([&] { const Database database(file); }), fault::database_error);
    Stranger stranger(file);
    EXPECT_EQ(stranger.number("PRAGMA user_version"), 2);
    EXPECT_EQ(stranger.number("SELECT count(*) FROM reads"), 4);
    EXPECT_EQ(stranger.number("SELECT count(*) FROM sqlite_master WHERE name = 'audit'"), 0);
}

}  // namespace
}  // namespace baophu::store

// STO-7, STO-8: a row of any table that is altered, removed or put in behind the program's back is found.
#include "edge/store/bound_rows.h"

#include <set>

#include "edge/store/access_tokens.h"
#include "edge/store/agreements.h"
#include "edge/store/audit.h"
#include "edge/store/cases.h"
#include "edge/store/explanation_requests.h"
#include "edge/store/grants.h"
#include "edge/store/identities.h"
#include "edge/store/office_for_tests.h"
#include "edge/store/pinned_runs.h"
#include "edge/store/proposals.h"
#include "edge/store/remarks.h"
#include "edge/store/saved_views.h"
#include "edge/store/sessions.h"
#include "edge/store/sign_in_attempts.h"
#include "edge/store/store.h"
#include "edge/store/unit_targets.h"
#include "edge/store/violation_for_tests.h"

namespace baophu::store {
namespace {

using linkage::Verdict;

std::string key_of(const std::string& table) {
    static const std::set<std::string> with_id{
        "agencies",   "users", "grants",    "explanation_requests", "sessions",   "saved_views",
        "agreements", "cases", "proposals", "violations",           "identities", "access_tokens"};
    return with_id.contains(table) ? "id" : "sequence";
}

// What is written without a line of the audit (docs/office.md).
bool is_unbound(const std::string& table, const std::string& column) {
    return (table == "users" && column == "totp_step") || (table == "sessions" && column == "last_seen_at") ||
           (table == "access_tokens" && column == "last_used_at");
}

class BoundRows : public Office {
protected:
    // Two rows and more in each table, and one later than the first in those that have an order.
    BoundRows() {
        Store store(database_);
        for (const std::string sha256 : {"aa", "bb", "cc"}) {
            store.add(DeliveryEntry{.sha256 = sha256,
                                    .file_name = "danh sách.csv",
                                    .bytes = 10,
                                    .sender = "tax",
                                    .dataset = "tax-yearly-list",
                                    .period = "2018",
                                    .received_at = "2019-01-10T02:30:00Z",
                                    .received_reason = "",
                                    .taken_by = "lan",
                                    .taken_at = "2019-01-10T02:30:00Z",
                                    .rows_read = 2,
                                    .rows_accepted = 1,
                                    .rows_refused = 1,
                                    .supplements = "",
                                    .reading = "{}"});
            if (sha256 != "cc") store.withdraw(sha256, "gửi nhầm", "lan");
            store.add(MappingEntry{.sender = "tax",
                                   .dataset = "d",
                                   .column = sha256,
                                   .header = "h",
                                   .mapped_by = "lan",
                                   .mapped_at = "2019-01-10T02:30:00Z"});
        }
        const std::int64_t minh = add_user("minh");
        const std::int64_t hoa = add_user("hoa", "tax");
        Users(database_).set_password(minh, "another", false, lan);
        Users(database_).set_totp(hoa, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", lan);
        Users(database_).use_totp_step(hoa, 7);
        for (const std::int64_t user : {minh, hoa}) {
            Grant grant;
            grant.user = user;
            grant.role = "front_officer";
            grant.agency = "tax";
            grant.from = *Date::of(2026, 11, 26);
            Grants(database_).add(grant, lan);
            SavedView view;
            view.owner = user;
            view.name = "Của tôi";
            view.address = "/units/731";
            SavedViews(database_).add(view, lan);
            const std::string token = "token" + std::to_string(user);
            const std::int64_t session = Sessions(database_).begin({.token_sha256 = token,
                                                                    .csrf_token = "csrf",
                                                                    .user = user,
                                                                    .begun_at = database_.now_text(),
                                                                    .last_seen_at = database_.now_text(),
                                                                    .expires_at = database_.now_text(),
                                                                    .address = "10.0.0.7",
                                                                    .agent = "a browser"},
                                                                   lan);
            Sessions(database_).see(session, "2026-11-26T01:00:09Z");
            Sessions(database_).end(session, "signed out", lan);
            SignInAttempts(database_).succeed("minh", lan, "10.0.0.7");
            Remarks(database_).add("/units/731", "Đã gọi.", lan);
            PinnedRuns(database_).pin("run" + std::to_string(user), "báo cáo năm", lan);
            Decisions(database_).decide(Verdict::same, "a" + std::to_string(user), "b", "r", lan);
            ExplanationRequest request;
            request.figure = "/units/731";
            request.agency = "tax";
            request.unit = "731";
            request.question = "Vì sao?";
            request.due = *Date::of(2026, 12, 1);
            ExplanationRequests(database_).ask(request, lan);
            Agreement agreement;
            agreement.sender = "tax";
            agreement.dataset = "d" + std::to_string(user);
            agreement.period = PeriodKind::month;
            agreement.due_day = 5;
            agreement.legal_basis = "Quyết định 12";
            agreement.from = *Date::of(2026, 1, 1);
            Agreements(database_).add(agreement, lan);
            Cases(database_).open({.agency = "tax",
                                   .employer = "E-" + std::to_string(user),
                                   .tax_code = "3600123457",
                                   .employer_name = "Công ty Giả Định",
                                   .decision_number = "12/QĐ",
                                   .legal_basis = "Luật",
                                   .content = "Đóng BHXH",
                                   .inspector = user},
                                  lan);
            Violation violation = violation_for_tests(user);
            violation.rule.header += std::to_string(user);
            Violations(database_).give({violation}, lan);
            Identities(database_).bind({.user = user,
                                        .issuer = "https://id.example",
                                        .subject = "s" + std::to_string(user),
                                        .claim = ""},
                                       lan);
            const Date today = day_in_vietnam(database_.now());
            AccessTokens(database_).add(
                {.owner = user, .name = "Máy", .scope = {"see_figures"}, .from = today, .to = today},
                std::string(64, user == minh ? '1' : '2'), lan);
            grant.from = *Date::of(2026, 12, 1);
            Proposals(database_).propose({.rests_on = Users(database_).find(user)->version, .grant = grant},
                                         lan);
        }
        Proposals(database_).approve(1, {.login = "hoa.nt"});
        Decisions(database_).withdraw(1, "nhầm", lan);
        ExplanationRequests(database_).answer(1, 1, "Đã giải trình.", lan);
        Cases(database_).close(2, 1, "Đã có kết luận", lan);
        Violations(database_).answer(2, 1, "Đã sửa ở nguồn", lan);
        UnitTargets(database_).set({.year = 2019, .document = "d", .units = {{"731", 1}, {"732", 2}}}, 0,
                                   lan);
        UnitTargets(database_).set({.year = 2020, .document = "d", .units = {{"731", 1}, {"732", 2}}}, 0,
                                   lan);
        for (const std::string& table : bound_tables())
            stranger_.take_triggers_away(table);
        if (GetParam() == Backend::sqlite) {
            stranger_.run("PRAGMA ignore_check_constraints = ON");
            stranger_.run("DROP TRIGGER deliveries_once");
        } else {
            take_constraints_away();
        }
    }

    void take_constraints_away() {
        std::string statement;
        std::vector<std::string> statements;
        soci::statement rows =
            (stranger_.sql().prepare
                 << "SELECT 'ALTER TABLE ' || CAST(CAST(conrelid AS regclass) AS TEXT) || "
                    "' DROP CONSTRAINT ' || conname FROM pg_constraint WHERE contype IN "
                    "('c', 'f') AND conrelid <> 0 AND connamespace = CAST(current_schema() "
                    "AS regnamespace)",
             soci::into(statement));
        rows.execute();
        while (rows.fetch())
            statements.push_back(statement);
        rows.clean_up();
        for (const std::string& each : statements)
            stranger_.run(each);
    }

    std::vector<std::string> columns(const std::string& table) {
        return columns_of(stranger_.sql(), GetParam(), table);
    }

    // "decisions 1 altered", one a line.
    std::string found() {
        const AuditVerdict verdict = Audit(database_).verify();
        EXPECT_TRUE(verdict.chain_whole()) << verdict.problem;
        EXPECT_EQ(verdict.not_bound, 0);
        std::string text;
        for (const RowFinding& row : verdict.rows) {
            text += row.table + " " + row.id + " " + row.what;
            text += (row.column.empty() ? "" : " " + row.column) + "\n";
        }
        return text;
    }

    std::string first_key(const std::string& table) {
        return stranger_.text("SELECT CAST(min(" + key_of(table) + ") AS TEXT) FROM " + table);
    }

    bool is_number(const std::string& table, const std::string& column, const std::string& row) {
        const std::string type = GetParam() == Backend::sqlite
                                     ? "typeof(" + column + ") = 'integer'"
                                     : "CAST(pg_typeof(" + column + ") AS TEXT) = 'bigint'";
        return stranger_.number("SELECT count(*) FROM " + table + row + " AND " + type) == 1;
    }

    static std::string is(const std::string& table, const std::string& key) {
        return " WHERE " + key_of(table) + " = '" + key + "'";
    }

    Stranger stranger_{place_};
};
INSTANTIATE_TEST_SUITE_P(Backends, BoundRows, both, name_of);

// A table that is added must be named with those that are bound.
TEST_P(BoundRows, EveryTableIsBoundOrIsTheHistoryItself) {
    std::set<std::string> expected{"audit", "changes"};
    for (const std::string& table : bound_tables())
        expected.insert(table);
    const std::vector<std::string> all = tables();
    EXPECT_EQ(expected, std::set<std::string>(all.begin(), all.end()));
    for (const std::string& table : bound_tables())
        EXPECT_GE(stranger_.number("SELECT count(*) FROM " + table), 2) << table;
}

TEST_P(BoundRows, WhatTheProgramWroteIsWhole) {
    EXPECT_EQ(found(), "");
}

TEST_P(BoundRows, AnyColumnOfAnyTableAltered) {
    int tried = 0;
    for (const std::string& table : bound_tables()) {
        const std::string row = is(table, first_key(table));
        for (const std::string& column : columns(table)) {
            if (column == key_of(table) || is_unbound(table, column)) continue;
            const std::string before =
                stranger_.text("SELECT CAST(" + column + " AS TEXT) FROM " + table + row);
            const bool number = is_number(table, column, row);
            stranger_.run("UPDATE " + table + " SET " + column + " = " + column +
                          (number ? " + 1000" : " || 'x'") + row);
            const std::string told = found();
            EXPECT_TRUE(told.starts_with(table + " ")) << column << ": " << told;
            EXPECT_NE(told.find(" altered"), std::string::npos) << table << " " << column << ": " << told;
            stranger_.run("UPDATE " + table + " SET " + column + " = " +
                          (number ? before : "'" + before + "'") + row);
            ASSERT_EQ(found(), "") << table << " " << column;
            ++tried;
        }
    }
    EXPECT_GT(tried, 80);
}

TEST_P(BoundRows, ARowOfAnyTableRemovedAndPutInUnderAnotherNumber) {
    for (const std::string& table : bound_tables()) {
        const std::string key = first_key(table);
        const std::string other = table == "agencies" ? "else" : "9000";
        std::string names;
        std::string values;
        for (const std::string& column : columns(table)) {
            const std::string comma = names.empty() ? "" : ", ";
            names += comma + column;
            values += comma + (column != key_of(table) ? column : table == "agencies" ? "'else'" : other);
        }
        // It is unique in more than its key: the first goes, and comes under another one.
        stranger_.run("CREATE TABLE kept AS SELECT * FROM " + table + is(table, key));
        stranger_.run("DELETE FROM " + table + is(table, key));
        EXPECT_EQ(found(), table + " " + key + " gone\n");
        stranger_.run("INSERT INTO " + table + "(" + names + ") SELECT " + values + " FROM kept");
        const std::string told = found();
        EXPECT_NE(told.find(table + " " + key + " gone\n"), std::string::npos) << told;
        EXPECT_NE(told.find(table + " " + other + " added\n"), std::string::npos) << told;
        stranger_.run("DELETE FROM " + table + is(table, other));
        stranger_.run("INSERT INTO " + table + " SELECT * FROM kept");
        stranger_.run("DROP TABLE kept");
        ASSERT_EQ(found(), "") << table;
    }
}

TEST_P(BoundRows, WhatDiffersIsNamed) {
    stranger_.run("UPDATE decisions SET verdict = 'different' WHERE sequence = 2");
    stranger_.run("UPDATE grants SET role = 'si_analyst' WHERE id = 1");
    stranger_.run("UPDATE users SET password_hash = 'known' WHERE login = 'minh'");
    stranger_.run("UPDATE sessions SET ended_at = '' WHERE id = 1");
    stranger_.run("UPDATE unit_targets SET target = 9 WHERE sequence = 4");
    EXPECT_EQ(found(),
              "decisions 2 altered\ngrants 1 altered role\nsessions 1 altered ended_at\nunit_targets 3–4 "
              "altered\nusers 1 altered password_hash, totp_secret\n");
}

// An end that no line tells of.
TEST_P(BoundRows, ASessionEndedBehindTheBack) {
    const std::int64_t session = Sessions(database_).begin({.token_sha256 = "x",
                                                            .csrf_token = "csrf",
                                                            .user = 1,
                                                            .begun_at = database_.now_text(),
                                                            .last_seen_at = database_.now_text(),
                                                            .expires_at = database_.now_text(),
                                                            .address = "10.0.0.7",
                                                            .agent = ""},
                                                           lan);
    ASSERT_EQ(found(), "");
    stranger_.run("UPDATE sessions SET ended_at = '2026-11-26T01:00:00Z' WHERE token_sha256 = 'x'");
    EXPECT_EQ(found(), "sessions " + std::to_string(session) + " altered ended_at\n");
}

// What is no binding of ours cannot pass for one.
TEST(Binding, IsTakenOffWhatIsTold) {
    EXPECT_EQ(without_binding("same #1 = decisions/1 8 55a6"), "same #1");
    EXPECT_EQ(without_binding("a = b = decisions/1-3 8 55a6"), "a = b");
    for (const char* what : {"same #1", "x = elsewhere/1 8 55a6", "x = decisions/1", ""})
        EXPECT_EQ(without_binding(what), what);
}

}  // namespace
}  // namespace baophu::store

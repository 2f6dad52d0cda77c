#include "edge/store/dialect.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "edge/store/migrations.h"
#include "edge/store/postgresql_tables.h"

namespace baophu::store {
namespace {

constexpr std::array<std::string_view, 2> schemes{"postgresql://", "postgres://"};

static_assert(migrations.size() == store_version);
static_assert(first_postgresql_version + postgresql_tables.size() - 1 == store_version);

std::string sqlite_connect_string(const std::string& file) {
    // SOCI has no escape for a quote; it would cut the path there and open another file.
    if (file.find('"') != std::string::npos) {
        throw Failure(fault::system_error, {{"path", file}, {"problem", "a quote (\") in the path"}});
    }
    return "dbname=\"" + file + "\" timeout=10";
}

// SQLite tells of a full disk as such where it writes to its files, and as a mishap of input and
// output where it makes room for the index of its log; then the system's number says which.
bool is_full(soci::session& sql, Backend backend, const soci::soci_error& error) {
    if (backend == Backend::postgresql) {
        const auto* told = dynamic_cast<const soci::postgresql_soci_error*>(&error);
        return told != nullptr && told->sqlstate() == "53100";
    }
    if (error.get_error_message().find("disk is full") != std::string::npos) return true;
    const auto* own = static_cast<soci::sqlite3_session_backend*>(sql.get_backend());
    return own != nullptr && sqlite_api::sqlite3_system_errno(own->conn_) == ENOSPC;
}

constexpr std::string_view version_table = "store_version";

std::vector<std::string> texts(soci::session& sql, const std::string& query) {
    std::string text;
    soci::statement rows = (sql.prepare << query, soci::into(text));
    rows.execute();
    std::vector<std::string> found;
    while (rows.fetch())
        found.push_back(text);
    return found;
}

}  // namespace

Backend backend_of(std::string_view place) {
    const bool address =
        std::ranges::any_of(schemes, [&](std::string_view scheme) { return place.starts_with(scheme); });
    return address ? Backend::postgresql : Backend::sqlite;
}

std::string told_place(std::string_view place) {
    std::string told(place);
    if (backend_of(place) == Backend::sqlite) return told;
    const std::size_t begin = told.find("//") + 2;
    const std::size_t at = told.find('@', begin);
    const std::size_t colon = told.find(':', begin);
    if (at != std::string::npos && colon < at) told.replace(colon, at - colon, ":***");
    const std::size_t parameter = told.find("password=");
    if (parameter != std::string::npos) {
        const std::size_t value = parameter + std::string_view("password=").size();
        told.replace(value, std::min(told.find('&', value), told.size()) - value, "***");
    }
    return told;
}

void open_session(soci::session& sql, Backend backend, const std::string& place) {
    if (backend == Backend::sqlite) {
        sql.open(soci::sqlite3, sqlite_connect_string(place));
        return;
    }
    try {
        sql.open(soci::postgresql, place);
    } catch (const soci::soci_error& error) {
        throw Failure(fault::store_unreachable,
                      {{"place", told_place(place)}, {"problem", error.get_error_message()}});
    }
}

void settle_session(soci::session& sql, Backend backend) {
    if (backend == Backend::sqlite) {
        sql << "PRAGMA journal_mode = WAL";
        sql << "PRAGMA synchronous = FULL";
        sql << "PRAGMA foreign_keys = ON";
        return;
    }
    // STO-1 also on a server whose own setting is weaker.
    sql << "SET synchronous_commit = on";
    sql << "SET client_encoding = 'UTF8'";
    sql << "SET client_min_messages = warning";
    sql << "SET lock_timeout = '30s'";
}

int version_of(soci::session& sql, Backend backend) {
    int version = 0;
    if (backend == Backend::sqlite) {
        sql << "PRAGMA user_version", soci::into(version);
        return version;
    }
    const std::string table(version_table);
    int there = 0;
    sql << "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = :name",
        soci::use(table), soci::into(there);
    if (there != 0) sql << "SELECT version FROM " + table, soci::into(version);
    return version;
}

void set_version(soci::session& sql, Backend backend, int version) {
    if (backend == Backend::sqlite) {
        sql << "PRAGMA user_version = " + std::to_string(version);
        return;
    }
    const std::string table(version_table);
    sql << "CREATE TABLE IF NOT EXISTS " + table + "(version BIGINT NOT NULL)";
    sql << "DELETE FROM " + table;
    sql << "INSERT INTO " + table + " VALUES (" + std::to_string(version) + ")";
}

Step step_from(Backend backend, int version) {
    if (backend == Backend::sqlite)
        return {.text = migrations.at(static_cast<std::size_t>(version)), .to = version + 1};
    if (version == 0) return {.text = postgresql_tables.front(), .to = first_postgresql_version};
    const int later = version - first_postgresql_version + 1;
    return {.text = postgresql_tables.at(static_cast<std::size_t>(later)), .to = version + 1};
}

void begin_writing(soci::session& sql, Backend backend) {
    if (backend == Backend::sqlite) {
        // SOCI's own begin is a deferred one, which finds out too late that somebody else writes.
        sql << "BEGIN IMMEDIATE";
        return;
    }
    sql << "BEGIN";
    // The same number in every process; it is let go when the transaction ends. Told by two numbers, so
    // that another program's lock on the same server's database is not likely to be this one.
    std::string nothing;
    sql << "SELECT CAST(pg_advisory_xact_lock(9472, 803) AS TEXT)", soci::into(nothing);
}

void begin_reading(soci::session& sql, Backend backend) {
    sql << (backend == Backend::sqlite ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
}

bool is_connected(soci::session& sql, Backend backend) {
    if (backend == Backend::sqlite) return true;
    const auto* own = static_cast<soci::postgresql_session_backend*>(sql.get_backend());
    return own != nullptr && own->conn_ != nullptr && PQstatus(own->conn_) == CONNECTION_OK;
}

void throw_failure(soci::session& sql, Backend backend, const std::string& place,
                   const soci::soci_error& error) {
    // Not what(): SOCI puts the values of the row there.
    const std::string problem = error.get_error_message();
    if (is_full(sql, backend, error)) throw Failure(fault::disk_full, {{"problem", problem}});
    if (!is_connected(sql, backend)) {
        throw Failure(fault::store_unreachable, {{"place", told_place(place)}, {"problem", problem}});
    }
    throw Failure(fault::database_error, {{"problem", problem}, {"statement", ""}});
}

std::vector<std::string> problems_of(soci::session& sql, Backend backend) {
    if (backend == Backend::sqlite) {
        std::vector<std::string> found = texts(sql, "PRAGMA integrity_check");
        std::erase(found, "ok");
        return found;
    }
    std::vector<std::string> found;
    for (const std::string& table : tables()) {
        try {
            // Every value of every row is taken in hand; a damaged page shows itself as an error.
            long long length = 0;
            sql << "SELECT CAST(coalesce(sum(length(CAST(t AS TEXT))), 0) AS BIGINT) FROM " + table + " t",
                soci::into(length);
        } catch (const soci::soci_error& error) {
            found.push_back(table + ": " + error.get_error_message());
        }
    }
    return found;
}

std::vector<std::string> tables() {
    return {"deliveries",
            "withdrawals",
            "mappings",
            "decisions",
            "audit",
            "changes",
            "agencies",
            "users",
            "grants",
            "sessions",
            "sign_in_attempts",
            "remarks",
            "explanation_requests",
            "saved_views",
            "agreements",
            "unit_targets",
            "pinned_runs",
            "cases",
            "proposals",
            "violations",
            "identities",
            "access_tokens"};
}

std::vector<std::string> columns_of(soci::session& sql, Backend backend, const std::string& table) {
    if (backend == Backend::sqlite) return texts(sql, "SELECT name FROM pragma_table_info('" + table + "')");
    // The catalogue itself: its view in information_schema takes a hundred times as long.
    return texts(sql, "SELECT CAST(attname AS TEXT) FROM pg_attribute WHERE attrelid = to_regclass('" +
                          table + "') AND attnum > 0 AND NOT attisdropped ORDER BY attnum");
}

}  // namespace baophu::store

// An office store of a test, on either backend, with a clock that the test sets.
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include <gtest/gtest.h>
#include <soci/soci.h>

#include "core/base/temporary_folder_for_tests.h"
#include "edge/store/agencies.h"
#include "edge/store/database.h"
#include "edge/store/dialect.h"
#include "edge/store/folder_for_tests.h"
#include "edge/store/postgresql_server_for_tests.h"
#include "edge/store/users.h"

namespace baophu::store {

// 26/11/2026 08:00 in Vietnam, until it is set forward.
class SetClock {
public:
    Clock clock() {
        return [now = now_] { return Instant(std::chrono::seconds(now->load())); };
    }
    void forward(std::chrono::seconds by) { *now_ += by.count(); }
    void set(const std::string& utc) { *now_ = instant_of(utc)->time_since_epoch().count(); }

private:
    std::shared_ptr<std::atomic<std::int64_t>> now_ = std::make_shared<std::atomic<std::int64_t>>(
        instant_of("2026-11-26T01:00:00Z")->time_since_epoch().count());
};

// Somebody who opens the store without this program.
class Stranger {
public:
    explicit Stranger(const std::string& place) {
        open_session(sql_, backend_of(place), place);
        if (backend_of(place) == Backend::sqlite)
            sql_ << "PRAGMA synchronous = OFF";  // What it does may be lost.
    }

    soci::session& sql() { return sql_; }
    void run(const std::string& statement) { sql_ << statement; }

    // What the backend says against it; "" when it does it.
    std::string refusal(const std::string& statement) {
        try {
            run(statement);
            return "";
        } catch (const soci::soci_error& error) {
            return error.what();
        }
    }

    std::string text(const std::string& query) {
        std::string answer;
        sql_ << query, soci::into(answer);
        return answer;
    }

    long long number(const std::string& query) {
        long long answer = -1;
        sql_ << query, soci::into(answer);
        return answer;
    }

    // Whoever may do everything on the server can take the triggers away; the chain must show it.
    void take_triggers_away(const std::string& table) {
        if (sql_.get_backend_name() == "postgresql") {
            run("ALTER TABLE " + table + " DISABLE TRIGGER ALL");
        } else {
            run("DROP TRIGGER IF EXISTS " + table + "_keep");
            run("DROP TRIGGER IF EXISTS " + table + "_fix");
        }
    }

private:
    soci::session sql_;
};

inline const Actor lan{.login = "lan",
                       .agency = "social-insurance",
                       .territory = "731",
                       .purpose = "gap-review",
                       .case_number = "12/2026"};

class Office : public testing::TestWithParam<Backend> {
protected:
    static std::string new_place(Backend backend, const TemporaryFolder& folder) {
        return backend == Backend::sqlite ? (folder / "kho nghiệp vụ.sqlite").string()
                                          : PostgresqlServer::get().new_store();
    }

    DatabaseOptions options() { return {.clock = time_.clock(), .sessions = 4}; }

    // A user of an agency that there is.
    std::int64_t add_user(const std::string& login, const std::string& agency = "social-insurance") {
        if (!Agencies(database_).find(agency)) {
            Agencies(database_).add(
                {.id = agency, .name = "Cơ quan " + agency, .kind = "province", .territory = ""}, lan);
        }
        return Users(database_).add(
            {.login = login, .full_name = "Nguyễn Thị " + login, .agency = agency, .language = "vi"}, "hash",
            lan);
    }

    TemporaryFolder folder_;
    SetClock time_;
    std::string place_ = new_place(GetParam(), folder_);
    Database database_{place_, options()};
};

inline std::string name_of(const testing::TestParamInfo<Backend>& info) {
    return info.param == Backend::sqlite ? "sqlite" : "postgresql";
}

inline const auto both = testing::Values(Backend::sqlite, Backend::postgresql);

}  // namespace baophu::store

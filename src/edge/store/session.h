// How the classes of this room read and write: a leased session, and queries on it. Inner header.
//
//   reading(database, [&](Transaction& tx) { … })    one statement, or several that need not agree
//   picture(database, [&](Transaction& tx) { … })    several statements that see the same rows
//   writing(database, [&](Transaction& tx) { … })    all or nothing; durable when it returns
//
// None of them is called inside another.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include <soci/soci.h>

#include "edge/store/audit_queue.h"
#include "edge/store/database.h"
#include "edge/store/dialect.h"

namespace baophu::store {

struct Database::Pool {
    std::string place;
    Backend backend;
    DatabaseOptions options;

    std::mutex mutex;  // Of what follows.
    std::condition_variable returned;
    std::vector<std::unique_ptr<soci::session>> free;
    std::size_t made = 0;

    std::mutex writer;  // Threads take turns here, more fairly than at the lock of the backend.
    AuditQueue audit_queue;

    std::unique_ptr<soci::session> take();
    void give_back(std::unique_ptr<soci::session> session);
};

struct Transaction {
    soci::session& sql;
    Backend backend;
    std::string now;  // The clock, once for all rows.
};

class Lease {
public:
    explicit Lease(Database::Pool& pool) : pool_(pool), session_(pool.take()) {}
    ~Lease() { pool_.give_back(std::move(session_)); }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    soci::session& sql() { return *session_; }

private:
    Database::Pool& pool_;
    std::unique_ptr<soci::session> session_;
};

// Ends a transaction that was begun; rolls back unless it was committed.
class Open {
public:
    explicit Open(soci::session& sql) : sql_(sql) {}
    ~Open();
    Open(const Open&) = delete;
    Open& operator=(const Open&) = delete;
    void commit();

private:
    soci::session& sql_;
    bool done_ = false;
};

// Runs the work and turns what SOCI throws into a Failure.
template <class Work>
auto guarded(Database::Pool& pool, soci::session& sql, Work work) {
    try {
        return work();
    } catch (const soci::soci_error& error) {
        throw_failure(sql, pool.backend, pool.place, error);
    }
}

template <class Work>
auto reading(Database& database, Work work) {
    Database::Pool& pool = database.pool();
    Lease lease(pool);
    Transaction tx{lease.sql(), pool.backend, to_text(pool.options.clock())};
    return guarded(pool, tx.sql, [&] { return work(tx); });
}

template <class Work>
auto picture(Database& database, Work work) {
    return reading(database, [&](Transaction& tx) {
        begin_reading(tx.sql, tx.backend);
        const Open open(tx.sql);
        return work(tx);
    });
}

template <class Work>
auto writing(Database& database, Work work) {
    Database::Pool& pool = database.pool();
    const std::lock_guard turn(pool.writer);
    Lease lease(pool);
    return guarded(pool, lease.sql(), [&] {
        begin_writing(lease.sql(), pool.backend);
        Open open(lease.sql());
        // After the wait, so that later rows have no earlier times.
        Transaction tx{lease.sql(), pool.backend, to_text(pool.options.clock())};
        if constexpr (std::is_void_v<decltype(work(tx))>) {
            work(tx);
            open.commit();
        } else {
            auto result = work(tx);
            open.commit();
            return result;
        }
    });
}

// A statement with its values: Query(sql, "… WHERE id = :id").use(id).into(name, version).all(…)
// Values are bound in the order of their marks; a mark stands once.
class Query {
public:
    Query(soci::session& sql, std::string text) : statement_(sql), text_(std::move(text)) {}

    Query& use(std::string value);
    Query& use(std::int64_t value);
    Query& use(bool value) = delete;  // As 0 and 1, by hand.

    template <class... Targets>
    Query& into(Targets&... targets) {
        (statement_.exchange(soci::into(targets)), ...);
        return *this;
    }

    void run();   // What gives no rows.
    bool next();  // The next row is in the targets; the first call runs the statement.
    bool one() { return next(); }
    std::int64_t affected();

private:
    void prepare();

    soci::statement statement_;
    std::string text_;
    std::deque<std::string> texts_;
    std::deque<long long> numbers_;
    bool begun_ = false;
};

}  // namespace baophu::store

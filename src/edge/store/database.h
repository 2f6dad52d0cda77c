// The door to the office store's tables: SQLite for one machine, PostgreSQL for an office.
//
//   file path             SQLite: WAL, synchronous=FULL, foreign keys, STRICT tables
//   postgresql://…        PostgreSQL 15 or later, an address as libpq takes it
//
//   STO-1  What a call has returned from is durable: it outlives the process and the machine.
//   STO-2  One writer at a time, in this process and among processes, on both backends; readers
//          never wait for a writer and see only what is committed.
//   STO-3  A change and its history, and its line of the audit, are one transaction.
//
// Threads: a Database and every class made from it (Users, Audit, Store, …) may be used from several
// threads at once; it keeps a pool of sessions and a thread that finds none free waits. A process of the
// command line may use the same store at the same time. The Database outlives what is made from it.
//
// Throws Failure: store_version_newer, store_unreachable, disk_full, database_error.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "edge/store/clock.h"

namespace baophu::store {

enum class Backend { sqlite, postgresql };

// Version of the tables; kept in the store.
inline constexpr int store_version = 6;

struct DatabaseOptions {
    Clock clock = system_now;
    std::size_t sessions = 8;  // Of the pool, at most; made when they are needed.
};

class Database {
public:
    // Opens the store, makes its tables where there are none, and brings an older version up to date.
    explicit Database(const std::string& place, DatabaseOptions options = {});
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    Backend backend() const;
    Instant now() const;
    std::string now_text() const { return to_text(now()); }

    // The file, or the address without its password.
    std::string place() const;

    // Whether the store answers; for the health page. Never throws.
    bool answers();

    // What the backend finds wrong with its files; empty if nothing. PostgreSQL keeps its own checks and
    // is asked for every row.
    std::vector<std::string> problems();

    // A copy of the store as it is now, as one SQLite file that is not yet synced. `file` is new.
    void copy_to(const std::filesystem::path& file);

    // For the classes of this room: edge/store/session.h.
    struct Pool;
    Pool& pool() { return *pool_; }

private:
    std::unique_ptr<Pool> pool_;
};

}  // namespace baophu::store

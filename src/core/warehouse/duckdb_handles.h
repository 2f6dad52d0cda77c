// What the files of this room share: handles of DuckDB that are given back, and its failures as ours.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <duckdb.h>

#include "core/warehouse/column_type.h"
#include "core/warehouse/warehouse.h"

namespace baophu::warehouse {

// Throws Failure by DuckDB's sentence: interrupted, disk_full, else database_error.
[[noreturn]] void fail(std::string_view problem, std::string_view sql = {});

// What DuckDB hands out is given back when the scope ends, whichever way it ends.
template <class Handle, void (*destroy)(Handle*)>
struct Owned {
    Handle handle{};
    Owned() = default;
    explicit Owned(Handle taken) : handle(taken) {}
    Owned(Owned&& other) noexcept : handle(std::exchange(other.handle, Handle{})) {}
    Owned& operator=(Owned&&) = delete;
    ~Owned() { destroy(&handle); }
};

using OwnedConfig = Owned<duckdb_config, duckdb_destroy_config>;
using OwnedStatements = Owned<duckdb_extracted_statements, duckdb_destroy_extracted>;
using OwnedStatement = Owned<duckdb_prepared_statement, duckdb_destroy_prepare>;
using OwnedPending = Owned<duckdb_pending_result, duckdb_destroy_pending>;
using OwnedResult = Owned<duckdb_result, duckdb_destroy_result>;
using OwnedChunk = Owned<duckdb_data_chunk, duckdb_destroy_data_chunk>;

std::string message_or(const char* message, std::string_view otherwise);

duckdb_date to_duckdb(const Date& date);
duckdb_type to_duckdb(ColumnType type);

struct Connection::State {
    duckdb_database database = nullptr;  // Not its own.
    duckdb_connection handle = nullptr;
    Progress* progress = nullptr;
    const CancelFlag* cancel = nullptr;
    ~State() { duckdb_disconnect(&handle); }

    OwnedResult execute(OwnedStatement& statement, std::string_view sql) const;

private:
    bool cancelled() const { return cancel != nullptr && cancel->load(std::memory_order_relaxed); }
    bool step(OwnedPending& pending, std::string_view sql) const;
    void tell_progress() const;
};

}  // namespace baophu::warehouse

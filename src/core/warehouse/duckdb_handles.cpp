#include "core/warehouse/duckdb_handles.h"

#include <chrono>
#include <thread>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu::warehouse {

void fail(std::string_view problem, std::string_view sql) {
    if (problem.find("No space left on device") != std::string_view::npos ||
        problem.find("failed to offload data block") != std::string_view::npos) {
        throw Failure(fault::disk_full, {{"problem", std::string(problem)}});
    }
    if (problem.starts_with("INTERRUPT")) throw Failure(fault::interrupted);
    constexpr std::size_t shown = 200;
    throw Failure(fault::database_error,
                  {{"problem", std::string(problem)}, {"statement", std::string(sql.substr(0, shown))}});
}

std::string message_or(const char* message, std::string_view otherwise) {
    return message == nullptr ? std::string(otherwise) : std::string(message);
}

duckdb_date to_duckdb(const Date& date) {
    return duckdb_date{date.days_since_1970()};
}

duckdb_type to_duckdb(ColumnType type) {
    switch (type) {
        case ColumnType::text:
            return DUCKDB_TYPE_VARCHAR;
        case ColumnType::integer:
            return DUCKDB_TYPE_BIGINT;
        case ColumnType::boolean:
            return DUCKDB_TYPE_BOOLEAN;
        case ColumnType::date:
            return DUCKDB_TYPE_DATE;
    }
    throw Failure(fault::program_mistake, {{"problem", "a type of column without a type of DuckDB"}});
}

OwnedResult Connection::State::execute(OwnedStatement& statement, std::string_view sql) const {
    if (cancelled()) throw Failure(fault::interrupted);
    OwnedPending pending;
    if (duckdb_pending_prepared(statement.handle, &pending.handle) != DuckDBSuccess) {
        fail(message_or(duckdb_pending_error(pending.handle), "no plan"), sql);
    }
    while (!step(pending, sql))
        tell_progress();
    OwnedResult result;
    if (duckdb_execute_pending(pending.handle, &result.handle) != DuckDBSuccess) {
        fail(message_or(duckdb_result_error(&result.handle), "failed"), sql);
    }
    return result;
}

// Does a piece of the work on this thread; true when the result is ready.
bool Connection::State::step(OwnedPending& pending, std::string_view sql) const {
    // DuckDB then ends the statement with an error of its own, and its other threads with it.
    // To throw here would leave them at work: a connection that closes while an exception
    // is under way does not wait for them, and they would touch what is gone.
    if (cancelled()) duckdb_interrupt(handle);
    const duckdb_pending_state state = duckdb_pending_execute_task(pending.handle);
    if (state == DUCKDB_PENDING_ERROR) fail(message_or(duckdb_pending_error(pending.handle), "failed"), sql);
    if (state == DUCKDB_PENDING_NO_TASKS_AVAILABLE) {
        // The other threads hold all tasks; look again shortly.
        std::this_thread::sleep_for(std::chrono::microseconds(50));
    }
    return duckdb_pending_execution_is_finished(state);
}

void Connection::State::tell_progress() const {
    if (progress == nullptr) return;
    const double percentage = duckdb_query_progress(handle).percentage;
    if (percentage >= 0) progress->at(percentage / 100);
}

}  // namespace baophu::warehouse

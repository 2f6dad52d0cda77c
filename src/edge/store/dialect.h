// All in which the two backends differ: opening, the tables' text, beginning to write, what their errors
// mean. Inner header of the room: it alone and session.h know SOCI.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <soci/soci.h>

#include "edge/store/database.h"

namespace baophu::store {

Backend backend_of(std::string_view place);

// The address without its password; a file as it is.
std::string told_place(std::string_view place);

// Opens the session, and sets nothing that writes to the store.
void open_session(soci::session& sql, Backend backend, const std::string& place);

// Settings that want a store of a version that is known.
void settle_session(soci::session& sql, Backend backend);

// Version of the tables; 0 where there are none.
int version_of(soci::session& sql, Backend backend);
void set_version(soci::session& sql, Backend backend, int version);

// The step that leads on from a version: statements parted by a line "--;", and the version behind them.
struct Step {
    std::string_view text;
    int to;
};
Step step_from(Backend backend, int version);

// Takes the right to write, for this session alone among threads and processes (STO-2).
void begin_writing(soci::session& sql, Backend backend);

// A picture that no writer changes.
void begin_reading(soci::session& sql, Backend backend);

// Whether the session can still be used after an error.
bool is_connected(soci::session& sql, Backend backend);

// Failure of what SOCI threw: disk_full, store_unreachable or database_error. It names no value of a row.
[[noreturn]] void throw_failure(soci::session& sql, Backend backend, const std::string& place,
                                const soci::soci_error& error);

std::vector<std::string> problems_of(soci::session& sql, Backend backend);

// Names of the tables, in an order in which rows may be put in; and of a table's columns in theirs.
std::vector<std::string> tables();
std::vector<std::string> columns_of(soci::session& sql, Backend backend, const std::string& table);

}  // namespace baophu::store

// The thin, typed door to DuckDB: the only room that sees its C API.
//
//   Database db = Database::open(path, Mode::read_write);
//   Connection connection = db.connect(progress, cancel);
//   connection.run(script);                                   // a .sql file, all statements
//   Rows rows = connection.query("SELECT a, b FROM t WHERE a > ?", {Value(5)});
//   while (rows.next()) use(rows.integer(0), rows.text(1));
//
// Every failure throws Failure: interrupted when the cancel flag was set, disk_full when the
// disk was, else database_error with DuckDB's own sentence. A Database outlives its
// connections, a Connection its rows and appenders. One thread per Connection; DuckDB
// itself works on as many as Settings say.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/progress.h"
#include "core/warehouse/value.h"

namespace baophu::warehouse {

enum class Mode { read_write, read_only };

struct Settings {
    int threads = 0;                         // 0: one per core.
    std::string memory_limit;                // "4GB"; "": DuckDB's own (80 % of the machine).
    std::filesystem::path temporary_folder;  // Where it spills; "": beside the file.
};

class Rows {
public:
    ~Rows();
    Rows(Rows&&) noexcept;
    Rows& operator=(Rows&&) noexcept;

    std::size_t columns() const;
    std::string column_name(std::size_t column) const;

    // Moves to the next row; false after the last. The first call moves to the first row.
    bool next();

    bool null(std::size_t column) const;
    std::int64_t integer(std::size_t column) const;  // Any integer type, or boolean as 0 and 1.
    bool boolean(std::size_t column) const;
    Date date(std::size_t column) const;
    std::string_view text(std::size_t column) const;  // VARCHAR, valid until next(); or ENUM.

    // Nothing for NULL.
    std::optional<std::int64_t> maybe_integer(std::size_t column) const;
    std::optional<std::string> maybe_text(std::size_t column) const;
    std::optional<Date> maybe_date(std::size_t column) const;

    // The value of any of the types above as canonical text; "" for NULL. For hashes and listings.
    std::string printed(std::size_t column) const;

private:
    friend class Connection;  // integers() reads whole chunks.
    struct State;
    explicit Rows(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

// Adds rows to one table, column by column, in the order of the table.
class Appender {
public:
    ~Appender();
    Appender(Appender&&) noexcept;
    Appender& operator=(Appender&&) noexcept;

    void text(std::string_view value);
    void integer(std::int64_t value);
    void boolean(bool value);
    void date(const Date& value);
    void null();
    void end_row();

    // Only after close() are all rows in the table for certain; some may be before. Throws
    // program_mistake inside a row that was not ended.
    void close();

private:
    friend class Connection;
    struct State;
    explicit Appender(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

class RowChunk;

class Connection {
public:
    ~Connection();
    Connection(Connection&&) noexcept;
    Connection& operator=(Connection&&) noexcept;

    // Runs every statement of the script in order.
    void run(std::string_view script);

    Rows query(std::string_view sql, std::span<const Value> parameters = {});
    Rows query(std::string_view sql, std::initializer_list<Value> parameters);

    // The single integer that the query returns. Throws program_mistake on anything else.
    std::int64_t integer(std::string_view sql, std::initializer_list<Value> parameters = {});

    // The single INTEGER column without NULL that the query returns: for columns of a million numbers. Throws
    // program_mistake on anything else.
    std::vector<std::int32_t> integers(std::string_view sql, std::initializer_list<Value> parameters = {});

    // getvariable('name') in the statements that follow.
    void set_variable(std::string_view name, const Value& value);

    Appender appender(std::string_view schema, std::string_view table);

private:
    friend class Database;
    friend class RowStream;
    friend std::vector<std::string> take_rows(Connection&, std::string_view,
                                              const std::function<void(const RowChunk&)>&);
    struct State;
    explicit Connection(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

class Database {
public:
    static Database in_memory(const Settings& settings = {});
    static Database open(const std::filesystem::path& file, Mode mode, const Settings& settings = {});
    ~Database();
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;

    // Progress and cancel flag, if given, outlive the connection.
    Connection connect(Progress* progress = nullptr, const CancelFlag* cancel = nullptr);

    // "v1.4.4"
    static std::string version();

private:
    struct State;
    explicit Database(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace baophu::warehouse

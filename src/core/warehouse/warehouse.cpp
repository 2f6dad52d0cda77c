#include "core/warehouse/warehouse.h"

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/warehouse/duckdb_handles.h"

namespace baophu::warehouse {
namespace {

Date date_of(duckdb_date date) {
    const duckdb_date_struct parts = duckdb_from_date(date);
    const auto found =
        Date::of(parts.year, static_cast<unsigned>(parts.month), static_cast<unsigned>(parts.day));
    if (!found) throw Failure(fault::program_mistake, {{"problem", "a date out of range in the warehouse"}});
    return *found;
}

struct Bind {
    duckdb_prepared_statement statement;
    idx_t at;

    duckdb_state operator()(std::monostate) const { return duckdb_bind_null(statement, at); }
    duckdb_state operator()(bool value) const { return duckdb_bind_boolean(statement, at, value); }
    duckdb_state operator()(std::int64_t value) const { return duckdb_bind_int64(statement, at, value); }
    duckdb_state operator()(const std::string& value) const {
        return duckdb_bind_varchar_length(statement, at, value.data(), value.size());
    }
    duckdb_state operator()(const Date& value) const {
        return duckdb_bind_date(statement, at, to_duckdb(value));
    }
};

void set_option(duckdb_config config, const char* name, const std::string& value) {
    if (duckdb_set_config(config, name, value.c_str()) != DuckDBSuccess) {
        throw Failure(fault::program_mistake, {{"problem", std::string("DuckDB knows no option ") + name}});
    }
}

}  // namespace

// ---- Rows ---------------------------------------------------------------------------------

// The words of an enumeration; its cells are their places.
struct Words {
    duckdb_type stored_as = DUCKDB_TYPE_INVALID;
    std::vector<std::string> words;

    Words() = default;
    explicit Words(duckdb_logical_type taken) {
        const Owned<duckdb_logical_type, duckdb_destroy_logical_type> type(taken);
        stored_as = duckdb_enum_internal_type(type.handle);
        for (idx_t i = 0; i < duckdb_enum_dictionary_size(type.handle); ++i) {
            char* word = duckdb_enum_dictionary_value(type.handle, i);
            words.emplace_back(word);
            duckdb_free(word);
        }
    }
};

struct Rows::State {
    OwnedResult result;
    std::unique_ptr<OwnedChunk> chunk;
    idx_t size = 0;
    idx_t row = 0;
    struct Column {
        duckdb_type type;
        void* data = nullptr;
        std::uint64_t* validity = nullptr;
        Words words;  // Of an enumeration.
    };
    std::vector<Column> columns;

    explicit State(OwnedResult&& taken) : result(std::move(taken)) {
        columns.resize(duckdb_column_count(&result.handle));
        for (idx_t i = 0; i < columns.size(); ++i) {
            columns[i].type = duckdb_column_type(&result.handle, i);
            if (columns[i].type == DUCKDB_TYPE_ENUM)
                columns[i].words = Words(duckdb_column_logical_type(&result.handle, i));
        }
    }

    std::string_view word(std::size_t column) const {
        const Words& words = columns[column].words;
        switch (words.stored_as) {
            case DUCKDB_TYPE_UTINYINT:
                return words.words[at<std::uint8_t>(column)];
            case DUCKDB_TYPE_USMALLINT:
                return words.words[at<std::uint16_t>(column)];
            default:
                return words.words[at<std::uint32_t>(column)];
        }
    }

    bool fetch() {
        chunk = std::make_unique<OwnedChunk>(duckdb_fetch_chunk(result.handle));
        if (chunk->handle == nullptr) return false;
        size = duckdb_data_chunk_get_size(chunk->handle);
        row = 0;
        for (idx_t i = 0; i < columns.size(); ++i) {
            duckdb_vector vector = duckdb_data_chunk_get_vector(chunk->handle, i);
            columns[i].data = duckdb_vector_get_data(vector);
            columns[i].validity = duckdb_vector_get_validity(vector);
        }
        return true;
    }

    template <class T>
    const T& at(std::size_t column) const {
        return static_cast<const T*>(columns[column].data)[row];
    }

    [[noreturn]] static void wrong_type(std::string_view wanted) {
        throw Failure(fault::program_mistake, {{"problem", "a column is no " + std::string(wanted)}});
    }
};

Rows::Rows(std::unique_ptr<State> state) : state_(std::move(state)) {}
Rows::~Rows() = default;
Rows::Rows(Rows&&) noexcept = default;
Rows& Rows::operator=(Rows&&) noexcept = default;

std::size_t Rows::columns() const {
    return state_->columns.size();
}

std::string Rows::column_name(std::size_t column) const {
    return duckdb_column_name(&state_->result.handle, column);
}

bool Rows::next() {
    if (state_->chunk && state_->row + 1 < state_->size) {
        ++state_->row;
        return true;
    }
    while (state_->fetch()) {
        if (state_->size > 0) return true;
    }
    return false;
}

bool Rows::null(std::size_t column) const {
    std::uint64_t* validity = state_->columns[column].validity;
    return validity != nullptr && !duckdb_validity_row_is_valid(validity, state_->row);
}

std::int64_t Rows::integer(std::size_t column) const {
    switch (state_->columns[column].type) {
        case DUCKDB_TYPE_BOOLEAN:
            return state_->at<bool>(column) ? 1 : 0;
        case DUCKDB_TYPE_TINYINT:
            return state_->at<std::int8_t>(column);
        case DUCKDB_TYPE_SMALLINT:
            return state_->at<std::int16_t>(column);
        case DUCKDB_TYPE_INTEGER:
            return state_->at<std::int32_t>(column);
        case DUCKDB_TYPE_BIGINT:
            return state_->at<std::int64_t>(column);
        case DUCKDB_TYPE_UTINYINT:
            return state_->at<std::uint8_t>(column);
        case DUCKDB_TYPE_USMALLINT:
            return state_->at<std::uint16_t>(column);
        case DUCKDB_TYPE_UINTEGER:
            return state_->at<std::uint32_t>(column);
        default:
            State::wrong_type("integer of at most 64 bits; cast it in the query");
    }
}

bool Rows::boolean(std::size_t column) const {
    if (state_->columns[column].type != DUCKDB_TYPE_BOOLEAN) State::wrong_type("boolean");
    return state_->at<bool>(column);
}

Date Rows::date(std::size_t column) const {
    if (state_->columns[column].type != DUCKDB_TYPE_DATE) State::wrong_type("date");
    return date_of(state_->at<duckdb_date>(column));
}

std::string_view Rows::text(std::size_t column) const {
    if (state_->columns[column].type == DUCKDB_TYPE_ENUM) return state_->word(column);
    if (state_->columns[column].type != DUCKDB_TYPE_VARCHAR) State::wrong_type("text");
    // The bytes of a short text lie inside the struct, so it must not be copied here.
    auto* value = static_cast<duckdb_string_t*>(state_->columns[column].data) + state_->row;
    return {duckdb_string_t_data(value), duckdb_string_t_length(*value)};
}

std::optional<std::int64_t> Rows::maybe_integer(std::size_t column) const {
    if (null(column)) return std::nullopt;
    return integer(column);
}

std::optional<std::string> Rows::maybe_text(std::size_t column) const {
    if (null(column)) return std::nullopt;
    return std::string(text(column));
}

std::optional<Date> Rows::maybe_date(std::size_t column) const {
    if (null(column)) return std::nullopt;
    return date(column);
}

std::string Rows::printed(std::size_t column) const {
    if (null(column)) return "";
    switch (state_->columns[column].type) {
        case DUCKDB_TYPE_VARCHAR:
        case DUCKDB_TYPE_ENUM:
            return std::string(text(column));
        case DUCKDB_TYPE_DATE:
            return date(column).iso();
        case DUCKDB_TYPE_BOOLEAN:
            return boolean(column) ? "true" : "false";
        default:
            return std::to_string(integer(column));
    }
}

// ---- Appender -----------------------------------------------------------------------------

struct Appender::State {
    duckdb_appender handle = nullptr;
    bool inside_row = false;
    ~State() { duckdb_appender_destroy(&handle); }

    void add(duckdb_state state) {
        check(state);
        inside_row = true;
    }

    void check(duckdb_state state) const {
        if (state == DuckDBSuccess) return;
        duckdb_error_data error = duckdb_appender_error_data(handle);
        const std::string problem = message_or(duckdb_error_data_message(error), "append failed");
        duckdb_destroy_error_data(&error);
        fail(problem);
    }
};

Appender::Appender(std::unique_ptr<State> state) : state_(std::move(state)) {}
Appender::~Appender() = default;
Appender::Appender(Appender&&) noexcept = default;
Appender& Appender::operator=(Appender&&) noexcept = default;

void Appender::text(std::string_view value) {
    state_->add(duckdb_append_varchar_length(state_->handle, value.data(), value.size()));
}
void Appender::integer(std::int64_t value) {
    state_->add(duckdb_append_int64(state_->handle, value));
}
void Appender::boolean(bool value) {
    state_->add(duckdb_append_bool(state_->handle, value));
}
void Appender::date(const Date& value) {
    state_->add(duckdb_append_date(state_->handle, to_duckdb(value)));
}
void Appender::null() {
    state_->add(duckdb_append_null(state_->handle));
}
void Appender::end_row() {
    state_->check(duckdb_appender_end_row(state_->handle));
    state_->inside_row = false;
}
void Appender::close() {
    // DuckDB would close without a word and drop the whole rows of the last chunk too.
    if (state_->inside_row) throw Failure(fault::program_mistake, {{"problem", "a row was not ended"}});
    state_->check(duckdb_appender_close(state_->handle));
}

// ---- Connection ---------------------------------------------------------------------------

Connection::Connection(std::unique_ptr<State> state) : state_(std::move(state)) {}
Connection::~Connection() = default;
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;

void Connection::run(std::string_view script) {
    const std::string sql(script);
    OwnedStatements statements;
    const idx_t count = duckdb_extract_statements(state_->handle, sql.c_str(), &statements.handle);
    if (count == 0) {
        const char* problem = duckdb_extract_statements_error(statements.handle);
        if (problem != nullptr) fail(problem, sql);
    }
    for (idx_t i = 0; i < count; ++i) {
        OwnedStatement statement;
        if (duckdb_prepare_extracted_statement(state_->handle, statements.handle, i, &statement.handle) !=
            DuckDBSuccess) {
            fail(message_or(duckdb_prepare_error(statement.handle), "not understood"), sql);
        }
        state_->execute(statement, sql);
    }
}

namespace {

// Where the parameters of `sql` stand: question marks outside of quotes and comments.
std::vector<std::size_t> places_of_parameters(std::string_view sql) {
    std::vector<std::size_t> places;
    for (std::size_t at = 0; at < sql.size(); ++at) {
        if (sql[at] == '?') places.push_back(at);
        if (sql[at] == '\'' || sql[at] == '"')
            at = sql.find(sql[at], at + 1);
        else if (sql.substr(at, 2) == "--")
            at = sql.find('\n', at);
        if (at == std::string_view::npos) break;
    }
    return places;
}

// DuckDB plans before it is told the parameters, and then passes over no block of a table and sorts all rows
// for a page of them. Numbers can do no harm where they are written out, so they are; texts stay parameters.
std::string with_numbers(std::string_view sql, std::span<const Value> parameters, std::vector<Value>& texts) {
    const std::vector<std::size_t> places = places_of_parameters(sql);
    std::string written;
    std::size_t from = 0;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const auto* number = std::get_if<std::int64_t>(&parameters[i]);
        // The least of all has no positive twin that could be written behind a minus.
        const bool is_writable = number != nullptr && *number != std::numeric_limits<std::int64_t>::min();
        if (!is_writable || i >= places.size()) {
            texts.push_back(parameters[i]);
            continue;
        }
        written += sql.substr(from, places[i] - from);
        written += "(" + std::to_string(*number) + "::BIGINT)";
        from = places[i] + 1;
    }
    return written += sql.substr(from);
}

}  // namespace

Rows Connection::query(std::string_view sql_view, std::span<const Value> all_parameters) {
    std::vector<Value> parameters;
    const std::string sql = with_numbers(sql_view, all_parameters, parameters);
    OwnedStatement statement;
    if (duckdb_prepare(state_->handle, sql.c_str(), &statement.handle) != DuckDBSuccess) {
        fail(message_or(duckdb_prepare_error(statement.handle), "not understood"), sql);
    }
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        if (std::visit(Bind{statement.handle, i + 1}, parameters[i]) != DuckDBSuccess) {
            fail("a parameter does not fit", sql);
        }
    }
    return Rows(std::make_unique<Rows::State>(state_->execute(statement, sql)));
}

Rows Connection::query(std::string_view sql, std::initializer_list<Value> parameters) {
    return query(sql, std::span<const Value>(parameters.begin(), parameters.size()));
}

std::int64_t Connection::integer(std::string_view sql, std::initializer_list<Value> parameters) {
    Rows rows = query(sql, parameters);
    if (!rows.next() || rows.columns() != 1 || rows.null(0)) {
        throw Failure(fault::program_mistake, {{"problem", "no single integer: " + std::string(sql)}});
    }
    return rows.integer(0);
}

std::vector<std::int32_t> Connection::integers(std::string_view sql,
                                               std::initializer_list<Value> parameters) {
    Rows rows = query(sql, parameters);
    std::vector<std::int32_t> all;
    const auto refuse = [&] {
        throw Failure(fault::program_mistake,
                      {{"problem", "no single column of numbers: " + std::string(sql)}});
    };
    if (rows.columns() != 1) refuse();
    while (rows.state_->fetch()) {
        if (rows.state_->size == 0) continue;
        const auto& column = rows.state_->columns[0];
        if (column.type != DUCKDB_TYPE_INTEGER) refuse();
        for (idx_t row = 0; column.validity != nullptr && row < rows.state_->size; ++row) {
            if (!duckdb_validity_row_is_valid(column.validity, row)) refuse();
        }
        const auto* first = static_cast<const std::int32_t*>(column.data);
        all.insert(all.end(), first, first + rows.state_->size);
    }
    return all;
}

void Connection::set_variable(std::string_view name, const Value& value) {
    run("SET VARIABLE " + sql_name(name) + " = " + sql_literal(value));
}

Appender Connection::appender(std::string_view schema, std::string_view table) {
    auto state = std::make_unique<Appender::State>();
    const duckdb_state made = duckdb_appender_create(state_->handle, std::string(schema).c_str(),
                                                     std::string(table).c_str(), &state->handle);
    state->check(made);
    return Appender(std::move(state));
}

// ---- Database -----------------------------------------------------------------------------

struct Database::State {
    duckdb_database handle = nullptr;
    ~State() { duckdb_close(&handle); }
};

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

Database Database::in_memory(const Settings& settings) {
    return open(":memory:", Mode::read_write, settings);
}

Database Database::open(const std::filesystem::path& file, Mode mode, const Settings& settings) {
    OwnedConfig config;
    if (duckdb_create_config(&config.handle) != DuckDBSuccess) {
        throw Failure(fault::program_mistake, {{"problem", "DuckDB gave no configuration"}});
    }
    set_option(config.handle, "access_mode", mode == Mode::read_only ? "READ_ONLY" : "READ_WRITE");
    // Nothing is ever loaded from outside: the program is what it is.
    set_option(config.handle, "autoinstall_known_extensions", "false");
    set_option(config.handle, "autoload_known_extensions", "false");
    if (settings.threads > 0) set_option(config.handle, "threads", std::to_string(settings.threads));
    if (!settings.memory_limit.empty()) set_option(config.handle, "memory_limit", settings.memory_limit);
    if (!settings.temporary_folder.empty()) {
        set_option(config.handle, "temp_directory", settings.temporary_folder.string());
    }

    auto state = std::make_unique<State>();
    char* problem = nullptr;
    if (duckdb_open_ext(file.c_str(), &state->handle, config.handle, &problem) != DuckDBSuccess) {
        const std::string text = message_or(problem, "cannot be opened");
        duckdb_free(problem);
        fail(text, file.string());
    }
    return Database(std::move(state));
}

Connection Database::connect(Progress* progress, const CancelFlag* cancel) {
    auto state = std::make_unique<Connection::State>();
    if (duckdb_connect(state_->handle, &state->handle) != DuckDBSuccess) fail("no connection");
    state->database = state_->handle;
    state->progress = progress;
    state->cancel = cancel;
    Connection connection(std::move(state));
    if (progress != nullptr) {
        // DuckDB counts only when its bar is on; we draw our own.
        connection.run("SET enable_progress_bar = true; SET enable_progress_bar_print = false");
    }
    return connection;
}

std::string Database::version() {
    return duckdb_library_version();
}

}  // namespace baophu::warehouse

#include "core/warehouse/row_stream.h"

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/warehouse/duckdb_handles.h"

namespace baophu::warehouse {
namespace {

using OwnedType = Owned<duckdb_logical_type, duckdb_destroy_logical_type>;
using OwnedFunction = Owned<duckdb_table_function, duckdb_destroy_table_function>;

// Full chunks on their way from the thread that fills them to the one that writes them.
class Queue {
public:
    // Waits while it is full. False: nobody takes them any more.
    bool put(OwnedChunk&& chunk) {
        std::unique_lock guard(mutex_);
        changed_.wait(guard, [&] { return waiting_.size() < most_waiting || deserted_; });
        if (deserted_) return false;
        waiting_.push_back(std::move(chunk));
        changed_.notify_all();
        return true;
    }

    // The next chunk; nothing after the last, and nothing at all of what was given up.
    std::optional<OwnedChunk> take() {
        std::unique_lock guard(mutex_);
        changed_.wait(guard, [&] { return !waiting_.empty() || ended_ || given_up_; });
        if (waiting_.empty() || given_up_) return std::nullopt;
        OwnedChunk chunk = std::move(waiting_.front());
        waiting_.pop_front();
        changed_.notify_all();
        return chunk;
    }

    void end() { set(ended_); }        // No more will be put.
    void desert() { set(deserted_); }  // No more will be taken.
    void give_up() { set(given_up_); }

    bool is_given_up() {
        const std::lock_guard guard(mutex_);
        return given_up_;
    }

private:
    static constexpr std::size_t most_waiting = 64;  // While a group of rows is packed, as many come again.

    void set(bool& flag) {
        const std::lock_guard guard(mutex_);
        flag = true;
        changed_.notify_all();
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<OwnedChunk> waiting_;
    bool ended_ = false;
    bool deserted_ = false;
    bool given_up_ = false;
};

// A name of its own for the table of each stream: they may share a database.
std::string next_table_name() {
    static std::atomic<std::uint64_t> count = 0;
    return "rows_of_stream_" + std::to_string(++count);
}

}  // namespace

struct RowStream::State {
    std::vector<RowColumn> described;
    std::optional<Connection> own;  // Of a stream beside others.
    Connection& connection;
    Queue queue;
    std::thread taker;
    std::exception_ptr failure;  // Of the taker; read after join().

    // The chunk that is being filled.
    OwnedChunk chunk;
    struct Column {
        duckdb_vector vector = nullptr;
        void* data = nullptr;
        std::uint64_t* validity = nullptr;  // Until a null comes there is none.
    };
    std::vector<Column> columns;
    std::vector<duckdb_type> types;
    std::vector<OwnedType> logical_types;
    idx_t rows = 0;
    std::size_t cell = 0;

    State(Connection& of, std::optional<Connection> beside, std::vector<RowColumn> wanted,
          const Statement& statement)
        : described(std::move(wanted)),
          own(std::move(beside)),
          connection(own ? *own : of),
          columns(described.size()) {
        for (const RowColumn& column : described) {
            types.push_back(column.words.empty() ? to_duckdb(column.type) : DUCKDB_TYPE_ENUM);
            logical_types.push_back(type_of(column));
        }
        const std::string name = next_table_name();
        register_rows(name);
        new_chunk();
        taker = std::thread([this, sql = statement(name + "()")] { run(sql); });
    }

    ~State() {
        if (!taker.joinable()) return;
        // An interruption that comes before the statement has begun is forgotten by DuckDB.
        queue.give_up();
        duckdb_interrupt(connection.state_->handle);
        taker.join();
    }

    // A word is kept in a byte.
    static OwnedType type_of(const RowColumn& column) {
        if (column.words.empty()) return OwnedType(duckdb_create_logical_type(to_duckdb(column.type)));
        std::vector<const char*> words;
        for (const std::string& word : column.words)
            words.push_back(word.c_str());
        OwnedType type(duckdb_create_enum_type(words.data(), words.size()));
        if (duckdb_enum_internal_type(type.handle) != DUCKDB_TYPE_UTINYINT)
            throw Failure(fault::program_mistake, {{"problem", "too many words for " + column.name}});
        return type;
    }

    void register_rows(const std::string& name) {
        const OwnedFunction function(duckdb_create_table_function());
        duckdb_table_function_set_name(function.handle, name.c_str());
        duckdb_table_function_set_extra_info(function.handle, this, nullptr);
        duckdb_table_function_set_bind(function.handle, [](duckdb_bind_info info) {
            const auto& state = *static_cast<State*>(duckdb_bind_get_extra_info(info));
            for (std::size_t i = 0; i < state.described.size(); ++i)
                duckdb_bind_add_result_column(info, state.described[i].name.c_str(),
                                              state.logical_types[i].handle);
        });
        duckdb_table_function_set_init(function.handle, [](duckdb_init_info) {});
        duckdb_table_function_set_function(
            function.handle, [](duckdb_function_info info, duckdb_data_chunk out) {
                static_cast<State*>(duckdb_function_get_extra_info(info))->hand_over(info, out);
            });
        if (duckdb_register_table_function(connection.state_->handle, function.handle) != DuckDBSuccess)
            throw Failure(fault::program_mistake, {{"problem", "DuckDB took no table " + name}});
    }

    // On the thread of the taker: DuckDB asks for rows until it gets none.
    void hand_over(duckdb_function_info info, duckdb_data_chunk out) {
        const std::optional<OwnedChunk> full = queue.take();
        if (queue.is_given_up()) return duckdb_function_set_error(info, "the rows were given up");
        if (!full) return duckdb_data_chunk_set_size(out, 0);
        for (idx_t i = 0; i < columns.size(); ++i) {
            duckdb_vector_reference_vector(duckdb_data_chunk_get_vector(out, i),
                                           duckdb_data_chunk_get_vector(full->handle, i));
        }
        duckdb_data_chunk_set_size(out, duckdb_data_chunk_get_size(full->handle));
    }

    void run(const std::string& sql) {
        try {
            connection.run(sql);
        } catch (...) {
            failure = std::current_exception();
        }
        queue.desert();
    }

    void new_chunk() {
        std::vector<duckdb_logical_type> handles;
        handles.reserve(types.size());
        for (const OwnedType& type : logical_types)
            handles.push_back(type.handle);
        duckdb_data_chunk made = duckdb_create_data_chunk(handles.data(), handles.size());
        std::swap(chunk.handle, made);
        if (made != nullptr) duckdb_destroy_data_chunk(&made);
        for (idx_t i = 0; i < columns.size(); ++i) {
            columns[i].vector = duckdb_data_chunk_get_vector(chunk.handle, i);
            columns[i].data = duckdb_vector_get_data(columns[i].vector);
            columns[i].validity = nullptr;
        }
        rows = 0;
    }

    Column& next_cell(duckdb_type type) {
        if (cell == columns.size() || (type != DUCKDB_TYPE_INVALID && types[cell] != type))
            throw Failure(fault::program_mistake, {{"problem", "a cell does not fit its column"}});
        return columns[cell++];
    }

    template <class T>
    void put(duckdb_type type, T value) {
        static_cast<T*>(next_cell(type).data)[rows] = value;
    }

    void put_null() {
        Column& column = next_cell(DUCKDB_TYPE_INVALID);
        if (column.validity == nullptr) {
            duckdb_vector_ensure_validity_writable(column.vector);
            column.validity = duckdb_vector_get_validity(column.vector);
        }
        duckdb_validity_set_row_invalid(column.validity, rows);
    }

    void put_word(std::size_t place) {
        if (cell < described.size() && place >= described[cell].words.size())
            throw Failure(fault::program_mistake, {{"problem", "no such word of " + described[cell].name}});
        put(DUCKDB_TYPE_ENUM, static_cast<std::uint8_t>(place));
    }

    // A short text lies inside its vector, a longer one in the heap of that.
    void put_text(std::string_view value) {
        const Column& column = next_cell(DUCKDB_TYPE_VARCHAR);
        if (value.size() <= nearest) return put_near(column, value);
        duckdb_vector_assign_string_element_len(column.vector, rows, value.data(), value.size());
    }

    void put_lasting_text(std::string_view value) {
        const Column& column = next_cell(DUCKDB_TYPE_VARCHAR);
        if (value.size() <= nearest) return put_near(column, value);
        duckdb_string_t& text = static_cast<duckdb_string_t*>(column.data)[rows];
        text.value.pointer.length = static_cast<std::uint32_t>(value.size());
        std::memcpy(text.value.pointer.prefix, value.data(), sizeof text.value.pointer.prefix);
        text.value.pointer.ptr = const_cast<char*>(value.data());  // It is read only.
    }

    static constexpr std::size_t nearest = sizeof(duckdb_string_t{}.value.inlined.inlined);

    void put_near(const Column& column, std::string_view value) const {
        duckdb_string_t& text = static_cast<duckdb_string_t*>(column.data)[rows];
        std::memset(&text, 0, sizeof text);  // The rest of it must be 0: DuckDB compares it whole.
        text.value.inlined.length = static_cast<std::uint32_t>(value.size());
        if (!value.empty()) std::memcpy(text.value.inlined.inlined, value.data(), value.size());
    }

    void end_row() {
        if (cell != columns.size())
            throw Failure(fault::program_mistake, {{"problem", "a row was not filled"}});
        cell = 0;
        if (++rows == duckdb_vector_size()) {
            send();
            new_chunk();
        }
    }

    void send() {
        duckdb_data_chunk_set_size(chunk.handle, rows);
        if (queue.put(OwnedChunk(std::exchange(chunk.handle, nullptr)))) return;
        finish();
        throw Failure(fault::program_mistake, {{"problem", "a stream of rows ended before its rows"}});
    }

    void finish() {
        queue.end();
        taker.join();
        if (failure) std::rethrow_exception(std::exchange(failure, nullptr));
    }
};

RowStream::RowStream(Connection& connection, std::vector<RowColumn> columns, const Statement& statement)
    : state_(std::make_unique<State>(connection, std::nullopt, std::move(columns), statement)) {}
RowStream::RowStream(std::unique_ptr<State> state) : state_(std::move(state)) {}
RowStream RowStream::into(Connection& connection, const std::string& table, std::vector<RowColumn> columns) {
    auto own = std::make_unique<Connection::State>();
    if (duckdb_connect(connection.state_->database, &own->handle) != DuckDBSuccess) fail("no connection");
    own->database = connection.state_->database;
    own->cancel = connection.state_->cancel;
    const Statement insert = [&](const std::string& rows) {
        return "INSERT INTO " + table + " SELECT * FROM " + rows;
    };
    return RowStream(
        std::make_unique<State>(connection, Connection(std::move(own)), std::move(columns), insert));
}

RowStream::~RowStream() = default;
RowStream::RowStream(RowStream&&) noexcept = default;
RowStream& RowStream::operator=(RowStream&&) noexcept = default;

void RowStream::text(std::string_view value) {
    state_->put_text(value);
}
void RowStream::lasting_text(std::string_view value) {
    state_->put_lasting_text(value);
}
void RowStream::word(std::size_t place) {
    state_->put_word(place);
}
void RowStream::integer(std::int64_t value) {
    state_->put(DUCKDB_TYPE_BIGINT, value);
}
void RowStream::boolean(bool value) {
    state_->put(DUCKDB_TYPE_BOOLEAN, value);
}
void RowStream::date(const Date& value) {
    state_->put(DUCKDB_TYPE_DATE, to_duckdb(value));
}
void RowStream::day(std::int32_t value) {
    state_->put(DUCKDB_TYPE_DATE, duckdb_date{value});
}
void RowStream::null() {
    state_->put_null();
}
void RowStream::end_row() {
    state_->end_row();
}

void RowStream::close() {
    if (state_->cell != 0) throw Failure(fault::program_mistake, {{"problem", "a row was not ended"}});
    if (state_->rows > 0) state_->send();
    state_->finish();
}

}  // namespace baophu::warehouse

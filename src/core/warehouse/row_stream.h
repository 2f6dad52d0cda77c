// Rows go into a statement of DuckDB as they come.
//
//   RowStream rows(connection, {{"number", ColumnType::integer}, {"name", ColumnType::text}},
//                  [](const std::string& source) { return "INSERT INTO told SELECT * FROM " + source; });
//   rows.integer(1);
//   rows.text("Nguyễn Thị Mẫu");
//   rows.end_row();
//   rows.close();
//
// The rows keep their order. A thread of its own runs the statement, some hundred thousand rows behind; what
// waits between the two is bounded. Failures of that thread are thrown where the rows come from: by the next
// end_row() or by close().
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/warehouse/column_type.h"
#include "core/warehouse/warehouse.h"

namespace baophu::warehouse {

struct RowColumn {
    std::string name;
    ColumnType type;
    // Of text that is one of few words: an enumeration of these, in this order. More than a byte counts throw
    // Failure(program_mistake).
    std::vector<std::string> words = {};
};

class RowStream {
public:
    // The statement, by the name of the rows in it.
    using Statement = std::function<std::string(const std::string& source)>;

    // From here to close() the connection is the stream's alone.
    RowStream(Connection& connection, std::vector<RowColumn> columns, const Statement& statement);

    // All rows into the table, on a connection of its own: several may run at once, each into its own table,
    // from any threads and while the connection is in use. What is temporary is not seen by it.
    static RowStream into(Connection& connection, const std::string& table, std::vector<RowColumn> columns);

    ~RowStream();  // Without close() the statement is interrupted.
    RowStream(RowStream&&) noexcept;
    RowStream& operator=(RowStream&&) noexcept;

    // The cells of a row, column by column. `value` is UTF-8; a day counts from 1970-01-01.
    void text(std::string_view value);
    void lasting_text(std::string_view value);  // Of letters that stay until close(): they are not copied.
    void word(std::size_t place);               // By its place in the words of the column.
    void integer(std::int64_t value);
    void boolean(bool value);
    void date(const Date& value);
    void day(std::int32_t value);
    void null();
    void end_row();

    // Only after it the statement is through. Throws program_mistake inside a row that was not ended.
    void close();

private:
    struct State;
    explicit RowStream(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace baophu::warehouse

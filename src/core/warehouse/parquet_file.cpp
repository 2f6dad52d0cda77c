#include "core/warehouse/parquet_file.h"

#include <system_error>

namespace baophu::warehouse {
namespace {

// Single rows are read again behind a verdict: a group is unpacked whole for one of its rows. LZ4 is
// unpacked in half the time that Zstandard takes, for files that are larger by two thirds.
constexpr int rows_of_a_group = 20'480;

std::string copied_to(const std::filesystem::path& path, const std::string& source) {
    return "COPY (SELECT * FROM " + source + ") TO " + sql_literal(path.string()) +
           " (FORMAT parquet, COMPRESSION lz4_raw, ROW_GROUP_SIZE " + std::to_string(rows_of_a_group) + ")";
}

}  // namespace

struct ParquetFile::State {
    std::filesystem::path path;
    Connection connection;
    std::unique_ptr<RowStream> rows;
    bool closed = false;

    State(Database& database, std::vector<RowColumn> columns, std::filesystem::path file)
        : path(std::move(file)),
          connection(database.connect()),
          rows(std::make_unique<RowStream>(connection, std::move(columns), [this](const std::string& source) {
              return copied_to(path, source);
          })) {}

    // A file that was not closed is not whole, and goes.
    ~State() {
        rows.reset();
        if (closed) return;
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
    }
};

ParquetFile::ParquetFile(Database& database, std::vector<RowColumn> columns,
                         const std::filesystem::path& file)
    : state_(std::make_unique<State>(database, std::move(columns), file)) {}
ParquetFile::~ParquetFile() = default;
ParquetFile::ParquetFile(ParquetFile&&) noexcept = default;
ParquetFile& ParquetFile::operator=(ParquetFile&&) noexcept = default;

void ParquetFile::text(std::string_view value) {
    state_->rows->text(value);
}
void ParquetFile::integer(std::int64_t value) {
    state_->rows->integer(value);
}
void ParquetFile::boolean(bool value) {
    state_->rows->boolean(value);
}
void ParquetFile::date(const Date& value) {
    state_->rows->date(value);
}
void ParquetFile::null() {
    state_->rows->null();
}
void ParquetFile::end_row() {
    state_->rows->end_row();
}

void ParquetFile::close() {
    state_->rows->close();
    state_->closed = true;
}

}  // namespace baophu::warehouse

#include "synth/table_writer.h"

#include <cerrno>
#include <stdexcept>

#include "synth/csv_writer.h"
#include "synth/xls_writer.h"
#include "synth/xlsx_writer.h"

namespace baophu::synth {
namespace {

constexpr std::int64_t xls_rows = 65'000;      // With room for titles below the 65,536 of the form.
constexpr std::int64_t xlsx_rows = 1'000'000;  // Below the 1,048,576 of the form.

class CsvTable final : public TableWriter {
public:
    explicit CsvTable(const std::filesystem::path& path) : file_(path, CsvKind::delivery) {}

    void text(std::string_view utf8) override { file_.cell(utf8); }
    void count(std::int64_t value) override { file_.number(value); }
    void money(std::int64_t dong) override { file_.money(dong); }
    void date(const Date& day) override { file_.day(day); }
    void end_row() override { file_.end_row(); }
    void close() override { file_.close(); }

private:
    CsvWriter file_;
};

class XlsTable final : public TableWriter {
public:
    XlsTable(std::filesystem::path path, std::string_view sheet)
        : path_(std::move(path)), book_(std::string(sheet)) {}

    void text(std::string_view utf8) override { book_.text(row_, column_++, utf8); }
    void count(std::int64_t value) override { money(value); }
    void money(std::int64_t dong) override { book_.number(row_, column_++, static_cast<double>(dong)); }
    void date(const Date& day) override { book_.date(row_, column_++, day); }
    void end_row() override {
        ++row_;
        column_ = 0;
    }
    void close() override {
        try {
            book_.write(path_);
        } catch (const std::runtime_error&) {
            throw_write_failure(path_, errno == 0 ? EIO : errno);
        }
    }

private:
    std::filesystem::path path_;
    XlsWriter book_;
    std::size_t row_ = 0;
    std::size_t column_ = 0;
};

}  // namespace

std::unique_ptr<TableWriter> open_table(const std::filesystem::path& path, Form form,
                                        std::string_view sheet) {
    switch (form) {
        case Form::xls:
            return std::make_unique<XlsTable>(path, sheet);
        case Form::xlsx:
            return std::make_unique<XlsxWriter>(path, sheet);
        default:
            return std::make_unique<CsvTable>(path);
    }
}

Form form_for(Form wanted, std::int64_t rows) {
    if (wanted == Form::xls && rows > xls_rows) wanted = Form::xlsx;
    if (wanted == Form::xlsx && rows > xlsx_rows) wanted = Form::csv;
    return wanted;
}

}  // namespace baophu::synth

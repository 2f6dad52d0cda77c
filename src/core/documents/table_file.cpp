#include "core/documents/table_file.h"

#include <array>
#include <string>
#include <utility>

#include "core/documents/csv_reader.h"
#include "core/documents/old_workbook.h"

namespace baophu {
namespace {

class TextRows final : public TableRows {
public:
    TextRows(const std::filesystem::path& file, ReadWatch watch)
        : file_(file), watched_(file_, size_of(file), std::move(watch)), reader_(watched_) {}

    bool next(TableRecord& record) override { return reader_.next(record); }

private:
    static std::uint64_t size_of(const std::filesystem::path& file) {
        std::error_code unknown;  // A pipe has no size.
        const std::uintmax_t size = std::filesystem::file_size(file, unknown);
        return unknown ? 0 : size;
    }

    FileSource file_;
    WatchedSource watched_;
    CsvReader reader_;
};

class TextFile final : public TableFile {
public:
    explicit TextFile(std::filesystem::path file) : file_(std::move(file)) {}

    TableForm form() const override { return TableForm::text; }
    const std::vector<Sheet>& sheets() const override { return sheets_; }
    std::unique_ptr<TableRows> rows(std::size_t, ReadWatch watch) const override {
        return std::make_unique<TextRows>(file_, std::move(watch));
    }

private:
    std::filesystem::path file_;
    std::vector<Sheet> sheets_{1};
};

template <class Book, TableForm the_form>
class BookFile final : public TableFile {
public:
    template <class... Arguments>
    explicit BookFile(const Arguments&... arguments) : book_(arguments...) {}

    TableForm form() const override { return the_form; }
    const std::vector<Sheet>& sheets() const override { return book_.sheets(); }
    std::unique_ptr<TableRows> rows(std::size_t sheet, ReadWatch watch) const override {
        return book_.rows(sheet, std::move(watch));
    }

private:
    Book book_;
};

TableForm form_of(const std::filesystem::path& file) {
    std::array<char, 4> bytes{};
    FileSource source(file);
    const std::string_view begins(bytes.data(), source.read(bytes));
    if (begins == "PK\x03\x04") return TableForm::workbook;
    if (begins == "\xD0\xCF\x11\xE0") return TableForm::old_workbook;
    return TableForm::text;
}

}  // namespace

std::unique_ptr<TableFile> TableFile::open(const std::filesystem::path& file,
                                           const std::filesystem::path& program) {
    // A pipe can be read once only, so it is not looked into: it is text.
    const bool regular = std::filesystem::is_regular_file(file);
    switch (regular ? form_of(file) : TableForm::text) {
        case TableForm::workbook:
            return std::make_unique<BookFile<Workbook, TableForm::workbook>>(file);
        case TableForm::old_workbook:
            return std::make_unique<BookFile<OldWorkbook, TableForm::old_workbook>>(file, program);
        case TableForm::text:
            break;
    }
    return std::make_unique<TextFile>(file);
}

}  // namespace baophu

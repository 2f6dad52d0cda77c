#include "core/documents/table_file.h"

#include <array>
#include <string>
#include <utility>

#include "core/documents/csv_reader.h"
#include "core/documents/old_workbook.h"
#include "core/documents/text_form.h"

namespace baophu {
namespace {

// The bytes of a file as UTF-8 or in an encoding that leaves ASCII what it is.
class TextSource final : public ByteSource {
public:
    TextSource(const std::filesystem::path& file, TextUnits units, ReadWatch watch)
        : file_(file), watched_(file_, size_of(file), std::move(watch)), utf16_(watched_, units) {
        if (units != TextUnits::bytes) source_ = &utf16_;
    }

    std::size_t read(std::span<char> into) override { return source_->read(into); }

private:
    static std::uint64_t size_of(const std::filesystem::path& file) {
        std::error_code unknown;  // A pipe has no size.
        const std::uintmax_t size = std::filesystem::file_size(file, unknown);
        return unknown ? 0 : size;
    }

    FileSource file_;
    WatchedSource watched_;
    Utf16Source utf16_;
    ByteSource* source_ = &watched_;
};

class TextRows final : public TableRows {
public:
    TextRows(const std::filesystem::path& file, TextUnits units, char delimiter, ReadWatch watch)
        : source_(file, units, std::move(watch)), reader_(source_, {.delimiter = delimiter}) {}

    bool next(TableRecord& record) override { return reader_.next(record); }

private:
    TextSource source_;
    CsvReader reader_;
};

// Up to so many bytes of the source, and whether it ends there.
struct Beginning {
    std::string bytes;
    bool whole = false;
};

Beginning beginning_of(ByteSource& source, std::size_t bytes_max) {
    Beginning found{.bytes = std::string(bytes_max, '\0')};
    std::size_t filled = 0;
    while (filled < bytes_max) {
        const std::size_t count = source.read(std::span(found.bytes).subspan(filled));
        if (count == 0) break;
        filled += count;
    }
    found.bytes.resize(filled);
    found.whole = filled < bytes_max;
    return found;
}

class TextFile final : public TableFile {
public:
    TextFile(std::filesystem::path file, TextOptions options)
        : file_(std::move(file)), delimiter_(options.delimiter) {
        // A pipe can be read once only: what it is made of is not looked for.
        if (std::filesystem::is_regular_file(file_)) look(64 << 10);
    }

    TableForm form() const override { return TableForm::text; }
    const std::vector<Sheet>& sheets() const override { return sheets_; }
    char delimiter() const override { return delimiter_; }
    std::unique_ptr<TableRows> rows(std::size_t, ReadWatch watch) const override {
        return std::make_unique<TextRows>(file_, units_, delimiter_, std::move(watch));
    }

private:
    void look(std::size_t bytes) {
        constexpr std::size_t units_bytes = 1'024;
        FileSource raw(file_);
        units_ = text_units_of(beginning_of(raw, units_bytes).bytes);
        if (delimiter_ != 0) return;
        TextSource source(file_, units_, {});
        const Beginning found = beginning_of(source, bytes);
        delimiter_ = likeliest_delimiter(found.bytes, found.whole);
    }

    std::filesystem::path file_;
    TextUnits units_ = TextUnits::bytes;
    char delimiter_;
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

std::unique_ptr<TableFile> TableFile::open(const std::filesystem::path& file, TextOptions text,
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
    return std::make_unique<TextFile>(file, text);
}

}  // namespace baophu

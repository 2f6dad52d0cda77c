// The child's side: the only file that sees the reader of the old format.
#include <array>
#include <charconv>
#include <optional>

#include <fcntl.h>
#include <freexl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include "core/base/date.h"
#include "core/documents/cell_format.h"
#include "core/documents/compound_file.h"
#include "core/documents/old_workbook.h"
#include "core/documents/old_workbook_exit.h"

namespace baophu {
namespace {

void limit(int resource, rlim_t most) {
    const rlimit both{most, most};
    setrlimit(static_cast<__rlimit_resource>(resource), &both);
}

// The bytes of the file; nothing if it cannot be read or is longer than any book of the format.
std::optional<std::vector<char>> bytes_of(const std::string& path) {
    constexpr std::size_t bytes_max = std::size_t{256} << 20;
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return std::nullopt;
    std::vector<char> bytes;
    std::array<char, 64 << 10> piece{};
    ssize_t count = 0;
    while ((count = read(file, piece.data(), piece.size())) > 0 && bytes.size() <= bytes_max)
        bytes.insert(bytes.end(), piece.data(), piece.data() + count);
    close(file);
    if (count < 0 || bytes.size() > bytes_max) return std::nullopt;
    return bytes;
}

// A copy in memory whose last sector is whole: some programs leave it short, which Excel
// forgives and the reader does not. A path to open it by; empty if the file is cut off.
std::string whole_copy(const std::string& path) {
    constexpr std::size_t sector = 4'096;  // A multiple of both sizes that there are.
    std::optional<std::vector<char>> bytes = bytes_of(path);
    if (!bytes || !is_whole_compound_file(*bytes)) return {};
    bytes->resize((bytes->size() + sector - 1) / sector * sector);
    const int copy = memfd_create("xls", MFD_CLOEXEC);
    if (copy < 0) return {};
    for (std::size_t done = 0; done < bytes->size();) {
        const ssize_t count = write(copy, bytes->data() + done, bytes->size() - done);
        if (count <= 0) return {};
        done += static_cast<std::size_t>(count);
    }
    return "/proc/self/fd/" + std::to_string(copy);
}

class Book {
public:
    explicit Book(const std::string& path) { result_ = freexl_open(path.c_str(), &handle_); }
    ~Book() {
        if (handle_ != nullptr) freexl_close(handle_);
    }
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;

    int result() const { return result_; }
    const void* handle() const { return handle_; }

    unsigned info(unsigned short what) const {
        unsigned found = 0;
        return freexl_get_info(handle_, what, &found) == FREEXL_OK ? found : 0;
    }

private:
    const void* handle_ = nullptr;
    int result_;
};

// A line of CSV in the form of CSV-4, every text quoted.
class Lines {
public:
    explicit Lines(std::FILE* out) : out_(out) {}

    void begin(char kind) { line_ = kind; }
    void add(std::string_view text) {
        line_ += ",\"";
        for (const char c : text) {
            if (c == '"') line_ += '"';
            if (c != '\0') line_ += c;
        }
        line_ += '"';
    }
    void end() {
        line_ += '\n';
        std::fwrite(line_.data(), 1, line_.size(), out_);
    }

private:
    std::FILE* out_;
    std::string line_;
};

// The reader tells dates as "2018-12-31", with the time "2018-12-31 08:30:00".
std::string date_text(std::string_view told) {
    constexpr std::size_t day_length = 10;
    const std::optional<Date> day = Date::parse(told.substr(0, day_length));
    if (!day) return std::string(told);
    const std::string_view time = told.substr(std::min(day_length, told.size()));
    return day->vietnamese() + (time == " 00:00:00" ? "" : std::string(time));
}

std::string number_text(double number) {
    std::array<char, 64> digits{};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    return cell_text({digits.data(), end}, {}, DateSystem::from_1900);
}

std::string text_of(const FreeXL_CellValue& cell) {
    switch (cell.type) {
        case FREEXL_CELL_INT:
            return std::to_string(cell.value.int_value);
        case FREEXL_CELL_DOUBLE:
            return number_text(cell.value.double_value);
        case FREEXL_CELL_TEXT:
        case FREEXL_CELL_SST_TEXT:
            return cell.value.text_value == nullptr ? "" : cell.value.text_value;
        case FREEXL_CELL_DATE:
        case FREEXL_CELL_DATETIME:
        case FREEXL_CELL_TIME:
            return date_text(cell.value.text_value == nullptr ? "" : cell.value.text_value);
        default:
            return "";
    }
}

void tell_sheets(const Book& book, Lines& lines) {
    const unsigned sheets = book.info(FREEXL_BIFF_SHEET_COUNT);
    for (unsigned i = 0; i < sheets; ++i) {
        const char* name = nullptr;
        freexl_get_worksheet_name(book.handle(), static_cast<unsigned short>(i), &name);
        lines.begin('S');
        lines.add(name == nullptr ? "" : name);
        lines.end();
    }
}

// False if the sheet has no such row.
bool tell_row(const Book& book, unsigned row, unsigned short width, Lines& lines) {
    std::vector<std::string> texts;
    for (unsigned short column = 0; column < width; ++column) {
        FreeXL_CellValue cell{};
        if (freexl_get_cell_value(book.handle(), row, column, &cell) != FREEXL_OK) return false;
        texts.push_back(text_of(cell));
    }
    while (!texts.empty() && texts.back().empty())
        texts.pop_back();
    if (texts.empty()) return true;
    lines.begin('R');
    lines.add(std::to_string(row + 1));
    for (const std::string& text : texts)
        lines.add(text);
    lines.end();
    return true;
}

bool tell_rows(const Book& book, unsigned short sheet, Lines& lines) {
    unsigned rows = 0;
    unsigned short width = 0;
    if (freexl_select_active_worksheet(book.handle(), sheet) != FREEXL_OK) return false;
    if (freexl_worksheet_dimensions(book.handle(), &rows, &width) != FREEXL_OK) return false;
    for (unsigned row = 0; row < rows; ++row) {
        if (!tell_row(book, row, width, lines)) return false;
    }
    return true;
}

}  // namespace

int old_workbook_child(const std::vector<std::string>& arguments, std::FILE* out, OldWorkbookLimits limits) {
    constexpr std::size_t words = 2;
    if (arguments.size() != words) return old_workbook_exit_damaged;
    const std::string whole = whole_copy(arguments[0]);
    if (whole.empty()) return old_workbook_exit_damaged;
#ifndef __SANITIZE_ADDRESS__  // Its shadow memory alone maps more than any limit.
    limit(RLIMIT_AS, limits.memory_bytes_max);
#endif
    limit(RLIMIT_CPU, limits.seconds_max);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);  // A pipe is no file: the child can write nothing but its rows.
    unsigned short sheet = 0;
    std::from_chars(arguments[1].data(), arguments[1].data() + arguments[1].size(), sheet);

    const Book book(whole);
    if (book.result() == FREEXL_INSUFFICIENT_MEMORY) return old_workbook_exit_too_large;
    if (book.result() != FREEXL_OK) return old_workbook_exit_damaged;
    if (book.info(FREEXL_BIFF_PASSWORD) == FREEXL_BIFF_OBFUSCATED) return old_workbook_exit_encrypted;
    Lines lines(out);
    tell_sheets(book, lines);
    if (!tell_rows(book, sheet, lines)) return old_workbook_exit_damaged;
    lines.begin('E');
    lines.end();
    return std::fflush(out) == 0 ? 0 : old_workbook_exit_damaged;
}

}  // namespace baophu

#include "synth/csv_writer.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <system_error>
#include <utility>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu::synth {
namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 20;
constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

}  // namespace

CsvWriter::CsvWriter(std::filesystem::path path, CsvKind kind)
    : path_(std::move(path)),
      file_(std::fopen(path_.c_str(), "wb")),
      line_end_(kind == CsvKind::delivery ? "\r\n" : "\n") {
    if (!file_) fail();
    std::setvbuf(file_.get(), nullptr, _IONBF, 0);
    buffer_.reserve(buffer_size + 4'096);
    if (kind == CsvKind::delivery) buffer_ += byte_order_mark;
}

CsvWriter::CsvWriter(std::filesystem::path path, CsvKind kind, std::span<const std::string_view> header)
    : CsvWriter(std::move(path), kind) {
    for (const std::string_view name : header)
        cell(name);
    end_row();
}

CsvWriter& CsvWriter::cell(std::string_view text) {
    part();
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        buffer_ += text;
        return *this;
    }
    buffer_ += '"';
    for (const char c : text) {
        if (c == '"') buffer_ += '"';
        buffer_ += c;
    }
    buffer_ += '"';
    return *this;
}

CsvWriter& CsvWriter::number(std::int64_t value) {
    part();
    std::array<char, 20> text{};
    auto* const end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    buffer_.append(text.data(), end);
    return *this;
}

CsvWriter& CsvWriter::money(std::int64_t dong) {
    number(dong < 0 ? -dong : dong);
    std::size_t first = buffer_.size();
    while (first > 0 && buffer_[first - 1] >= '0' && buffer_[first - 1] <= '9')
        --first;
    for (std::size_t at = buffer_.size(); at > first + 3;)
        buffer_.insert(at -= 3, 1, '.');
    if (dong < 0) buffer_.insert(first, 1, '-');
    return *this;
}

CsvWriter& CsvWriter::number(ShownNumber shown) {
    return cell(digits(shown.value, shown.width));
}

CsvWriter& CsvWriter::day(const Date& date) {
    part();
    std::array<char, 10> text{'0', '0', '/', '0', '0', '/', '0', '0', '0', '0'};
    const auto put = [&](std::size_t at, unsigned value) {
        for (; value > 0; value /= 10)
            text[at--] = static_cast<char>('0' + value % 10);
    };
    put(1, date.day());
    put(4, date.month());
    put(9, static_cast<unsigned>(date.year()));
    buffer_.append(text.data(), text.size());
    return *this;
}

void CsvWriter::end_row() {
    buffer_ += line_end_;
    row_begun_ = false;
    if (buffer_.size() >= buffer_size) flush();
}

void CsvWriter::lines(std::string_view whole) {
    buffer_ += whole;
    if (buffer_.size() >= buffer_size) flush();
}

void CsvWriter::close() {
    flush();
    if (std::fclose(file_.release()) != 0) fail();
}

void CsvWriter::part() {
    if (row_begun_) buffer_ += ',';
    row_begun_ = true;
}

void CsvWriter::flush() {
    if (std::fwrite(buffer_.data(), 1, buffer_.size(), file_.get()) != buffer_.size()) fail();
    buffer_.clear();
}

void CsvWriter::fail() const {
    throw_write_failure(path_, errno);
}

void throw_write_failure(const std::filesystem::path& path, int error_number) {
    const bool full = error_number == ENOSPC || error_number == EDQUOT;
    throw Failure(full ? fault::disk_full : fault::system_error,
                  {{"path", path.string()}, {"problem", std::generic_category().message(error_number)}});
}

}  // namespace baophu::synth

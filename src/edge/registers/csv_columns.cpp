#include "edge/registers/csv_columns.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu::registers {
namespace {

using linkage::engine::Batch;
using linkage::engine::BatchSource;
using linkage::engine::ColumnView;
using linkage::engine::TextColumn;

constexpr std::size_t rows_per_batch = 4'096;

// The line that begins at `at`, without its end; moves `at` behind it. Quotes count.
std::string_view take_line(std::string_view bytes, std::size_t& at) {
    bool quoted = false;
    std::size_t end = at;
    while (end < bytes.size() && (quoted || bytes[end] != '\n')) {
        if (bytes[end] == '"') quoted = !quoted;
        ++end;
    }
    const std::string_view line = bytes.substr(at, end - at);
    at = std::min(end + 1, bytes.size());
    return line;
}

char delimiter_of(std::string_view line) {
    char best = ',';
    std::ptrdiff_t most = 0;
    for (const char candidate : {',', ';', '\t'}) {
        const std::ptrdiff_t count = std::ranges::count(line, candidate);
        if (count > most) best = candidate;
        most = std::max(most, count);
    }
    return best;
}

// One column of a batch. Cells are copied sixteen bytes at a time, so some room stays behind the last.
class ColumnBuffer {
public:
    ColumnBuffer() : offsets_(rows_per_batch + 1, 0), bytes_(rows_per_batch * 16 + room) {}

    void clear() { rows_ = 0; }

    // `readable`: how many bytes may be read from the cell's beginning on.
    void add(const char* cell, std::size_t length, std::size_t readable) {
        const std::size_t used = offsets_[rows_];
        if (used + length + room > bytes_.size()) bytes_.resize(2 * bytes_.size() + length + room);
        if (length <= room && readable >= room) {
            std::memcpy(bytes_.data() + used, cell, room);
        } else {
            std::memcpy(bytes_.data() + used, cell, length);
        }
        offsets_[++rows_] = static_cast<std::uint32_t>(used + length);
    }

    std::string_view at(std::size_t row) const {
        return {bytes_.data() + offsets_[row], offsets_[row + 1] - offsets_[row]};
    }
    TextColumn view() const { return {offsets_.data(), bytes_.data(), nullptr}; }

private:
    static constexpr std::size_t room = 16;

    std::size_t rows_ = 0;
    std::vector<std::uint32_t> offsets_;
    std::vector<char> bytes_;
};

// What ends a cell: the delimiter or the end of the line. Eight bytes are looked at together.
class Stops {
public:
    explicit Stops(char delimiter) : delimiter_(delimiter) {}

    // The first of them from `at` on, or `end`.
    const char* find(const char* at, const char* end) const {
        if constexpr (std::endian::native == std::endian::little) {
            for (; end - at >= 8; at += 8) {
                std::uint64_t word = 0;
                std::memcpy(&word, at, sizeof word);
                const std::uint64_t stops = equal_bytes(word, delimiter_) | equal_bytes(word, '\n');
                if (stops != 0) return at + std::countr_zero(stops) / 8;
            }
        }
        while (at < end && *at != delimiter_ && *at != '\n')
            ++at;
        return at;
    }

private:
    // The highest bit of each byte of `word` that is `letter`; above the first of them others may be set too.
    static constexpr std::uint64_t equal_bytes(std::uint64_t word, char letter) {
        constexpr std::uint64_t ones = 0x0101010101010101ULL;
        const std::uint64_t differing = word ^ (ones * static_cast<unsigned char>(letter));
        return (differing - ones) & ~differing & (ones << 7);
    }

    char delimiter_;
};

class CsvPart final : public BatchSource {
public:
    // `places`: by column of the batch its place in the line; the last are id and truth.
    CsvPart(std::shared_ptr<const MappedFile> file, std::size_t first, std::size_t last, char delimiter,
            const std::vector<std::size_t>& places, std::size_t fields, KeptColumns& kept)
        : file_(std::move(file)),
          next_(file_->bytes().data() + first),
          end_(file_->bytes().data() + last),
          fields_(fields),
          columns_(places.size()),
          stops_(delimiter),
          kept_(kept) {
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (buffers_of_.size() <= places[i]) buffers_of_.resize(places[i] + 1);
            buffers_of_[places[i]].push_back(&columns_[i]);
        }
    }

    bool next(Batch& batch) override {
        for (ColumnBuffer& column : columns_)
            column.clear();
        std::size_t rows = 0;
        while (rows < rows_per_batch && next_ < end_)
            rows += read_row() ? 1U : 0U;
        if (rows == 0) return false;
        views_.clear();
        for (std::size_t field = 0; field < fields_; ++field)
            views_.emplace_back(columns_[field].view());
        keep(rows);
        batch = {.rows = rows, .columns = views_};
        return true;
    }

private:
    bool read_row() {
        if (*next_ == '\n') return skip_blank(1);
        if (*next_ == '\r' && next_ + 1 < end_ && next_[1] == '\n') return skip_blank(2);
        bool line_goes_on = true;
        for (std::vector<ColumnBuffer*>& buffers : buffers_of_) {
            if (line_goes_on) {
                line_goes_on = read_cell(buffers);
            } else {
                give(buffers, next_, 0);
            }
        }
        if (line_goes_on) skip_rest();
        return true;
    }

    bool skip_blank(std::size_t length) {
        next_ += length;
        return false;
    }

    // Whether another cell follows on the line.
    bool read_cell(std::vector<ColumnBuffer*>& buffers) {
        if (next_ < end_ && *next_ == '"') return read_quoted(buffers);
        const char* begin = next_;
        next_ = stops_.find(next_, end_);
        return end_cell(buffers, begin, static_cast<std::size_t>(next_ - begin), next_ > begin);
    }

    bool read_quoted(std::vector<ColumnBuffer*>& buffers) {
        unquoted_.clear();
        ++next_;
        while (next_ < end_) {
            const auto* quote =
                static_cast<const char*>(std::memchr(next_, '"', static_cast<std::size_t>(end_ - next_)));
            if (quote == nullptr) quote = end_;
            unquoted_.append(next_, quote);
            next_ = std::min(quote + 1, end_);
            if (next_ == end_ || *next_ != '"') break;
            unquoted_ += '"';
            ++next_;
        }
        const char* rest = next_;
        next_ = stops_.find(next_, end_);
        unquoted_.append(rest, next_);
        return end_cell(buffers, unquoted_.data(), unquoted_.size(), next_ > rest);
    }

    // Takes the delimiter or the end of the line. `plain`: the last letter stands outside quotes.
    bool end_cell(std::vector<ColumnBuffer*>& buffers, const char* cell, std::size_t length, bool plain) {
        const bool line_ends = next_ >= end_ || *next_ == '\n';
        if (line_ends && plain && cell[length - 1] == '\r') --length;
        give(buffers, cell, length);
        if (next_ < end_) ++next_;
        return !line_ends;
    }

    void give(std::vector<ColumnBuffer*>& buffers, const char* cell, std::size_t length) {
        const bool mapped = cell >= file_->bytes().data() && cell <= end_;
        const std::size_t readable = mapped ? static_cast<std::size_t>(end_ - cell) : length;
        for (ColumnBuffer* buffer : buffers)
            buffer->add(cell, length, readable);
    }

    void skip_rest() {
        std::vector<ColumnBuffer*> none;
        while (read_cell(none)) {
        }
    }

    void keep(std::size_t rows) {
        for (std::size_t row = 0; row < rows; ++row) {
            kept_.ids.add(columns_[fields_].at(row));
            if (columns_.size() > fields_ + 1) kept_.truths.add(columns_[fields_ + 1].at(row));
        }
    }

    std::shared_ptr<const MappedFile> file_;
    const char* next_;
    const char* end_;
    std::size_t fields_;
    std::vector<ColumnBuffer> columns_;
    std::vector<std::vector<ColumnBuffer*>> buffers_of_;  // By place in the line.
    Stops stops_;
    std::vector<ColumnView> views_;
    std::string unquoted_;
    KeptColumns& kept_;
};

// Of the next quote at or after `at` that opens a cell; the end of the file if there is none. Any other quote
// outside quotes is a letter.
std::size_t opening_quote(std::string_view bytes, std::size_t at, char delimiter) {
    for (at = bytes.find('"', at); at != std::string_view::npos; at = bytes.find('"', at + 1))
        if (bytes[at - 1] == delimiter || bytes[at - 1] == '\n') return at;
    return bytes.size();
}

// Behind the quote that closes the one at `at`.
std::size_t behind_quotes(std::string_view bytes, std::size_t at) {
    for (at = bytes.find('"', at + 1); at != std::string_view::npos; at = bytes.find('"', at + 2))
        if (at + 1 == bytes.size() || bytes[at + 1] != '"') return at + 1;
    return bytes.size();
}

// Behind the first line end at or after `wanted` that stands outside quotes. A line begins at `begin`, and it
// is not the first of the file.
std::size_t cut_near(std::string_view bytes, std::size_t begin, std::size_t wanted, char delimiter) {
    for (std::size_t at = begin; at < bytes.size();) {
        const std::size_t quote = opening_quote(bytes, at, delimiter);
        const std::size_t line_end = bytes.substr(0, quote).find('\n', std::max(at, wanted));
        if (line_end != std::string_view::npos) return line_end + 1;
        if (quote == bytes.size()) break;
        at = behind_quotes(bytes, quote);
    }
    return bytes.size();
}

std::vector<std::string> headers_of(std::string_view line, char delimiter) {
    std::vector<std::string> headers(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == delimiter && !quoted) {
            headers.emplace_back();
        } else {
            headers.back() += c;
        }
    }
    for (std::string& header : headers)
        header = std::string(trimmed(header));
    return headers;
}

}  // namespace

MappedFile::MappedFile(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status{};
    const bool there = descriptor >= 0 && ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    if (there && status.st_size > 0) {
        size_ = static_cast<std::size_t>(status.st_size);
        void* mapped = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, descriptor, 0);
        if (mapped != MAP_FAILED) data_ = static_cast<const char*>(mapped);
    }
    if (descriptor >= 0) ::close(descriptor);
    if (!there || (size_ > 0 && data_ == nullptr))
        throw Failure(fault::file_unreadable, {{"path", file.string()}});
    if (size_ == 0) throw Failure(fault::file_empty, {{"path", file.string()}});
}

MappedFile::~MappedFile() {
    if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

std::vector<std::unique_ptr<BatchSource>> open_csv(const std::filesystem::path& file,
                                                   const WantedColumns& wanted, std::size_t parts,
                                                   std::vector<std::unique_ptr<KeptColumns>>& kept,
                                                   std::size_t smallest_part) {
    const auto mapped = std::make_shared<const MappedFile>(file);
    const std::string_view bytes = mapped->bytes();
    std::size_t first = 0;
    const std::string_view line = take_line(bytes, first);
    const char delimiter = delimiter_of(line);
    const std::vector<std::size_t> places = places_of(wanted, headers_of(line, delimiter), file.string());
    std::vector<std::unique_ptr<BatchSource>> sources;
    const std::size_t size = bytes.size() - first;
    const std::size_t count =
        std::clamp<std::size_t>(size / smallest_part, 1, std::max<std::size_t>(parts, 1));
    std::size_t begin = first;
    for (std::size_t part = 1; part <= count; ++part) {
        const std::size_t wanted_end = first + size / count * part;
        const std::size_t end = part == count ? bytes.size() : cut_near(bytes, begin, wanted_end, delimiter);
        if (end <= begin && part < count) continue;
        kept.push_back(std::make_unique<KeptColumns>());
        sources.push_back(std::make_unique<CsvPart>(mapped, begin, end, delimiter, places,
                                                    wanted.fields.size(), *kept.back()));
        begin = end;
    }
    return sources;
}

}  // namespace baophu::registers

#include "core/warehouse/table_digest.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <mutex>
#include <utility>
#include <vector>

#include "core/base/sha256.h"
#include "core/warehouse/take_rows.h"

namespace baophu::warehouse {
namespace {

// ---- The sum ------------------------------------------------------------------------------

struct Sum {
    std::array<std::uint64_t, 4> digits{};  // The lowest first.
    std::uint64_t rows = 0;

    void add(const std::array<std::uint64_t, 4>& other) {
        std::uint64_t carry = 0;
        for (std::size_t i = 0; i < digits.size(); ++i) {
            const std::uint64_t with_carry = digits[i] + carry;
            carry = static_cast<std::uint64_t>(with_carry < carry);
            digits[i] = with_carry + other[i];
            carry += static_cast<std::uint64_t>(digits[i] < with_carry);
        }
    }

    std::string printed() const {
        constexpr std::string_view hexadecimal = "0123456789abcdef";
        std::string text = std::to_string(rows) + " ";
        for (std::size_t i = digits.size(); i-- > 0;) {
            for (int shift = 60; shift >= 0; shift -= 4)
                text += hexadecimal[digits[i] >> shift & 15];
        }
        return text;
    }
};

std::array<std::uint64_t, 4> as_number(const Sha256Digest& digest) {
    std::array<std::uint64_t, 4> number{};
    for (std::size_t i = 0; i < digest.size(); ++i)
        number[i / 8] |= std::uint64_t{digest[i]} << (8 * (i % 8));
    return number;
}

// The bytes of one row. They are put into room that is there already, since there are a hundred for each of
// ten million rows.
class RowBytes {
public:
    void clear() { end_ = 0; }
    std::string_view all() const { return {bytes_.data(), end_}; }

    // A cell that is not there is told apart from an empty one.
    void add_null() { *room(1) = 'n'; }
    void add_number(std::uint64_t number) {
        char* const at = room(1 + sizeof number);
        at[0] = 'v';
        write(at + 1, number);
    }
    void add_truth(bool value) {
        char* const at = room(2);
        at[0] = 'v';
        at[1] = value ? '1' : '0';
    }
    void add_text(std::string_view text) {
        char* const at = room(1 + sizeof(std::uint64_t) + text.size());
        at[0] = 'v';
        write(at + 1, std::uint64_t{text.size()});
        if (!text.empty()) std::memcpy(at + 1 + sizeof(std::uint64_t), text.data(), text.size());
    }

private:
    char* room(std::size_t more) {
        if (end_ + more > bytes_.size()) bytes_.resize(2 * (end_ + more));
        return bytes_.data() + std::exchange(end_, end_ + more);
    }
    static void write(char* at, std::uint64_t number) {  // The lowest byte first.
        std::array<char, sizeof number> digits{};
        for (std::size_t i = 0; i < sizeof number; ++i)
            digits[i] = static_cast<char>(number >> (8 * i) & 0xff);
        std::memcpy(at, digits.data(), digits.size());
    }

    std::vector<char> bytes_ = std::vector<char>(1'024);
    std::size_t end_ = 0;
};

void add_cell(RowBytes& bytes, const RowChunk& rows, std::size_t column, std::size_t row) {
    if (rows.null(column, row)) return bytes.add_null();
    switch (rows.type(column)) {
        case ColumnType::text:
            return bytes.add_text(rows.text(column, row));
        case ColumnType::boolean:
            return bytes.add_truth(rows.integer(column, row) != 0);
        case ColumnType::date:
        case ColumnType::integer:
            return bytes.add_number(static_cast<std::uint64_t>(rows.integer(column, row)));
    }
}

// Sums of several threads, each with one of its own at a time.
class Sums {
public:
    void add(const RowChunk& rows) {
        Sum sum;
        RowBytes bytes;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            bytes.clear();
            for (std::size_t column = 0; column < rows.columns(); ++column)
                add_cell(bytes, rows, column, row);
            sum.add(as_number(sha256(bytes.all())));
        }
        const std::lock_guard guard(mutex_);
        all_.add(sum.digits);
        all_.rows += rows.size();
    }

    std::string printed() const { return all_.printed(); }

private:
    std::mutex mutex_;
    Sum all_;
};

}  // namespace

std::string table_digest(Connection& connection, std::string_view table) {
    Sums sums;
    const std::vector<std::string> columns = take_rows(connection, "SELECT * FROM " + std::string(table),
                                                       [&](const RowChunk& rows) { sums.add(rows); });
    Sha256 digest;
    for (const std::string& column : columns)
        digest.add_field(column);
    digest.add_field(sums.printed());
    return digest.hex();
}

}  // namespace baophu::warehouse

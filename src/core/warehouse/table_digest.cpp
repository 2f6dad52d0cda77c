#include "core/warehouse/table_digest.h"

#include <array>
#include <mutex>
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

void append(std::string& bytes, std::uint64_t number) {
    for (int shift = 0; shift < 64; shift += 8)
        bytes += static_cast<char>(number >> shift & 0xff);
}

void append(std::string& bytes, const RowChunk& rows, std::size_t column, std::size_t row) {
    const bool told = !rows.null(column, row);
    bytes += told ? 'v' : 'n';
    if (!told) return;
    switch (rows.type(column)) {
        case ColumnType::text: {
            const std::string_view text = rows.text(column, row);
            append(bytes, text.size());
            bytes += text;
            return;
        }
        case ColumnType::boolean:
            bytes += rows.integer(column, row) != 0 ? '1' : '0';
            return;
        case ColumnType::date:
        case ColumnType::integer:
            append(bytes, static_cast<std::uint64_t>(rows.integer(column, row)));
    }
}

// Sums of several threads, each with one of its own at a time.
class Sums {
public:
    void add(const RowChunk& rows) {
        Sum sum;
        std::string bytes;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            bytes.clear();
            for (std::size_t column = 0; column < rows.columns(); ++column)
                append(bytes, rows, column, row);
            sum.add(as_number(sha256(bytes)));
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

// What the engine sees of a register: columns in the shape of Arrow, some thousand rows at a time.
//
//     text      offsets  0 . . 4 . . 9         one more than rows; cell i is bytes[offsets[i], offsets[i +
//     1])
//               bytes    an na|nguyen          UTF-8
//               validity 1 1 0 1 ...           a bit per row from the lowest up; null: every row has a value
//     days      values, validity               days since 1970-01-01
//     numbers   values, validity
//
// A view owns nothing. What it points at lives until the source is asked for its next batch. No file, no
// database and no allocation of the caller's is seen here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <variant>

namespace baophu::linkage::engine {

// Whether row `row` has a value, by an Arrow validity bitmap.
inline bool is_valid(const std::uint8_t* validity, std::size_t row) {
    constexpr unsigned bits = 8;
    return validity == nullptr || (unsigned{validity[row / bits]} >> row % bits & 1U) != 0;
}

struct TextColumn {
    const std::uint32_t* offsets = nullptr;
    const char* bytes = nullptr;
    const std::uint8_t* validity = nullptr;

    // Empty where there is no value; the engine takes the two for the same.
    std::string_view at(std::size_t row) const {
        if (!is_valid(validity, row)) return {};
        return {bytes + offsets[row], offsets[row + 1] - offsets[row]};
    }
};

struct DayColumn {
    const std::int32_t* values = nullptr;
    const std::uint8_t* validity = nullptr;
};

struct NumberColumn {
    const double* values = nullptr;
    const std::uint8_t* validity = nullptr;
};

using ColumnView = std::variant<TextColumn, DayColumn, NumberColumn>;

// The same rows of every field, in the order of Specification::fields, then of the origin if there is one.
struct Batch {
    std::size_t rows = 0;
    std::span<const ColumnView> columns;
};

// A part of a register, read once from its first row to its last by one thread.
class BatchSource {
public:
    BatchSource() = default;
    BatchSource(const BatchSource&) = delete;
    BatchSource& operator=(const BatchSource&) = delete;
    BatchSource(BatchSource&&) = delete;
    BatchSource& operator=(BatchSource&&) = delete;
    virtual ~BatchSource() = default;

    // The next rows; false after the last. What it throws ends the linking.
    virtual bool next(Batch& batch) = 0;
};

}  // namespace baophu::linkage::engine

// An array of cache lines: aligned, on huge pages where the machine has them, and not touched before it is
// written, so that each thread's part comes to it clean. What is not written is not defined.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <new>
#include <span>
#include <type_traits>
#include <utility>

namespace baophu::linkage::engine {

// Memory of `bytes` that asks the system for huge pages; freed by release_lines.
void* take_lines(std::size_t bytes);
void release_lines(void* memory, std::size_t bytes) noexcept;

template <class Line>
class Lines {
    static_assert(std::is_trivially_copyable_v<Line>);

public:
    Lines() = default;
    explicit Lines(std::size_t count)
        : data_(static_cast<Line*>(take_lines(count * sizeof(Line)))), count_(count) {}
    Lines(const Lines&) = delete;
    Lines& operator=(const Lines&) = delete;
    Lines(Lines&& other) noexcept { swap(other); }
    Lines& operator=(Lines&& other) noexcept {
        swap(other);
        return *this;
    }
    ~Lines() {
        if (data_ != nullptr) release_lines(data_, count_ * sizeof(Line));
    }

    std::size_t size() const { return count_; }
    Line* data() { return data_; }
    const Line* data() const { return data_; }
    Line& operator[](std::size_t i) { return data_[i]; }
    const Line& operator[](std::size_t i) const { return data_[i]; }
    std::span<Line> span() { return {data_, count_}; }
    std::span<const Line> span() const { return {data_, count_}; }

private:
    void swap(Lines& other) noexcept {
        std::swap(data_, other.data_);
        std::swap(count_, other.count_);
    }

    Line* data_ = nullptr;
    std::size_t count_ = 0;
};

// Rows of words that all have the same length, a whole number of cache lines each.
class WordRows {
public:
    WordRows() = default;
    WordRows(std::size_t rows, std::size_t words)
        : rows_(rows),
          stride_(std::max<std::size_t>(1, (words + line_words - 1) / line_words) * line_words),
          words_(rows * stride_ / line_words) {}

    std::size_t size() const { return rows_; }
    std::uint32_t* operator[](std::size_t row) { return words_.data()->data() + row * stride_; }
    const std::uint32_t* operator[](std::size_t row) const { return words_.data()->data() + row * stride_; }

    // Asks memory for the row. Always inline: compilers take a function that only fetches for one that does
    // nothing, and leave its call out.
    [[gnu::always_inline]] void fetch(std::size_t row) const {
        for (std::size_t word = 0; word < stride_; word += line_words)
            __builtin_prefetch((*this)[row] + word);
    }

private:
    static constexpr std::size_t line_words = 16;

    std::size_t rows_ = 0;
    std::size_t stride_ = line_words;
    Lines<std::array<std::uint32_t, line_words>> words_;
};

}  // namespace baophu::linkage::engine

// An array of cache lines: aligned, on huge pages where the machine has them, and not touched before it is
// written, so that each thread's part comes to it clean. What is not written is not defined.
#pragma once

#include <cstddef>
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

}  // namespace baophu::linkage::engine

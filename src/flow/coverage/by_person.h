// Rows gathered by several threads, then found by person.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <numeric>
#include <span>
#include <thread>
#include <utility>
#include <vector>

namespace baophu::coverage {

// Something of its own for each thread that asks.
template <class T>
class PerThread {
public:
    T& mine() {
        const std::lock_guard guard(mutex_);
        return of_thread_[std::this_thread::get_id()];
    }

    // Of all threads, when they are through.
    std::vector<T> taken() {
        std::vector<T> parts;
        for (auto& [thread, part] : of_thread_)
            parts.push_back(std::move(part));
        of_thread_.clear();
        return parts;
    }

private:
    std::mutex mutex_;
    std::map<std::thread::id, T> of_thread_;
};

// Rows with a member `person`, by it; those of one person in the order of `before`, so that it does not
// matter which thread met which row.
template <class Row>
class ByPerson {
public:
    ByPerson() = default;

    template <class Before>
    ByPerson(std::vector<std::vector<Row>> parts, std::size_t persons, Before before)
        : ends_(persons + 1, 0) {
        for (const auto& part : parts)
            for (const Row& row : part)
                ++ends_[row.person + 1];
        std::partial_sum(ends_.begin(), ends_.end(), ends_.begin());
        rows_.resize(ends_.back());
        std::vector<std::uint32_t> next(ends_.begin(), ends_.end() - 1);
        for (auto& part : parts) {
            for (Row& row : part)
                rows_[next[row.person]++] = std::move(row);
            std::vector<Row>().swap(part);
        }
        for (std::size_t person = 0; person < persons; ++person) {
            if (ends_[person + 1] - ends_[person] > 1) std::ranges::sort(mine(person), before);
        }
    }

    std::span<const Row> of(std::size_t person) const {
        return {rows_.data() + ends_[person], ends_[person + 1] - ends_[person]};
    }

private:
    std::span<Row> mine(std::size_t person) {
        return {rows_.data() + ends_[person], ends_[person + 1] - ends_[person]};
    }

    std::vector<std::uint32_t> ends_{0};
    std::vector<Row> rows_;
};

}  // namespace baophu::coverage

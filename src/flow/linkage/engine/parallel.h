// Work on several threads with answers that do not depend on how many there are: parts are numbered, any
// thread takes the next one, and whoever gathers goes by part or adds integers.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace baophu::linkage::engine {

// Calls work(part, thread) once for each part below `parts`, thread < threads; the caller's thread is
// number 0. The first exception ends the others before their next part and is thrown here.
template <class Work>
void for_each_part(unsigned threads, std::size_t parts, const Work& work) {
    std::atomic<std::size_t> next{0};
    std::atomic<bool> failed{false};
    std::exception_ptr failure;
    std::mutex one_at_a_time;
    const auto take_parts = [&](unsigned thread) {
        for (std::size_t part = next++; part < parts && !failed; part = next++) {
            try {
                work(part, thread);
            } catch (...) {
                const std::lock_guard lock(one_at_a_time);
                if (!failed.exchange(true)) failure = std::current_exception();
            }
        }
    };
    {
        std::vector<std::jthread> others;
        const auto wanted = static_cast<unsigned>(std::min<std::size_t>(threads, parts));
        for (unsigned thread = 1; thread < wanted; ++thread)
            others.emplace_back(take_parts, thread);
        take_parts(0);
    }
    if (failure) std::rethrow_exception(failure);
}

// Calls work(first, last, thread) for ranges that cut [0, count) into pieces of at most `size`.
template <class Work>
void for_each_range(unsigned threads, std::size_t count, std::size_t size, const Work& work) {
    for_each_part(threads, (count + size - 1) / size, [&](std::size_t part, unsigned thread) {
        work(part * size, std::min(count, (part + 1) * size), thread);
    });
}

}  // namespace baophu::linkage::engine

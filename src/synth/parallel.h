// Independent pieces of work on several threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "core/base/progress.h"

namespace baophu::synth {

// Calls work(0) .. work(count - 1), each once, on `threads` threads (the caller's is one of them).
// The first failure ends the others before their next piece and is thrown here; so is the
// cancel flag.
template <class Work>
void in_parallel(std::size_t count, unsigned threads, Progress& progress, const CancelFlag& cancel,
                 Work work) {
    std::atomic<std::size_t> next{0};
    std::atomic<std::size_t> done{0};
    std::atomic<bool> failed{false};
    std::exception_ptr failure;
    std::mutex one_at_a_time;
    const auto take_pieces = [&] {
        for (std::size_t i = next++; i < count && !failed; i = next++) {
            try {
                stop_if_cancelled(cancel);
                work(i);
                const std::lock_guard lock(one_at_a_time);
                progress.at(static_cast<double>(++done) / static_cast<double>(count));
            } catch (...) {
                const std::lock_guard lock(one_at_a_time);
                if (!failed.exchange(true)) failure = std::current_exception();
            }
        }
    };
    {
        std::vector<std::jthread> others;
        for (unsigned i = 1; i < threads; ++i)
            others.emplace_back(take_pieces);
        take_pieces();
    }
    if (failure) std::rethrow_exception(failure);
}

}  // namespace baophu::synth

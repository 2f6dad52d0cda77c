// How long work tells where it stands and hears that it should stop.
//
// Work is a list of steps with a known number; inside a step a fraction moves from 0 to 1.
// The one who shows it (a bar in the terminal, an event stream) implements Progress.
#pragma once

#include <atomic>
#include <cstddef>
#include <string_view>

namespace baophu {

class Progress {
public:
    virtual ~Progress() = default;

    // `step` is a key of data/messages/words.yaml ("step.linkage"); 1 <= number <= of.
    virtual void begin_step(std::string_view step, std::size_t number, std::size_t of) = 0;
    // Called while other threads are at work, so it must not throw.
    virtual void at(double fraction) = 0;
    virtual void finish() = 0;
};

// Shows nothing; for tests and for calls that answer at once.
class NoProgress final : public Progress {
public:
    void begin_step(std::string_view, std::size_t, std::size_t) override {}
    void at(double) override {}
    void finish() override {}
};

// Set from a signal handler or another thread; long work looks at it often and throws
// Failure(interrupted). A lock-free atomic is what a signal handler may touch.
using CancelFlag = std::atomic<bool>;
static_assert(CancelFlag::is_always_lock_free);

// Throws Failure(interrupted) if the flag is set.
void stop_if_cancelled(const CancelFlag& cancel);

}  // namespace baophu

// Work on a thread of its own, a few pieces ahead of who uses them.
//
//   ReadAhead<Piece> ahead([&]() -> std::optional<Piece> { ... });   // Nothing: there is no more.
//   while (auto piece = ahead.next()) use(*piece);
//
// What the work throws is thrown by next(), in its place. The destructor waits until the piece under
// way is done and asks for no other.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <cstring>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "core/documents/byte_source.h"

namespace baophu {

template <class Piece>
class ReadAhead {
public:
    explicit ReadAhead(std::function<std::optional<Piece>()> work, std::size_t most_waiting = 8)
        : work_(std::move(work)), most_waiting_(most_waiting), thread_([this] { run(); }) {}

    ~ReadAhead() {
        {
            const std::lock_guard guard(mutex_);
            stopped_ = true;
        }
        changed_.notify_all();
        thread_.join();
    }
    ReadAhead(const ReadAhead&) = delete;
    ReadAhead& operator=(const ReadAhead&) = delete;

    std::optional<Piece> next() {
        std::unique_lock guard(mutex_);
        changed_.wait(guard, [&] { return !waiting_.empty() || over_; });
        if (waiting_.empty()) {
            if (thrown_) std::rethrow_exception(std::exchange(thrown_, nullptr));
            return std::nullopt;
        }
        std::optional<Piece> piece(std::move(waiting_.front()));
        waiting_.pop_front();
        changed_.notify_all();
        return piece;
    }

private:
    void run() {
        try {
            while (auto piece = work_()) {
                std::unique_lock guard(mutex_);
                changed_.wait(guard, [&] { return waiting_.size() < most_waiting_ || stopped_; });
                if (stopped_) break;
                waiting_.push_back(*std::move(piece));
                changed_.notify_all();
            }
        } catch (...) {
            const std::lock_guard guard(mutex_);
            thrown_ = std::current_exception();
        }
        const std::lock_guard guard(mutex_);
        over_ = true;
        changed_.notify_all();
    }

    std::function<std::optional<Piece>()> work_;
    std::size_t most_waiting_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Piece> waiting_;
    std::exception_ptr thrown_;
    bool over_ = false;
    bool stopped_ = false;
    std::thread thread_;  // The last: it uses all of them.
};

// The bytes of another source, which a thread of its own reads ahead.
class ReadAheadSource final : public ByteSource {
public:
    // Only this reads `source` from now on, which outlives it.
    explicit ReadAheadSource(ByteSource& source)
        : ahead_([&source]() -> std::optional<std::string> {
              std::string piece(piece_bytes, '\0');
              piece.resize(source.read(piece));
              if (piece.empty()) return std::nullopt;
              return piece;
          }) {}

    std::size_t read(std::span<char> into) override {
        if (rest_.empty()) {
            auto piece = ahead_.next();
            if (!piece) return 0;
            piece_ = *std::move(piece);
            rest_ = piece_;
        }
        const std::size_t count = std::min(rest_.size(), into.size());
        std::memcpy(into.data(), rest_.data(), count);
        rest_.remove_prefix(count);
        return count;
    }

private:
    static constexpr std::size_t piece_bytes = 256 << 10;

    std::string piece_;
    std::string_view rest_;
    ReadAhead<std::string> ahead_;
};

}  // namespace baophu

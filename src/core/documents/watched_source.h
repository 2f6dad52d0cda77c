// WatchedSource: a source that tells how far it was read, so that whoever waits sees it move
// and can stop it.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <utility>

#include "core/documents/byte_source.h"

namespace baophu {

// Called after each piece with the bytes read so far and those there are; 0 where that is not
// known. What it throws ends the reading.
using ReadWatch = std::function<void(std::uint64_t done, std::uint64_t all)>;

class WatchedSource final : public ByteSource {
public:
    // The source must outlive this. An empty watch is never called.
    WatchedSource(ByteSource& source, std::uint64_t all, ReadWatch watch)
        : source_(source), all_(all), watch_(std::move(watch)) {}

    std::size_t read(std::span<char> into) override {
        const std::size_t count = source_.read(into);
        done_ += count;
        if (watch_) watch_(done_, all_);
        return count;
    }

private:
    ByteSource& source_;
    std::uint64_t all_;
    std::uint64_t done_ = 0;
    ReadWatch watch_;
};

}  // namespace baophu

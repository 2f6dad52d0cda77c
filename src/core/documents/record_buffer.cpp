#include "core/documents/record_buffer.h"

#include <algorithm>
#include <cstring>
#include <span>

namespace baophu {
namespace {

constexpr std::size_t look_ahead_least = 3;  // A byte order mark.

}  // namespace

RecordBuffer::RecordBuffer(ByteSource& source, std::size_t record_bytes_max, std::size_t piece_bytes)
    : source_(&source),
      record_bytes_max_(record_bytes_max),
      piece_bytes_(piece_bytes),
      room_(std::max(record_bytes_max, look_ahead_least) + piece_bytes),
      bytes_(std::make_unique_for_overwrite<char[]>(room_ + 1)) {
    bytes_[0] = '\n';
}

bool RecordBuffer::holds(std::size_t count) {
    while (end_ - at_ < count) {
        if (!refill()) return false;
    }
    return true;
}

void RecordBuffer::begin_record() {
    start_ = at_;
    dropped_ = 0;
}

void RecordBuffer::move_down(std::size_t piece, std::size_t to) {
    if (dropped_ > 0) return;
    char* const record = bytes_.get() + start_;
    std::memmove(record + to, record + piece, place() - piece);
}

// After make_room() a record that is not too long leaves room for a piece.
bool RecordBuffer::refill() {
    make_room();
    const std::size_t count = source_->read({bytes_.get() + end_, piece_bytes_});
    end_ += count;
    bytes_[end_] = '\n';
    return count > 0;
}

// Forgets the record so far if it is too long already, and moves the rest to the front.
void RecordBuffer::make_room() {
    if (too_long()) {
        dropped_ += at_ - start_;
        start_ = at_;
    }
    if (start_ == 0) return;
    std::memmove(bytes_.get(), bytes_.get() + start_, end_ - start_);
    at_ -= start_;
    end_ -= start_;
    start_ = 0;
}

}  // namespace baophu

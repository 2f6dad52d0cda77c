// RecordBuffer: a window that slides over a byte source and keeps one record whole.
//
//     | used up | the record so far | not looked at yet | free |
//     0       start_              at_                 end_    room_
//
// A place is counted from the beginning of the record, so it stays true when a refill moves
// the record to the front. A record that grows beyond record_bytes_max is dropped as it is
// read: its length still counts, its bytes are gone. The window is as large as the longest record
// and one piece; what no record reaches is never touched.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string_view>

#include "core/documents/byte_source.h"

namespace baophu {

class RecordBuffer {
public:
    using Marks = std::array<bool, 256>;

    RecordBuffer(ByteSource& source, std::size_t record_bytes_max, std::size_t piece_bytes);

    // True if there is a byte left; front() may be asked only then.
    bool more() { return at_ < end_ || refill(); }
    char front() const { return bytes_[at_]; }
    void step() { ++at_; }

    // Steps to the next byte that is marked; false if the source ends before it. `marks`
    // holds the line feed, for that is what stands behind the last byte to stop the search.
    bool skip_to(const Marks& marks);

    // True if there are `count` bytes left, which ahead() then shows without a step. To be
    // used at the beginning of a record, with a count of record_bytes_max at most (or 3).
    bool holds(std::size_t count);
    char ahead(std::size_t i) const { return bytes_[at_ + i]; }

    void begin_record();
    std::size_t place() const { return dropped_ + (at_ - start_); }
    bool too_long() const { return place() > record_bytes_max_; }

    // Bytes of the record, which must not be too long.
    std::string_view text(std::size_t first, std::size_t length) const {
        return {bytes_.get() + start_ + first, length};
    }

    // Moves the bytes from `piece` up to the present place down to place `to`.
    void move_down(std::size_t piece, std::size_t to);

private:
    bool refill();
    void make_room();

    ByteSource* source_;
    std::size_t record_bytes_max_;
    std::size_t piece_bytes_;
    std::size_t room_;
    std::unique_ptr<char[]> bytes_;  // One more than the room, for the line feed behind the last.
    std::size_t start_ = 0;
    std::size_t at_ = 0;
    std::size_t end_ = 0;
    std::size_t dropped_ = 0;
};

inline bool RecordBuffer::skip_to(const Marks& marks) {
    do {
        const char* next = bytes_.get() + at_;
        while (!marks[static_cast<unsigned char>(*next)])
            ++next;
        at_ = static_cast<std::size_t>(next - bytes_.get());
    } while (at_ == end_ && refill());
    return at_ < end_;
}

}  // namespace baophu

#include "core/documents/utf8.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace baophu {
namespace {

// Where a reader of UTF-8 stands between two bytes. Overlong forms, surrogates and the end
// of Unicode all show in the second byte, so the lead bytes E0, ED, F0 and F4 have states of
// their own.
enum State : unsigned {
    begin,
    one_more,
    two_more,
    three_more,
    after_e0,
    after_ed,
    after_f0,
    after_f4,
    broken
};
constexpr unsigned states = broken + 1;

constexpr State after_lead(unsigned byte) {
    if (byte < 0x80) return begin;
    if (byte < 0xC2) return broken;  // Inside a sequence, or overlong.
    if (byte < 0xE0) return one_more;
    if (byte == 0xE0) return after_e0;
    if (byte == 0xED) return after_ed;
    if (byte < 0xF0) return two_more;
    if (byte == 0xF0) return after_f0;
    if (byte < 0xF4) return three_more;
    return byte == 0xF4 ? after_f4 : broken;
}

constexpr State after(State state, unsigned byte) {
    const auto within = [byte](unsigned least, unsigned most, State next) {
        return byte >= least && byte <= most ? next : broken;
    };
    switch (state) {
        case begin:
            return after_lead(byte);
        case one_more:
            return within(0x80, 0xBF, begin);
        case two_more:
            return within(0x80, 0xBF, one_more);
        case three_more:
            return within(0x80, 0xBF, two_more);
        case after_e0:
            return within(0xA0, 0xBF, one_more);
        case after_ed:
            return within(0x80, 0x9F, one_more);
        case after_f0:
            return within(0x90, 0xBF, two_more);
        case after_f4:
            return within(0x80, 0x8F, two_more);
        case broken:
            break;
    }
    return broken;
}

// One word per byte value holds the next state for all nine states, six bits each: a step is
// one shift, without a branch that Vietnamese text would make hard to foretell.
constexpr unsigned bits = 6;
static_assert(states * bits <= 64 && begin == 0);

constexpr std::array<std::uint64_t, 256> steps = [] {
    std::array<std::uint64_t, 256> words{};
    for (unsigned byte = 0; byte < words.size(); ++byte) {
        for (unsigned state = 0; state < states; ++state) {
            const std::uint64_t next = after(static_cast<State>(state), byte) * bits;
            words[byte] |= next << (state * bits);
        }
    }
    return words;
}();

constexpr std::uint64_t shift_mask = 63;

std::uint64_t walk(std::uint64_t state, std::string_view text) {
    for (const char c : text)
        state = steps[static_cast<unsigned char>(c)] >> (state & shift_mask);
    return state & shift_mask;
}

constexpr std::size_t word_bytes = sizeof(std::uint64_t);

bool is_ascii_word(const char* bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, word_bytes);
    return (word & 0x8080'8080'8080'8080) == 0;
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
    std::uint64_t state = begin;
    for (; text.size() >= word_bytes; text.remove_prefix(word_bytes)) {
        if (state != begin || !is_ascii_word(text.data())) state = walk(state, text.substr(0, word_bytes));
    }
    return walk(state, text) == begin;
}

}  // namespace baophu

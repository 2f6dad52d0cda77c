#include "core/text/fold.h"

#include <array>
#include <cstddef>
#include <cstdint>

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "core/text/code_points.h"
#include "core/text/fold_table.h"
#include "core/text/normal_form.h"

namespace baophu::text {
namespace {

constexpr bool is_mark(char32_t code) {
    return code >= 0x300 && code <= 0x36F;
}

// Writes into a string that has room for what is still to be read: the table's way never
// writes more than it reads, and what ICU gives brings its own room.
class Writer {
public:
    Writer(std::string& out, std::size_t room) : out_(out) {
        if (out_.size() < room) out_.resize(room);
        point(0);
    }

    void put(char c) { *at_++ = c; }

    void put_space() {
        if (at_ != begin_ && at_[-1] != ' ') *at_++ = ' ';
    }

    void put_all(std::string_view bytes, std::size_t rest) {
        const auto done = static_cast<std::size_t>(at_ - begin_);
        if (out_.size() < done + bytes.size() + rest) out_.resize(done + bytes.size() + rest);
        point(done);
        for (const char c : bytes)
            put(c);
    }

    void finish() {
        if (at_ != begin_ && at_[-1] == ' ') --at_;
        out_.resize(static_cast<std::size_t>(at_ - begin_));
    }

private:
    void point(std::size_t done) {
        begin_ = out_.data();
        at_ = begin_ + done;
    }

    std::string& out_;
    char* begin_ = nullptr;
    char* at_ = nullptr;
};

void append_folded(std::string& out, char32_t code) {
    const char letter = folded_letter(code);
    if (letter != 0) {
        out += letter;
    } else if (!is_mark(code)) {
        append_code_point(out, to_lower(code));
    }
}

// Small letters may have a decomposition of their own (İ, the Kelvin sign): hence lower first,
// take apart, lower again.
std::string fold_rare(char32_t code) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* decomposer = icu::Normalizer2::getNFDInstance(status);
    icu::UnicodeString parts;
    const auto small = static_cast<UChar32>(to_lower(code));
    if (U_FAILURE(status) || !decomposer->getDecomposition(small, parts)) parts = icu::UnicodeString(small);
    std::string out;
    for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1))
        append_folded(out, static_cast<char32_t>(parts.char32At(i)));
    return out;
}

void fold_slow(const CodePoint& code, std::size_t rest, Writer& out) {
    if (!code.well_formed) {
        out.put('?');
    } else if (is_space(code.value)) {
        out.put_space();
    } else if (!is_invisible(code.value) && !is_mark(code.value)) {
        out.put_all(fold_rare(code.value), rest);
    }
}

// The table's answer for the two or three bytes at the front of `utf8`; 0 if it has none.
char table_answer(std::string_view utf8, std::size_t& bytes) {
    const auto byte = [utf8](std::size_t i) {
        return static_cast<unsigned>(static_cast<unsigned char>(utf8[i]));
    };
    const auto follows = [&](std::size_t i) { return i < utf8.size() && (byte(i) & 0xC0u) == 0x80; };
    if (byte(0) >= 0xC3 && byte(0) <= 0xC9 && follows(1)) {
        bytes = 2;
        return folded_latin[((byte(0) & 0x1Fu) << 6 | (byte(1) & 0x3Fu)) - latin_begin];
    }
    if (byte(0) == 0xE1 && follows(1) && follows(2) && byte(1) >= 0xB8 && byte(1) <= 0xBB) {
        bytes = 3;
        return folded_additional[(byte(1) & 3u) << 6 | (byte(2) & 0x3Fu)];
    }
    return 0;
}

// Bytes of the marks of NFD, U+0300 - U+036F: they leave nothing behind.
bool is_mark_bytes(std::string_view utf8) {
    if (utf8.size() < 2) return false;
    const auto second = static_cast<unsigned char>(utf8[1]);
    return (utf8[0] == '\xCC' && second >= 0x80 && second <= 0xBF) ||
           (utf8[0] == '\xCD' && second >= 0x80 && second <= 0xAF);
}

std::size_t fold_beyond_ascii(std::string_view utf8, Writer& out) {
    std::size_t bytes = 0;
    if (const char letter = table_answer(utf8, bytes); letter != 0) {
        out.put(letter);
        return bytes;
    }
    if (is_mark_bytes(utf8)) return 2;
    const CodePoint code = first_code_point(utf8);
    fold_slow(code, utf8.size() - code.bytes, out);
    return code.bytes;
}

// Every byte through one table; false where it has no answer for one of them (fold_table.h).
bool fold_by_steps(std::string_view utf8, std::string& folded) {
    constexpr std::size_t longest = 256;
    std::array<char, longest> letters;
    if (utf8.empty() || utf8.size() > letters.size()) return false;
    char* end = letters.data();
    std::uint32_t next = bits_elsewhere << 16 | row_after_blank;
    std::uint32_t bits = bits_elsewhere;
    unsigned all_written = 0;
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        const unsigned written = fold_steps.written[(next & bits) + byte];
        *end = static_cast<char>(written);
        end += (written + 0x7F) >> 7;  // 1 if something was written.
        all_written |= written;
        bits = next >> 16;
        next = fold_steps.next[byte];
    }
    // Row 0: no letter is half read, and no blank stands at the end.
    if ((all_written & unanswered) != 0 || (next & bits) != 0) return false;
    folded.assign(letters.data(), static_cast<std::size_t>(end - letters.data()));
    return true;
}

}  // namespace

void fold_into(std::string_view utf8, std::string& folded) {
    if (fold_by_steps(utf8, folded)) return;
    Writer out(folded, utf8.size());
    for (std::size_t i = 0; i < utf8.size();) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        if (byte >= 0x80) {
            i += fold_beyond_ascii(utf8.substr(i), out);
            continue;
        }
        const char small = folded_ascii[byte];
        if (small == ' ') {
            out.put_space();
        } else {
            out.put(small);
        }
        ++i;
    }
    out.finish();
}

std::string fold(std::string_view utf8) {
    std::string folded;
    fold_into(utf8, folded);
    return folded;
}

std::string fold_letters(std::string_view utf8) {
    std::string folded = fold(utf8);
    std::erase_if(folded, [](char c) { return (c < 'a' || c > 'z') && (c < '0' || c > '9'); });
    return folded;
}

}  // namespace baophu::text

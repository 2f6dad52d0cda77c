#include "core/text/legacy_encoding.h"

#include <algorithm>

#include "core/text/charsets.h"
#include "core/text/code_points.h"
#include "core/text/letters.h"
#include "core/text/normal_form.h"

namespace baophu::text {
namespace {

// Latin-1 gives the holes and the 32 places from 0x80 as control codes; both are taken.
std::optional<char> western_byte(char32_t code) {
    if (code < 0x100) return static_cast<char>(code);
    for (unsigned byte = 0x80; byte < 0xA0; ++byte)
        if (code == western(static_cast<unsigned char>(byte)) && code != replacement)
            return static_cast<char>(byte);
    return std::nullopt;
}

std::u32string decode(std::string_view bytes, Encoding from) {
    switch (from) {
        case Encoding::tcvn3:
            return decode_tcvn3(bytes);
        case Encoding::vni:
            return decode_vni(bytes);
        case Encoding::viscii:
            return decode_viscii(bytes);
        case Encoding::cp1258:
            return decode_cp1258(bytes);
        case Encoding::viqr:
            return decode_viqr(to_code_points(bytes));
        case Encoding::utf8:
            break;
    }
    return to_code_points(bytes);
}

bool encode(char32_t code, Encoding to, std::string& bytes) {
    switch (to) {
        case Encoding::tcvn3:
            return encode_tcvn3(code, bytes);
        case Encoding::vni:
            return encode_vni(code, bytes);
        case Encoding::viscii:
            return encode_viscii(code, bytes);
        case Encoding::cp1258:
            return encode_cp1258(code, bytes);
        case Encoding::utf8:
        case Encoding::viqr:
            break;
    }
    return false;
}

std::optional<std::string> encode_all(std::u32string_view codes, Encoding to) {
    std::string bytes;
    for (const char32_t code : codes)
        if (!encode(code, to, bytes)) return std::nullopt;
    return bytes;
}

// Each capital with a tone as the plain capital and the small letter (`pairs`), or as the
// small letter alone, which is what the capital font did.
std::u32string without_toned_capitals(std::u32string_view codes, bool pairs) {
    std::u32string out;
    for (const char32_t code : codes) {
        auto vowel = vowel_of(code);
        if (!vowel || !vowel->upper || vowel->tone == Tone::none) {
            out += code;
            continue;
        }
        if (pairs) out += letter_of({.quality = vowel->quality, .tone = Tone::none, .upper = true});
        out += to_lower(code);
    }
    return out;
}

std::optional<std::string> to_tcvn3(std::u32string_view codes) {
    auto as_font = encode_all(without_toned_capitals(codes, false), Encoding::tcvn3);
    if (!as_font || decode_tcvn3(*as_font) == codes) return as_font;
    auto as_pairs = encode_all(without_toned_capitals(codes, true), Encoding::tcvn3);
    if (as_pairs && decode_tcvn3(*as_pairs) == codes) return as_pairs;
    return std::nullopt;
}

}  // namespace

std::string_view to_word(Encoding encoding) {
    constexpr std::array<std::string_view, all_encodings.size()> words{"utf8",   "tcvn3", "vni",
                                                                       "viscii", "viqr",  "cp1258"};
    return words[static_cast<std::size_t>(encoding)];
}

std::optional<Encoding> parse_encoding(std::string_view word) {
    const std::string small = to_lower(word);
    for (const Encoding encoding : all_encodings) {
        if (to_word(encoding) == small) return encoding;
    }
    return std::nullopt;
}

std::string to_utf8(std::string_view text, Encoding from) {
    if (from == Encoding::utf8 || from == Encoding::viqr) return to_nfc(to_utf8(decode(text, from)));
    const std::optional<std::string> bytes = bytes_read_as_western(text);
    return to_utf8(decoded(bytes ? std::string_view(*bytes) : text, from));
}

// TCVN3, VNI and VISCII give letters that are composed, and Western ones, which nothing composes
// with; CP1258 is the same as long as no tone comes as a mark.
std::u32string decoded(std::string_view bytes, Encoding from) {
    std::u32string codes = decode(bytes, from);
    const bool from_unicode = from == Encoding::utf8 || from == Encoding::viqr;
    const auto is_tone_mark = [](char32_t code) { return code >= 0x300 && code <= 0x36F; };
    if (!from_unicode && std::ranges::none_of(codes, is_tone_mark)) return codes;
    return to_code_points(to_nfc(to_utf8(codes)));
}

std::optional<std::string> from_utf8(std::string_view utf8, Encoding to) {
    if (!is_well_formed(utf8)) return std::nullopt;
    std::string nfc = to_nfc(utf8);
    const std::u32string codes = to_code_points(nfc);
    if (to == Encoding::utf8) return nfc;
    std::optional<std::string> bytes;
    if (to == Encoding::tcvn3) {
        bytes = to_tcvn3(codes);
    } else if (to == Encoding::viqr) {
        bytes = to_utf8(encode_viqr(codes));
    } else {
        bytes = encode_all(codes, to);
    }
    if (bytes && to_utf8(*bytes, to) != nfc) return std::nullopt;  // It would be read otherwise.
    return bytes;
}

std::optional<std::string> bytes_read_as_western(std::string_view utf8) {
    std::string bytes;
    while (!utf8.empty()) {
        const CodePoint first = first_code_point(utf8);
        const auto byte = first.well_formed ? western_byte(first.value) : std::nullopt;
        if (!byte) return std::nullopt;
        bytes += *byte;
        utf8.remove_prefix(first.bytes);
    }
    return bytes;
}

std::string read_as_western(std::string_view bytes) {
    std::string utf8;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const char32_t code = western(byte);
        append_code_point(utf8, code == replacement ? byte : code);
    }
    return utf8;
}

}  // namespace baophu::text

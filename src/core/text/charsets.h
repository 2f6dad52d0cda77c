// The old Vietnamese character sets, byte by byte. For legacy_encoding.cpp alone.
//
//            one letter is            ễ           sources
//     TCVN3  one byte                 D4          TCVN 5712:1993; glibc TCVN5712-1
//     VISCII one byte                 AD          RFC 1456; glibc VISCII
//     VNI    a letter, its marks      65 E3       "Bảng đối chiếu encoding các bộ chữ hiện hành
//                                                 với Unicode", held against vietnamese-conversion
//     CP1258 a letter, its tone       EA DE       Unicode's CP1258.TXT
//     VIQR   a letter, ASCII marks    e ^ ~       RFC 1456
//
// Only facts were taken; the tables were written for this program from the sources named. Round
// trips and a second source (old_bytes_for_tests.h) hold all 134 letters. Of VNI's ỷ and ỹ the
// second source is documents that hold them.
#pragma once

#include <string>
#include <string_view>

namespace baophu::text {

// What Windows-1252 shows for a byte, which is what an old font's bytes look like when they
// were taken for Western text; U+FFFD for its five holes.
char32_t western(unsigned char byte);

// Each of these reads any bytes. A byte that means nothing in the set is read as western().
std::u32string decode_tcvn3(std::string_view bytes);
std::u32string decode_viscii(std::string_view bytes);
std::u32string decode_vni(std::string_view bytes);
std::u32string decode_cp1258(std::string_view bytes);  // To be composed (NFC) afterwards.
std::u32string decode_viqr(std::u32string_view text);

// Each appends the bytes of one letter in NFC; false if the set cannot write it.
bool encode_tcvn3(char32_t code, std::string& bytes);
bool encode_viscii(char32_t code, std::string& bytes);
bool encode_vni(char32_t code, std::string& bytes);
bool encode_cp1258(char32_t code, std::string& bytes);
std::u32string encode_viqr(std::u32string_view text);

}  // namespace baophu::text

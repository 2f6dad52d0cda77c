// One way to write a letter.
//
// The same "ế" comes as one code point (NFC), as e + two marks (NFD), or half of each; "Đ"
// comes as U+0110 or as one of its look-alikes. Stored text is NFC with the right Đ.
//
//   TEXT-1  NFC and NFD are those of Unicode (UAX 15); ICU carries them out.
//   TEXT-2  Bytes that are not UTF-8 become U+FFFD; nothing throws.
//   TEXT-3  Ð U+00D0, ð U+00F0, Ɖ U+0189 and ɖ U+0256 are a slip for Đ and đ.
//   TEXT-4  tidy: NFC, the right Đ, every kind of white space one space, none at the ends,
//           and no invisible characters (soft hyphen, zero width, byte order mark).
#pragma once

#include <string>
#include <string_view>

namespace baophu::text {

// False for what is not UTF-8.
bool is_nfc(std::string_view utf8);

std::string to_nfc(std::string_view utf8);
std::string to_nfd(std::string_view utf8);

// Text as it is stored and shown. tidy(tidy(x)) == tidy(x).
std::string tidy(std::string_view utf8);

// What tidy makes of white space and of characters without width.
bool is_space(char32_t code);
bool is_invisible(char32_t code);

}  // namespace baophu::text

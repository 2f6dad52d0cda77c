// Text in the encodings that Vietnamese offices used before Unicode, to UTF-8 and back.
//
//     "Nguyễn Văn" in      TCVN3          VNI             VIQR
//     looks, as Western,   NguyÔn V¨n     Nguyeãn Vaên    Nguye^~n Va(n
//
//   ENC-1  to_utf8 reads any bytes and always gives well-formed UTF-8 in NFC. A byte that the
//          charset does not know is read as Windows-1252.
//   ENC-2  Old text reaches us twice over: as its bytes, or as letters, when a program took
//          the bytes for Western text and saved them as UTF-8. to_utf8 takes both: input that
//          is well-formed UTF-8 is first turned back into bytes, if it can be.
//   ENC-3  from_utf8 gives bytes that to_utf8 reads as the same text, in NFC; nothing if the
//          charset lacks a letter.
//   ENC-4  TCVN3 fonts had no capitals with tones: the small letter's byte was set in a second
//          font. Reading, a word whose other letters are capitals is taken for capitals;
//          elsewhere the letter stays small. So "ánh" may have been "Ánh".
//
// Which encoding it is: encoding_guess.h.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace baophu::text {

enum class Encoding { utf8, tcvn3, vni, viscii, viqr, cp1258 };

inline constexpr std::array<Encoding, 6> all_encodings{Encoding::utf8,   Encoding::tcvn3, Encoding::vni,
                                                       Encoding::viscii, Encoding::viqr,  Encoding::cp1258};

// "utf8", "tcvn3", "vni", "viscii", "viqr", "cp1258": as datasets and messages name them.
std::string_view to_word(Encoding encoding);
std::optional<Encoding> parse_encoding(std::string_view word);  // In either case.

std::string to_utf8(std::string_view text, Encoding from);

// The code points of bytes that are in `from` and were not read as Western, in NFC.
std::u32string decoded(std::string_view bytes, Encoding from);

std::optional<std::string> from_utf8(std::string_view utf8, Encoding to);

// The bytes that a program read as Windows-1252 (or Latin-1) and saved as `utf8`; nothing if a
// letter of it is not Western, or if it is not UTF-8.
std::optional<std::string> bytes_read_as_western(std::string_view utf8);

// What a program shows that takes `bytes` for Windows-1252.
std::string read_as_western(std::string_view bytes);

}  // namespace baophu::text

// UTF-8 (RFC 3629), strictly: no overlong forms, no surrogates, nothing above U+10FFFF.
//
//     U+0000  - U+007F     0xxxxxxx
//     U+0080  - U+07FF     110xxxxx 10xxxxxx
//     U+0800  - U+FFFF     1110xxxx 10xxxxxx 10xxxxxx     without U+D800 - U+DFFF
//     U+10000 - U+10FFFF   11110xxx 10xxxxxx 10xxxxxx 10xxxxxx
//
// Files in old Vietnamese encodings (TCVN3, VNI, VISCII, Windows-1258) fail here as soon as
// a letter with a mark comes.
#pragma once

#include <string_view>

namespace baophu {

bool is_valid_utf8(std::string_view text);

}  // namespace baophu

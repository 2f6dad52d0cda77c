// The slow and obvious twin of fold(): ICU takes every letter apart, and what is a mark goes.
// The unit test and the benchmark hold the two together.
#pragma once

#include <string>
#include <string_view>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "core/text/code_points.h"
#include "core/text/letters.h"
#include "core/text/normal_form.h"

namespace baophu::text {

inline icu::UnicodeString taken_apart(const icu::UnicodeString& text) {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFDInstance(status)->normalize(text, status);
}

// Small, apart, without marks; for text that is UTF-8.
inline std::string slow_fold(std::string_view utf8) {
    icu::UnicodeString small;
    for (std::string_view rest = utf8; !rest.empty();) {
        const char32_t code = take_code_point(rest);
        small.append(is_d_bar(code) ? UChar32{'d'} : u_tolower(static_cast<UChar32>(code)));
    }
    small = taken_apart(small);
    std::string out;
    for (int32_t i = 0; i < small.length(); i = small.moveIndex32(i, 1)) {
        const auto code = static_cast<char32_t>(u_tolower(small.char32At(i)));
        if ((code >= 0x300 && code <= 0x36F) || is_invisible(code)) continue;
        if (!is_space(code)) {
            append_code_point(out, code);
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    if (out.ends_with(' ')) out.pop_back();
    return out;
}

}  // namespace baophu::text

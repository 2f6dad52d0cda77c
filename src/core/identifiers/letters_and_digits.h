// The letters and digits of a code that holds both, as registers write it.
//
// Spaces, dots and dashes are skipped and small letters become capitals, so "ta 0123-z" is
// TA0123Z. Anything else is refused: a letter with marks is none of a code.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace baophu {

// Nothing if `text` holds an unexpected character.
std::optional<std::string> read_letters_and_digits(std::string_view text);

bool all_digits(std::string_view text);
bool all_letters(std::string_view text);

}  // namespace baophu

// How Vietnamese a text reads. For encoding_guess.cpp alone.
#pragma once

#include <string_view>

namespace baophu::text {

// 0 when every word beyond ASCII is a common Vietnamese syllable; the less it is one, the more
// below 0. The unit is that of a logarithm of odds.
double vietnamese_score(std::u32string_view nfc);

}  // namespace baophu::text

// How far a fact of the field is to be trusted: what a law or a register says outright, what
// is likely, and what nobody could confirm. An unsure value is marked wherever it shows.
#pragma once

#include <optional>
#include <string_view>

namespace baophu {

enum class Confidence { sure, likely, unsure };

// "sure", "likely", "unsure"; nothing for any other word.
std::optional<Confidence> parse_confidence(std::string_view word);
std::string_view to_word(Confidence confidence);

// The one to be trusted less: what rests on both is no surer than that.
constexpr Confidence weaker(Confidence one, Confidence other) {
    return one < other ? other : one;
}

}  // namespace baophu

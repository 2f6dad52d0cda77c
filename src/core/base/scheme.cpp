#include "core/base/scheme.h"

#include <algorithm>

namespace baophu {

std::optional<Scheme> parse_scheme(std::string_view word) {
    const auto* scheme = std::ranges::find(all_schemes, word, to_word);
    if (scheme == all_schemes.end()) return std::nullopt;
    return *scheme;
}

std::string_view to_word(Scheme scheme) {
    switch (scheme) {
        case Scheme::compulsory:
            return "compulsory";
        case Scheme::voluntary:
            return "voluntary";
        case Scheme::unemployment:
            return "unemployment";
    }
    return "";
}

}  // namespace baophu

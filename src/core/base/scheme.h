// The three schemes of insurance that a province sets targets for.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace baophu {

enum class Scheme {
    compulsory,    // BHXH bắt buộc
    voluntary,     // BHXH tự nguyện
    unemployment,  // BHTN; no copy of compulsory, see data/law/subject.yaml.
};

// In the order in which tables show them.
inline constexpr std::array<Scheme, 3> all_schemes{Scheme::compulsory, Scheme::voluntary,
                                                   Scheme::unemployment};

// "compulsory", "voluntary", "unemployment"; nothing for any other word.
std::optional<Scheme> parse_scheme(std::string_view word);
std::string_view to_word(Scheme scheme);

}  // namespace baophu

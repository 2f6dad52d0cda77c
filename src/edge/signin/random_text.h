// Random text for tokens, secrets and first passwords. Inner header.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace baophu::signin {

// `count` letters of the alphabet, each as likely as the others; from the system's random numbers.
std::string random_text(std::string_view alphabet, std::size_t count);

// 256 bits in base64url: 43 characters.
std::string random_token();

// Whether they are equal, in a time that tells nothing of where they differ.
bool same_secret(std::string_view left, std::string_view right);

}  // namespace baophu::signin

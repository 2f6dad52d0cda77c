#include "edge/signin/random_text.h"

#include <array>
#include <stdexcept>

#include <sodium.h>

namespace baophu::signin {
namespace {

constexpr std::size_t token_bytes = 32;

void start_library() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
}

}  // namespace

std::string random_text(std::string_view alphabet, std::size_t count) {
    start_library();
    std::string text;
    while (text.size() < count)
        text += alphabet[randombytes_uniform(static_cast<std::uint32_t>(alphabet.size()))];
    return text;
}

std::string random_token() {
    start_library();
    std::array<unsigned char, token_bytes> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_ENCODED_LEN(token_bytes, variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
    text.pop_back();  // The zero that ends it.
    return text;
}

bool same_secret(std::string_view left, std::string_view right) {
    return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace baophu::signin

#define OPENSSL_SUPPRESS_DEPRECATED  // SHA256_Init and those behind it.
#include "core/base/sha256.h"

#include <array>
#include <cstdint>
#include <fstream>

#include <openssl/evp.h>
#include <openssl/sha.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu {

struct Sha256::State {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    ~State() { EVP_MD_CTX_free(context); }
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
    if (state_->context == nullptr || EVP_DigestInit_ex(state_->context, EVP_sha256(), nullptr) != 1) {
        throw Failure(fault::program_mistake, {{"problem", "SHA-256 could not start"}});
    }
}

Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
    if (EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()) != 1) {
        throw Failure(fault::program_mistake, {{"problem", "SHA-256 could not go on"}});
    }
}

void Sha256::add_field(std::string_view bytes) {
    std::array<char, 8> length{};
    for (std::size_t i = 0; i < length.size(); ++i) {
        length[i] = static_cast<char>((static_cast<std::uint64_t>(bytes.size()) >> (8 * i)) & 0xff);
    }
    add({length.data(), length.size()});
    add(bytes);
}

Sha256Digest Sha256::digest() {
    Sha256Digest digest{};
    if (EVP_DigestFinal_ex(state_->context, digest.data(), nullptr) != 1) {
        throw Failure(fault::program_mistake, {{"problem", "SHA-256 could not finish"}});
    }
    return digest;
}

std::string Sha256::hex() {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : digest()) {
        text += digits[byte >> 4];
        text += digits[byte & 0xf];
    }
    return text;
}

// Millions of short texts are hashed: the way through EVP takes as long again as the digest itself.
Sha256Digest sha256(std::string_view bytes) {
    Sha256Digest digest{};
    SHA256_CTX context;
    if (SHA256_Init(&context) != 1 || SHA256_Update(&context, bytes.data(), bytes.size()) != 1 ||
        SHA256_Final(digest.data(), &context) != 1) {
        throw Failure(fault::program_mistake, {{"problem", "SHA-256 could not be computed"}});
    }
    return digest;
}

std::string sha256_hex(std::string_view bytes) {
    Sha256 digest;
    digest.add(bytes);
    return digest.hex();
}

std::string sha256_hex_of_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    Sha256 digest;
    std::array<char, 1 << 16> piece{};
    while (file.read(piece.data(), piece.size()) || file.gcount() > 0) {
        digest.add({piece.data(), static_cast<std::size_t>(file.gcount())});
    }
    if (!file.eof()) throw Failure(fault::file_unreadable, {{"path", path.string()}});
    return digest.hex();
}

}  // namespace baophu

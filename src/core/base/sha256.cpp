#include "core/base/sha256.h"

#include <array>
#include <cstdint>
#include <fstream>

#include <openssl/evp.h>

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

std::string Sha256::hex() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    if (EVP_DigestFinal_ex(state_->context, digest.data(), &length) != 1) {
        throw Failure(fault::program_mistake, {{"problem", "SHA-256 could not finish"}});
    }
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * length);
    for (unsigned i = 0; i < length; ++i) {
        text += digits[digest[i] >> 4];
        text += digits[digest[i] & 0xf];
    }
    return text;
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

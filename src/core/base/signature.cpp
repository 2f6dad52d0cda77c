#include "core/base/signature.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <vector>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu {
namespace {

constexpr std::size_t signature_bytes = 64;

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;
using Digest = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

[[noreturn]] void unreadable() {
    throw Failure(fault::audit_key_unreadable, {{"path", "PEM"}, {"problem", "Ed25519"}});
}

// What only a lack of memory or a broken library makes fail.
void require(bool done) {
    if (!done) throw std::runtime_error("OpenSSL failed");
}

Bio bio_of(std::string_view text) {
    Bio bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())), &BIO_free);
    require(bio != nullptr);
    return bio;
}

std::string text_of(const Bio& bio) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return {data, static_cast<std::size_t>(size)};
}

template <class Write>
std::string written(Write write) {
    const Bio bio(BIO_new(BIO_s_mem()), &BIO_free);
    require(bio != nullptr && write(bio.get()) == 1);
    return text_of(bio);
}

EVP_PKEY* key_in(const std::shared_ptr<void>& key) {
    return static_cast<EVP_PKEY*>(key.get());
}

std::shared_ptr<void> shared(EVP_PKEY* key) {
    return {key, [](void* held) { EVP_PKEY_free(static_cast<EVP_PKEY*>(held)); }};
}

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string hex(const std::vector<unsigned char>& bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : bytes) {
        text += digits[byte / 16U];
        text += digits[byte % 16U];
    }
    return text;
}

std::optional<unsigned> hex_digit(char c) {
    if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10U;
    return std::nullopt;
}

std::optional<std::vector<unsigned char>> bytes_of_hex(std::string_view text) {
    if (text.size() != 2 * signature_bytes) return std::nullopt;
    std::vector<unsigned char> bytes;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const auto high = hex_digit(text[i]);
        const auto low = hex_digit(text[i + 1]);
        if (!high || !low) return std::nullopt;
        bytes.push_back(static_cast<unsigned char>(*high * 16U + *low));
    }
    return bytes;
}

}  // namespace

SigningKey SigningKey::make() {
    EVP_PKEY* key = EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
    require(key != nullptr);
    return SigningKey(shared(key));
}

SigningKey SigningKey::read_pem(std::string_view pem) {
    EVP_PKEY* key = PEM_read_bio_PrivateKey(bio_of(pem).get(), nullptr, nullptr, nullptr);
    if (key == nullptr) unreadable();
    auto held = shared(key);
    if (EVP_PKEY_id(key) != EVP_PKEY_ED25519) unreadable();
    return SigningKey(std::move(held));
}

std::string SigningKey::pem() const {
    return written([&](BIO* bio) {
        return PEM_write_bio_PrivateKey(bio, key_in(key_), nullptr, nullptr, 0, nullptr, nullptr);
    });
}

std::string SigningKey::public_pem() const {
    return written([&](BIO* bio) { return PEM_write_bio_PUBKEY(bio, key_in(key_)); });
}

std::string SigningKey::sign(std::string_view message) const {
    const Digest digest(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    std::vector<unsigned char> signature(signature_bytes);
    std::size_t size = signature.size();
    require(digest != nullptr &&
            EVP_DigestSignInit(digest.get(), nullptr, nullptr, nullptr, key_in(key_)) == 1 &&
            EVP_DigestSign(digest.get(), signature.data(), &size, bytes_of(message), message.size()) == 1);
    return hex(signature);
}

bool signature_holds(std::string_view public_pem, std::string_view message, std::string_view signature) {
    const Key key(PEM_read_bio_PUBKEY(bio_of(public_pem).get(), nullptr, nullptr, nullptr), &EVP_PKEY_free);
    if (key == nullptr || EVP_PKEY_id(key.get()) != EVP_PKEY_ED25519) unreadable();
    const auto bytes = bytes_of_hex(signature);
    if (!bytes) return false;
    const Digest digest(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    require(digest != nullptr &&
            EVP_DigestVerifyInit(digest.get(), nullptr, nullptr, nullptr, key.get()) == 1);
    return EVP_DigestVerify(digest.get(), bytes->data(), bytes->size(), bytes_of(message), message.size()) ==
           1;
}

HmacSha1 hmac_sha1(std::string_view key, std::string_view message) {
    HmacSha1 code{};
    unsigned size = 0;
    require(HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), bytes_of(message), message.size(),
                 code.data(), &size) != nullptr);
    return code;
}

}  // namespace baophu

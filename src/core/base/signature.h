// Signatures (Ed25519, RFC 8032) and keyed digests (HMAC-SHA-1, RFC 2104). OpenSSL does the work.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace baophu {

class SigningKey {
public:
    static SigningKey make();  // From the system's random numbers.

    // Throws Failure(audit_key_unreadable, {problem}) for any other text.
    static SigningKey read_pem(std::string_view pem);

    std::string pem() const;  // Secret.
    std::string public_pem() const;
    std::string sign(std::string_view message) const;  // 128 hexadecimal digits.

private:
    explicit SigningKey(std::shared_ptr<void> key) : key_(std::move(key)) {}
    std::shared_ptr<void> key_;
};

// Whether the signature, as sign() gives it, is of this message by the key. Throws
// Failure(audit_key_unreadable) if the PEM is no public key of this kind.
bool signature_holds(std::string_view public_pem, std::string_view message, std::string_view signature);

using HmacSha1 = std::array<unsigned char, 20>;

HmacSha1 hmac_sha1(std::string_view key, std::string_view message);

}  // namespace baophu

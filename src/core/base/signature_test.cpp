#include "core/base/signature.h"

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu {
namespace {

// The secret key of RFC 8032, section 7.1, test 2, in PEM.
constexpr const char* rfc_key =
    "-----BEGIN PRIVATE KEY-----\n"
    "MC4CAQAwBQYDK2VwBCIEIEzNCJso/5banbbDRuwRTg9bijGfNaumJNqM9u1PuKb7\n"
    "-----END PRIVATE KEY-----\n";

TEST(Signature, IsTheOneOfTheStandard) {
    const SigningKey key = SigningKey::read_pem(rfc_key);
    EXPECT_EQ(key.sign("\x72"),
              "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
              "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    EXPECT_TRUE(signature_holds(key.public_pem(), "\x72", key.sign("\x72")));
}

TEST(Signature, HoldsForItsMessageAndKeyAlone) {
    const SigningKey key = SigningKey::read_pem(SigningKey::make().pem());
    const SigningKey other = SigningKey::make();
    const std::string signature = key.sign("ngày 26/11/2026");
    EXPECT_TRUE(signature_holds(key.public_pem(), "ngày 26/11/2026", signature));
    EXPECT_FALSE(signature_holds(key.public_pem(), "ngày 27/11/2026", signature));
    EXPECT_FALSE(signature_holds(other.public_pem(), "ngày 26/11/2026", signature));
    for (std::size_t i = 0; i < signature.size(); ++i) {
        std::string changed = signature;
        changed[i] = changed[i] == '0' ? '1' : '0';
        EXPECT_FALSE(signature_holds(key.public_pem(), "ngày 26/11/2026", changed)) << i;
    }
    for (const std::string& broken : {std::string(), signature + "00", std::string(128, 'x')})
        EXPECT_FALSE(signature_holds(key.public_pem(), "ngày 26/11/2026", broken));
}

TEST(Signature, AnotherTextIsNoKey) {
    const auto code = [](auto work) {
        try {
            work();
        } catch (const Failure& failure) {
            return failure.fault().code;
        }
        return std::string();
    };
    EXPECT_EQ(code([] { (void)SigningKey::read_pem("khóa"); }), fault::audit_key_unreadable);
    EXPECT_EQ(code([] { (void)signature_holds("khóa", "", ""); }), fault::audit_key_unreadable);
}

// RFC 2202, tests 1 and 2.
TEST(HmacSha1, IsTheOneOfTheStandard) {
    const auto hex = [](const HmacSha1& code) {
        std::string text;
        for (const unsigned char byte : code) {
            constexpr const char* digits = "0123456789abcdef";
            text += digits[byte / 16U];
            text += digits[byte % 16U];
        }
        return text;
    };
    EXPECT_EQ(hex(hmac_sha1(std::string(20, '\x0b'), "Hi There")),
              "b617318655057264e28bc0b6fb378c8ef146be00");
    EXPECT_EQ(hex(hmac_sha1("Jefe", "what do ya want for nothing?")),
              "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
}

}  // namespace
}  // namespace baophu

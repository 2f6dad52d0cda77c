#include "edge/signin/totp.h"

#include <gtest/gtest.h>

namespace baophu::signin {
namespace {

// RFC 6238, appendix B: the ASCII secret "12345678901234567890" in base 32, codes of 8 digits, SHA-1.
constexpr const char* secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

store::Instant at(std::int64_t seconds) {
    return store::Instant(std::chrono::seconds(seconds));
}

TEST(Totp, IsTheOneOfTheStandard) {
    for (const auto& [seconds, code] : {std::pair<std::int64_t, const char*>{59, "94287082"},
                                        {1'111'111'109, "07081804"},
                                        {1'111'111'111, "14050471"},
                                        {1'234'567'890, "89005924"},
                                        {2'000'000'000, "69279037"},
                                        {20'000'000'000, "65353130"}}) {
        EXPECT_EQ(totp_code(secret, seconds / 30, 8), code) << seconds;
        EXPECT_EQ(totp_code(secret, seconds / 30), std::string(code).substr(2)) << seconds;
    }
}

TEST(Totp, OneStepOfSlackEachWay) {
    const std::int64_t step = 1'111'111'109 / 30;
    const std::string code = totp_code(secret, step);
    EXPECT_EQ(totp_step(secret, code, at(step * 30)), step);
    EXPECT_EQ(totp_step(secret, code, at(step * 30 + 29)), step);
    EXPECT_EQ(totp_step(secret, code, at(step * 30 + 59)), step);
    EXPECT_EQ(totp_step(secret, code, at(step * 30 + 60)), std::nullopt);
    EXPECT_EQ(totp_step(secret, code, at(step * 30 - 30)), step);
    EXPECT_EQ(totp_step(secret, code, at(step * 30 - 31)), std::nullopt);
}

TEST(Totp, AnotherTextIsNoCode) {
    const std::int64_t step = 1'111'111'109 / 30;
    for (const char* code : {"", "0", "000000", "0081804", "081804 ", "O81804"})
        EXPECT_EQ(totp_step(secret, code, at(step * 30)), std::nullopt) << code;
    EXPECT_EQ(totp_step(secret, "081804", at(step * 30)), step);
}

TEST(Totp, ASecretIsReadHoweverItIsWritten) {
    EXPECT_EQ(totp_code("gezd gnbv gy3t qojq gezd gnbv gy3t qojq", 1), totp_code(secret, 1));
}

TEST(Totp, ANewSecretIsLongAndAnother) {
    EXPECT_EQ(new_totp_secret().size(), 32U);
    EXPECT_NE(new_totp_secret(), new_totp_secret());
    EXPECT_EQ(totp_address("ABC", "lan.nt", "Bao Phủ"),
              "otpauth://totp/Bao%20Ph%E1%BB%A7:lan.nt?secret=ABC&issuer=Bao%20Ph%E1%BB%A7");
}

}  // namespace
}  // namespace baophu::signin

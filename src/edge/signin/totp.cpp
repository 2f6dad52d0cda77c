#include "edge/signin/totp.h"

#include <array>
#include <cctype>

#include <fmt/format.h>

#include "core/base/signature.h"
#include "edge/signin/random_text.h"

namespace baophu::signin {
namespace {

constexpr std::string_view base_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::size_t secret_letters = 32;  // 160 bits.
constexpr std::int64_t step_seconds = 30;
constexpr unsigned bits_of_letter = 5;
constexpr unsigned bits_of_byte = 8;

// Spaces, and whatever else is no letter of base 32, are left out.
std::string bytes_of(std::string_view secret) {
    std::string bytes;
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (const char c : secret) {
        const auto letter = base_32.find(static_cast<char>(std::toupper(static_cast<unsigned char>(c))));
        if (letter == std::string_view::npos) continue;
        held = (held << bits_of_letter | static_cast<std::uint32_t>(letter)) & 0xFFFFU;
        bits += bits_of_letter;
        if (bits < bits_of_byte) continue;
        bits -= bits_of_byte;
        bytes += static_cast<char>(static_cast<unsigned char>(held >> bits));
    }
    return bytes;
}

std::string message_of(std::int64_t step) {
    std::string message(bits_of_byte, '\0');
    auto rest = static_cast<std::uint64_t>(step);
    for (std::size_t i = message.size(); i > 0; --i, rest >>= bits_of_byte)
        message[i - 1] = static_cast<char>(static_cast<unsigned char>(rest));
    return message;
}

std::uint32_t power_of_ten(int exponent) {
    std::uint32_t power = 1;
    for (int i = 0; i < exponent; ++i)
        power *= 10;
    return power;
}

std::string escaped(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '.' || c == '_') {
            escaped += c;
        } else {
            escaped += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return escaped;
}

}  // namespace

std::string new_totp_secret() {
    return random_text(base_32, secret_letters);
}

// RFC 4226, section 5.3: four bytes from where the last half byte says, without the sign.
std::string totp_code(std::string_view secret, std::int64_t step, int digits) {
    const HmacSha1 mac = hmac_sha1(bytes_of(secret), message_of(step));
    const std::size_t at = mac.back() & 0x0FU;
    const std::uint32_t number = (mac[at] & 0x7FU) << 24U | static_cast<std::uint32_t>(mac[at + 1]) << 16U |
                                 static_cast<std::uint32_t>(mac[at + 2]) << 8U | mac[at + 3];
    return fmt::format("{:0{}}", number % power_of_ten(digits), digits);
}

std::optional<std::int64_t> totp_step(std::string_view secret, std::string_view code, store::Instant now) {
    const std::int64_t present = now.time_since_epoch().count() / step_seconds;
    for (const std::int64_t step : {present, present - 1, present + 1}) {
        if (same_secret(totp_code(secret, step), code)) return step;
    }
    return std::nullopt;
}

std::string totp_address(std::string_view secret, std::string_view login, std::string_view issuer) {
    return fmt::format("otpauth://totp/{}:{}?secret={}&issuer={}", escaped(issuer), escaped(login), secret,
                       escaped(issuer));
}

}  // namespace baophu::signin

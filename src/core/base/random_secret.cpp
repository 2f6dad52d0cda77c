#include "core/base/random_secret.h"

#include <array>

#include <fmt/format.h>
#include <openssl/rand.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu {

std::string random_secret() {
    std::array<unsigned char, 32> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
        throw Failure(fault::system_error, {{"path", "–"}, {"problem", "RAND_bytes"}});
    std::string text;
    for (const unsigned char byte : bytes)
        text += fmt::format("{:02x}", byte);
    return text;
}

}  // namespace baophu

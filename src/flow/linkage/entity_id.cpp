#include <array>
#include <cstdint>

#include "core/base/sha256.h"
#include "flow/linkage/linkage.h"

namespace baophu::linkage {

std::string entity_id(char kind, std::string_view record_key) {
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    // 60 bits: among two million persons two ids agree by chance with probability 2 in a million.
    const Sha256Digest digest = sha256(record_key);
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 8; ++i)
        bits = bits << 8 | digest[i];
    bits >>= 4;
    std::string id = {kind};
    for (int letter = 0; letter < 12; ++letter) {
        if (letter % 4 == 0) id += '-';
        id += alphabet[(bits >> 55) & 31];
        bits <<= 5;
    }
    return id;
}

}  // namespace baophu::linkage

#include "flow/linkage/entity_id.h"

#include "core/base/sha256.h"
#include "flow/linkage/linkage.h"

namespace baophu::linkage {

// 60 bits: among two million persons two ids agree by chance with probability 2 in a million.
std::uint64_t entity_number(std::string_view record_key) {
    const Sha256Digest digest = sha256(record_key);
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 8; ++i)
        bits = bits << 8 | digest[i];
    return bits >> 4;
}

std::string entity_text(char kind, std::uint64_t number) {
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::string id = {kind};
    for (int letter = 0; letter < 12; ++letter) {
        if (letter % 4 == 0) id += '-';
        id += alphabet[(number >> 55) & 31];
        number <<= 5;
    }
    return id;
}

std::string entity_id(char kind, std::string_view record_key) {
    return entity_text(kind, entity_number(record_key));
}

}  // namespace baophu::linkage

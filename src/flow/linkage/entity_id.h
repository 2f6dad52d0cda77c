// Ids of persons and employers in two steps, for whoever needs millions of them in their order: the numbers
// sort as their texts do. linkage.h has both in one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace baophu::linkage {

// The highest 60 bits of the SHA-256 of the key.
std::uint64_t entity_number(std::string_view record_key);

// "P-4K7Q-2M9D-8X1C".
std::string entity_text(char kind, std::uint64_t number);

}  // namespace baophu::linkage

// Hashes and random numbers that are the same on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace baophu::linkage::engine {

// Every bit of the answer hangs on every bit of `x`; a bijection (Stafford's mix 13).
constexpr std::uint64_t mix(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

// Reads eight bytes at a time. Not for keys that an enemy chooses.
inline std::uint64_t hash_bytes(std::string_view bytes) {
    constexpr std::uint64_t spread = 0x9e3779b97f4a7c15ULL;
    std::uint64_t hash = bytes.size() * spread;
    const char* next = bytes.data();
    std::size_t left = bytes.size();
    std::uint64_t word = 0;
    for (; left >= sizeof word; next += sizeof word, left -= sizeof word) {
        std::memcpy(&word, next, sizeof word);
        hash = (hash ^ word) * spread;
        hash ^= hash >> 32;
    }
    word = 0;
    if (left > 0) std::memcpy(&word, next, left);
    return mix(hash ^ word);
}

// A number below `bound` for each `index`, without a state that threads would share.
inline std::uint64_t random_below(std::uint64_t seed, std::uint64_t index, std::uint64_t bound) {
    const std::uint64_t bits = mix(mix(seed) + index);
    // The high half of a 64 by 32 bit product; bound stays below 2^32.
    return ((bits >> 32) * bound) >> 32;
}

}  // namespace baophu::linkage::engine

// Random: the dice of the made-up province.
//
// xoshiro256** (Blackman and Vigna, 2018), seeded by splitmix64. The standard library fixes
// its engines but not its distributions; here both are ours, and all of it is integers, so
// a seed gives the same province on every machine.
#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace baophu::synth {

using PerMillion = std::uint32_t;

// Each part of the work throws its own dice: a further throw in one leaves the others alone.
// Files take files + 0, + 1 ...; an entry in a register takes entries + register, and its number.
enum class Stream : std::uint64_t {
    employers = 1,
    workers = 2,
    second_payers = 3,
    households = 4,
    numbers = 5,
    entries = 1'000,
    names_of_employers = 2'000,
    figures = 3'000,
    files = 10'000
};

class Random {
public:
    Random(std::uint64_t seed, std::uint64_t stream);
    Random(std::uint64_t seed, Stream stream) : Random(seed, static_cast<std::uint64_t>(stream)) {}

    // The dice of one entry among many: the same wherever and whenever they are thrown.
    Random(std::uint64_t seed, std::uint64_t stream, std::uint64_t number)
        : Random(seed ^ (number + 1) * 0x9e3779b97f4a7c15U, stream) {}

    std::uint64_t next();

    // 0 <= result < bound; bound > 0. The bias is below bound / 2^32.
    std::uint32_t below(std::uint32_t bound) {
        return static_cast<std::uint32_t>(((next() >> 32) * bound) >> 32);
    }

    // low <= result <= high.
    int between(int low, int high) {
        return low + static_cast<int>(below(static_cast<std::uint32_t>(high - low + 1)));
    }

    bool chance(PerMillion rate) { return below(1'000'000) < rate; }

    // `values` is an array or a vector, and not empty.
    template <class Values>
    const auto& one_of(const Values& values) {
        return values[below(static_cast<std::uint32_t>(values.size()))];
    }

    // Fisher and Yates; std::shuffle may differ between libraries.
    template <class T>
    void shuffle(std::vector<T>& values) {
        for (std::size_t left = values.size(); left > 1; --left) {
            std::swap(values[left - 1], values[below(static_cast<std::uint32_t>(left))]);
        }
    }

private:
    std::array<std::uint64_t, 4> state_;
};

}  // namespace baophu::synth

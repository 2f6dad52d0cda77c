// Choice: one of several values, each as often as its weight says.
//
//     constexpr auto colours = choice<std::string_view>({{"red", 3}, {"blue", 1}});
//     colours.pick(random)   // "red" three times in four
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "synth/random.h"

namespace baophu::synth {

template <class T>
struct Weighted {
    T value;
    std::uint32_t weight;
};

template <class T, std::size_t count>
class Choice {
public:
    // At least one weight is above 0; their sum fits 32 bits.
    explicit constexpr Choice(const Weighted<T> (&entries)[count]) {
        std::uint32_t sum = 0;
        for (std::size_t i = 0; i < count; ++i) {
            values_[i] = entries[i].value;
            upto_[i] = sum += entries[i].weight;
        }
    }

    const T& pick(Random& random) const {
        const auto found = std::ranges::upper_bound(upto_, random.below(upto_.back()));
        return values_[static_cast<std::size_t>(found - upto_.begin())];
    }

private:
    std::array<T, count> values_{};
    std::array<std::uint32_t, count> upto_{};  // Weights summed up to and with each value.
};

template <class T, std::size_t count>
constexpr Choice<T, count> choice(const Weighted<T> (&entries)[count]) {
    return Choice<T, count>(entries);
}

}  // namespace baophu::synth

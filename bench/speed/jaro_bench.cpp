// The level of a pair of surnames by Jaro-Winkler: the two loops of the textbook, and each kernel that this
// machine has, on the same pairs. All must give the same levels before a time counts. One core.
#include <array>
#include <cstdint>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "flow/linkage/engine/values.h"

namespace {

using namespace baophu::linkage::engine;

constexpr std::size_t surnames = 2'000;

// Pronounceable words of four to ten letters.
Dictionary make_surnames() {
    constexpr std::string_view consonants = "bcdghklmnprstvx";
    constexpr std::string_view vowels = "aeiouy";
    std::mt19937 random(7);
    RawDictionary raw;
    while (raw.size() <= surnames) {
        std::string word;
        for (unsigned syllables = 2 + random() % 4; syllables > 0; --syllables) {
            word += consonants[random() % consonants.size()];
            word += vowels[random() % vowels.size()];
        }
        raw.add(word);
    }
    const RawPart part{&raw, 0};
    return merge({&part, 1}, 1).dictionary;
}

const Dictionary dictionary = make_surnames();

template <class LevelOf>
std::uint64_t sum_levels(const LevelOf& level_of) {
    std::uint64_t sum = 0;
    for (ValueId a = 1; a < dictionary.size(); ++a)
        for (ValueId b = 1; b < dictionary.size(); ++b)
            sum = sum * 31 + level_of(a, b);
    return sum;
}

void measure(benchmark::State& state, Kernel kernel, bool slowly) {
    const WordLevels levels(dictionary, Kind::text, 0, kernel, 1);
    const auto fast = [&](ValueId a, ValueId b) { return levels.level(a, b); };
    const auto slow = [&](ValueId a, ValueId b) { return levels.level_slowly(a, b); };
    static const std::uint64_t expected = sum_levels(slow);
    for (auto each : state) {
        const std::uint64_t sum = slowly ? sum_levels(slow) : sum_levels(fast);
        if (sum != expected) state.SkipWithError("the levels differ");
    }
    const auto pairs = static_cast<double>((dictionary.size() - 1) * (dictionary.size() - 1));
    state.counters["ns_per_pair"] = benchmark::Counter(
        pairs * 1e-9, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

}  // namespace

int main(int count, char** arguments) {
    benchmark::RegisterBenchmark("textbook", measure, Kernel::plain, true);
    constexpr std::array<std::pair<const char*, Kernel>, 3> kernels{
        {{"plain", Kernel::plain}, {"avx2", Kernel::avx2}, {"avx512", Kernel::avx512}}};
    for (const auto& [name, kernel] : kernels)
        if (kernel <= best_kernel()) benchmark::RegisterBenchmark(name, measure, kernel, false);
    benchmark::Initialize(&count, arguments);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}

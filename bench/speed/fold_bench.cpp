// Folding a million names: fold_into() against ICU, the same names in the same run. ICU takes
// the letters apart (NFD) and the marks are filtered out, without its UnicodeSets, which are
// slower still; both must give the same bytes before a time counts. One core.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include "core/text/fold.h"
#include "core/text/slow_fold_twin_for_tests.h"

namespace {

using namespace baophu;

constexpr std::size_t names_made = 1'000'000;

std::vector<std::string> make_names() {
    constexpr std::array families{"Nguyễn", "TRẦN", "Lê", "Phạm", "Huỳnh", "Đặng", "Bùi", "Võ"};
    constexpr std::array middles{"Thị", "Văn", "Ngọc Ánh", "HỮU", "Quốc", "Đức", "Thị Mỹ"};
    constexpr std::array givens{"Hoà", "Phượng", "Dũng", "An", "NGUYỆT", "Tuấn", "Đạt", "Thủy"};
    std::mt19937 random(2019);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < names_made; ++i) {
        names.push_back(fmt::format("{} {} {}", families[random() % families.size()],
                                    middles[random() % middles.size()], givens[random() % givens.size()]));
    }
    return names;
}

struct Answer {
    std::size_t bytes = 0;
    std::uint64_t digest = 0;
    bool operator==(const Answer&) const = default;

    // The first eight and the last eight bytes of each name, mixed once: cheap beside what is
    // measured.
    void add(std::string_view folded) {
        bytes += folded.size();
        std::array<std::uint64_t, 2> ends{};
        const std::size_t taken = std::min<std::size_t>(folded.size(), sizeof(std::uint64_t));
        std::memcpy(&ends[0], folded.data(), taken);
        std::memcpy(&ends[1], folded.data() + folded.size() - taken, taken);
        digest = (digest ^ ends[0] ^ (ends[1] << 1)) * 1'099'511'628'211U;
    }
};

Answer ask_fold(const std::vector<std::string>& names) {
    Answer answer;
    std::string folded;
    for (const std::string& name : names) {
        text::fold_into(name, folded);
        answer.add(folded);
    }
    return answer;
}

// From NFD bytes: marks out, đ to d, capitals small. All that these names hold.
void filter(std::string_view nfd, std::string& folded) {
    folded.clear();
    for (std::size_t i = 0; i < nfd.size(); ++i) {
        const auto byte = static_cast<unsigned char>(nfd[i]);
        if (byte < 0x80) {
            folded += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 0x20 : byte);
            continue;
        }
        if (byte == 0xC4) folded += 'd';
        ++i;
    }
}

Answer ask_icu(const std::vector<std::string>& names) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* decomposer = icu::Normalizer2::getNFDInstance(status);
    Answer answer;
    std::string nfd;
    std::string folded;
    for (const std::string& name : names) {
        nfd.clear();
        icu::StringByteSink<std::string> sink(&nfd);
        decomposer->normalizeUTF8(0, {name.data(), static_cast<int32_t>(name.size())}, sink, nullptr, status);
        filter(nfd, folded);
        answer.add(folded);
    }
    return U_SUCCESS(status) ? answer : Answer{};
}

Answer ask_twin(const std::vector<std::string>& names) {
    Answer answer;
    for (const std::string& name : names)
        answer.add(text::slow_fold(name));
    return answer;
}

using Ask = Answer (*)(const std::vector<std::string>&);

void measure(benchmark::State& state, Ask ask, const std::vector<std::string>& names, const Answer& want) {
    for (auto _ : state)
        if (ask(names) != want) state.SkipWithError("the answers differ");
}

// The ratio is taken over runs in turn, so that a busy machine slows both.
void print_ratio(const std::vector<std::string>& names) {
    double fold_seconds = 1e9;
    double icu_seconds = 1e9;
    const auto timed = [&names](Ask ask) {
        const auto begin = std::chrono::steady_clock::now();
        benchmark::DoNotOptimize(ask(names));
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
    for (int round = 0; round < 5; ++round) {
        fold_seconds = std::min(fold_seconds, timed(ask_fold));
        icu_seconds = std::min(icu_seconds, timed(ask_icu));
    }
    fmt::print("fold {:.0f} ms, ICU NFD and filter {:.0f} ms for {} names, best of 5: {:.1f} times as fast\n",
               fold_seconds * 1e3, icu_seconds * 1e3, names.size(), icu_seconds / fold_seconds);
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> names = make_names();
    const Answer want = ask_twin(names);
    const auto add = [&](const char* name, Ask ask) {
        benchmark::RegisterBenchmark(name, [&names, &want, ask](benchmark::State& state) {
            measure(state, ask, names, want);
        })->Unit(benchmark::kMillisecond);
    };
    add("fold_into", ask_fold);
    add("ICU NFD and filter", ask_icu);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    if (ask_fold(names) != want || ask_icu(names) != want) {
        fmt::print("the answers differ\n");
        return 1;
    }
    print_ratio(names);
    return 0;
}

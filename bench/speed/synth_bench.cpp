// How long a made-up province of a tenth takes with one thread and with two, and that it is whole:
// rows as many as its log names, persons as planned.
#include <filesystem>
#include <string>

#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <unistd.h>

#include "synth/province.h"

namespace baophu {
namespace {

constexpr double scale = 0.1;

void made_up_province(benchmark::State& state) {
    const std::filesystem::path out =
        std::filesystem::temp_directory_path() / fmt::format("baophu-synth-bench-{}", getpid());
    synth::Options options{.out = out, .scale = scale};
    options.threads = static_cast<unsigned>(state.range(0));
    std::int64_t rows = 0;
    for ([[maybe_unused]] const auto each : state) {
        NoProgress progress;
        const CancelFlag cancel{false};
        const synth::Summary made = synth::write_province(options, progress, cancel);
        rows += made.rows;
        if (made.workers != 88'981 || made.rows < 1'200'000)
            state.SkipWithError("not the province it should be");
        state.PauseTiming();
        std::filesystem::remove_all(out);
        state.ResumeTiming();
    }
    state.SetItemsProcessed(rows);
}
BENCHMARK(made_up_province)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace baophu

BENCHMARK_MAIN();

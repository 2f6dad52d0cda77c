#include "synth/province.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <system_error>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "synth/csv_writer.h"
#include "synth/deliveries.h"
#include "synth/population.h"
#include "synth/truth.h"

namespace baophu::synth {
namespace {

constexpr double largest_scale = 10;  // What the id number spaces hold: synth/numbers.h.

int worker_count(double scale) {
    const bool possible = scale > 0 && scale <= largest_scale;  // Which no NaN is.
    if (!possible) {
        throw Failure(
            fault::unknown_option_value,
            {{"option", "--scale"}, {"value", std::to_string(scale)}, {"known", "0 < scale <= 10"}});
    }
    return std::max(1, static_cast<int>(std::lround(workers_at_scale_1 * scale)));
}

void refuse_full_folder(const std::filesystem::path& out) {
    std::error_code error;
    const bool there = std::filesystem::exists(out, error);
    const bool empty =
        there && std::filesystem::is_directory(out, error) && std::filesystem::is_empty(out, error);
    if (error) throw_write_failure(out, error.value());
    if (there && !empty) throw Failure(fault::folder_not_empty, {{"path", out.string()}});
}

void create_folder(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) throw_write_failure(folder, error.value());
}

// What was begun and not finished goes away again, so that a stopped province can be made anew
// in the same folder.
class Unfinished {
public:
    explicit Unfinished(const std::filesystem::path& out)
        : out_(out), existed_(std::filesystem::exists(out)) {}
    ~Unfinished() {
        if (finished_) return;
        std::error_code ignored;
        for (const char* folder : {"deliveries", "truth"})
            std::filesystem::remove_all(out_ / folder, ignored);
        if (!existed_) std::filesystem::remove(out_, ignored);
    }
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;

    void finish() { finished_ = true; }

private:
    std::filesystem::path out_;
    bool existed_;
    bool finished_ = false;
};

Summary summary_of(const Population& population, const Written& written) {
    const auto count = [&](Verdict verdict) {
        return static_cast<std::int64_t>(std::ranges::count(population.workers, verdict, &Worker::verdict));
    };
    return {.workers = static_cast<std::int64_t>(population.workers.size()),
            .employers = static_cast<std::int64_t>(population.employers.size()),
            .deliveries = written.files,
            .rows = written.rows,
            .bad_rows = written.bad_rows,
            .participating = count(Verdict::participating),
            .lapsed = count(Verdict::lapsed),
            .employer_unregistered = count(Verdict::employer_unregistered),
            .left_out = count(Verdict::left_out)};
}

}  // namespace

Summary write_province(const Options& options, Progress& progress, const CancelFlag& cancel) {
    const int workers = worker_count(options.scale);
    const std::filesystem::path deliveries = options.out / "deliveries";
    const std::filesystem::path truth = options.out / "truth";
    refuse_full_folder(options.out);
    Unfinished unfinished(options.out);
    create_folder(deliveries);
    create_folder(truth);

    progress.begin_step("step.synth.people", 1, 3);
    Population population = make_population(workers, options.seed, progress, cancel);
    progress.begin_step("step.synth.deliveries", 2, 3);
    const Written written = write_deliveries(population, deliveries, options.seed, progress, cancel);
    progress.begin_step("step.synth.truth", 3, 3);
    write_truth(population, truth, progress, cancel);
    unfinished.finish();
    progress.finish();
    return summary_of(population, written);
}

}  // namespace baophu::synth

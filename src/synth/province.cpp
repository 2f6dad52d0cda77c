#include "synth/province.h"

#include <algorithm>
#include <array>
#include <string>
#include <system_error>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "synth/csv_writer.h"
#include "synth/deliveries.h"
#include "synth/population.h"
#include "synth/registers.h"
#include "synth/truth.h"

namespace baophu::synth {
namespace {

constexpr double largest_scale = 10;  // What the id number spaces hold: synth/numbers.h.

void check_scale(double scale) {
    if (scale > 0 && scale <= largest_scale) return;
    throw Failure(fault::unknown_option_value,
                  {{"option", "--scale"}, {"value", std::to_string(scale)}, {"known", "0 < scale <= 10"}});
}

void check_kinds(const std::vector<std::string>& wanted) {
    std::string known;
    for (const std::string_view kind : delivery_kinds())
        known.append(known.empty() ? "" : ", ").append(kind);
    for (const std::string& kind : wanted) {
        if (std::ranges::find(delivery_kinds(), kind) != delivery_kinds().end()) continue;
        throw Failure(fault::unknown_option_value,
                      {{"option", "--kinds"}, {"value", kind}, {"known", known}});
    }
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

std::int64_t employing(const Population& population) {
    return std::ranges::count_if(population.employers,
                                 [](const Employer& employer) { return employer.workers > 0; });
}

// Bad rows are counted where they are written.
void add_bad_rows(const Written& written, Figures& figures) {
    constexpr std::array<std::pair<Rate, Defect>, 3> counted{{{Rate::bad_tax_code, Defect::tax_code},
                                                              {Rate::bad_name, Defect::name},
                                                              {Rate::bad_birth_date, Defect::birth_date}}};
    for (const auto& [rate, defect] : counted) {
        const auto at = static_cast<std::size_t>(defect);
        figures.rates[static_cast<std::size_t>(rate)] = {.open = written.could_be_bad[at],
                                                         .done = written.are_bad[at]};
    }
    figures.rates[static_cast<std::size_t>(Rate::bad_tax_code_letter)] = {.open = written.could_be_letters,
                                                                          .done = written.bad_letters};
}

}  // namespace

Summary write_province(const Options& options, Progress& progress, const CancelFlag& cancel) {
    check_scale(options.scale);
    check_kinds(options.kinds);
    const std::filesystem::path deliveries = options.out / "deliveries";
    const std::filesystem::path truth = options.out / "truth";
    refuse_full_folder(options.out);
    Unfinished unfinished(options.out);
    create_folder(deliveries);
    create_folder(truth / "rows");

    progress.begin_step("step.synth.people", 1, 3);
    Population population = make_population(options.scale, options.rates, options.seed, progress, cancel);
    const Books books{.population = population, .rates = options.rates, .seed = options.seed};
    progress.begin_step("step.synth.deliveries", 2, 3);
    const WrittenAll written = write_deliveries(population, books, options.kinds, deliveries, truth / "rows",
                                                options.threads, progress, cancel);
    progress.begin_step("step.synth.truth", 3, 3);
    EntryCount count = count_entries(books, options.threads, progress, cancel);
    count_persons(population, count.figures);
    add_bad_rows(written.sums, count.figures);
    write_truth(population, count, options.rates, truth, cancel);
    unfinished.finish();
    progress.finish();
    return {.workers = count.figures.by_subject[static_cast<std::size_t>(SubjectTo::compulsory)],
            .employers = employing(population),
            .deliveries = written.files,
            .rows = written.sums.rows,
            .bad_rows = written.sums.bad_rows,
            .figures = count.figures};
}

}  // namespace baophu::synth

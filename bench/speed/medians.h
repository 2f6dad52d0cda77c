// A reporter that shows the runs as ever, and keeps the median of each for the ratios.
//
//   Medians medians;
//   benchmark::RunSpecifiedBenchmarks(&medians);
//   if (medians.failed()) return 1;
//   print_ratio(medians, "duckdb", "ours");
#pragma once

#include <map>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

namespace baophu {

class Medians final : public benchmark::ConsoleReporter {
public:
    void ReportRuns(const std::vector<Run>& runs) override {
        for (const Run& run : runs) {
            if (run.error_occurred) failed_ = true;
            if (run.aggregate_name == "median")
                found_[run.run_name.function_name] = run.GetAdjustedRealTime();
        }
        ConsoleReporter::ReportRuns(runs);
    }

    // Whether any run skipped with an error.
    bool failed() const { return failed_; }

    bool measured(const std::string& name) const { return found_.contains(name); }
    double of(const std::string& name) const { return found_.at(name); }

private:
    std::map<std::string, double> found_;
    bool failed_ = false;
};

// Nothing where a filter left one of the two out.
inline void print_ratio(const Medians& medians, const char* other, const char* ours) {
    if (!medians.measured(other) || !medians.measured(ours)) return;
    fmt::print("{} / {} = {:.2f}\n", other, ours, medians.of(other) / medians.of(ours));
}

}  // namespace baophu

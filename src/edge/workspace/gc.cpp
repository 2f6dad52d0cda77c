#include "edge/workspace/gc.h"

#include <algorithm>
#include <set>

#include <boost/json/parse.hpp>
#include <boost/json/value_to.hpp>

#include "edge/store/pinned_runs.h"
#include "edge/workspace/deliveries.h"
#include "edge/workspace/durable_files.h"
#include "edge/workspace/run_journal.h"
#include "edge/workspace/run_lease.h"

namespace baophu::workspace {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

std::int64_t bytes_of(const fs::path& folder) {
    std::int64_t bytes = 0;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) bytes += static_cast<std::int64_t>(entry.file_size());
    }
    return bytes;
}

std::vector<fs::path> folders_in(const fs::path& folder) {
    std::vector<fs::path> found;
    if (!fs::exists(folder)) return found;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (entry.is_directory() && entry.path().extension() != ".partial") found.push_back(entry.path());
    }
    std::ranges::sort(found);
    return found;
}

// A run whose journal cannot be read counts as the oldest.
std::string ended_at(const fs::path& run) {
    return journalled(run, "ended_at");
}

// The names of the results of intake that the run rests on.
void add_results_of(const fs::path& run, std::set<std::string>& needed) {
    boost::system::error_code error;
    if (!fs::exists(run / "inputs.json")) return;
    const json::value inputs = json::parse(read_file(run / "inputs.json"), error);
    if (error) return;
    for (const json::value& delivery : inputs.at("deliveries").as_array())
        needed.insert(json::value_to<std::string>(delivery.at("intake")));
}

class Collector {
public:
    Collector(const Workspace& workspace, store::Store& store, Collecting collecting)
        : workspace_(workspace), store_(store), collecting_(collecting) {}

    Collected collect(std::size_t keep) {
        std::set<std::string> needed;
        for (const fs::path& run : runs_to_keep(keep))
            add_results_of(run, needed);
        for (const store::DeliveryEntry& entry : store_.deliveries())
            needed.insert(intake_folder_of(workspace_, entry).filename().string());
        for (const fs::path& result : folders_in(workspace_.root() / "intake")) {
            if (!needed.contains(result.filename().string())) remove(result);
        }
        return std::move(collected_);
    }

private:
    std::vector<fs::path> runs_to_keep(std::size_t keep) {
        std::error_code absent;
        const fs::path current = fs::canonical(workspace_.current_link(), absent);
        std::vector<fs::path> runs = folders_in(workspace_.root() / "runs");
        std::ranges::stable_sort(runs, std::greater(), ended_at);
        const std::set<std::string> pinned = pinned_runs();
        std::vector<fs::path> kept;
        for (const fs::path& run : runs) {
            const bool stays =
                (!absent && fs::equivalent(run, current)) || pinned.contains(run.filename().string());
            if (stays || keep > 0) {
                if (!stays) --keep;
                kept.push_back(run);
            } else if (const auto claim = RunLease::claim(run)) {
                remove(run);
            } else {
                collected_.read.push_back(fs::relative(run, workspace_.root()));
                kept.push_back(run);
            }
        }
        return kept;
    }

    std::set<std::string> pinned_runs() {
        std::set<std::string> pinned;
        for (const store::PinnedRun& pin : store::PinnedRuns(store_.database()).all())
            pinned.insert(pin.run);
        return pinned;
    }

    // The name goes first, so that nobody opens what is half there.
    void remove(const fs::path& folder) {
        collected_.removed.push_back({fs::relative(folder, workspace_.root()), bytes_of(folder)});
        if (collecting_ == Collecting::dry_run) return;
        show_folder(folder, partial(folder));
        remove_partial(folder);
    }

    const Workspace& workspace_;
    store::Store& store_;
    Collecting collecting_;
    Collected collected_;
};

}  // namespace

std::int64_t Collected::bytes() const {
    std::int64_t sum = 0;
    for (const Removed& each : removed)
        sum += each.bytes;
    return sum;
}

Collected collect_garbage(const Workspace& workspace, const Lock&, store::Store& store, std::size_t keep,
                          Collecting collecting) {
    return Collector(workspace, store, collecting).collect(keep);
}

}  // namespace baophu::workspace

// Commands ended by force at drawn points: the workspace is as before or as after, never in between.
//
//   BAOPHU_KILLS   how many kills are drawn (20)
//   BAOPHU_SEED    of the draw (1); threads take turns as they like, so that a seed repeats the kill
//                  points but not every write around them
#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <mutex>
#include <random>
#include <set>
#include <sstream>
#include <thread>

#include <gtest/gtest.h>

#include "drill.h"
#include "edge/workspace/runs.h"

namespace baophu::kills {
namespace {

namespace fs = std::filesystem;
using scenario::baophu;
using scenario::TemporaryFolder;

long number_set(const char* name, long otherwise) {
    const char* value = ::getenv(name);
    return value == nullptr ? otherwise : std::stol(value);
}

const Words first_files{"si-participants-2018-11.csv", "tax-yearly-list-2018.csv"};
const Words later_files{"si-participants-2018-12.csv", "si-units_2018-12-31.xlsx", "taxpayers_2018-12-31.csv",
                        "labour-use_2018-H1.csv", "residents-731_2018.csv"};

// Some files of a province in a folder of their own, with their part of the note, so that their times
// of receipt, and with them the content hash, are the same in every workspace.
void hand_over(const fs::path& province, const Words& files, const fs::path& to) {
    fs::create_directory(to);
    for (const std::string& file : files)
        fs::copy_file(province / "deliveries" / file, to / file);
    std::istringstream note(scenario::read_file(province / "deliveries" / "delivery-note.csv"));
    std::string kept;
    std::string line;
    std::getline(note, kept);
    kept += "\n";
    while (std::getline(note, line)) {
        if (std::ranges::find(files, line.substr(0, line.find(','))) != files.end()) kept += line + "\n";
    }
    scenario::write_file(to / "delivery-note.csv", kept);
}

void must_end(const Words& words) {
    const scenario::Ended ended = baophu(words);
    if (ended.exit_code != 0) throw std::runtime_error(words.front() + ": " + ended.err);
}

class Kills : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        folder_ = new TemporaryFolder;
        must_end({"synth", "--out", in("province"), "--scale", "0.001"});
        hand_over(in("province"), first_files, in("first"));
        hand_over(in("province"), later_files, in("later"));
        must_end({"init", in("one-run")});
        must_end({"intake", in("one-run"), in("first")});
        must_end({"run", in("one-run")});
        fs::copy(in("one-run"), in("more-files"),
                 fs::copy_options::recursive | fs::copy_options::copy_symlinks);
        must_end({"intake", in("more-files"), in("later")});
        intake_ = new Drill("intake", {in("later")}, in("one-run"));
        run_ = new Drill("run", {}, in("more-files"));
    }
    static void TearDownTestSuite() {
        delete intake_;
        delete run_;
        delete folder_;
    }

    static std::string in(const std::string& name) { return *folder_ / name; }
    static const Drill& intake() { return *intake_; }
    static const Drill& run() { return *run_; }

private:
    static inline TemporaryFolder* folder_ = nullptr;
    static inline const Drill* intake_ = nullptr;
    static inline const Drill* run_ = nullptr;
};

struct Drawn {
    const Drill* drill;
    Kill kill;
};

// Draws kill points: the phase in turn, the call uniformly among those an undisturbed command makes.
class Lots {
public:
    explicit Lots(std::uint64_t seed) : chance_(seed) {}

    long up_to(long most) { return std::uniform_int_distribution<long>(1, most)(chance_); }

    Kill kill(const Drill& drill, Phase phase) {
        const long most =
            phase == Phase::none ? static_cast<long>(drill.seconds() * 1e6) : drill.count(phase);
        return {.phase = phase,
                .at = up_to(most),
                .after = up_to(2) == 1,
                .cut = static_cast<PowerCut>(up_to(3) - 1),
                .seed = static_cast<std::uint64_t>(up_to(1'000'000))};
    }

private:
    std::mt19937_64 chance_;
};

constexpr std::array phases{Phase::copy,   Phase::write,          Phase::fsync,
                            Phase::rename, Phase::switch_current, Phase::none};

// Only intake copies, only a run switches; the rest happens in both.
const Drill& drill_of(Phase phase, std::size_t turn, const Drill& intake, const Drill& run) {
    if (phase == Phase::copy) return intake;
    if (phase == Phase::switch_current) return run;
    return turn % 2 == 0 ? intake : run;
}

// Does all the work on as many threads as there are cores.
template <class Job>
void in_parallel(std::size_t jobs, Job job) {
    std::atomic<std::size_t> next = 0;
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i) {
        threads.emplace_back([&] {
            for (std::size_t at = next++; at < jobs; at = next++)
                job(at);
        });
    }
}

// RUN-13, RUN-14, RUN-16
TEST_F(Kills, AKilledCommandLeavesTheOldStateOrTheNewOne) {
    const auto wanted = static_cast<std::size_t>(number_set("BAOPHU_KILLS", 20));
    const long seed = number_set("BAOPHU_SEED", 1);
    std::mutex mutex;
    Lots lots(static_cast<std::uint64_t>(seed));
    std::map<Phase, std::size_t> struck_in;
    std::size_t missed = 0;
    in_parallel(wanted, [&](std::size_t i) {
        const Phase phase = phases.at(i % phases.size());
        const Drill& drill = drill_of(phase, i / phases.size(), intake(), run());
        for (bool struck = false; !struck;) {
            std::unique_lock guard(mutex);
            const Kill kill = lots.kill(drill, phase);
            guard.unlock();
            const Problems problems = drill.kill(kill, struck);
            guard.lock();
            for (const std::string& problem : problems)
                ADD_FAILURE() << problem;
            ++(struck ? struck_in[phase] : missed);  // Missed: the command was done before.
            ASSERT_LT(missed, 20 + wanted);
        }
    });
    std::cout << "seed " << seed << "; kills during copy " << struck_in[Phase::copy] << ", write "
              << struck_in[Phase::write] << ", fsync " << struck_in[Phase::fsync] << ", rename "
              << struck_in[Phase::rename] << ", switch " << struck_in[Phase::switch_current]
              << ", by the clock " << struck_in[Phase::none] << "; too late " << missed << "\n";
    for (const Phase phase : phases)
        EXPECT_GE(struck_in[phase], wanted / phases.size());
}

// RUN-14: what the program says is done survives the power cut of the next moment.
TEST_F(Kills, WhatIsDoneStaysDone) {
    constexpr std::size_t each = 3;
    in_parallel(2 * each, [&](std::size_t i) {
        const Drill& drill = i < each ? intake() : run();
        const auto cut = static_cast<PowerCut>(i % each);
        for (const std::string& problem : drill.cut_when_done(cut, i))
            ADD_FAILURE() << problem;
    });
}

// What may be missing in the program, and the power cut that shows it.
struct Lack {
    bool in_run;
    PowerCut cut;
    std::string unsynced;  // The syncs of all paths that end with one of these.
};

// A receipt and what describes a run are synced twice, so both must be missing.
const std::vector<Lack> missing_syncs{
    {false, PowerCut::contents_lost, "/original"},
    {false, PowerCut::contents_lost, "/receipt.json.partial:/receipt.json"},
    {false, PowerCut::all_lost, "-0.partial"},  // The folder in which the first delivery is made.
    {false, PowerCut::all_lost, "/deliveries"},
    {false, PowerCut::contents_lost, "/accepted.parquet"},
    {false, PowerCut::all_lost, "/store.sqlite:/store.sqlite-wal"},
    {true, PowerCut::contents_lost, "/warehouse.duckdb"},
    {true, PowerCut::contents_lost, "/inputs.json.partial:/inputs.json"},
    {true, PowerCut::contents_lost, "/journal.json.partial:/journal.json"},
    {true, PowerCut::all_lost, "/runs"},
    {true, PowerCut::all_lost, "/workspace"},  // In which `current` stands.
};

// RUN-14: the check has teeth. Where a sync of the program is taken away, the power cut in the moment
// after the command breaks the workspace.
TEST_F(Kills, AMissingSyncIsFound) {
    in_parallel(missing_syncs.size(), [&](std::size_t i) {
        const Lack& lack = missing_syncs[i];
        const Drill& drill = lack.in_run ? run() : intake();
        EXPECT_FALSE(drill.cut_when_done(lack.cut, 1, {"BAOPHU_DISK_UNSYNCED=" + lack.unsynced}).empty())
            << lack.unsynced;
    });
}

// RUN-13: and where rename is a copy, one of 20 kills during it does.
TEST_F(Kills, AMissingRenameIsFound) {
    in_parallel(2, [&](std::size_t i) {
        const Drill& drill = i == 0 ? intake() : run();
        const Phase phase = i == 0 ? Phase::rename : Phase::switch_current;
        Lots lots(1);
        for (int kills = 0; kills < 20; ++kills) {
            Kill kill = lots.kill(drill, phase);
            kill.at = lots.up_to(2 * drill.count(phase));  // A copy is more calls than a rename.
            bool struck = false;
            if (!drill.kill(kill, struck, {"BAOPHU_DISK_COPIES=1"}).empty()) return;
        }
        ADD_FAILURE() << "nothing was found in " << drill.command();
    });
}

// RUN-15
TEST_F(Kills, AFullDiskLeavesTheOldState) {
    Lots lots(static_cast<std::uint64_t>(number_set("BAOPHU_SEED", 1)));
    const auto each = static_cast<std::size_t>(number_set("BAOPHU_KILLS", 20) / 4);
    std::vector<std::pair<const Drill*, long>> drawn;
    for (std::size_t i = 0; i < 2 * each; ++i) {
        const Drill& drill = i % 2 == 0 ? intake() : run();
        // The first write and the second, then any.
        drawn.emplace_back(&drill, i / 2 < 2 ? static_cast<long>(i / 2) + 1 : lots.up_to(drill.writes()));
    }
    std::atomic<std::size_t> filled = 0;
    in_parallel(drawn.size(), [&](std::size_t i) {
        bool full = false;
        for (const std::string& problem : drawn[i].first->fill_disk(drawn[i].second, full))
            ADD_FAILURE() << problem;
        filled += full ? 1 : 0;
    });
    std::cout << "full disks " << filled << " of " << drawn.size() << "\n";
    EXPECT_GE(filled, drawn.size() / 2);
}

// RUN-3: who has the old run open goes on reading it while the new one is made and shown.
TEST_F(Kills, AnOpenRunAnswersOnAfterTheSwitch) {
    const TemporaryFolder folder;
    fs::copy(in("more-files"), folder / "workspace",
             fs::copy_options::recursive | fs::copy_options::copy_symlinks);
    const auto workspace = workspace::Workspace::open(folder / "workspace");
    workspace::OpenRun open = workspace::open_current_run(workspace);
    const std::string persons = "SELECT count(*) FROM coverage.person_month";
    const std::int64_t before = open.connection.integer(persons);
    must_end({"run", folder / "workspace"});
    EXPECT_NE(workspace::open_current_run(workspace).id, open.id);
    EXPECT_EQ(open.connection.integer(persons), before);
}

// RUN-3: whoever asks while `current` is switched to and fro gets one run's answer or the other's.
TEST_F(Kills, ReadersSeeOneRunOrTheOther) {
    const TemporaryFolder folder;
    const std::string at = folder / "workspace";
    fs::copy(in("more-files"), at, fs::copy_options::recursive | fs::copy_options::copy_symlinks);
    std::set<std::string> known;
    for (const std::string month : {"2018-11", "2018-12"}) {
        must_end({"run", at, "--month", month});
        known.insert(ask(at).coverage);
    }
    ASSERT_EQ(known.size(), 2U);
    std::atomic<bool> done = false;
    std::set<std::string> seen;
    std::jthread reader([&] {
        while (!done)
            seen.insert(ask(at).coverage);
    });
    for (int i = 0; i < 10; ++i)
        must_end({"run", at, "--month", i % 2 == 0 ? "2018-11" : "2018-12"});
    done = true;
    reader.join();
    EXPECT_TRUE(std::ranges::includes(known, seen));
}

}  // namespace
}  // namespace baophu::kills

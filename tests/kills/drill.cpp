#include "drill.h"

#include <algorithm>
#include <chrono>
#include <sstream>
#include <stdexcept>
#include <thread>

#include <boost/json/parse.hpp>
#include <signal.h>

#include "core/base/sha256.h"

namespace baophu::kills {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using scenario::Ended;
using scenario::Process;
using scenario::TemporaryFolder;

constexpr int killed = 128 + SIGKILL;
constexpr int failed = 1;

// A copy of a workspace below a folder of its own, with the log of what is done to it.
class Work {
public:
    explicit Work(const fs::path& before) {
        fs::copy(before, workspace(), fs::copy_options::recursive | fs::copy_options::copy_symlinks);
    }

    fs::path workspace() const { return fs::canonical(folder_.path()) / "workspace"; }
    fs::path log() const { return folder_.path() / "log"; }
    fs::path after_cut() const { return folder_.path() / "after-cut"; }

    Words shim(const Words& faults = {}) const {
        Words settings{std::string("LD_PRELOAD=") + BAOPHU_DISK_SHIM,
                       "BAOPHU_DISK_ROOT=" + workspace().string(), "BAOPHU_DISK_LOG=" + log().string()};
        settings.insert(settings.end(), faults.begin(), faults.end());
        return settings;
    }

private:
    TemporaryFolder folder_;
};

std::string word_of(Phase phase) {
    switch (phase) {
        case Phase::none:
            return "clock";
        case Phase::copy:
            return "copy";
        case Phase::write:
            return "write";
        case Phase::fsync:
            return "fsync";
        case Phase::rename:
            return "rename";
        case Phase::switch_current:
            return "switch";
    }
    return "?";
}

std::string word_of(PowerCut cut) {
    if (cut == PowerCut::all_lost) return "all lost";
    return cut == PowerCut::contents_lost ? "contents lost" : "by chance";
}

// A problem says what happened first.
Problems told(const std::string& when, Problems problems) {
    for (std::string& problem : problems)
        problem = when + ": " + problem;
    return problems;
}

void add(Problems& to, const Problems& more) {
    to.insert(to.end(), more.begin(), more.end());
}

std::string one_spaced(const std::string& line) {
    std::istringstream words(line);
    std::string joined;
    for (std::string word; words >> word;)
        joined += (joined.empty() ? "" : " ") + word;
    return joined;
}

// Lines behind the head and its rule, sorted.
Words rows_of(const std::string& table) {
    std::istringstream lines(table);
    Words rows;
    std::string line;
    std::getline(lines, line);
    std::getline(lines, line);
    while (std::getline(lines, line))
        rows.push_back(one_spaced(line));
    std::ranges::sort(rows);
    return rows;
}

// Both sorted.
bool within(const Words& fewer, const Words& more) {
    return std::ranges::includes(more, fewer);
}

// A delivery that is shown at all is whole, whether or not the store knows it yet.
Problems problems_of_deliveries(const fs::path& workspace, std::size_t listed) {
    Problems problems;
    std::size_t whole = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(workspace / "deliveries")) {
        if (entry.path().extension() == ".partial") continue;
        const std::string name = entry.path().filename().string();
        try {
            const json::object receipt =
                json::parse(scenario::read_file(entry.path() / "receipt.json")).as_object();
            if (receipt.at("sha256").as_string() != name) problems.push_back("another's receipt in " + name);
            if (sha256_hex_of_file(entry.path() / "original") != name)
                problems.push_back("a torn original in " + name);
            ++whole;
        } catch (const std::exception& fault) {
            problems.push_back("the delivery " + name + ": " + fault.what());
        }
    }
    if (whole < listed) problems.push_back("fewer files than deliveries");
    return problems;
}

Problems leftovers_in(const fs::path& workspace) {
    Problems problems;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(workspace)) {
        if (entry.path().extension() == ".partial")
            problems.push_back("left over: " + entry.path().lexically_relative(workspace).string());
    }
    return problems;
}

Problems problem_of(const std::string& command, const Ended& ended) {
    if (ended.exit_code == 0) return {};
    return {command + " ended with " + std::to_string(ended.exit_code) + ": " + ended.out + ended.err};
}

}  // namespace

Answers ask(const fs::path& workspace) {
    const Ended list = scenario::baophu({"intake", "list", workspace.string()});
    const Ended coverage = scenario::baophu({"coverage", workspace.string()});
    Answers answers{rows_of(list.out), coverage.out};
    if (list.exit_code != 0) answers.deliveries = {list.err};
    if (coverage.exit_code != 0) answers.coverage = coverage.err;
    return answers;
}

std::string content_hash(const fs::path& workspace) {
    const json::object journal =
        json::parse(scenario::read_file(workspace / "current" / "journal.json")).as_object();
    return std::string(journal.at("content_hash").as_string());
}

std::string Kill::told() const {
    const std::string where =
        phase == Phase::none ? std::to_string(at) + " us by the clock"
                             : (after ? "after " : "before ") + word_of(phase) + " " + std::to_string(at);
    return "killed " + where + " (" + word_of(cut) + ", seed " + std::to_string(seed) + ")";
}

Drill::Drill(std::string command, Words arguments, fs::path before)
    : command_(std::move(command)), arguments_(std::move(arguments)), before_(std::move(before)) {
    const Work work(before_);
    old_ = ask(work.workspace());
    const auto start = std::chrono::steady_clock::now();
    const Ended ended = scenario::baophu(words(work.workspace()), work.shim());
    seconds_ = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (ended.exit_code != 0) throw std::runtime_error(command_ + ": " + ended.err);
    for (const Record& record : read_log(work.log()))
        ++counts_[record.phase];
    done_ = ask(work.workspace());
    if (done_ == old_) throw std::runtime_error(command_ + " changed nothing");
    if (scenario::baophu({"run", work.workspace().string()}).exit_code != 0)
        throw std::runtime_error("no run after " + command_);
    hash_ = content_hash(work.workspace());
}

long Drill::count(Phase phase) const {
    const auto found = counts_.find(phase);
    return found == counts_.end() ? 0 : found->second;
}

Words Drill::words(const fs::path& workspace) const {
    Words all{command_, workspace.string()};
    all.insert(all.end(), arguments_.begin(), arguments_.end());
    return all;
}

Problems Drill::kill(const Kill& kill, bool& struck, const Words& faults) const {
    const Work work(before_);
    Words settings = work.shim(faults);
    if (kill.phase != Phase::none) {
        settings.push_back("BAOPHU_DISK_KILL=" + word_of(kill.phase) + ":" + std::to_string(kill.at) +
                           (kill.after ? ":after" : ":before"));
    }
    Process process(words(work.workspace()), settings);
    if (kill.phase == Phase::none) {
        std::this_thread::sleep_for(std::chrono::microseconds(kill.at));
        process.signal(SIGKILL);
    }
    const Ended ended = process.wait();
    struck = ended.exit_code == killed;
    if (!struck && ended.exit_code != 0) return problem_of(command_, ended);
    const Must must = struck ? Must::be_old_or_new : Must::be_new;
    DiskModel model(before_, work.workspace());
    model.replay(read_log(work.log()));
    model.write(work.after_cut(), kill.cut, kill.seed);
    const std::string when = command_ + " " + kill.told();
    Problems problems = told(when + ", process", problems_of(work.workspace(), must));
    add(problems, told(when + ", power", problems_of(work.after_cut(), must)));
    return problems;
}

Problems Drill::cut_when_done(PowerCut cut, std::uint64_t seed, const Words& faults) const {
    const Work work(before_);
    const Ended ended = scenario::baophu(words(work.workspace()), work.shim(faults));
    if (ended.exit_code != 0) return problem_of(command_, ended);
    DiskModel model(before_, work.workspace());
    model.replay(read_log(work.log()));
    model.write(work.after_cut(), cut, seed);
    return told(
        command_ + " done, then a power cut (" + word_of(cut) + ", seed " + std::to_string(seed) + ")",
        problems_of(work.after_cut(), Must::be_new));
}

Problems Drill::fill_disk(long from, bool& full) const {
    const Work work(before_);
    const Ended ended = scenario::baophu(words(work.workspace()),
                                         work.shim({"BAOPHU_DISK_FULL_FROM=" + std::to_string(from)}));
    full = ended.exit_code != 0;
    Problems problems;
    if (full && (ended.exit_code != failed || ended.err.find("(BP-905)") == std::string::npos))
        problems = problem_of(command_, ended);
    add(problems, problems_of(work.workspace(), full ? Must::be_old_or_new : Must::be_new));
    return told(command_ + ", disk full from write " + std::to_string(from), std::move(problems));
}

Problems Drill::problems_of(const fs::path& workspace, Must must) const {
    Problems problems;
    const Answers answers = ask(workspace);
    const bool between = within(answers.deliveries, done_.deliveries) &&
                         within(old_.deliveries, answers.deliveries) &&
                         (answers.coverage == old_.coverage || answers.coverage == done_.coverage);
    if (must == Must::be_new ? answers != done_ : !between) {
        problems.push_back("it answers neither as before nor as after:");
        add(problems, answers.deliveries);
        problems.push_back(answers.coverage);
    }
    add(problems, problems_of_deliveries(workspace, answers.deliveries.size()));
    add(problems, problem_of("verify", scenario::baophu({"verify", workspace.string()})));
    return problems.empty() ? problems_after_repeat(workspace) : problems;
}

Problems Drill::problems_after_repeat(const fs::path& workspace) const {
    Problems problems = problem_of(command_ + " again", scenario::baophu(words(workspace)));
    if (ask(workspace) != done_) problems.push_back(command_ + " again gives other answers");
    add(problems, leftovers_in(workspace));
    if (command_ != "run") add(problems, problem_of("run", scenario::baophu({"run", workspace.string()})));
    if (!problems.empty()) return problems;
    if (content_hash(workspace) != hash_) problems.push_back("the run has another content hash");
    return problems;
}

}  // namespace baophu::kills

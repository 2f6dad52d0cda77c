// The office store under load, ended by force: whatever it acknowledged is there afterwards, and the audit
// chain holds. Writers add decisions, audit lines and changes on several threads of another process; this one
// is their client, outside, and writes every acknowledgement to a file of its own and syncs it.
//
// After each kill two stores are looked at: the one that the process left, and the one that a power cut at
// that moment leaves (disk_model.h). The next kill begins with one of them, so that a store lives through
// several.
//
//   BAOPHU_KILLS, BAOPHU_SEED   as in kills_test.cpp
#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <mutex>
#include <random>
#include <sstream>
#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../scenarios/program_run.h"
#include "disk_model.h"
#include "edge/store/agencies.h"
#include "edge/store/audit.h"
#include "edge/store/changes.h"
#include "edge/store/decisions.h"
#include "edge/store/users.h"

namespace baophu::kills {
namespace {

namespace fs = std::filesystem;
using scenario::TemporaryFolder;
using Words = std::vector<std::string>;

constexpr const char* store_name = "store.sqlite";
constexpr int kills_of_a_store = 5;

long number_set(const char* name, long otherwise) {
    const char* value = ::getenv(name);
    return value == nullptr ? otherwise : std::stol(value);
}

// When the writer dies: after so many acknowledgements, or at a call that the shim counts.
struct Moment {
    long acknowledgements = 0;
    std::string call;  // "fsync:12:before"; "" by the acknowledgements.

    std::string told() const {
        return call.empty() ? "after " + std::to_string(acknowledgements) + " acknowledgements" : call;
    }
};

// The acknowledgements, as the client has them on its own disk.
class Client {
public:
    explicit Client(const fs::path& file)
        : file_(file), descriptor_(::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)) {}
    ~Client() { ::close(descriptor_); }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    // Reads until the writer is gone; `strike` is called once so many lines have come.
    template <class Strike>
    void listen(int from, long strike_at, Strike strike) {
        std::array<char, 1 << 14> piece{};
        std::string rest;
        long lines = 0;
        bool struck = false;
        for (ssize_t size = 0; (size = ::read(from, piece.data(), piece.size())) != 0;) {
            if (size < 0 && errno == EINTR) continue;
            if (size < 0) break;
            rest.append(piece.data(), static_cast<std::size_t>(size));
            const std::size_t end = rest.rfind('\n') + 1;
            lines += std::count(rest.begin(), rest.begin() + static_cast<long>(end), '\n');
            keep(rest.substr(0, end));
            rest.erase(0, end);
            if (!struck && strike_at > 0 && lines >= strike_at) {
                struck = true;
                strike();
            }
        }
    }

    Words lines() const {
        std::istringstream text(scenario::read_file(file_));
        Words lines;
        for (std::string line; std::getline(text, line);)
            lines.push_back(line);
        return lines;
    }

private:
    void keep(const std::string& lines) const {
        if (lines.empty()) return;
        if (::write(descriptor_, lines.data(), lines.size()) != static_cast<ssize_t>(lines.size()) ||
            ::fsync(descriptor_) != 0) {
            throw std::runtime_error("the client cannot write");
        }
    }

    fs::path file_;
    int descriptor_;
};

class Writer {
public:
    Writer(const fs::path& folder, const fs::path& log, const Moment& moment, std::uint64_t seed,
           const std::string& unsynced) {
        std::array<int, 2> pipe{};
        if (::pipe2(pipe.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe");
        Words words{BAOPHU_STORE_WRITER, (folder / store_name).string(), "4", std::to_string(seed)};
        Words settings{std::string("LD_PRELOAD=") + BAOPHU_DISK_SHIM, "BAOPHU_DISK_ROOT=" + folder.string(),
                       "BAOPHU_DISK_LOG=" + log.string(), "BAOPHU_DISK_KILL=" + moment.call,
                       "BAOPHU_DISK_UNSYNCED=" + unsynced};
        std::vector<char*> arguments = pointers(words);
        std::vector<char*> environment = pointers(settings);
        pid_ = ::fork();
        if (pid_ == 0) {
            ::dup2(pipe[1], STDOUT_FILENO);
            ::execve(arguments[0], arguments.data(), environment.data());
            ::_exit(1);
        }
        ::close(pipe[1]);
        out_ = pipe[0];
    }
    ~Writer() {
        ::kill(pid_, SIGKILL);
        ::close(out_);
        if (!waited_) ::waitpid(pid_, nullptr, 0);
    }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    int out() const { return out_; }
    void kill() const { ::kill(pid_, SIGKILL); }

    // Whether it was ended by force, and not by itself.
    bool was_killed() {
        int status = 0;
        ::waitpid(pid_, &status, 0);
        waited_ = true;
        return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    }

private:
    static std::vector<char*> pointers(Words& words) {
        std::vector<char*> found;
        for (std::string& word : words)
            found.push_back(word.data());
        found.push_back(nullptr);
        return found;
    }

    pid_t pid_ = -1;
    int out_ = -1;
    bool waited_ = false;
};

// What of the acknowledgements the store does not hold, and what else is wrong with it.
Words problems_of(const fs::path& folder, const Words& acknowledged) {
    Words problems;
    store::Database database((folder / store_name).string());
    for (const std::string& problem : database.problems())
        problems.push_back(problem);
    const store::AuditVerdict verdict = store::Audit(database).verify();
    if (!verdict.whole())
        problems.push_back("the chain breaks at " + std::to_string(*verdict.broken_at) + ": " +
                           verdict.problem);
    std::map<std::int64_t, std::string> names;
    for (const store::ChangeEntry& change : store::Changes(database).of("users", "1")) {
        if (change.field == "full_name") names[change.version] = change.new_value;
    }
    for (const std::string& line : acknowledged) {
        std::istringstream words(line);
        std::string kind;
        std::int64_t number = 0;
        std::string text;
        words >> kind >> number >> text;
        std::string found;
        if (kind == "D") {
            const auto record = store::Decisions(database).find(number);
            if (record) found = record->entry.decision.left_key;
        } else if (kind == "A") {
            const auto entry = store::Audit(database).line(number);
            if (entry) found = entry->what;
        } else {
            found = names[number];
        }
        if (found != text) problems.push_back("acknowledged and not there: " + line);
    }
    return problems;
}

Words told(const std::string& when, Words problems) {
    for (std::string& problem : problems)
        problem = when + ": " + problem;
    return problems;
}

class Lots {
public:
    explicit Lots(std::uint64_t seed) : chance_(seed) {}
    long up_to(long most) { return std::uniform_int_distribution<long>(1, most)(chance_); }

    Moment moment() {
        constexpr long calls_most = 400;
        constexpr long acknowledgements_most = 300;
        const std::string when = up_to(2) == 1 ? ":before" : ":after";
        switch (up_to(3)) {
            case 1:
                return {.acknowledgements = up_to(acknowledgements_most), .call = ""};
            case 2:
                return {.acknowledgements = 0, .call = "write:" + std::to_string(up_to(calls_most)) + when};
            default:
                return {.acknowledgements = 0, .call = "fsync:" + std::to_string(up_to(calls_most)) + when};
        }
    }

    PowerCut cut() { return static_cast<PowerCut>(up_to(3) - 1); }

private:
    std::mt19937_64 chance_;
};

// One store that lives through several kills.
class StoreDrill {
public:
    StoreDrill(std::uint64_t seed, std::string unsynced)
        : lots_(seed), seed_(seed), unsynced_(std::move(unsynced)) {
        fs::create_directory(state_);
        store::Database database((state_ / store_name).string());
        store::Agencies(database).add({.id = "tax", .name = "Cục Thuế", .kind = "province"},
                                      {.login = "setup"});
        store::Users(database).add({.login = "minh", .full_name = "Minh", .agency = "tax", .language = "vi"},
                                   "hash", {.login = "setup"});
    }

    Words kill() {
        const fs::path work = fs::canonical(folder_.path()) / "work";
        const fs::path log = folder_.path() / "log";
        const fs::path after_cut = folder_.path() / "after-cut";
        for (const fs::path& old : {work, log, after_cut})
            fs::remove_all(old);
        fs::copy(state_, work, fs::copy_options::recursive);
        const Moment moment = lots_.moment();
        const PowerCut cut = lots_.cut();
        const std::string when = "seed " + std::to_string(seed_) + ", kill " + std::to_string(++kills_) +
                                 " " + moment.told() + ", cut " + std::to_string(static_cast<int>(cut));
        Client client(folder_.path() / "acknowledged");
        Writer writer(work, log, moment, seed_ * 100 + static_cast<std::uint64_t>(kills_), unsynced_);
        client.listen(writer.out(), moment.acknowledgements, [&] { writer.kill(); });
        if (!writer.was_killed()) return {when + ": the writer ended by itself"};
        DiskModel model(state_, work);
        model.replay(read_log(log));
        model.write(after_cut, cut, seed_);
        const Words acknowledged = client.lines();
        acknowledged_ = acknowledged.size();
        const bool go_on_after_cut = lots_.up_to(2) == 1;
        fs::remove_all(state_);
        fs::copy(go_on_after_cut ? after_cut : work, state_, fs::copy_options::recursive);
        Words problems = told(when + ", process", problems_of(work, acknowledged));
        const Words more = told(when + ", power", problems_of(after_cut, acknowledged));
        problems.insert(problems.end(), more.begin(), more.end());
        return problems;
    }

    std::size_t acknowledged() const { return acknowledged_; }

private:
    TemporaryFolder folder_;
    fs::path state_ = folder_.path() / "state";
    Lots lots_;
    std::uint64_t seed_;
    std::string unsynced_;
    int kills_ = 0;
    std::size_t acknowledged_ = 0;
};

// STO-1, AUD-2
TEST(StoreKills, LoseNothingThatWasAcknowledged) {
    const long wanted = number_set("BAOPHU_KILLS", 20);
    const auto seed = static_cast<std::uint64_t>(number_set("BAOPHU_SEED", 1));
    const long stores = std::max(1L, wanted / kills_of_a_store);
    std::mutex mutex;
    std::atomic<long> next = 0;
    std::size_t acknowledged = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 2; ++i) {
            threads.emplace_back([&] {
                for (long at = next++; at < stores; at = next++) {
                    StoreDrill drill(seed * 1000 + static_cast<std::uint64_t>(at), "");
                    for (int kill = 0; kill < kills_of_a_store; ++kill) {
                        const Words problems = drill.kill();
                        const std::lock_guard guard(mutex);
                        for (const std::string& problem : problems)
                            ADD_FAILURE() << problem;
                    }
                    const std::lock_guard guard(mutex);
                    acknowledged += drill.acknowledged();
                }
            });
        }
    }
    std::cout << "kills " << stores * kills_of_a_store << ", acknowledged " << acknowledged << ", seed "
              << seed << "\n";
    EXPECT_GT(acknowledged, static_cast<std::size_t>(stores * kills_of_a_store * 10));
}

// The check has teeth: where SQLite's log is not synced, a power cut loses what was acknowledged.
TEST(StoreKills, AMissingSyncIsFound) {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        StoreDrill drill(seed, "-wal");
        if (!drill.kill().empty()) return;
    }
    ADD_FAILURE() << "nothing was found";
}

}  // namespace
}  // namespace baophu::kills

#include "edge/http/run_process.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value_to.hpp>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/fault_codes.h"

namespace baophu::http {
namespace {

namespace json = boost::json;

[[noreturn]] void ended(const std::string& problem) {
    throw Failure(fault::run_process_ended, {{"problem", problem}});
}

// The process and the end of its pipe; both go with this object.
class RunProcess {
public:
    explicit RunProcess(std::vector<std::string> words) {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) ended(std::strerror(errno));
        told_ = ends[0];
        posix_spawn_file_actions_t actions{};
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
        std::vector<char*> arguments;
        for (std::string& word : words)
            arguments.push_back(word.data());
        arguments.push_back(nullptr);
        const int error =
            ::posix_spawn(&child_, words.front().c_str(), &actions, nullptr, arguments.data(), environ);
        ::posix_spawn_file_actions_destroy(&actions);
        ::close(ends[1]);
        if (error != 0) {
            ::close(told_);
            ended(std::strerror(error));
        }
        // Questions go first.
        constexpr int behind_others = 10;
        ::setpriority(PRIO_PROCESS, static_cast<id_t>(child_), behind_others);
    }

    ~RunProcess() {
        ::close(told_);
        if (child_ > 0) {
            ::kill(child_, SIGKILL);
            wait();
        }
    }
    RunProcess(const RunProcess&) = delete;
    RunProcess& operator=(const RunProcess&) = delete;

    void ask_to_end() const { ::kill(child_, SIGTERM); }

    // What it told since, after a short while at most; false when it tells no more.
    bool read(std::string& told) const {
        pollfd watched{.fd = told_, .events = POLLIN, .revents = 0};
        constexpr int milliseconds = 200;
        if (::poll(&watched, 1, milliseconds) <= 0) return true;
        std::array<char, 4096> bytes{};
        const ssize_t count = ::read(told_, bytes.data(), bytes.size());
        if (count < 0) return errno == EINTR;
        told.append(bytes.data(), static_cast<std::size_t>(count));
        return count > 0;
    }

    int wait() {
        int status = 0;
        while (::waitpid(std::exchange(child_, -1), &status, 0) < 0 && errno == EINTR)
            continue;
        return status;
    }

private:
    pid_t child_ = -1;
    int told_ = -1;
};

Fault fault_of(const json::object& told) {
    Details details;
    for (const auto& [name, value] : told.at("details").as_object())
        details.emplace_back(name, json::value_to<std::string>(value));
    return Fault(json::value_to<std::string>(told.at("code")), std::move(details));
}

// A line of what `--progress json` tells.
void pass_on(std::string_view line, Progress& progress, std::optional<Fault>& fault) {
    boost::system::error_code unreadable;
    const json::value told = json::parse(line, unreadable);
    if (unreadable || !told.is_object()) return;
    const json::object& object = told.as_object();
    if (const json::value* step = object.if_contains("step")) {
        progress.begin_step(step->as_string(), object.at("number").to_number<std::size_t>(),
                            object.at("of").to_number<std::size_t>());
    } else if (const json::value* at = object.if_contains("at")) {
        progress.at(at->to_number<double>());
    } else if (const json::value* wrong = object.if_contains("fault")) {
        fault = fault_of(wrong->as_object());
    }
}

void pass_on_lines(std::string& told, Progress& progress, std::optional<Fault>& fault) {
    std::size_t end = 0;
    while ((end = told.find('\n')) != std::string::npos) {
        pass_on(std::string_view(told).substr(0, end), progress, fault);
        told.erase(0, end + 1);
    }
}

void run_once(std::vector<std::string> words, Progress& progress, const CancelFlag& cancel) {
    RunProcess process(std::move(words));
    std::string told;
    std::optional<Fault> fault;
    bool asked = false;
    while (process.read(told)) {
        pass_on_lines(told, progress, fault);
        if (cancel && !std::exchange(asked, true)) process.ask_to_end();
    }
    pass_on_lines(told, progress, fault);
    const int status = process.wait();
    if (fault) throw Failure(*fault);
    if (WIFSIGNALED(status)) ended(std::string("signal ") + ::strsignal(WTERMSIG(status)));
    if (WEXITSTATUS(status) != 0) ended("exit " + std::to_string(WEXITSTATUS(status)));
}

}  // namespace

MakeRun run_in_process(const std::filesystem::path& program, const workspace::Workspace& workspace) {
    return [program, &workspace](const std::optional<Month>& month, Progress& progress,
                                 const CancelFlag& cancel) {
        std::vector<std::string> words{program.string(), "--progress", "json", "run",
                                       workspace.root().string()};
        if (month) {
            words.emplace_back("--month");
            words.push_back(month->iso());
        }
        run_once(std::move(words), progress, cancel);
        return workspace::current_run_id(workspace).value_or("");
    };
}

}  // namespace baophu::http

#include "program_run.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/temporary_folder_for_tests.h"

namespace baophu::scenario {
namespace {

namespace fs = std::filesystem;

std::string read_all(int descriptor) {
    std::string text;
    std::array<char, 1 << 14> piece{};
    for (;;) {
        const ssize_t count = ::read(descriptor, piece.data(), piece.size());
        if (count <= 0) return text;
        text.append(piece.data(), static_cast<std::size_t>(count));
    }
}

// What execve takes: ends with a null pointer, and lives as long as the words.
std::vector<char*> pointers_to(std::vector<std::string>& words) {
    std::vector<char*> pointers;
    for (std::string& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    return pointers;
}

std::array<int, 2> make_pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    return ends;
}

}  // namespace

Process::Process(const std::vector<std::string>& arguments, const std::vector<std::string>& environment) {
    std::vector<std::string> words{BAOPHU_PROGRAM};
    words.insert(words.end(), arguments.begin(), arguments.end());
    const std::vector<char*> pointers = pointers_to(words);
    std::vector<std::string> settings = environment;
    for (char** setting = environ; *setting != nullptr; ++setting)
        settings.emplace_back(*setting);
    const std::vector<char*> setting_pointers = pointers_to(settings);

    const auto out = make_pipe();
    const auto err = make_pipe();
    pid_ = ::fork();
    if (pid_ < 0) throw std::runtime_error("no process");
    if (pid_ == 0) {
        ::dup2(out[1], STDOUT_FILENO);
        ::dup2(err[1], STDERR_FILENO);
        ::execve(pointers.front(), pointers.data(), setting_pointers.data());
        ::_exit(127);
    }
    ::close(out[1]);
    ::close(err[1]);
    out_ = out[0];
    err_ = err[0];
}

Process::~Process() {
    if (pid_ > 0) {
        ::kill(pid_, SIGKILL);
        ::waitpid(pid_, nullptr, 0);
    }
    if (out_ >= 0) ::close(out_);
    if (err_ >= 0) ::close(err_);
}

bool Process::wait_for_line(const std::string& text) {
    for (;;) {
        const std::size_t at = err_read_.find(text);
        if (at != std::string::npos && err_read_.find('\n', at) != std::string::npos) return true;
        std::array<char, 256> piece{};
        const ssize_t count = ::read(err_, piece.data(), piece.size());
        if (count <= 0) return false;
        err_read_.append(piece.data(), static_cast<std::size_t>(count));
    }
}

void Process::signal(int number) const {
    ::kill(pid_, number);
}

Ended Process::wait() {
    // Both pipes are emptied at once, or a full one would stop the process for ever.
    std::string out;
    std::thread reader([&] { out = read_all(out_); });
    err_read_ += read_all(err_);
    reader.join();
    int status = 0;
    ::waitpid(pid_, &status, 0);
    pid_ = -1;
    const int exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return {exit_code, std::move(out), std::move(err_read_)};
}

Ended baophu(const std::vector<std::string>& arguments, const std::vector<std::string>& environment) {
    return Process(arguments, environment).wait();
}

TemporaryFolder::TemporaryFolder() {
    std::string pattern = (place_of_tests() / "baophu-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

std::string read_file(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw std::runtime_error("cannot read " + file.string());
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

void write_file(const fs::path& file, const std::string& content) {
    std::ofstream stream(file, std::ios::binary);
    stream << content;
    if (!stream.flush()) throw std::runtime_error("cannot write " + file.string());
}

std::string picture_of(const fs::path& folder) {
    std::vector<std::string> entries;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        std::string line = fs::relative(entry.path(), folder).string();
        if (entry.is_symlink()) {
            line += " -> " + fs::read_symlink(entry.path()).string();
        } else if (entry.is_regular_file()) {
            line += "\n" + read_file(entry.path());
        }
        entries.push_back(std::move(line));
    }
    std::ranges::sort(entries);
    std::string picture;
    for (const std::string& entry : entries)
        picture += entry + "\n";
    return picture;
}

}  // namespace baophu::scenario

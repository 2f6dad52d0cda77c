// The program from outside: started as a process, watched through its output and exit code.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

namespace baophu::scenario {

struct Ended {
    int exit_code;  // Or 128 + the signal that ended it.
    std::string out;
    std::string err;
};

// A running process. The destructor kills and reaps what still runs.
class Process {
public:
    // `environment` ("NAME=value") is added to that of the test.
    explicit Process(const std::vector<std::string>& arguments,
                     const std::vector<std::string>& environment = {});
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    // Reads standard error up to a line that holds `text`; false if it ends before.
    bool wait_for_line(const std::string& text);
    void signal(int number) const;
    Ended wait();

private:
    pid_t pid_ = -1;
    int out_ = -1;
    int err_ = -1;
    std::string err_read_;
};

// Runs it to its end.
Ended baophu(const std::vector<std::string>& arguments, const std::vector<std::string>& environment = {});

// A folder that is gone after the test.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    std::filesystem::path path() const { return path_; }
    std::string operator/(const std::string& name) const { return (path_ / name).string(); }

private:
    std::filesystem::path path_;
};

std::string read_file(const std::filesystem::path& file);
void write_file(const std::filesystem::path& file, const std::string& content);

// Relative path, a line break, the content of every file below, sorted: equal means unchanged.
std::string picture_of(const std::filesystem::path& folder);

}  // namespace baophu::scenario

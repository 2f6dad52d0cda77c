#include "core/documents/old_workbook.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <utility>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/documents/csv_reader.h"
#include "core/documents/old_workbook_exit.h"

namespace baophu {
namespace {

// The child and the end of its pipe; both go with this object.
class ChildSource final : public ByteSource {
public:
    ChildSource(const std::filesystem::path& program, std::vector<std::string> arguments) {
        std::array<int, 2> ends{};
        if (pipe2(ends.data(), O_CLOEXEC) != 0) throw_system("pipe");
        out_ = ends[0];
        posix_spawn_file_actions_t actions{};
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        std::vector<char*> words;
        words.reserve(arguments.size() + 1);
        for (std::string& argument : arguments)
            words.push_back(argument.data());
        words.push_back(nullptr);
        const int error = posix_spawn(&child_, program.c_str(), &actions, nullptr, words.data(), environ);
        posix_spawn_file_actions_destroy(&actions);
        close(ends[1]);
        if (error == 0) return;
        close(out_);
        throw_system(program.string());
    }

    ~ChildSource() override {
        close(out_);
        if (child_ < 0) return;
        kill(child_, SIGKILL);
        wait();
    }
    ChildSource(const ChildSource&) = delete;
    ChildSource& operator=(const ChildSource&) = delete;

    std::size_t read(std::span<char> into) override {
        ssize_t count = -1;
        do {
            count = ::read(out_, into.data(), into.size());
        } while (count < 0 && errno == EINTR);
        return count < 0 ? 0 : static_cast<std::size_t>(count);
    }

    // Its exit code; 128 + the signal that ended it.
    int wait() {
        int status = 0;
        while (waitpid(std::exchange(child_, -1), &status, 0) < 0 && errno == EINTR)
            continue;
        constexpr int signalled = 128;
        return WIFEXITED(status) ? WEXITSTATUS(status) : signalled + WTERMSIG(status);
    }

private:
    [[noreturn]] static void throw_system(const std::string& what) {
        throw Failure(fault::system_error,
                      {{"path", what}, {"problem", std::generic_category().message(errno)}});
    }

    pid_t child_ = -1;
    int out_ = -1;
};

std::string_view code_of(int exit_code) {
    constexpr int signalled = 128;
    if (exit_code == old_workbook_exit_encrypted) return fault::workbook_encrypted;
    if (exit_code == old_workbook_exit_too_large || exit_code == signalled + SIGXCPU ||
        exit_code == signalled + SIGKILL) {
        return fault::workbook_too_large;
    }
    return fault::workbook_damaged;
}

class ChildRows final : public TableRows {
public:
    ChildRows(const std::filesystem::path& path, const std::filesystem::path& program, std::size_t sheet,
              ReadWatch watch)
        : path_(path.string()),
          source_(program, {program.string(), old_workbook_command, path_, std::to_string(sheet)}),
          watched_(source_, 0, std::move(watch)),
          reader_(watched_, {.delimiter = ','}) {}

    // The names of the sheets, which come before the rows.
    std::vector<Sheet> sheets() {
        std::vector<Sheet> found;
        while (advance() && kind() == "S")
            found.push_back({.name = std::string(line_.cells[1]), .part = std::to_string(found.size())});
        return found;
    }

    bool next(TableRecord& record) override {
        do {
            if (!advance()) return false;
        } while (kind() != "R" && line_.status == RecordStatus::good);
        record = line_;
        record.number = ++records_;
        if (line_.status != RecordStatus::good) return true;
        std::uint64_t row = 0;
        const std::string_view number = line_.cells[1];
        std::from_chars(number.data(), number.data() + number.size(), row);
        record.line = row;
        record.cells = line_.cells.subspan(2);
        return true;
    }

private:
    std::string_view kind() const { return line_.cells.empty() ? std::string_view{} : line_.cells[0]; }

    // The next line; false at the end that the child told. Throws when it died before.
    bool advance() {
        if (over_) return false;
        const bool more = reader_.next(line_) && line_.status != RecordStatus::quote_open;
        over_ = !more || kind() == "E";
        if (more && over_) return false;
        if (more && (kind() == "S" || kind() == "R" || line_.status == RecordStatus::too_long)) return true;
        over_ = true;
        throw Failure(code_of(source_.wait()), {{"path", path_}, {"part", "xls"}});
    }

    std::string path_;
    ChildSource source_;
    WatchedSource watched_;
    CsvReader reader_;
    TableRecord line_;
    std::uint64_t records_ = 0;
    bool over_ = false;
};

}  // namespace

OldWorkbook::OldWorkbook(const std::filesystem::path& path, const std::filesystem::path& program)
    : path_(path), program_(program) {
    const FileSource readable(path);  // Throws file_unreadable.
    sheets_ = ChildRows(path, program, 0, {}).sheets();
    if (sheets_.empty()) {
        throw Failure(fault::workbook_damaged, {{"path", path.string()}, {"part", "xls"}});
    }
}

OldWorkbook::~OldWorkbook() = default;

std::unique_ptr<TableRows> OldWorkbook::rows(std::size_t sheet, ReadWatch watch) const {
    return std::make_unique<ChildRows>(path_, program_, sheet, std::move(watch));
}

}  // namespace baophu

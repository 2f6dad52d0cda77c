// A PostgreSQL server of the tests' own: made in a temporary folder, on a Unix socket there and nowhere else,
// and gone with the test, however the test ends.
//
// The server runs below a keeper, a process of its own that waits at a pipe from the test. When the test
// closes the pipe, or dies, the keeper stops the server and removes the folder. As root the server runs as
// the user "postgres" or "nobody", for PostgreSQL refuses root.
#pragma once

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/temporary_folder_for_tests.h"

namespace baophu::store {

class PostgresqlServer {
public:
    // The one of this process; started when it is first asked for.
    static PostgresqlServer& get() {
        static PostgresqlServer server;
        return server;
    }

    ~PostgresqlServer() {
        ::close(alive_);
        ::waitpid(keeper_, nullptr, 0);
    }
    PostgresqlServer(const PostgresqlServer&) = delete;
    PostgresqlServer& operator=(const PostgresqlServer&) = delete;

    // The address of a new, empty place for a store: a schema of its own in a database that all share, for a
    // new database is a thousand files.
    std::string new_store() {
        if (shared_.empty()) shared_ = new_database();
        const std::string name = "store_" + std::to_string(++stores_);
        soci::session sql(soci::postgresql, shared_);
        sql << "CREATE SCHEMA " + name;
        return shared_ + "&options=-csearch_path%3D" + name;
    }

    // The address of a new, empty database.
    std::string new_database() {
        const std::string name = "office_" + std::to_string(++databases_);
        soci::session sql(soci::postgresql, address("postgres"));
        // Sorted as Vietnamese is, so that a query that relies on bytes shows.
        sql << "CREATE DATABASE " + name +
                   " TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'vi-VN' LOCALE "
                   "'C.UTF-8'";
        return address(name);
    }

    std::string address(const std::string& database) const {
        return "postgresql:///" + database + "?host=" + folder_.string() + "&user=baophu";
    }

private:
    using Words = std::vector<std::string>;

    PostgresqlServer() {
        folder_ = new_folder();
        std::array<int, 2> pipe{};
        if (::pipe2(pipe.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe");
        keeper_ = ::fork();
        if (keeper_ == 0) {
            ::close(pipe[1]);
            keep(pipe[0]);
        }
        ::close(pipe[0]);
        alive_ = pipe[1];
        wait_until_it_answers();
    }

    static std::filesystem::path program(const char* name) {
        for (const char* folder :
             {"/usr/lib/postgresql/15/bin/", "/usr/lib/postgresql/16/bin/", "/usr/lib/postgresql/17/bin/"}) {
            if (std::filesystem::exists(folder + std::string(name))) return folder + std::string(name);
        }
        throw std::runtime_error(std::string("no PostgreSQL here (package postgresql-15): ") + name);
    }

    static const passwd* other_user() {
        if (::geteuid() != 0) return nullptr;
        for (const char* name : {"postgres", "nobody"}) {
            if (const passwd* found = ::getpwnam(name)) return found;
        }
        throw std::runtime_error("no user to run PostgreSQL as");
    }

    // Not below a folder that only root may enter; the path of a socket is short.
    static std::filesystem::path new_folder() {
        const std::filesystem::path memory = "/dev/shm";
        const auto place = place_of_tests() == memory ? memory : std::filesystem::path("/tmp");
        std::string path = (place / "baophu-pg-XXXXXX").string();
        if (::mkdtemp(path.data()) == nullptr) throw std::runtime_error("mkdtemp");
        if (const passwd* user = other_user()) {
            if (::chown(path.c_str(), user->pw_uid, user->pw_gid) != 0) throw std::runtime_error("chown");
        }
        return path;
    }

    // In a child of the keeper: becomes the program, as the other user.
    [[noreturn]] void become(const Words& words) const {
        if (const passwd* user = other_user()) {
            if (::setgroups(0, nullptr) != 0 || ::setgid(user->pw_gid) != 0 || ::setuid(user->pw_uid) != 0)
                ::_exit(1);
        }
        ::prctl(PR_SET_PDEATHSIG, SIGQUIT);  // After the change of user, which takes it away.
        const int log = ::open((folder_ / "log").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        const int nothing = ::open("/dev/null", O_RDONLY);
        ::dup2(nothing, STDIN_FILENO);
        ::dup2(log, STDOUT_FILENO);
        ::dup2(log, STDERR_FILENO);
        if (::chdir(folder_.c_str()) != 0) ::_exit(1);
        ::umask(S_IRWXG | S_IRWXO);
        Words copies = words;
        std::vector<char*> arguments;
        for (std::string& word : copies)
            arguments.push_back(word.data());
        arguments.push_back(nullptr);
        ::execv(arguments[0], arguments.data());
        ::_exit(1);
    }

    pid_t start(const Words& words) const {
        const pid_t child = ::fork();
        if (child == 0) become(words);
        return child;
    }

    [[noreturn]] void keep(int alive) const {
        ::setsid();  // Ctrl+C in the terminal ends the test, and the pipe tells.
        const std::string data = (folder_ / "data").string();
        const pid_t making = start({program("initdb").string(), "-D", data, "-U", "baophu", "-A", "trust",
                                    "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"});
        int status = 0;
        ::waitpid(making, &status, 0);
        pid_t server = -1;
        if (status == 0) {
            server = start({program("postgres").string(), "-D", data, "-k", folder_.string(), "-h", "", "-c",
                            "fsync=off", "-c", "full_page_writes=off", "-c", "autovacuum=off", "-c",
                            "max_connections=60"});
        }
        char nothing = 0;
        while (::read(alive, &nothing, 1) < 0 && errno == EINTR) {
        }
        if (server > 0) {
            ::kill(server, SIGQUIT);
            ::waitpid(server, nullptr, 0);
        }
        std::error_code error;
        std::filesystem::remove_all(folder_, error);
        ::_exit(0);
    }

    void wait_until_it_answers() const {
        constexpr int tries = 600;
        for (int i = 0; i < tries; ++i) {
            try {
                const soci::session sql(soci::postgresql, address("postgres"));
                return;
            } catch (const soci::soci_error&) {
                std::this_thread::sleep_for(std::chrono::milliseconds(100));
            }
        }
        throw std::runtime_error("PostgreSQL does not start: " + (folder_ / "log").string());
    }

    std::filesystem::path folder_;
    pid_t keeper_ = -1;
    int alive_ = -1;
    int databases_ = 0;
    int stores_ = 0;
    std::string shared_;
};

}  // namespace baophu::store

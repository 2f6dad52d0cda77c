// What the server tells a monitor of itself and of the office, in the form of Prometheus: each name with what
// it is (HELP) and of which kind (TYPE). Nothing in it names a person, a unit or a user.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>

#include "edge/http/office.h"
#include "edge/http/server.h"

namespace baophu::http {

// Jobs, and how old or large what is kept is. What is not there (no run, no head, no backup) has no line.
std::string metrics_of(const Office& office);
std::string metrics_of(const ServerCounts& counts);

// What was answered, by route; from many threads.
class RouteCounts {
public:
    void count(const std::string& route, int status, double seconds);
    std::string metrics() const;

private:
    struct Counted {
        std::map<int, std::uint64_t> by_status;
        std::uint64_t answers = 0;
        double seconds = 0;
    };
    mutable std::mutex mutex_;
    std::map<std::string, Counted> by_route_;
};

// The store with what SQLite keeps beside it. On a database server there is no file.
std::int64_t bytes_of_store(const std::filesystem::path& file);

}  // namespace baophu::http

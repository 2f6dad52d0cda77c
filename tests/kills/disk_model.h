// What a power cut leaves of a folder: what was synced, and of the rest whatever the disk likes.
//
// A file holds what it held at its last fsync; a name stands in its folder as at the last fsync of
// the folder. Neither carries the other: a synced file can lose its name, a synced name can show an
// empty file. Of what was not synced a disk may keep some; PowerCut says which part.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "disk_log.h"

namespace baophu::kills {

struct Record {
    Kind kind{};
    Phase phase{};
    std::string path;
    std::string other;
    std::uint64_t offset = 0;
    std::string data;
};

// The whole records of a log. There is none where the program noted nothing.
std::vector<Record> read_log(const std::filesystem::path& file);

enum class PowerCut {
    all_lost,       // Nothing of what was not synced.
    contents_lost,  // The names are all there; unsynced content is cut off or reads as zeros.
    by_chance,      // For each folder, each file and each write: kept or lost.
};

class DiskModel {
public:
    // What stands in `before` is durable, and is called `root` in the log.
    DiskModel(const std::filesystem::path& before, const std::filesystem::path& root);
    ~DiskModel();
    DiskModel(const DiskModel&) = delete;
    DiskModel& operator=(const DiskModel&) = delete;

    // Throws std::runtime_error when a record does not fit what was there: a call was not seen.
    void replay(const std::vector<Record>& records);

    // Writes what the cut leaves; `to` does not exist.
    void write(const std::filesystem::path& to, PowerCut cut, std::uint64_t seed) const;

private:
    struct Node;
    struct Writing;
    using Entries = std::map<std::string, std::shared_ptr<Node>>;

    static std::shared_ptr<Node> read(const std::filesystem::path& path);
    Node& at(const std::string& path) const;
    Entries& entries_above(const std::string& path) const;
    void replay(const Record& record);

    std::string root_;
    std::shared_ptr<Node> top_;
};

}  // namespace baophu::kills

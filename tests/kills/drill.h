// One command of the program, ended by force, and what must hold of its workspace afterwards.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "../scenarios/program_run.h"
#include "disk_log.h"
#include "disk_model.h"

namespace baophu::kills {

using Words = std::vector<std::string>;

// What a workspace answers.
struct Answers {
    Words deliveries;      // The lines of `intake list`, sorted, spaces made one.
    std::string coverage;  // Of the current run.
    bool operator==(const Answers&) const = default;
};

Answers ask(const std::filesystem::path& workspace);

// The content hash of the current run. Throws where there is none.
std::string content_hash(const std::filesystem::path& workspace);

// Where an end by force strikes.
struct Kill {
    Phase phase = Phase::none;  // none: by the clock.
    long at = 0;                // The n-th call of the phase, or microseconds from the start.
    bool after = false;         // After the call was made, not before.
    PowerCut cut = PowerCut::all_lost;
    std::uint64_t seed = 0;

    std::string told() const;
};

enum class Must {
    be_old_or_new,
    be_new,  // The command had said that it was done.
};

using Problems = Words;  // Nothing: all is whole.

// A command on a workspace, with what it answers before and after when nobody disturbs it.
class Drill {
public:
    // `arguments` stand around the workspace: the command before it, the rest behind.
    Drill(std::string command, Words arguments, std::filesystem::path before);

    const std::string& command() const { return command_; }
    long count(Phase phase) const;
    long writes() const { return count(Phase::copy) + count(Phase::write); }
    double seconds() const { return seconds_; }

    // What is not as it should be, in the workspace as the kill left it and as a power cut at the
    // same moment does. `struck` says whether the command was still running. `faults` are settings
    // of the shim that break the disk.
    Problems kill(const Kill& kill, bool& struck, const Words& faults = {}) const;

    // The same of a power cut after the command has said that it is done.
    Problems cut_when_done(PowerCut cut, std::uint64_t seed, const Words& faults = {}) const;

    // The same of a disk that is full from the n-th write on. `full` says whether the command ended
    // with that fault; else it was done.
    Problems fill_disk(long from, bool& full) const;

private:
    Words words(const std::filesystem::path& workspace) const;
    Problems problems_of(const std::filesystem::path& workspace, Must must) const;
    Problems problems_after_repeat(const std::filesystem::path& workspace) const;

    std::string command_;
    Words arguments_;
    std::filesystem::path before_;
    Answers old_;
    Answers done_;
    std::string hash_;
    std::map<Phase, long> counts_;
    double seconds_ = 0;
};

}  // namespace baophu::kills

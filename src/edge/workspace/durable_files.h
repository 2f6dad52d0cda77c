// Files that survive a crash: written aside, synced, then renamed into place.
//
// What a name shows is either the old content or the new one, whole. Each function throws
// Failure: disk_full when there is no room, else system_error with the path and what the
// system said.
#pragma once

#include <filesystem>
#include <string_view>

namespace baophu::workspace {

// Makes the folder, and those above it, where they are absent, and the name of each durable.
void make_folder(const std::filesystem::path& folder);

// Puts `content` at `file` in one step: aside, fsync, rename, fsync of the folder.
void write_durably(const std::filesystem::path& file, std::string_view content);

// Copies the bytes and gives the SHA-256 of what was written; `to` is new, and not yet synced. Throws
// file_unreadable too.
std::string copy_digested(const std::filesystem::path& from, const std::filesystem::path& to);

// Syncs every file of the folder and the folder itself, so that a rename may show it.
void sync_all(const std::filesystem::path& folder);

// Renames a synced folder into place and makes the name durable. `to` does not exist.
void show_folder(const std::filesystem::path& from, const std::filesystem::path& to);

// Points the symbolic link at `target` in one step.
void switch_link(const std::filesystem::path& link, const std::filesystem::path& target);

std::string read_file(const std::filesystem::path& file);

// Ends with ".partial" while it is being made; the next writer removes what a crash left.
std::filesystem::path partial(const std::filesystem::path& path);

// What a crash left of `path`.
void remove_partial(const std::filesystem::path& path);

// A folder that is not there has nothing to remove: derived ones may be deleted at any time.
void remove_partial_in(const std::filesystem::path& folder);

// A folder that goes away with this object unless it was shown.
class Staging {
public:
    explicit Staging(const std::filesystem::path& final_path);
    ~Staging();
    Staging(const Staging&) = delete;
    Staging& operator=(const Staging&) = delete;

    const std::filesystem::path& folder() const { return folder_; }

    // Syncs and shows it under `final_path`.
    void show(const std::filesystem::path& final_path);

private:
    std::filesystem::path folder_;
};

}  // namespace baophu::workspace

#include "edge/workspace/backup.h"

#include <algorithm>
#include <map>
#include <set>

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value_to.hpp>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/program_id.h"
#include "core/base/sha256.h"
#include "edge/store/clock.h"
#include "edge/workspace/durable_files.h"
#include "edge/workspace/json_text.h"
#include "edge/workspace/rounding_secret.h"

namespace baophu::workspace {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr int backup_format = 1;
constexpr const char* manifest_name = "manifest.json";

// SHA-256 by path below the folder.
using Digests = std::map<std::string, std::string>;

struct Manifest {
    std::string made_at;
    Digests files;
};

std::int64_t bytes_of(const fs::path& folder, const Digests& files) {
    std::int64_t bytes = 0;
    for (const auto& [file, sha256] : files)
        bytes += static_cast<std::int64_t>(fs::file_size(folder / file));
    return bytes;
}

// A step of known length in bytes.
class Bytes {
public:
    Bytes(Progress& progress, std::int64_t expected) : progress_(progress), expected_(expected) {}

    void passed(std::int64_t bytes) {
        passed_ += bytes;
        if (expected_ > 0)
            progress_.at(std::min(1.0, static_cast<double>(passed_) / static_cast<double>(expected_)));
    }

private:
    Progress& progress_;
    std::int64_t expected_;
    std::int64_t passed_ = 0;
};

class Copying {
public:
    Copying(fs::path from, fs::path to, Bytes bytes, const CancelFlag& cancel)
        : from_(std::move(from)), to_(std::move(to)), bytes_(bytes), cancel_(cancel) {}

    void copy(const fs::path& file) {
        stop_if_cancelled(cancel_);
        make_folder((to_ / file).parent_path());
        digests_[file.string()] = copy_digested(from_ / file, to_ / file);
        count(file);
    }

    // A file that stands in the new folder already.
    void enter(const fs::path& file, const std::string& sha256) {
        digests_[file.string()] = sha256;
        count(file);
    }

    const Digests& digests() const { return digests_; }
    const BackedUp& done() const { return done_; }

private:
    void count(const fs::path& file) {
        const auto size = static_cast<std::int64_t>(fs::file_size(to_ / file));
        ++done_.files;
        done_.bytes += size;
        bytes_.passed(size);
    }

    fs::path from_;
    fs::path to_;
    Bytes bytes_;
    const CancelFlag& cancel_;
    Digests digests_;
    BackedUp done_;
};

void sync_all_below(const fs::path& folder) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_directory()) sync_all(entry.path());
    }
    sync_all(folder);
}

void refuse_used(const fs::path& folder) {
    if (fs::exists(folder / "workspace.json"))
        throw Failure(fault::workspace_exists, {{"path", folder.string()}});
    if (fs::exists(folder) && !fs::is_empty(folder))
        throw Failure(fault::folder_not_empty, {{"path", folder.string()}});
}

// The folder is new or empty: a rename puts the whole one in its place.
void show(const fs::path& made, const fs::path& to) {
    sync_all_below(made);
    fs::remove(to);
    show_folder(made, to);
}

std::set<std::string> files_taken_in(store::Store& store) {
    std::set<std::string> taken;
    for (const store::DeliveryEntry& entry : store.deliveries())
        taken.insert(entry.sha256);
    for (const store::WithdrawalEntry& withdrawal : store.withdrawals())
        taken.insert(withdrawal.delivery.sha256);
    return taken;
}

// Of the originals: what stands beside them is small.
std::int64_t bytes_taken_in(const Workspace& workspace, const std::set<std::string>& taken) {
    std::int64_t bytes = 0;
    for (const std::string& sha256 : taken) {
        std::error_code absent;  // Told where it is copied.
        const auto size = fs::file_size(workspace.root() / "deliveries" / sha256 / "original", absent);
        if (!absent) bytes += static_cast<std::int64_t>(size);
    }
    return bytes;
}

// The store of a backup is a file, wherever that of the workspace is.
void enter_description(const Workspace& workspace, const fs::path& to, Copying& copying) {
    const fs::path name = "workspace.json";
    json::object description = json::parse(read_file(workspace.root() / name)).as_object();
    if (!description.contains("store")) return copying.copy(name);
    description.erase("store");
    write_durably(to / name, pretty(description));
    copying.enter(name, sha256_hex_of_file(to / name));
}

std::string manifest_text(const Digests& digests) {
    json::object files;
    for (const auto& [file, sha256] : digests)
        files[file] = sha256;
    return pretty(json::object{{"format", backup_format},
                               {"workspace_format", workspace_format},
                               {"made_at", store::now_utc()},
                               {"made_by_program", program_version()},
                               {"files", std::move(files)}});
}

[[noreturn]] void unreadable(const fs::path& backup) {
    throw Failure(fault::backup_unreadable, {{"path", (backup / manifest_name).string()}});
}

// A path of the manifest stays below the folder.
bool stays_below(const fs::path& file) {
    return file.is_relative() && std::ranges::find(file, fs::path("..")) == file.end();
}

Manifest read_manifest(const fs::path& backup) {
    if (!fs::exists(backup / manifest_name)) unreadable(backup);
    try {
        const json::object read = json::parse(read_file(backup / manifest_name)).as_object();
        if (read.at("format").as_int64() != backup_format) unreadable(backup);
        Manifest manifest{.made_at = json::value_to<std::string>(read.at("made_at")), .files = {}};
        for (const auto& [file, sha256] : read.at("files").as_object()) {
            if (!stays_below(std::string(file))) unreadable(backup);
            manifest.files[std::string(file)] = json::value_to<std::string>(sha256);
        }
        return manifest;
    } catch (const boost::system::system_error&) {
        unreadable(backup);
    } catch (const std::exception& error) {
        if (dynamic_cast<const Failure*>(&error) != nullptr) throw;
        unreadable(backup);
    }
}

void require(bool holds, const fs::path& backup, const std::string& file) {
    if (!holds) throw Failure(fault::backup_damaged, {{"path", backup.string()}, {"file", file}});
}

}  // namespace

BackedUp back_up(const Workspace& workspace, const Lock&, store::Store& store, const fs::path& to,
                 Progress& progress, const CancelFlag& cancel) {
    refuse_used(to);
    progress.begin_step("step.backup", 1, 1);
    const Staging staging(to);
    // First the store: what it tells of was there before it.
    const fs::path store_copy = staging.folder() / "store.sqlite";
    store.copy_to(store_copy);
    const std::set<std::string> taken = files_taken_in(store);
    const auto bytes =
        static_cast<std::int64_t>(fs::file_size(store_copy)) + bytes_taken_in(workspace, taken);
    Copying copying(workspace.root(), staging.folder(), Bytes(progress, bytes), cancel);
    copying.enter("store.sqlite", sha256_hex_of_file(store_copy));
    enter_description(workspace, staging.folder(), copying);
    for (const std::string& sha256 : taken) {
        const fs::path folder = fs::path("deliveries") / sha256;
        copying.copy(folder / "original");
        if (copying.digests().at((folder / "original").string()) != sha256)
            throw Failure(fault::delivery_damaged, {{"file", (folder / "original").string()}});
        copying.copy(folder / "receipt.json");
    }
    if (fs::exists(workspace.root() / rounding_secret_name)) copying.copy(rounding_secret_name);
    if (fs::exists(workspace.audit_heads_folder())) {
        for (const fs::directory_entry& entry : fs::directory_iterator(workspace.audit_heads_folder()))
            copying.copy(fs::relative(entry.path(), workspace.root()));
    }
    write_durably(staging.folder() / manifest_name, manifest_text(copying.digests()));
    show(staging.folder(), to);
    progress.finish();
    return copying.done();
}

BackedUp restore(const fs::path& backup, const fs::path& to, Progress& progress, const CancelFlag& cancel) {
    const Digests files = read_manifest(backup).files;
    refuse_used(to);
    for (const auto& [file, sha256] : files)
        require(fs::exists(backup / file), backup, file);
    const std::int64_t expected = bytes_of(backup, files);
    progress.begin_step("step.restore.check", 1, 2);
    Bytes checked(progress, expected);
    for (const auto& [file, sha256] : files) {
        stop_if_cancelled(cancel);
        require(sha256_hex_of_file(backup / file) == sha256, backup, file);
        checked.passed(static_cast<std::int64_t>(fs::file_size(backup / file)));
    }
    progress.begin_step("step.restore.copy", 2, 2);
    const Staging staging(to);
    Copying copying(backup, staging.folder(), Bytes(progress, expected), cancel);
    for (const auto& [file, sha256] : files)
        copying.copy(file);
    for (const auto& [file, sha256] : files)
        require(copying.digests().at(file) == sha256, backup, file);
    for (const char* folder : {"deliveries", "intake", "runs"})
        make_folder(staging.folder() / folder);
    (void)Workspace::open(staging.folder());  // Of a format that this program knows.
    show(staging.folder(), to);
    progress.finish();
    return copying.done();
}

std::optional<ToldBackup> told_of_backup(const fs::path& backup) {
    try {
        const Manifest manifest = read_manifest(backup);
        return ToldBackup{.made_at = manifest.made_at,
                          .holds = {.files = static_cast<std::int64_t>(manifest.files.size()),
                                    .bytes = bytes_of(backup, manifest.files)}};
    } catch (const std::exception&) {
        return std::nullopt;  // BAK-2
    }
}

}  // namespace baophu::workspace

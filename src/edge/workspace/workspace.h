// A workspace: the folder in which one province's figures live.
//
//   workspace.json                      format version, province, agency
//   lock                                held by the one writer, and names him
//   store.sqlite                        the office store                      precious
//   audit-heads/                        signed heads of the store's audit     precious
//   rounding-secret                     by which small numbers are rounded    precious
//   deliveries/<sha256>/                original file and receipt.json        precious
//   intake/<sha256>-<version>/          accepted.parquet, refused.parquet     derived, immutable
//   runs/<id>/                          warehouse.duckdb, inputs.json, journal.json   derived
//   current -> runs/<id>                switched in one step when a run is whole
//
// Readers need no lock. A writer holds a Lock; what a crash left half-done ends in ".partial"
// and is removed by the next writer. Everything is made with umask 077 (set by main).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/territory/territory.h"
#include "edge/workspace/lock.h"

namespace baophu::workspace {

// Changes whenever a program could misread what an older one wrote.
inline constexpr int workspace_format = 1;

class Workspace {
public:
    // Makes an empty workspace; its office store is a file in it, or the database at that address
    // ("postgresql://…"). Throws workspace_exists, folder_not_empty, province_unknown, store_unreachable.
    static Workspace init(const std::filesystem::path& root, std::string_view province,
                          std::string_view agency, std::string_view store = "");

    // Throws workspace_missing; workspace_format_newer when a later program made it;
    // workspace_format_unreadable when workspace.json is damaged.
    static Workspace open(const std::filesystem::path& root);

    const std::filesystem::path& root() const { return root_; }
    const std::string& agency() const { return agency_; }  // Whose program this is.
    const Territory& territory() const { return territory_; }

    // Where the office store is, as store::Database takes it: a file, or an address.
    std::string store_place() const { return store_.empty() ? store_file().string() : store_; }
    std::filesystem::path store_file() const { return root_ / "store.sqlite"; }
    std::filesystem::path audit_heads_folder() const { return root_ / "audit-heads"; }
    std::filesystem::path delivery_folder(std::string_view sha256) const {
        return root_ / "deliveries" / sha256;
    }
    std::filesystem::path intake_folder(std::string_view name) const { return root_ / "intake" / name; }
    std::filesystem::path run_folder(std::string_view id) const { return root_ / "runs" / id; }
    std::filesystem::path current_link() const { return root_ / "current"; }

    // Takes the lock and removes what a crash left. `command` is shown to whoever must wait.
    Lock lock(std::string_view command) const;

private:
    Workspace(std::filesystem::path root, std::string agency, std::string store, Territory territory);

    std::filesystem::path root_;
    std::string agency_;
    std::string store_;  // An address; "" for the file.
    Territory territory_;
};

}  // namespace baophu::workspace

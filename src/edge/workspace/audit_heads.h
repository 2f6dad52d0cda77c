// Signed heads of the audit chain: one file a day, outside the store, by which a chain that was cut short
// or written anew is found.
//
//   audit-heads/2026-11-26.json     {"day", "sequence", "hash", "at", "signed_at", "key", "signature"}
//   audit-heads/audit-head.key      the secret key (Ed25519, PEM, mode 0600), made on first use
//   audit-heads/audit-head.pub      the public key (PEM)
//
//   AUD-6  A head is signed only if the whole chain holds, and every head before it: what was broken is
//          not covered up by a new signature. A later head of the same day takes the place of the earlier.
//          Rows that differ (STO-8) hinder no signature: they are told as long as they differ.
//   AUD-7  Every head must be in the chain, and its signature must be by the key.
//
// Who can write both the store and this folder, the secret key with it, can write a new history. Keep the
// folder, or copies of the files and of the public key, where the program's user cannot change them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "edge/store/audit.h"
#include "edge/store/database.h"

namespace baophu::workspace {

struct SignedHead {
    std::filesystem::path file;
    store::AuditHead head;
};

struct HeadFinding {
    std::string what;           // "chain", "head_absent", "head_differs", "signature", "head_unreadable".
    std::int64_t sequence = 0;  // Of the line that does not hold, or of the head.
    std::string where;          // Name of the head file; of the chain what is wrong with the line.
};

struct AuditVerified {
    std::int64_t lines = 0;
    store::AuditHead head;
    std::int64_t heads = 0;  // Head files that were held against the chain.
    std::vector<HeadFinding> findings;
    std::vector<store::RowFinding> rows;  // STO-8
    std::int64_t not_bound = 0;           // Rows of which it cannot be said whether they were altered.

    bool chain_whole() const { return findings.empty(); }
    bool whole() const { return chain_whole() && rows.empty(); }
};

class AuditHeads {
public:
    // The folder is made when the first head is written.
    explicit AuditHeads(std::filesystem::path folder) : folder_(std::move(folder)) {}

    // Signs the present end of the chain for the present day in Vietnam. Throws Failure: audit_broken
    // (AUD-6), audit_key_unreadable, disk_full, system_error. With an empty chain nothing is written and
    // sequence is 0.
    SignedHead write(store::Database& database) const;

    // The whole chain with the rows that it binds, and every head file against it. With a public key of your
    // own it counts instead of the one in the folder.
    AuditVerified verify(store::Database& database, const std::filesystem::path& public_key = {}) const;

    // Of the newest head; nothing where there is none.
    std::optional<Date> last_day() const;

private:
    std::filesystem::path folder_;
};

}  // namespace baophu::workspace

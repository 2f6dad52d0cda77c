// The audit: a chain of lines that tells who did and read what, and in which no line can be altered,
// removed or put in unseen.
//
//   AUD-1  Lines are numbered from 1 without gaps. The hash of a line is SHA-256 over all its fields,
//          each with its length before it, and the hash of the line before.
//   AUD-2  A call returns when its line is durable. Threads that wait share one transaction.
//   AUD-3  Appends are serialised among threads and processes, on both backends.
//   AUD-4  verify() reads every line and names the first that does not hold. What it cannot see by itself,
//          a chain that was cut short or written anew, the signed heads show (edge/workspace/audit_heads.h).
//   AUD-5  A line names what was asked, never what was answered; it holds no secret and no pay.
//   STO-7  Each row of the store is bound to a line: what never changes by its digest in the line that tells
//          of it, what changes by its history (changes.h), of which the line holds the digest.
//   STO-8  verify() holds every row against them, and names each that was altered, removed or put in.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/access_context.h"
#include "edge/store/actor.h"
#include "edge/store/database.h"

namespace baophu::store {

// Kinds that the program writes; a kind is a word, lower case.
//   read      persons' rows were shown          export    rows left in a file
//   refused   somebody asked without the right  change    something was changed (changes.h)
//   sign-in   signed in, failed, locked         session   ended, forced out, viewing as
//   decision  a person decided on a link        delivery  a file was taken in or taken back
//   run       a run was made, pinned            remark    a remark was written
//   targets   targets of units were set         backup    a backup was asked for
//   mapping   a header was given to a column    store     an older store was brought up to date
//   provider  an identity provider was set, or taken away
struct AuditLine {
    std::string kind;
    std::string what;          // "explain P-4K7Q2M9D", "signed in", "users/12 v3".
    std::int64_t persons = 0;  // Persons that the answer holds.
};

struct AuditEntry {
    std::int64_t sequence;
    std::string at;
    std::string kind;
    Actor actor;
    std::string what;
    std::int64_t persons;
    std::string previous;  // Hash of the line before; 64 zeros before the first.
    std::string hash;
};

// The end of the chain.
struct AuditHead {
    std::int64_t sequence = 0;
    std::string hash;
    std::string at;
};

// What must hold of a line; "" or nothing: of any.
struct AuditFilter {
    std::string kind;
    std::string actor;        // Login.
    std::string from;         // At or after this instant (UTC text).
    std::string to;           // Before this instant.
    std::int64_t before = 0;  // Sequence, for the next page; 0: from the newest on.
    std::size_t limit = 100;
};

// A row that is not as the audit and the history tell it (STO-8).
struct RowFinding {
    std::string what;    // "altered", "gone", "added".
    std::string table;   // "decisions"
    std::string id;      // "12"; "1–11" where one line tells of several and one of them is altered.
    std::string column;  // That differs; "" where a digest alone tells.
};

struct AuditVerdict {
    std::int64_t lines = 0;                 // Read, all of them.
    AuditHead head;                         // Of the lines that hold.
    std::optional<std::int64_t> broken_at;  // Sequence of the first line that does not hold.
    std::string problem;                    // numbering, previous, hash, changes (STO-6); "" if whole.
    std::vector<RowFinding> rows;           // By table.
    std::int64_t not_bound =
        0;  // Rows from before rows were bound: whether they were altered nobody can say.

    bool chain_whole() const { return !broken_at; }
    bool whole() const { return chain_whole() && rows.empty(); }
};

class Audit final : public ReadLog {
public:
    explicit Audit(Database& database) : database_(database) {}

    // Returns the sequence of the line, which is durable then. Throws Failure otherwise.
    std::int64_t append(const Actor& actor, const AuditLine& line);

    // A line of kind "read".
    void record(const ReadEntry& entry) override;

    AuditHead head();  // Sequence 0 before the first line.

    // Newest first.
    std::vector<AuditEntry> lines(const AuditFilter& filter = {});
    std::optional<AuditEntry> line(std::int64_t sequence);
    std::int64_t count(const std::string& kind);

    // The lines, and every row against them (STO-8). Calls `see` with every line that holds, in their order,
    // until the first that does not.
    AuditVerdict verify(const std::function<void(const AuditEntry&)>& see = {});

private:
    Database& database_;
};

// What a line tells, without the digest of its rows.
std::string without_binding(const std::string& what);

// The hash that the line must have (AUD-1).
std::string audit_hash(const AuditEntry& entry);

}  // namespace baophu::store

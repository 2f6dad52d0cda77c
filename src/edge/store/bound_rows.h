// Rows of the store bound to the audit, so that one that was altered, removed or put in behind its back is
// found (STO-7, STO-8). Inner header.
//
// The line that tells of rows that are never changed ends with their name and digest:
//
//   "same #12 = decisions/12 8 <SHA-256>"      row 12, its first 8 columns
//   "compulsory 2019 v1 = unit_targets/1-11 9 <SHA-256>"
//
// The columns are counted because a later version of the tables adds its own at the end. A row that changes
// is held against its history (changes.h); of its secrets the digest ends the audit line of the change.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "edge/store/audit_chain.h"
#include "edge/store/session.h"

namespace baophu::store {

// The rows from `first` to `last`, which are in the table already, by their line of the audit.
struct RowsTold {
    std::string_view table;  // By its name in bound_rows.cpp.
    std::int64_t first;
    std::int64_t last;
};

AuditHead append_audit_of(Transaction& tx, const Actor& actor, AuditLine line, const RowsTold& rows);

// " <SHA-256>" of what of the thing stands in no history; "" of a thing without secrets.
std::string digest_of_secrets(Transaction& tx, const std::string& entity, const std::string& id);

// Every table that is bound by digests or held against its history.
std::set<std::string> bound_tables();

// The rows as they are, held against the lines of the audit as they come by.
class RowsHeld {
public:
    explicit RowsHeld(Transaction& tx);
    ~RowsHeld();

    void line(const AuditEntry& entry);
    void end(AuditVerdict& verdict) const;

private:
    struct Row {
        std::vector<std::string> values;
        bool bound = false;
    };
    struct Bound {
        std::vector<std::string> columns;
        std::map<std::int64_t, Row> rows;
        std::set<std::int64_t> told;  // By a line with a digest.
    };
    struct History {
        std::int64_t version = 0;
        std::map<std::string, std::string> fields;
    };
    using Thing = std::pair<std::string, std::string>;  // Table and id.

    void rows(std::string_view name, std::int64_t first, std::int64_t last, std::size_t columns,
              const std::string& digest);
    void unbound_rows(AuditVerdict& verdict) const;
    void things(AuditVerdict& verdict) const;
    void secrets(const std::string& table, const std::string& id, AuditVerdict& verdict) const;
    bool is_older(const Bound& bound, std::int64_t row) const;

    Transaction& tx_;
    std::map<std::string, Bound, std::less<>> bound_;
    std::map<Thing, History> histories_;
    std::map<Thing, std::string> secrets_;  // Their digest by the last line of the thing.
    std::vector<RowFinding> findings_;
    bool older_ = false;  // The store was written to before rows were bound.
};

}  // namespace baophu::store

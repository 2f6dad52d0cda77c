// Links of the audit chain inside a transaction. Inner header.
#pragma once

#include <string>

#include <soci/soci.h>

#include "edge/store/audit.h"

namespace baophu::store {

struct Transaction;

AuditHead chain_head(soci::session& sql);

// Returns the new head. The caller has the right to write (STO-2).
AuditHead append_to_chain(soci::session& sql, const AuditHead& head, const std::string& at,
                          const Actor& actor, const AuditLine& line);

// The same in a transaction of this room, with its time.
AuditHead append_audit(Transaction& tx, const Actor& actor, const AuditLine& line);

Actor actor_of(const ReadEntry& entry);
AuditLine line_of(const ReadEntry& entry);

}  // namespace baophu::store

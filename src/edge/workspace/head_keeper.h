// Signs the head of the audit by itself, once a day, as long as somebody asks it often (AUD-8).
//
//   AUD-8  The first ask of a day in Vietnam signs the head of that day, unless it is signed. What could not
//   be
//          signed is tried again an hour later.
#pragma once

#include <optional>

#include "core/base/fault.h"
#include "edge/workspace/audit_heads.h"

namespace baophu::workspace {

class HeadKeeper {
public:
    // `database` outlives it. By its clock.
    HeadKeeper(AuditHeads heads, store::Database& database) : heads_(std::move(heads)), database_(database) {}

    // What was signed; nothing where nothing was due, or it failed. Never throws.
    std::optional<SignedHead> keep();

    // Why the last attempt failed; nothing: it did not.
    const std::optional<Fault>& problem() const { return problem_; }

private:
    AuditHeads heads_;
    store::Database& database_;
    std::optional<store::Instant> not_before_;
    std::optional<Fault> problem_;
};

}  // namespace baophu::workspace

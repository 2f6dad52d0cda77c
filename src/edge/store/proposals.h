// What one person proposes and a second one approves, refuses, or the first withdraws. Until it is approved
// nothing else in the store changes.
//
//   TWO-2  Who proposes does not approve, and nobody approves a right or a password of his own (BP-874).
//   TWO-3  A proposal is settled once (BP-879). What is approved is carried out in the transaction in which
//   it
//          is settled, and history and audit have both names ("minh for lan"). It is refused, and stays open,
//          where what it rests on has changed meanwhile (BP-800): the grant that it changes or replaces, the
//          account of which it sets the password, the targets that were in force; for a new grant or
//          identity, that its user is active.
//   GRA-5  A grant begins on the day of its approval at the earliest.
//
// Who may propose and approve what: edge/http.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edge/store/grants.h"
#include "edge/store/identities.h"
#include "edge/store/unit_targets.h"

namespace baophu::store {

enum class ProposalKind { grant, grant_change, password, unit_targets, identity };
enum class ProposalState { open, approved, refused, withdrawn };

std::string_view to_word(ProposalKind kind);
std::string_view to_word(ProposalState state);

struct Proposal {
    std::int64_t id = 0;
    ProposalKind kind = ProposalKind::grant;
    std::int64_t rests_on = 0;  // The version that was seen; of a grant that replaces none that of its user.
    Grant grant;                // grant, grant_change; of password and identity its user alone.
    SetTargets targets;         // unit_targets
    Identity identity;          // identity
    ProposalState state = ProposalState::open;
    std::string proposed_by;  // Login.
    std::string proposed_at;
    std::string settled_by;  // "" while it is open.
    std::string settled_at;
    std::string reason;  // Of a refusal.
    std::int64_t version = 0;

    bool is_of_targets() const { return kind == ProposalKind::unit_targets; }
};

class Proposals {
public:
    explicit Proposals(Database& database) : database_(database) {}

    // Of `proposal` kind, rests_on and what goes with the kind count. Returns the id. Throws Failure what
    // carrying it out would throw now.
    std::int64_t propose(const Proposal& proposal, const Actor& by);

    // `password_hash`: of the password that a proposal of one gives. Throws Failure: entity_not_there,
    // approval_over, second_person_wanted, and what Grants, Users, Identities and UnitTargets throw.
    void approve(std::int64_t id, const Actor& by, const std::string& password_hash = "");

    // Throws Failure also: field_not_usable (no reason).
    void refuse(std::int64_t id, const std::string& reason, const Actor& by);

    void withdraw(std::int64_t id, const Actor& by);

    std::optional<Proposal> find(std::int64_t id);
    std::vector<Proposal> open();  // Oldest first.

    // Settled, the newest first.
    std::vector<Proposal> settled(std::size_t limit);

private:
    Database& database_;
};

}  // namespace baophu::store

#include "edge/store/proposals.h"

#include <algorithm>
#include <array>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "edge/store/change_lines.h"
#include "edge/store/grant_rows.h"
#include "edge/store/identity_rows.h"
#include "edge/store/proposal_content.h"
#include "edge/store/unit_target_rows.h"
#include "edge/store/user_rows.h"

namespace baophu::store {
namespace {

constexpr const char* entity = "proposals";
constexpr std::array<std::string_view, 5> kinds{"grant", "grant_change", "password", "unit_targets",
                                                "identity"};
constexpr std::array<std::string_view, 4> states{"open", "approved", "refused", "withdrawn"};

template <class Value, std::size_t count>
Value parsed(const std::array<std::string_view, count>& words, std::string_view word) {
    return static_cast<Value>(std::ranges::find(words, word) - words.begin());
}

std::vector<Proposal> select(Transaction& tx, const std::string& rest, std::int64_t value) {
    Proposal row;
    std::string kind;
    std::string content;
    std::string state;
    Query query(
        tx.sql,
        "SELECT id, kind, rests_on, content, state, proposed_by, proposed_at, settled_by, settled_at, "
        "reason, version FROM proposals " +
            rest);
    query.use(value);
    query.into(row.id, kind, row.rests_on, content, state, row.proposed_by, row.proposed_at, row.settled_by,
               row.settled_at, row.reason, row.version);
    std::vector<Proposal> found;
    while (query.next()) {
        row.kind = parsed<ProposalKind>(kinds, kind);
        row.state = parsed<ProposalState>(states, state);
        read_content(content, row);
        found.push_back(row);
    }
    return found;
}

// TWO-3
Proposal open_one(Transaction& tx, std::int64_t id) {
    std::vector<Proposal> found = select(tx, "WHERE id = :id", id);
    if (found.empty())
        throw Failure(fault::entity_not_there, {{"entity", entity}, {"id", std::to_string(id)}});
    if (found.front().state != ProposalState::open) throw Failure(fault::approval_over);
    return std::move(found.front());
}

void settle(Transaction& tx, const Proposal& proposal, ProposalState state, const std::string& reason,
            const Actor& by) {
    change_entity(tx, entity, std::to_string(proposal.id), proposal.version,
                  {{"state", std::string(to_word(state))},
                   {"settled_by", by.login},
                   {"settled_at", tx.now},
                   {"reason", reason}},
                  by);
}

// TWO-2
void require_second_person(Transaction& tx, const Proposal& proposal, const Actor& by) {
    if (login_of(proposal.proposed_by) == login_of(by.login)) throw Failure(fault::second_person_wanted);
    if (proposal.is_of_targets()) return;
    const auto user = find_user(tx, proposal.grant.user);
    if (user && user->login == login_of(by.login)) throw Failure(fault::second_person_wanted);
}

// Whoever was made inactive since is given nothing.
void require_active(Transaction& tx, std::int64_t user, std::int64_t seen) {
    const auto found = find_user(tx, user);
    const std::string id = std::to_string(user);
    if (!found) throw Failure(fault::entity_not_there, {{"entity", "users"}, {"id", id}});
    if (found->active) return;
    if (found->version == seen) refuse_field("user", found->login);
    refuse_changed(tx, "users", id, seen, found->version);
}

// GRA-5
Grant from_today_on(const Transaction& tx, Grant grant) {
    grant.from = std::max(grant.from, day_in_vietnam(*instant_of(tx.now)));
    return grant;
}

void carry_out(Transaction& tx, const Proposal& proposal, const Actor& by, const std::string& password_hash) {
    switch (proposal.kind) {
        case ProposalKind::grant: {
            const Grant grant = from_today_on(tx, proposal.grant);
            if (grant.replaces != 0) {
                replace_grant(tx, grant, proposal.rests_on, by);
            } else {
                require_active(tx, grant.user, proposal.rests_on);
                put_grant(tx, grant, by);
            }
            return;
        }
        case ProposalKind::grant_change: {
            Grant grant = proposal.grant;
            grant.version = proposal.rests_on;
            return change_grant(tx, grant, by);
        }
        case ProposalKind::password:
            return give_password(tx, proposal.grant.user, password_hash, proposal.rests_on, by);
        case ProposalKind::identity:
            require_active(tx, proposal.identity.user, proposal.rests_on);
            put_identity(tx, proposal.identity, by);
            return;
        case ProposalKind::unit_targets:
            set_targets(tx, proposal.targets, proposal.rests_on, by);
    }
}

// What could not be carried out now is not proposed.
void try_out(Transaction& tx, const Proposal& proposal, const Actor& by) {
    tx.sql << "SAVEPOINT tried";
    carry_out(tx, proposal, by, "");
    tx.sql << "ROLLBACK TO SAVEPOINT tried";
}

Actor with_both_names(const Actor& by, const Proposal& proposal) {
    Actor both = by;
    both.login += std::string(on_proposal) + proposal.proposed_by;
    return both;
}

}  // namespace

std::string_view to_word(ProposalKind kind) {
    return kinds.at(static_cast<std::size_t>(kind));
}

std::string_view to_word(ProposalState state) {
    return states.at(static_cast<std::size_t>(state));
}

std::int64_t Proposals::propose(const Proposal& proposal, const Actor& by) {
    return writing(database_, [&](Transaction& tx) {
        try_out(tx, proposal, by);
        const std::string nothing;
        const std::vector<Field> fields{{"kind", std::string(to_word(proposal.kind))},
                                        {"rests_on", proposal.rests_on},
                                        {"content", content_of(proposal)},
                                        {"state", std::string(to_word(ProposalState::open))},
                                        {"proposed_by", by.login},
                                        {"proposed_at", tx.now},
                                        {"settled_by", nothing},
                                        {"settled_at", nothing},
                                        {"reason", nothing}};
        return static_cast<std::int64_t>(std::stoll(add_entity(tx, entity, fields, by)));
    });
}

void Proposals::approve(std::int64_t id, const Actor& by, const std::string& password_hash) {
    writing(database_, [&](Transaction& tx) {
        const Proposal proposal = open_one(tx, id);
        require_second_person(tx, proposal, by);
        settle(tx, proposal, ProposalState::approved, "", by);
        carry_out(tx, proposal, with_both_names(by, proposal), password_hash);
    });
}

void Proposals::refuse(std::int64_t id, const std::string& reason, const Actor& by) {
    require_text("reason", reason);
    writing(database_,
            [&](Transaction& tx) { settle(tx, open_one(tx, id), ProposalState::refused, reason, by); });
}

void Proposals::withdraw(std::int64_t id, const Actor& by) {
    writing(database_,
            [&](Transaction& tx) { settle(tx, open_one(tx, id), ProposalState::withdrawn, "", by); });
}

std::optional<Proposal> Proposals::find(std::int64_t id) {
    return reading(database_, [&](Transaction& tx) -> std::optional<Proposal> {
        std::vector<Proposal> found = select(tx, "WHERE id = :id", id);
        if (found.empty()) return std::nullopt;
        return std::move(found.front());
    });
}

std::vector<Proposal> Proposals::open() {
    return reading(database_, [](Transaction& tx) {
        return select(tx, "WHERE state = 'open' AND id > :id ORDER BY id", 0);
    });
}

std::vector<Proposal> Proposals::settled(std::size_t limit) {
    return reading(database_, [&](Transaction& tx) {
        return select(tx,
                      "WHERE state <> 'open' AND id > :id ORDER BY settled_at DESC, id DESC LIMIT " +
                          std::to_string(limit),
                      0);
    });
}

}  // namespace baophu::store

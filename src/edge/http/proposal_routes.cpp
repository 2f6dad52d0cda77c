// What waits for a second person, and what became of it.
//
//   TWO-2  Who has the right that the change takes approves or refuses, and nobody his own (proposals.h).
#include <boost/json/array.hpp>

#include "core/base/fault_codes.h"
#include "edge/http/handlers.h"
#include "edge/http/proposals_told.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using rights::Right;
using store::Proposal;

constexpr std::size_t settled_most = 50;
constexpr std::size_t reason_most = 300;

template <class Tell>
Answer list(const Call& call, bool of_targets, Tell tell) {
    call.asked().finish();
    store::Proposals proposals(call.office.database);
    json::array open;
    for (const Proposal& proposal : proposals.open()) {
        if (proposal.is_of_targets() == of_targets) open.push_back(tell(call, proposal));
    }
    json::array settled;
    for (const Proposal& proposal : proposals.settled(settled_most)) {
        if (proposal.is_of_targets() == of_targets) settled.push_back(tell(call, proposal));
    }
    return json_answer(json::object{{"open", std::move(open)}, {"settled", std::move(settled)}});
}

// That it is of another kind is not told either.
Proposal proposal_of(const Call& call, bool of_targets) {
    const std::int64_t id = call.row_in_path("id");
    auto proposal = store::Proposals(call.office.database).find(id);
    if (!proposal || proposal->is_of_targets() != of_targets)
        throw Failure(fault::entity_not_there, {{"entity", "proposals"}, {"id", std::to_string(id)}});
    return *std::move(proposal);
}

// The password that was given, or nothing.
json::value settle(const Call& call, bool of_targets, Right right) {
    Body body(call.request.body);
    const std::string step = body.one_of("step", {"approve", "refuse", "withdraw"});
    const std::string reason = body.maybe_text("reason", reason_most).value_or("");
    body.finish();
    const Proposal proposal = proposal_of(call, of_targets);
    store::Proposals proposals(call.office.database);
    const bool own = store::login_of(proposal.proposed_by) == call.visit->user.login;
    if (step == "withdraw") {
        if (!own) throw Failure(fault::right_missing, {{"right", std::string(to_word(right))}});
        proposals.withdraw(proposal.id, call.actor());
    } else if (step == "refuse") {
        if (own) throw Failure(fault::second_person_wanted);
        proposals.refuse(proposal.id, reason, call.actor());
    } else if (const auto password = approve(call.office, proposal, call.actor())) {
        return json::value(*password);
    }
    return nullptr;
}

}  // namespace

Answer list_user_proposals(const Call& call) {
    return list(call, false, account_proposal);
}

Answer settle_user_proposal(const Call& call) {
    const json::value password = settle(call, false, Right::manage_users);
    json::object told = account_proposal(call, proposal_of(call, false));
    told["password"] = password;
    return json_answer(told);
}

Answer list_target_proposals(const Call& call) {
    return list(call, true, target_proposal);
}

Answer settle_target_proposal(const Call& call) {
    settle(call, true, Right::set_targets);
    return json_answer(target_proposal(call, proposal_of(call, true)));
}

}  // namespace baophu::http

#include "edge/http/violations_told.h"

#include <algorithm>
#include <map>

#include "core/base/fault_codes.h"
#include "edge/http/deliveries_told.h"
#include "edge/http/presenters.h"
#include "edge/http/proposals_told.h"
#include "edge/http/session_cookie.h"
#include "edge/rights/agencies.h"
#include "flow/intake/intake.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using rights::Right;
using rights::Shown;
using store::Violation;
using store::ViolationState;

struct Holder {
    store::User user;
    std::vector<std::string> senders;
};

// By name.
std::vector<Holder> holders(const Call& call, const std::set<std::string>& senders) {
    const Date today = store::day_in_vietnam(call.office.database.now());
    std::map<std::int64_t, std::vector<store::Grant>> grants;
    for (store::Grant& grant : call.office.grants.all()) {
        if (grant.holds_on(today)) grants[grant.user].push_back(std::move(grant));
    }
    std::vector<Holder> found;
    for (store::User& user : call.office.users.all()) {
        const auto his = grants.find(user.id);
        if (!user.active || his == grants.end()) continue;
        const rights::Reader reader = reader_with(call.office, user.login, his->second);
        if (!reader.may(Right::see_deliveries)) continue;
        Holder holder{.user = std::move(user), .senders = {}};
        std::ranges::copy_if(senders, std::back_inserter(holder.senders), [&](const std::string& sender) {
            return rights::is_told_of_sender(reader, Shown::delivery, sender);
        });
        if (!holder.senders.empty()) found.push_back(std::move(holder));
    }
    std::ranges::stable_sort(found, {}, [](const Holder& holder) { return holder.user.full_name; });
    return found;
}

bool is_mine(const Call& call, const Violation& violation) {
    return violation.holder == call.visit->user.id;
}

bool is_overdue(const Call& call, const Violation& violation) {
    return violation.state == ViolationState::given &&
           violation.due < store::day_in_vietnam(call.office.database.now());
}

}  // namespace

bool is_told(const Call& call, const Violation& violation) {
    return rights::is_told_of_sender(*call.reader, Shown::delivery, violation.sender);
}

store::Violation told_violation(const Call& call, std::int64_t id) {
    auto found = store::Violations(call.office.database).find(id);
    if (!found || !is_told(call, *found))
        throw Failure(fault::entity_not_there, {{"entity", "violations"}, {"id", std::to_string(id)}});
    return *std::move(found);
}

bool may_give(const Call& call, const std::string& sender) {
    return !call.visit->read_only() && call.reader->may(Right::give_violations) &&
           rights::is_told_of_sender(*call.reader, Shown::delivery, sender);
}

std::vector<std::string_view> steps_of(const Call& call, const Violation& violation) {
    std::vector<std::string_view> steps;
    if (violation.state == ViolationState::done || call.visit->read_only()) return steps;
    if (violation.state == ViolationState::given && is_mine(call, violation)) steps.emplace_back("answer");
    if (may_give(call, violation.sender)) {
        steps.emplace_back("give");
        steps.emplace_back("close");
    }
    return steps;
}

json::array holders_told(const Call& call, const std::set<std::string>& senders) {
    std::set<std::string> given;
    std::ranges::copy_if(senders, std::inserter(given, given.end()),
                         [&](const std::string& sender) { return may_give(call, sender); });
    json::array told;
    if (given.empty()) return told;
    for (const Holder& holder : holders(call, given)) {
        json::array of;
        for (const std::string& sender : holder.senders)
            of.push_back(json::value(sender));
        told.push_back(json::object{{"login", holder.user.login},
                                    {"full_name", holder.user.full_name},
                                    {"agency_name", agency_name(call, holder.user.agency)},
                                    {"senders", std::move(of)}});
    }
    return told;
}

store::User holder_called(const Call& call, const std::string& login, const std::string& sender) {
    std::string known;
    for (Holder& holder : holders(call, {sender})) {
        if (holder.user.login == login) return std::move(holder.user);
        known += (known.empty() ? "" : ", ") + holder.user.full_name;
    }
    throw Failure(fault::holder_not_told, {{"name", login}, {"known", known}});
}

json::object violation_form(const Call& call, const Violation& one) {
    const auto holder = call.office.users.find(one.holder);
    const FaultText text =
        call.words.fault(intake::refusal_fault(one.dataset, one.rule.header, one.rule.code));
    json::array steps;
    for (const std::string_view step : steps_of(call, one))
        steps.push_back(json::value(step));
    const auto name_or_null = [&](const std::string& login) {
        return login.empty() ? json::value(nullptr) : json::value(full_name_of(call.office, login));
    };
    return {{"id", one.id},
            {"sha256", one.delivery},
            {"file_name", one.file_name},
            {"sender", one.sender},
            {"sender_name", sender_name(call, one.sender)},
            {"dataset", one.dataset},
            {"dataset_title", dataset_title(call, one.dataset)},
            {"period", one.period},
            {"code", one.rule.code},
            {"header", one.rule.header},
            {"title", text.what},
            {"action", text.to_do},
            {"rows", one.rows},
            {"holder", holder ? holder->login : std::to_string(one.holder)},
            {"holder_name", holder ? holder->full_name : std::to_string(one.holder)},
            {"holder_agency_name", holder ? agency_name(call, holder->agency) : std::string()},
            {"mine", is_mine(call, one)},
            {"due", one.due.iso()},
            {"overdue", is_overdue(call, one)},
            {"remark", empty_is_null(one.remark)},
            {"answer", empty_is_null(one.answer)},
            {"state", to_word(one.state)},
            {"given_by", full_name_of(call.office, one.given_by)},
            {"given_at", one.given_at},
            {"answered_at", empty_is_null(one.answered_at)},
            {"done_by", name_or_null(one.done_by)},
            {"done_at", empty_is_null(one.done_at)},
            {"done_with", empty_is_null(one.done_with)},
            {"closing_reason", empty_is_null(one.closing_reason)},
            {"steps", std::move(steps)},
            {"version", one.version}};
}

}  // namespace baophu::http

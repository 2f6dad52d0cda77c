// Rules that rows of deliveries break, given to somebody (violations_told.h): the list across files, giving,
// and what is done with one.
#include <algorithm>
#include <limits>

#include <boost/json/array.hpp>

#include "core/base/fault_codes.h"
#include "edge/http/deliveries_told.h"
#include "edge/http/handlers.h"
#include "edge/http/violations_told.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using store::Violation;
using store::ViolationState;

constexpr std::size_t rules_most = 60;
constexpr std::size_t text_most = 1000;

Date read_due(const Call& call, Body& body) {
    const Date due = body.day("due");
    if (due < store::day_in_vietnam(call.office.database.now()))
        throw Failure(fault::field_not_usable, {{"field", "due"}, {"value", due.iso()}});
    return due;
}

bool is_wanted(std::string_view state, const Violation& one) {
    if (state == "all") return true;
    return state == "open" ? one.state != ViolationState::done : to_word(one.state) == state;
}

// The rule with the number of rows that break it, as the file is read now.
Violation of_file(const store::DeliveryEntry& entry, const std::vector<intake::RefusedKind>& kinds,
                  const store::BrokenRule& rule) {
    const auto found = std::ranges::find_if(kinds, [&](const intake::RefusedKind& kind) {
        return kind.code == rule.code && kind.header == rule.header;
    });
    if (found == kinds.end())
        throw Failure(fault::rule_not_broken, {{"rule", rule.code + " " + rule.header}});
    Violation one;
    one.delivery = entry.sha256;
    one.sender = entry.sender;
    one.dataset = entry.dataset;
    one.period = entry.period;
    one.file_name = entry.file_name;
    one.rule = rule;
    one.rows = found->rows;
    return one;
}

json::array forms(const Call& call, const std::vector<std::int64_t>& ids) {
    json::array told;
    for (const std::int64_t id : ids)
        told.push_back(violation_form(call, told_violation(call, id)));
    return told;
}

}  // namespace

Answer list_violations(const Call& call) {
    Asked asked = call.asked();
    const auto sender = asked.text("sender", 40);
    const auto code = asked.text("code", 20);
    const std::string state = asked.one_of("state", {"open", "given", "answered", "done", "all"}, "open");
    const auto holder = asked.text("holder", 80);
    const bool mine = asked.one_of("of", {"all", "me"}, "all") == "me";
    asked.finish();
    const auto of = holder ? call.office.users.find_login(*holder) : std::nullopt;
    json::array violations;
    std::set<std::string> senders;
    for (const Violation& one : store::Violations(call.office.database).all()) {
        const bool his =
            (!mine || one.holder == call.visit->user.id) && (!holder || (of && one.holder == of->id));
        const bool named = (!sender || one.sender == *sender) && (!code || one.rule.code == *code);
        if (!his || !named || !is_wanted(state, one) || !is_told(call, one)) continue;
        violations.push_back(violation_form(call, one));
        senders.insert(one.sender);
    }
    return json_answer(
        json::object{{"violations", std::move(violations)}, {"holders", holders_told(call, senders)}});
}

Answer give_violations(const Call& call) {
    Body body(call.request.body);
    const std::string sha256 = body.text("sha256", 64);
    std::vector<store::BrokenRule> rules;
    for (Body& rule : body.objects("rules", rules_most)) {
        rules.push_back(
            {.code = rule.text("code", 20), .header = rule.maybe_text("header", 200).value_or("")});
        rule.finish();
    }
    const std::string login = body.text("holder", 80);
    const Date due = read_due(call, body);
    const std::string remark = body.maybe_text("remark", text_most).value_or("");
    body.finish();
    const store::DeliveryEntry entry = delivery_told_of(call, sha256, rights::Shown::delivery);
    const store::User holder = holder_called(call, login, entry.sender);
    const auto kinds = refused_kinds_of(call, entry);
    std::vector<Violation> wanted;
    for (const store::BrokenRule& rule : rules) {
        wanted.push_back(of_file(entry, kinds, rule));
        wanted.back().holder = holder.id;
        wanted.back().due = due;
        wanted.back().remark = remark;
    }
    const auto ids = store::Violations(call.office.database).give(wanted, call.actor());
    return json_answer(json::object{{"violations", forms(call, ids)}}, 201);
}

Answer step_violation(const Call& call) {
    const std::int64_t id = call.row_in_path("id");
    Body body(call.request.body);
    const std::string step = body.one_of("step", {"answer", "give", "close"});
    const std::int64_t seen = body.integer("seen", 0, std::numeric_limits<std::int32_t>::max());
    const std::string text = body.maybe_text("text", text_most).value_or("");
    const auto login = body.maybe_text("holder", 80);
    const auto due = step == "give" ? std::optional(read_due(call, body)) : body.maybe_day("due");
    body.finish();
    const Violation one = told_violation(call, id);
    const bool of_giver = step != "answer";
    const bool allowed =
        of_giver ? may_give(call, one.sender) : one.holder == call.visit->user.id && !call.visit->read_only();
    if (!allowed)
        throw Failure(fault::right_missing,
                      {{"right", std::string(to_word(rights::Right::give_violations))}});
    store::Violations violations(call.office.database);
    if (step == "answer") violations.answer(id, seen, text, call.actor());
    if (step == "close") violations.close(id, seen, text, call.actor());
    if (step == "give") {
        const store::User holder = holder_called(call, login.value_or(""), one.sender);
        violations.give_again(id, seen, holder.id, *due, text, call.actor());
    }
    return json_answer(violation_form(call, told_violation(call, id)));
}

}  // namespace baophu::http

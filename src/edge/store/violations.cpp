#include "edge/store/violations.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "edge/store/change_lines.h"
#include "edge/store/violations_settled.h"

namespace baophu::store {
namespace {

constexpr const char* entity = "violations";

constexpr std::array states{std::pair{ViolationState::given, std::string_view("given")},
                            std::pair{ViolationState::answered, std::string_view("answered")},
                            std::pair{ViolationState::done, std::string_view("done")}};

ViolationState state_of(std::string_view word) {
    for (const auto& [state, name] : states) {
        if (name == word) return state;
    }
    return ViolationState::given;
}

std::string word_of(ViolationState state) {
    return std::string(to_word(state));
}

std::string selected(const std::string& where) {
    return "SELECT id, delivery, sender, dataset, period, file_name, code, header, row_count, holder, due, "
           "remark, answer, state, given_by, given_at, answered_at, done_by, done_at, done_with, "
           "closing_reason, version FROM violations" +
           where + " ORDER BY CASE state WHEN 'done' THEN 1 ELSE 0 END, due, id";
}

std::vector<Violation> rows_of(Query& query) {
    Violation one;
    std::string due;
    std::string state;
    query.into(one.id, one.delivery, one.sender, one.dataset, one.period, one.file_name, one.rule.code,
               one.rule.header, one.rows, one.holder, due, one.remark, one.answer, state, one.given_by,
               one.given_at, one.answered_at, one.done_by, one.done_at, one.done_with, one.closing_reason,
               one.version);
    std::vector<Violation> found;
    while (query.next()) {
        one.due = *Date::parse(due);
        one.state = state_of(state);
        found.push_back(one);
    }
    return found;
}

std::vector<Violation> waiting_of(Transaction& tx, const std::string& sender, const std::string& dataset) {
    Query query(tx.sql, selected(" WHERE sender = :sender AND dataset = :dataset AND state <> 'done'"));
    query.use(sender).use(dataset);
    return rows_of(query);
}

std::optional<Violation> find_in(Transaction& tx, std::int64_t id) {
    Query query(tx.sql, selected(" WHERE id = :id"));
    query.use(id);
    const std::vector<Violation> found = rows_of(query);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

void require_active(Transaction& tx, std::int64_t user) {
    require_entity(tx, "users", std::to_string(user));
    std::int64_t active = 0;
    Query(tx.sql, "SELECT active FROM users WHERE id = :id").use(user).into(active).next();
    if (active == 0) refuse_field("holder", std::to_string(user));
}

// VIO-1
void refuse_given(Transaction& tx, const Violation& wanted) {
    for (const Violation& one : waiting_of(tx, wanted.sender, wanted.dataset)) {
        if (one.rule != wanted.rule) continue;
        std::string name;
        Query(tx.sql, "SELECT full_name FROM users WHERE id = :id").use(one.holder).into(name).next();
        throw Failure(fault::violation_given,
                      {{"rule", wanted.rule.code + " " + wanted.rule.header}, {"name", name}});
    }
}

std::int64_t give_one(Transaction& tx, const Violation& wanted, const Actor& by) {
    for (const auto& [field, text] :
         {std::pair{"delivery", wanted.delivery}, std::pair{"sender", wanted.sender},
          std::pair{"dataset", wanted.dataset}, std::pair{"code", wanted.rule.code}})
        require_text(field, text);
    if (wanted.rows <= 0) refuse_field("rows", std::to_string(wanted.rows));
    require_active(tx, wanted.holder);
    refuse_given(tx, wanted);
    const std::string id = add_entity(tx, entity,
                                      {{"delivery", wanted.delivery},
                                       {"sender", wanted.sender},
                                       {"dataset", wanted.dataset},
                                       {"period", wanted.period},
                                       {"file_name", wanted.file_name},
                                       {"code", wanted.rule.code},
                                       {"header", wanted.rule.header},
                                       {"row_count", wanted.rows},
                                       {"holder", wanted.holder},
                                       {"due", wanted.due.iso()},
                                       {"remark", wanted.remark},
                                       {"answer", std::string()},
                                       {"state", word_of(ViolationState::given)},
                                       {"given_by", by.login},
                                       {"given_at", tx.now},
                                       {"answered_at", std::string()},
                                       {"done_by", std::string()},
                                       {"done_at", std::string()},
                                       {"done_with", std::string()},
                                       {"closing_reason", std::string()}},
                                      by);
    return static_cast<std::int64_t>(std::stoll(id));
}

// VIO-2
bool may_become(ViolationState from, ViolationState to) {
    if (from == ViolationState::done) return false;
    return to != ViolationState::answered || from == ViolationState::given;
}

// The version is looked at first: whoever saw another one is told who changed it, not that the step is wrong.
void move(Transaction& tx, std::int64_t id, std::int64_t seen, ViolationState to, std::vector<Field> fields,
          const Actor& by) {
    const auto found = find_in(tx, id);
    if (found && found->version == seen && !may_become(found->state, to))
        throw Failure(fault::state_not_possible, {{"from", word_of(found->state)}, {"to", word_of(to)}});
    fields.push_back({"state", word_of(to)});
    change_entity(tx, entity, std::to_string(id), seen, fields, by);
}

// VIO-4
bool settles(const DeliveryEntry& delivery, const Violation& violation) {
    if (delivery.supplements.empty())
        return delivery.sha256 != violation.delivery && delivery.period >= violation.period;
    return delivery.supplements == violation.delivery && delivery.rows_accepted >= violation.rows;
}

}  // namespace

std::string_view to_word(ViolationState state) {
    for (const auto& [known, name] : states) {
        if (known == state) return name;
    }
    return "";
}

std::vector<std::int64_t> Violations::give(const std::vector<Violation>& wanted, const Actor& by) {
    return writing(database_, [&](Transaction& tx) {
        std::vector<std::int64_t> ids;
        for (const Violation& one : wanted)
            ids.push_back(give_one(tx, one, by));
        return ids;
    });
}

void Violations::answer(std::int64_t id, std::int64_t seen, const std::string& text, const Actor& by) {
    require_text("answer", text);
    writing(database_, [&](Transaction& tx) {
        move(tx, id, seen, ViolationState::answered, {{"answer", text}, {"answered_at", tx.now}}, by);
    });
}

void Violations::give_again(std::int64_t id, std::int64_t seen, std::int64_t holder, const Date& due,
                            const std::string& remark, const Actor& by) {
    writing(database_, [&](Transaction& tx) {
        require_active(tx, holder);
        move(tx, id, seen, ViolationState::given,
             {{"holder", holder},
              {"due", due.iso()},
              {"remark", remark},
              {"answer", std::string()},
              {"answered_at", std::string()},
              {"given_by", by.login},
              {"given_at", tx.now}},
             by);
    });
}

void Violations::close(std::int64_t id, std::int64_t seen, const std::string& reason, const Actor& by) {
    if (reason.empty()) throw Failure(fault::reason_missing);
    writing(database_, [&](Transaction& tx) {
        move(tx, id, seen, ViolationState::done,
             {{"done_by", by.login}, {"done_at", tx.now}, {"closing_reason", reason}}, by);
    });
}

std::optional<Violation> Violations::find(std::int64_t id) {
    return reading(database_, [&](Transaction& tx) { return find_in(tx, id); });
}

std::vector<Violation> Violations::all() {
    return reading(database_, [](Transaction& tx) {
        Query query(tx.sql, selected(""));
        return rows_of(query);
    });
}

bool Violations::waits(const std::string& sender, const std::string& dataset) {
    return reading(database_, [&](Transaction& tx) { return !waiting_of(tx, sender, dataset).empty(); });
}

void settle_violations(Transaction& tx, const DeliveryEntry& delivery,
                       const std::vector<BrokenRule>& broken) {
    const Actor by{
        .login = delivery.taken_by, .agency = "", .territory = "", .purpose = "", .case_number = ""};
    for (const Violation& one : waiting_of(tx, delivery.sender, delivery.dataset)) {
        if (std::ranges::find(broken, one.rule) != broken.end() || !settles(delivery, one)) continue;
        move(tx, one.id, one.version, ViolationState::done,
             {{"done_by", by.login}, {"done_at", tx.now}, {"done_with", delivery.sha256}}, by);
    }
}

}  // namespace baophu::store

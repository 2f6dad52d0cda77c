#include "edge/store/cases.h"

#include <array>
#include <utility>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "edge/store/change_lines.h"

namespace baophu::store {
namespace {

constexpr const char* entity = "cases";
constexpr const char* open_word = "open";
constexpr const char* closed_word = "closed";

constexpr std::array kinds{std::pair{CaseKind::inspection, std::string_view("inspection")},
                           std::pair{CaseKind::check, std::string_view("check")}};

std::vector<Case> rows_of(Query& query) {
    Case one;
    std::string kind;
    std::string decision_day;
    std::string state;
    std::string due;
    query.into(one.id, one.agency, kind, one.employer, one.tax_code, one.employer_name, one.decision_number,
               decision_day, one.legal_basis, one.content, one.sign, one.inspector, state, one.opened_at,
               one.opened_by, one.closed_at, one.closed_by, one.closing_reason, one.version, due);
    std::vector<Case> found;
    while (query.next()) {
        one.kind = *case_kind_of(kind);
        one.decision_day = *Date::parse(decision_day);
        one.open = state == open_word;
        one.due = Date::parse(due);
        found.push_back(one);
    }
    return found;
}

std::string selected(const std::string& where) {
    return "SELECT id, agency, kind, employer, tax_code, employer_name, decision_number, decision_day, "
           "legal_basis, content, sign, inspector, state, opened_at, opened_by, closed_at, closed_by, "
           "closing_reason, version, due FROM cases" +
           where + " ORDER BY CASE state WHEN 'open' THEN 0 ELSE 1 END, decision_day DESC, id DESC";
}

std::optional<Case> find_in(Transaction& tx, std::int64_t id) {
    Query query(tx.sql, selected(" WHERE id = :id"));
    query.use(id);
    const std::vector<Case> found = rows_of(query);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::string login_of(Transaction& tx, std::int64_t user) {
    require_entity(tx, "users", std::to_string(user));
    std::string login;
    Query(tx.sql, "SELECT login FROM users WHERE id = :id").use(user).into(login).next();
    return login;
}

// CAS-2
void require_another(Transaction& tx, std::int64_t inspector, const Actor& by) {
    if (login_of(tx, inspector) == store::login_of(by.login)) throw Failure(fault::second_person_wanted);
}

// The version is looked at first: whoever saw another one is told who changed it, not that the step is wrong.
void step(Transaction& tx, std::int64_t id, std::int64_t seen, const std::vector<Field>& fields,
          std::string_view to, const Actor& by) {
    const auto found = find_in(tx, id);
    if (found && found->version == seen) {
        if (!found->open)
            throw Failure(fault::state_not_possible, {{"from", closed_word}, {"to", std::string(to)}});
        require_another(tx, found->inspector, by);
    }
    change_entity(tx, entity, std::to_string(id), seen, fields, by);
}

void refuse_double(Transaction& tx, const Case& wanted) {
    std::int64_t id = 0;
    Query query(tx.sql,
                "SELECT id FROM cases WHERE agency = :agency AND decision_number = :number AND employer = "
                ":employer AND state = 'open'");
    query.use(wanted.agency).use(wanted.decision_number).use(wanted.employer).into(id);
    if (query.next())
        throw Failure(fault::already_there, {{"entity", entity}, {"id", wanted.decision_number}});
}

}  // namespace

std::string_view to_word(CaseKind kind) {
    for (const auto& [known, name] : kinds) {
        if (known == kind) return name;
    }
    return "";
}

std::optional<CaseKind> case_kind_of(std::string_view word) {
    for (const auto& [kind, name] : kinds) {
        if (name == word) return kind;
    }
    return std::nullopt;
}

std::int64_t Cases::open(const Case& wanted, const Actor& by) {
    require_text("employer", wanted.employer);
    require_text("decision_number", wanted.decision_number);
    require_text("legal_basis", wanted.legal_basis);
    require_text("content", wanted.content);
    return writing(database_, [&](Transaction& tx) {
        require_entity(tx, "agencies", wanted.agency);
        require_another(tx, wanted.inspector, by);
        refuse_double(tx, wanted);
        const std::string id = add_entity(tx, entity,
                                          {{"agency", wanted.agency},
                                           {"kind", std::string(to_word(wanted.kind))},
                                           {"employer", wanted.employer},
                                           {"tax_code", wanted.tax_code},
                                           {"employer_name", wanted.employer_name},
                                           {"decision_number", wanted.decision_number},
                                           {"decision_day", wanted.decision_day.iso()},
                                           {"legal_basis", wanted.legal_basis},
                                           {"content", wanted.content},
                                           {"sign", wanted.sign},
                                           {"inspector", wanted.inspector},
                                           {"state", std::string(open_word)},
                                           {"opened_at", tx.now},
                                           {"opened_by", by.login},
                                           {"closed_at", std::string()},
                                           {"closed_by", std::string()},
                                           {"closing_reason", std::string()},
                                           {"due", wanted.due ? wanted.due->iso() : std::string()}},
                                          by);
        return static_cast<std::int64_t>(std::stoll(id));
    });
}

void Cases::assign(std::int64_t id, std::int64_t seen, std::int64_t inspector, const Actor& by) {
    writing(database_, [&](Transaction& tx) {
        require_another(tx, inspector, by);
        step(tx, id, seen, {{"inspector", inspector}}, open_word, by);
    });
}

void Cases::close(std::int64_t id, std::int64_t seen, const std::string& reason, const Actor& by) {
    if (reason.empty()) throw Failure(fault::reason_missing);
    writing(database_, [&](Transaction& tx) {
        step(tx, id, seen,
             {{"state", std::string(closed_word)},
              {"closed_at", tx.now},
              {"closed_by", by.login},
              {"closing_reason", reason}},
             closed_word, by);
    });
}

std::optional<Case> Cases::find(std::int64_t id) {
    return reading(database_, [&](Transaction& tx) { return find_in(tx, id); });
}

std::vector<Case> Cases::all() {
    return reading(database_, [](Transaction& tx) {
        Query query(tx.sql, selected(""));
        return rows_of(query);
    });
}

std::vector<Case> Cases::open_to(std::int64_t inspector, const std::string& decision_number) {
    return reading(database_, [&](Transaction& tx) {
        const bool any = decision_number.empty();
        Query query(tx.sql, selected(" WHERE state = 'open' AND inspector = :inspector" +
                                     std::string(any ? "" : " AND decision_number = :number")));
        query.use(inspector);
        if (!any) query.use(decision_number);
        return rows_of(query);
    });
}

}  // namespace baophu::store

// Cases: who opens, gives and closes them, and who sees them (edge/store/cases.h).
//
//   CAS-6  Of cases one is told as far as one's agency goes; the leader of all. Whoever may manage those of
//   an
//          agency opens them, gives them to its inspectors and closes them (CAS-2).
//   CAS-7  A second visit of an employer in a year is warned of by the law of the day of its decision,
//   whichever
//          agency makes it; a clear sign of a violation, which is written down, lifts the limit.
#include <algorithm>
#include <map>

#include <boost/json/array.hpp>

#include "core/base/fault_codes.h"
#include "core/law/inspection.h"
#include "edge/http/handlers.h"
#include "edge/http/presenters.h"
#include "edge/http/session_cookie.h"
#include "edge/store/cases.h"
#include "edge/store/changes.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using rights::Right;
using rights::Shown;
using store::Case;

// ---- Who ---------------------------------------------------------------------------------------------

// CAS-6
bool is_of_reach(const Call& call, const std::string& agency) {
    return call.reader->told_of_all(Shown::inspection_case) ||
           call.reader->own_agencies(Shown::inspection_case).contains(agency);
}

bool may_manage(const Call& call, const std::string& agency) {
    return !call.visit->read_only() && call.reader->may(Right::manage_cases) && is_of_reach(call, agency);
}

struct Inspector {
    store::User user;
    std::string agency;  // Of the grant.
};

// Whoever holds a role that reads within cases, today, by login.
std::vector<Inspector> inspectors(const Call& call) {
    const Date today = store::day_in_vietnam(call.office.database.now());
    const std::string purpose(to_word(rights::Purpose::inspection));
    std::map<std::int64_t, std::string> agencies;
    for (const store::Grant& grant : call.office.grants.all()) {
        const auto role = rights::parse_role(grant.role);
        const bool reads = role && reads_within_cases(*role) && grant.holds_on(today) &&
                           std::ranges::find(grant.purposes, purpose) != grant.purposes.end();
        if (reads && may_manage(call, grant.agency)) agencies.emplace(grant.user, grant.agency);
    }
    std::vector<Inspector> found;
    for (store::User& user : call.office.users.all()) {
        const auto agency = agencies.find(user.id);
        if (agency != agencies.end() && user.active && user.login != call.visit->user.login)
            found.push_back({.user = std::move(user), .agency = agency->second});
    }
    return found;
}

Inspector inspector_called(const Call& call, const std::string& login) {
    std::string known;
    for (Inspector& inspector : inspectors(call)) {
        if (inspector.user.login == login) return std::move(inspector);
        known += (known.empty() ? "" : ", ") + inspector.user.login;
    }
    throw Failure(fault::office_word_unknown, {{"what", "inspector"}, {"value", login}, {"known", known}});
}

// Names of users by their logins and their ids, each read once.
class Names {
public:
    explicit Names(Office& office) {
        for (store::User& user : office.users.all()) {
            logins_.emplace(user.id, user.login);
            names_.emplace(user.login, user.full_name);
        }
    }

    std::string login(std::int64_t id) const {
        const auto found = logins_.find(id);
        return found == logins_.end() ? std::to_string(id) : found->second;
    }
    std::string of(const std::string& login) const {
        const auto found = names_.find(login);
        return found == names_.end() ? login : found->second;
    }

private:
    std::map<std::int64_t, std::string> logins_;
    std::map<std::string, std::string> names_;
};

// ---- How often an employer is visited ----------------------------------------------------------------

bool same_employer(const Case& one, const Case& other) {
    return one.employer == other.employer || (!one.tax_code.empty() && one.tax_code == other.tax_code);
}

Visit visit_of(const Case& one) {
    return {.kind = one.kind == store::CaseKind::inspection ? VisitKind::inspection : VisitKind::check,
            .day = one.decision_day,
            .content = one.content};
}

// Of the same employer and year, decided on before it; of one that is not there yet all of them.
std::vector<Case> earlier_visits(const std::vector<Case>& all, const Case& planned) {
    std::vector<Case> earlier;
    for (const Case& one : all) {
        const bool other = planned.id == 0 ||
                           std::pair(one.decision_day, one.id) < std::pair(planned.decision_day, planned.id);
        if (other && one.id != planned.id && same_employer(one, planned) &&
            one.decision_day.year() == planned.decision_day.year())
            earlier.push_back(one);
    }
    return earlier;
}

Result<VisitVerdict> judge(const Call& call, const Case& planned, const std::vector<Case>& earlier) {
    std::vector<Visit> visits;
    std::ranges::transform(earlier, std::back_inserter(visits), visit_of);
    return may_visit(call.office.law, visit_of(planned), visits, !planned.sign.empty());
}

// CAS-7; where the law is silent nothing is beyond it.
bool is_beyond_limit(const Call& call, const std::vector<Case>& all, const Case& one) {
    const std::vector<Case> earlier = earlier_visits(all, one);
    if (earlier.empty()) return false;
    const auto verdict = judge(call, one, earlier);
    return verdict && !verdict->allowed;
}

// ---- Forms -------------------------------------------------------------------------------------------

json::object form(const Call& call, const Case& one, const std::vector<Case>& all, const Names& names) {
    const std::string login = names.login(one.inspector);
    const std::string& reader = call.visit->user.login;
    return {
        {"id", one.id},
        {"agency", one.agency},
        {"agency_name", agency_name(call, one.agency)},
        {"kind", to_word(one.kind)},
        {"employer", one.employer},
        {"employer_name", one.employer_name},
        {"tax_code", empty_is_null(one.tax_code)},
        {"decision_number", one.decision_number},
        {"decision_day", one.decision_day.iso()},
        {"legal_basis", one.legal_basis},
        {"content", one.content},
        {"due", day_or_null(one.due)},
        {"sign", empty_is_null(one.sign)},
        {"inspector", login},
        {"inspector_name", names.of(login)},
        {"mine", login == reader},
        {"state", one.open ? "open" : "closed"},
        {"opened_at", one.opened_at},
        {"opened_by", names.of(one.opened_by)},
        {"closed_at", empty_is_null(one.closed_at)},
        {"closed_by", one.closed_by.empty() ? json::value(nullptr) : json::value(names.of(one.closed_by))},
        {"closing_reason", empty_is_null(one.closing_reason)},
        {"beyond_limit", is_beyond_limit(call, all, one)},
        {"may_change", one.open && login != reader && may_manage(call, one.agency)},
        {"version", one.version}};
}

json::object form_of(const Call& call, std::int64_t id) {
    store::Cases cases(call.office.database);
    return form(call, *cases.find(id), cases.all(), Names(call.office));
}

// What a change told of an id says to people.
std::string value_told(const Names& names, const store::ChangeEntry& change, const std::string& value) {
    if (change.field != "inspector" || value.empty()) return value;
    return names.of(names.login(std::stoll(value)));
}

Case find_told(const Call& call, std::int64_t id) {
    auto found = store::Cases(call.office.database).find(id);
    // That there is one of another agency is not told.
    if (!found || !is_of_reach(call, found->agency))
        throw Failure(fault::entity_not_there, {{"entity", "cases"}, {"id", std::to_string(id)}});
    return *std::move(found);
}

coverage::CalledEmployer employer_called(const Call& call, const std::string& id) {
    const auto run = call.office.runs.take();
    ShelvedRun::Borrowed connection = run->borrow();
    auto employer = coverage::called_employer(*connection, id);
    if (!employer) throw Failure(fault::entity_unknown, {{"id", id}});
    return *std::move(employer);
}

void set_employer(Case& one, coverage::CalledEmployer employer) {
    one.employer = std::move(employer.id);
    one.tax_code = std::move(employer.tax_code);
    one.employer_name = std::move(employer.name);
}

}  // namespace

Answer list_cases(const Call& call) {
    Asked asked = call.asked();
    const std::string state = asked.one_of("state", {"all", "open", "closed"}, "all");
    const bool mine = asked.one_of("of", {"all", "me"}, "all") == "me";
    const auto employer = asked.text("employer");
    asked.finish();
    Case about;
    if (employer) set_employer(about, employer_called(call, *employer));
    const std::vector<Case> all = store::Cases(call.office.database).all();
    std::vector<Case> told;
    std::ranges::copy_if(all, std::back_inserter(told), [&](const Case& one) {
        const bool wanted = state == "all" || one.open == (state == "open");
        const bool his = !mine || one.inspector == call.visit->user.id;
        return wanted && his && is_of_reach(call, one.agency) && (!employer || same_employer(one, about));
    });
    std::ranges::stable_sort(told, {}, [&](const Case& one) {
        return std::pair(!one.open, one.inspector != call.visit->user.id);
    });
    const Names names(call.office);
    json::array cases;
    for (const Case& one : told)
        cases.push_back(form(call, one, all, names));
    json::array given_to;
    for (const Inspector& inspector : inspectors(call))
        given_to.push_back(json::object{{"login", inspector.user.login},
                                        {"full_name", inspector.user.full_name},
                                        {"agency", inspector.agency},
                                        {"agency_name", agency_name(call, inspector.agency)}});
    return json_answer(json::object{{"cases", std::move(cases)}, {"inspectors", std::move(given_to)}});
}

Answer get_case(const Call& call) {
    call.asked().finish();
    const Case found = find_told(call, call.row_in_path("id"));
    const Names names(call.office);
    json::array changes;
    for (const store::ChangeEntry& change :
         store::Changes(call.office.database).of("cases", std::to_string(found.id))) {
        if (change.version == 1) continue;  // How it was opened its own fields tell.
        changes.push_back(json::object{{"at", change.at},
                                       {"by", names.of(change.by)},
                                       {"field", change.field},
                                       {"old", empty_is_null(value_told(names, change, change.old_value))},
                                       {"new", empty_is_null(value_told(names, change, change.new_value))}});
    }
    return json_answer(json::object{{"case", form_of(call, found.id)}, {"changes", std::move(changes)}});
}

// CAS-7
Answer get_case_limit(const Call& call) {
    Asked asked = call.asked();
    Case planned;
    const auto employer = asked.text("employer");
    planned.kind = *store::case_kind_of(asked.one_of("kind", {"inspection", "check"}, ""));
    const auto day = asked.day("day");
    planned.content = asked.text("content", 300).value_or("");
    asked.finish();
    if (!day)
        throw Failure(fault::parameter_wrong, {{"name", "day"}, {"value", ""}, {"known", "2018-12-31"}});
    planned.decision_day = *day;
    set_employer(planned, employer_called(call, employer.value_or("")));
    const auto earlier = earlier_visits(store::Cases(call.office.database).all(), planned);
    const auto verdict = judge(call, planned, earlier);
    json::array visits;
    for (const Case& one : earlier)
        visits.push_back(json::object{{"kind", to_word(one.kind)},
                                      {"agency_name", agency_name(call, one.agency)},
                                      {"decision_number", one.decision_number},
                                      {"decision_day", one.decision_day.iso()},
                                      {"content", one.content}});
    return json_answer(json::object{{"allowed", !verdict || verdict->allowed},
                                    {"earlier", std::move(visits)},
                                    {"citations", verdict ? citations(verdict->citations) : json::array()}});
}

Answer open_case(const Call& call) {
    Body body(call.request.body);
    Case wanted;
    const std::string employer = body.text("employer", 200);
    wanted.kind = *store::case_kind_of(body.one_of("kind", {"inspection", "check"}));
    wanted.decision_number = body.text("decision_number", 80);
    wanted.decision_day = body.day("decision_day");
    wanted.legal_basis = body.text("legal_basis", 300);
    wanted.content = body.text("content", 300);
    wanted.due = body.maybe_day("due");
    wanted.sign = body.maybe_text("sign", 300).value_or("");
    const std::string login = body.text("inspector", 80);
    body.finish();
    if (wanted.due && *wanted.due < wanted.decision_day)
        throw Failure(fault::field_not_usable, {{"field", "due"}, {"value", wanted.due->iso()}});
    const Inspector inspector = inspector_called(call, login);
    wanted.inspector = inspector.user.id;
    wanted.agency = inspector.agency;
    set_employer(wanted, employer_called(call, employer));
    const std::int64_t id = store::Cases(call.office.database).open(wanted, call.actor());
    return json_answer(form_of(call, id), 201);
}

Answer change_case(const Call& call) {
    Body body(call.request.body);
    const std::int64_t seen = body.integer("seen", 1, 1'000'000);
    const std::string step = body.one_of("step", {"assign", "close"});
    const auto login = body.maybe_text("inspector", 80);
    const auto reason = body.maybe_text("reason", 300);
    body.finish();
    const Case found = find_told(call, call.row_in_path("id"));
    if (!may_manage(call, found.agency))
        throw Failure(fault::right_missing, {{"right", std::string(to_word(Right::manage_cases))}});
    store::Cases cases(call.office.database);
    if (step == "close") {
        cases.close(found.id, seen, reason.value_or(""), call.actor());
    } else {
        const Inspector inspector = inspector_called(call, login.value_or(""));
        if (inspector.agency != found.agency)
            throw Failure(fault::office_word_unknown,
                          {{"what", "inspector"}, {"value", *login}, {"known", found.agency}});
        cases.assign(found.id, seen, inspector.user.id, call.actor());
    }
    return json_answer(form_of(call, found.id));
}

}  // namespace baophu::http

// What people write to each other: remarks beside a page, and requests to explain a figure.
//
//   COR-1  A remark on a person's page is for who may see persons and holds a purpose; on an employer's for
//   who
//          may know that employer; any other for whoever sees figures.
//   COR-2  Who may ask for explanations sees all requests; others see those of their agency, within their
//          territory where they have one, and those about a unit of it.
//   COR-3  Only the agency that is asked answers, for a unit only who has that unit; only who may ask
//   accepts,
//          sends back and withdraws. Who views as somebody else does nothing.
#include <algorithm>
#include <limits>

#include <boost/json/array.hpp>

#include "core/base/fault_codes.h"
#include "edge/http/correspondence_told.h"
#include "edge/http/handlers.h"
#include "edge/http/page_address.h"
#include "edge/http/presenters.h"
#include "edge/http/proposals_told.h"
#include "edge/http/session_cookie.h"
#include "edge/store/agencies.h"
#include "edge/store/explanation_requests.h"
#include "edge/store/remarks.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using rights::Held;
using rights::Right;
using rights::Shown;
using store::ExplanationRequest;
using store::RequestState;

constexpr std::size_t address_most = 300;
constexpr std::size_t text_most = 2000;

// ---- Remarks -------------------------------------------------------------------------------------

[[noreturn]] void refuse(Right right) {
    throw Failure(fault::right_missing, {{"right", std::string(to_word(right))}});
}

void require_employer(const Call& call, const std::string& id) {
    const rights::Where where = call.reader->where(Shown::employer);
    if (!call.reader->may(Right::see_employers) || !where.anywhere()) refuse(Right::see_employers);
    if (where.everywhere) return;
    const auto run = call.office.runs.take();
    auto connection = run->borrow();
    const auto employer = coverage::find_employer(*connection, id, run->listed());
    if (!employer || !where.covers(employer->unit_code)) throw Failure(fault::entity_unknown, {{"id", id}});
}

// COR-1
PageAddress read_remarked(const Call& call, const std::string& text) {
    PageAddress address = PageAddress::parse("address", text);
    const bool persons_told = call.reader->may(Right::see_person) && !call.reader->purposes().empty();
    if (address.is_of_person() && !persons_told) refuse(Right::see_person);
    if (address.is_of_employer()) require_employer(call, address.id());
    return address;
}

json::object remark(const Call& call, const store::Remark& written) {
    return {{"sequence", written.sequence},
            {"text", written.text},
            {"by", full_name_of(call.office, written.by)},
            {"agency_name", agency_name(call, written.agency)},
            {"at", written.at}};
}

// ---- Requests ------------------------------------------------------------------------------------

bool is_within(const Held& held, const std::string& unit) {
    return !held.units || held.units->contains(unit);
}

// COR-2
bool is_told(const Call& call, const ExplanationRequest& request) {
    if (call.reader->may(Right::ask_explanations)) return true;
    return std::ranges::any_of(call.reader->roles(), [&](const Held& held) {
        const bool own =
            held.agency == request.agency && (request.unit.empty() || is_within(held, request.unit));
        return own || (held.units && is_within(held, request.unit));
    });
}

// COR-3
bool may_answer(const Call& call, const ExplanationRequest& request) {
    return std::ranges::any_of(call.reader->roles(), [&](const Held& held) {
        return held.agency == request.agency && policy_of(held.role).may.has(Right::see_figures) &&
               (request.unit.empty() || is_within(held, request.unit));
    });
}

bool may_do(const Call& call, const ExplanationRequest& request, std::string_view step) {
    if (call.visit->read_only()) return false;
    return step == "answer" ? may_answer(call, request) : call.reader->may(Right::ask_explanations);
}

json::array steps(const Call& call, const ExplanationRequest& request) {
    std::vector<std::string_view> possible;
    if (request.state == RequestState::asked) possible = {"answer", "withdraw"};
    if (request.state == RequestState::answered) possible = {"accept", "send_back", "withdraw"};
    json::array told;
    for (const std::string_view step : possible) {
        if (may_do(call, request, step)) told.push_back(json::value(step));
    }
    return told;
}

// On the map of the current run, as it stands on the pages.
std::string name_of_unit(const Call& call, const std::string& code) {
    return unit_name(call, code, map_day(call.office));
}

json::object request_form(const Call& call, const ExplanationRequest& request) {
    const bool has_unit = !request.unit.empty();
    const bool answered = !request.answered_by.empty();
    const Date today = store::day_in_vietnam(call.office.database.now());
    return {{"id", request.id},
            {"figure", request.figure},
            {"agency", request.agency},
            {"agency_name", agency_name(call, request.agency)},
            {"unit", empty_is_null(request.unit)},
            {"unit_name", has_unit ? json::value(name_of_unit(call, request.unit)) : json::value(nullptr)},
            {"question", request.question},
            {"due", request.due.iso()},
            {"answer", empty_is_null(request.answer)},
            {"state", to_word(request.state)},
            {"asked_by", full_name_of(call.office, request.asked_by)},
            {"asked_at", request.asked_at},
            {"answered_by",
             answered ? json::value(full_name_of(call.office, request.answered_by)) : json::value(nullptr)},
            {"answered_at", empty_is_null(request.answered_at)},
            {"overdue", request.state == RequestState::asked && request.due < today},
            {"steps", steps(call, request)},
            {"version", request.version}};
}

[[noreturn]] void refuse_absent(std::int64_t id) {
    throw Failure(fault::entity_not_there, {{"entity", "explanation_requests"}, {"id", std::to_string(id)}});
}

ExplanationRequest read_question(const Call& call) {
    Body body(call.request.body);
    const PageAddress figure = PageAddress::parse("figure", body.text("figure", address_most));
    ExplanationRequest request{.figure = figure.text(),
                               .agency = body.text("agency", 40),
                               .unit = body.maybe_text("unit", 5).value_or(""),
                               .question = body.text("question", text_most),
                               .due = body.day("due")};
    body.finish();
    // The agency that is asked may not see persons.
    if (figure.is_of_person())
        throw Failure(fault::field_not_usable, {{"field", "figure"}, {"value", request.figure}});
    if (!request.unit.empty() && !call.office.workspace.territory().knows(request.unit))
        throw Failure(fault::field_not_usable, {{"field", "unit"}, {"value", request.unit}});
    if (request.due < store::day_in_vietnam(call.office.database.now()))
        throw Failure(fault::field_not_usable, {{"field", "due"}, {"value", request.due.iso()}});
    return request;
}

}  // namespace

ExplanationRequest told_request(const Call& call, std::int64_t id) {
    auto request = store::ExplanationRequests(call.office.database).find(id);
    // That it is somebody else's is not told either.
    if (!request || !is_told(call, *request)) refuse_absent(id);
    return *std::move(request);
}

Answer list_remarks(const Call& call) {
    Asked asked = call.asked();
    const PageAddress address = read_remarked(call, asked.text("address", address_most).value_or(""));
    asked.finish();
    json::array remarks;
    for (const store::Remark& written : store::Remarks(call.office.database).of(address.text()))
        remarks.push_back(remark(call, written));
    return json_answer(json::object{{"remarks", std::move(remarks)}});
}

Answer add_remark(const Call& call) {
    Body body(call.request.body);
    const PageAddress address = read_remarked(call, body.text("address", address_most));
    const std::string text = body.text("text", text_most);
    body.finish();
    store::Remarks remarks(call.office.database);
    const std::int64_t sequence = remarks.add(address.text(), text, call.actor());
    const auto written = remarks.of(address.text());
    return json_answer(remark(call, *std::ranges::find(written, sequence, &store::Remark::sequence)), 201);
}

Answer list_requests(const Call& call) {
    call.asked().finish();
    json::array requests;
    for (const ExplanationRequest& request : store::ExplanationRequests(call.office.database).all()) {
        if (is_told(call, request)) requests.push_back(request_form(call, request));
    }
    json::array agencies;
    for (const store::Agency& agency : store::Agencies(call.office.database).all())
        agencies.push_back(json::object{{"id", agency.id}, {"title", agency_name(call, agency.id)}});
    return json_answer(json::object{{"requests", std::move(requests)}, {"agencies", std::move(agencies)}});
}

Answer ask_explanation(const Call& call) {
    const ExplanationRequest wanted = read_question(call);
    const std::int64_t id = store::ExplanationRequests(call.office.database).ask(wanted, call.actor());
    return json_answer(request_form(call, told_request(call, id)), 201);
}

Answer step_request(const Call& call) {
    const std::int64_t id = call.row_in_path("id");
    Body body(call.request.body);
    const std::string step = body.one_of("step", {"answer", "accept", "send_back", "withdraw"});
    const std::int64_t seen = body.integer("seen", 0, std::numeric_limits<std::int32_t>::max());
    const std::string text = body.maybe_text("text", text_most).value_or("");
    const auto due = body.maybe_day("due");
    body.finish();

    const ExplanationRequest request = told_request(call, id);
    if (!may_do(call, request, step)) refuse(Right::ask_explanations);
    store::ExplanationRequests requests(call.office.database);
    if (step == "answer") requests.answer(id, seen, text, call.actor());
    if (step == "accept") requests.accept(id, seen, call.actor());
    if (step == "send_back") requests.send_back(id, seen, text, due.value_or(request.due), call.actor());
    if (step == "withdraw") requests.withdraw(id, seen, call.actor());
    return json_answer(request_form(call, told_request(call, id)));
}

}  // namespace baophu::http

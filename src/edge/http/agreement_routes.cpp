// What agencies have agreed to send, by when, and what came of it.
//
//   AGR-1  Of agreements and arrivals one is told as of deliveries: of one's own agency's, or of all (RIG-7).
#include <algorithm>

#include <boost/json/array.hpp>

#include "core/base/fault_codes.h"
#include "edge/http/deliveries_told.h"
#include "edge/http/handlers.h"
#include "edge/http/presenters.h"
#include "edge/http/session_cookie.h"
#include "edge/rights/agencies.h"
#include "edge/store/agreements.h"
#include "edge/store/arrivals.h"
#include "flow/intake/intake.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using rights::Shown;
using store::Agreement;

constexpr int months_told = 12;
constexpr int months_most = 60;

bool is_told(const Call& call, const std::string& sender) {
    return rights::is_told_of_sender(*call.reader, Shown::delivery, sender);
}

std::vector<Agreement> told_agreements(const Call& call) {
    std::vector<Agreement> agreements = store::Agreements(call.office.database).all();
    std::erase_if(agreements, [&](const Agreement& agreement) { return !is_told(call, agreement.sender); });
    return agreements;
}

json::object agreement_form(const Call& call, const Agreement& agreement) {
    return {{"id", agreement.id},
            {"sender", agreement.sender},
            {"sender_name", sender_name(call, agreement.sender)},
            {"dataset", agreement.dataset},
            {"dataset_title", dataset_title(call, agreement.dataset)},
            {"period", to_word(agreement.period)},
            {"due_months_after", agreement.due_months_after},
            {"due_day", agreement.due_day},
            {"legal_basis", agreement.legal_basis},
            {"purpose", agreement.purpose},
            {"contact", agreement.contact},
            {"from", agreement.from.iso()},
            {"to", day_or_null(agreement.to)},
            {"version", agreement.version}};
}

json::object arrival_form(const Call& call, const store::Arrival& arrival) {
    return {{"agreement", arrival.agreement},
            {"sender", arrival.sender},
            {"sender_name", sender_name(call, arrival.sender)},
            {"dataset", arrival.dataset},
            {"dataset_title", dataset_title(call, arrival.dataset)},
            {"period", arrival.period},
            {"due", arrival.due.iso()},
            {"state", to_word(arrival.state)},
            {"days", arrival.days},
            {"received", day_or_null(arrival.received)},
            {"sha256", empty_is_null(arrival.sha256)}};
}

// Agencies, and the units that send for themselves.
std::vector<std::string> senders(const Call& call) {
    std::vector<std::string> words = rights::sender_words();
    const Territory& territory = call.office.workspace.territory();
    for (const std::string& code : territory.codes_on(map_day(call.office), UnitLevel::district))
        words.push_back(rights::sender_word_of_unit(code));
    return words;
}

std::string listed(const std::vector<std::string>& words) {
    std::string list;
    for (const std::string& word : words)
        list += (list.empty() ? "" : ", ") + word;
    return list;
}

void require_sender(const Call& call, const std::string& sender) {
    const auto known = senders(call);
    if (std::ranges::find(known, sender) != known.end()) return;
    throw Failure(fault::office_word_unknown,
                  {{"what", "sender"}, {"value", sender}, {"known", listed(known)}});
}

Agreement read_agreement(const Call& call) {
    Body body(call.request.body);
    Agreement agreement{.sender = body.text("sender", 40), .dataset = body.text("dataset", 60)};
    agreement.period =
        *store::period_kind_of(body.one_of("period", {"month", "quarter", "half_year", "year"}));
    agreement.due_months_after = static_cast<int>(body.integer("due_months_after", 0, 24));
    agreement.due_day = static_cast<int>(body.integer("due_day", 1, 31));
    agreement.legal_basis = body.text("legal_basis", 300);
    agreement.purpose = body.maybe_text("purpose", 300).value_or("");
    agreement.contact = body.maybe_text("contact", 200).value_or("");
    agreement.from = body.day("from");
    agreement.to = body.maybe_day("to");
    body.finish();
    require_sender(call, agreement.sender);
    intake::dataset(agreement.dataset);  // Throws where there is none.
    return agreement;
}

}  // namespace

std::string sender_name(const Call& call, const std::string& word) {
    const auto sender = rights::sender_of(word);
    if (!sender || sender->unit.empty()) return agency_name(call, word);
    return call.words.text("sender.of_unit", {{"unit", unit_name(call, sender->unit, map_day(call.office))}});
}

Answer get_arrivals(const Call& call) {
    Asked asked = call.asked();
    const Date today = store::day_in_vietnam(call.office.database.now());
    const Month last = asked.month("last").value_or(*Month::of(today.year(), today.month()));
    const Month first = asked.month("first").value_or(last.plus(1 - months_told));
    asked.finish();
    if (last < first || last.minus(first) >= months_most)
        throw Failure(fault::parameter_wrong,
                      {{"name", "first"},
                       {"value", first.iso()},
                       {"known", last.plus(1 - months_most).iso() + ".." + last.iso()}});
    json::array arrivals;
    for (const store::Arrival& arrival :
         store::expected_arrivals(told_agreements(call), call.office.store.deliveries(), first, last, today))
        arrivals.push_back(arrival_form(call, arrival));
    return json_answer(json::object{{"today", today.iso()},
                                    {"first", first.iso()},
                                    {"last", last.iso()},
                                    {"arrivals", std::move(arrivals)}});
}

Answer list_agreements(const Call& call) {
    call.asked().finish();
    json::array agreements;
    for (const Agreement& agreement : told_agreements(call))
        agreements.push_back(agreement_form(call, agreement));
    json::array known_senders;
    for (const std::string& word : senders(call))
        known_senders.push_back(json::object{{"id", word}, {"title", sender_name(call, word)}});
    json::array datasets;
    for (const intake::Dataset& dataset : intake::datasets())
        datasets.push_back(json::object{{"id", dataset.id}, {"title", dataset.title(call.words.language())}});
    return json_answer(json::object{{"agreements", std::move(agreements)},
                                    {"senders", std::move(known_senders)},
                                    {"datasets", std::move(datasets)}});
}

Answer add_agreement(const Call& call) {
    const Agreement wanted = read_agreement(call);
    store::Agreements agreements(call.office.database);
    const std::int64_t id = agreements.add(wanted, call.actor());
    return json_answer(agreement_form(call, *agreements.find(id)), 201);
}

}  // namespace baophu::http

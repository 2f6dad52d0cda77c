// Links: pairs for a person to look at, and what was decided about them.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <boost/json/array.hpp>

#include "core/base/fault_codes.h"
#include "edge/http/handlers.h"
#include "edge/http/links_told.h"
#include "edge/http/presenters.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using coverage::LinkPair;
using coverage::LinkSide;
using coverage::RecordKeys;

// "tax/taxpayers/3600123457" -> "taxpayers"
std::string_view dataset_of(std::string_view record_key) {
    record_key.remove_prefix(record_key.find('/') + 1);
    return record_key.substr(0, record_key.find('/'));
}

// "social-insurance/si-participants/7512345601" -> "insurance": registers as link screens call them.
std::string_view register_of(std::string_view record_key) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 10> registers{
        {{"tax-yearly-list", "tax"},
         {"tax-yearly-flat-list", "tax"},
         {"si-participants", "insurance"},
         {"voluntary-participants", "voluntary"},
         {"si-declarations", "declarations"},
         {"labour-use", "labour"},
         {"residents", "residents"},
         {"household-businesses", "owners"},
         {"business-registrations", "representatives"},
         {"business-registrations-new", "representatives"}}};
    const std::string_view dataset = dataset_of(record_key);
    const auto found = std::ranges::find(registers, dataset, [](const auto& known) { return known.first; });
    return found == registers.end() ? dataset : found->second;
}

// The code of a unit, or of a commune that was kept as a number: 00123.
std::string code_of_place(const Call& call, const std::string& place, const Date& day) {
    constexpr std::size_t commune_digits = 5;
    const bool known = place.empty() || call.office.workspace.territory().on(place, day) != nullptr;
    return known || place.size() >= commune_digits ? place
                                                   : std::string(commune_digits - place.size(), '0') + place;
}

json::object side(const Call& call, const Date& day, const LinkSide& told) {
    json::array missing;
    for (const std::string& scheme : told.missing)
        missing.push_back(json::value(scheme));
    return {{"record_key", told.record_key},
            {"person", told.person_id},
            {"full_name", told.full_name},
            {"number", empty_is_null(told.masked_number)},
            {"birth_date", day_or_null(told.birth_date)},
            {"sex", empty_is_null(told.sex)},
            {"employer_name", empty_is_null(told.employer_name)},
            {"register", register_of(told.record_key)},
            {"unit",
             empty_is_null(code_of_place(call, told.commune.empty() ? told.unit_code : told.commune, day))},
            {"missing", std::move(missing)}};
}

json::array parts(const Call& call, const Date& day, const std::vector<coverage::LinkPart>& parts) {
    return link_parts(parts, [&](const std::string& field, const std::string& value) {
        const bool place = (field == "commune" || field == "area") && !value.empty();
        return place ? json::value(unit_name(call, code_of_place(call, value, day), day))
                     : empty_is_null(value);
    });
}

RecordKeys pair_of(const std::string& a, const std::string& b) {
    return a < b ? RecordKeys{a, b} : RecordKeys{b, a};
}

json::object pair_told(const Call& call, const Date& day, const LinkPair& pair,
                       const DecisionsOfRun& decisions) {
    const store::DecisionRecord* decision = decisions.counting(pair.left.record_key, pair.right.record_key);
    return {{"left", side(call, day, pair.left)},
            {"right", side(call, day, pair.right)},
            {"joined", pair.joined},
            {"per_mille", pair.per_mille},
            {"worth", pair.worth},
            {"prior", pair.prior},
            {"weight", pair.weight},
            {"parts", parts(call, day, pair.parts)},
            {"decision", decision ? json::value(decisions.told(*decision)) : json::value(nullptr)}};
}

json::object employer_side(const coverage::EmployerSide& told) {
    return {{"record_key", told.record_key},
            {"employer", told.employer_id},
            {"name", told.name},
            {"tax_code", text_or_null(told.tax_code)},
            {"si_unit_code", text_or_null(told.si_unit_code)},
            {"register", dataset_of(told.record_key)},
            {"unit", empty_is_null(told.unit_code)},
            {"missing", told.missing}};
}

json::object employer_pair(const Call& call, const Date& day, const coverage::EmployerPair& pair,
                           const DecisionsOfRun& decisions) {
    const store::DecisionRecord* decision = decisions.counting(pair.left.record_key, pair.right.record_key);
    return {{"left", employer_side(pair.left)},
            {"right", employer_side(pair.right)},
            {"joined", pair.joined},
            {"per_mille", pair.per_mille},
            {"shared", number_or_null(pair.shared)},
            {"worth", pair.worth},
            {"prior", pair.prior},
            {"weight", pair.weight},
            {"parts", parts(call, day, pair.parts)},
            {"decision", decision ? json::value(decisions.told(*decision)) : json::value(nullptr)}};
}

// LNK-14: who decides is told employers of the whole province by name.
void require_employers(const Call& call) {
    if (!call.reader->where(rights::Shown::employer).everywhere)
        throw Failure(fault::right_missing, {{"right", std::string(to_word(rights::Right::see_employers))}});
}

std::vector<std::string> keys_of(const std::vector<const store::DecisionRecord*>& page) {
    std::vector<std::string> keys;
    for (const store::DecisionRecord* record : page) {
        keys.push_back(record->entry.decision.left_key);
        keys.push_back(record->entry.decision.right_key);
    }
    return keys;
}

DecisionsOfRun::Employers employers_of(const Call& call, ShelvedRun& run,
                                       const std::vector<const store::DecisionRecord*>& page) {
    if (!call.reader->where(rights::Shown::employer).everywhere) return {};
    ShelvedRun::Borrowed connection = run.borrow();
    return coverage::employers_of_records(*connection, keys_of(page));
}

// Whom the decisions are about, for a purpose for which the reader is told names.
DecisionsOfRun::Persons persons_of(const Call& call, ShelvedRun& run, const std::string& purpose,
                                   const std::vector<const store::DecisionRecord*>& page) {
    const rights::Told told = call.reader->told_for(purpose, std::nullopt, "");
    if (!told.kinds.has(rights::Shown::person_name) || !told.kinds.has(rights::Shown::person_id))
        throw Failure(fault::right_missing, {{"right", std::string(to_word(rights::Right::see_persons))}});
    const AccessContext access = call.access(told, std::nullopt);
    ShelvedRun::Borrowed connection = run.borrow();
    return coverage::persons_of_records(*connection, access, keys_of(page));
}

// A page of the queue of persons' or of employers' pairs.
template <class Page, class Tell>
Answer queue_page(const std::string& run, const Page& page, bool open, const Tell& tell) {
    json::array pairs;
    for (const auto& pair : page.pairs)
        pairs.push_back(tell(pair));
    const Place next{.run = run, .offset = page.pairs.empty() ? 0 : page.pairs.back().rank};
    return json_answer(json::object{{"run", run},
                                    {"pairs", std::move(pairs)},
                                    {"count", open ? page.open : page.decided},
                                    {"open", page.open},
                                    {"decided", page.decided},
                                    {"next", page.more ? json::value(next.text()) : json::value(nullptr)}});
}

}  // namespace

// ---- DecisionsOfRun -----------------------------------------------------------------------------

DecisionsOfRun::DecisionsOfRun(Office& office, const std::string& run) {
    constexpr std::size_t at_once = 1'000;
    store::Decisions decisions(office.database);
    std::int64_t last = 0;
    while (true) {
        std::vector<store::DecisionRecord> some = decisions.since(last, at_once);
        if (some.empty()) break;
        last = some.back().entry.decision.sequence;
        records_.insert(records_.end(), some.begin(), some.end());
    }
    const auto known = workspace::known_to_run(office.workspace, run).decisions;
    in_run_.insert(known.begin(), known.end());
    for (const store::DecisionRecord& record : records_) {
        const bool counts = record.withdraws == 0 && record.taken_back_by == 0;
        if (counts)
            counting_[pair_of(record.entry.decision.left_key, record.entry.decision.right_key)] = &record;
    }
}

const store::DecisionRecord* DecisionsOfRun::counting(const std::string& left,
                                                      const std::string& right) const {
    const auto found = counting_.find(pair_of(left, right));
    return found == counting_.end() ? nullptr : found->second;
}

std::vector<RecordKeys> DecisionsOfRun::pairs_it_lacks() const {
    std::vector<RecordKeys> pairs;
    for (const auto& [pair, record] : counting_)
        if (!in_run_.contains(record->entry.decision.sequence)) pairs.push_back(pair);
    return pairs;
}

json::object DecisionsOfRun::told(const store::DecisionRecord& record, const Persons& persons,
                                  const Employers& employers) const {
    const auto person = [&](const std::string& key) -> json::value {
        const auto found = persons.find(key);
        if (found == persons.end()) return nullptr;
        return json::object{{"person", found->second.person_id},
                            {"full_name", empty_is_null(found->second.full_name)}};
    };
    const auto employer = [&](const std::string& key) -> json::value {
        const auto found = employers.find(key);
        if (found == employers.end()) return nullptr;
        return json::object{{"employer", found->second.employer_id}, {"name", found->second.name}};
    };
    const linkage::Decision& decision = record.entry.decision;
    // What was taken back is in the figures as long as the run stands on it no more, and the other way round.
    const bool counts = record.withdraws == 0 && record.taken_back_by == 0;
    const std::int64_t about = record.withdraws == 0 ? decision.sequence : record.withdraws;
    return {{"sequence", decision.sequence},
            {"left", decision.left_key},
            {"right", decision.right_key},
            {"left_person", person(decision.left_key)},
            {"right_person", person(decision.right_key)},
            {"left_employer", employer(decision.left_key)},
            {"right_employer", employer(decision.right_key)},
            {"verdict", decision.verdict == linkage::Verdict::same ? "same" : "different"},
            {"reason", record.entry.reason},
            {"decided_by", record.entry.decided_by},
            {"decided_at", record.entry.decided_at},
            {"withdraws", record.withdraws == 0 ? json::value(nullptr) : json::value(record.withdraws)},
            {"taken_back", record.taken_back_by != 0},
            {"in_figures", in_run_.contains(about) == counts}};
}

// ---- Routes -------------------------------------------------------------------------------------

Answer list_link_queue(const Call& call) {
    Asked asked = call.asked();
    const Place place = Place::parse(asked.text("cursor", 400));
    const auto limit = asked.integer("limit", 1, 500, 50);
    Question question = Question::of(call, asked, place);
    const auto purpose = asked.text("purpose", 40);
    const bool open = asked.one_of("state", {"open", "decided"}, "open") == "open";
    const auto person = asked.text("person");
    asked.finish();
    const rights::Told told = call.reader->told_for(purpose.value_or(""), std::nullopt, "");
    if (!told.kinds.has(rights::Shown::person_source))
        throw Failure(fault::right_missing, {{"right", std::string(to_word(rights::Right::decide_links))}});
    const AccessContext access = call.access(told, std::nullopt);
    const DecisionsOfRun decisions(call.office, question.run->id());
    const std::vector<RecordKeys> decided = decisions.pairs_it_lacks();
    const coverage::LinkQueuePage page = coverage::link_queue(
        *question.connection, access,
        {.decided = decided, .person = person, .open = open, .after = place.offset, .limit = limit});
    return queue_page(question.run->id(), page, open, [&](const LinkPair& pair) {
        return pair_told(call, question.run->last_day(), pair, decisions);
    });
}

Answer list_employer_queue(const Call& call) {
    Asked asked = call.asked();
    const Place place = Place::parse(asked.text("cursor", 400));
    const auto limit = asked.integer("limit", 1, 500, 50);
    Question question = Question::of(call, asked, place);
    const bool open = asked.one_of("state", {"open", "decided"}, "open") == "open";
    const auto employer = asked.text("employer");
    asked.finish();
    require_employers(call);
    const DecisionsOfRun decisions(call.office, question.run->id());
    const std::vector<RecordKeys> decided = decisions.pairs_it_lacks();
    const coverage::EmployerQueuePage page = coverage::employer_queue(
        *question.connection,
        {.decided = decided, .employer = employer, .open = open, .after = place.offset, .limit = limit});
    return queue_page(question.run->id(), page, open, [&](const coverage::EmployerPair& pair) {
        return employer_pair(call, question.run->last_day(), pair, decisions);
    });
}

Answer count_open_pairs(const Call& call) {
    Asked asked = call.asked();
    Question question = Question::of(call, asked);
    asked.finish();
    require_employers(call);
    const DecisionsOfRun decisions(call.office, question.run->id());
    const std::vector<RecordKeys> decided = decisions.pairs_it_lacks();
    const auto employers = coverage::employer_queue(
        *question.connection,
        {.decided = decided, .employer = std::nullopt, .open = true, .after = 0, .limit = 1});
    return json_answer(json::object{{"run", question.run->id()},
                                    {"persons", coverage::open_pairs(*question.connection, decided)},
                                    {"employers", employers.open}});
}

Answer list_decisions(const Call& call) {
    Asked asked = call.asked();
    const Place place = Place::parse(asked.text("cursor", 400));
    const auto limit = asked.integer("limit", 1, 500, 50);
    const auto run = call.office.runs.take(place.run ? place.run : asked.text("run"));
    asked.text("run");
    const auto purpose = asked.text("purpose", 40);
    asked.finish();
    const DecisionsOfRun decisions(call.office, run->id());
    const auto& records = decisions.records();
    const std::int64_t last = std::min<std::int64_t>(place.offset + limit, std::ssize(records));
    std::vector<const store::DecisionRecord*> page;
    for (std::int64_t i = place.offset; i < last; ++i)
        page.push_back(&records[records.size() - 1 - static_cast<std::size_t>(i)]);
    const auto persons = purpose ? persons_of(call, *run, *purpose, page) : DecisionsOfRun::Persons();
    const auto employers = employers_of(call, *run, page);
    json::array told;
    for (const store::DecisionRecord* record : page)
        told.push_back(decisions.told(*record, persons, employers));
    const Place next{.run = run->id(), .offset = last};
    return json_answer(
        json::object{{"run", run->id()},
                     {"decisions", std::move(told)},
                     {"next", last < std::ssize(records) ? json::value(next.text()) : json::value(nullptr)}});
}

Answer decide_link(const Call& call) {
    Body body(call.request.body);
    const std::string left = body.text("left", 200);
    const std::string right = body.text("right", 200);
    const std::string verdict = body.text("verdict", 20);
    const std::string reason = body.text("reason", 300);
    body.finish();
    if (verdict != "same" && verdict != "different")
        throw Failure(fault::parameter_wrong,
                      {{"name", "verdict"}, {"value", verdict}, {"known", "same, different"}});
    const auto run = call.office.runs.take();
    {
        ShelvedRun::Borrowed connection = run->borrow();
        linkage::require_pair(*connection, left, right);
    }
    store::Decisions decisions(call.office.database);
    const std::int64_t sequence =
        decisions.decide(verdict == "same" ? linkage::Verdict::same : linkage::Verdict::different, left,
                         right, reason, call.actor());
    call.office.next_run.look();
    return json_answer(DecisionsOfRun(call.office, run->id()).told(*decisions.find(sequence)), 201);
}

Answer withdraw_decision(const Call& call) {
    Body body(call.request.body);
    const std::string reason = body.text("reason", 300);
    body.finish();
    store::Decisions(call.office.database).withdraw(call.row_in_path("sequence"), reason, call.actor());
    call.office.next_run.look();
    return {.status = 204};
}

}  // namespace baophu::http

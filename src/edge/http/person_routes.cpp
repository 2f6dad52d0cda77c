// Persons: lists, workbooks, and one with every step. Each reading has its purpose and is logged before the
// first row leaves.
#include <algorithm>

#include <boost/json/array.hpp>

#include "core/base/fault_codes.h"
#include "edge/http/case_reading.h"
#include "edge/http/handlers.h"
#include "edge/http/links_told.h"
#include "edge/http/page_asked.h"
#include "edge/http/persons_list.h"
#include "edge/http/places.h"
#include "edge/http/presenters.h"
#include "edge/http/workbook_answer.h"
#include "edge/store/readings.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using coverage::Explanation;
using coverage::Filter;
using rights::Told;

struct PersonsAsked {
    Filter filter;
    std::string case_number;
    Told told;
};

PersonsAsked read_asked(const Call& call, Asked& asked, const ShelvedRun& run) {
    PersonsAsked wanted{
        .filter = {.scheme = asked.scheme()}, .case_number = asked.text("case", 80).value_or(""), .told = {}};
    wanted.filter.unit = asked.unit();
    wanted.filter.employer = asked.text("employer");
    wanted.filter.reason = asked.text("reason");
    wanted.filter.certainty = asked.text("certainty");
    const auto purpose = asked.text("purpose", 40);
    wanted.told = call.reader->told_for(purpose.value_or(""), wanted.filter.scheme, wanted.case_number);
    if (within_own(asked, wanted.filter.unit) && !wanted.told.units)
        wanted.told.units = own_units(*call.reader);
    require_persons(call, run, wanted.filter.scheme, wanted.filter.unit);
    return wanted;
}

AccessContext access_of(const Call& call, const PersonsAsked& wanted, warehouse::Connection& connection) {
    AccessContext access = call.access(wanted.told, wanted.filter.unit, wanted.case_number, connection);
    require_in_case(call, access, wanted.filter.employer, wanted.case_number);
    return access;
}

// ---- One person --------------------------------------------------------------------------------

json::object source(const ShelvedRun& run, const coverage::SourceRow& row) {
    return {{"file", run.run().file_names[row.delivery]},
            {"line", row.row_number},
            {"record_key", row.record_key},
            {"repaired", row.repaired}};
}

json::object judgement(const coverage::Judgement& judged) {
    return {{"scheme", to_word(judged.scheme)},
            {"verdict", judged.verdict},
            {"rule", judged.rule},
            {"citation", citation(judged.law, judged.article, judged.confidence)},
            {"settled_by", judged.settled_by},
            {"eligible", judged.eligible},
            {"participating", judged.participating},
            {"reason", empty_is_null(judged.reason)},
            {"certainty", judged.certainty},
            {"unit", judged.unit_code},
            {"employer", judged.employer_id},
            {"employer_name", judged.employer_name},
            {"last_participated", day_or_null(judged.last_participated)}};
}

json::object evidence(const ShelvedRun& run, const coverage::Evidence& shown) {
    return {{"shown_by", shown.shown_by},           {"kind", shown.kind},
            {"employer_name", shown.employer_name}, {"starts", day_or_null(shown.starts)},
            {"ends", day_or_null(shown.ends)},      {"source", source(run, shown.source)}};
}

json::object participation(const ShelvedRun& run, const coverage::Participation& stay) {
    json::array months;
    for (const Date& month : stay.months)
        months.push_back(json::value(Month::of(month.year(), month.month())->iso()));
    return {{"employer_name", stay.employer_name}, {"unit", stay.unit_code},
            {"months", std::move(months)},         {"movement", stay.movement},
            {"first", source(run, stay.first)},    {"last", source(run, stay.last)}};
}

json::value small_or_null(const std::optional<int>& number) {
    return number ? json::value(*number) : json::value(nullptr);
}

json::object join(const coverage::JoinStep& step) {
    return {{"record_key", step.record_key},
            {"joined_key", step.joined_key},
            {"rule", step.rule},
            {"kind", step.kind},
            {"decision", number_or_null(step.decision)},
            {"per_mille", small_or_null(step.per_mille)}};
}

template <class Range, class Form>
json::array each(const Range& range, Form form) {
    json::array array;
    for (const auto& item : range)
        array.push_back(form(item));
    return array;
}

// About any of his records, the newest first.
json::array decisions(Office& office, const ShelvedRun& run, const Explanation& told) {
    const DecisionsOfRun all(office, run.id());
    json::array array;
    for (auto record = all.records().rbegin(); record != all.records().rend(); ++record) {
        const linkage::Decision& decision = record->entry.decision;
        const auto his = [&](const std::string& key) {
            return std::ranges::find(told.record_keys, key) != told.record_keys.end();
        };
        if (his(decision.left_key) || his(decision.right_key)) array.push_back(all.told(*record));
    }
    return array;
}

// AUD-9
json::array reads(const Call& call, const Explanation& told) {
    constexpr std::size_t most = 20;
    std::vector<std::string> what{"explain " + told.person_id};
    for (const std::string& key : told.record_keys)
        what.push_back("explain " + key);
    json::array array;
    for (const store::Reading& reading : store::readings_of(call.office.database, what, most)) {
        const auto user = call.office.users.find_login(reading.actor.login);
        array.push_back(json::object{{"at", reading.at},
                                     {"by", user ? user->full_name : reading.actor.login},
                                     {"agency_name", agency_name(call, reading.actor.agency)},
                                     {"purpose", reading.actor.purpose},
                                     {"case", empty_is_null(reading.actor.case_number)}});
    }
    return array;
}

json::object person(const Call& call, const ShelvedRun& run, const Explanation& told,
                    rights::Some<rights::Shown> kinds) {
    return {{"run", run.id()},
            {"month", told.basis.month.iso()},
            {"id", told.person_id},
            {"full_name", told.full_name},
            {"number", told.masked_number},
            {"birth_year", small_or_null(told.birth_year)},
            {"sex", empty_is_null(told.sex)},
            {"commune",
             kinds.has(rights::Shown::person_place) ? empty_is_null(told.commune) : json::value(nullptr)},
            {"judgements", each(told.judgements, judgement)},
            {"evidence", each(told.evidence, [&](const auto& shown) { return evidence(run, shown); })},
            {"participation",
             each(told.participation, [&](const auto& stay) { return participation(run, stay); })},
            {"joins", each(told.joins, join)},
            {"doubts", each(told.doubts,
                            [](const coverage::Doubt& doubt) {
                                return json::object{{"other", doubt.other_id},
                                                    {"decision", number_or_null(doubt.decision)},
                                                    {"per_mille", small_or_null(doubt.per_mille)}};
                            })},
            {"decisions", decisions(call.office, run, told)},
            {"reads", reads(call, told)}};
}

}  // namespace

Answer list_absent_persons(const Call& call) {
    Asked asked = call.asked();
    PageAsked part(asked);
    Question question = Question::of(call, asked, part.place());
    const PersonsAsked wanted = read_asked(call, asked, *question.run);
    const PersonsList list = read_persons_list(call, asked, *question.run, wanted.told, false);
    asked.finish();
    const AccessContext access = access_of(call, wanted, *question.connection);
    const coverage::AbsentPage page =
        coverage::absent_page(*question.connection, access, wanted.filter, part.part(), list.wish);
    return json_answer(json::object{
        {"run", question.run->id()},
        {"month", question.run->basis().month.iso()},
        {"scheme", to_word(wanted.filter.scheme)},
        {"places", places_told(access.territory())},
        {"persons",
         each(page.persons, [&](const auto& row) { return absent_person(row, wanted.told.kinds); })},
        {"count", page.count},
        {"next", part.next(question.run->id(), std::ssize(page.persons), page.count)}});
}

Answer export_absent_persons(const Call& call) {
    Asked asked = call.asked();
    Question question = Question::of(call, asked);
    const PersonsAsked wanted = read_asked(call, asked, *question.run);
    const PersonsList list = read_persons_list(call, asked, *question.run, wanted.told, true);
    asked.finish();
    constexpr std::int64_t rows_of_a_sheet = 1'000'000;
    const AccessContext access = access_of(call, wanted, *question.connection);
    const coverage::AbsentPage all = coverage::absent_page(*question.connection, access, wanted.filter,
                                                           {.limit = rows_of_a_sheet}, list.wish);
    // A sheet that ends before the list does would look like the whole of it.
    if (all.count > rows_of_a_sheet) {
        throw Failure(fault::parameter_wrong, {{"name", "unit"},
                                               {"value", wanted.filter.unit.value_or("–")},
                                               {"known", "≤ " + std::to_string(rows_of_a_sheet)}});
    }
    const std::vector<coverage::AbsentPerson>& persons = all.persons;
    store::Actor actor = call.actor();
    actor.purpose = to_word(wanted.told.purpose);
    actor.case_number = wanted.case_number;
    actor.territory = access.territory_logged();
    call.office.audit.append(actor,
                             {.kind = "export", .what = "coverage.persons", .persons = std::ssize(persons)});
    Filter shown = wanted.filter;
    if (!shown.unit) shown.places = access.territory();  // PLC-3
    return persons_workbook(call, *question.run, shown, wanted.told, list, persons);
}

Answer explain_person(const Call& call) {
    Asked asked = call.asked();
    Question question = Question::of(call, asked);
    const auto purpose = asked.text("purpose", 40);
    const std::string case_number = asked.text("case", 80).value_or("");
    asked.finish();
    const Told told = call.reader->told_for(purpose.value_or(""), std::nullopt, case_number);
    // The steps name every row that speaks of the person: who may not see those sees the list alone.
    if (!told.kinds.has(rights::Shown::person_source))
        throw Failure(fault::right_missing, {{"right", std::string(to_word(rights::Right::see_person))}});
    const AccessContext access = call.access(told, std::nullopt, case_number, *question.connection);
    const auto read_row = [&](std::size_t delivery, std::int64_t row) {
        return question.run->delivered_row(delivery, row);
    };
    const Explanation explained = in_case(access, case_number, [&] {
        return coverage::explain(*question.connection, access, call.in_path("id"), read_row);
    });
    return json_answer(person(call, *question.run, explained, told.kinds));
}

}  // namespace baophu::http

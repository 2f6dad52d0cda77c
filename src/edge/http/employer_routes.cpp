// One employer, and who works for it.
#include <algorithm>

#include <boost/json/array.hpp>

#include "core/base/fault_codes.h"
#include "edge/http/case_reading.h"
#include "edge/http/handlers.h"
#include "edge/http/links_told.h"
#include "edge/http/page_asked.h"
#include "edge/http/presenters.h"
#include "edge/http/told_lines.h"
#include "flow/coverage/coverage.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using coverage::Employer;
using rights::Shown;

// The parts of the weight of a join by likeness (LNK-14).
json::value weight_told(const Call& call, const Date& day, const coverage::EmployerWeight& weight) {
    const auto shown = [&](const std::string& field, const std::string& value) {
        return field == "area" && !value.empty() ? json::value(unit_name(call, value, day))
                                                 : empty_is_null(value);
    };
    return json::object{
        {"prior", weight.prior}, {"weight", weight.weight}, {"parts", link_parts(weight.parts, shown)}};
}

json::array registers(const Call& call, Question& question, const Employer& employer) {
    const auto joins = coverage::employer_joins(*question.connection, employer.id);
    const auto weights = coverage::employer_weights(*question.connection, employer.id);
    const Date& day = question.run->last_day();
    json::array array;
    for (const coverage::EmployerRecord& record : employer.records) {
        const auto found = joins.find(record.record_key);
        const auto weight = weights.find(record.record_key);
        const coverage::EmployerJoin join = found == joins.end() ? coverage::EmployerJoin() : found->second;
        array.push_back(
            json::object{{"dataset", record.dataset},
                         {"sender", record.sender},
                         {"record_key", record.record_key},
                         {"name", text_or_null(record.name)},
                         {"rule", text_or_null(record.rule)},
                         {"joined_key", empty_is_null(join.joined_key)},
                         {"kind", empty_is_null(join.kind)},
                         {"per_mille", join.per_mille ? json::value(*join.per_mille) : json::value(nullptr)},
                         {"decision", number_or_null(join.decision)},
                         {"likeness", weight == weights.end() ? json::value(nullptr)
                                                              : weight_told(call, day, weight->second)}});
    }
    return array;
}

json::array schemes(const Call& call, Question& question, const Employer& employer) {
    json::array array;
    for (const Scheme scheme : {Scheme::compulsory, Scheme::unemployment}) {
        const auto gap = question.run->gaps().total({.scheme = scheme, .employer = employer.id});
        array.push_back(
            json::object{{"scheme", to_word(scheme)},
                         {"gap", gap_line(gap, call.words.text("coverage.total"), lawful_told(call))}});
    }
    return array;
}

json::array months(const Employer& employer) {
    json::array array;
    for (const coverage::EmployerMonth& month : employer.months) {
        array.push_back(json::object{{"month", month.month.iso()},
                                     {"si", number_or_null(month.si)},
                                     {"tax", number_or_null(month.tax)}});
    }
    return array;
}

// ---- Workers ------------------------------------------------------------------------------------------

json::object worker(const coverage::Worker& told, rights::Some<Shown> kinds) {
    const auto shown = [&](Shown kind, json::value value) {
        return kinds.has(kind) ? std::move(value) : json::value(nullptr);
    };
    return {
        {"id", shown(Shown::person_id, empty_is_null(told.person_id))},
        {"full_name", shown(Shown::person_name, json::value(told.full_name))},
        {"number", shown(Shown::person_number, empty_is_null(told.masked_number))},
        {"unit", shown(Shown::person_place, empty_is_null(told.unit_code))},
        {"standing", shown(Shown::person_work,
                           empty_is_null(coverage::standing_words[static_cast<std::size_t>(told.standing)]))},
        {"reason", shown(Shown::person_reason, empty_is_null(told.reason))},
        {"certainty", shown(Shown::person_reason, empty_is_null(told.certainty))},
        {"last_participated", shown(Shown::person_reason, day_or_null(told.last_participated))},
    };
}

std::optional<coverage::Standing> standing_asked(Asked& asked) {
    const std::string word =
        asked.one_of("standing", {"all", "absent", "both", "insured_only", "elsewhere"}, "all");
    const auto found = std::ranges::find(coverage::standing_words, std::string_view(word));
    if (found == coverage::standing_words.end()) return std::nullopt;
    return static_cast<coverage::Standing>(found - coverage::standing_words.begin());
}

}  // namespace

Answer list_workers(const Call& call) {
    Asked asked = call.asked();
    PageAsked part(asked);
    Question question = Question::of(call, asked, part.place());
    const auto purpose = asked.text("purpose", 40);
    const std::string case_number = asked.text("case", 80).value_or("");
    const auto unit = asked.unit();
    const auto standing = standing_asked(asked);
    asked.finish();
    // Whoever works for an employer is asked for as one of the compulsory scheme.
    const rights::Told told = call.reader->told_for(purpose.value_or(""), Scheme::compulsory, case_number);
    const AccessContext access = call.access(told, unit, case_number, *question.connection);
    const std::string& id = call.in_path("id");
    require_in_case(call, access, id, case_number);
    const auto page = coverage::workers(*question.connection, access, id, standing, part.part());
    if (!page) throw Failure(fault::entity_unknown, {{"id", id}});
    json::array workers;
    for (const coverage::Worker& each : page->workers)
        workers.push_back(worker(each, told.kinds));
    json::object counts;
    for (std::size_t i = 0; i < page->counts.size(); ++i)
        counts[coverage::standing_words[i]] = page->counts[i];
    return json_answer(
        json::object{{"run", question.run->id()},
                     {"month", question.run->basis().month.iso()},
                     {"workers", std::move(workers)},
                     {"counts", std::move(counts)},
                     {"count", page->count},
                     {"next", part.next(question.run->id(), std::ssize(page->workers), page->count)}});
}

Answer get_employer(const Call& call) {
    Asked asked = call.asked();
    Question question = Question::of(call, asked);
    asked.finish();
    const std::string& id = call.in_path("id");
    const auto employer = coverage::find_employer(*question.connection, id, question.run->listed());
    // That it is elsewhere is not told either.
    const bool told = employer && call.reader->where(Shown::employer).covers(employer->unit_code);
    if (!told) throw Failure(fault::entity_unknown, {{"id", id}});
    const bool heads = call.reader->where(Shown::employer_heads).covers(employer->unit_code);
    return json_answer(json::object{{"run", question.run->id()},
                                    {"month", question.run->basis().month.iso()},
                                    {"id", employer->id},
                                    {"name", employer->name},
                                    {"tax_code", text_or_null(employer->tax_code)},
                                    {"si_unit_code", text_or_null(employer->si_unit_code)},
                                    {"unit", empty_is_null(employer->unit_code)},
                                    {"block", empty_is_null(employer->block)},
                                    {"officer", empty_is_null(employer->officer)},
                                    {"registers", registers(call, question, *employer)},
                                    {"schemes", heads ? schemes(call, question, *employer) : json::array()},
                                    {"months", heads ? months(*employer) : json::array()}});
}

}  // namespace baophu::http

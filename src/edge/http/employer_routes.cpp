// One employer.
#include <boost/json/array.hpp>

#include "core/base/fault_codes.h"
#include "edge/http/handlers.h"
#include "edge/http/presenters.h"
#include "edge/http/told_lines.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using coverage::Employer;
using rights::Shown;

json::array registers(const Employer& employer) {
    json::array array;
    for (const coverage::EmployerRecord& record : employer.records) {
        array.push_back(json::object{{"dataset", record.dataset},
                                     {"sender", record.sender},
                                     {"record_key", record.record_key},
                                     {"name", text_or_null(record.name)},
                                     {"rule", text_or_null(record.rule)}});
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

}  // namespace

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
                                    {"registers", registers(*employer)},
                                    {"schemes", heads ? schemes(call, question, *employer) : json::array()},
                                    {"months", heads ? months(*employer) : json::array()}});
}

}  // namespace baophu::http

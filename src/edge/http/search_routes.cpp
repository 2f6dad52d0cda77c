// Units, employers and persons by words.
#include <algorithm>

#include <boost/json/array.hpp>

#include "core/text/fold.h"
#include "edge/http/handlers.h"
#include "edge/http/places.h"
#include "edge/http/presenters.h"
#include "flow/search/search.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using rights::Right;
using rights::Shown;

// Of whose communes the reader may be told prospects (PLC-2); nothing: of all.
rights::Units prospects_in(const Call& call) {
    const auto purposes = call.reader->purposes();
    const auto reaches = [](const rights::PurposePolicy* row) {
        return row->purpose == rights::Purpose::voluntary_outreach;
    };
    if (!std::ranges::any_of(purposes, reaches)) return std::set<std::string>{};
    return call.reader->told_for(to_word(rights::Purpose::voluntary_outreach), Scheme::voluntary, "").units;
}

// Folded letters and digits of a name, so that "bien hoa" and "bienhoa" are in "Thành phố Biên Hòa". Only of
// what has a page: figures, or prospects.
json::array units(const Call& call, const ShelvedRun& run, const std::string& words, std::int64_t limit) {
    json::array found;
    const std::string sought = text::fold_letters(words);
    if (sought.empty()) return found;
    const Territory& territory = call.office.workspace.territory();
    const Date& day = run.last_day();
    const rights::Units prospects = prospects_in(call);
    const auto has_page = [&](const std::string& code) {
        const bool visited = is_commune_of_run(call, run, code) && (!prospects || prospects->contains(code));
        return visited || is_unit_of_run(call, run, code);
    };
    for (const UnitLevel level : {UnitLevel::district, UnitLevel::commune}) {
        for (const std::string& code : territory.codes_on(day, level)) {
            if (std::ssize(found) == limit) return found;
            const std::string name = unit_name(call, code, day);
            if (text::fold_letters(name).find(sought) == std::string::npos && code != sought) continue;
            if (!has_page(code)) continue;
            found.push_back(json::object{{"code", code}, {"name", name}});
        }
    }
    return found;
}

json::array employers(const Call& call, Question& question, const std::string& words, std::int64_t limit) {
    json::array found;
    const rights::Where where = call.reader->where(Shown::employer);
    if (!call.reader->may(Right::see_employers) || !where.anywhere()) return found;
    const auto within = where.everywhere ? std::nullopt : std::optional(where.units);
    for (const auto& employer : search::employers(*question.connection, words, within, limit)) {
        found.push_back(json::object{{"id", employer.id},
                                     {"name", employer.name},
                                     {"unit", empty_is_null(employer.unit_code)},
                                     {"number", text_or_null(employer.tax_code)}});
    }
    return found;
}

struct PersonsWanted {
    std::optional<std::string> purpose;  // Without one nobody is told of.
    std::string case_number;
};

json::array persons(const Call& call, Question& question, const PersonsWanted& wanted,
                    const std::string& words, std::int64_t limit) {
    json::array found;
    if (!wanted.purpose || !call.reader->may(Right::see_person)) return found;
    const rights::Told told = call.reader->told_for(*wanted.purpose, std::nullopt, wanted.case_number);
    const AccessContext access = call.access(told, std::nullopt, wanted.case_number, *question.connection);
    const auto shown = [&](Shown kind, json::value value) {
        return told.kinds.has(kind) ? std::move(value) : json::value(nullptr);
    };
    if (!told.kinds.has(Shown::person_id)) return found;
    for (const auto& person : search::persons(*question.connection, access, words, limit)) {
        found.push_back(
            json::object{{"id", person.id},
                         {"full_name", shown(Shown::person_name, json::value(person.full_name))},
                         {"number", shown(Shown::person_number, empty_is_null(person.masked_number))},
                         {"unit", shown(Shown::person_place, empty_is_null(person.unit_code))}});
    }
    return found;
}

}  // namespace

Answer search(const Call& call) {
    Asked asked = call.asked();
    Question question = Question::of(call, asked);
    const std::string words = asked.text("q").value_or("");
    const auto limit = asked.integer("limit", 1, 50, 10);
    const PersonsWanted wanted{.purpose = asked.text("purpose", 40),
                               .case_number = asked.text("case", 80).value_or("")};
    asked.finish();
    return json_answer(json::object{{"run", question.run->id()},
                                    {"units", units(call, *question.run, words, limit)},
                                    {"employers", employers(call, question, words, limit)},
                                    {"persons", persons(call, question, wanted, words, limit)}});
}

}  // namespace baophu::http

#include "edge/http/presenters.h"

#include <set>

#include "edge/store/agencies.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using coverage::By;
using coverage::Gap;
using rights::Shown;

}  // namespace

json::value text_or_null(const std::optional<std::string>& text) {
    return text ? json::value(*text) : json::value(nullptr);
}

json::value empty_is_null(std::string_view text) {
    return text.empty() ? json::value(nullptr) : json::value(text);
}

json::value number_or_null(const std::optional<std::int64_t>& number) {
    return number ? json::value(*number) : json::value(nullptr);
}

json::value day_or_null(const std::optional<Date>& day) {
    return day ? json::value(day->iso()) : json::value(nullptr);
}

std::string unit_name(const Call& call, const std::string& code, const Date& day) {
    if (code.empty()) return call.words.text("coverage.not_told");
    const UnitVersion* unit = call.office.workspace.territory().on(code, day);
    return unit == nullptr ? code : unit->name(call.words.language());
}

std::string agency_name(const Call& call, const std::string& id) {
    if (call.words.has("agency." + id)) return call.words.text("agency." + id);
    const auto agency = store::Agencies(call.office.database).find(id);
    return agency ? agency->name : id;
}

std::string line_name(const Call& call, By by, const Gap& gap, const Date& day) {
    if (gap.key.empty()) return call.words.text("coverage.not_told");
    switch (by) {
        case By::unit:
            return unit_name(call, gap.key, day);
        case By::block:
            return call.words.text("block." + gap.key);
        case By::employer:
            return gap.name;
        default:
            return gap.key;
    }
}

json::object gap_line(const Gap& gap, std::string name, Lawful lawful) {
    using coverage::ReasonKind;
    json::array reasons;
    const auto tell = [&](std::string_view reason, ReasonKind kind, std::int64_t persons) {
        if (persons == 0) return;
        reasons.push_back(json::object{{"reason", reason}, {"kind", to_word(kind)}, {"persons", persons}});
    };
    for (std::size_t i = 0; i < coverage::reasons.size(); ++i) {
        const coverage::Reason& reason = coverage::reasons[i];
        if (lawful == Lawful::as_one && reason.kind == ReasonKind::lawful) continue;
        tell(reason.name, reason.kind, gap.by_reason[i]);
    }
    if (lawful == Lawful::as_one)
        tell(to_word(ReasonKind::lawful), ReasonKind::lawful, gap.of_kind(ReasonKind::lawful));
    return {{"key", gap.key},           {"name", std::move(name)},
            {"eligible", gap.eligible}, {"participating", gap.participating},
            {"absent", gap.absent()},   {"missing", gap.missing()},
            {"unsure", gap.unsure},     {"reasons", std::move(reasons)},
            {"rounded_to", nullptr},    {"year_before", nullptr},
            {"plan", nullptr}};
}

json::object run_entry(const workspace::KeptRun& run) {
    return {{"id", run.id},
            {"month", run.month.iso()},
            {"made_at", empty_is_null(run.made_at)},
            {"as_known_on", day_or_null(run.as_known_on)}};
}

json::object citation(std::string_view law, std::string_view article, std::string_view confidence) {
    return {{"law", law}, {"article", article}, {"confidence", confidence}};
}

// Each law and article once, with the least sure of its figures.
json::array citations(const std::vector<Citation>& cited) {
    json::array array;
    std::set<std::pair<std::string, std::string>> seen;
    for (const Citation& each : cited) {
        if (!seen.emplace(each.law, each.article).second) continue;
        Confidence confidence = each.confidence;
        for (const Citation& other : cited) {
            if (other.law == each.law && other.article == each.article)
                confidence = std::max(confidence, other.confidence);
        }
        array.push_back(citation(each.law, each.article, to_word(confidence)));
    }
    return array;
}

json::object absent_person(const coverage::AbsentPerson& person, rights::Some<Shown> told) {
    const auto shown = [&](Shown kind, json::value value) {
        return told.has(kind) ? std::move(value) : json::value(nullptr);
    };
    return {{"id", shown(Shown::person_id, empty_is_null(person.person_id))},
            {"full_name", shown(Shown::person_name, json::value(person.full_name))},
            {"number", shown(Shown::person_number, empty_is_null(person.masked_number))},
            {"unit", shown(Shown::person_place, empty_is_null(person.unit_code))},
            {"commune", shown(Shown::person_place, empty_is_null(person.commune))},
            {"employer", shown(Shown::person_work, empty_is_null(person.employer_id))},
            {"employer_name", shown(Shown::person_work, empty_is_null(person.employer_name))},
            {"reason", shown(Shown::person_reason, empty_is_null(person.reason))},
            {"certainty", shown(Shown::person_reason, empty_is_null(person.certainty))},
            {"last_participated", shown(Shown::person_reason, day_or_null(person.last_participated))}};
}

}  // namespace baophu::http

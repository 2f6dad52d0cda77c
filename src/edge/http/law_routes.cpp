// Dated values of the law, and the calculators that stand on them.
#include <boost/json/array.hpp>

#include "core/base/fault_codes.h"
#include "core/law/contribution.h"
#include "core/law/voluntary.h"
#include "edge/http/handlers.h"
#include "edge/http/presenters.h"

namespace baophu::http {
namespace {

namespace json = boost::json;

// The part before the first dot.
std::string group_of(std::string_view id) {
    return std::string(id.substr(0, id.find('.')));
}

json::object value_of(const ParameterValue& value) {
    json::array figures;
    for (const ScopedText& figure : value.figures) {
        figures.push_back(json::object{{"scope", figure.scope},
                                       {"text", figure.text},
                                       {"law", figure.law},
                                       {"article", figure.article},
                                       {"confidence", to_word(figure.confidence)}});
    }
    return {{"from", value.from.iso()},
            {"to", day_or_null(value.to)},
            {"figures", std::move(figures)},
            {"checked", value.checked.iso()},
            {"note", value.note}};
}

json::value value_on(const Parameter& parameter, const Date& day) {
    for (const ParameterValue& value : parameter.values) {
        if (value.holds_on(day)) return value_of(value);
    }
    return nullptr;
}

Date today(const Call& call) {
    return store::day_in_vietnam(call.office.database.now());
}

Month month_of(const std::string& text) {
    const auto month = Month::parse(text);
    if (!month) throw Failure(fault::body_wrong, {{"name", "month"}, {"problem_key", "body.no_month"}});
    return *month;
}

template <class Value, std::size_t count>
Value one_of(const std::string& word, const char* name, const std::array<Value, count>& values) {
    for (const Value value : values) {
        if (to_word(value) == word) return value;
    }
    throw Failure(fault::body_wrong, {{"name", name}, {"problem_key", "body.no_choice"}});
}

json::array lines(const Contribution& contribution) {
    json::array array;
    for (const ContributionLine& line : contribution.lines) {
        array.push_back(json::object{{"fund", to_word(line.fund)},
                                     {"payer", to_word(line.payer)},
                                     {"base", line.base.dong()},
                                     {"percent", line.percent.to_string()},
                                     {"amount", line.amount.dong()}});
    }
    return array;
}

constexpr std::int64_t money_most = 100'000'000'000;

}  // namespace

Answer list_law(const Call& call) {
    Asked asked = call.asked();
    const auto wanted = asked.day("day");
    asked.finish();
    const Date day = wanted.value_or(today(call));
    json::array parameters;
    for (const auto& [id, parameter] : call.office.law.parameters.all()) {
        parameters.push_back(json::object{{"id", id},
                                          {"group", group_of(id)},
                                          {"title", parameter.title(call.words.language())},
                                          {"unit", to_word(parameter.unit)},
                                          {"value", value_on(parameter, day)}});
    }
    return json_answer(json::object{{"day", day.iso()}, {"parameters", std::move(parameters)}});
}

Answer get_law(const Call& call) {
    call.asked().finish();
    const Parameter& parameter = call.office.law.parameters.parameter(call.in_path("id"));
    json::array values;
    for (const ParameterValue& value : parameter.values)
        values.push_back(value_of(value));
    return json_answer(json::object{{"id", parameter.id},
                                    {"group", group_of(parameter.id)},
                                    {"title", parameter.title(call.words.language())},
                                    {"unit", to_word(parameter.unit)},
                                    {"scope", parameter.scope_name},
                                    {"values", std::move(values)}});
}

Answer calculate_contribution(const Call& call) {
    Body body(call.request.body);
    ContributionFacts facts{.wage = Money(body.integer("wage", 0, money_most)),
                            .zone = body.text("zone", 10),
                            .month = month_of(body.text("month", 10))};
    const std::string kind = body.maybe_text("kind", 40).value_or("worker");
    body.finish();
    const auto parsed = parse_person_kind(kind);
    if (!parsed) throw Failure(fault::body_wrong, {{"name", "kind"}, {"problem_key", "body.no_choice"}});
    facts.kind = *parsed;
    const auto found = known_contribution(call.office.law, facts);
    if (!found) throw Failure(found.fault());
    json::array unknown;
    for (const FundUnknown& each : found->unknown)
        unknown.push_back(json::value(to_word(each.fund)));
    const Contribution& known = found->known;
    return json_answer(json::object{{"lines", lines(known)},
                                    {"employer", known.employer.dong()},
                                    {"employee", known.employee.dong()},
                                    {"total", known.total.dong()},
                                    {"confidence", to_word(known.confidence)},
                                    {"citations", citations(known.citations)},
                                    {"unknown", std::move(unknown)}});
}

Answer calculate_voluntary(const Call& call) {
    constexpr std::array groups{SupportGroup::poor, SupportGroup::near_poor, SupportGroup::ethnic_minority,
                                SupportGroup::other};
    Body body(call.request.body);
    VoluntaryFacts facts{.income = Money(body.integer("income", 0, money_most)),
                         .groups = {one_of(body.text("group", 40), "group", groups)},
                         .month = month_of(body.text("month", 10)),
                         .way = PaymentWay::periodic,
                         .months = static_cast<int>(body.integer("months", 1, 12))};
    facts.supported_before = static_cast<int>(body.maybe_integer("supported_before", 0, 600).value_or(0));
    body.finish();
    const auto quote = voluntary_quote(call.office.law, facts);
    if (!quote) throw Failure(quote.fault());
    return json_answer(json::object{{"gross", quote->gross.dong()},
                                    {"state", quote->state.dong()},
                                    {"own", quote->own.dong()},
                                    {"supported_months", quote->supported_months},
                                    {"due_within_month", quote->due_within_month},
                                    {"confidence", to_word(quote->confidence)},
                                    {"citations", citations(quote->citations)}});
}

}  // namespace baophu::http

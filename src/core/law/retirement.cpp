#include "core/law/retirement.h"

#include <algorithm>

namespace baophu {
namespace {

constexpr std::string_view parameter = "retirement_age";

int limit_of(const ParameterValue& value, std::string_view scope) {
    const auto figure = std::ranges::find(value.figures, scope, &ScopedText::scope);
    return static_cast<int>(Decimal::parse(figure->text).value().as_whole());
}

}  // namespace

int months_of_age(const Date& birth, const Date& day) {
    const int months =
        (day.year() - birth.year()) * 12 + static_cast<int>(day.month()) - static_cast<int>(birth.month());
    return day.day() < birth.day() ? months - 1 : months;
}

bool has_reached_retirement_age(LawReader& law, const Parameters& parameters, const Date& birth, Sex sex) {
    const std::string_view scope = sex == Sex::male ? "male" : "female";
    if (months_of_age(birth, law.date()) >= law.whole(parameter, scope)) return true;
    return std::ranges::any_of(parameters.parameter(parameter).values, [&](const ParameterValue& value) {
        return value.to && *value.to < law.date() &&
               months_of_age(birth, *value.to) >= limit_of(value, scope);
    });
}

}  // namespace baophu

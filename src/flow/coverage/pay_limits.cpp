#include "flow/coverage/pay_limits.h"

#include <algorithm>

namespace baophu::coverage {
namespace {

using warehouse::Connection;

constexpr std::string_view minimum_wage = "regional_minimum_wage";

// Rounded down to whole dong: pay stands in whole dong, so no person changes sides by it.
std::optional<PayLimits> limits_at(const Law& law, const Date& day, std::int64_t wage) {
    const Result<PayLimits> found = unless_law_is_silent([&] {
        LawReader reader = law.on(day);
        const auto pay_of = [&](std::string_view months) {
            return wage * reader.whole(months) * (100 + reader.whole("inferred.taxable_over_wage")) / 100;
        };
        return PayLimits{.newly_hired = pay_of("inferred.newly_hired_months"),
                         .severance = pay_of("inferred.severance_months")};
    });
    return found ? std::optional(*found) : std::nullopt;
}

std::optional<std::int64_t> wage_of_zone(const Law& law, const Date& day, const std::string& zone) {
    const Result<std::int64_t> found = unless_law_is_silent([&] {
        LawReader reader = law.on(day);
        return reader.money(minimum_wage, zone).dong();
    });
    return found ? std::optional(*found) : std::nullopt;
}

std::optional<std::int64_t> highest_wage(const Law& law, const Date& day) {
    std::optional<std::int64_t> highest;
    for (const std::string& zone : law.parameters.parameter(minimum_wage).scope_names)
        highest = std::max(highest, wage_of_zone(law, day, zone));
    return highest;
}

// Zones go by district, and by commune since there are no districts.
std::optional<std::int64_t> wage_in(const Law& law, const Date& day, const Unit& unit) {
    const bool is_commune = unit.level == UnitLevel::commune;
    const std::string id = "wage_zone." + (is_commune ? "commune" : unit.code);
    const Result<std::string> zone = unless_law_is_silent([&] {
        LawReader reader = law.on(day);
        return reader.word(id, is_commune ? unit.code : "");
    });
    return zone ? wage_of_zone(law, day, *zone) : std::nullopt;
}

std::optional<PayLimits> limits_of(const Law& law, const Date& day, const std::optional<std::int64_t>& wage) {
    return wage ? limits_at(law, day, *wage) : std::nullopt;
}

}  // namespace

PayLimitsByUnit write_pay_limits(Connection& connection, const Law& law, const Territory& territory,
                                 std::int64_t tax_year) {
    const Date day = Date::of(static_cast<int>(tax_year), 12, 31).value();
    PayLimitsByUnit limits{.of_unit = {}, .otherwise = limits_of(law, day, highest_wage(law, day))};
    for (const auto& [code, unit] : territory.record().units) {
        if (const auto found = limits_of(law, day, wage_in(law, day, unit))) limits.of_unit[code] = *found;
    }
    connection.run(
        "CREATE TABLE coverage.pay_limit(unit_code VARCHAR, newly_hired BIGINT, severance BIGINT)");
    warehouse::Appender table = connection.appender("coverage", "pay_limit");
    for (const auto& [code, of_unit] : limits.of_unit) {
        table.text(code);
        table.integer(of_unit.newly_hired);
        table.integer(of_unit.severance);
        table.end_row();
    }
    table.close();
    return limits;
}

}  // namespace baophu::coverage

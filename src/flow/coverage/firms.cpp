#include "flow/coverage/firms.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/base/builtin_files.h"
#include "flow/coverage/filter.h"

namespace baophu::coverage {
namespace {

using warehouse::Connection;
using warehouse::Rows;

// The days of the firms that a step tells a day of.
struct Days {
    FirmStep step;
    std::vector<std::int64_t> days;

    void add(bool reached, const std::optional<Date>& on, const Date& registered_on) {
        if (!reached) return;
        ++step.firms;
        if (on) days.push_back(on->days_since_1970() - registered_on.days_since_1970());
    }

    FirmStep counted() {
        step.dated = std::ssize(days);
        if (days.empty()) return step;
        std::ranges::sort(days);
        const std::size_t middle = days.size() / 2;
        step.twice_median_days = days.size() % 2 == 1 ? 2 * days[middle] : days[middle - 1] + days[middle];
        return step;
    }
};

struct Gathered {
    FirmCohort cohort;
    Days taxed;
    Days with_workers;
    Days insured;

    void add(const Rows& row) {
        const Date registered_on = row.date(0);
        const bool known_to_tax = row.boolean(1);
        const bool has_workers = row.boolean(3);
        const bool is_insured = row.boolean(5);
        ++cohort.registered;
        taxed.add(known_to_tax, row.maybe_date(2), registered_on);
        with_workers.add(has_workers, row.maybe_date(4), registered_on);
        insured.add(is_insured, row.maybe_date(6), registered_on);
        cohort.workers_uninsured += has_workers && !is_insured ? 1 : 0;
        cohort.untold += !known_to_tax && !has_workers && !is_insured ? 1 : 0;
    }

    FirmCohort counted() {
        cohort.taxed = taxed.counted();
        cohort.with_workers = with_workers.counted();
        cohort.insured = insured.counted();
        return cohort;
    }
};

FirmRegister register_of(Connection& connection, std::string_view dataset) {
    const std::string view(dataset);
    return {dataset,
            connection.integer("SELECT count(*) FROM (FROM " + view + " WHERE in_force LIMIT 1)") > 0};
}

}  // namespace

FirmCohorts firm_cohorts(Connection& connection, const Month& from, const Month& to,
                         const std::optional<std::string>& unit) {
    connection.run(builtin_file("flow/coverage/firms.sql"));
    Where where;
    where.also("registered_on >= ?", from.first_day());
    where.also("registered_on <= ?", to.last_day());
    if (unit) where.also("unit_code = ?", *unit);
    Rows rows = connection.query(
        "SELECT registered_on, taxed, taxed_on, workers, workers_on, insured, insured_on FROM firm_step "
        "WHERE " +
            where.sql,
        where.values);
    std::map<Month, Gathered> months;
    for (Month month = from; month <= to; month = month.plus(1))
        months[month].cohort.month = month;
    Gathered all;
    while (rows.next()) {
        const Date day = rows.date(0);
        months.at(*Month::of(day.year(), day.month())).add(rows);
        all.add(rows);
    }
    FirmCohorts cohorts{
        .registers = {register_of(connection, "business_registrations"),
                      register_of(connection, "business_registrations_new"),
                      register_of(connection, "taxpayers"),
                      register_of(connection, "tax_quarterly_declarations"),
                      register_of(connection, "labour_use"), register_of(connection, "tax_yearly_list")},
        .lines = {},
        .total = all.counted()};
    for (auto& [month, gathered] : months)
        cohorts.lines.push_back(gathered.counted());
    return cohorts;
}

}  // namespace baophu::coverage

#include <algorithm>

#include "core/base/builtin_files.h"
#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/law/subject_rules.h"
#include "flow/coverage/coverage.h"

namespace baophu::coverage {
namespace {

using intake::Delivery;
using warehouse::Connection;

// The form 05-1/BK lists employees with a contract of three months or more.
constexpr std::string_view rule_of_tax_list = "compulsory.contract_3_months";
constexpr int window_months = 12;

// Each once, though two senders may both have sent a list of it.
std::vector<std::string> periods_in_force(const std::vector<Delivery>& deliveries, std::string_view dataset) {
    std::vector<std::string> periods;
    for (const Delivery& delivery : deliveries) {
        if (delivery.in_force && delivery.dataset == dataset) periods.push_back(delivery.period);
    }
    std::ranges::sort(periods);
    const auto repeated = std::ranges::unique(periods);
    periods.erase(repeated.begin(), repeated.end());
    return periods;
}

std::string listed(const std::vector<std::string>& periods) {
    std::string text;
    for (const std::string& period : periods)
        text += (text.empty() ? "" : ", ") + period;
    return text.empty() ? "–" : text;
}

void require_month(const std::vector<Delivery>& deliveries, const Month& month) {
    const std::vector<std::string> months = periods_in_force(deliveries, "si-participants");
    if (std::ranges::find(months, month.iso()) != months.end()) return;
    throw Failure(fault::run_without_participants,
                  {{"month", month.vietnamese()}, {"known", listed(months)}});
}

// In spring 2019 one knows 2018: the latest list up to the month's own year is the basis.
std::int64_t latest_tax_year(const std::vector<Delivery>& deliveries, const Month& month) {
    const std::vector<std::string> years = periods_in_force(deliveries, "tax-yearly-list");
    std::int64_t latest = 0;
    for (const std::string& year : years) {
        if (std::stoi(year) <= month.year()) latest = std::max<std::int64_t>(latest, std::stoi(year));
    }
    if (latest == 0) {
        throw Failure(fault::run_without_tax_list,
                      {{"year", std::to_string(month.year())}, {"known", listed(years)}});
    }
    return latest;
}

std::int64_t months_known(const std::vector<Delivery>& deliveries, const Month& month) {
    const std::vector<std::string> months = periods_in_force(deliveries, "si-participants");
    return std::ranges::count_if(months, [&](const std::string& period) {
        return period <= month.iso() && period >= month.plus(1 - window_months).iso();
    });
}

void write_basis(Connection& connection, const Month& month, std::int64_t tax_year, std::int64_t si_months,
                 const SubjectRuleValue& rule) {
    connection.run(
        "CREATE TABLE coverage.basis(month DATE, tax_year BIGINT, si_months BIGINT, rule VARCHAR, "
        "law VARCHAR, article VARCHAR, confidence VARCHAR)");
    connection.query("INSERT INTO coverage.basis VALUES (?, ?, ?, ?, ?, ?, ?)",
                     {month.first_day(), tax_year, si_months, std::string(rule_of_tax_list), rule.law,
                      rule.article, std::string(to_word(rule.confidence))});
}

// COV-7, asked of the table itself rather than believed of the query that made it.
void check_identity(Connection& connection) {
    const std::int64_t broken = connection.integer(
        "SELECT count(*) FROM coverage.gap "
        "WHERE eligible - participating <> employer_unregistered + left_out + lapsed");
    const std::int64_t lost = connection.integer(
        "SELECT (SELECT count(*) FROM coverage.person_month) - coalesce(sum(eligible), 0)::BIGINT "
        "FROM coverage.gap");
    const std::int64_t nowhere = connection.integer(
        "SELECT count(*) FROM coverage.person_month WHERE unit_code IS NULL OR employer_id IS NULL");
    if (broken == 0 && lost == 0 && nowhere == 0) return;
    throw Failure(fault::identity_broken, {{"lines", std::to_string(broken)},
                                           {"lost", std::to_string(lost)},
                                           {"nowhere", std::to_string(nowhere)}});
}

}  // namespace

void judge(Connection& connection, const Month& month, const std::vector<Delivery>& deliveries) {
    require_month(deliveries, month);
    const std::int64_t tax_year = latest_tax_year(deliveries, month);
    const SubjectRuleValue rule = SubjectRules::load().on(rule_of_tax_list, month.first_day());

    connection.set_variable("month", month.first_day());
    connection.set_variable("window_start", month.plus(1 - window_months).first_day());
    connection.set_variable("tax_year", tax_year);
    connection.set_variable("contract_is_subject", rule.subject);
    connection.set_variable("rule_id", std::string(rule_of_tax_list));
    connection.run(builtin_file("flow/coverage/judge.sql"));
    connection.run(builtin_file("flow/coverage/gap.sql"));
    write_basis(connection, month, tax_year, months_known(deliveries, month), rule);
    check_identity(connection);
}

}  // namespace baophu::coverage

#include <algorithm>

#include "core/base/builtin_files.h"
#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/law/subject_rules.h"
#include "flow/coverage/coverage.h"
#include "flow/coverage/dossier_tables.h"
#include "flow/coverage/pay_limits.h"
#include "flow/coverage/rules.h"
#include "flow/coverage/words.h"

namespace baophu::coverage {
namespace {

using intake::Delivery;
using warehouse::Connection;
using warehouse::Rows;

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

// COV-27. Of a commune that is no more, the one that took all of it in; nothing where its people went to
// several, for then nobody knows who is where.
std::optional<std::string> commune_on(const Territory& territory, const Unit& unit, const Date& day) {
    if (territory.on(unit.code, day) != nullptr) return unit.code;
    const UnitVersion& last = unit.versions.back();
    if (!last.to || day < *last.to) return std::nullopt;
    std::optional<std::string> found;
    for (const auto& [code, how] : territory.successors(unit.code, *last.to, day)) {
        if (how.possible) continue;
        if (found) return std::nullopt;
        found = code;
    }
    return found;
}

// The unit below the province in which a commune lies: its district while there are districts, then the
// commune itself. Of a commune that is no more on the day its last district counts.
void write_communes(Connection& connection, const Territory& territory, const Date& day) {
    connection.run(
        "CREATE TABLE coverage.commune_unit(commune VARCHAR, unit_code VARCHAR, commune_now VARCHAR)");
    warehouse::Appender table = connection.appender("coverage", "commune_unit");
    for (const auto& [code, unit] : territory.record().units) {
        if (unit.level != UnitLevel::commune || unit.versions.empty()) continue;
        const UnitVersion* now = territory.on(code, day);
        const std::string& parent = (now == nullptr ? unit.versions.front() : *now).parent;
        table.text(code);
        table.text(parent == territory.province_code() ? code : parent);
        const std::optional<std::string> there = commune_on(territory, unit, day);
        there ? table.text(*there) : table.null();
        table.end_row();
    }
    table.close();
}

// "2018-H2"
std::string half_year(const Month& month) {
    return std::to_string(month.year()) + (month.month() <= 6 ? "-H1" : "-H2");
}

void set_variables(Connection& connection, const Month& month, std::int64_t tax_year) {
    connection.set_variable("month", month.first_day());
    connection.set_variable("last_day", month.last_day());
    connection.set_variable("tax_year", tax_year);
    connection.set_variable("half_year", half_year(month));
}

// Nothing where the law is silent: nobody is newly hired.
std::optional<int> days_to_register(const Law& law, const Month& month) {
    const Result<int> days = unless_law_is_silent([&] {
        LawReader reader = law.on(month.first_day());
        return reader.whole("registration.days");
    });
    return days ? std::optional(*days) : std::nullopt;
}

std::vector<EmployerTrait> read_traits(Connection& connection, Words& words) {
    std::vector<EmployerTrait> traits;
    Rows rows = connection.query(
        "SELECT employer, unit_code, registered, suspended, household, head_office_elsewhere "
        "FROM coverage.employer_trait");
    while (rows.next()) {
        const auto employer = static_cast<std::size_t>(rows.integer(0));
        traits.resize(std::max(traits.size(), employer + 1));
        traits[employer] = {.unit = words.number(rows.text(1)),
                            .registered = rows.boolean(2),
                            .suspended = rows.boolean(3),
                            .household = rows.boolean(4),
                            .head_office_elsewhere = rows.boolean(5)};
    }
    return traits;
}

std::vector<std::optional<PayLimits>> by_word(const PayLimitsByUnit& limits,
                                              const std::vector<std::string_view>& words) {
    std::vector<std::optional<PayLimits>> found(words.size());
    for (std::size_t word = 0; word < words.size(); ++word) {
        const auto of_unit = limits.of_unit.find(std::string(words[word]));
        if (of_unit != limits.of_unit.end()) found[word] = of_unit->second;
    }
    return found;
}

void write_reasons(Connection& connection) {
    connection.run("CREATE TABLE coverage.reason(reason VARCHAR, kind VARCHAR)");
    for (const Reason& reason : reasons) {
        connection.query("INSERT INTO coverage.reason VALUES (?, ?)",
                         {std::string(reason.name), std::string(to_word(reason.kind))});
    }
}

// COV-7 and COV-12, asked of the tables themselves rather than believed of the queries that made them.
void check_identity(Connection& connection) {
    const std::int64_t broken = connection.integer(
        "SELECT count(*) FROM "
        "(SELECT scheme::VARCHAR AS scheme, unit_code, coalesce(employer_id, '') AS employer_id, eligible, "
        "   participating FROM (SELECT scheme, unit_code, employer, count(*) AS eligible, "
        "     count(*) FILTER (participating) AS participating FROM coverage.person_verdict WHERE eligible "
        "     GROUP BY ALL) LEFT JOIN linkage.employer USING (employer)) "
        "FULL JOIN (SELECT scheme, unit_code, employer_id, "
        "   sum(persons) FILTER (reason IN (SELECT reason FROM coverage.reason)) AS absent, "
        "   sum(persons) FILTER (reason = 'participating') AS present FROM coverage.gap GROUP BY ALL) "
        "USING (scheme, unit_code, employer_id) "
        "WHERE eligible - participating IS DISTINCT FROM coalesce(absent, 0) "
        "OR participating IS DISTINCT FROM coalesce(present, 0)");
    const std::int64_t lost = connection.integer(
        "SELECT (SELECT count(*) FROM coverage.person_verdict) "
        "- coalesce((SELECT sum(persons) FROM coverage.gap), 0)::BIGINT "
        "- coalesce((SELECT sum(persons) FROM coverage.outside), 0)::BIGINT");
    const std::int64_t nowhere =
        connection.integer("SELECT count(*) FROM coverage.person_verdict WHERE unit_code IS NULL");
    if (broken == 0 && lost == 0 && nowhere == 0) return;
    throw Failure(fault::identity_broken, {{"lines", std::to_string(broken)},
                                           {"lost", std::to_string(lost)},
                                           {"nowhere", std::to_string(nowhere)}});
}

}  // namespace

void judge(Connection& connection, const Month& month, const std::vector<Delivery>& deliveries,
           const Territory& territory) {
    require_month(deliveries, month);
    const std::int64_t tax_year = latest_tax_year(deliveries, month);
    const Law law = Law::load();
    const SubjectRuleValue& rule = law.subjects.on(rule_of_tax_list, month.first_day());

    connection.run("CREATE SCHEMA coverage; CREATE SCHEMA serving");
    set_variables(connection, month, tax_year);
    write_communes(connection, territory, month.last_day());
    write_reasons(connection);
    const PayLimitsByUnit limits = write_pay_limits(connection, law, territory, tax_year);
    MonthJudged judged{.month = month,
                       .tax_year = tax_year,
                       .registration_days = days_to_register(law, month),
                       .answers = write_rules(connection, law, month.first_day()),
                       .limits = {},
                       .other_limits = limits.otherwise,
                       .traits = {}};
    create_words(connection, judged.answers);
    connection.run(builtin_file("flow/coverage/evidence.sql"));
    {
        DossierBook book(connection, birth_limits(law, month.first_day()));
        write_stays(connection, book);
        connection.run(builtin_file("flow/coverage/employers.sql"));
        judged.traits = read_traits(connection, book.words());
        // No word is added after this: judge_person() asks by the numbers of words and employers.
        judged.limits = by_word(limits, book.words().all());
        write_dossiers(connection, book, judged);
    }
    write_basis(connection, month, tax_year, months_known(deliveries, month), rule);
}

void sum_up(Connection& connection) {
    for (const char* part : {"gap.sql", "review.sql", "employer_review.sql", "serving.sql"})
        connection.run(builtin_file(std::string("flow/coverage/") + part));
    check_identity(connection);
}

}  // namespace baophu::coverage

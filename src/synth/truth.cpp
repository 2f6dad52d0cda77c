#include "synth/truth.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "synth/communes.h"
#include "synth/csv_writer.h"
#include "synth/delivery.h"

namespace baophu::synth {
namespace {

constexpr std::array<std::string_view, 32> person_columns{"person",
                                                          "full_name",
                                                          "birth_date",
                                                          "sex",
                                                          "cccd",
                                                          "cmnd",
                                                          "passport",
                                                          "si_number",
                                                          "second_si_number",
                                                          "person_tax_code",
                                                          "employer",
                                                          "unit",
                                                          "verdict",
                                                          "on_tax_list",
                                                          "refused_somewhere",
                                                          "numbers_intact",
                                                          "second_payer",
                                                          "kind",
                                                          "matrix_row",
                                                          "subject_to",
                                                          "unemployment",
                                                          "reason",
                                                          "household",
                                                          "relation",
                                                          "residence",
                                                          "commune",
                                                          "listed",
                                                          "volunteer",
                                                          "lent",
                                                          "under_declared",
                                                          "poverty",
                                                          "crossed"};
constexpr std::array<std::string_view, 12> employer_columns{
    "employer", "place",   "tax_code",   "tax_code_at_si", "si_unit_code", "name",
    "unit",     "workers", "registered", "trouble",        "activity",     "representative"};
constexpr std::array<std::string_view, 11> job_columns{"person",  "employer", "insurer", "worked",
                                                       "insured", "tax_list", "wage",    "declared",
                                                       "taxable", "deducted", "since"};
constexpr std::array<std::string_view, 3> count_columns{"unit", "verdict", "persons"};
constexpr std::array<std::string_view, 3> slip_columns{"subject", "register", "slip"};
constexpr std::array<std::string_view, 4> figure_columns{"figure", "of", "count", "rate_per_million"};

constexpr std::array<std::string_view, 7> place_names{
    "nobody",       "enterprise",  "public_body",       "commune_office",
    "armed_forces", "cooperative", "household_business"};
constexpr std::array<std::string_view, 5> trouble_names{"none", "unregistered", "branch_undeclared",
                                                        "head_office", "fund_suspension"};
constexpr std::array<std::string_view, 5> activity_names{"active", "suspended", "dissolving", "dissolved",
                                                         "left_address"};
constexpr std::array<std::string_view, 3> tax_list_names{"none", "yearly", "flat"};
constexpr std::array<std::string_view, 4> relation_names{"head", "spouse", "child", "parent"};
constexpr std::array<std::string_view, 3> poverty_names{"none", "near_poor", "poor"};

constexpr std::size_t look_up_every = 4'096;

template <std::size_t count, class Value>
std::string_view word(const std::array<std::string_view, count>& names, Value value) {
    return names[static_cast<std::size_t>(value)];
}

std::string_view flag(bool value) {
    return value ? "1" : "0";
}

std::string digits_or_none(std::uint64_t value, int width) {
    return value == 0 ? "" : digits(value, width);
}

std::string months_of(Months months) {
    std::string text(12, '0');
    for (int month = 1; month <= 12; ++month) {
        if (months.has(month)) text[static_cast<std::size_t>(month - 1)] = '1';
    }
    return text;
}

std::size_t unit_of(const Population& population, const Person& person) {
    if (person.employer != no_one) return population.employers[person.employer].unit;
    return population.households[person.household].unit;
}

void write_numbers(CsvWriter& file, const Person& person) {
    file.cell(digits_or_none(person.cccd, 12))
        .cell(digits_or_none(person.cmnd, 9))
        .cell(person.passport == 0 ? "" : 'M' + digits(person.passport, 8))
        .cell(digits_or_none(person.si_number, 10))
        .cell(digits_or_none(person.second_si_number, 10))
        .cell(digits_or_none(person.person_tax_code, 10));
}

void write_home(CsvWriter& file, const Population& population, const Person& person) {
    if (person.household == no_one) {
        for (int i = 0; i < 4; ++i)
            file.cell("");
        return;
    }
    const Household& household = population.households[person.household];
    file.cell("H" + digits(person.household, 7))
        .cell(word(relation_names, person.relation))
        .cell(units[household.unit].code)
        .cell(communes()[household.commune].code);
}

void write_person(CsvWriter& file, const Population& population, std::size_t index, bool intact) {
    const Person& person = population.persons[index];
    const KindRow& kind = row_of(person.kind);
    file.cell(person_label(index))
        .cell(person.full_name)
        .cell(person.born.iso())
        .cell(person.sex == Sex::male ? "male" : "female");
    write_numbers(file, person);
    file.cell(person.employer == no_one ? "" : employer_label(person.employer))
        .cell(units[unit_of(population, person)].code)
        .cell(name_of(person.verdict))
        .cell(flag(person.in_tax))
        .cell(flag(person.refused))
        .cell(flag(intact))
        .cell(flag(person.second_payer))
        .cell(kind.name)
        .number(kind.matrix_row)
        .cell(word(subject_names, kind.subject_to))
        .cell(flag(kind.unemployment))
        .cell(name_of(person.reason));
    write_home(file, population, person);
    const bool at_home = person.household != no_one;
    file.cell(flag(person.listed))
        .cell(flag(person.volunteer))
        .cell(flag(person.lent))
        .cell(flag(person.under_declared))
        .cell(at_home ? word(poverty_names, population.households[person.household].poverty) : "")
        .cell(flag(person.crossed))
        .end_row();
}

void write_persons(const Population& population, const std::vector<bool>& intact,
                   const std::filesystem::path& path, const CancelFlag& cancel) {
    CsvWriter file(path, CsvKind::truth, person_columns);
    for (std::size_t i = 0; i < population.persons.size(); ++i) {
        if (i % look_up_every == 0) stop_if_cancelled(cancel);
        write_person(file, population, i, intact[i]);
    }
    file.close();
}

void write_employers(const Population& population, const std::filesystem::path& path) {
    std::unordered_set<std::uint64_t> registered;
    for (const Job& job : population.jobs) {
        if (!job.insured.none()) registered.insert(population.employers[job.insurer].enterprise);
    }
    CsvWriter file(path, CsvKind::truth, employer_columns);
    for (std::size_t i = 0; i < population.employers.size(); ++i) {
        const Employer& employer = population.employers[i];
        file.cell(employer_label(i))
            .cell(word(place_names, employer.place))
            .cell(employer.tax_code)
            .cell(employer.tax_code_at_si)
            .cell(employer.si_unit_code)
            .cell(employer.name)
            .cell(units[employer.unit].code)
            .number(employer.workers)
            .cell(flag(registered.contains(employer.enterprise)))
            .cell(word(trouble_names, employer.trouble))
            .cell(word(activity_names, employer.activity))
            .cell(employer.representative == no_one ? "" : person_label(employer.representative))
            .end_row();
    }
    file.close();
}

void write_jobs(const Population& population, const std::filesystem::path& path, const CancelFlag& cancel) {
    CsvWriter file(path, CsvKind::truth, job_columns);
    std::size_t number = 0;
    for (const Job& job : population.jobs) {
        if (++number % look_up_every == 0) stop_if_cancelled(cancel);
        file.cell(person_label(job.person))
            .cell(employer_label(job.employer))
            .cell(employer_label(job.insurer))
            .cell(months_of(job.worked))
            .cell(months_of(job.insured))
            .cell(word(tax_list_names, job.tax_list))
            .number(job.wage)
            .number(job.declared)
            .number(job.taxable)
            .number(job.deducted)
            .cell(job.since.iso())
            .end_row();
    }
    file.close();
}

void write_counts(const Population& population, const std::filesystem::path& path) {
    std::array<std::array<std::int64_t, verdict_names.size()>, units.size()> persons{};
    for (const Person& person : population.persons)
        ++persons[unit_of(population, person)][static_cast<std::size_t>(person.verdict)];
    CsvWriter file(path, CsvKind::truth, count_columns);
    for (std::size_t unit = 0; unit < units.size(); ++unit) {
        for (std::size_t verdict = 0; verdict < verdict_names.size(); ++verdict) {
            file.cell(units[unit].code).cell(verdict_names[verdict]).number(persons[unit][verdict]).end_row();
        }
    }
    file.close();
}

void write_slips(const std::vector<std::string>& parts, const std::filesystem::path& path) {
    CsvWriter file(path, CsvKind::truth, slip_columns);
    for (const std::string& part : parts)
        file.lines(part);
    file.close();
}

void write_figure(CsvWriter& file, std::string_view figure, std::int64_t of, std::int64_t count,
                  std::int64_t rate) {
    file.cell(figure).number(of).number(count).number(rate).end_row();
}

void write_figures(const Figures& figures, const Rates& rates, const std::filesystem::path& path) {
    CsvWriter file(path, CsvKind::truth, figure_columns);
    write_figure(file, "sharing_a_name", figures.persons, figures.sharing_a_name, 0);
    write_figure(file, "links_without_number", figures.links, figures.links_without_number, 0);
    write_figure(file, "unemployment", figures.persons, figures.unemployment, 0);
    for (std::size_t i = 0; i < subject_names.size(); ++i)
        write_figure(file, subject_names[i], figures.persons, figures.by_subject[i], 0);
    for (std::size_t row = 1; row < figures.by_matrix_row.size(); ++row)
        write_figure(file, "matrix_row_" + std::to_string(row), figures.persons, figures.by_matrix_row[row],
                     0);
    for (std::size_t i = 0; i < reason_count; ++i)
        write_figure(file, "reason_" + std::string(reason_names[i]), figures.persons, figures.by_reason[i],
                     0);
    for (std::size_t i = 0; i < rate_count; ++i) {
        if (figures.rates[i].open == 0) continue;
        write_figure(file, "rate_" + std::string(rate_table[i].name), figures.rates[i].open,
                     figures.rates[i].done, rates[static_cast<Rate>(i)]);
    }
    file.close();
}

}  // namespace

void write_truth(const Population& population, const EntryCount& count, const Rates& rates,
                 const std::filesystem::path& folder, const CancelFlag& cancel) {
    write_counts(population, folder / "counts.csv");
    write_employers(population, folder / "employers.csv");
    write_slips(count.slips, folder / "slips.csv");
    write_figures(count.figures, rates, folder / "figures.csv");
    write_jobs(population, folder / "jobs.csv", cancel);
    write_persons(population, count.intact, folder / "persons.csv", cancel);
}

}  // namespace baophu::synth

#include "synth/careers.h"

#include <algorithm>

#include "synth/choice.h"
#include "synth/pay.h"

namespace baophu::synth {
namespace {

constexpr Months whole_year = Months::span(1, 12);

enum class Course { all_year, joined, left, insured_late, away };

// Worked and insured months of one who is insured in December.
void participate(Random& random, Job& job) {
    constexpr auto courses = choice<Course>(
        {{Course::all_year, 84}, {Course::joined, 11}, {Course::insured_late, 3}, {Course::away, 2}});
    job.worked = job.insured = whole_year;
    switch (courses.pick(random)) {
        case Course::joined:
            job.worked = job.insured = Months::span(random.between(2, 11), 12);
            break;
        case Course::insured_late:
            job.insured = Months::span(random.between(2, 11), 12);
            break;
        case Course::away: {  // Unpaid leave, illness, a child.
            const int first = random.between(2, 9);
            const int last = std::min(11, first + random.between(0, 5));
            job.insured = whole_year.without(Months::span(first, last));
            break;
        }
        default:
            break;
    }
}

void stay_out(Random& random, Job& job) {
    job.worked = random.chance(790'000) ? whole_year : Months::span(random.between(2, 11), 12);
}

// Insured up to some month before December and absent since; lawfully or not.
void stop(Random& random, Job& job, int earliest, int latest, bool still_works) {
    const int first = random.chance(900'000) ? 1 : random.between(1, earliest);
    job.insured = Months::span(first, random.between(earliest, latest));
    job.worked = Months::span(first, still_works ? 12 : job.insured.last());
}

void suspend(Random& random, Job& job, const Employer& employer) {
    job.worked =
        random.chance(900'000) ? whole_year : Months::span(random.between(1, employer.listed_until), 12);
    job.insured = job.worked.both(Months::span(1, employer.listed_until));
}

// One month or two, and December among them.
void work_short(Random& random, Job& job, bool insured) {
    job.worked = Months::span(random.between(11, 12), 12);
    if (insured) job.insured = job.worked;
}

void set_months(Random& random, Job& job, Kind kind, Reason reason, const Employer& employer) {
    switch (reason) {
        case Reason::lapsed:
            return stop(random, job, 4, 11, true);
        case Reason::newly_hired:
            job.worked = Months::span(12, 12);
            return;
        case Reason::maternity:
            return stop(random, job, 6, 11, false);
        case Reason::sick:
            return stop(random, job, 10, 11, false);
        case Reason::unpaid_leave:
            return stop(random, job, 9, 11, false);
        case Reason::left_in_the_year:
            return stop(random, job, 2, 11, false);
        case Reason::suspended_contract:
            return stop(random, job, 1, 5, false);
        case Reason::fund_suspension:
            return suspend(random, job, employer);
        case Reason::severance:
            return;  // He left before the year began.
        default:
            break;
    }
    const bool insured = reason == Reason::participating;
    if (kind == Kind::short_contract) return work_short(random, job, insured);
    if (kind == Kind::under_one_month || kind == Kind::probation) {
        const int month = random.between(1, 12);
        job.worked = Months::span(month, month);
        return;
    }
    if (kind == Kind::foreigner && insured) {  // The law takes foreigners in from 01/12/2018.
        job.worked = whole_year;
        job.insured = Months::span(12, 12);
        return;
    }
    insured ? participate(random, job) : stay_out(random, job);
}

void set_pay(Random& random, Job& job, Kind kind, Reason reason, const Rates& rates) {
    job.wage = job.declared = is_foreign(kind) ? 3 * contribution_wage(random) : contribution_wage(random);
    job.declared = std::min(job.declared, top_wage);
    if (!job.insured.none() && random.chance(rates[Rate::under_declared])) {
        job.wage = std::max(job.wage, floor_wage * 13 / 10);
        job.declared = floor_wage;
    }
    if (job.tax_list == TaxList::none) return;
    const int months = reason == Reason::severance ? random.between(1, 4) : job.worked.count();
    job.taxable = taxable_pay(random, job.wage, months);
    const bool kept =
        job.insured.none() && reason == Reason::left_out && random.chance(rates[Rate::kept_money]);
    job.deducted = deducted_insurance(job.declared, kept ? job.worked.count() : job.insured.count());
}

Date contract_day(Random& random, const Job& job) {
    const bool began_this_year = !job.worked.none() && job.worked.first() > 1;
    const int year_of_contract = began_this_year ? year : random.between(2006, 2017);
    const int month = began_this_year ? job.worked.first() : random.between(1, 12);
    return *Date::of(year_of_contract, static_cast<unsigned>(month), random.chance(700'000) ? 1U : 2U);
}

// Another payer of another enterprise; employers by their number of workers.
std::uint32_t other_employer(const Population& population, std::size_t main_jobs, std::uint32_t own,
                             Random& random) {
    for (int tries = 0; tries < 100; ++tries) {
        const Job& job = population.jobs[random.below(static_cast<std::uint32_t>(main_jobs))];
        const Employer& other = population.employers[job.employer];
        if (other.place != Place::enterprise || other.trouble == Trouble::head_office) continue;
        if (other.enterprise != population.employers[own].enterprise) return job.employer;
    }
    return own;
}

Job side_job(Random& random, const Job& main) {
    Job side = main;
    side.insured = {};
    side.deducted = 0;
    side.taxable = main.taxable * random.between(10, 60) / 100 / 1'000 * 1'000;
    return side;
}

// Splits `main` after the month of the change; returns the earlier job. Two to four months
// at no more than 110 % of the wage stay below eight months of the later one.
Job change_job(Random& random, Job& main, bool insured_before) {
    const Months before = Months::span(1, random.between(2, 4));
    Job earlier = main;
    earlier.worked = before;
    earlier.insured = insured_before ? before : Months{};
    earlier.wage = main.wage * random.between(80, 110) / 100 / 1'000 * 1'000;
    earlier.declared = earlier.wage;
    earlier.taxable = taxable_pay(random, earlier.wage, before.count());
    earlier.deducted = deducted_insurance(earlier.declared, earlier.insured.count());
    main.worked = whole_year.without(before);
    main.insured = main.insured.without(before);
    main.taxable = taxable_pay(random, main.wage, main.worked.count());
    main.deducted = deducted_insurance(main.declared, main.insured.count());
    main.since = *Date::of(year, static_cast<unsigned>(main.worked.first()), 1);
    return earlier;
}

// Only who worked all the year, always insured, changes jobs: the months of the others are told by
// their reason already.
Job second_job(Random& random, Job& main, const Employer& other) {
    const bool may_change = main.worked == whole_year && main.insured == whole_year;
    if (!may_change || random.chance(600'000)) return side_job(random, main);
    return change_job(random, main, other.declares() && other.trouble == Trouble::none);
}

}  // namespace

Job make_job(Random& random, Kind kind, Reason reason, const Employer& employer, const Rates& rates) {
    Job job{.person = 0,
            .employer = 0,
            .insurer = 0,
            .worked = {},
            .insured = {},
            .since = *Date::of(2017, 1, 1)};
    job.tax_list = row_of(kind).tax_list;
    set_months(random, job, kind, reason, employer);
    const bool hired_last = reason == Reason::participating && kind == Kind::contract_employee &&
                            random.chance(rates[Rate::taxed_next_year]);
    if (hired_last) job.worked = job.insured = Months::span(12, 12);
    if (hired_last) job.tax_list = TaxList::none;
    set_pay(random, job, kind, reason, rates);
    job.since = contract_day(random, job);
    return job;
}

void add_second_payers(Population& population, const Rates& rates, Random& random) {
    const std::size_t main_jobs = population.jobs.size();
    for (std::size_t i = 0; i < main_jobs; ++i) {
        Person& person = population.persons[population.jobs[i].person];
        const bool employee = person.kind == Kind::contract_employee && population.jobs[i].taxable > 0;
        if (!employee || !random.chance(rates[Rate::second_payer])) continue;
        const std::uint32_t other =
            other_employer(population, main_jobs, population.jobs[i].employer, random);
        if (other == population.jobs[i].employer) continue;
        Job second = second_job(random, population.jobs[i], population.employers[other]);
        if (second.taxable == 0) continue;
        second.employer = second.insurer = other;
        person.second_payer = true;
        population.jobs.push_back(second);
    }
}

void lend_labour(Population& population, const Rates& rates, Random& random) {
    std::vector<std::uint32_t> lenders;
    for (std::uint32_t i = 0; i < population.employers.size(); ++i) {
        const Employer& employer = population.employers[i];
        if (employer.lends_labour && employer.trouble == Trouble::none && employer.workers > 0)
            lenders.push_back(i);
    }
    if (lenders.empty()) return;
    for (Job& job : population.jobs) {
        Person& person = population.persons[job.person];
        const bool plain = person.kind == Kind::contract_employee && person.reason == Reason::participating &&
                           !person.keeps_registered && !person.second_payer && !job.insured.none();
        if (!plain || !random.chance(rates[Rate::outsourced])) continue;
        job.insurer = random.one_of(lenders);
        person.lent = job.insurer != job.employer;
    }
}

}  // namespace baophu::synth

#include "synth/careers.h"

#include <algorithm>

#include "synth/choice.h"
#include "synth/pay.h"
#include "synth/rates.h"

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

// Insured from January, sometimes later, to some month before December; then he left, or the
// employer stopped paying for him.
void lapse(Random& random, Job& job) {
    const int first = random.chance(900'000) ? 1 : random.between(2, 4);
    const int last = random.between(first, 11);
    job.insured = Months::span(first, last);
    job.worked = Months::span(first, random.chance(600'000) ? last : 12);
}

void stay_out(Random& random, Job& job) {
    constexpr auto courses =
        choice<Course>({{Course::all_year, 75}, {Course::joined, 20}, {Course::left, 5}});
    switch (courses.pick(random)) {
        case Course::joined:
            job.worked = Months::span(random.between(2, 11), 12);
            break;
        case Course::left:
            job.worked = Months::span(1, random.between(3, 11));
            break;
        default:
            job.worked = whole_year;
    }
}

void pay(Random& random, Job& job) {
    job.wage = contribution_wage(random);
    job.taxable = taxable_pay(random, job.wage, job.worked.count());
    const bool kept = job.insured.none() && random.chance(rates.kept_money);
    job.deducted = deducted_insurance(job.wage, kept ? job.worked.count() : job.insured.count());
}

// Another payer of another enterprise; employers by their number of workers.
std::uint32_t other_employer(const Population& population, std::uint32_t own, Random& random) {
    for (int tries = 0; tries < 100; ++tries) {
        const auto any = random.below(static_cast<std::uint32_t>(population.workers.size()));
        const std::uint32_t other = population.workers[any].employer;
        if (population.employers[other].enterprise != population.employers[own].enterprise) return other;
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
    earlier.taxable = taxable_pay(random, earlier.wage, before.count());
    earlier.deducted = deducted_insurance(earlier.wage, earlier.insured.count());
    main.worked = whole_year.without(before);
    main.insured = main.insured.without(before);
    main.taxable = taxable_pay(random, main.wage, main.worked.count());
    main.deducted = deducted_insurance(main.wage, main.insured.count());
    return earlier;
}

// Only who worked all the year, always or never insured, changes jobs; the others' months are
// told by their verdict already.
Job second_job(Random& random, Job& main, const Employer& other) {
    const bool never_insured = main.insured.none();
    const bool may_change = main.worked == whole_year && (never_insured || main.insured == whole_year);
    if (!may_change || random.chance(600'000)) return side_job(random, main);
    const bool insured_before = other.declares && (!never_insured || random.chance(500'000));
    return change_job(random, main, insured_before);
}

}  // namespace

Verdict draw_verdict(Random& random, const Employer& employer, bool first) {
    if (!employer.registered) return Verdict::employer_unregistered;
    if (!employer.declares) return Verdict::left_out;
    if (first) return Verdict::participating;
    // The rates are of all workers; here are only those of registered employers.
    const std::uint32_t thrown = random.below(1'000'000 - rates.employer_unregistered);
    if (thrown < rates.left_out) return Verdict::left_out;
    return thrown < rates.left_out + rates.lapsed ? Verdict::lapsed : Verdict::participating;
}

Job main_job(Random& random, Verdict verdict) {
    Job job{};
    if (verdict == Verdict::participating && random.chance(rates.taxed_next_year)) {
        job.worked = job.insured = Months::span(12, 12);
        job.wage = contribution_wage(random);
        return job;
    }
    if (verdict == Verdict::participating) {
        participate(random, job);
    } else if (verdict == Verdict::lapsed) {
        lapse(random, job);
    } else {
        stay_out(random, job);
    }
    pay(random, job);
    return job;
}

void add_second_payers(Population& population, Random& random) {
    const std::size_t main_jobs = population.jobs.size();
    for (std::size_t i = 0; i < main_jobs; ++i) {
        if (population.jobs[i].taxable == 0 || !random.chance(rates.second_payer)) continue;
        const std::uint32_t other = other_employer(population, population.jobs[i].employer, random);
        if (other == population.jobs[i].employer) continue;
        Job second = second_job(random, population.jobs[i], population.employers[other]);
        second.employer = other;
        Worker& worker = population.workers[second.worker];
        worker.second_payer = true;
        if (worker.verdict != Verdict::participating && !second.insured.none())
            worker.verdict = Verdict::lapsed;
        population.jobs.push_back(second);
    }
}

}  // namespace baophu::synth

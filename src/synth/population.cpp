#include "synth/population.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "synth/careers.h"
#include "synth/households.h"
#include "synth/letters.h"
#include "synth/staffing.h"

namespace baophu::synth {
namespace {

constexpr PerMillion insured_before = 300'000;  // Of who is in no list: has an SI number of former years.
constexpr double volunteers = 4'210;            // At scale 1, at the end of 2018.

int count_where(const KindCounts& counts, auto holds) {
    int sum = 0;
    for (std::size_t i = 0; i < kind_count; ++i)
        sum += holds(static_cast<Kind>(i)) ? counts[i] : 0;
    return sum;
}

int working_at(const KindCounts& counts, Place place) {
    return count_where(counts, [&](Kind kind) { return row_of(kind).place == place; });
}

EmployerCounts employer_counts(const KindCounts& counts, double scale) {
    return {.enterprise_workers = std::max(1, working_at(counts, Place::enterprise)),
            .public_workers = working_at(counts, Place::public_body),
            .commune_workers = working_at(counts, Place::commune_office),
            .forces = working_at(counts, Place::armed_forces),
            .cooperative_workers = working_at(counts, Place::cooperative),
            .household_workers = working_at(counts, Place::household_business),
            .household_owners = count_where(counts, [](Kind kind) { return row_of(kind).matrix_row == 9; }),
            .compulsory = count_where(
                counts, [](Kind kind) { return row_of(kind).subject_to == SubjectTo::compulsory; }),
            .scale = scale};
}

// Volunteers among those who may join, of 25 and older.
void choose_volunteers(Population& population, double scale, Random& random) {
    auto left = static_cast<int>(std::lround(volunteers * scale));
    if (population.persons.size() < 100) return;
    for (int tries = 0; left > 0 && tries < 100'000'000; ++tries) {
        Person& person =
            population.persons[random.below(static_cast<std::uint32_t>(population.persons.size()))];
        const bool may = person.reason == Reason::informal || person.reason == Reason::household_owner;
        if (!may || person.volunteer || person.born.year() > year - 25) continue;
        person.volunteer = true;
        --left;
    }
}

struct InsuredSpan {
    int first = 13;
    int last = 0;
};

void give_second_si_numbers(Population& population, const Rates& rates, Random& random) {
    std::vector<InsuredSpan> spans(population.persons.size());
    for (const Job& job : population.jobs) {
        if (job.insured.none()) continue;
        InsuredSpan& span = spans[job.person];
        span.first = std::min(span.first, job.insured.first());
        span.last = std::max(span.last, job.insured.last());
    }
    for (std::size_t i = 0; i < spans.size(); ++i) {
        population.persons[i].insured_months_several = spans[i].first < spans[i].last;
        if (spans[i].first >= spans[i].last || !random.chance(rates[Rate::second_si_number])) continue;
        population.persons[i].second_si_number = population.numbers.si_number(random);
        population.persons[i].second_si_before = random.between(spans[i].first + 1, spans[i].last);
    }
}

void look_at_names(Population& population) {
    for (Person& person : population.persons) {
        person.tone_moves = with_tone_moved(person.full_name) != person.full_name;
        person.has_d = person.full_name.find("Đ") != std::string::npos;
    }
}

void give_numbers(Population& population, Random& random) {
    for (Person& person : population.persons) {
        if (person.in_tax) person.person_tax_code = population.numbers.person_tax_code(random);
        const bool has = person.in_si || person.volunteer || random.chance(insured_before);
        if (has && person.passport == 0) person.si_number = population.numbers.si_number(random);
        if (person.in_si && person.si_number == 0) person.si_number = population.numbers.si_number(random);
    }
}

}  // namespace

Population make_population(double scale, const Rates& rates, std::uint64_t seed, Progress& progress,
                           const CancelFlag& cancel) {
    Population population;
    const KindCounts counts = kind_counts(scale);
    const int foreigners = count_where(counts, is_foreign);
    const int all = count_where(counts, [](Kind) { return true; });
    population.persons.reserve(static_cast<std::size_t>(all));

    stop_if_cancelled(cancel);
    NameMaker names;
    Random family_dice(seed, Stream::households);
    make_households(population, all - foreigners, rates, names, family_dice);
    progress.at(0.4);

    stop_if_cancelled(cancel);
    Random employer_dice(seed, Stream::employers);
    population.employers =
        make_employers(employer_counts(counts, scale), rates, employer_dice, population.numbers);
    Random worker_dice(seed, Stream::workers);
    staff(population, counts, rates, worker_dice, progress, cancel);

    Random second_dice(seed, Stream::second_payers);
    add_second_payers(population, rates, second_dice);
    lend_labour(population, rates, second_dice);
    std::ranges::sort(population.jobs, {},
                      [](const Job& job) { return std::pair(job.employer, job.person); });
    choose_volunteers(population, scale, second_dice);
    judge_by_lists(population);
    Random number_dice(seed, Stream::numbers);
    give_numbers(population, number_dice);
    give_second_si_numbers(population, rates, number_dice);
    look_at_names(population);
    progress.at(1.0);
    return population;
}

}  // namespace baophu::synth

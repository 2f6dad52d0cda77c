#include "synth/population.h"

#include <algorithm>
#include <utility>

#include "synth/careers.h"
#include "synth/choice.h"
#include "synth/slips.h"

namespace baophu::synth {
namespace {

constexpr PerMillion women = 580'000;  // Shoes and textiles employ more women; an assumption.

struct Years {
    int first;
    int last;
};

// 18 to 60 years old in 2018; the plants employ the young.
Years birth_years(Random& random) {
    constexpr auto cohorts = choice<Years>({{{1958, 1967}, 6},
                                            {{1968, 1977}, 17},
                                            {{1978, 1982}, 15},
                                            {{1983, 1987}, 19},
                                            {{1988, 1992}, 22},
                                            {{1993, 1997}, 16},
                                            {{1998, 2000}, 5}});
    return cohorts.pick(random);
}

int birth_year(Random& random, Sex sex) {
    for (;;) {
        const Years cohort = birth_years(random);
        const int year_of_birth = random.between(cohort.first, cohort.last);
        if (sex == Sex::male || year_of_birth >= 1963) return year_of_birth;  // Women retire at 55.
    }
}

Date day_in(Random& random, int year_of_birth) {
    for (;;) {
        const auto month = static_cast<unsigned>(random.between(1, 12));
        const auto day = static_cast<unsigned>(random.between(1, 31));
        if (const auto date = Date::of(year_of_birth, month, day)) return *date;
    }
}

Worker make_worker(Random& random, NumberMaker& numbers, std::uint32_t employer, Verdict verdict) {
    const Sex sex = random.chance(women) ? Sex::female : Sex::male;
    const Date born = day_in(random, birth_year(random, sex));
    const std::size_t home = home_province(random);
    return {.full_name = full_name(random, sex, born.year()),
            .sex = sex,
            .born = born,
            .cccd = numbers.cccd(random, home, sex, born.year()),
            .cmnd = numbers.cmnd(random, home),
            .person_tax_code = numbers.person_tax_code(random),
            .si_number = numbers.si_number(random),
            .employer = employer,
            .verdict = verdict,
            .in_tax = {},
            .in_si = {}};
}

void hire(Population& population, std::uint32_t employer_index, Random& random, NumberMaker& numbers) {
    const Employer& employer = population.employers[employer_index];
    for (int i = 0; i < employer.workers; ++i) {
        const Verdict verdict = draw_verdict(random, employer, i == 0);
        Job job = main_job(random, verdict);
        job.worker = static_cast<std::uint32_t>(population.workers.size());
        job.employer = employer_index;
        population.workers.push_back(make_worker(random, numbers, employer_index, verdict));
        population.workers.back().keeps_registered = i == 0 && employer.declares;
        population.jobs.push_back(job);
    }
}

}  // namespace

Population make_population(int workers, std::uint64_t seed, Progress& progress, const CancelFlag& cancel) {
    NumberMaker numbers;
    Population population;
    Random employer_dice(seed, Stream::employers);
    population.employers = make_employers(workers, employer_dice, numbers);

    Random worker_dice(seed, Stream::workers);
    const auto employers = static_cast<std::uint32_t>(population.employers.size());
    population.workers.reserve(static_cast<std::size_t>(workers));
    for (std::uint32_t i = 0; i < employers; ++i) {
        stop_if_cancelled(cancel);
        hire(population, i, worker_dice, numbers);
        progress.at(static_cast<double>(i + 1) / employers);
    }

    Random second_dice(seed, Stream::second_payers);
    add_second_payers(population, second_dice);
    std::ranges::sort(population.jobs, {},
                      [](const Job& job) { return std::pair(job.employer, job.worker); });

    Random slip_dice(seed, Stream::slips);
    write_entries(population, slip_dice, numbers);
    return population;
}

}  // namespace baophu::synth

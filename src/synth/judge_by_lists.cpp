// The verdict of the two lists: what follows from the yearly tax list and the SI lists of the
// year and nothing else. It reads only the jobs and no reason, so that it is a second opinion on
// what staffing meant.
#include <algorithm>
#include <unordered_set>

#include "synth/careers.h"

namespace baophu::synth {
namespace {

using Enterprises = std::unordered_set<std::uint64_t>;

Enterprises enterprises_in_lists(const Population& population) {
    Enterprises found;
    for (const Job& job : population.jobs) {
        if (!job.insured.none()) found.insert(population.employers[job.insurer].enterprise);
    }
    return found;
}

struct Seen {
    Months insured;
    std::int64_t taxable = 0;  // At the main payer.
};

bool on_yearly_list(const Job& job) {
    return job.tax_list == TaxList::yearly && job.taxable > 0;
}

Verdict verdict_of(const Population& population, const Person& person, const Seen& seen,
                   const Enterprises& known) {
    if (seen.insured.has(12)) return Verdict::participating;
    if (!seen.insured.none()) return Verdict::lapsed;
    if (seen.taxable == 0) return Verdict::unseen;
    const bool registered = known.contains(population.employers[person.employer].enterprise);
    return registered ? Verdict::left_out : Verdict::employer_unregistered;
}

}  // namespace

void judge_by_lists(Population& population) {
    std::vector<Seen> seen(population.persons.size());
    for (const Job& job : population.jobs) {
        Person& person = population.persons[job.person];
        Seen& here = seen[job.person];
        here.insured = here.insured.with(job.insured);
        person.in_tax |= job.taxable > 0;
        person.in_si |= !job.insured.none();
        const bool main = on_yearly_list(job) ? job.taxable > here.taxable : person.employer == no_one;
        if (!main) continue;
        person.employer = job.employer;
        if (on_yearly_list(job)) here.taxable = job.taxable;
    }
    const Enterprises known = enterprises_in_lists(population);
    for (std::size_t i = 0; i < population.persons.size(); ++i)
        population.persons[i].verdict = verdict_of(population, population.persons[i], seen[i], known);
}

}  // namespace baophu::synth

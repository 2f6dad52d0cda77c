#include "synth/presence.h"

namespace baophu::synth {
namespace {

static_assert(static_cast<std::size_t>(Register::count) == 8);

void put(std::vector<std::uint8_t>& presence, std::uint32_t person, Register where) {
    presence[person] |= static_cast<std::uint8_t>(1U << static_cast<unsigned>(where));
}

void put_persons(const Population& population, std::vector<std::uint8_t>& presence) {
    for (std::uint32_t i = 0; i < population.persons.size(); ++i) {
        const Person& person = population.persons[i];
        if (person.in_tax) put(presence, i, Register::tax);
        if (person.in_si) put(presence, i, Register::si);
        if (person.listed) put(presence, i, Register::residents);
        if (person.volunteer) put(presence, i, Register::voluntary);
        const bool poor =
            person.household != no_one && population.households[person.household].poverty != Poverty::none;
        if (poor) put(presence, i, Register::poor);
    }
}

}  // namespace

std::vector<std::uint8_t> presence_of(const Population& population) {
    std::vector<std::uint8_t> presence(population.persons.size());
    put_persons(population, presence);
    for (const Job& job : population.jobs) {
        if (in_labour_report(population, job, 1) || in_labour_report(population, job, 2))
            put(presence, job.person, Register::labour);
    }
    for (const Employer& employer : population.employers) {
        if (employer.representative == no_one) continue;
        if (employer.place == Place::household_business)
            put(presence, employer.representative, Register::household_business);
        if (employer.place == Place::enterprise) put(presence, employer.representative, Register::business);
    }
    return presence;
}

bool in_labour_report(const Population& population, const Job& job, int half) {
    const Employer& employer = population.employers[job.employer];
    const Months months = half == 1 ? Months::span(1, 6) : Months::span(7, 12);
    if (employer.place != Place::enterprise || job.worked.both(months).none()) return false;
    return employer.enterprise / 10 % 2 == 0;
}

bool tells_si_number(const Person& person, std::uint32_t index) {
    return person.si_number != 0 && index % 10 == 0;
}

}  // namespace baophu::synth

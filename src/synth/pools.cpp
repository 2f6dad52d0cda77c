#include "synth/pools.h"

#include <utility>

namespace baophu::synth {
namespace {

constexpr PerMillion nearby = 550'000;      // Who lives in the district where he works; an assumption.
constexpr PerMillion women = 580'000;       // Where nothing else is said.
constexpr int last_birth_year = 2000;       // Of who may work.
constexpr int pensioner_birth_year = 1968;  // Pensioners were born in it or before.

std::uint32_t last_of(std::vector<std::uint32_t>& pool) {
    const std::uint32_t person = pool.back();
    pool.pop_back();
    return person;
}

}  // namespace

Pools::Pools(const Population& population, Random& random) : random_(random) {
    for (std::uint32_t i = 0; i < population.persons.size(); ++i) {
        const Person& person = population.persons[i];
        pool_of(person, population.households[person.household].unit).push_back(i);
    }
    for (auto* kind : {&women_, &men_, &old_}) {
        for (Pool& pool : *kind)
            random_.shuffle(pool);
    }
    random_.shuffle(young_);
}

Pools::Pool& Pools::pool_of(const Person& person, std::size_t unit) {
    if (person.born.year() > last_birth_year) return young_;
    if (person.born.year() <= pensioner_birth_year && random_.chance(250'000)) return old_[unit];
    return person.sex == Sex::female ? women_[unit] : men_[unit];
}

std::uint32_t Pools::take(std::size_t unit, PerMillion women_share) {
    std::size_t from = random_.chance(nearby) ? unit : unit_by_people(random_);
    for (std::size_t tries = 0; tries <= units.size(); ++tries, from = (from + 1) % units.size()) {
        const bool woman = random_.chance(women_share);
        Pool& first = woman ? women_[from] : men_[from];
        Pool& second = woman ? men_[from] : women_[from];
        for (Pool* pool : {&first, &second, &old_[from]}) {
            if (!pool->empty()) return last_of(*pool);
        }
    }
    return last_of(young_);
}

std::uint32_t Pools::take_old() {
    std::size_t unit = unit_by_people(random_);
    for (std::size_t tries = 0; tries < units.size(); ++tries, unit = (unit + 1) % units.size()) {
        if (!old_[unit].empty()) return last_of(old_[unit]);
    }
    return take(unit, women);
}

std::uint32_t Pools::take_young() {
    return young_.empty() ? take(0, women) : last_of(young_);
}

std::vector<std::uint32_t> Pools::rest() {
    Pool left = std::exchange(young_, {});
    for (auto* kind : {&women_, &men_, &old_}) {
        for (Pool& pool : *kind)
            left.insert(left.end(), pool.begin(), pool.end());
        *kind = {};
    }
    random_.shuffle(left);
    return left;
}

}  // namespace baophu::synth

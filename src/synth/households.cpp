#include "synth/households.h"

#include <algorithm>

#include "synth/choice.h"
#include "synth/communes.h"

namespace baophu::synth {
namespace {

constexpr PerMillion poor = 8'000;  // Of households; so are near-poor ones.
constexpr int youngest = 1958;      // Men of 60 in 2018, the oldest of working age.

Date day_in(Random& random, int year_of_birth) {
    for (;;) {
        const auto month = static_cast<unsigned>(random.between(1, 12));
        const auto day = static_cast<unsigned>(random.between(1, 31));
        if (const auto date = Date::of(year_of_birth, month, day)) return *date;
    }
}

// Women are of working age to 55, men to 60, as of 2018.
int in_working_age(int birth_year, Sex sex) {
    return std::clamp(birth_year, sex == Sex::male ? youngest : youngest + 5, 2003);
}

struct Years {
    int first;
    int last;
};

int head_birth_year(Random& random) {
    constexpr auto cohorts = choice<Years>(
        {{{1958, 1967}, 15}, {{1968, 1977}, 25}, {{1978, 1987}, 30}, {{1988, 1993}, 22}, {{1994, 1998}, 8}});
    const Years years = cohorts.pick(random);
    return random.between(years.first, years.last);
}

// One family being made; knows where the next member stands.
class Family {
public:
    Family(Population& population, NameMaker& names, const Rates& rates, Random& random)
        : population_(population), names_(names), rates_(rates), random_(random) {}

    // At most `room` members.
    void make(std::size_t unit, int room) {
        const std::size_t commune = commune_in(random_, unit);
        const auto house = static_cast<std::uint16_t>(random_.between(1, 999));
        population_.households.push_back({.first = static_cast<std::uint32_t>(population_.persons.size()),
                                          .people = 0,
                                          .unit = static_cast<std::uint8_t>(unit),
                                          .commune = static_cast<std::uint8_t>(commune),
                                          .house = house,
                                          .poverty = poverty()});
        home_ = static_cast<std::uint8_t>(home_province(random_));
        room_ = room;
        make_members();
    }

private:
    Poverty poverty() {
        const std::uint32_t thrown = random_.below(1'000'000);
        return thrown < poor ? Poverty::poor : thrown < 2 * poor ? Poverty::near_poor : Poverty::none;
    }

    void make_members() {
        const int born = head_birth_year(random_);
        const Sex sex = random_.chance(780'000) ? Sex::male : Sex::female;
        const std::string_view family = family_name(random_);
        add(Relation::head, family, sex, born);
        const bool couple = random_.chance(750'000);
        if (couple) add(Relation::spouse, family_name(random_), other(sex), born + random_.between(-3, 4));
        if (born <= 1981) add_children(family, born);
        if (born >= 1978 && random_.chance(120'000))
            add(Relation::parent, family, random_.chance(500'000) ? Sex::male : Sex::female, born - 20);
    }

    void add_children(std::string_view family, int parent_born) {
        for (int i = random_.between(0, 2); i > 0; --i) {
            const int born = parent_born + random_.between(21, 32);
            if (born <= 2002)
                add(Relation::child, family, random_.chance(500'000) ? Sex::male : Sex::female, born);
        }
    }

    static Sex other(Sex sex) { return sex == Sex::male ? Sex::female : Sex::male; }

    void add(Relation relation, std::string_view family, Sex sex, int birth_year) {
        if (room_ == 0) return;
        --room_;
        const int year_of_birth = in_working_age(birth_year, sex);
        Person person{.full_name = names_.name(random_, family, sex, year_of_birth),
                      .born = day_in(random_, year_of_birth),
                      .sex = sex};
        person.relation = relation;
        person.home =
            relation == Relation::spouse ? static_cast<std::uint8_t>(home_province(random_)) : home_;
        person.household = static_cast<std::uint32_t>(population_.households.size() - 1);
        person.cccd = population_.numbers.cccd(random_, person.home, sex, year_of_birth);
        person.cmnd = population_.numbers.cmnd(random_, person.home);
        person.shows_cccd = random_.chance(rates_[Rate::shows_cccd]);
        person.crossed = random_.chance(rates_[Rate::number_crossed]);
        person.listed = !random_.chance(rates_[Rate::not_resident_listed]);
        population_.persons.push_back(std::move(person));
        ++population_.households.back().people;
    }

    Population& population_;
    NameMaker& names_;
    const Rates& rates_;
    Random& random_;
    std::uint8_t home_ = 0;
    int room_ = 0;
};

}  // namespace

void make_households(Population& population, int people, const Rates& rates, NameMaker& names,
                     Random& random) {
    Family family(population, names, rates, random);
    std::int64_t upto = 0;
    for (std::size_t unit = 0; unit < units.size(); ++unit) {
        upto += units[unit].people;
        const auto filled = static_cast<std::size_t>(people * upto / inhabitants);
        while (population.persons.size() < filled)
            family.make(unit, static_cast<int>(filled - population.persons.size()));
    }
}

Person make_foreigner(Random& random) {
    Person person{.full_name = foreign_name(random),
                  .born = day_in(random, random.between(1960, 1993)),
                  .sex = random.chance(850'000) ? Sex::male : Sex::female};
    person.passport = 10'000'000U + random.below(89'999'999);
    return person;
}

}  // namespace baophu::synth

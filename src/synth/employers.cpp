#include "synth/employers.h"

#include <algorithm>
#include <functional>
#include <map>

#include "synth/communes.h"
#include "synth/months.h"

namespace baophu::synth {
namespace {

constexpr int large = 200;
constexpr int small = 10;

std::size_t neediest(const std::array<std::int64_t, units.size()>& missing) {
    return static_cast<std::size_t>(std::ranges::max_element(missing) - missing.begin());
}

// The small ones go by chance. The large ones, largest first, go where most of the workers of
// large employers are missing: so the shares hold although one plant may be a tenth of all.
void place_in_units(std::vector<Employer>& employers, Random& random) {
    std::int64_t in_large = 0;
    for (const Employer& employer : employers)
        in_large += employer.workers >= large ? employer.workers : 0;
    std::array<std::int64_t, units.size()> missing{};
    for (std::size_t i = 0; i < units.size(); ++i)
        missing[i] = in_large * units[i].share / 1'000;
    for (Employer& employer : employers) {
        const bool by_need = employer.workers >= large;
        employer.unit = by_need ? neediest(missing) : unit_by_share(random);
        if (by_need) missing[employer.unit] -= employer.workers;
    }
}

// Enterprises without trouble of `least` workers and more and below `below` get it, in the order
// given, until `left` workers are found.
void give_trouble(std::vector<Employer>& employers, Trouble trouble, int least, int below,
                  std::int64_t& left) {
    for (Employer& employer : employers) {
        const bool wanted = employer.place == Place::enterprise && employer.trouble == Trouble::none &&
                            employer.branch == 0 && employer.workers >= least && employer.workers < below;
        if (!wanted || employer.workers > left) continue;
        employer.trouble = trouble;
        left -= employer.workers;
    }
}

std::int64_t share_of(int workers, PerMillion rate) {
    return std::int64_t{workers} * rate / 1'000'000;
}

// Three quarters of those whose employer is unknown work for household businesses, which come last.
constexpr std::int64_t at_households = 750;

void choose_unregistered(std::vector<Employer>& employers, const EmployerCounts& counts, const Rates& rates) {
    const std::int64_t wanted = share_of(counts.compulsory, rates[Rate::employer_unregistered]);
    std::int64_t at_household =
        std::min<std::int64_t>(wanted * at_households / 1'000, counts.household_workers);
    std::int64_t at_cooperative = std::int64_t{counts.cooperative_workers} * 450 / 1'000;
    std::int64_t left = std::max<std::int64_t>(0, wanted - at_household - at_cooperative);
    for (Employer& employer : employers) {
        const bool household = employer.place == Place::household_business;
        if (!household && employer.place != Place::cooperative) continue;
        std::int64_t& to_find = household ? at_household : at_cooperative;
        if (employer.workers == 0 || employer.workers > to_find) continue;
        employer.trouble = Trouble::unregistered;
        to_find -= employer.workers;
    }
    give_trouble(employers, Trouble::unregistered, 1, small, left);
    give_trouble(employers, Trouble::unregistered, small, 50, left);
}

void choose_absent(std::vector<Employer>& employers, const EmployerCounts& counts, const Rates& rates,
                   Random& random) {
    std::int64_t elsewhere = share_of(counts.compulsory, rates[Rate::head_office]);
    give_trouble(employers, Trouble::head_office, small, large, elsewhere);
    give_trouble(employers, Trouble::head_office, 1, small, elsewhere);
    std::int64_t suspended = share_of(counts.compulsory, rates[Rate::fund_suspension]);
    give_trouble(employers, Trouble::fund_suspension, small, large, suspended);
    give_trouble(employers, Trouble::fund_suspension, 1, small, suspended);
    for (Employer& employer : employers) {
        if (employer.trouble == Trouble::fund_suspension) employer.listed_until = random.between(4, 10);
    }
}

// Three in five of the active firms that employ nobody yet are new this year; who employs is older.
Date registration_day(const Employer& employer, Random& random) {
    const bool may_be_new = employer.place == Place::enterprise && employer.workers == 0;
    const bool is_new = random.chance(600'000) && may_be_new && employer.activity == Activity::active;
    const int of_year = random.between(1996, 2017);
    return *Date::of(is_new ? year : of_year, static_cast<unsigned>(random.between(1, 12)),
                     static_cast<unsigned>(random.between(1, 28)));
}

void give_enterprise_codes(std::vector<Employer>& employers, Random& random, NumberMaker& numbers) {
    for (Employer& employer : employers) {
        employer.commune = commune_in(random, employer.unit);
        employer.enterprise = employer.trouble == Trouble::head_office ? numbers.elsewhere_tax_code(random)
                                                                       : numbers.enterprise_tax_code(random);
        if (employer.name.empty()) employer.name = employer_name(random, employer.workers);
        employer.foreign_owned = employer.workers >= large && random.chance(700'000);
        employer.lends_labour = employer.name.find("Cung ứng") != std::string::npos;
        employer.registered_on = registration_day(employer, random);
        if (employer.trouble != Trouble::head_office) continue;
        employer.branch = random.between(1, 9);
        employer.name = "Chi nhánh " + employer.name + " tại Đồng Nai";
    }
}

void make_branch(Employer& employer, const Employer& parent, int number, const Rates& rates, Random& random) {
    employer.enterprise = parent.enterprise;
    employer.branch = number;
    employer.name = "Chi nhánh " + parent.name + " tại " + std::string(units[employer.unit].name);
    if (employer.workers < small && random.chance(rates[Rate::branch_undeclared]))
        employer.trouble = Trouble::branch_undeclared;
}

bool may_be_branch(const Employer& employer) {
    return employer.place == Place::enterprise && employer.trouble == Trouble::none && employer.workers > 0 &&
           employer.workers < 50;
}

// Branches below 50 workers, of enterprises of 50 and more.
void choose_branches(std::vector<Employer>& employers, const Rates& rates, Random& random) {
    std::vector<std::size_t> parents;
    for (std::size_t i = 0; i < employers.size(); ++i) {
        const Employer& employer = employers[i];
        if (employer.place == Place::enterprise && employer.declares() && employer.workers >= 50)
            parents.push_back(i);
    }
    if (parents.empty()) return;
    std::map<std::size_t, int> branches_of;
    for (Employer& employer : employers) {
        if (!may_be_branch(employer) || !random.chance(rates[Rate::branch])) continue;
        const std::size_t parent = random.one_of(parents);
        make_branch(employer, employers[parent], ++branches_of[parent], rates, random);
    }
}

void write_codes(std::vector<Employer>& employers, const Rates& rates, Random& random) {
    std::array<int, units.size()> serials{};
    for (Employer& employer : employers) {
        const std::string enterprise = digits(employer.enterprise, 10);
        const bool branch = employer.branch > 0;
        employer.tax_code =
            branch ? enterprise + "-" + digits(static_cast<std::uint64_t>(employer.branch), 3) : enterprise;
        if (!employer.declares()) continue;
        const bool by_parent = branch && random.chance(rates[Rate::branch_by_parent]);
        employer.tax_code_at_si = by_parent ? enterprise : employer.tax_code;
        const int serial = ++serials[employer.unit];
        employer.si_unit_code = {'T', static_cast<char>('A' + employer.unit)};
        employer.si_unit_code += digits(static_cast<std::uint64_t>(serial % 10'000), 4);
        employer.si_unit_code += static_cast<char>('Z' - serial / 10'000);
    }
}

template <int Unit::* weight>
std::size_t unit_by(Random& random, int sum) {
    int place = random.between(0, sum - 1);
    std::size_t unit = 0;
    while (place >= units[unit].*weight)
        place -= units[unit++].*weight;
    return unit;
}

}  // namespace

std::size_t unit_by_share(Random& random) {
    return unit_by<&Unit::share>(random, 1'000);
}

std::size_t unit_by_people(Random& random) {
    return unit_by<&Unit::people>(random, inhabitants);
}

std::vector<Employer> make_employers(const EmployerCounts& counts, const Rates& rates, Random& random,
                                     NumberMaker& numbers) {
    std::vector<Employer> employers;
    std::vector<int> sizes = employer_sizes(counts.enterprise_workers, random);
    std::ranges::sort(sizes, std::greater{});
    for (const int size : sizes)
        employers.emplace_back().workers = size;
    place_in_units(employers, random);
    random.shuffle(employers);
    add_employers_beside(employers, counts, random);
    choose_unregistered(employers, counts, rates);
    choose_absent(employers, counts, rates, random);
    give_enterprise_codes(employers, random, numbers);
    choose_branches(employers, rates, random);
    write_codes(employers, rates, random);
    return employers;
}

}  // namespace baophu::synth

#include "synth/employers.h"

#include <algorithm>
#include <functional>
#include <map>

#include "synth/rates.h"

namespace baophu::synth {
namespace {

constexpr int large = 200;
constexpr int small = 10;

std::size_t neediest(const std::array<std::int64_t, units.size()>& missing) {
    return static_cast<std::size_t>(std::ranges::max_element(missing) - missing.begin());
}

std::size_t unit_by_share(Random& random) {
    int place = random.between(0, 999);
    std::size_t unit = 0;
    while (place >= units[unit].share)
        place -= units[unit++].share;
    return unit;
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

// Takes employers of at least `least` and below `below` workers, in the order given, out of
// social insurance until `left` workers are found.
void leave_unregistered(std::vector<Employer>& employers, int least, int below, std::int64_t& left) {
    for (Employer& employer : employers) {
        const bool wanted = employer.workers >= least && employer.workers < below;
        if (!wanted || employer.workers > left) continue;
        employer.registered = employer.declares = false;
        left -= employer.workers;
    }
}

void choose_unregistered(std::vector<Employer>& employers, int workers) {
    const std::int64_t wanted = std::int64_t{workers} * rates.employer_unregistered / 1'000'000;
    std::int64_t left = wanted * 85 / 100;
    leave_unregistered(employers, 1, small, left);
    left += wanted - wanted * 85 / 100;
    leave_unregistered(employers, small, 50, left);
}

void give_enterprise_codes(std::vector<Employer>& employers, Random& random, NumberMaker& numbers) {
    for (Employer& employer : employers) {
        employer.enterprise = numbers.enterprise_tax_code(random);
        employer.name = employer_name(random, employer.workers);
    }
}

void make_branch(Employer& employer, const Employer& parent, int number, Random& random) {
    employer.enterprise = parent.enterprise;
    employer.branch = number;
    employer.name = "Chi nhánh " + parent.name + " tại " + std::string(units[employer.unit].name);
    employer.declares = employer.workers >= small || !random.chance(rates.branch_undeclared);
}

// Branches below 50 workers, of enterprises of 50 and more.
void choose_branches(std::vector<Employer>& employers, Random& random) {
    std::vector<std::size_t> parents;
    for (std::size_t i = 0; i < employers.size(); ++i) {
        if (employers[i].registered && employers[i].workers >= 50) parents.push_back(i);
    }
    if (parents.empty()) return;
    std::map<std::size_t, int> branches_of;
    for (Employer& employer : employers) {
        if (!employer.registered || employer.workers >= 50 || !random.chance(rates.branch)) continue;
        const std::size_t parent = random.one_of(parents);
        make_branch(employer, employers[parent], ++branches_of[parent], random);
    }
}

void write_codes(std::vector<Employer>& employers, Random& random) {
    std::array<int, units.size()> serials{};
    for (Employer& employer : employers) {
        const std::string enterprise = digits(employer.enterprise, 10);
        const bool branch = employer.branch > 0;
        employer.tax_code =
            branch ? enterprise + "-" + digits(static_cast<std::uint64_t>(employer.branch), 3) : enterprise;
        if (!employer.declares) continue;
        const bool by_parent = branch && random.chance(rates.branch_by_parent);
        employer.tax_code_at_si = by_parent ? enterprise : employer.tax_code;
        const int serial = ++serials[employer.unit];
        employer.si_unit_code = {'T', static_cast<char>('A' + employer.unit)};
        employer.si_unit_code += digits(static_cast<std::uint64_t>(serial % 10'000), 4);
        employer.si_unit_code += static_cast<char>('Z' - serial / 10'000);
    }
}

}  // namespace

std::vector<Employer> make_employers(int workers, Random& random, NumberMaker& numbers) {
    std::vector<Employer> employers;
    std::vector<int> sizes = employer_sizes(workers, random);
    std::ranges::sort(sizes, std::greater{});
    for (const int size : sizes)
        employers.emplace_back().workers = size;
    place_in_units(employers, random);
    random.shuffle(employers);
    choose_unregistered(employers, workers);
    give_enterprise_codes(employers, random, numbers);
    choose_branches(employers, random);
    write_codes(employers, random);
    return employers;
}

}  // namespace baophu::synth

#include "core/law/several_contracts.h"

#include <algorithm>
#include <numeric>

#include "core/base/fault_codes.h"

namespace baophu {
namespace {

using Positions = std::vector<std::size_t>;

Positions of_all(const std::vector<LabourContract>& contracts) {
    Positions all(contracts.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

// The first one in the order; none of none.
template <class Before>
Positions first_by(const Positions& positions, Before before) {
    if (positions.empty()) return {};
    return {*std::ranges::min_element(positions, before)};
}

Positions first_signed(const std::vector<LabourContract>& contracts, bool passes_on) {
    Positions open = of_all(contracts);
    if (passes_on) std::erase_if(open, [&](std::size_t at) { return contracts[at].suspended; });
    return first_by(open, [&](std::size_t left, std::size_t right) {
        return contracts[left].signed_on < contracts[right].signed_on;
    });
}

Positions highest_paid(const std::vector<LabourContract>& contracts) {
    return first_by(of_all(contracts), [&](std::size_t left, std::size_t right) {
        return contracts[left].wage > contracts[right].wage;
    });
}

Positions chosen(LawReader& law, std::string_view insurance, const std::vector<LabourContract>& contracts,
                 bool passes_on) {
    const std::string rule = law.word("several_contracts." + std::string(insurance));
    if (rule == "first_signed") return first_signed(contracts, passes_on);
    if (rule == "highest_wage") return highest_paid(contracts);
    if (rule == "every_employer") return of_all(contracts);
    throw Failure(fault::program_mistake, {{"problem", "several_contracts is " + rule}});
}

InsuringContracts compute(const Law& whole, const std::vector<LabourContract>& contracts, const Date& day) {
    LawReader law = whole.on(day);
    const bool suspended = std::ranges::any_of(contracts, &LabourContract::suspended);
    const bool passes_on = suspended && law.word("several_contracts.next_when_suspended") == "yes";
    InsuringContracts found{.compulsory = chosen(law, "compulsory", contracts, passes_on),
                            .unemployment = chosen(law, "unemployment", contracts, passes_on),
                            .health = chosen(law, "health", contracts, passes_on),
                            .accident = chosen(law, "accident", contracts, passes_on),
                            .citations = law.citations(),
                            .confidence = lowest(law.citations())};
    return found;
}

}  // namespace

Result<InsuringContracts> insuring_contracts(const Law& law, const std::vector<LabourContract>& contracts,
                                             const Date& day) {
    return unless_law_is_silent([&] { return compute(law, contracts, day); });
}

}  // namespace baophu

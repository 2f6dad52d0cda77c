// Which of several labour contracts that a worker holds at once each insurance follows:
//
//     compulsory, unemployment    the one signed first; the next one when that is suspended
//     health                      the one with the highest wage
//     accident                    every one: each employer pays
//
// Rule LAW-15: docs/law.md.
#pragma once

#include <vector>

#include "core/law/law.h"

namespace baophu {

struct LabourContract {
    Date signed_on;
    Money wage;
    bool suspended = false;  // Without an agreement to go on paying.
};

// Positions in the list that was asked about. `unemployment` and `compulsory` hold one or none.
struct InsuringContracts {
    std::vector<std::size_t> compulsory;
    std::vector<std::size_t> unemployment;
    std::vector<std::size_t> health;
    std::vector<std::size_t> accident;
    std::vector<Citation> citations;
    Confidence confidence;
};

// Of contracts that hold on `day`. Of two signed on one day, or with one wage, the first in
// the list.
Result<InsuringContracts> insuring_contracts(const Law& law, const std::vector<LabourContract>& contracts,
                                             const Date& day);

}  // namespace baophu

// As which of several standings a person is compulsorily insured who has them at once (Law
// 41/2024/QH15 Art. 2(5), from 01/07/2025): the one that counts before all the others.
#pragma once

#include <optional>
#include <vector>

#include "core/law/eligibility.h"

namespace baophu {

struct PrevailingStanding {
    std::optional<Standing> standing;  // Nothing: the law does not decide between them.
    std::vector<Citation> citations;
    Confidence confidence;
};

// Fault law_before_record before 01/07/2025: no law decided it then.
Result<PrevailingStanding> prevailing_standing(const Law& law, const std::vector<Standing>& standings,
                                               const Date& date);

}  // namespace baophu

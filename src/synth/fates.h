// Fates: why an ordinary employee of an employer that declares is not in the list of December.
//
// Some reasons are settled by one's kind or employer already. What is left of each rate falls on the
// ordinary employees, so that the rate holds of all who have to be insured.
#pragma once

#include <array>
#include <vector>

#include "synth/employers.h"
#include "synth/kinds_of_person.h"
#include "synth/rates.h"

namespace baophu::synth {

class Fates {
public:
    Fates(const KindCounts& counts, const std::vector<Employer>& employers, const Rates& rates);

    // Participating, for most.
    Reason draw(Random& random, bool may_be_left_out) const;

private:
    struct Fate {
        Rate rate;
        Reason reason;
    };
    static constexpr std::array<Fate, 5> fates{{{Rate::lapsed, Reason::lapsed},
                                                {Rate::newly_hired, Reason::newly_hired},
                                                {Rate::maternity, Reason::maternity},
                                                {Rate::sick, Reason::sick},
                                                {Rate::unpaid_leave, Reason::unpaid_leave}}};
    PerMillion left_out_ = 0;
    std::array<PerMillion, fates.size()> chances_{};
};

}  // namespace baophu::synth

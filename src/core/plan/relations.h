// The relations in which the figures of a plan stand: those that follow from what the figures
// are, and the controls that the plan file records. Whole numbers only.
//
//     ratio          printed = participants / eligible               [printed, part, whole]
//     growth         printed = (now - before) / before               [printed, now, before]
//     unstated_base  printed growth, the year before is not there    [printed, now]
//     at_most        one number is part of another                   [smaller, larger]
//     outgrows       unemployment grows faster than compulsory       [now, before, now, before]
//     sum, decimals, base                                            a control
//
// Rules PLAN-3 to PLAN-7.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/plan/plan.h"

namespace baophu {

enum class RelationKind { ratio, growth, unstated_base, at_most, outgrows, sum, decimals, base };

struct Relation {
    RelationKind kind;
    std::vector<std::size_t> figures;  // Positions in Plan::figures, as told above.
    std::size_t control;               // Position in Plan::controls, of the last three kinds.

    bool touches(std::size_t figure) const;
};

enum class Verdict { holds, rounded_only, truncated_only, broken };

// The value of each figure, by position; 0 for an unknown one, which no relation touches.
std::vector<FixedNumber> values_of(const Plan& plan);

// All relations whose figures are known.
std::vector<Relation> relations_of(const Plan& plan);

Verdict judge(const Plan& plan, const Relation& relation, std::span<const FixedNumber> values);

// The rule that more of the percentages follow alone; rounding if neither prevails.
RoundingRule rule_of_plan(std::span<const Verdict> verdicts);

// What a verdict means under the rule of the plan: a percentage that follows it holds.
Verdict settled(Verdict verdict, RoundingRule rule);

// The sum that a control of kind `sum` has now, in millionths.
std::int64_t sum_of(const PlanControl& control, std::span<const FixedNumber> values);

// The decimals that a control of kind `decimals` counts now.
int decimals_of(const PlanControl& control, std::span<const FixedNumber> values);

// Who is counted in part and whole of a printed percentage: {part, whole}. Growth: {now -
// before, before}.
struct Fraction {
    std::int64_t part;
    std::int64_t whole;
};
Fraction fraction_of(const Relation& relation, std::span<const FixedNumber> values);

}  // namespace baophu

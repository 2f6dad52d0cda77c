#include "core/law/standing_precedence.h"

#include <algorithm>

namespace baophu {
namespace {

constexpr std::string_view precedence = "standing.precedence";

bool counts_before(LawReader& law, const Parameter& parameter, Standing first, Standing second) {
    const std::string pair = std::string(to_word(first)) + "." + std::string(to_word(second));
    const bool decided = std::ranges::find(parameter.scope_names, pair) != parameter.scope_names.end();
    return decided && law.maybe_text(precedence, pair).has_value();
}

PrevailingStanding compute(const Law& whole, const std::vector<Standing>& standings, const Date& date) {
    const Parameter& parameter = whole.parameters.parameter(precedence);
    whole.parameters.on(precedence, date);  // A day before the record is told, not undecided.
    for (const Standing candidate : standings) {
        LawReader law = whole.on(date);
        const bool before_all = std::ranges::all_of(standings, [&](Standing other) {
            return other == candidate || counts_before(law, parameter, candidate, other);
        });
        if (before_all) return {candidate, law.citations(), lowest(law.citations())};
    }
    return {std::nullopt, {}, Confidence::unsure};
}

}  // namespace

Result<PrevailingStanding> prevailing_standing(const Law& law, const std::vector<Standing>& standings,
                                               const Date& date) {
    return unless_law_is_silent([&] { return compute(law, standings, date); });
}

}  // namespace baophu

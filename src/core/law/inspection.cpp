#include "core/law/inspection.h"

#include <algorithm>

namespace baophu {
namespace {

constexpr std::string_view limits = "inspection.visits_per_year";

// Whether one more visit stays within the limit of this scope.
bool within(LawReader& law, std::string_view scope, std::ptrdiff_t visits) {
    const std::optional<Decimal> most = law.maybe_decimal(limits, scope);
    return !most || visits < most->as_whole();
}

VisitVerdict compute(const Law& whole, const Visit& planned, const std::vector<Visit>& earlier,
                     bool sign_of_violation) {
    LawReader law = whole.on(planned.day);
    std::vector<Visit> year;
    std::ranges::copy_if(earlier, std::back_inserter(year),
                         [&](const Visit& visit) { return visit.day.year() == planned.day.year(); });
    const auto same_kind = std::ranges::count(year, planned.kind, &Visit::kind);
    const auto same_content = std::ranges::count(year, planned.content, &Visit::content);
    const bool kind = within(law, planned.kind == VisitKind::inspection ? "inspection" : "check", same_kind);
    const bool together = within(law, "together", std::ssize(year));
    const bool content = within(law, "same_content", same_content);
    return {.allowed = sign_of_violation || (kind && together && content),
            .citations = law.citations(),
            .confidence = lowest(law.citations())};
}

}  // namespace

Result<VisitVerdict> may_visit(const Law& law, const Visit& planned, const std::vector<Visit>& earlier,
                               bool sign_of_violation) {
    return unless_law_is_silent([&] { return compute(law, planned, earlier, sign_of_violation); });
}

}  // namespace baophu

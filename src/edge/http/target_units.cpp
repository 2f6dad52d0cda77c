#include "edge/http/target_units.h"

#include "edge/http/told_lines.h"

namespace baophu::http {

std::vector<std::string> target_units(const Call& call, const Date& day) {
    if (!call.office.plan) return {};
    const bool communes = call.office.plan->document.units.level == "commune";
    return call.office.workspace.territory().codes_on(day,
                                                      communes ? UnitLevel::commune : UnitLevel::district);
}

std::map<Scheme, std::map<std::string, std::int64_t>> participants_by_unit(const Call& call) {
    std::map<Scheme, std::map<std::string, std::int64_t>> found;
    if (!call.office.runs.current_id()) return found;
    const auto run = call.office.runs.take();
    for (const Scheme scheme : all_schemes) {
        const auto lines = told_lines(call, run->gaps().gap(coverage::By::unit, {.scheme = scheme}), scheme);
        for (const coverage::Gap& line : lines)
            found[scheme].emplace(line.key, line.participating);
    }
    return found;
}

}  // namespace baophu::http

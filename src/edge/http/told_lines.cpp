#include "edge/http/told_lines.h"

#include "edge/http/office.h"
#include "edge/http/small_cells.h"

namespace baophu::http {

std::vector<coverage::Gap> told_lines(const Call& call, std::vector<coverage::Gap> lines, Scheme scheme) {
    const rights::Where exact = call.reader->exact_figures();
    for (coverage::Gap& line : lines) {
        if (!exact.covers(line.key)) line = call.office.rounding.rounded(scheme, line);
    }
    return lines;
}

boost::json::value rounded_to(const Call& call, const std::optional<std::string>& unit) {
    const rights::Where exact = call.reader->exact_figures();
    const bool told = unit ? exact.covers(*unit) : exact.everywhere;
    return told ? boost::json::value(nullptr) : boost::json::value(call.office.rounding.to());
}

Lawful lawful_told(const Call& call) {
    const bool by_reason = call.reader->told_health_reasons() || !call.reader->exact_figures().anywhere();
    return by_reason ? Lawful::by_reason : Lawful::as_one;
}

}  // namespace baophu::http

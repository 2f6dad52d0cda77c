#include "edge/http/told_lines.h"

#include "edge/http/office.h"
#include "edge/http/small_cells.h"

namespace baophu::http {

std::vector<coverage::Gap> told_lines(const Call& call, std::vector<coverage::Gap> lines, Scheme scheme) {
    if (call.reader->exact_figures()) return lines;
    for (coverage::Gap& line : lines)
        line = call.office.rounding.rounded(scheme, line);
    return lines;
}

boost::json::value rounded_to(const Call& call) {
    return call.reader->exact_figures() ? boost::json::value(nullptr)
                                        : boost::json::value(call.office.rounding.to());
}

}  // namespace baophu::http

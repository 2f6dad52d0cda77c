// report.html: a linking on one page that needs nothing but itself. The engine reckons (figures.h, curve.h);
// here it is only set: sections of tables and small drawings, for a screen and for A4.
#pragma once

#include <optional>
#include <string>

#include "edge/cli/link_words.h"
#include "edge/registers/registers.h"
#include "flow/linkage/engine/curve.h"
#include "flow/linkage/engine/figures.h"

namespace baophu::cli {

struct ReportedLinking {
    const registers::Registers& registers;
    const linkage::engine::Specification& specification;
    const linkage::engine::Answer& answer;
    const linkage::engine::Figures& figures;
    std::optional<linkage::engine::Curve> curve;  // If there is a truth.
    std::vector<std::string> names;               // Of the registers.
};

// The whole page, in the language of the words.
std::string report_page(const LinkWords& words, const ReportedLinking& linking);

}  // namespace baophu::cli

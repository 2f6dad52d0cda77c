#include "edge/cli/agencies.h"

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu::cli {

void check_agency(const Messages& messages, const std::string& agency) {
    if (messages.has("agency." + agency)) return;
    constexpr std::string_view known =
        "social-insurance, tax, planning, labour, cooperatives, media, unions, front, district";
    throw Failure(fault::agency_unknown, {{"agency", agency}, {"known", std::string(known)}});
}

}  // namespace baophu::cli

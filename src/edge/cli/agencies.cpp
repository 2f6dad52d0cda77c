#include "edge/cli/agencies.h"

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu::cli {

void check_agency(const Messages& messages, const std::string& agency) {
    if (messages.has("agency." + agency)) return;
    constexpr std::string_view known =
        "social-insurance, tax, planning, planning-investment, labour, cooperatives, cooperative-union, "
        "statistics, media, unions, front, district, districts";
    throw Failure(fault::agency_unknown, {{"agency", agency}, {"known", std::string(known)}});
}

void check_sender(const Messages& messages, const Territory& territory, const std::string& sender) {
    constexpr std::string_view unit = "unit-";
    if (sender.starts_with(unit) && territory.knows(sender.substr(unit.size()), UnitLevel::district)) return;
    check_agency(messages, sender);
}

}  // namespace baophu::cli

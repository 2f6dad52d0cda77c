#include "core/base/access_context.h"

#include <utility>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu {

AccessContext::AccessContext(Reader reader, ReadLog& log) : reader_(std::move(reader)), log_(&log) {
    const auto refuse_without = [](std::string_view what, const std::string& value) {
        if (value.empty()) throw Failure(fault::access_refused, {{"missing", std::string(what)}});
    };
    refuse_without("actor", reader_.actor);
    refuse_without("agency", reader_.agency);
    refuse_without("purpose", reader_.purpose);
}

bool AccessContext::covers(std::string_view unit_code) const {
    return !reader_.territory || reader_.territory->contains(std::string(unit_code));
}

bool AccessContext::covers_employer(std::string_view employer_id) const {
    return !reader_.employers || reader_.employers->contains(std::string(employer_id));
}

std::string AccessContext::territory_logged() const {
    std::string codes;
    for (const std::string& code : reader_.territory.value_or(std::set<std::string>()))
        codes += (codes.empty() ? "" : " ") + code;
    return codes;
}

void AccessContext::record(std::string_view what, std::int64_t persons) const {
    log_->record({.actor = reader_.actor,
                  .agency = reader_.agency,
                  .territory = territory_logged(),
                  .purpose = reader_.purpose,
                  .case_number = reader_.case_number,
                  .what = std::string(what),
                  .persons = persons});
}

}  // namespace baophu

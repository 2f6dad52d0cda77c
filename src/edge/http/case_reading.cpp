#include "edge/http/case_reading.h"

#include "edge/store/cases.h"
#include "flow/coverage/coverage.h"

namespace baophu::http {
namespace {

[[noreturn]] void refuse(const Call& call, std::string_view purpose, const std::string& case_number) {
    store::Actor actor = call.actor();
    actor.purpose = purpose;
    actor.case_number = case_number;
    call.office.audit.append(actor, {.kind = "refused", .what = "case"});
    throw Failure(fault::case_not_open, {{"case", case_number}});
}

}  // namespace

std::set<std::string> employers_of_case(const Call& call, const rights::Told& told,
                                        const std::string& case_number, warehouse::Connection& connection) {
    bool open = false;
    std::set<std::string> employers;
    for (const store::Case& one :
         store::Cases(call.office.database).open_to(call.visit->user.id, case_number)) {
        if (one.agency != told.agency) continue;
        open = true;
        const auto employer = coverage::called_employer(connection, one.employer, one.tax_code);
        if (employer) employers.insert(employer->id);
    }
    if (!open) refuse(call, to_word(told.purpose), case_number);
    return employers;
}

void require_in_case(const Call& call, const AccessContext& access,
                     const std::optional<std::string>& employer, const std::string& case_number) {
    if (employer && !access.covers_employer(*employer)) refuse(call, access.purpose(), case_number);
}

}  // namespace baophu::http

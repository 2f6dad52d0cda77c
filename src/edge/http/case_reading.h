// Reading persons within a case.
//
//   CAS-4  For a purpose that wants a case, persons are read within an open case of the reader's own, and
//   only
//          those who work or worked for the employer that it is about. Whoever names a case reads within it,
//          whatever the purpose. All else answers BP-872, whether there is such a person or not.
//   CAS-5  The line of the read log carries the number of the decision; a refusal is a line, too.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "core/base/access_context.h"
#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/warehouse/warehouse.h"
#include "edge/http/call.h"

namespace baophu::http {

// The employers, by their ids in the run, of the reader's open cases under the number. Throws
// Failure(case_not_open).
std::set<std::string> employers_of_case(const Call& call, const rights::Told& told,
                                        const std::string& case_number, warehouse::Connection& connection);

// Throws Failure(case_not_open) if an employer is asked for that the reader's case is not about.
void require_in_case(const Call& call, const AccessContext& access,
                     const std::optional<std::string>& employer, const std::string& case_number);

// What `ask` answers; that somebody is not there, within a case, as that he is not of it.
template <class Ask>
auto in_case(const AccessContext& access, const std::string& case_number, Ask ask) {
    try {
        return ask();
    } catch (const Failure& failure) {
        if (!access.employers() || failure.fault().code != fault::entity_unknown) throw;
        throw Failure(fault::case_not_open, {{"case", case_number}});
    }
}

}  // namespace baophu::http

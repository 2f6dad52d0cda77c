// One parameter or rule of the law, as text or JSON.
#pragma once

#include <optional>
#include <string>

#include "core/law/law.h"
#include "edge/cli/context.h"

namespace baophu::cli {

struct LawShown {
    std::string id;
    std::optional<Date> on;  // Nothing: every value over time.
    std::string scope;       // Empty: every member.
    bool as_json = false;
};

// Throws Failure: law_parameter_unknown, law_scope_unknown, law_before_record,
// rule_unknown_on_date.
void show_law(const Context& context, const Law& law, const LawShown& shown);

}  // namespace baophu::cli

// The list of parameters and rules of the law, whole or filtered, as text or JSON.
#pragma once

#include <optional>
#include <string>

#include "core/law/law.h"
#include "edge/cli/context.h"

namespace baophu::cli {

// All that is asked for must hold.
struct LawListed {
    std::string group;                  // The first part of the id; empty: all.
    bool unsure = false;                // With an unsure value.
    bool unknown = false;               // With an unknown one.
    std::optional<Date> changed_since;  // With a value that follows another from this day on.
    bool as_json = false;
};

// Throws Failure(unknown_option_value) for a group that there is not.
void list_law(const Context& context, const Law& law, const LawListed& listed);

}  // namespace baophu::cli

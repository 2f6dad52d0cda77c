// Reading a plan from the files that are built in, or from a file on disk.
//
// The form is held strictly: an unknown key, a missing one, an agency, clause or figure that the
// plan does not have, an id that stands twice. What the figures say is not judged here but in
// plan_check.h. Rule PLAN-1.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/plan/plan.h"

namespace baophu {

// The ids of the plans that are built in, in their order.
std::vector<std::string> builtin_plans();

// A built-in plan by its id, or else the plan in the file of that path. Throws Failure:
// plan_not_found, plan_file_unreadable, plan_file_broken (with file, line, place and the
// problem as a key of words.yaml, messages.h).
Plan load_plan(const std::string& id_or_path);

// `path` is for the messages.
Plan read_plan(const std::string& path, const std::string& content);

}  // namespace baophu

// `baophu plan status`: what a run counted, against what the plan says.
#pragma once

namespace CLI {
class App;
}

namespace baophu::cli {

struct Context;

void add_plan_status(CLI::App& plan, const Context& context);

}  // namespace baophu::cli

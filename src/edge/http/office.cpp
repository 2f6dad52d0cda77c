#include "edge/http/office.h"

#include "core/plan/plan_reader.h"
#include "edge/rights/policy.h"
#include "edge/workspace/rounding_secret.h"
#include "edge/workspace/runs.h"

namespace baophu::http {
namespace {

// The issued plan of the province that ends last; nothing where there is none.
std::optional<Plan> plan_of(const Territory& territory) {
    std::optional<Plan> found;
    for (const std::string& id : builtin_plans()) {
        Plan plan = load_plan(id);
        if (plan.document.province != territory.province_code() || plan.document.kind != "issued") continue;
        if (!found || found->document.to < plan.document.to) found = std::move(plan);
    }
    return found;
}

}  // namespace

Office::Office(const workspace::Workspace& place, store::Database& opened,
               const warehouse::Settings& settings, const signin::Settings& signing_in)
    : workspace(place),
      database(opened),
      store(opened),
      users(opened),
      grants(opened),
      audit(opened),
      signin(opened, signing_in),
      runs(place, settings),
      uploads(place, [&opened] { return opened.now(); }),
      jobs([&opened] { return opened.now(); }),
      next_run(place, store, jobs, {}),
      plan(plan_of(place.territory())),
      targets(plan ? Targets(*plan) : Targets()),
      rounding(workspace::rounding_secret(place), rights::smallest_told) {
    next_run.make_with(
        [this](const std::optional<Month>& month, Progress& progress, const CancelFlag& cancel) {
            const workspace::Lock lock = workspace.lock("serve");
            return make_run(workspace, lock, store, {.month = month, .as_known_on = {}}, progress, cancel).id;
        });
}

}  // namespace baophu::http

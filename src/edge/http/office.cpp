#include "edge/http/office.h"

#include "core/plan/plan_reader.h"

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
               const warehouse::Settings& settings)
    : workspace(place),
      database(opened),
      store(opened),
      users(opened),
      grants(opened),
      audit(opened),
      signin(opened),
      runs(place, settings),
      plan(plan_of(place.territory())),
      targets(plan ? Targets(*plan) : Targets()) {}

}  // namespace baophu::http

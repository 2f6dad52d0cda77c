#include "edge/http/lacking.h"

#include <algorithm>
#include <iterator>

namespace baophu::http {
namespace {

template <class Value>
std::vector<Value> in_one_alone(std::vector<Value> a, std::vector<Value> b) {
    std::ranges::sort(a);
    std::ranges::sort(b);
    std::vector<Value> differing;
    std::ranges::set_symmetric_difference(a, b, std::back_inserter(differing));
    return differing;
}

}  // namespace

Lacks lacks(store::Store& store, const workspace::RunKnows& known) {
    std::vector<std::string> here;
    for (const store::DeliveryEntry& delivery : store.deliveries())
        here.push_back(delivery.sha256);
    std::vector<std::int64_t> decided;
    for (const store::DecisionEntry& entry : store.decisions())
        decided.push_back(entry.decision.sequence);
    return {.deliveries = in_one_alone(std::move(here), known.deliveries),
            .decisions = in_one_alone(std::move(decided), known.decisions)};
}

}  // namespace baophu::http

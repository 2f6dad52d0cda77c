#include "edge/signin/sign_in_flows.h"

#include "core/base/sha256.h"

namespace baophu::signin {

void SignInFlows::keep(const std::string& cookie, Flow flow) {
    const std::scoped_lock lock(mutex_);
    while (order_.size() >= flows_most_) {
        by_cookie_.erase(order_.front().cookie_sha256);
        order_.pop_front();
    }
    order_.push_back({.cookie_sha256 = sha256_hex(cookie), .flow = std::move(flow)});
    by_cookie_.insert_or_assign(order_.back().cookie_sha256, std::prev(order_.end()));
}

std::optional<Flow> SignInFlows::take(const std::string& cookie, store::Instant now) {
    const std::scoped_lock lock(mutex_);
    const auto found = by_cookie_.find(sha256_hex(cookie));
    if (found == by_cookie_.end()) return std::nullopt;
    Flow flow = std::move(found->second->flow);
    order_.erase(found->second);
    by_cookie_.erase(found);
    if (flow.until <= now) return std::nullopt;
    return flow;
}

}  // namespace baophu::signin

#include "edge/http/rate_limit.h"

#include <algorithm>
#include <cmath>

namespace baophu::http {

double RateLimit::filled(const Bucket& bucket, Time now) const {
    const std::chrono::duration<double> passed = now - bucket.seen;
    return std::min(ahead_, bucket.tokens + std::max(0.0, passed.count()) * per_second_);
}

bool RateLimit::admit(const std::string& caller, Time now) {
    const std::scoped_lock lock(mutex_);
    const auto known = by_caller_.find(caller);
    if (known != by_caller_.end()) {
        buckets_.splice(buckets_.begin(), buckets_, known->second);
    } else {
        if (buckets_.size() >= callers_most_) {
            by_caller_.erase(buckets_.back().caller);
            buckets_.pop_back();
        }
        buckets_.push_front({.caller = caller, .tokens = ahead_, .seen = now});
        by_caller_.emplace(caller, buckets_.begin());
    }
    Bucket& bucket = buckets_.front();
    bucket.tokens = filled(bucket, now);
    bucket.seen = now;
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
}

void RateLimit::give_back(const std::string& caller) {
    const std::scoped_lock lock(mutex_);
    const auto known = by_caller_.find(caller);
    if (known == by_caller_.end()) return;
    known->second->tokens = std::min(ahead_, known->second->tokens + 1);
}

std::chrono::seconds RateLimit::wait(const std::string& caller, Time now) {
    const std::scoped_lock lock(mutex_);
    const auto known = by_caller_.find(caller);
    const double lacking = known == by_caller_.end() ? 0 : 1 - filled(*known->second, now);
    const double seconds = std::ceil(lacking / per_second_);
    return std::chrono::seconds(std::max<std::int64_t>(1, static_cast<std::int64_t>(seconds)));
}

}  // namespace baophu::http

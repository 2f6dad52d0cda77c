#include "edge/http/rate_limit.h"

#include <algorithm>

namespace baophu::http {
namespace {

constexpr std::size_t buckets_most = 20'000;

}  // namespace

bool RateLimit::admit(const std::string& caller, Time now) {
    const std::scoped_lock lock(mutex_);
    if (buckets_.size() >= buckets_most) forget_full(now);
    auto [at, is_new] = buckets_.try_emplace(caller, Bucket{ahead_, now});
    Bucket& bucket = at->second;
    const std::chrono::duration<double> passed = now - bucket.seen;
    bucket.tokens = std::min(ahead_, bucket.tokens + std::max(0.0, passed.count()) * per_second_);
    bucket.seen = now;
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
}

// A full bucket is as good as none. Where all are in use, all begin anew: better than to grow without bound.
void RateLimit::forget_full(Time now) {
    std::erase_if(buckets_, [&](const auto& entry) {
        const std::chrono::duration<double> passed = now - entry.second.seen;
        return entry.second.tokens + passed.count() * per_second_ >= ahead_;
    });
    if (buckets_.size() >= buckets_most) buckets_.clear();
}

}  // namespace baophu::http

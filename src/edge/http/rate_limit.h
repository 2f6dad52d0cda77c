// How many requests one caller may make: a bucket that fills with time.
#pragma once

#include <chrono>
#include <cstddef>
#include <list>
#include <mutex>
#include <string>
#include <unordered_map>

namespace baophu::http {

class RateLimit {
public:
    using Time = std::chrono::steady_clock::time_point;

    // Of more callers than `callers_most` the one that was seen the longest ago is forgotten.
    RateLimit(double per_second, double ahead, std::size_t callers_most = 20'000)
        : per_second_(per_second), ahead_(ahead), callers_most_(callers_most) {}

    // Whether one more is within the limit; from many threads.
    bool admit(const std::string& caller, Time now);

    // What was admitted did not count after all.
    void give_back(const std::string& caller);

    // Until one more is within the limit; one second at least.
    std::chrono::seconds wait(const std::string& caller, Time now);

private:
    struct Bucket {
        std::string caller;
        double tokens;
        Time seen;
    };
    using Buckets = std::list<Bucket>;  // Who was seen last in front.

    double filled(const Bucket& bucket, Time now) const;

    double per_second_;
    double ahead_;
    std::size_t callers_most_;
    std::mutex mutex_;
    Buckets buckets_;
    std::unordered_map<std::string, Buckets::iterator> by_caller_;
};

}  // namespace baophu::http

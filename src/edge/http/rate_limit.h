// How many requests one caller may make: a bucket that fills with time.
#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <unordered_map>

namespace baophu::http {

class RateLimit {
public:
    using Time = std::chrono::steady_clock::time_point;

    RateLimit(double per_second, double ahead) : per_second_(per_second), ahead_(ahead) {}

    // Whether one more is within the limit; from many threads.
    bool admit(const std::string& caller, Time now);

private:
    struct Bucket {
        double tokens;
        Time seen;
    };
    void forget_full(Time now);

    double per_second_;
    double ahead_;
    std::mutex mutex_;
    std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace baophu::http

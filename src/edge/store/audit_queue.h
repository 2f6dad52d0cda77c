// Threads that wait to append to the audit: the first of them writes for all. Inner header.
#pragma once

#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <vector>

#include "edge/store/actor.h"

namespace baophu::store {

struct AuditLine;

class AuditQueue {
public:
    struct Waiting {
        const Actor* actor;
        const AuditLine* line;
        std::int64_t sequence = 0;
        std::exception_ptr failure;
        bool done = false;
    };

    // Returns when the line is in; `commit` writes all of a batch in one transaction, or throws, and then
    // every line of the batch has failed.
    void pass(Waiting& mine, const std::function<void(const std::vector<Waiting*>&)>& commit);

private:
    void lead(std::unique_lock<std::mutex>& lock,
              const std::function<void(const std::vector<Waiting*>&)>& commit);

    std::mutex mutex_;
    std::condition_variable done_;
    std::vector<Waiting*> waiting_;
    bool led_ = false;
};

}  // namespace baophu::store

#include "edge/store/audit_queue.h"

#include <utility>

namespace baophu::store {

void AuditQueue::pass(Waiting& mine, const std::function<void(const std::vector<Waiting*>&)>& commit) {
    std::unique_lock lock(mutex_);
    waiting_.push_back(&mine);
    while (!mine.done) {
        if (led_) {
            done_.wait(lock);
        } else {
            lead(lock, commit);
        }
    }
    lock.unlock();
    if (mine.failure) std::rethrow_exception(mine.failure);
}

void AuditQueue::lead(std::unique_lock<std::mutex>& lock,
                      const std::function<void(const std::vector<Waiting*>&)>& commit) {
    led_ = true;
    const std::vector<Waiting*> batch = std::exchange(waiting_, {});
    lock.unlock();
    std::exception_ptr failure;
    try {
        commit(batch);
    } catch (...) {
        failure = std::current_exception();
    }
    lock.lock();
    for (Waiting* one : batch) {
        one->failure = failure;
        one->done = true;
    }
    led_ = false;
    done_.notify_all();
}

}  // namespace baophu::store

#include "edge/workspace/head_keeper.h"

#include <chrono>

#include "core/base/fault_codes.h"
#include "edge/store/clock.h"

namespace baophu::workspace {
namespace {

constexpr std::chrono::hours until_tried_again{1};

}  // namespace

std::optional<SignedHead> HeadKeeper::keep() {
    const store::Instant now = database_.now();
    if (not_before_ && now < *not_before_) return std::nullopt;
    try {
        const bool is_signed = heads_.last_day() == store::day_in_vietnam(now);
        problem_.reset();
        if (is_signed) return std::nullopt;
        SignedHead written = heads_.write(database_);
        if (written.head.sequence == 0) return std::nullopt;  // Nothing has happened yet.
        return written;
    } catch (const Failure& failure) {
        problem_ = failure.fault();
    } catch (const std::exception& error) {
        problem_ = Fault(fault::program_mistake, {{"problem", error.what()}});
    }
    not_before_ = now + until_tried_again;
    return std::nullopt;
}

}  // namespace baophu::workspace

#include "core/base/progress.h"

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu {

void stop_if_cancelled(const CancelFlag& cancel) {
    if (cancel.load(std::memory_order_relaxed)) throw Failure(fault::interrupted);
}

}  // namespace baophu

#include "core/base/progress.h"

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu {
namespace {

TEST(Progress, StopsOnlyWhenTheFlagIsSet) {
    CancelFlag cancel{false};
    EXPECT_NO_THROW(stop_if_cancelled(cancel));
    cancel = true;
    try {
        stop_if_cancelled(cancel);
        FAIL() << "went on";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault(), Fault(fault::interrupted));
    }
}

}  // namespace
}  // namespace baophu

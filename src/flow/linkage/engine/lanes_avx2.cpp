#if defined(__x86_64__)

#include "flow/linkage/engine/lanes_kernel.h"

namespace baophu::linkage::engine::kernels {

LaneKernels lanes_avx2() {
    return {bound_lanes, fresh_lanes};
}

}  // namespace baophu::linkage::engine::kernels

#endif

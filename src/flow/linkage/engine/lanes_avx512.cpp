#if defined(__x86_64__)

#include "flow/linkage/engine/lanes_kernel.h"

namespace baophu::linkage::engine::kernels {

LaneKernels lanes_avx512() {
    return {bound_lanes, fresh_lanes};
}

}  // namespace baophu::linkage::engine::kernels

#endif

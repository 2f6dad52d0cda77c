#include "flow/linkage/engine/lanes_kernel.h"

namespace baophu::linkage::engine::kernels {

LaneKernels lanes_plain() {
    return {bound_lanes, fresh_lanes};
}

}  // namespace baophu::linkage::engine::kernels

// The forms of the lane kernels (lanes.h), each in a file that is compiled for its instructions.
#pragma once

#include "flow/linkage/engine/lanes.h"

namespace baophu::linkage::engine::kernels {

LaneKernels lanes_plain();

#if defined(__x86_64__)
LaneKernels lanes_avx2();
LaneKernels lanes_avx512();
#endif

}  // namespace baophu::linkage::engine::kernels

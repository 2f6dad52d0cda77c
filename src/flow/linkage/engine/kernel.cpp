#include "flow/linkage/engine/kernel.h"

namespace baophu::linkage::engine {

Kernel best_kernel() {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
        __builtin_cpu_supports("avx512vbmi2"))
        return Kernel::avx512;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2"))
        return Kernel::avx2;
#endif
    return Kernel::plain;
}

}  // namespace baophu::linkage::engine

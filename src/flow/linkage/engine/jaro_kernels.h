// The forms of count_jaro (jaro.h), each in a file that is compiled for its instructions.
#pragma once

#include "flow/linkage/engine/jaro.h"

namespace baophu::linkage::engine::kernels {

// A bit per letter of `b` in a word of 64.
JaroCounts count_jaro_plain(const Letters& a, const Letters& b);

#if defined(__x86_64__)
JaroCounts count_jaro_avx2(const Letters& a, const Letters& b);
JaroCounts count_jaro_avx512(const Letters& a, const Letters& b);
#endif

}  // namespace baophu::linkage::engine::kernels

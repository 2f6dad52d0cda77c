// Which instructions the inner loops may use. Chosen once, when the program runs; the answers are equal.
#pragma once

#include <cstdint>

namespace baophu::linkage::engine {

enum class Kernel : std::uint8_t { plain, avx2, avx512 };

// The best that this machine has.
Kernel best_kernel();

}  // namespace baophu::linkage::engine

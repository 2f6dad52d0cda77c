// Sizes of files as they are shown: millions of bytes with one decimal.
#pragma once

#include <cstdint>
#include <string>

#include <fmt/format.h>

#include "edge/cli/context.h"

namespace baophu::cli {

inline std::string megabytes(const Context& context, std::int64_t bytes) {
    constexpr double million = 1e6;
    return context.messages.decimal(fmt::format("{:.1f}", static_cast<double>(bytes) / million));
}

}  // namespace baophu::cli

// The check of an .xls file's sectors against any bytes: what it calls whole stays so only if
// nothing is cut off.
#include <cstdint>
#include <cstdlib>
#include <span>

#include "core/documents/compound_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::span<const char> input(reinterpret_cast<const char*>(data), size);
    constexpr std::size_t header = 512;
    if (baophu::is_whole_compound_file(input) && baophu::is_whole_compound_file(input.first(header)))
        std::abort();
    return 0;
}

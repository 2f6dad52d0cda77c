// What this program is, as far as results depend on it.
#pragma once

#include <string_view>

namespace baophu {

// "0.1.0"
std::string_view program_version();

// "0.1.0+3f9c01aa77de": the version and a digest of the sources of core/ and flow/.
// Two builds of the same sources have the same id; a changed rule changes it.
std::string_view program_id();

}  // namespace baophu

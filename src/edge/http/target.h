// The target of a request, taken apart: "/api/search?q=bi%C3%AAn+h%C3%B2a".
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace baophu::http {

// Decoded. Nothing where it does not begin with "/", holds a broken escape or a NUL byte, or a segment is
// "." or "..": no route has such a one, and a file must not be reached by it.
std::optional<std::string> path_of(std::string_view target);

// Decoded; a broken escape stays as it is written. A name may come several times.
std::multimap<std::string, std::string> query_of(std::string_view target);

}  // namespace baophu::http

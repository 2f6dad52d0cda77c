// JSON as people read it: indented, keys in the order given, a line break at the end.
#pragma once

#include <string>

#include <boost/json/value.hpp>

namespace baophu::workspace {

std::string pretty(const boost::json::value& value);

}  // namespace baophu::workspace

// Who runs the program, and where.
#pragma once

#include <string>

namespace baophu::workspace {

std::string user_name();  // Login name of the effective user, else "uid-1000".
std::string host_name();

}  // namespace baophu::workspace

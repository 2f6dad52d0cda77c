#include "edge/workspace/identity.h"

#include <array>

#include <pwd.h>
#include <unistd.h>

namespace baophu::workspace {

std::string user_name() {
    const passwd* entry = ::getpwuid(::geteuid());
    return entry != nullptr ? entry->pw_name : "uid-" + std::to_string(::geteuid());
}

std::string host_name() {
    std::array<char, 256> name{};
    if (::gethostname(name.data(), name.size() - 1) != 0) return "?";
    return name.data();
}

}  // namespace baophu::workspace

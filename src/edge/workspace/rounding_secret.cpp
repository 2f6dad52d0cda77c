#include "edge/workspace/rounding_secret.h"

#include "core/base/random_secret.h"
#include "edge/workspace/durable_files.h"

namespace baophu::workspace {

std::string rounding_secret(const Workspace& workspace) {
    const std::filesystem::path file = workspace.root() / rounding_secret_name;
    if (!std::filesystem::exists(file)) write_durably(file, random_secret());
    return read_file(file);  // Of two programs that began at once the later one's.
}

}  // namespace baophu::workspace

#include "edge/workspace/rounding_secret.h"

#include <array>

#include <fmt/format.h>
#include <openssl/rand.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "edge/workspace/durable_files.h"

namespace baophu::workspace {
namespace {

std::string new_secret(const std::filesystem::path& file) {
    std::array<unsigned char, 32> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
        throw Failure(fault::system_error, {{"path", file.string()}, {"problem", "RAND_bytes"}});
    std::string text;
    for (const unsigned char byte : bytes)
        text += fmt::format("{:02x}", byte);
    return text;
}

}  // namespace

std::string rounding_secret(const Workspace& workspace) {
    const std::filesystem::path file = workspace.root() / rounding_secret_name;
    if (!std::filesystem::exists(file)) write_durably(file, new_secret(file));
    return read_file(file);  // Of two programs that began at once the later one's.
}

}  // namespace baophu::workspace

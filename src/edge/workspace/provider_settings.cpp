#include "edge/workspace/provider_settings.h"

#include <filesystem>

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "edge/workspace/durable_files.h"
#include "edge/workspace/json_text.h"

namespace baophu::workspace {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

fs::path file_of(const Workspace& workspace) {
    return workspace.root() / "identity-provider.json";
}

[[noreturn]] void refuse(const fs::path& file, const std::string& value, const std::string& known) {
    throw Failure(fault::provider_settings_wrong,
                  {{"what", file.string()}, {"value", value}, {"known", known}});
}

// What others can read is no secret any more.
void require_private(const fs::path& file) {
    const fs::perms others = fs::perms::group_all | fs::perms::others_all;
    if ((fs::status(file).permissions() & others) != fs::perms::none)
        refuse(file, "chmod go+r", "chmod 600 " + file.filename().string());
}

}  // namespace

std::optional<IdentityProvider> identity_provider(const Workspace& workspace) {
    const fs::path file = file_of(workspace);
    if (!fs::exists(file)) return std::nullopt;
    require_private(file);
    boost::system::error_code problem;
    const json::value value = json::parse(read_file(file), problem);
    if (problem || !value.is_object()) refuse(file, "JSON", "{\"issuer\": …}");
    const auto text = [&](const char* name) {
        const json::value* found = value.get_object().if_contains(name);
        if (found == nullptr || !found->is_string())
            refuse(file, name, "\"" + std::string(name) + "\": \"…\"");
        return std::string(found->get_string());
    };
    return IdentityProvider{.issuer = text("issuer"),
                            .client_id = text("client_id"),
                            .client_secret = text("client_secret"),
                            .login_claim = text("login_claim"),
                            .address = text("address"),
                            .name_vi = text("name_vi"),
                            .name_en = text("name_en"),
                            .authorities = text("authorities")};
}

void set_identity_provider(const Workspace& workspace, const IdentityProvider& provider) {
    const fs::path file = file_of(workspace);
    write_durably(file, pretty(json::object{{"issuer", provider.issuer},
                                            {"client_id", provider.client_id},
                                            {"client_secret", provider.client_secret},
                                            {"login_claim", provider.login_claim},
                                            {"address", provider.address},
                                            {"name_vi", provider.name_vi},
                                            {"name_en", provider.name_en},
                                            {"authorities", provider.authorities}}));
}

bool remove_identity_provider(const Workspace& workspace) {
    return fs::remove(file_of(workspace));
}

}  // namespace baophu::workspace

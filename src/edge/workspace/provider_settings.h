// The identity provider of a workspace: WORKSPACE/identity-provider.json, which only its owner can read, for
// it holds the secret of the client. It is no part of a backup: what is restored elsewhere has another
// address.
#pragma once

#include <optional>
#include <string>

#include "edge/workspace/workspace.h"

namespace baophu::workspace {

struct IdentityProvider {
    std::string issuer;  // "https://dang-nhap.tinh.gov.vn/realms/tinh", as it stands in its tokens.
    std::string client_id;
    std::string client_secret;  // "": a public client has none.
    std::string login_claim = "preferred_username";
    std::string address;  // Of this program as browsers see it.
    std::string name_vi;  // "tài khoản của tỉnh"; "": the usual words.
    std::string name_en;
    std::string authorities;  // A file of roots in PEM; "": those of the system.
};

// Nothing: none is set. Throws Failure(provider_settings_wrong): it can be read by others, or is no such
// file.
std::optional<IdentityProvider> identity_provider(const Workspace& workspace);

void set_identity_provider(const Workspace& workspace, const IdentityProvider& provider);

// Whether there was one.
bool remove_identity_provider(const Workspace& workspace);

}  // namespace baophu::workspace

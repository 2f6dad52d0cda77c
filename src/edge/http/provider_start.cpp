#include "edge/http/provider_start.h"

#include "core/base/fault_codes.h"
#include "edge/http/first_start.h"
#include "edge/http/outgoing.h"
#include "edge/signin/web_address.h"
#include "edge/store/identities.h"

namespace baophu::http {
namespace {

[[noreturn]] void refuse(const char* what, const std::string& value, const std::string& known) {
    throw Failure(fault::provider_settings_wrong, {{"what", what}, {"value", value}, {"known", known}});
}

void require_address(const char* what, const std::string& text, const std::string& known) {
    const auto address = signin::parse_web_address(text);
    if (!address || !address->is_allowed() || text.find('?') != std::string::npos) refuse(what, text, known);
}

std::string or_usual(const std::string& name, const Messages& words) {
    return name.empty() ? words.text("provider.name") : name;
}

}  // namespace

void require_usable(const workspace::IdentityProvider& provider) {
    require_address("--issuer", provider.issuer, "https://dang-nhap.tinh.gov.vn/realms/tinh");
    require_address("--address", provider.address, "https://baophu.tinh.gov.vn");
    if (signin::parse_web_address(provider.address)->target != "/")
        refuse("--address", provider.address, "https://baophu.tinh.gov.vn");
    if (provider.client_id.empty()) refuse("--client-id", provider.client_id, "baophu");
    if (provider.login_claim.empty()) refuse("--login-claim", provider.login_claim, "preferred_username");
}

void set_provider(Office& office, const workspace::IdentityProvider& provider, signin::AskProvider ask) {
    require_usable(provider);
    if (!ask) ask = asking_outside(provider.authorities);
    office.provider =
        std::make_unique<signin::Provider>(signin::ProviderSettings{.issuer = provider.issuer,
                                                                    .client_id = provider.client_id,
                                                                    .client_secret = provider.client_secret,
                                                                    .login_claim = provider.login_claim,
                                                                    .address = provider.address},
                                           std::move(ask), [&office] { return office.database.now(); });
    office.provider_names = {or_usual(provider.name_vi, office.vietnamese),
                             or_usual(provider.name_en, office.english)};
}

void bind_identity(Office& office, const std::string& issuer, const std::string& login,
                   const std::string& subject, const std::string& claim, const store::Actor& by) {
    store::Identities(office.database)
        .bind({.user = user_of(office, login).id,
               .issuer = issuer,
               .subject = subject,
               .claim = signin::folded_claim(claim)},
              by);
}

void end_identity(Office& office, const std::string& login, const store::Actor& by) {
    store::Identities identities(office.database);
    const auto identity = identities.of(user_of(office, login).id);
    if (!identity) throw Failure(fault::entity_not_there, {{"entity", "identities"}, {"id", login}});
    identities.end(identity->id, identity->version, by);
}

}  // namespace baophu::http

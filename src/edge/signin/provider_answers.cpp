#include "edge/signin/provider_answers.h"

#include <algorithm>
#include <optional>

#include <boost/json/array.hpp>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "edge/signin/json_parts.h"
#include "edge/signin/web_address.h"

namespace baophu::signin {
namespace {

namespace json = boost::json;

// Whether one of a list is there; what is not told is told to be `otherwise`.
bool lists(const json::object& object, std::string_view name, std::initializer_list<std::string_view> any,
           bool otherwise) {
    const json::value* list = object.if_contains(name);
    if (list == nullptr || !list->is_array()) return otherwise;
    return std::ranges::any_of(list->get_array(), [&](const json::value& each) {
        return each.is_string() && std::ranges::find(any, std::string_view(each.get_string())) != any.end();
    });
}

// OID-2: from https nothing leads to what is not.
std::string endpoint(const json::object& object, const char* name, const std::string& issuer) {
    const std::string written = text_of(object, name);
    const auto address = parse_web_address(written);
    const auto home = parse_web_address(issuer);
    if (!address || !address->is_allowed() || (home->secure && !address->secure)) refuse_answer(name);
    return written;
}

}  // namespace

void refuse_answer(std::string_view what) {
    throw Failure(fault::provider_answer_wrong, {{"problem", std::string(what)}});
}

ProviderDescription read_description(std::string_view body, const std::string& issuer) {
    const auto told = object_of(body);
    if (!told) refuse_answer("openid-configuration");
    if (text_of(*told, "issuer") != issuer) refuse_answer("issuer");
    if (!lists(*told, "id_token_signing_alg_values_supported", {"RS256", "ES256"}, true))
        refuse_answer("id_token_signing_alg_values_supported");
    if (!lists(*told, "code_challenge_methods_supported", {"S256"}, true))
        refuse_answer("code_challenge_methods_supported");
    const char* methods = "token_endpoint_auth_methods_supported";
    const json::value* tells = told->if_contains("authorization_response_iss_parameter_supported");
    return {.authorization_endpoint = endpoint(*told, "authorization_endpoint", issuer),
            .token_endpoint = endpoint(*told, "token_endpoint", issuer),
            .keys_address = endpoint(*told, "jwks_uri", issuer),
            .secret_in_form = !lists(*told, methods, {"client_secret_basic"}, true) &&
                              lists(*told, methods, {"client_secret_post"}, false),
            .tells_issuer = tells != nullptr && tells->is_bool() && tells->get_bool()};
}

std::string read_id_token(std::string_view body) {
    const auto told = object_of(body);
    std::string token = told ? text_of(*told, "id_token") : "";
    if (token.empty()) refuse_answer("id_token");
    return token;
}

std::string read_error(std::string_view body) {
    constexpr std::size_t error_most = 60;
    const auto told = object_of(body);
    return told ? text_of(*told, "error").substr(0, error_most) : "";
}

}  // namespace baophu::signin

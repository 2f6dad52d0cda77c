// Signing in by the identity provider, as the pages do it: the sign-in page asks whether there is one, is
// told where to go, and brings back with what the browser came back.
//
//   OID-5  The flow is the browser's that began it: its cookie comes with no request of another site that
//          changes anything, and `state` is held against it.
//   OID-8  Whom the provider lets in: signin.h.
#include <boost/json/object.hpp>

#include "core/base/fault_codes.h"
#include "edge/http/handlers.h"
#include "edge/http/session_cookie.h"
#include "edge/http/session_told.h"

namespace baophu::http {
namespace {

namespace json = boost::json;

constexpr std::size_t state_most = 100;
constexpr std::size_t code_most = 4000;
constexpr std::size_t error_most = 60;
constexpr std::size_t issuer_most = 500;

signin::Provider& provider_of(const Call& call) {
    if (!call.office.provider) throw Failure(fault::provider_not_set);
    return *call.office.provider;
}

}  // namespace

json::value provider_told(const Call& call) {
    if (!call.office.provider) return nullptr;
    const bool english = call.words.language() == Language::english;
    const std::string& name = call.office.provider_names.at(english ? 1 : 0);
    return json::object{{"name", name}, {"issuer", call.office.provider->settings().issuer}};
}

Answer get_sign_in(const Call& call) {
    call.asked().finish();
    return json_answer(json::object{{"provider", provider_told(call)}});
}

Answer begin_provider_sign_in(const Call& call) {
    call.asked().finish();
    const signin::BegunFlow begun = provider_of(call).begin();
    Answer answer = json_answer(json::object{{"address", begun.address}});
    answer.headers.emplace_back("Set-Cookie", flow_cookie(begun.cookie, call.request.secure));
    return answer;
}

Answer finish_provider_sign_in(const Call& call) {
    signin::Provider& provider = provider_of(call);
    Body body(call.request.body);
    const signin::Returned returned{
        .cookie = std::string(call.request.cookie(flow_cookie_name(call.request.secure))),
        .state = body.text("state", state_most),
        .code = body.maybe_text("code", code_most).value_or(""),
        .error = body.maybe_text("error", error_most).value_or(""),
        .issuer = body.maybe_text("iss", issuer_most).value_or("")};
    body.finish();
    const signin::ToldIdentity told = provider.finish(returned);
    Answer answer = with_cookie(
        call, call.office.signin.sign_in_by(provider.settings().issuer, told, client_of(call.request)));
    answer.headers.emplace_back("Set-Cookie", flow_cookie("", call.request.secure));
    return answer;
}

}  // namespace baophu::http

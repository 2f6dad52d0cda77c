#include "edge/signin/id_token.h"

#include <algorithm>
#include <optional>

#include <boost/json/array.hpp>

#include "edge/signin/json_parts.h"
#include "edge/signin/random_text.h"

namespace baophu::signin {
namespace {

namespace json = boost::json;
using std::chrono::seconds;

constexpr seconds skew{60};
constexpr seconds age_most{600};
constexpr std::size_t subject_most = 255;
// Times beyond are no times: 9999-12-31.
constexpr double latest = 253'402'300'799.0;

// A NumericDate may have a fraction.
std::optional<store::Instant> time_of(const json::object& claims, std::string_view name) {
    const json::value* value = claims.if_contains(name);
    if (value == nullptr || !value->is_number()) return std::nullopt;
    const double since = value->to_number<double>();
    if (!(since >= 0 && since <= latest)) return std::nullopt;
    return store::Instant(seconds(static_cast<std::int64_t>(since)));
}

void require_audience(const json::object& claims, const std::string& client) {
    const json::value* audience = claims.if_contains("aud");
    if (audience == nullptr) throw NotBelieved("audience");
    const auto is_ours = [&](const json::value& each) {
        return each.is_string() && each.get_string() == client;
    };
    bool ours = is_ours(*audience);
    bool several = false;
    if (audience->is_array()) {
        ours = std::ranges::any_of(audience->get_array(), is_ours);
        several = audience->get_array().size() > 1;
    }
    const bool named = claims.contains("azp");
    if (!ours || (several && !named) || (named && text_of(claims, "azp") != client))
        throw NotBelieved("audience");
}

void require_time(const json::object& claims, store::Instant now) {
    const auto over = time_of(claims, "exp");
    const auto made = time_of(claims, "iat");
    if (!over || *over + skew <= now) throw NotBelieved("expired");
    if (!made || *made + age_most + skew <= now) throw NotBelieved("too_old");
    if (*made > now + skew) throw NotBelieved("too_early");
    if (!claims.contains("nbf")) return;
    const auto begins = time_of(claims, "nbf");
    if (!begins || *begins > now + skew) throw NotBelieved("too_early");
}

// An address of which the provider does not know that it is his tells nobody.
std::string login_in(const json::object& claims, const std::string& name) {
    if (name == "email") {
        const json::value* verified = claims.if_contains("email_verified");
        if (verified == nullptr || !verified->is_bool() || !verified->get_bool()) return "";
    }
    const std::string login = text_of(claims, name);
    return login.size() <= subject_most ? folded_claim(login) : "";
}

bool is_usable(const std::string& subject) {
    const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    return !subject.empty() && subject.size() <= subject_most && std::ranges::none_of(subject, control);
}

}  // namespace

std::string folded_claim(std::string_view claim) {
    std::string folded(claim);
    for (char& c : folded)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return folded;
}

ToldIdentity identity_told(std::string_view token, std::string_view keys, const WantedToken& wanted) {
    const auto payload = object_of(signed_payload(token, keys));
    if (!payload) throw NotBelieved("form");
    const json::object& claims = *payload;
    if (text_of(claims, "iss") != wanted.issuer) throw NotBelieved("issuer");
    require_audience(claims, wanted.client_id);
    require_time(claims, wanted.now);
    if (wanted.nonce.empty() || !same_secret(text_of(claims, "nonce"), wanted.nonce))
        throw NotBelieved("nonce");
    ToldIdentity told{.subject = text_of(claims, "sub"), .login = login_in(claims, wanted.login_claim)};
    if (!is_usable(told.subject)) throw NotBelieved("subject");
    return told;
}

}  // namespace baophu::signin

// An identity provider that a test makes up: keys, tokens as a test wants them, and answers to what is asked.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cjose/cjose.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/sha256.h"
#include "edge/signin/base64url.h"
#include "edge/signin/provider.h"

namespace baophu::signin {

namespace json = boost::json;

// A pair of keys, or a secret.
class MadeUpKey {
public:
    static MadeUpKey rsa(const std::string& id, std::size_t bits = 2048) {
        const std::string exponent("\1\0\1", 3);
        return {id, "RS256",
                cjose_jwk_create_RSA_random(bits, reinterpret_cast<const std::uint8_t*>(exponent.data()),
                                            exponent.size(), nullptr)};
    }
    static MadeUpKey curve(const std::string& id, cjose_jwk_ec_curve curve = CJOSE_JWK_EC_P_256,
                           const std::string& algorithm = "ES256") {
        return {id, algorithm, cjose_jwk_create_EC_random(curve, nullptr)};
    }
    static MadeUpKey secret(const std::string& bytes) {
        return {"", "HS256",
                cjose_jwk_create_oct_spec(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(),
                                          nullptr)};
    }

    // As it stands in a set of keys.
    json::object open() const {
        char* text = cjose_jwk_to_json(key_.get(), false, nullptr);
        json::object told = json::parse(text).as_object();
        cjose_get_dealloc()(text);
        told["kid"] = id_;
        told["use"] = "sig";
        return told;
    }

    // Signed by its own algorithm, which names its own id.
    std::string sign(const std::string& payload) const { return sign(payload, id_); }
    std::string sign(const std::string& payload, const std::string& id) const {
        const std::unique_ptr<cjose_header_t, void (*)(cjose_header_t*)> head(cjose_header_new(nullptr),
                                                                              cjose_header_release);
        cjose_header_set(head.get(), CJOSE_HDR_ALG, algorithm_.c_str(), nullptr);
        if (!id.empty()) cjose_header_set(head.get(), CJOSE_HDR_KID, id.c_str(), nullptr);
        const std::unique_ptr<cjose_jws_t, void (*)(cjose_jws_t*)> text(
            cjose_jws_sign(key_.get(), head.get(), reinterpret_cast<const std::uint8_t*>(payload.data()),
                           payload.size(), nullptr),
            cjose_jws_release);
        const char* written = nullptr;
        cjose_jws_export(text.get(), &written, nullptr);
        return written;
    }

    const std::string& id() const { return id_; }

private:
    MadeUpKey(std::string id, std::string algorithm, cjose_jwk_t* key)
        : id_(std::move(id)),
          algorithm_(std::move(algorithm)),
          key_(key, [](cjose_jwk_t* each) { cjose_jwk_release(each); }) {}

    std::string id_;
    std::string algorithm_;
    std::shared_ptr<cjose_jwk_t> key_;
};

inline const MadeUpKey& made_up_rsa() {
    static const MadeUpKey key = MadeUpKey::rsa("r1");
    return key;
}

inline const MadeUpKey& made_up_curve() {
    static const MadeUpKey key = MadeUpKey::curve("e1");
    return key;
}

inline std::string key_set(std::initializer_list<json::object> keys) {
    json::array list;
    for (const json::object& key : keys)
        list.push_back(key);
    return json::serialize(json::object{{"keys", list}});
}

// "a=b&c=d%20e" of a form or an address.
inline std::map<std::string, std::string> made_up_fields(std::string_view text) {
    std::map<std::string, std::string> fields;
    text.remove_prefix(text.find('?') == std::string_view::npos ? 0 : text.find('?') + 1);
    while (!text.empty()) {
        const std::string_view pair = text.substr(0, text.find('&'));
        text.remove_prefix(std::min(pair.size() + 1, text.size()));
        std::string value;
        const std::string_view written = pair.substr(std::min(pair.find('=') + 1, pair.size()));
        for (std::size_t i = 0; i < written.size(); ++i) {
            if (written[i] == '%') {
                value += static_cast<char>(std::stoi(std::string(written.substr(i + 1, 2)), nullptr, 16));
                i += 2;
            } else {
                value += written[i];
            }
        }
        fields[std::string(pair.substr(0, pair.find('=')))] = value;
    }
    return fields;
}

class MadeUpProvider {
public:
    explicit MadeUpProvider(store::Clock clock) : clock_(std::move(clock)) {}

    ProviderSettings settings() const {
        return {.issuer = issuer,
                .client_id = "bao phu",
                .client_secret = "bí mật & lạ",
                .login_claim = "preferred_username",
                .address = "https://baophu.test"};
    }

    // Somebody signs in there; what the browser comes back with.
    Returned let_in(const BegunFlow& begun, const std::string& subject, const std::string& login) {
        auto wanted = made_up_fields(begun.address);
        const std::string code = "code " + std::to_string(++codes_);
        codes_given_[code] = {.asked = wanted, .subject = subject, .login = login};
        return {.cookie = begun.cookie, .state = wanted["state"], .code = code, .error = "", .issuer = ""};
    }

    AskProvider ask() {
        return [this](const ProviderQuestion& question) {
            ++asked;
            if (down) throw Failure(fault::provider_unreachable, {{"problem", "down"}});
            if (question.address == issuer + "/.well-known/openid-configuration")
                return ProviderAnswer{.status = 200, .body = json::serialize(description())};
            if (question.address == "https://idp.test/keys") {
                ++keys_asked;
                return ProviderAnswer{.status = 200, .body = keys};
            }
            if (question.address == "https://idp.test/token") return token(question);
            return ProviderAnswer{.status = 404, .body = ""};
        };
    }

    std::string issuer = "https://idp.test/realms/tinh";
    json::object described;  // Instead of what it would tell.
    bool down = false;
    int asked = 0;
    int keys_asked = 0;
    std::string keys = key_set({made_up_rsa().open(), made_up_curve().open()});
    std::function<void(json::object&)> spoil = [](json::object&) {};
    std::function<std::string(const std::string&)> sign = [](const std::string& payload) {
        return made_up_rsa().sign(payload);
    };
    ProviderQuestion last_token_question;

private:
    struct Given {
        std::map<std::string, std::string> asked;
        std::string subject;
        std::string login;
    };

    json::object description() const {
        json::object told{{"issuer", issuer},
                          {"authorization_endpoint", "https://idp.test/authorize?theme=tinh"},
                          {"token_endpoint", "https://idp.test/token"},
                          {"jwks_uri", "https://idp.test/keys"},
                          {"id_token_signing_alg_values_supported", json::array{"RS256", "ES256"}},
                          {"code_challenge_methods_supported", json::array{"S256"}}};
        for (const auto& [name, value] : described)
            told[name] = value;
        return told;
    }

    ProviderAnswer token(const ProviderQuestion& question) {
        last_token_question = question;
        auto form = made_up_fields(question.form);
        const auto found = codes_given_.find(form["code"]);
        const auto refused = ProviderAnswer{.status = 400, .body = R"({"error": "invalid_grant"})"};
        if (found == codes_given_.end()) return refused;
        Given given = found->second;
        codes_given_.erase(found);
        const Sha256Digest digest = sha256(form["code_verifier"]);
        const std::string challenge =
            to_base64url({reinterpret_cast<const char*>(digest.data()), digest.size()});
        if (challenge != given.asked["code_challenge"] || form["redirect_uri"] != given.asked["redirect_uri"])
            return refused;
        const std::int64_t now = clock_().time_since_epoch().count();
        json::object claims{{"iss", issuer},
                            {"sub", given.subject},
                            {"aud", given.asked["client_id"]},
                            {"exp", now + 300},
                            {"iat", now},
                            {"nonce", given.asked["nonce"]},
                            {"preferred_username", given.login}};
        spoil(claims);
        const json::object answer{{"access_token", "x"}, {"id_token", sign(json::serialize(claims))}};
        return {.status = 200, .body = json::serialize(answer)};
    }

    store::Clock clock_;
    int codes_ = 0;
    std::map<std::string, Given> codes_given_;
};

}  // namespace baophu::signin

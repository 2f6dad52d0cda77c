#include "edge/signin/signed_text.h"

#include <algorithm>
#include <memory>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <cjose/cjose.h>

#include "edge/signin/base64url.h"
#include "edge/signin/json_parts.h"

namespace baophu::signin {
namespace {

namespace json = boost::json;

constexpr std::size_t token_bytes_most = 16 * 1024;
constexpr std::size_t keys_most = 50;
constexpr std::size_t modulus_bytes_least = 256;
constexpr std::size_t modulus_bytes_most = 1024;
constexpr std::size_t exponent_bytes_most = 8;

struct ReleaseKey {
    void operator()(cjose_jwk_t* key) const { cjose_jwk_release(key); }
};
struct ReleaseText {
    void operator()(cjose_jws_t* text) const { cjose_jws_release(text); }
};
using Key = std::unique_ptr<cjose_jwk_t, ReleaseKey>;
using Text = std::unique_ptr<cjose_jws_t, ReleaseText>;

struct Head {
    std::string algorithm;
    std::string key;  // "" where none is named.
};

Head head_of(std::string_view token) {
    if (token.size() > token_bytes_most || std::ranges::count(token, '.') != 2) throw NotBelieved("form");
    const auto bytes = from_base64url(token.substr(0, token.find('.')));
    const auto head = bytes ? object_of(*bytes) : std::nullopt;
    // What is critical and not understood is to be refused (RFC 7515, 4.1.11); nothing is understood here.
    if (!head || head->contains("crit")) throw NotBelieved("form");
    Head found{.algorithm = text_of(*head, "alg"), .key = text_of(*head, "kid")};
    if (found.algorithm != "RS256" && found.algorithm != "ES256") throw NotBelieved("algorithm");
    return found;
}

std::size_t bytes_in(const json::object& key, std::string_view name) {
    const auto bytes = from_base64url(text_of(key, name));
    return bytes ? bytes->size() : 0;
}

bool is_strong(const json::object& key, const std::string& algorithm) {
    if (algorithm == "ES256") return text_of(key, "kty") == "EC" && text_of(key, "crv") == "P-256";
    const std::size_t modulus = bytes_in(key, "n");
    const std::size_t exponent = bytes_in(key, "e");
    return text_of(key, "kty") == "RSA" && modulus >= modulus_bytes_least && modulus <= modulus_bytes_most &&
           exponent > 0 && exponent <= exponent_bytes_most;
}

// OID-3: whether the key may have signed.
bool goes_with(const json::object& key, const Head& head) {
    const std::string use = text_of(key, "use");
    const std::string algorithm = text_of(key, "alg");
    return is_strong(key, head.algorithm) && (use.empty() || use == "sig") &&
           (algorithm.empty() || algorithm == head.algorithm) &&
           (head.key.empty() || text_of(key, "kid") == head.key);
}

// Its public part alone.
Key imported(const json::object& key) {
    json::object plain;
    for (const char* name : {"kty", "n", "e", "crv", "x", "y"}) {
        if (const std::string value = text_of(key, name); !value.empty()) plain[name] = value;
    }
    const std::string text = json::serialize(plain);
    cjose_err problem{};
    return Key(cjose_jwk_import(text.data(), text.size(), &problem));
}

std::vector<Key> keys_for(const Head& head, std::string_view keys) {
    const auto set = object_of(keys);
    const json::value* list = set ? set->if_contains("keys") : nullptr;
    std::vector<Key> found;
    if (list == nullptr || !list->is_array()) return found;
    for (const json::value& each : list->get_array()) {
        if (found.size() == keys_most || !each.is_object() || !goes_with(each.get_object(), head)) continue;
        if (Key key = imported(each.get_object())) found.push_back(std::move(key));
    }
    return found;
}

// Nothing unless the key has signed it.
std::optional<std::string> verified(std::string_view token, const Key& key) {
    cjose_err problem{};
    const Text text(cjose_jws_import(token.data(), token.size(), &problem));
    if (!text || !cjose_jws_verify(text.get(), key.get(), &problem)) return std::nullopt;
    std::uint8_t* bytes = nullptr;
    std::size_t length = 0;
    if (!cjose_jws_get_plaintext(text.get(), &bytes, &length, &problem)) return std::nullopt;
    return std::string(reinterpret_cast<const char*>(bytes), length);
}

}  // namespace

std::string signed_payload(std::string_view token, std::string_view keys) {
    const std::vector<Key> known = keys_for(head_of(token), keys);
    if (known.empty()) throw KeyNotFitting("key");
    for (const Key& key : known) {
        if (auto payload = verified(token, key)) return *std::move(payload);
    }
    throw KeyNotFitting("signature");
}

}  // namespace baophu::signin

// OID-3, OID-4: what is believed, and all that is not.
#include "edge/signin/id_token.h"

#include <gtest/gtest.h>

#include "edge/signin/made_up_provider_for_tests.h"

namespace baophu::signin {
namespace {

const std::int64_t now = store::instant_of("2026-11-26T01:00:00Z")->time_since_epoch().count();

WantedToken wanted(const std::string& login_claim = "preferred_username") {
    return {.issuer = "https://idp.test/realms/tinh",
            .client_id = "baophu",
            .nonce = "n-0S6_WzA2Mj",
            .login_claim = login_claim,
            .now = store::Instant(std::chrono::seconds(now))};
}

json::object claims() {
    return {{"iss", "https://idp.test/realms/tinh"},
            {"sub", "f:1:lan"},
            {"aud", "baophu"},
            {"exp", now + 300},
            {"iat", now},
            {"nonce", "n-0S6_WzA2Mj"},
            {"preferred_username", "Lan.NT"}};
}

json::object claims_but(const std::string& name, json::value value) {
    json::object changed = claims();
    changed[name] = std::move(value);
    return changed;
}

json::object claims_without(const std::string& name) {
    json::object changed = claims();
    changed.erase(name);
    return changed;
}

std::string text(const json::object& object) {
    return json::serialize(object);
}

const std::string& keys() {
    static const std::string set = key_set({made_up_rsa().open(), made_up_curve().open()});
    return set;
}

// Why it is not believed; "" of what is.
std::string doubt(const std::string& token, const std::string& set = keys(),
                  const WantedToken& asked = wanted()) {
    try {
        identity_told(token, set, asked);
        return "";
    } catch (const NotBelieved& why) {
        return why.what();
    }
}

std::string doubt(const json::object& told) {
    return doubt(made_up_rsa().sign(text(told)));
}

std::string by_hand(const std::string& head, const std::string& payload, const std::string& signature) {
    return to_base64url(head) + "." + to_base64url(payload) + "." + signature;
}

std::string signature_of(const std::string& token) {
    return token.substr(token.rfind('.') + 1);
}

TEST(IdToken, TellsSubjectAndLoginByEitherAlgorithm) {
    for (const MadeUpKey* key : {&made_up_rsa(), &made_up_curve()}) {
        const ToldIdentity told = identity_told(key->sign(text(claims())), keys(), wanted());
        EXPECT_EQ(told.subject, "f:1:lan");
        EXPECT_EQ(told.login, "lan.nt");
        // Where it names no key, each that may have signed is tried.
        EXPECT_EQ(identity_told(key->sign(text(claims()), ""), keys(), wanted()).subject, "f:1:lan");
    }
}

TEST(IdToken, OID3_NoneAndSharedSecretsAreNoSignatures) {
    const std::string payload = text(claims());
    for (const char* algorithm : {"none", "None", "NONE", "", "HS256", "rs256", "RS512", "ES384", "PS256"}) {
        const std::string head = text({{"alg", algorithm}, {"kid", "r1"}});
        EXPECT_EQ(doubt(by_hand(head, payload, "")), "algorithm") << algorithm;
        EXPECT_EQ(doubt(by_hand(head, payload, signature_of(made_up_rsa().sign(payload)))), "algorithm");
    }
    EXPECT_EQ(doubt(by_hand("{}", payload, "")), "algorithm");
    EXPECT_EQ(doubt(by_hand(R"({"alg":["RS256"]})", payload, "")), "algorithm");
    // The public key as the secret of HS256: in a library that takes the algorithm's word it fits.
    const std::string modulus = *from_base64url(made_up_rsa().open().at("n").as_string());
    EXPECT_EQ(doubt(MadeUpKey::secret(modulus).sign(payload)), "algorithm");
    EXPECT_EQ(doubt(MadeUpKey::secret(text(made_up_rsa().open())).sign(payload)), "algorithm");
    const std::string secrets = key_set({{{"kty", "oct"}, {"k", to_base64url("secret")}, {"kid", "r1"}}});
    EXPECT_EQ(doubt(made_up_rsa().sign(payload), secrets), "key");
}

TEST(IdToken, OID3_AnotherKeyIsNotBelieved) {
    const std::string payload = text(claims());
    EXPECT_EQ(doubt(MadeUpKey::rsa("r1").sign(payload)), "signature") << "it only calls itself so";
    EXPECT_EQ(doubt(MadeUpKey::curve("e1").sign(payload)), "signature");
    EXPECT_EQ(doubt(MadeUpKey::rsa("r2").sign(payload)), "key");
    EXPECT_EQ(doubt(made_up_rsa().sign(payload, "e1")), "key") << "the key of the other kind";
    EXPECT_EQ(doubt(made_up_curve().sign(payload, "r1")), "key");
    // What it brings along itself.
    const MadeUpKey own = MadeUpKey::rsa("r1");
    const std::string head = text({{"alg", "RS256"}, {"jwk", own.open()}, {"jku", "https://evil.test/keys"}});
    EXPECT_EQ(doubt(by_hand(head, payload, signature_of(own.sign(payload)))), "signature");
    for (const char* set :
         {"", "[]", "{}", "{\"keys\": {}}", "{\"keys\": []}", "{\"keys\": [1, null, \"x\", {}]}"})
        EXPECT_EQ(doubt(made_up_rsa().sign(payload), set), "key") << set;
}

TEST(IdToken, OID3_AKeyThatIsWeakOrForSomethingElseIsNotTaken) {
    const std::string payload = text(claims());
    const MadeUpKey weak = MadeUpKey::rsa("w", 1024);
    EXPECT_EQ(doubt(weak.sign(payload), key_set({weak.open()})), "key");
    const MadeUpKey other_curve = MadeUpKey::curve("c", CJOSE_JWK_EC_P_384, "ES384");
    EXPECT_EQ(doubt(other_curve.sign(payload), key_set({other_curve.open()})), "algorithm");
    const std::string as_256 =
        by_hand(text({{"alg", "ES256"}, {"kid", "c"}}), payload, signature_of(other_curve.sign(payload)));
    EXPECT_EQ(doubt(as_256, key_set({other_curve.open()})), "key");
    json::object encrypts = made_up_rsa().open();
    encrypts["use"] = "enc";
    EXPECT_EQ(doubt(made_up_rsa().sign(payload), key_set({encrypts})), "key");
    json::object another = made_up_rsa().open();
    another["alg"] = "RS512";
    EXPECT_EQ(doubt(made_up_rsa().sign(payload), key_set({another})), "key");
}

TEST(IdToken, OID3_WhatWasAlteredOrIsNoTokenIsNotBelieved) {
    const std::string good = made_up_rsa().sign(text(claims()));
    const std::string head = good.substr(0, good.find('.'));
    const std::string sum = signature_of(good);
    EXPECT_EQ(doubt(head + "." + to_base64url(text(claims_but("sub", "f:1:admin"))) + "." + sum),
              "signature");
    EXPECT_EQ(doubt(good.substr(0, good.rfind('.') + 1)), "signature") << "none at all";
    EXPECT_EQ(doubt(good.substr(0, good.size() - 8)), "signature");
    for (const std::string& bad : {std::string(), std::string("."), std::string(".."), good + ".", "x" + good,
                                   good.substr(0, good.rfind('.')), "." + good,
                                   head + "=." + head + "." + sum, std::string(20'000, 'a') + ".a.a",
                                   to_base64url("[1]") + ".e30.x", to_base64url("{\"alg\":") + ".e30.x"})
        EXPECT_EQ(doubt(bad), "form") << bad.substr(0, 60);
    EXPECT_EQ(doubt(by_hand(text({{"alg", "RS256"}, {"crit", json::array{"b64"}}, {"b64", false}}),
                            text(claims()), sum)),
              "form");
    for (const char* payload : {"", "[]", "null", "{\"iss\":", "x"})
        EXPECT_EQ(doubt(made_up_rsa().sign(payload)), "form") << payload;
}

TEST(IdToken, OID4_ItIsOfThisIssuerAndForThisProgram) {
    for (const json::value& issuer :
         {json::value("https://idp.test/realms/tinh/"), json::value("https://evil.test"), json::value(""),
          json::value(nullptr), json::value(1)})
        EXPECT_EQ(doubt(claims_but("iss", issuer)), "issuer");
    EXPECT_EQ(doubt(claims_without("iss")), "issuer");
    for (const json::value& audience :
         {json::value("other"), json::value(""), json::value(nullptr), json::value(7),
          json::value(json::array{}), json::value(json::array{"other"}),
          json::value(json::array{"baophu", "other"}), json::value(json::object{{"baophu", true}})})
        EXPECT_EQ(doubt(claims_but("aud", audience)), "audience") << json::serialize(audience);
    EXPECT_EQ(doubt(claims_without("aud")), "audience");
    EXPECT_EQ(doubt(claims_but("aud", json::array{"baophu"})), "");
    json::object several = claims_but("aud", json::array{"other", "baophu"});
    several["azp"] = "baophu";
    EXPECT_EQ(doubt(several), "");
    several["azp"] = "other";
    EXPECT_EQ(doubt(several), "audience");
    EXPECT_EQ(doubt(claims_but("azp", "other")), "audience") << "given to another, though we are named";
    EXPECT_EQ(doubt(claims_but("azp", nullptr)), "audience");
}

TEST(IdToken, OID4_ItHoldsNowWithAMinuteForTheClocks) {
    EXPECT_EQ(doubt(claims_but("exp", now - 59)), "");
    EXPECT_EQ(doubt(claims_but("exp", now - 60)), "expired");
    EXPECT_EQ(doubt(claims_but("exp", static_cast<double>(now) + 0.5)), "");
    for (const json::value& time : {json::value(nullptr), json::value("soon"), json::value(-1),
                                    json::value(1e300), json::value(true), json::value(json::array{})})
        EXPECT_EQ(doubt(claims_but("exp", time)), "expired") << json::serialize(time);
    EXPECT_EQ(doubt(claims_without("exp")), "expired");
    EXPECT_EQ(doubt(claims_but("iat", now + 60)), "");
    EXPECT_EQ(doubt(claims_but("iat", now + 61)), "too_early");
    EXPECT_EQ(doubt(claims_but("iat", now - 659)), "");
    EXPECT_EQ(doubt(claims_but("iat", now - 660)), "too_old") << "whatever it says of its end";
    EXPECT_EQ(doubt(claims_without("iat")), "too_old");
    EXPECT_EQ(doubt(claims_but("nbf", now + 60)), "");
    EXPECT_EQ(doubt(claims_but("nbf", now + 61)), "too_early");
    EXPECT_EQ(doubt(claims_but("nbf", "x")), "too_early");
}

TEST(IdToken, OID4_ItAnswersThisSignInAndTellsOfSomebody) {
    EXPECT_EQ(doubt(claims_but("nonce", "n-0S6_WzA2Mk")), "nonce");
    EXPECT_EQ(doubt(claims_but("nonce", "")), "nonce");
    EXPECT_EQ(doubt(claims_without("nonce")), "nonce");
    WantedToken without = wanted();
    without.nonce = "";
    EXPECT_EQ(doubt(made_up_rsa().sign(text(claims_without("nonce"))), keys(), without), "nonce");
    for (const json::value& subject :
         {json::value(""), json::value(nullptr), json::value(12),
          json::value(json::string(std::string(256, 'x'))), json::value("lan\nminh")})
        EXPECT_EQ(doubt(claims_but("sub", subject)), "subject") << json::serialize(subject);
    EXPECT_EQ(doubt(claims_without("sub")), "subject");
    EXPECT_EQ(doubt(claims_but("sub", json::string(std::string(255, 'x')))), "");
}

// OID-6: by an address that anybody could have written down nobody is told.
TEST(IdToken, AnEmailCountsWhereItIsVerified) {
    json::object told = claims_but("email", "Lan@Tinh.gov.vn");
    const auto login = [&] {
        return identity_told(made_up_rsa().sign(text(told)), keys(), wanted("email")).login;
    };
    EXPECT_EQ(login(), "");
    told["email_verified"] = "true";
    EXPECT_EQ(login(), "");
    told["email_verified"] = false;
    EXPECT_EQ(login(), "");
    told["email_verified"] = true;
    EXPECT_EQ(login(), "lan@tinh.gov.vn");
    EXPECT_EQ(identity_told(made_up_rsa().sign(text(told)), keys(), wanted("upn")).login, "");
}

}  // namespace
}  // namespace baophu::signin

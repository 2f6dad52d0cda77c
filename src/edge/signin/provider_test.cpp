// OID-2, OID-5: the way to the identity provider and back.
#include "edge/signin/provider.h"

#include <condition_variable>
#include <mutex>
#include <thread>

#include <gtest/gtest.h>

#include "edge/signin/made_up_provider_for_tests.h"
#include "edge/signin/web_address.h"
#include "edge/store/office_for_tests.h"

namespace baophu::signin {
namespace {

class AtTheProvider : public testing::Test {
protected:
    std::string refusal(const Returned& returned) {
        return code_of([&] { provider_.finish(returned); });
    }
    std::string refusal_to_begin() {
        return code_of([&] { provider_.begin(); });
    }
    Returned lan() { return made_up_.let_in(provider_.begin(), "f:1:lan", "Lan.NT"); }

    store::SetClock time_;
    MadeUpProvider made_up_{time_.clock()};
    Provider provider_{made_up_.settings(), made_up_.ask(), time_.clock()};
};

TEST_F(AtTheProvider, TheBrowserGoesThereWithAllThatIsWantedAndComesBackAsSomebody) {
    const BegunFlow begun = provider_.begin();
    auto asked = made_up_fields(begun.address);
    EXPECT_TRUE(begun.address.starts_with("https://idp.test/authorize?theme=tinh&response_type=code"));
    EXPECT_EQ(asked["client_id"], "bao phu");
    EXPECT_EQ(asked["redirect_uri"], "https://baophu.test/sign-in/return");
    EXPECT_EQ(asked["scope"], "openid profile email");
    EXPECT_EQ(asked["code_challenge_method"], "S256");
    EXPECT_EQ(asked["code_challenge"].size(), 43U);
    EXPECT_EQ(begun.address.find(begun.cookie), std::string::npos) << "it is the browser's alone";
    const ToldIdentity told = provider_.finish(made_up_.let_in(begun, "f:1:lan", "Lan.NT"));
    EXPECT_EQ(told.subject, "f:1:lan");
    EXPECT_EQ(told.login, "lan.nt");
    EXPECT_EQ(made_up_.last_token_question.authorization,
              "Basic " + to_base64("bao%20phu:b%C3%AD%20m%E1%BA%ADt%20%26%20l%E1%BA%A1"));
    EXPECT_EQ(made_up_.last_token_question.form.find("client_secret"), std::string::npos);
}

TEST_F(AtTheProvider, OID5_AFlowIsUsedOnceByTheBrowserThatBeganItWithinTenMinutes) {
    const Returned once = lan();
    provider_.finish(once);
    EXPECT_EQ(refusal(once), fault::sign_in_flow_over) << "replayed";
    Returned other_state = lan();
    other_state.state = lan().state;
    EXPECT_EQ(refusal(other_state), fault::sign_in_flow_over);
    Returned other_browser = lan();
    other_browser.cookie = "";
    EXPECT_EQ(refusal(other_browser), fault::sign_in_flow_over);
    const Returned late = lan();
    time_.forward(std::chrono::minutes(10));
    EXPECT_EQ(refusal(late), fault::sign_in_flow_over);
    // A flow that failed is over, too.
    Returned wrong = lan();
    const std::string state = wrong.state;
    wrong.state = "x";
    EXPECT_EQ(refusal(wrong), fault::sign_in_flow_over);
    wrong.state = state;
    EXPECT_EQ(refusal(wrong), fault::sign_in_flow_over);
    // A code of another flow: the provider holds its challenge against our verifier.
    const BegunFlow mine = provider_.begin();
    Returned mixed = made_up_.let_in(mine, "f:1:lan", "");
    mixed.code = lan().code;
    EXPECT_EQ(refusal(mixed), fault::sign_in_flow_over);
}

TEST_F(AtTheProvider, OID5_OfTooManyFlowsTheOldestIsForgotten) {
    const Returned first = lan();
    Returned last;
    for (int i = 0; i < 5'000; ++i)
        last = lan();
    EXPECT_EQ(refusal(first), fault::sign_in_flow_over);
    EXPECT_EQ(provider_.finish(last).subject, "f:1:lan");
}

TEST_F(AtTheProvider, WhatItTellsIsNotBelievedForWhatItIs) {
    const auto doubt = [&](std::function<void(json::object&)> spoil) {
        made_up_.spoil = std::move(spoil);
        try {
            provider_.finish(lan());
        } catch (const Failure& failure) {
            return failure.fault().code + " " + failure.fault().details.at(0).second;
        }
        return std::string();
    };
    const std::string refused = std::string(fault::id_token_refused) + " id_token.";
    EXPECT_EQ(doubt([](json::object& claims) { claims["nonce"] = "another"; }), refused + "nonce");
    EXPECT_EQ(doubt([](json::object& claims) { claims["aud"] = "another"; }), refused + "audience");
    EXPECT_EQ(doubt([](json::object& claims) { claims["exp"] = 1; }), refused + "expired");
    made_up_.sign = [](const std::string& payload) { return MadeUpKey::rsa("r1").sign(payload); };
    EXPECT_EQ(doubt([](json::object&) {}), refused + "signature");
}

TEST_F(AtTheProvider, NewKeysAreAskedForOnceAMinuteAtMost) {
    provider_.finish(lan());
    EXPECT_EQ(made_up_.keys_asked, 1);
    const MadeUpKey next = MadeUpKey::curve("e2");
    made_up_.keys = key_set({next.open()});
    made_up_.sign = [&](const std::string& payload) { return next.sign(payload); };
    EXPECT_EQ(refusal(lan()), fault::id_token_refused) << "they were asked for a moment ago";
    EXPECT_EQ(made_up_.keys_asked, 1);
    time_.forward(std::chrono::minutes(1));
    EXPECT_EQ(provider_.finish(lan()).subject, "f:1:lan");
    EXPECT_EQ(made_up_.keys_asked, 2);
    provider_.finish(lan());
    EXPECT_EQ(made_up_.keys_asked, 2);
    time_.forward(std::chrono::minutes(60));
    provider_.finish(lan());
    EXPECT_EQ(made_up_.keys_asked, 3) << "an hour later as a matter of course";
}

TEST_F(AtTheProvider, ThatItIsDownIsToldAndDoesNotStay) {
    made_up_.down = true;
    EXPECT_EQ(refusal_to_begin(), fault::provider_unreachable);
    made_up_.down = false;
    const Returned returned = lan();
    made_up_.down = true;
    EXPECT_EQ(refusal(returned), fault::provider_unreachable);
    made_up_.down = false;
    EXPECT_EQ(provider_.finish(lan()).subject, "f:1:lan");
    Returned refused = lan();
    refused.code = "";
    refused.error = "access_denied";
    EXPECT_EQ(refusal(refused), fault::provider_refused);
}

TEST_F(AtTheProvider, OID2_WhatItSaysOfItselfMustDo) {
    const auto with = [&](json::object described) {
        made_up_.described = std::move(described);
        return refusal_to_begin();
    };
    for (const char* endpoint : {"authorization_endpoint", "token_endpoint", "jwks_uri"}) {
        for (const char* address : {"http://idp.test/x", "http://127.0.0.1/x", "javascript:alert(1)", "//x",
                                    "", "https://lan@idp.test/", "file:///etc/passwd"})
            EXPECT_EQ(with({{endpoint, address}}), fault::provider_answer_wrong) << endpoint << address;
    }
    EXPECT_EQ(with({{"issuer", "https://idp.test/realms/other"}}), fault::provider_answer_wrong);
    EXPECT_EQ(with({{"id_token_signing_alg_values_supported", json::array{"HS256", "none"}}}),
              fault::provider_answer_wrong);
    EXPECT_EQ(with({{"code_challenge_methods_supported", json::array{"plain"}}}),
              fault::provider_answer_wrong);
    EXPECT_EQ(with({}), "");
}

TEST_F(AtTheProvider, TheSecretGoesInTheFormWhereThatAloneIsTaken) {
    made_up_.described = {{"token_endpoint_auth_methods_supported", json::array{"client_secret_post"}}};
    provider_.finish(lan());
    EXPECT_EQ(made_up_.last_token_question.authorization, "");
    EXPECT_EQ(made_up_fields(made_up_.last_token_question.form)["client_secret"], "bí mật & lạ");
}

// RFC 9207
TEST_F(AtTheProvider, AnotherIssuerThanTheOneThatWasAskedIsRefused) {
    Returned returned = lan();
    returned.issuer = "https://evil.test";
    EXPECT_EQ(refusal(returned), fault::id_token_refused);
    returned = lan();
    returned.issuer = made_up_.issuer;
    EXPECT_EQ(provider_.finish(returned).subject, "f:1:lan");
    Provider careful(made_up_.settings(), made_up_.ask(), time_.clock());
    made_up_.described = {{"authorization_response_iss_parameter_supported", true}};
    EXPECT_EQ(code_of([&] { careful.finish(made_up_.let_in(careful.begin(), "x", "")); }),
              fault::id_token_refused)
        << "it always tells it";
}

// OID-2: a third one does not wait behind two that do.
TEST_F(AtTheProvider, NoMoreThanTwoWaitForIt) {
    std::mutex mutex;
    std::condition_variable changed;
    int there = 0;
    bool open = false;
    const auto slow = [&](const ProviderQuestion& question) {
        std::unique_lock lock(mutex);
        ++there;
        changed.notify_all();
        changed.wait(lock, [&] { return open; });
        return made_up_.ask()(question);
    };
    Provider provider(made_up_.settings(), slow, time_.clock());
    std::thread one([&] { provider.begin(); });
    std::thread two([&] { provider.begin(); });
    {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return there == 2; });
    }
    EXPECT_EQ(code_of([&] { provider.begin(); }), fault::too_many_requests);
    {
        const std::scoped_lock lock(mutex);
        open = true;
    }
    changed.notify_all();
    one.join();
    two.join();
    provider.begin();
}

TEST(WebAddress, IsTakenApartOrIsNone) {
    const auto address = parse_web_address("https://Idp.Test:8443/a?b=c");
    ASSERT_TRUE(address);
    EXPECT_EQ(address->host, "idp.test");
    EXPECT_EQ(address->port, 8443);
    EXPECT_EQ(address->target, "/a?b=c");
    EXPECT_EQ(address->host_header(), "idp.test:8443");
    EXPECT_EQ(parse_web_address("https://idp.test?x")->target, "/?x");
    EXPECT_EQ(parse_web_address("http://[::1]:80")->host_header(), "[::1]");
    EXPECT_TRUE(parse_web_address("http://127.0.0.1:8080/")->is_allowed());
    EXPECT_FALSE(parse_web_address("http://idp.test/")->is_allowed());
    EXPECT_FALSE(parse_web_address("http://127.0.0.1.evil.test/")->is_allowed());
    for (const char* none :
         {"", "idp.test", "ftp://idp.test", "https://", "https:///x", "https://a b/", "https://a/#b",
          "https://lan:x@idp.test/", "https://idp.test:0/", "https://idp.test:65536/",
          "https://idp.test:80x/", "https://[::1", "https://idp.test/\r\nHost: x",
          "https://idp.test\\@evil.test/", "https://độc.test/"})
        EXPECT_FALSE(parse_web_address(none)) << none;
}

}  // namespace
}  // namespace baophu::signin

#include "edge/signin/provider.h"

#include <chrono>
#include <mutex>
#include <optional>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/sha256.h"
#include "edge/signin/base64url.h"
#include "edge/signin/provider_answers.h"
#include "edge/signin/random_text.h"
#include "edge/signin/sign_in_flows.h"
#include "edge/signin/web_address.h"

namespace baophu::signin {
namespace {

using std::chrono::minutes;

constexpr minutes flow_most{10};
constexpr minutes kept_most{60};
constexpr minutes keys_again_after{1};
constexpr int waiting_most = 2;
constexpr int status_good = 200;
constexpr int status_server = 500;

// One that waits for the provider, for as long as it is there.
class Turn {
public:
    Turn(std::mutex& mutex, int& waiting) : mutex_(mutex), waiting_(waiting) {
        const std::scoped_lock lock(mutex_);
        if (waiting_ >= waiting_most) throw Failure(fault::too_many_requests);
        ++waiting_;
    }
    ~Turn() {
        const std::scoped_lock lock(mutex_);
        --waiting_;
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

private:
    std::mutex& mutex_;
    int& waiting_;
};

std::string without_slash(std::string text) {
    if (text.ends_with('/')) text.pop_back();
    return text;
}

std::string return_address(const ProviderSettings& settings) {
    return without_slash(settings.address) + "/sign-in/return";
}

// RFC 7636, 4.2
std::string challenge_of(const std::string& verifier) {
    const Sha256Digest digest = sha256(verifier);
    return to_base64url({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

std::string field(std::string_view name, std::string_view value) {
    return "&" + std::string(name) + "=" + percent_encoded(value);
}

}  // namespace

struct Provider::State {
    ProviderSettings settings;
    AskProvider ask;
    store::Clock clock;
    SignInFlows flows = SignInFlows();

    std::mutex turns = {};
    int waiting = 0;  // Guarded by `turns`.

    std::mutex mutex = {};  // Of what is kept.
    std::optional<ProviderDescription> description = {};
    std::string keys = {};
    store::Instant described_at = {};
    store::Instant keys_at = {};

    std::string got(const std::string& address, std::string_view what) const;
    ProviderDescription described();
    std::string keys_of(const ProviderDescription& known, bool anew);
    std::string token_of(const ProviderDescription& known, const Returned& returned, const Flow& flow) const;
    ToldIdentity told(const ProviderDescription& known, const std::string& token, const Flow& flow);
};

std::string Provider::State::got(const std::string& address, std::string_view what) const {
    ProviderAnswer answer = ask({.address = address, .form = "", .authorization = ""});
    if (answer.status >= status_server)
        throw Failure(fault::provider_unreachable, {{"problem", std::to_string(answer.status)}});
    if (answer.status != status_good) refuse_answer(what);
    return std::move(answer.body);
}

ProviderDescription Provider::State::described() {
    const store::Instant now = clock();
    {
        const std::scoped_lock lock(mutex);
        if (description && now < described_at + kept_most) return *description;
    }
    const std::string address = without_slash(settings.issuer) + "/.well-known/openid-configuration";
    const ProviderDescription found = read_description(got(address, "openid-configuration"), settings.issuer);
    const std::scoped_lock lock(mutex);
    description = found;
    described_at = now;
    return found;
}

// `anew`: although they are known.
std::string Provider::State::keys_of(const ProviderDescription& known, bool anew) {
    const store::Instant now = clock();
    {
        const std::scoped_lock lock(mutex);
        const bool fresh = anew ? now < keys_at + keys_again_after : now < keys_at + kept_most;
        if (!keys.empty() && fresh) return keys;
    }
    std::string found = got(known.keys_address, "jwks_uri");
    const std::scoped_lock lock(mutex);
    keys = found;
    keys_at = now;
    return found;
}

std::string Provider::State::token_of(const ProviderDescription& known, const Returned& returned,
                                      const Flow& flow) const {
    ProviderQuestion question{.address = known.token_endpoint,
                              .form = "grant_type=authorization_code" + field("code", returned.code) +
                                      field("redirect_uri", return_address(settings)) +
                                      field("code_verifier", flow.verifier),
                              .authorization = ""};
    if (settings.client_secret.empty() || known.secret_in_form)
        question.form += field("client_id", settings.client_id);
    if (!settings.client_secret.empty()) {
        if (known.secret_in_form) {
            question.form += field("client_secret", settings.client_secret);
        } else {
            // RFC 6749, 2.3.1: each is encoded, then both together. Padded, as RFC 7617 wants it.
            std::string both = to_base64(percent_encoded(settings.client_id) + ":" +
                                         percent_encoded(settings.client_secret));
            question.authorization = "Basic " + both;
        }
    }
    const ProviderAnswer answer = ask(question);
    if (answer.status >= status_server)
        throw Failure(fault::provider_unreachable, {{"problem", std::to_string(answer.status)}});
    if (answer.status != status_good) {
        const std::string error = read_error(answer.body);
        if (error == "invalid_grant") throw Failure(fault::sign_in_flow_over);
        refuse_answer(error.empty() ? "token_endpoint" : error);
    }
    return read_id_token(answer.body);
}

// The provider may have other keys than an hour ago.
ToldIdentity Provider::State::told(const ProviderDescription& known, const std::string& token,
                                   const Flow& flow) {
    const WantedToken wanted{.issuer = settings.issuer,
                             .client_id = settings.client_id,
                             .nonce = flow.nonce,
                             .login_claim = settings.login_claim,
                             .now = clock()};
    try {
        return identity_told(token, keys_of(known, false), wanted);
    } catch (const KeyNotFitting&) {
        return identity_told(token, keys_of(known, true), wanted);
    }
}

Provider::Provider(ProviderSettings settings, AskProvider ask, store::Clock clock)
    : state_(new State{.settings = std::move(settings), .ask = std::move(ask), .clock = std::move(clock)}) {}

Provider::~Provider() = default;

const ProviderSettings& Provider::settings() const {
    return state_->settings;
}

BegunFlow Provider::begin() {
    const Turn turn(state_->turns, state_->waiting);
    const ProviderDescription known = state_->described();
    Flow flow{.state = random_token(),
              .nonce = random_token(),
              .verifier = random_token(),
              .until = state_->clock() + flow_most};
    BegunFlow begun{.address = known.authorization_endpoint, .cookie = random_token()};
    begun.address += begun.address.find('?') == std::string::npos ? "?" : "&";
    begun.address += "response_type=code" + field("client_id", state_->settings.client_id) +
                     field("redirect_uri", return_address(state_->settings)) +
                     field("scope", "openid profile email") + field("state", flow.state) +
                     field("nonce", flow.nonce) + field("code_challenge", challenge_of(flow.verifier)) +
                     field("code_challenge_method", "S256");
    state_->flows.keep(begun.cookie, std::move(flow));
    return begun;
}

ToldIdentity Provider::finish(const Returned& returned) {
    const auto flow = state_->flows.take(returned.cookie, state_->clock());
    if (!flow || !same_secret(flow->state, returned.state)) throw Failure(fault::sign_in_flow_over);
    if (!returned.error.empty()) throw Failure(fault::provider_refused, {{"problem", returned.error}});
    const Turn turn(state_->turns, state_->waiting);
    const ProviderDescription known = state_->described();
    try {
        const bool issuer_told = !returned.issuer.empty() || known.tells_issuer;
        if (issuer_told && returned.issuer != state_->settings.issuer) throw NotBelieved("issuer");
        return state_->told(known, state_->token_of(known, returned, *flow), *flow);
    } catch (const NotBelieved& why) {
        throw Failure(fault::id_token_refused, {{"problem_key", std::string("id_token.") + why.what()}});
    }
}

}  // namespace baophu::signin

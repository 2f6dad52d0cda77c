// Tokens by which a user's programs ask in his name.
//
//   TOK-2  To make one takes what changing the second factor takes (SIG-10); it is told in that answer alone.
//   TOK-3  Its scope is of rights that its owner has today, and never keeps accounts.
//   TOK-4  Its owner ends it, and whoever manages accounts.
#include "core/base/days.h"
#include "core/base/fault_codes.h"
#include "edge/http/handlers.h"
#include "edge/http/presenters.h"
#include "edge/http/session_told.h"
#include "edge/http/tokens_told.h"
#include "edge/rights/policy.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using rights::Right;

constexpr std::size_t name_most = 80;

json::array words_of(const std::vector<std::string>& words) {
    json::array array;
    for (const std::string& word : words)
        array.push_back(json::value(word));
    return array;
}

// The rights of the reader that a scope may name.
std::vector<std::string> scopes_offered(const rights::Reader& reader) {
    std::vector<std::string> offered;
    for (std::size_t i = 0; i < rights::rights_count; ++i) {
        const auto right = static_cast<Right>(i);
        if (reader.may(right) && rights::can_be_in_scope(right)) offered.emplace_back(to_word(right));
    }
    return offered;
}

void require_scope(const rights::Reader& reader, const std::vector<std::string>& scope) {
    for (const std::string& word : scope) {
        const auto right = rights::parse_right(word);
        if (!right || !rights::can_be_in_scope(*right)) {
            throw Failure(fault::field_not_usable, {{"field", "scope"}, {"value", word}});
        }
        if (!reader.may(*right)) throw Failure(fault::right_missing, {{"right", word}});
    }
}

Date today_of(const Call& call) {
    return store::day_in_vietnam(call.office.database.now());
}

}  // namespace

std::string_view state_of(const store::AccessToken& token, const Date& today) {
    if (!token.ended_at.empty()) return "ended";
    if (token.to < today) return "over";
    return token.from > today ? "coming" : "in_force";
}

json::object token_told(const store::AccessToken& token, const Date& today) {
    return {{"id", token.id},
            {"name", token.name},
            {"scope", words_of(token.scope)},
            {"from", token.from.iso()},
            {"to", token.to.iso()},
            {"state", state_of(token, today)},
            {"made_at", token.made_at},
            {"last_used_at", empty_is_null(token.last_used_at)},
            {"ended_at", empty_is_null(token.ended_at)}};
}

Answer list_tokens(const Call& call) {
    call.asked().finish();
    const Date today = today_of(call);
    json::array tokens;
    for (const store::AccessToken& token : store::AccessTokens(call.office.database).of(call.visit->user.id))
        tokens.push_back(token_told(token, today));
    return json_answer(json::object{{"today", today.iso()},
                                    {"days_most", store::token_days_most},
                                    {"scopes", words_of(scopes_offered(*call.reader))},
                                    {"tokens", std::move(tokens)}});
}

Answer make_token(const Call& call) {
    Body body(call.request.body);
    store::AccessToken wanted;
    wanted.name = body.text("name", name_most);
    wanted.scope = body.texts("scope", rights::rights_count);
    wanted.from = body.maybe_day("from").value_or(today_of(call));
    wanted.to = body.day("to");
    const signin::Evidence evidence = evidence_of(body);
    body.finish();
    require_scope(*call.reader, wanted.scope);
    const signin::MadeToken made =
        call.office.signin.make_token(*call.visit, evidence, wanted, client_of(call.request));
    return json_answer(json::object{{"id", made.id}, {"token", made.token}}, 201);
}

// Of somebody else's it is not told that there is one.
Answer end_token(const Call& call) {
    call.asked().finish();
    const std::int64_t id = call.row_in_path("id");
    store::AccessTokens tokens(call.office.database);
    const auto token = tokens.find(id);
    const bool may = token && (token->owner == call.visit->user.id || call.reader->may(Right::manage_users));
    if (!may)
        throw Failure(fault::entity_not_there, {{"entity", "access_tokens"}, {"id", std::to_string(id)}});
    tokens.end(id, call.actor());
    return {.status = 204};
}

}  // namespace baophu::http

// Signing in and out, and who one is.
#include <algorithm>

#include <boost/json/array.hpp>

#include "core/base/fault_codes.h"
#include "edge/http/handlers.h"
#include "edge/http/places.h"
#include "edge/http/presenters.h"
#include "edge/http/session_cookie.h"
#include "edge/http/session_told.h"
#include "edge/signin/totp.h"

namespace baophu::http {
namespace {

namespace json = boost::json;

// One of several places has a line for each (PLC-3).
json::array roles(const Call& call, const rights::Reader& reader) {
    json::array array;
    for (const rights::Held& held : reader.roles()) {
        const auto tell = [&](json::value territory) {
            array.push_back(json::object{{"role", to_word(held.role)}, {"territory", std::move(territory)}});
        };
        const auto places = whole_places(held.units.value_or(std::set<std::string>{}),
                                         call.office.workspace.territory(), map_day(call.office));
        for (const std::string& place : places)
            tell(json::value(place));
        if (places.empty()) tell(nullptr);
    }
    return array;
}

json::array rights_of(const rights::Reader& reader) {
    json::array array;
    for (std::size_t i = 0; i < rights::rights_count; ++i) {
        const auto right = static_cast<rights::Right>(i);
        if (reader.may(right)) array.push_back(json::value(to_word(right)));
    }
    return array;
}

json::array purposes(const Call& call, const rights::Reader& reader) {
    json::array array;
    for (const rights::PurposePolicy* row : reader.purposes()) {
        const std::string id(to_word(row->purpose));
        array.push_back(json::object{
            {"id", id}, {"title", call.words.text("purpose." + id)}, {"needs_case", row->needs_case}});
    }
    return array;
}

// Agency, roles and rights are those that count: of who is viewed as, if somebody is.
json::object session(const Call& call, const signin::Visit& visit, const rights::Reader& reader) {
    const store::User& user = visit.user;
    const store::SessionEntry& entry = visit.session;
    const Territory& territory = call.office.workspace.territory();
    return {{"user", user.login},
            {"full_name", user.full_name},
            {"language", user.language},
            {"agency", visit.grants_of().agency},
            {"agency_name", agency_name(call, visit.grants_of().agency)},
            {"must_change_password", visit.must_change_password},
            {"by_provider", entry.identity != 0},
            {"two_factor", user.has_totp},
            {"view_as", visit.view_as ? json::value(visit.view_as->login) : json::value(nullptr)},
            {"csrf", entry.csrf_token},
            {"roles", roles(call, reader)},
            {"rights", rights_of(reader)},
            {"purposes", purposes(call, reader)},
            {"province", json::object{{"code", territory.province_code()},
                                      {"name", territory.province_name(call.words.language())}}},
            {"expires_at", entry.expires_at},
            {"idle_minutes", signin::Settings().idle_most.count()}};
}

// The session as it is after something about it has changed.
Answer told_anew(const Call& call, signin::Visit visit) {
    visit.user = *call.office.users.find(visit.user.id);
    return json_answer(session(call, visit, reader_of(call.office, visit)));
}

}  // namespace

signin::Client client_of(const Request& request) {
    return {.address = request.address, .agent = std::string(request.header("user-agent"))};
}

signin::Evidence evidence_of(Body& body) {
    return {.password = body.maybe_text("password", 200).value_or(""),
            .code = body.maybe_text("present_code", 6).value_or("")};
}

Answer with_cookie(const Call& call, const signin::SignedIn& signed_in) {
    signin::Visit visit{.session = signed_in.session, .user = signed_in.user, .view_as = std::nullopt};
    visit.must_change_password = signed_in.must_change_password;
    if (signed_in.session.view_as != 0) visit.view_as = call.office.users.find(signed_in.session.view_as);
    Answer answer = json_answer(session(call, visit, reader_of(call.office, visit)));
    answer.headers.emplace_back("Set-Cookie", session_cookie(signed_in.token, call.request.secure));
    return answer;
}

Answer sign_in(const Call& call) {
    Body body(call.request.body);
    const signin::Attempt attempt{.login = body.text("name", 80),
                                  .password = body.text("password", 200),
                                  .code = body.maybe_text("code", 6).value_or("")};
    body.finish();
    return with_cookie(call, call.office.signin.sign_in(attempt, client_of(call.request)));
}

Answer get_session(const Call& call) {
    call.asked().finish();
    return json_answer(session(call, *call.visit, *call.reader));
}

Answer sign_out(const Call& call) {
    call.office.signin.sign_out(*call.visit);
    return {.status = 204, .headers = {{"Set-Cookie", session_cookie("", call.request.secure)}}};
}

Answer change_password(const Call& call) {
    Body body(call.request.body);
    const std::string old_one = body.text("old", 200);
    const std::string new_one = body.text("new", 200);
    body.finish();
    return with_cookie(
        call, call.office.signin.change_password(*call.visit, old_one, new_one, client_of(call.request)));
}

Answer change_language(const Call& call) {
    Body body(call.request.body);
    const std::string language = body.text("language", 2);
    body.finish();
    if (language != "vi" && language != "en")
        throw Failure(fault::body_wrong, {{"name", "language"}, {"problem_key", "body.no_choice"}});
    store::User user = call.visit->user;
    user.language = language;
    call.office.users.change(user, call.actor());
    return told_anew(call, *call.visit);
}

Answer list_own_sessions(const Call& call) {
    call.asked().finish();
    json::array sessions;
    for (const store::SessionEntry& entry : call.office.signin.open_sessions_of(call.visit->user.id)) {
        sessions.push_back(json::object{{"id", entry.id},
                                        {"current", entry.id == call.visit->session.id},
                                        {"begun_at", entry.begun_at},
                                        {"last_seen_at", entry.last_seen_at},
                                        {"address", entry.address},
                                        {"agent", entry.agent}});
    }
    return json_answer(json::object{{"sessions", std::move(sessions)}});
}

Answer end_own_session(const Call& call) {
    call.asked().finish();
    const std::int64_t id = call.row_in_path("id");
    const auto own = call.office.signin.open_sessions_of(call.visit->user.id);
    if (std::ranges::find(own, id, &store::SessionEntry::id) == own.end())
        throw Failure(fault::entity_not_there, {{"entity", "sessions"}, {"id", std::to_string(id)}});
    call.office.signin.end_session(id, call.actor());
    return {.status = 204};
}

Answer propose_second_factor(const Call& call) {
    call.asked().finish();
    const std::string secret = call.office.signin.propose_totp(*call.visit);
    return json_answer(json::object{
        {"secret", secret}, {"address", signin::totp_address(secret, call.visit->user.login, "BaoPhu")}});
}

Answer set_second_factor(const Call& call) {
    Body body(call.request.body);
    const std::string code = body.text("code", 6);
    const signin::Evidence evidence = evidence_of(body);
    body.finish();
    call.office.signin.set_totp(*call.visit, evidence, code, client_of(call.request));
    return told_anew(call, *call.visit);
}

Answer remove_second_factor(const Call& call) {
    Body body(call.request.body);
    const signin::Evidence evidence = evidence_of(body);
    body.finish();
    call.office.signin.remove_own_totp(*call.visit, evidence, client_of(call.request));
    return told_anew(call, *call.visit);
}

// SIG-5: on beginning and on ending the cookie is another one.
Answer view_as(const Call& call) {
    Body body(call.request.body);
    const store::User other = user_named(call, body.text("name", 80));
    body.finish();
    return with_cookie(call, call.office.signin.view_as(*call.visit, other.id, client_of(call.request)));
}

Answer end_view_as(const Call& call) {
    call.asked().finish();
    if (!call.visit->read_only()) return told_anew(call, *call.visit);
    return with_cookie(call, call.office.signin.view_as(*call.visit, 0, client_of(call.request)));
}

}  // namespace baophu::http

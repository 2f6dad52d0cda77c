// Signing in and out, and who one is.
#include <boost/json/array.hpp>

#include "core/base/fault_codes.h"
#include "edge/http/handlers.h"
#include "edge/http/presenters.h"
#include "edge/http/session_cookie.h"

namespace baophu::http {
namespace {

namespace json = boost::json;

signin::Client client_of(const Request& request) {
    return {.address = request.address, .agent = std::string(request.header("user-agent"))};
}

json::array roles(const rights::Reader& reader) {
    json::array array;
    for (const rights::Held& held : reader.roles()) {
        json::value territory = nullptr;
        if (held.units && !held.units->empty()) territory = json::value(*held.units->begin());
        array.push_back(json::object{{"role", to_word(held.role)}, {"territory", std::move(territory)}});
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

json::object session(const Call& call, const store::User& user, const store::SessionEntry& entry,
                     const rights::Reader& reader) {
    const std::string agency_key = "agency." + user.agency;
    const Territory& territory = call.office.workspace.territory();
    return {{"user", user.login},
            {"full_name", user.full_name},
            {"language", user.language},
            {"agency", user.agency},
            {"agency_name", call.words.has(agency_key) ? call.words.text(agency_key) : user.agency},
            {"must_change_password", user.must_change_password},
            {"csrf", entry.csrf_token},
            {"roles", roles(reader)},
            {"rights", rights_of(reader)},
            {"purposes", purposes(call, reader)},
            {"province", json::object{{"code", territory.province_code()},
                                      {"name", territory.province_name(call.words.language())}}},
            {"expires_at", entry.expires_at},
            {"idle_minutes", signin::Settings().idle_most.count()}};
}

Answer with_cookie(const Call& call, const signin::SignedIn& signed_in) {
    const rights::Reader reader = reader_of(call.office, signed_in.user.login, signed_in.user.id);
    Answer answer = json_answer(session(call, signed_in.user, signed_in.session, reader));
    answer.headers.emplace_back("Set-Cookie", session_cookie(signed_in.token, call.request.secure));
    return answer;
}

}  // namespace

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
    return json_answer(session(call, call.visit->user, call.visit->session, *call.reader));
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
    return json_answer(session(call, user, call.visit->session, *call.reader));
}

}  // namespace baophu::http

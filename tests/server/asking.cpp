#include "asking.h"

namespace baophu::http {

namespace json = boost::json;
using rights::Role;

std::string agency_of(Role role) {
    for (const char* agency : {"provincial-committee", "social-insurance", "tax", "planning", "labour",
                               "cooperatives", "media", "unions", "front", "district"}) {
        if (rights::role_fits(role, agency)) return agency;
    }
    return "";
}

std::string place_of(Role role) {
    const bool in_a_commune = role == Role::commune_officer || role == Role::collection_agent;
    return in_a_commune ? "26068" : rights::wants_territory(role) ? "731" : "";
}

const House::Person& signed_in(House& house, Role role) {
    return house.person(role, agency_of(role), place_of(role));
}

const House::Person& another(House& house, Role role) {
    return house.person(role, agency_of(role), place_of(role), "2");
}

Answer approve_last(House& house, const House::Person& by, const std::string& of) {
    const json::object proposals = object_of(house.ask(Method::get, "/api/proposals/" + of, &by));
    const json::array& open = proposals.at("open").as_array();
    if (open.empty()) return {.status = 404};
    return house.ask(Method::post,
                     "/api/proposals/" + of + "/" + std::to_string(open.back().at("id").as_int64()) + "/step",
                     &by, R"({"step": "approve"})");
}

json::object object_of(const Answer& answer) {
    return answer.body.empty() ? json::object() : json::parse(answer.body).as_object();
}

std::string code_of(const Answer& answer) {
    const json::object object = object_of(answer);
    return object.contains("code") ? std::string(object.at("code").as_string()) : "";
}

House::Person with_session_of(const Answer& answer, House::Person person) {
    constexpr std::string_view name = "baophu=";
    for (const auto& [header, value] : answer.headers) {
        if (header == "Set-Cookie") person.token = value.substr(name.size(), value.find(';') - name.size());
    }
    person.csrf = std::string(object_of(answer).at("csrf").as_string());
    return person;
}

}  // namespace baophu::http

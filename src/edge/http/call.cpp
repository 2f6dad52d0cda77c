#include "edge/http/call.h"

#include <algorithm>
#include <charconv>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/documents/utf8.h"
#include "edge/http/case_reading.h"
#include "edge/http/first_start.h"
#include "edge/http/places.h"
#include "edge/http/session_cookie.h"

namespace baophu::http {
namespace {

namespace json = boost::json;

[[noreturn]] void refuse_parameter(const std::string& name, const std::string& value,
                                   const std::string& known) {
    throw Failure(fault::parameter_wrong, {{"name", name}, {"value", value}, {"known", known}});
}

[[noreturn]] void refuse_body(std::string_view name, std::string_view key, Details details = {}) {
    details.emplace_back("name", std::string(name));
    details.emplace_back("problem_key", "body." + std::string(key));
    throw Failure(fault::body_wrong, std::move(details));
}

std::optional<std::int64_t> whole(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::string listed(std::initializer_list<std::string_view> words) {
    std::string list;
    for (const std::string_view word : words)
        list += (list.empty() ? "" : ", ") + std::string(word);
    return list;
}

std::string range_of(std::int64_t least, std::int64_t most) {
    return std::to_string(least) + ".." + std::to_string(most);
}

bool only_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// Of UTF-8; JSON is nothing else.
std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

// ---- Asked -------------------------------------------------------------------------------------

std::optional<std::string> Asked::take(const std::string& name) {
    known_.insert(name);
    const auto [first, last] = query_.equal_range(name);
    if (first == last) return std::nullopt;
    if (std::next(first) != last) refuse_parameter(name, first->second, "1 ×");
    return first->second;
}

std::optional<std::string> Asked::text(const std::string& name, std::size_t bytes_max) {
    auto value = take(name);
    if (!value) return value;
    if (value->size() > bytes_max || !is_valid_utf8(*value) || value->find('\0') != std::string::npos)
        refuse_parameter(name, value->substr(0, 40), "UTF-8, ≤ " + std::to_string(bytes_max));
    return value;
}

std::int64_t Asked::integer(const std::string& name, std::int64_t least, std::int64_t most,
                            std::int64_t otherwise) {
    const auto value = take(name);
    if (!value) return otherwise;
    const auto number = whole(*value);
    if (!number || *number < least || *number > most) refuse_parameter(name, *value, range_of(least, most));
    return *number;
}

std::string Asked::one_of(const std::string& name, std::initializer_list<std::string_view> words,
                          std::string_view otherwise) {
    const auto value = take(name);
    if (!value && !otherwise.empty()) return std::string(otherwise);
    for (const std::string_view word : words) {
        if (value && *value == word) return *value;
    }
    refuse_parameter(name, value.value_or(""), listed(words));
}

Scheme Asked::scheme() {
    return *parse_scheme(one_of("scheme", {"compulsory", "voluntary", "unemployment"}, ""));
}

std::optional<std::string> Asked::unit() {
    constexpr std::size_t digits_least = 2;
    constexpr std::size_t digits_most = 5;
    auto value = take("unit");
    if (value && (!only_digits(*value) || value->size() < digits_least || value->size() > digits_most))
        refuse_parameter("unit", *value, "731, 26068, …");
    return value;
}

std::optional<Date> Asked::day(const std::string& name) {
    const auto value = take(name);
    if (!value) return std::nullopt;
    const auto day = Date::parse(*value);
    if (!day) refuse_parameter(name, *value, "2018-12-31");
    return day;
}

std::optional<Month> Asked::month(const std::string& name) {
    const auto value = take(name);
    if (!value) return std::nullopt;
    const auto month = Month::parse(*value);
    if (!month || month->iso() != *value) refuse_parameter(name, *value, "2018-12");
    return month;
}

void Asked::finish() const {
    for (const auto& [name, value] : query_) {
        if (known_.contains(name)) continue;
        std::string known;
        for (const std::string& word : known_)
            known += (known.empty() ? "" : ", ") + word;
        refuse_parameter(name, value, known);
    }
}

// ---- Body --------------------------------------------------------------------------------------

Body::Body(const std::string& body) {
    boost::system::error_code problem;
    json::value value = json::parse(body, problem);
    if (problem || !value.is_object()) refuse_body("", "no_object");
    object_ = std::move(value.as_object());
}

const json::value* Body::take(const char* name) {
    known_.insert(name);
    const json::value* value = object_.if_contains(name);
    return value == nullptr || value->is_null() ? nullptr : value;
}

std::optional<std::string> Body::maybe_text(const char* name, std::size_t characters_max) {
    const json::value* value = take(name);
    if (value == nullptr) return std::nullopt;
    if (!value->is_string()) refuse_body(name, "no_text");
    std::string text(value->get_string());
    if (characters_in(text) > characters_max || text.find('\0') != std::string::npos)
        refuse_body(name, "too_long", {{"most", std::to_string(characters_max)}});
    return text;
}

std::string Body::text(const char* name, std::size_t characters_max) {
    auto text = maybe_text(name, characters_max);
    if (!text || text->empty()) refuse_body(name, "missing");
    return *std::move(text);
}

std::optional<std::int64_t> Body::maybe_integer(const char* name, std::int64_t least, std::int64_t most) {
    const json::value* value = take(name);
    if (value == nullptr) return std::nullopt;
    if (!value->is_int64() || value->get_int64() < least || value->get_int64() > most)
        refuse_body(name, "no_number", {{"known", range_of(least, most)}});
    return value->get_int64();
}

std::int64_t Body::integer(const char* name, std::int64_t least, std::int64_t most) {
    const auto number = maybe_integer(name, least, most);
    if (!number) refuse_body(name, "missing");
    return *number;
}

bool Body::boolean(const char* name) {
    const json::value* value = take(name);
    if (value == nullptr) refuse_body(name, "missing");
    if (!value->is_bool()) refuse_body(name, "no_choice");
    return value->get_bool();
}

std::optional<Date> Body::maybe_day(const char* name) {
    constexpr std::size_t iso_length = 10;
    const auto written = maybe_text(name, iso_length);
    if (!written) return std::nullopt;
    const auto day = Date::parse(*written);
    if (!day || day->iso() != *written) refuse_body(name, "no_day");
    return day;
}

Date Body::day(const char* name) {
    const auto day = maybe_day(name);
    if (!day) refuse_body(name, "missing");
    return *day;
}

std::string Body::one_of(const char* name, std::initializer_list<std::string_view> words) {
    std::string word = text(name);
    if (std::ranges::find(words, std::string_view(word)) == words.end()) refuse_body(name, "no_choice");
    return word;
}

std::vector<Body> Body::objects(const char* name, std::size_t most) {
    const json::value* value = take(name);
    if (value == nullptr) refuse_body(name, "missing");
    if (!value->is_array() || value->get_array().empty() || value->get_array().size() > most)
        refuse_body(name, "no_list", {{"most", std::to_string(most)}});
    std::vector<Body> objects;
    for (const json::value& item : value->get_array()) {
        if (!item.is_object()) refuse_body(name, "no_object");
        objects.emplace_back(item.get_object());
    }
    return objects;
}

std::vector<std::string> Body::texts(const char* name, std::size_t most) {
    const json::value* value = take(name);
    if (value == nullptr) refuse_body(name, "missing");
    if (!value->is_array() || value->get_array().size() > most)
        refuse_body(name, "no_list", {{"most", std::to_string(most)}});
    std::vector<std::string> texts;
    for (const json::value& item : value->get_array()) {
        if (!item.is_string()) refuse_body(name, "no_text");
        texts.emplace_back(item.get_string());
    }
    return texts;
}

bool Body::has(const char* name) const {
    const json::value* value = object_.if_contains(name);
    return value != nullptr && !value->is_null();
}

void Body::finish() const {
    for (const auto& member : object_) {
        if (!known_.contains(std::string_view(member.key())))
            refuse_body(std::string_view(member.key()), "unknown");
    }
}

// ---- Call --------------------------------------------------------------------------------------

namespace {

AccessContext::Reader logged_reader(const Call& call, const rights::Told& told,
                                    const std::optional<std::string>& unit) {
    // Who may read everywhere and asks for a unit reads there: its line of the read log says so (AUD-5).
    std::optional<std::set<std::string>> territory;
    if (unit) territory = {*unit};
    if (told.units) {
        if (unit && !told.units->contains(*unit)) throw Failure(fault::place_outside, {{"unit", *unit}});
        if (!unit)  // PLC-3
            territory = whole_places(*told.units, call.office.workspace.territory(), map_day(call.office));
    }
    return {.actor = call.visit->told(),
            .agency = told.agency,
            .territory = territory,
            .purpose = std::string(to_word(told.purpose)),
            .case_number = {}};
}

}  // namespace

std::int64_t Call::row_in_path(std::string_view name) const {
    constexpr std::size_t digits_most = 12;
    const std::string& text = in_path(name);
    const auto row = only_digits(text) && text.size() <= digits_most ? whole(text) : std::nullopt;
    if (!row) refuse_parameter(std::string(name), text.substr(0, 40), "1, 2, …");
    return *row;
}

AccessContext Call::access(const rights::Told& told, const std::optional<std::string>& unit) const {
    if (told.within_case) throw Failure(fault::case_not_open, {{"case", "–"}});
    return AccessContext(logged_reader(*this, told, unit), office.audit);
}

AccessContext Call::access(const rights::Told& told, const std::optional<std::string>& unit,
                           const std::string& case_number, warehouse::Connection& connection) const {
    if (case_number.empty()) return access(told, unit);
    AccessContext::Reader logged = logged_reader(*this, told, unit);
    logged.employers = employers_of_case(*this, told, case_number, connection);
    logged.case_number = case_number;
    return AccessContext(std::move(logged), office.audit);
}

store::Actor Call::actor() const {
    if (visit == nullptr) return {};
    return {.login = visit->told(),
            .agency = visit->user.agency,
            .territory = {},
            .purpose = {},
            .case_number = {}};
}

Question Question::of(const Call& call, Asked& asked, const Place& place) {
    const auto named = asked.text("run");
    auto run = call.office.runs.take(place.run ? place.run : named);
    ShelvedRun& shelved = *run;
    return {.run = std::move(run), .connection = shelved.borrow()};
}

Place Place::parse(const std::optional<std::string>& cursor) {
    if (!cursor) return {};
    const std::size_t colon = cursor->find(':');
    const auto offset =
        colon == std::string::npos ? std::nullopt : whole(std::string_view(*cursor).substr(colon + 1));
    if (!offset || *offset < 0) refuse_parameter("cursor", *cursor, "next");
    return {.run = cursor->substr(0, colon), .offset = *offset};
}

store::User user_named(const Call& call, const std::string& login) {
    return user_of(call.office, login);
}

Answer json_answer(const json::value& value, int status) {
    return {.status = status, .type = "application/json", .body = json::serialize(value)};
}

}  // namespace baophu::http

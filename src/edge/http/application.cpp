#include "edge/http/application.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <random>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include "core/base/fault_codes.h"
#include "edge/http/compression.h"
#include "edge/http/fault_answer.h"
#include "edge/http/handlers.h"
#include "edge/http/metrics.h"
#include "edge/http/pages.h"
#include "edge/http/routes.h"
#include "edge/http/session_cookie.h"

namespace baophu::http {
namespace {

using Clock = std::chrono::steady_clock;

// 16 hexadecimal digits that no other request has; no secret.
std::string request_id() {
    thread_local std::mt19937_64 dice{std::random_device()()};
    return fmt::format("{:016x}", dice());
}

bool changes(Method method) {
    return method != Method::get && method != Method::head;
}

// The language that the page asks for; the first that we know.
Language language_of(const Request& request) {
    const std::string_view wanted = request.header("accept-language");
    const std::size_t english = wanted.find("en");
    const std::size_t vietnamese = wanted.find("vi");
    return english < vietnamese ? Language::english : Language::vietnamese;
}

// "https://host" of an Origin must be the host that was asked.
bool is_own_origin(const Request& request) {
    std::string_view origin = request.header("origin");
    if (origin.empty()) return true;
    const std::size_t scheme = origin.find("://");
    if (scheme != std::string_view::npos) origin.remove_prefix(scheme + 3);
    return origin == request.header("host");
}

// Whatever leaves as a file.
bool is_export(const Route& route) {
    return route.pattern.ends_with(".xlsx");
}

// What who must change the password may still ask: who he is, to sign out, another language, another
// password.
bool is_open_before_the_change(const Route& route) {
    return route.answer == &get_session || route.answer == &sign_out || route.answer == &change_language ||
           route.answer == &change_password;
}

// Nothing where none was sent. A cookie beside it is not looked at.
std::optional<std::string_view> bearer_token(const Request& request) {
    constexpr std::string_view scheme = "bearer ";
    const std::string_view header = request.header("authorization");
    const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; };
    if (header.size() < scheme.size() || !std::ranges::equal(header.substr(0, scheme.size()), scheme, same))
        return std::nullopt;
    return header.substr(scheme.size());
}

bool is_this_machine(std::string_view address) {
    return address == "127.0.0.1" || address == "::1";
}

std::string caller_of(const Request& request, const std::optional<signin::Visit>& visit) {
    if (!visit) return request.address;
    return visit->by_token ? "token " + std::to_string(visit->by_token->id)
                           : "session " + std::to_string(visit->session.id);
}

}  // namespace

struct Desk::State {
    Office& office;
    Pages pages;
    ApplicationSettings settings;
    RateLimit limit;
    RateLimit sign_ins;
    const ServerCounts* server_counts = nullptr;
    RouteCounts route_counts = {};

    std::string metrics() const;
    void finish(Answer& answer, const Request& request, std::chrono::seconds wait) const;
    void log(const Request& request, const std::string& id, const std::string& route, int status,
             double seconds) const;
    std::optional<signin::Visit> visit_of(const Request& request);
    std::optional<signin::Visit> visit_of_page(const Request& request);
    Answer signed_in(const Request& request, const Matched& matched, const Messages& words,
                     std::chrono::seconds& wait);
    void admit(RateLimit& to, const std::string& caller, std::chrono::seconds& wait);
    Answer routed(const Request& request, const Matched& matched, const Messages& words,
                  const std::optional<signin::Visit>& visit);
    Answer answered(const Request& request, const Messages& words, std::string& route,
                    std::chrono::seconds& wait);
    void require_token(const Request& request, const Route& route, const signin::Visit& visit) const;
    void refuse(const Route& route, const signin::Visit& visit, Fault fault) const;
};

void Desk::State::log(const Request& request, const std::string& id, const std::string& route, int status,
                      double seconds) const {
    settings.log(boost::json::serialize(boost::json::object{{"at", office.database.now_text()},
                                                            {"request", id},
                                                            {"method", to_word(request.method)},
                                                            {"route", route},
                                                            {"status", status},
                                                            {"milliseconds", seconds * 1000}}));
}

// APP-2. No browser sends a program's token by itself.
void Desk::State::require_token(const Request& request, const Route& route,
                                const signin::Visit& visit) const {
    if (!changes(route.method) || visit.by_token) return;
    if (!visit.has_csrf_token(request.header("x-csrf-token"))) throw Failure(fault::csrf_wrong);
    const bool ends_it = route.answer == &sign_out || route.answer == &end_view_as;
    if (visit.read_only() && !ends_it)
        throw Failure(fault::view_as_refused, {{"login", visit.view_as->login}});
}

// What is not allowed is a line of the audit.
void Desk::State::refuse(const Route& route, const signin::Visit& visit, Fault fault) const {
    office.audit.append({.login = visit.told(), .agency = visit.user.agency},
                        {.kind = "refused", .what = std::string(route.pattern)});
    throw Failure(std::move(fault));
}

// A cookie that is no session costs its address what it asks (APP-5).
std::optional<signin::Visit> Desk::State::visit_of(const Request& request) {
    if (const auto token = bearer_token(request)) return office.signin.visit_by(*token);
    const std::string_view token = request.cookie(cookie_name(request.secure));
    return token.empty() ? std::nullopt : office.signin.visit(token);
}

// The pages are there also while the store is not: they say so.
std::optional<signin::Visit> Desk::State::visit_of_page(const Request& request) {
    try {
        return visit_of(request);
    } catch (const Failure&) {
        return std::nullopt;
    }
}

void Desk::State::admit(RateLimit& to, const std::string& caller, std::chrono::seconds& wait) {
    const RateLimit::Time now = settings.clock();
    if (to.admit(caller, now)) return;
    wait = to.wait(caller, now);
    throw Failure(fault::too_many_requests);
}

Answer Desk::State::routed(const Request& request, const Matched& matched, const Messages& words,
                           const std::optional<signin::Visit>& visit) {
    const Route& route = *matched.route;
    Call call{.office = office, .request = request, .words = words, .path = matched.path};
    if (changes(route.method) && !is_own_origin(request)) throw Failure(fault::csrf_wrong);
    if (route.door.kind == Door::Kind::anyone) return route.answer(call);

    if (!visit) throw Failure(bearer_token(request) ? fault::token_refused : fault::session_wanted);
    // TOK-5
    if (visit->by_token && !is_open_to_tokens(route)) refuse(route, *visit, Fault(fault::token_not_here));
    // APP-7
    if (visit->read_only() && is_export(route)) refuse(route, *visit, Fault(fault::viewing_only));
    require_token(request, route, *visit);
    if (visit->must_change_password && !is_open_before_the_change(route))
        throw Failure(fault::password_must_change);
    const rights::Reader reader = reader_of(office, *visit);
    if (route.door.kind == Door::Kind::right && !reader.may(route.door.right)) {
        const std::string_view code = visit->by_token ? fault::token_out_of_scope : fault::right_missing;
        refuse(route, *visit, Fault(code, {{"right", std::string(to_word(route.door.right))}}));
    }
    call.visit = &*visit;
    call.reader = &reader;
    return route.answer(call);
}

Desk::Desk(Office& office, std::span<const WebFile> files, ApplicationSettings settings)
    : state_(new State{.office = office,
                       .pages = Pages(files),
                       .settings = settings,
                       .limit = {settings.requests_per_second, settings.requests_ahead},
                       .sign_ins = {settings.sign_ins_per_second, settings.sign_ins_ahead}}) {}

Desk::~Desk() = default;

Answer Desk::State::answered(const Request& request, const Messages& words, std::string& route,
                             std::chrono::seconds& wait) {
    const bool page = !request.path.starts_with("/api/");
    const auto matched = page ? std::nullopt : match(request.method, request.path);
    if (matched && matched->route != nullptr) route = matched->route->pattern;
    if (!page && !matched) route = "unknown";
    const auto visit = page ? visit_of_page(request) : visit_of(request);
    admit(limit, caller_of(request, visit), wait);
    if (request.path == "/metrics" && is_this_machine(request.address)) {
        route = "metrics";
        return {.status = 200, .type = "text/plain; version=0.0.4", .body = metrics()};
    }
    if (page) return pages.answer(request);
    if (!matched) throw Failure(fault::route_unknown, {{"path", request.path}});
    if (matched->route == nullptr) {
        throw Failure(fault::method_unknown,
                      {{"method", std::string(to_word(request.method))}, {"path", request.path}});
    }
    const auto& answers = matched->route->answer;
    if (answers == &sign_in || answers == &finish_provider_sign_in)
        return signed_in(request, *matched, words, wait);
    return routed(request, *matched, words, visit);
}

// APP-6. Who is let in, or is asked for the code because his password was right, has guessed nothing.
Answer Desk::State::signed_in(const Request& request, const Matched& matched, const Messages& words,
                              std::chrono::seconds& wait) {
    admit(sign_ins, request.address, wait);
    try {
        Answer answer = routed(request, matched, words, std::nullopt);
        sign_ins.give_back(request.address);
        return answer;
    } catch (const Failure& failure) {
        if (failure.fault().code == fault::sign_in_code_wanted) sign_ins.give_back(request.address);
        throw;
    }
}

std::string Desk::State::metrics() const {
    return metrics_of(office) + (server_counts == nullptr ? "" : metrics_of(*server_counts)) +
           route_counts.metrics();
}

// What every answer says, whoever made it.
void Desk::State::finish(Answer& answer, const Request& request, std::chrono::seconds wait) const {
    add_guards(answer);
    if (request.secure) answer.headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
    if (wait.count() > 0) answer.headers.emplace_back("Retry-After", std::to_string(wait.count()));
}

Answer Desk::answer(const Request& request) {
    const auto started = Clock::now();
    const std::string id = request_id();
    const Messages& words = state_->office.words(language_of(request));
    std::string route = "page";
    std::chrono::seconds wait{0};
    Answer answer;
    try {
        answer = state_->answered(request, words, route, wait);
    } catch (const std::exception& error) {
        const Fault fault = as_fault(error);
        if (fault.code == fault::database_error) state_->office.runs.put_away_all();
        answer = fault_answer(fault, words, id);
        if (fault.code == fault::token_refused) answer.headers.emplace_back("WWW-Authenticate", "Bearer");
    }
    if (request.path.starts_with("/api/")) {
        answer.headers.emplace_back("Cache-Control", "no-store");
        compress(answer, request.header("accept-encoding"));
    }
    state_->finish(answer, request, wait);
    answer.headers.emplace_back("X-Request-Id", id);
    const std::chrono::duration<double> taken = Clock::now() - started;
    state_->route_counts.count(route, answer.status, taken.count());
    state_->log(request, id, route, answer.status, taken.count());
    return answer;
}

namespace {

// Of a body that is not taken: what is not there comes before what is too large.
Fault body_refused(const Request& head) {
    const std::string method(to_word(head.method));
    const auto matched = match(head.method, head.path);
    const bool page = !head.path.starts_with("/api/");
    if (!matched && !page) return Fault(fault::route_unknown, {{"path", head.path}});
    if (matched && matched->route == nullptr)
        return Fault(fault::method_unknown, {{"method", method}, {"path", head.path}});
    const std::size_t most = matched ? matched->route->body_bytes_max : 0;
    if (most == 0) return Fault(fault::body_not_taken, {{"method", method}, {"path", head.path}});
    return Fault(fault::body_too_large, {{"limit", std::to_string(most / 1024)}});
}

Fault fault_of_refusal(int status, const Request& head) {
    if (status == 413) return body_refused(head);
    if (status == 431) return Fault(fault::head_too_large);
    return Fault(status == 429 ? fault::too_many_requests : fault::request_unreadable);
}

}  // namespace

Answer Desk::refusal(int status, const Request& head) {
    Answer answer =
        fault_answer(fault_of_refusal(status, head), state_->office.words(language_of(head)), request_id());
    state_->finish(answer, head, std::chrono::seconds(status == 429 ? 1 : 0));
    state_->route_counts.count("refused", answer.status, 0);
    return answer;
}

std::size_t Desk::body_bytes_max(Method method, std::string_view path) {
    const auto matched = match(method, path);
    return matched && matched->route != nullptr ? matched->route->body_bytes_max : 0;
}

Application Desk::application() {
    return {.body_bytes_max = body_bytes_max,
            .answer = [this](const Request& request) { return answer(request); },
            .refusal = [this](int status, const Request& head) { return refusal(status, head); }};
}

void Desk::count_with(const ServerCounts& counts) {
    state_->server_counts = &counts;
}

std::string Desk::metrics() const {
    return state_->metrics();
}

}  // namespace baophu::http

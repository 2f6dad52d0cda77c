#include "edge/http/application.h"

#include <chrono>
#include <map>
#include <mutex>
#include <random>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include "core/base/fault_codes.h"
#include "edge/http/compression.h"
#include "edge/http/fault_answer.h"
#include "edge/http/handlers.h"
#include "edge/http/pages.h"
#include "edge/http/rate_limit.h"
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

// What who must change the password may still ask: who he is, to sign out, another language, another
// password.
bool is_open_before_the_change(const Route& route) {
    return route.answer == &get_session || route.answer == &sign_out || route.answer == &change_language ||
           route.answer == &change_password;
}

bool is_this_machine(std::string_view address) {
    return address == "127.0.0.1" || address == "::1";
}

struct RouteCounts {
    std::map<int, std::uint64_t> by_status;
    std::uint64_t answers = 0;
    double seconds = 0;
};

}  // namespace

struct Desk::State {
    Office& office;
    Pages pages;
    ApplicationSettings settings;
    RateLimit limit;
    const ServerCounts* server_counts = nullptr;
    mutable std::mutex counts_mutex;
    std::map<std::string, RouteCounts> counts;

    void count(const std::string& route, int status, double seconds);
    void log(const Request& request, const std::string& id, const std::string& route, int status,
             double seconds) const;
    Answer routed(const Request& request, const Matched& matched, const Messages& words);
    void require_token(const Request& request, const Route& route, const signin::Visit& visit) const;
};

void Desk::State::count(const std::string& route, int status, double seconds) {
    const std::scoped_lock lock(counts_mutex);
    RouteCounts& counted = counts[route];
    ++counted.by_status[status];
    ++counted.answers;
    counted.seconds += seconds;
}

void Desk::State::log(const Request& request, const std::string& id, const std::string& route, int status,
                      double seconds) const {
    settings.log(boost::json::serialize(boost::json::object{{"at", office.database.now_text()},
                                                            {"request", id},
                                                            {"method", to_word(request.method)},
                                                            {"route", route},
                                                            {"status", status},
                                                            {"milliseconds", seconds * 1000}}));
}

// APP-2
void Desk::State::require_token(const Request& request, const Route& route,
                                const signin::Visit& visit) const {
    if (!changes(route.method)) return;
    if (!visit.has_csrf_token(request.header("x-csrf-token"))) throw Failure(fault::csrf_wrong);
    const bool ends_it = route.answer == &sign_out || route.answer == &end_view_as;
    if (visit.read_only() && !ends_it)
        throw Failure(fault::view_as_refused, {{"login", visit.view_as->login}});
}

Answer Desk::State::routed(const Request& request, const Matched& matched, const Messages& words) {
    const Route& route = *matched.route;
    Call call{.office = office, .request = request, .words = words, .path = matched.path};
    if (changes(route.method) && !is_own_origin(request)) throw Failure(fault::csrf_wrong);
    if (route.door.kind == Door::Kind::anyone) return route.answer(call);

    const auto visit = office.signin.visit(request.cookie(cookie_name(request.secure)));
    if (!visit) throw Failure(fault::session_wanted);
    require_token(request, route, *visit);
    if (visit->must_change_password && !is_open_before_the_change(route))
        throw Failure(fault::password_must_change);
    const rights::Reader reader = reader_of(office, *visit);
    if (route.door.kind == Door::Kind::right && !reader.may(route.door.right)) {
        office.audit.append({.login = visit->told(), .agency = visit->user.agency},
                            {.kind = "refused", .what = std::string(route.pattern)});
        throw Failure(fault::right_missing, {{"right", std::string(to_word(route.door.right))}});
    }
    call.visit = &*visit;
    call.reader = &reader;
    return route.answer(call);
}

Desk::Desk(Office& office, std::span<const WebFile> files, ApplicationSettings settings)
    : state_(new State{.office = office,
                       .pages = Pages(files),
                       .settings = settings,
                       .limit = {settings.requests_per_second, settings.requests_ahead}}) {}

Desk::~Desk() = default;

Answer Desk::answer(const Request& request) {
    const auto started = Clock::now();
    const std::string id = request_id();
    const Messages& words = state_->office.words(language_of(request));
    std::string route = "page";
    Answer answer;
    try {
        const bool page = !request.path.starts_with("/api/");
        const auto matched = page ? std::nullopt : match(request.method, request.path);
        if (matched && matched->route != nullptr) route = matched->route->pattern;
        if (!page && !matched) route = "unknown";
        const std::string_view who = request.cookie(cookie_name(request.secure));
        if (!state_->limit.admit(who.empty() ? request.address : std::string(who), Clock::now()))
            throw Failure(fault::too_many_requests);
        if (request.path == "/metrics" && is_this_machine(request.address)) {
            route = "metrics";
            answer = {.status = 200, .type = "text/plain; version=0.0.4", .body = metrics()};
        } else if (page) {
            answer = state_->pages.answer(request);
        } else if (!matched) {
            throw Failure(fault::route_unknown, {{"path", request.path}});
        } else if (matched->route == nullptr) {
            throw Failure(fault::method_unknown,
                          {{"method", std::string(to_word(request.method))}, {"path", request.path}});
        } else {
            answer = state_->routed(request, *matched, words);
        }
    } catch (const std::exception& error) {
        const Fault fault = as_fault(error);
        if (fault.code == fault::database_error) state_->office.runs.put_away_all();
        answer = fault_answer(fault, words, id);
    }
    if (request.path.starts_with("/api/")) {
        answer.headers.emplace_back("Cache-Control", "no-store");
        compress(answer, request.header("accept-encoding"));
    }
    add_guards(answer);
    answer.headers.emplace_back("X-Request-Id", id);
    const std::chrono::duration<double> taken = Clock::now() - started;
    state_->count(route, answer.status, taken.count());
    state_->log(request, id, route, answer.status, taken.count());
    return answer;
}

Answer Desk::refusal(int status) {
    const std::string_view code = status == 413   ? fault::body_too_large
                                  : status == 431 ? fault::head_too_large
                                  : status == 429 ? fault::too_many_requests
                                                  : fault::request_unreadable;
    Answer answer = fault_answer(Fault(code), state_->office.vietnamese, request_id());
    add_guards(answer);
    state_->count("refused", answer.status, 0);
    return answer;
}

std::size_t Desk::body_bytes_max(Method method, std::string_view path) {
    const auto matched = match(method, path);
    return matched && matched->route != nullptr ? matched->route->body_bytes_max : 0;
}

Application Desk::application() {
    return {.body_bytes_max = body_bytes_max,
            .answer = [this](const Request& request) { return answer(request); },
            .refusal = [this](int status) { return refusal(status); }};
}

void Desk::count_with(const ServerCounts& counts) {
    state_->server_counts = &counts;
}

std::string Desk::metrics() const {
    std::string text;
    const auto line = [&](const std::string& name, const std::string& labels, auto value) {
        text += "baophu_" + name + labels + " " + std::to_string(value) + "\n";
    };
    if (const ServerCounts* counts = state_->server_counts) {
        line("connections_total", "", counts->connections.load());
        line("connections_open", "", counts->connections_open.load());
        line("connections_refused_total", "", counts->connections_refused.load());
        line("deadlines_missed_total", "", counts->deadlines_missed.load());
    }
    const std::scoped_lock lock(state_->counts_mutex);
    for (const auto& [route, counted] : state_->counts) {
        for (const auto& [status, answers] : counted.by_status)
            line("answers_total", "{route=\"" + route + "\",status=\"" + std::to_string(status) + "\"}",
                 answers);
        line("answer_seconds_sum", "{route=\"" + route + "\"}", counted.seconds);
        line("answer_seconds_count", "{route=\"" + route + "\"}", counted.answers);
    }
    return text;
}

}  // namespace baophu::http

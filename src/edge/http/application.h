// The way of a request through the house: page or route, session, right, handler, answer.
//
//   APP-1  Default deny: a route is answered only behind its door (routes.cpp); a session whose password must
//          be changed may do that and nothing else; who views as somebody else changes nothing.
//   APP-2  What changes something wants the session's CSRF token and, where the browser tells it, an Origin
//          of this host.
//   APP-3  Every answer has the headers that keep a browser from guessing, framing and storing; pages and
//          their parts come from here alone (Content-Security-Policy). What came by TLS says that the next
//          request must, too (Strict-Transport-Security).
//   APP-4  The log has a line for every request: its id, route, status and time, and nothing of what was
//          asked.
//   APP-5  One session asks no more than `requests_per_second` on the average, and may be ahead by
//          `requests_ahead`; so does one token, and one address with all that comes from it without a session
//          or a token that there is. What is above answers 429 and says when to come again.
//   TOK-5  A token of a program (Authorization: Bearer) is asked for no CSRF token and gets no cookie. It
//   opens
//          what its scope names (routes.h), and neither the session, other tokens, accounts nor approvals.
//   APP-6  From one address come no more attempts to sign in that fail than `sign_ins_per_second`, and
//          `sign_ins_ahead`: a password is looked at for long on purpose, and names are guessed, too.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>

#include "edge/http/office.h"
#include "edge/http/rate_limit.h"
#include "edge/http/server.h"
#include "edge/http/web_files.h"

namespace baophu::http {

struct ApplicationSettings {
    double requests_per_second = 50;
    double requests_ahead = 200;
    double sign_ins_per_second = 0.2;
    double sign_ins_ahead = 20;
    std::function<RateLimit::Time()> clock = [] { return std::chrono::steady_clock::now(); };
    std::function<void(const std::string& line)> log = [](const std::string&) {};
};

class Desk {
public:
    Desk(Office& office, std::span<const WebFile> pages, ApplicationSettings settings);
    ~Desk();

    // Never throws; from many threads.
    Answer answer(const Request& request);
    // Of what never reaches `answer`; `head`: as far as it is known.
    Answer refusal(int status, const Request& head);
    static std::size_t body_bytes_max(Method method, std::string_view path);

    // As the server wants it; `this` outlives it.
    Application application();

    // GET /metrics, for this machine alone: what was answered, the state of the office (metrics.h), and what
    // the server counts of itself once it is told; in the form of Prometheus.
    void count_with(const ServerCounts& counts);
    std::string metrics() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace baophu::http

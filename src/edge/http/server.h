// The socket side of the server: connections in, requests to the handler, answers out.
//
//     connection  ->  head (limit, deadline)  ->  admit (how much body)  ->  body  ->  handler  ->  answer
//
// One thread moves bytes; the handler runs on `workers` threads of its own, so that a slow question keeps
// no connection waiting but its own. A slow or idle client costs a connection and no thread: every read and
// write has a deadline. Boost.Beast is seen by this file's and outgoing.cpp alone.
//
//   HTTP-1  a head above `head_bytes_max` answers 431, a body above what the route admits 413
//   HTTP-2  a head that is not whole within `head_seconds`, a body within `body_seconds`: the connection ends
//   HTTP-3  beyond `connections_max`, or `connections_per_address_max` of one address, a new one ends at
//   once;
//           behind a proxy, whose connections carry everybody's requests, that many requests of one address
//           are in hand at the same time, and one more answers 429
//   HTTP-4  asked to stop, it takes no new connection, finishes what is being answered, and returns
//   HTTP-5  an answer of events goes out as they come, until it is over, nobody takes it or the server stops
//   HTTP-6  a request that would wait behind `waiting_max` others, or has waited `waiting_seconds`, answers
//           429: its client is served better by asking again
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/base/progress.h"
#include "edge/http/exchange.h"

namespace baophu::http {

struct TlsFiles {
    std::string certificate;  // PEM, with its chain.
    std::string key;
};

struct ServerSettings {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  // 0: one that is free.
    std::optional<TlsFiles> tls;
    bool behind_proxy = false;  // X-Forwarded-For and -Proto are believed.
    std::size_t workers = 4;
    std::size_t waiting_max = 400;  // Requests that wait for a worker.
    int waiting_seconds = 10;
    std::size_t connections_max = 4'000;
    std::size_t connections_per_address_max = 2'000;
    std::size_t head_bytes_max = 16 * 1024;
    int head_seconds = 10;
    int body_seconds = 30;
    int idle_seconds = 60;
    int write_seconds = 30;
    int stop_seconds = 10;
};

// Both are called from many threads at once.
struct Application {
    // How many bytes the body of such a request may have; asked when its head is there.
    std::function<std::size_t(Method, std::string_view path)> body_bytes_max;
    std::function<Answer(const Request&)> answer;  // Throws nothing.
    // What is answered to a request that never reaches `answer`: its status, and its head as far as it came.
    std::function<Answer(int status, const Request& head)> refusal;
};

// What the server counts of itself; read at any time.
struct ServerCounts {
    std::atomic<std::uint64_t> connections = 0;
    std::atomic<std::uint64_t> connections_open = 0;
    std::atomic<std::uint64_t> connections_refused = 0;
    std::atomic<std::uint64_t> deadlines_missed = 0;
};

// Whether the address is one of this machine alone: 127.0.0.1, ::1.
bool is_loopback(const std::string& address);

class Server {
public:
    // Listens; from here on a client may connect. Throws Failure(port_taken, tls_unreadable).
    Server(const ServerSettings& settings, Application application);
    ~Server();

    std::uint16_t port() const;
    const ServerCounts& counts() const;

    // Serves until the flag is set (HTTP-4).
    void run(const CancelFlag& stop);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace baophu::http

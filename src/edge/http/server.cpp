#include "edge/http/server.h"

#include <chrono>
#include <map>
#include <mutex>
#include <thread>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "edge/http/target.h"

namespace baophu::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace bhttp = boost::beast::http;
using asio::awaitable;
using asio::use_awaitable;
using asio::ip::tcp;
using std::chrono::seconds;

using PlainStream = beast::tcp_stream;
using TlsStream = beast::ssl_stream<beast::tcp_stream>;
using Parser = bhttp::request_parser<bhttp::string_body>;

Method method_of(bhttp::verb verb) {
    switch (verb) {
        case bhttp::verb::get:
            return Method::get;
        case bhttp::verb::head:
            return Method::head;
        case bhttp::verb::post:
            return Method::post;
        case bhttp::verb::put:
            return Method::put;
        case bhttp::verb::patch:
            return Method::patch;
        case bhttp::verb::delete_:
            return Method::del;
        default:
            return Method::other;
    }
}

std::string small_letters(std::string_view text) {
    std::string small(text);
    for (char& c : small)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return small;
}

// The last address that a proxy wrote down is the one that it saw itself.
std::string last_of_list(std::string_view list) {
    const std::size_t comma = list.rfind(',');
    if (comma != std::string_view::npos) list.remove_prefix(comma + 1);
    list.remove_prefix(std::min(list.find_first_not_of(' '), list.size()));
    return std::string(list);
}

// Addresses and how many connections, or requests by way of a proxy, each has open; HTTP-3.
class Doors {
public:
    Doors(const ServerSettings& settings, ServerCounts& counts)
        : behind_proxy_(settings.behind_proxy),
          all_max_(settings.connections_max),
          each_max_(settings.connections_per_address_max),
          counts_(counts) {}

    // A connection. That of a proxy is nobody's: the address that counts comes with each request.
    bool enter(const std::string& address) {
        const std::scoped_lock lock(mutex_);
        if (all_ >= all_max_ || !(behind_proxy_ || take(address))) {
            ++counts_.connections_refused;
            return false;
        }
        ++all_;
        ++counts_.connections;
        counts_.connections_open = all_;
        return true;
    }

    void leave(const std::string& address) {
        const std::scoped_lock lock(mutex_);
        if (!behind_proxy_) give(address);
        --all_;
        counts_.connections_open = all_;
    }

    // A request from that address.
    bool begin(const std::string& address) {
        const std::scoped_lock lock(mutex_);
        if (!behind_proxy_ || take(address)) return true;
        ++counts_.connections_refused;
        return false;
    }

    void end(const std::string& address) {
        const std::scoped_lock lock(mutex_);
        if (behind_proxy_) give(address);
    }

private:
    bool take(const std::string& address) {
        std::size_t& open = open_[address];
        if (open < each_max_) {
            ++open;
            return true;
        }
        if (open == 0) open_.erase(address);
        return false;
    }

    void give(const std::string& address) {
        const auto at = open_.find(address);
        if (--at->second == 0) open_.erase(at);
    }

    bool behind_proxy_;
    std::mutex mutex_;
    std::map<std::string, std::size_t> open_;
    std::size_t all_ = 0;
    std::size_t all_max_;
    std::size_t each_max_;
    ServerCounts& counts_;
};

beast::tcp_stream& lowest(PlainStream& stream) {
    return stream;
}

beast::tcp_stream& lowest(TlsStream& stream) {
    return stream.next_layer();
}

}  // namespace

struct Server::State {
    State(const ServerSettings& chosen, Application app)
        : settings(chosen),
          application(std::move(app)),
          doors(settings, counts),
          acceptor(io),
          workers(chosen.workers) {}

    ServerSettings settings;
    Application application;
    ServerCounts counts;
    Doors doors;  // Outlives `io`, with which conversations that are open end.
    asio::io_context io{1};
    std::optional<asio::ssl::context> tls;
    tcp::acceptor acceptor;
    asio::thread_pool workers;
    bool stopping = false;
    std::atomic<bool> stopped = false;  // Nothing is written any more.
    std::size_t in_hand = 0;  // Requests whose answer is not written yet; of the thread of `io` alone.
    std::size_t waiting = 0;  // Those that no worker has taken yet, and those that one has.

    void listen();
    void load_certificate();
    awaitable<void> accept();
    awaitable<void> serve(tcp::socket socket);
    template <class Stream>
    awaitable<void> converse(Stream& stream, const std::string& address);
    template <class Stream>
    awaitable<bool> exchange(Stream& stream, beast::flat_buffer& buffer, const std::string& address);
    template <class Stream>
    awaitable<bool> read_body(Stream& stream, beast::flat_buffer& buffer, Parser& parser,
                              const Request& head);
    template <class Stream>
    awaitable<void> write(Stream& stream, const Answer& answer, bool keep, bool head_only);
    template <class Stream>
    awaitable<void> tell_events(Stream& stream, const Answer& answer);
    template <class Stream>
    awaitable<void> refuse(Stream& stream, beast::flat_buffer& buffer, int status, const Request& head);
    awaitable<Answer> answered(const Request& request);
    Request head_of(const Parser& parser, const std::string& address) const;
    awaitable<void> watch(const CancelFlag& stop);
};

void Server::State::load_certificate() {
    if (!settings.tls) return;
    tls.emplace(asio::ssl::context::tls_server);
    tls->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 |
                     asio::ssl::context::no_tlsv1_1 | asio::ssl::context::single_dh_use);
    boost::system::error_code problem;
    tls->use_certificate_chain_file(settings.tls->certificate, problem);
    if (problem)
        throw Failure(fault::tls_unreadable,
                      {{"path", settings.tls->certificate}, {"problem", problem.message()}});
    tls->use_private_key_file(settings.tls->key, asio::ssl::context::pem, problem);
    if (problem)
        throw Failure(fault::tls_unreadable, {{"path", settings.tls->key}, {"problem", problem.message()}});
}

void Server::State::listen() {
    boost::system::error_code problem;
    const auto address = asio::ip::make_address(settings.address, problem);
    const tcp::endpoint place(address, settings.port);
    if (!problem) acceptor.open(place.protocol(), problem);
    if (!problem) acceptor.set_option(asio::socket_base::reuse_address(true), problem);
    if (!problem) acceptor.bind(place, problem);
    if (!problem) acceptor.listen(asio::socket_base::max_listen_connections, problem);
    if (problem) {
        throw Failure(fault::port_taken, {{"address", settings.address + ":" + std::to_string(settings.port)},
                                          {"problem", problem.message()}});
    }
}

awaitable<void> Server::State::accept() {
    while (!stopping) {
        boost::system::error_code problem;
        tcp::socket socket = co_await acceptor.async_accept(asio::redirect_error(use_awaitable, problem));
        if (stopping) co_return;
        if (problem) {
            // Out of descriptors, most likely: those that end give theirs back.
            asio::steady_timer timer(io, std::chrono::milliseconds(20));
            co_await timer.async_wait(use_awaitable);
            continue;
        }
        asio::co_spawn(io, serve(std::move(socket)), asio::detached);
    }
}

awaitable<void> Server::State::serve(tcp::socket socket) {
    boost::system::error_code gone;
    const std::string address = socket.remote_endpoint(gone).address().to_string();
    if (gone || !doors.enter(address)) co_return;
    const std::shared_ptr<void> leave(nullptr, [&](void*) { doors.leave(address); });
    socket.set_option(tcp::no_delay(true), gone);
    try {
        if (!tls) {
            PlainStream stream(std::move(socket));
            co_await converse(stream, address);
        } else {
            TlsStream stream(std::move(socket), *tls);
            lowest(stream).expires_after(seconds(settings.head_seconds));
            co_await stream.async_handshake(asio::ssl::stream_base::server, use_awaitable);
            co_await converse(stream, address);
        }
    } catch (const boost::system::system_error& error) {
        if (error.code() == beast::error::timeout) ++counts.deadlines_missed;
    }
}

template <class Stream>
awaitable<void> Server::State::converse(Stream& stream, const std::string& address) {
    beast::flat_buffer buffer;
    while (co_await exchange(stream, buffer, address)) {
    }
    boost::system::error_code ignored;
    lowest(stream).socket().shutdown(tcp::socket::shutdown_send, ignored);
}

// One request and its answer; whether another may follow.
template <class Stream>
awaitable<bool> Server::State::exchange(Stream& stream, beast::flat_buffer& buffer,
                                        const std::string& address) {
    // The first byte may be long in coming, the rest of the head may not.
    if (buffer.size() == 0) {
        lowest(stream).expires_after(seconds(settings.idle_seconds));
        boost::system::error_code ended;
        const std::size_t got =
            co_await stream.async_read_some(buffer.prepare(4096), asio::redirect_error(use_awaitable, ended));
        if (ended) co_return false;
        buffer.commit(got);
    }
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(settings.head_bytes_max));
    parser.body_limit(boost::none);
    lowest(stream).expires_after(seconds(settings.head_seconds));
    boost::system::error_code problem;
    co_await bhttp::async_read_header(stream, buffer, parser, asio::redirect_error(use_awaitable, problem));
    if (problem == bhttp::error::end_of_stream) co_return false;
    if (problem == beast::error::timeout) ++counts.deadlines_missed;
    if (problem == bhttp::error::header_limit) {
        co_await refuse(stream, buffer, 431, head_of(parser, address));
        co_return false;
    }
    if (problem.category() == make_error_code(bhttp::error::bad_method).category()) {
        co_await refuse(stream, buffer, 400, head_of(parser, address));
        co_return false;
    }
    if (problem) co_return false;
    Request request = head_of(parser, address);
    if (!doors.begin(request.address)) {
        co_await refuse(stream, buffer, 429, request);
        co_return false;
    }
    const std::shared_ptr<void> over(nullptr, [&](void*) { doors.end(request.address); });
    if (!co_await read_body(stream, buffer, parser, request)) co_return false;

    ++in_hand;
    const std::shared_ptr<void> done(nullptr, [&](void*) { --in_hand; });
    const bool keep = parser.get().keep_alive() && !stopping;
    request.body = std::move(parser.get().body());
    const Answer answer = co_await answered(request);
    if (answer.events && request.method != Method::head) {
        co_await tell_events(stream, answer);
        co_return false;
    }
    co_await write(stream, answer, keep, request.method == Method::head);
    co_return keep;
}

template <class Stream>
awaitable<bool> Server::State::read_body(Stream& stream, beast::flat_buffer& buffer, Parser& parser,
                                         const Request& head) {
    const std::size_t most = head.path.empty() ? 0 : application.body_bytes_max(head.method, head.path);
    const auto announced = parser.content_length();
    if (announced && *announced > most) {
        co_await refuse(stream, buffer, 413, head);
        co_return false;
    }
    parser.body_limit(most);
    if (parser.is_done()) co_return true;
    lowest(stream).expires_after(seconds(settings.body_seconds));
    if (beast::iequals(head.header("expect"), "100-continue")) {
        bhttp::response<bhttp::empty_body> go_on(bhttp::status::continue_, 11);
        co_await bhttp::async_write(stream, go_on, use_awaitable);
    }
    boost::system::error_code problem;
    co_await bhttp::async_read(stream, buffer, parser, asio::redirect_error(use_awaitable, problem));
    if (problem == bhttp::error::body_limit) co_await refuse(stream, buffer, 413, head);
    if (problem == beast::error::timeout) ++counts.deadlines_missed;
    co_return !problem;
}

Request Server::State::head_of(const Parser& parser, const std::string& address) const {
    const auto& message = parser.get();
    Request request{.method = method_of(message.method()), .address = address, .secure = tls.has_value()};
    for (const auto& field : message)
        request.headers.insert_or_assign(small_letters(field.name_string()), std::string(field.value()));
    if (settings.behind_proxy) {
        if (const std::string seen = last_of_list(request.header("x-forwarded-for")); !seen.empty())
            request.address = seen;
        request.secure = request.header("x-forwarded-proto") == "https";
    }
    request.path = path_of(message.target()).value_or("");
    request.query = query_of(message.target());
    return request;
}

awaitable<Answer> Server::State::answered(const Request& request) {
    if (waiting >= settings.waiting_max + settings.workers) co_return application.refusal(429, request);
    ++waiting;
    const std::shared_ptr<void> taken(nullptr, [&](void*) { --waiting; });
    const auto asked = std::chrono::steady_clock::now();
    // The client may have gone meanwhile: nobody computes what nobody reads.
    const auto in_time = [this, asked] {
        return !stopped && std::chrono::steady_clock::now() - asked < seconds(settings.waiting_seconds);
    };
    co_return co_await asio::co_spawn(
        workers,
        [this, &request, in_time]() -> awaitable<Answer> {
            co_return in_time() ? application.answer(request) : application.refusal(429, request);
        },
        use_awaitable);
}

template <class Stream>
awaitable<void> Server::State::write(Stream& stream, const Answer& answer, bool keep, bool head_only) {
    const std::string_view bytes = answer.bytes();
    bhttp::response<bhttp::span_body<const char>> response;
    response.version(11);
    response.result(static_cast<unsigned>(answer.status));
    response.keep_alive(keep);
    if (!answer.type.empty()) response.set(bhttp::field::content_type, answer.type);
    for (const auto& [name, value] : answer.headers)
        response.insert(name, value);
    const bool bodiless = answer.status == 204 || answer.status == 304;
    if (!bodiless) response.content_length(bytes.size());
    if (!head_only && !bodiless) response.body() = {bytes.data(), bytes.size()};
    lowest(stream).expires_after(seconds(settings.write_seconds));
    bhttp::response_serializer<bhttp::span_body<const char>> serializer(response);
    if (head_only) {
        co_await bhttp::async_write_header(stream, serializer, use_awaitable);
    } else {
        co_await bhttp::async_write(stream, serializer, use_awaitable);
    }
}

// HTTP-5. A line that says nothing shows now and then that the other side is still there.
template <class Stream>
awaitable<void> Server::State::tell_events(Stream& stream, const Answer& answer) {
    bhttp::response<bhttp::empty_body> head(static_cast<bhttp::status>(answer.status), 11);
    head.set(bhttp::field::content_type, answer.type);
    for (const auto& [name, value] : answer.headers)
        head.insert(name, value);
    head.keep_alive(false);
    head.chunked(true);
    bhttp::response_serializer<bhttp::empty_body> serializer(head);
    lowest(stream).expires_after(seconds(settings.write_seconds));
    co_await bhttp::async_write_header(stream, serializer, use_awaitable);

    constexpr std::chrono::milliseconds pause{100};
    constexpr int pauses_between_signs = 150;
    asio::steady_timer timer(io);
    int quiet = 0;
    while (!stopping) {
        const std::optional<std::string> told = answer.events->next();
        if (!told) break;
        const std::string text = !told->empty() ? *told : quiet >= pauses_between_signs ? ":\n\n" : "";
        if (!text.empty()) {
            lowest(stream).expires_after(seconds(settings.write_seconds));
            co_await asio::async_write(stream, bhttp::make_chunk(asio::buffer(text)), use_awaitable);
            quiet = 0;
        }
        ++quiet;
        timer.expires_after(pause);
        co_await timer.async_wait(use_awaitable);
    }
    lowest(stream).expires_after(seconds(settings.write_seconds));
    co_await asio::async_write(stream, bhttp::make_chunk_last(), use_awaitable);
}

// The answer, and then what the client is still sending is let go by for a while: closing on it would reset
// the connection before the answer is read.
template <class Stream>
awaitable<void> Server::State::refuse(Stream& stream, beast::flat_buffer& buffer, int status,
                                      const Request& head) {
    co_await write(stream, application.refusal(status, head), false, head.method == Method::head);
    boost::system::error_code ended;
    lowest(stream).socket().shutdown(tcp::socket::shutdown_send, ended);
    lowest(stream).expires_after(seconds(2));
    constexpr std::size_t let_by_max = 1 << 22;
    for (std::size_t let_by = 0; !ended && let_by < let_by_max;) {
        buffer.clear();
        const std::size_t got = co_await stream.async_read_some(buffer.prepare(1 << 14),
                                                                asio::redirect_error(use_awaitable, ended));
        let_by += got;
    }
}

// HTTP-4. The signal handler can do no more than set the flag, so it is looked at.
awaitable<void> Server::State::watch(const CancelFlag& stop) {
    asio::steady_timer timer(io);
    while (!stop.load(std::memory_order_relaxed)) {
        timer.expires_after(std::chrono::milliseconds(50));
        co_await timer.async_wait(use_awaitable);
    }
    stopping = true;
    boost::system::error_code ignored;
    acceptor.close(ignored);
    // Idle connections would wait for their deadline: those that are being answered end by themselves.
    const auto deadline = std::chrono::steady_clock::now() + seconds(settings.stop_seconds);
    while (in_hand > 0 && std::chrono::steady_clock::now() < deadline) {
        timer.expires_after(std::chrono::milliseconds(20));
        co_await timer.async_wait(use_awaitable);
    }
    io.stop();
}

bool is_loopback(const std::string& address) {
    boost::system::error_code problem;
    const auto parsed = asio::ip::make_address(address, problem);
    return !problem && parsed.is_loopback();
}

Server::Server(const ServerSettings& settings, Application application)
    : state_(std::make_unique<State>(settings, std::move(application))) {
    state_->load_certificate();
    state_->listen();
}

Server::~Server() = default;

std::uint16_t Server::port() const {
    return state_->acceptor.local_endpoint().port();
}

const ServerCounts& Server::counts() const {
    return state_->counts;
}

void Server::run(const CancelFlag& stop) {
    asio::co_spawn(state_->io, state_->accept(), asio::detached);
    asio::co_spawn(state_->io, state_->watch(stop), asio::detached);
    state_->io.run();
    state_->stopped = true;
    state_->workers.join();
}

}  // namespace baophu::http

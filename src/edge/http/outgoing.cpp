#include "edge/http/outgoing.h"

#include <optional>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/program_id.h"
#include "edge/signin/web_address.h"

namespace baophu::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace bhttp = boost::beast::http;
using asio::ip::tcp;
using signin::ProviderAnswer;
using signin::ProviderQuestion;
using signin::WebAddress;

using Message = bhttp::request<bhttp::string_body>;
using Parser = bhttp::response_parser<bhttp::string_body>;

[[noreturn]] void fail(const std::string& problem) {
    throw Failure(fault::provider_unreachable, {{"problem", problem}});
}

Message message_of(const ProviderQuestion& question, const WebAddress& address) {
    const bool posts = !question.form.empty();
    Message message(posts ? bhttp::verb::post : bhttp::verb::get, address.target, 11);
    message.set(bhttp::field::host, address.host_header());
    message.set(bhttp::field::user_agent, "baophu/" + std::string(program_version()));
    message.set(bhttp::field::accept, "application/json");
    message.set(bhttp::field::connection, "close");
    if (!question.authorization.empty()) message.set(bhttp::field::authorization, question.authorization);
    if (posts) {
        message.set(bhttp::field::content_type, "application/x-www-form-urlencoded");
        message.body() = question.form;
        message.prepare_payload();
    }
    return message;
}

// One exchange: connect, shake hands, write, read, each before the deadline of them all.
class Exchange {
public:
    Exchange(const WebAddress& address, const std::string& authorities, const OutgoingLimits& limits)
        : address_(address), deadline_(std::chrono::steady_clock::now() + limits.deadline) {
        parser_.body_limit(limits.bytes_most);
        if (address.secure)
            begin_tls(authorities);
        else
            plain_.emplace(io_);
    }

    ProviderAnswer ask(const Message& message) {
        connect();
        if (tls_) {
            shake_hands();
            exchange(*tls_, message);
        } else {
            exchange(*plain_, message);
        }
        return {.status = static_cast<int>(parser_.get().result_int()), .body = parser_.get().body()};
    }

private:
    void begin_tls(const std::string& authorities) {
        boost::system::error_code problem;
        context_.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 |
                             asio::ssl::context::no_tlsv1_1);
        if (authorities.empty())
            context_.set_default_verify_paths(problem);
        else
            context_.load_verify_file(authorities, problem);
        if (problem) fail(problem.message());
        context_.set_verify_mode(asio::ssl::verify_peer);
        tls_.emplace(io_, context_);
        tls_->set_verify_callback(asio::ssl::host_name_verification(address_.host));
    }

    beast::tcp_stream& lowest() { return tls_ ? tls_->next_layer() : *plain_; }

    // Runs what was begun to its end, or to the deadline. (A name that is being looked up holds the thread
    // for as long as the system's resolver takes, however late that is.)
    void finish(const std::optional<boost::system::error_code>& outcome) {
        io_.restart();
        while (!outcome) {
            if (io_.run_one_until(deadline_) == 0) fail("timeout");
        }
        if (*outcome) fail(outcome->message());
    }

    void connect() {
        std::optional<boost::system::error_code> outcome;
        tcp::resolver resolver(io_);
        tcp::resolver::results_type found;
        resolver.async_resolve(address_.host, std::to_string(address_.port),
                               [&](boost::system::error_code problem, tcp::resolver::results_type results) {
                                   found = std::move(results);
                                   outcome = problem;
                               });
        finish(outcome);
        outcome.reset();
        lowest().expires_at(deadline_);
        lowest().async_connect(
            found, [&](boost::system::error_code problem, const tcp::endpoint&) { outcome = problem; });
        finish(outcome);
    }

    void shake_hands() {
        // The name, so that a server with several certificates shows the right one; of a number there is
        // none.
        std::string name = address_.host;
        const bool named = name.find_first_not_of("0123456789.:") != std::string::npos &&
                           name.find(':') == std::string::npos;
        if (named && SSL_ctrl(tls_->native_handle(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
                              name.data()) != 1)
            fail("SNI");
        std::optional<boost::system::error_code> outcome;
        tls_->async_handshake(asio::ssl::stream_base::client,
                              [&](boost::system::error_code problem) { outcome = problem; });
        finish(outcome);
    }

    template <class Stream>
    void exchange(Stream& stream, const Message& message) {
        std::optional<boost::system::error_code> outcome;
        const auto told = [&](boost::system::error_code problem, std::size_t) { outcome = problem; };
        bhttp::async_write(stream, message, told);
        finish(outcome);
        outcome.reset();
        bhttp::async_read(stream, buffer_, parser_, told);
        finish(outcome);
    }

    WebAddress address_;
    std::chrono::steady_clock::time_point deadline_;
    asio::io_context io_{1};
    asio::ssl::context context_{asio::ssl::context::tls_client};
    std::optional<beast::tcp_stream> plain_;
    std::optional<beast::ssl_stream<beast::tcp_stream>> tls_;
    beast::flat_buffer buffer_;
    Parser parser_;
};

}  // namespace

signin::AskProvider asking_outside(std::string authorities, OutgoingLimits limits) {
    return [authorities = std::move(authorities), limits](const ProviderQuestion& question) {
        const auto address = signin::parse_web_address(question.address);
        if (!address || !address->is_allowed()) fail("https");
        try {
            return Exchange(*address, authorities, limits).ask(message_of(question, *address));
        } catch (const boost::system::system_error& error) {
            fail(error.code().message());
        }
    };
}

}  // namespace baophu::http

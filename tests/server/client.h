// A client that says exactly what a test wants, well-formed or not: bytes out, bytes in.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace baophu::http {

struct Reply {
    int status = 0;
    std::string head;
    std::string body;
};

class Client {
public:
    explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in place{};
        place.sin_family = AF_INET;
        place.sin_port = htons(port);
        place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const timeval patience{.tv_sec = 20, .tv_usec = 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        if (::connect(socket_, reinterpret_cast<sockaddr*>(&place), sizeof place) != 0)
            throw std::runtime_error("cannot connect");
    }
    ~Client() { ::close(socket_); }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    // The next answer; status 0 if the connection ends before it is whole.
    Reply receive() {
        Reply reply;
        std::size_t end = 0;
        while ((end = received_.find("\r\n\r\n")) == std::string::npos) {
            if (!more()) return reply;
        }
        reply.head = received_.substr(0, end);
        received_.erase(0, end + 4);
        const std::size_t length = content_length(reply.head);
        while (received_.size() < length) {
            if (!more()) return {};
        }
        reply.body = received_.substr(0, length);
        received_.erase(0, length);
        reply.status = std::stoi(reply.head.substr(reply.head.find(' ') + 1));
        return reply;
    }

    // All that comes until the other side ends the connection.
    std::string receive_to_the_end() {
        while (more())
            continue;
        return std::exchange(received_, "");
    }

    void receive_head() {
        while (received_.find("\r\n\r\n") == std::string::npos && more())
            continue;
    }

    Reply ask(std::string_view bytes) {
        send(bytes);
        return receive();
    }

    // Whether the other side ends the connection, without a byte more.
    bool ends() {
        char byte = 0;
        return received_.empty() && ::recv(socket_, &byte, 1, 0) == 0;
    }

private:
    bool more() {
        char bytes[1 << 14];
        const ssize_t got = ::recv(socket_, bytes, sizeof bytes, 0);
        if (got <= 0) return false;
        received_.append(bytes, static_cast<std::size_t>(got));
        return true;
    }

    static std::size_t content_length(const std::string& head) {
        const std::size_t at = head.find("Content-Length: ");
        return at == std::string::npos ? 0 : std::stoul(head.substr(at + 16));
    }

    int socket_;
    std::string received_;
};

}  // namespace baophu::http

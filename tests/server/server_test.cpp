// The socket side of the server, met by clients of every kind.
#include "edge/http/server.h"

#include <atomic>
#include <future>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "client.h"
#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu::http {
namespace {

constexpr std::size_t body_most = 1000;

Application echo() {
    return {.body_bytes_max = [](Method method,
                                 std::string_view) { return method == Method::post ? body_most : 0; },
            .answer =
                [](const Request& request) {
                    std::string told = std::string(to_word(request.method)) + " " + request.path;
                    for (const auto& [name, value] : request.query)
                        told += " " + name + "=" + value;
                    return Answer{.status = 200, .type = "text/plain", .body = told + " " + request.body};
                },
            .refusal =
                [](int status, const Request& head) {
                    return Answer{.status = status,
                                  .type = "text/plain",
                                  .body = std::string(to_word(head.method)) + " " + head.path + " " +
                                          std::string(head.header("accept-language"))};
                }};
}

// A server on a thread of its own, for as long as it is in scope.
class Running {
public:
    explicit Running(Application application = echo(), ServerSettings settings = {})
        : server_(on_free_port(settings), std::move(application)), thread_([this] { server_.run(stop_); }) {}
    ~Running() { stop(); }

    void stop() {
        stop_ = true;
        if (thread_.joinable()) thread_.join();
    }
    std::uint16_t port() const { return server_.port(); }
    const ServerCounts& counts() const { return server_.counts(); }

private:
    static ServerSettings on_free_port(ServerSettings settings) {
        settings.port = 0;
        return settings;
    }

    CancelFlag stop_ = false;
    Server server_;
    std::thread thread_;
};

const std::string simple = "GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n";

// Tells three things, then that it is over.
class ThreeThings final : public EventSource {
public:
    std::optional<std::string> next() override {
        if (told_ == 3) return std::nullopt;
        return "data: " + std::to_string(++told_) + "\n\n";
    }

private:
    int told_ = 0;
};

// Never tells anything, and is never over.
class Silence final : public EventSource {
public:
    std::optional<std::string> next() override { return ""; }
};

template <class Source>
Application telling() {
    Application application = echo();
    application.answer = [](const Request&) {
        return Answer{
            .status = 200, .type = "text/event-stream", .body = "", .events = std::make_shared<Source>()};
    };
    return application;
}

TEST(Server, HTTP5_EventsGoOutPieceByPieceUntilTheyAreOver) {
    const Running running(telling<ThreeThings>());
    Client client(running.port());
    client.send(simple);
    const std::string all = client.receive_to_the_end();
    EXPECT_NE(all.find("Content-Type: text/event-stream"), std::string::npos) << all;
    EXPECT_NE(all.find("Transfer-Encoding: chunked"), std::string::npos) << all;
    const std::size_t one = all.find("data: 1");
    const std::size_t three = all.find("data: 3");
    EXPECT_LT(one, three);
    EXPECT_NE(three, std::string::npos);
    EXPECT_TRUE(all.ends_with("0\r\n\r\n")) << all;
}

TEST(Server, HTTP4_WhoOnlyListensDoesNotKeepTheServerFromStopping) {
    Running running(telling<Silence>());
    Client client(running.port());
    client.send(simple);
    client.receive_head();
    const auto begun = std::chrono::steady_clock::now();
    running.stop();
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(5));
}

TEST(Server, HTTP6_WhoWouldWaitBehindTooManyIsToldSoAtOnce) {
    std::promise<void> taken;
    std::promise<void> go_on;
    const std::shared_future<void> released = go_on.get_future().share();
    std::atomic<int> asked = 0;
    Application application = echo();
    application.answer = [&](const Request&) {
        if (asked++ == 0) taken.set_value();
        released.wait();
        return Answer{.status = 200, .type = "text/plain", .body = "done"};
    };
    Running running(application, {.workers = 1, .waiting_max = 0});
    Client first(running.port());
    first.send(simple);
    taken.get_future().wait();
    Client second(running.port());
    EXPECT_EQ(second.ask(simple).status, 429);
    go_on.set_value();
    EXPECT_EQ(first.receive().status, 200);
    EXPECT_EQ(Client(running.port()).ask(simple).status, 200) << "there is room again";
    EXPECT_EQ(asked, 2);
}

TEST(Server, AnswersOneAfterTheOtherOnOneConnection) {
    const Running running;
    Client client(running.port());
    for (int i = 0; i < 3; ++i) {
        const Reply reply = client.ask(simple);
        EXPECT_EQ(reply.status, 200);
        EXPECT_EQ(reply.body, "GET /a b=c ");
    }
}

TEST(Server, AnswersRequestsThatCameTogether) {
    const Running running;
    Client client(running.port());
    client.send(simple + simple + simple);
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(client.receive().status, 200);
}

TEST(Server, ClosesWhereTheClientSaysSo) {
    const Running running;
    Client client(running.port());
    EXPECT_EQ(client.ask("GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").status, 200);
    EXPECT_TRUE(client.ends());
    Client old(running.port());
    EXPECT_EQ(old.ask("GET /a HTTP/1.0\r\n\r\n").status, 200);
    EXPECT_TRUE(old.ends());
}

TEST(Server, HeadHasTheLengthAndNoBody) {
    const Running running;
    Client client(running.port());
    client.send("HEAD /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    std::string all;
    const Reply reply = client.receive();  // Waits for a body that never comes.
    EXPECT_EQ(reply.status, 0);
}

TEST(Server, HTTP1_ABodyThatIsTooLargeIsRefusedBeforeItComes) {
    const Running running;
    Client client(running.port());
    const Reply reply = client.ask("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n");
    EXPECT_EQ(reply.status, 413);
}

TEST(Server, HTTP1_ABodyThatGrowsTooLargeIsRefused) {
    const Running running;
    Client client(running.port());
    client.send("POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    client.send("400\r\n" + std::string(0x400, 'a') + "\r\n400\r\n");
    EXPECT_EQ(client.receive().status, 413);
}

TEST(Server, HTTP1_ABodyWhereNoneIsWantedIsRefused) {
    const Running running;
    Client client(running.port());
    EXPECT_EQ(client.ask("GET /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\na").status, 413);
}

TEST(Server, HTTP1_ALargeHeadIsRefused) {
    const Running running;
    Client client(running.port());
    EXPECT_EQ(client.ask("GET /a HTTP/1.1\r\nHost: x\r\nX: " + std::string(20'000, 'a') + "\r\n\r\n").status,
              431);
}

// Of a request that is refused before it is read the refusal knows who asked what, in which language.
TEST(Server, ARefusalKnowsTheHead) {
    const Running running;
    const std::string asked = " HTTP/1.1\r\nHost: x\r\nAccept-Language: en\r\n";
    EXPECT_EQ(Client(running.port()).ask("PUT /api/a?b=c" + asked + "Content-Length: 1\r\n\r\na").body,
              "PUT /api/a en");
    EXPECT_EQ(Client(running.port()).ask("POST /a" + asked + "Content-Length: 1001\r\n\r\n").body,
              "POST /a en");
    EXPECT_EQ(
        Client(running.port()).ask("GET /a" + asked + "X: " + std::string(20'000, 'a') + "\r\n\r\n").body,
        "GET /a en");
}

TEST(Server, WhatIsNoHttpIsRefused) {
    const Running running;
    for (const char* bytes :
         {"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
          "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n"}) {
        Client client(running.port());
        EXPECT_EQ(client.ask(bytes).status, 400) << bytes;
        EXPECT_TRUE(client.ends());
    }
}

TEST(Server, APathThatIsNoneComesEmpty) {
    const Running running;
    Client client(running.port());
    EXPECT_EQ(client.ask("GET /../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n").body, "GET  ");
}

TEST(Server, ExpectContinueIsAnswered) {
    const Running running;
    Client client(running.port());
    client.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.receive().status, 100);
    EXPECT_EQ(client.ask("abc").body, "POST /a abc");
}

TEST(Server, HTTP2_ASlowHeadEndsAndHoldsNobodyUp) {
    const Running running(echo(), {.head_seconds = 1});
    std::vector<std::unique_ptr<Client>> slow;
    for (int i = 0; i < 300; ++i) {
        slow.push_back(std::make_unique<Client>(running.port()));
        slow.back()->send("GET /a HTTP/1.1\r\nHost: x\r\nX-");
    }
    Client quick(running.port());
    EXPECT_EQ(quick.ask(simple).status, 200);
    for (const auto& client : slow)
        EXPECT_TRUE(client->ends());
    // The other side sees the end before the server counts it; one more answer and all of them are counted.
    EXPECT_EQ(quick.ask(simple).status, 200);
    EXPECT_EQ(running.counts().deadlines_missed.load(), 300U);
}

TEST(Server, HTTP2_ASlowBodyEnds) {
    const Running running(echo(), {.body_seconds = 1});
    Client client(running.port());
    client.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc");
    EXPECT_TRUE(client.ends());
    EXPECT_EQ(Client(running.port()).ask(simple).status, 200);
    EXPECT_EQ(running.counts().deadlines_missed.load(), 1U);
}

TEST(Server, HTTP2_AnIdleConnectionEnds) {
    const Running running(echo(), {.idle_seconds = 1});
    Client client(running.port());
    EXPECT_EQ(client.ask(simple).status, 200);
    EXPECT_TRUE(client.ends());
}

TEST(Server, HTTP3_OneAddressHasItsPartOfTheConnections) {
    const Running running(echo(), {.connections_per_address_max = 2});
    Client one(running.port());
    Client two(running.port());
    EXPECT_EQ(one.ask(simple).status, 200);
    EXPECT_EQ(two.ask(simple).status, 200);
    Client three(running.port());
    EXPECT_TRUE(three.ends());
    EXPECT_EQ(running.counts().connections_refused.load(), 1U);
}

// Behind a proxy all connections are its own: what counts is whose request is in hand.
TEST(Server, HTTP3_BehindAProxyTheForwardedAddressCounts) {
    std::promise<void> taken;
    std::promise<void> go_on;
    const std::shared_future<void> released = go_on.get_future().share();
    std::atomic<int> asked = 0;
    Application application = echo();
    application.answer = [&](const Request& request) {
        if (asked++ == 0) {
            taken.set_value();
            released.wait();
        }
        return Answer{.status = 200, .type = "text/plain", .body = request.address};
    };
    Running running(application, {.behind_proxy = true, .connections_per_address_max = 1});
    const auto from = [](const std::string& address) {
        return "GET /a HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: " + address + "\r\n\r\n";
    };
    Client first(running.port());
    first.send(from("10.0.0.7"));
    taken.get_future().wait();
    Client second(running.port());
    EXPECT_EQ(second.ask(from("10.0.0.8")).body, "10.0.0.8") << "another one, by the same proxy";
    EXPECT_EQ(Client(running.port()).ask(from("10.0.0.7")).status, 429);
    EXPECT_EQ(running.counts().connections_refused.load(), 1U);
    go_on.set_value();
    EXPECT_EQ(first.receive().body, "10.0.0.7");
    EXPECT_EQ(first.ask(from("10.0.0.7")).status, 200) << "his first is over";
    EXPECT_EQ(second.ask(from("10.0.0.7")).status, 200);
}

TEST(Server, TellsWhichAddressesAreThisMachines) {
    for (const char* own : {"127.0.0.1", "127.8.9.1", "::1"})
        EXPECT_TRUE(is_loopback(own)) << own;
    for (const char* other : {"0.0.0.0", "::", "10.0.0.7", "192.168.1.2", "no address", ""})
        EXPECT_FALSE(is_loopback(other)) << other;
}

TEST(Server, HTTP4_WhatIsBeingAnsweredIsFinished) {
    std::promise<void> begun;
    std::promise<void> go_on;
    Application application = echo();
    application.answer = [&](const Request&) {
        begun.set_value();
        go_on.get_future().wait();
        return Answer{.status = 200, .type = "text/plain", .body = "whole"};
    };
    Running running(application);
    Client client(running.port());
    client.send(simple);
    begun.get_future().wait();
    std::thread stopping([&] { running.stop(); });
    go_on.set_value();
    const Reply reply = client.receive();
    stopping.join();
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, "whole");
    EXPECT_THROW(Client(running.port()), std::runtime_error);
}

TEST(Server, ManyClientsAtOnceGetTheirOwnAnswers) {
    const Running running;
    std::vector<std::thread> threads;
    std::atomic<int> right = 0;
    for (int t = 0; t < 8; ++t) {
        threads.emplace_back([&, t] {
            Client client(running.port());
            for (int i = 0; i < 100; ++i) {
                const std::string path = "/" + std::to_string(t) + "-" + std::to_string(i);
                if (client.ask("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").body == "GET " + path + " ")
                    ++right;
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(right.load(), 800);
}

TEST(Server, AProxyIsBelievedOnlyWhereItStands) {
    Application application = echo();
    application.answer = [](const Request& request) {
        return Answer{.status = 200,
                      .type = "text/plain",
                      .body = request.address + (request.secure ? " tls" : " plain")};
    };
    const std::string asked =
        "GET / HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 9.9.9.9, 10.0.0.7\r\nX-Forwarded-Proto: https\r\n\r\n";
    const Running alone(application);
    EXPECT_EQ(Client(alone.port()).ask(asked).body, "127.0.0.1 plain");
    const Running behind(application, {.behind_proxy = true});
    EXPECT_EQ(Client(behind.port()).ask(asked).body, "10.0.0.7 tls");
}

TEST(Server, APortThatIsTakenIsTold) {
    const Running running;
    try {
        Server again({.port = running.port()}, echo());
        FAIL();
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault().code, fault::port_taken);
    }
}

}  // namespace
}  // namespace baophu::http

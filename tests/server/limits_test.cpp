// How much one caller may ask, what is told of a request that never reaches a route, and what a monitor is
// told.
#include <chrono>
#include <vector>

#include <gtest/gtest.h>

#include "asking.h"
#include "core/base/fault_codes.h"
#include "edge/workspace/audit_heads.h"
#include "edge/workspace/backup.h"

namespace baophu::http {
namespace {

using rights::Role;
using std::chrono::seconds;

std::string header_of(const Answer& answer, std::string_view name) {
    for (const auto& [key, value] : answer.headers) {
        if (key == name) return value;
    }
    return "";
}

Request from(std::string address, Request request) {
    request.address = std::move(address);
    return request;
}

Request with_cookie(const std::string& token) {
    Request request = House::request(Method::get, "/api/health");
    request.headers["cookie"] = "baophu=" + token;
    return request;
}

class Limits : public testing::Test {
protected:
    ApplicationSettings settings(ApplicationSettings chosen) {
        chosen.clock = [this] { return now_; };
        return chosen;
    }
    void pass(seconds time) { now_ += time; }

    House house_;
    RateLimit::Time now_{};
};

TEST_F(Limits, APP5_AnAddressWithoutASessionHasOneBucket) {
    Desk strict(house_.office(), {}, settings({.requests_per_second = 1, .requests_ahead = 2}));
    const Request request = House::request(Method::get, "/api/health");
    EXPECT_EQ(strict.answer(request).status, 200);
    EXPECT_EQ(strict.answer(request).status, 200);
    const Answer refused = strict.answer(request);
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(header_of(refused, "Retry-After"), "1");
    EXPECT_EQ(strict.answer(from("10.0.0.9", request)).status, 200);
    pass(seconds(1));
    EXPECT_EQ(strict.answer(request).status, 200);
}

TEST_F(Limits, APP5_ACookieThatIsNoSessionEscapesNothing) {
    Desk strict(house_.office(), {}, settings({.requests_per_second = 1, .requests_ahead = 20}));
    int refused = 0;
    for (int i = 0; i < 50; ++i)
        refused += static_cast<int>(strict.answer(with_cookie("made up " + std::to_string(i))).status == 429);
    EXPECT_EQ(refused, 30);
}

TEST_F(Limits, APP5_ASessionHasABucketOfItsOwn) {
    const House::Person& lan = signed_in(house_, Role::si_analyst);
    const House::Person& minh = signed_in(house_, Role::administrator);
    Desk strict(house_.office(), {}, settings({.requests_per_second = 1, .requests_ahead = 2}));
    const Request request = House::request(Method::get, "/api/health");
    for (int i = 0; i < 2; ++i)
        EXPECT_EQ(strict.answer(request).status, 200);
    EXPECT_EQ(strict.answer(request).status, 429) << "the address has no more";
    for (const House::Person* person : {&lan, &minh}) {
        const Request asked = House::request(Method::get, "/api/session", person);
        EXPECT_EQ(strict.answer(asked).status, 200);
        EXPECT_EQ(strict.answer(from("10.0.0.9", asked)).status, 200);
        EXPECT_EQ(strict.answer(asked).status, 429) << "wherever it comes from";
    }
}

TEST_F(Limits, APP6_GuessesOverManyNamesEnd) {
    Desk strict(house_.office(), {}, settings({.sign_ins_per_second = 0.2, .sign_ins_ahead = 3}));
    const auto guess = [&](const std::string& name, const std::string& address = "127.0.0.1") {
        return strict.answer(from(address, House::request(Method::post, "/api/session", nullptr,
                                                          R"({"name":")" + name + R"(","password":"sai"})")));
    };
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(code_of(guess("name" + std::to_string(i))), fault::sign_in_refused);
    const std::int64_t lines = house_.office().audit.head().sequence;
    const Answer refused = guess("another");
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(code_of(refused), fault::too_many_requests);
    EXPECT_EQ(header_of(refused, "Retry-After"), "5");
    EXPECT_EQ(house_.office().audit.head().sequence, lines) << "no password was looked at";
    EXPECT_EQ(strict.answer(House::request(Method::get, "/api/health")).status, 200);
    EXPECT_EQ(code_of(guess("another", "10.0.0.9")), fault::sign_in_refused);
    pass(seconds(5));
    EXPECT_EQ(code_of(guess("another")), fault::sign_in_refused);
}

// A whole office comes to work behind one address.
TEST_F(Limits, APP6_WhoIsLetInCostsNothing) {
    const House::Person& lan = signed_in(house_, Role::si_analyst);
    Desk strict(house_.office(), {}, settings({.sign_ins_per_second = 0.2, .sign_ins_ahead = 1}));
    const Request in = House::request(Method::post, "/api/session", nullptr,
                                      R"({"name":")" + lan.login + R"(","password":"một mật khẩu đủ dài"})");
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(strict.answer(in).status, 200);
}

TEST_F(Limits, APP3_WhatCameByTlsAsksForItTheNextTime) {
    Request request = House::request(Method::get, "/api/health");
    EXPECT_EQ(header_of(house_.desk().answer(request), "Strict-Transport-Security"), "");
    request.secure = true;
    EXPECT_EQ(header_of(house_.desk().answer(request), "Strict-Transport-Security"), "max-age=31536000");
    EXPECT_EQ(header_of(house_.desk().refusal(431, request), "Strict-Transport-Security"),
              "max-age=31536000");
}

// ---- What never reaches a route ------------------------------------------------------------------------

TEST_F(Limits, ABodyThatIsNotTakenIsToldInTheRightOrder) {
    const auto refused = [&](Method method, std::string_view target) {
        const Answer answer = house_.desk().refusal(413, House::request(method, target));
        return std::to_string(answer.status) + " " + code_of(answer);
    };
    const auto told = [](int status, std::string_view code) {
        return std::to_string(status) + " " + std::string(code);
    };
    EXPECT_EQ(refused(Method::put, "/api/nosuch"), told(404, fault::route_unknown));
    EXPECT_EQ(refused(Method::put, "/api/jobs"), told(405, fault::method_unknown));
    EXPECT_EQ(refused(Method::post, "/api/jobs"), told(400, fault::body_not_taken));
    EXPECT_EQ(refused(Method::post, "/law"), told(400, fault::body_not_taken));
    EXPECT_EQ(refused(Method::post, "/api/session"), told(413, fault::body_too_large));
    const Answer large = house_.desk().refusal(413, House::request(Method::post, "/api/session"));
    EXPECT_NE(large.body.find("8 KB"), std::string::npos) << large.body;
}

TEST_F(Limits, ARefusalIsInTheLanguageOfWhoAsks) {
    Request head = House::request(Method::put, "/api/nosuch");
    for (const int status : {400, 413, 429, 431}) {
        head.headers["accept-language"] = "en";
        const std::string english(object_of(house_.desk().refusal(status, head)).at("title").as_string());
        head.headers.erase("accept-language");
        const std::string vietnamese(object_of(house_.desk().refusal(status, head)).at("title").as_string());
        EXPECT_NE(english, vietnamese) << status;
    }
    EXPECT_EQ(header_of(house_.desk().refusal(429, head), "Retry-After"), "1");
}

// ---- Metrics -------------------------------------------------------------------------------------------

// Each line of a sample stands under a HELP and a TYPE of its name.
std::vector<std::string> without_type(const std::string& text) {
    std::vector<std::string> found;
    std::string known;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        const std::string line = text.substr(at, end - at);
        at = end + 1;
        if (line.starts_with("# HELP ")) continue;
        if (line.starts_with("# TYPE ")) {
            known = line.substr(7, line.find(' ', 7) - 7);
        } else if (known.empty() || !line.starts_with(known)) {
            found.push_back(line);
        }
    }
    return found;
}

std::string value_of(const std::string& text, const std::string& name) {
    const std::size_t at = text.find("\n" + name + " ");
    if (at == std::string::npos) return "";
    const std::size_t begin = at + name.size() + 2;
    return text.substr(begin, text.find('\n', begin) - begin);
}

TEST_F(Limits, MetricsTellTheStateOfTheOffice) {
    house_.ask(Method::get, "/api/health");
    const std::string before = house_.desk().metrics();
    EXPECT_EQ(without_type(before), std::vector<std::string>{}) << before;
    EXPECT_NE(before.find("baophu_answers_total{route=\"/api/health\",status=\"200\"} 1\n"),
              std::string::npos)
        << before;
    EXPECT_NE(before.find("# TYPE baophu_answer_seconds summary\n"), std::string::npos);
    EXPECT_GT(std::stoll(value_of(before, "baophu_store_bytes")), 10'000);
    EXPECT_GT(std::stoll(value_of(before, "baophu_free_bytes")), 0);
    EXPECT_EQ(value_of(before, "baophu_audit_head_age_days"), "") << "nothing was signed yet";
    EXPECT_EQ(value_of(before, "baophu_backup_age_seconds"), "");
    const std::int64_t age = std::stoll(value_of(before, "baophu_run_age_seconds"));
    EXPECT_NE(before.find("baophu_jobs{kind=\"run\",state=\"waiting\"} 0\n"), std::string::npos);

    workspace::AuditHeads(house_.office().workspace.audit_heads_folder()).write(house_.office().database);
    const TemporaryFolder folder;
    house_.office().backups = folder.path() / "sao lưu";
    const House::Person& administrator = signed_in(house_, Role::administrator);
    house_.writing().lock.reset();
    EXPECT_EQ(house_.ask(Method::post, "/api/office/backups", &administrator).status, 202);
    const std::string waiting = house_.desk().metrics();
    EXPECT_NE(waiting.find("baophu_jobs{kind=\"backup\",state=\"waiting\"} 1\n"), std::string::npos);
    ASSERT_TRUE(house_.office().jobs.work_once());
    house_.pass(std::chrono::hours(48));
    const std::string after = house_.desk().metrics();
    EXPECT_EQ(value_of(after, "baophu_audit_head_age_days"), "2");
    // The backup is told by the system's clock, which the house's has left behind by two days.
    EXPECT_NEAR(static_cast<double>(std::stoll(value_of(after, "baophu_backup_age_seconds"))), 48 * 3600,
                600);
    EXPECT_GE(std::stoll(value_of(after, "baophu_run_age_seconds")), age + 48 * 3600);
    EXPECT_NE(after.find("baophu_jobs{kind=\"backup\",state=\"done\"} 1\n"), std::string::npos);
}

TEST_F(Limits, MetricsAreForThisMachineAlone) {
    EXPECT_EQ(house_.ask(Method::get, "/metrics").status, 200);
    EXPECT_NE(house_.desk().answer(from("10.0.0.9", House::request(Method::get, "/metrics"))).type,
              "text/plain; version=0.0.4");
}

}  // namespace
}  // namespace baophu::http

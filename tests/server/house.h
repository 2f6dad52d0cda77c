// A small office with a run of made-up persons, and one user of every role, signed in.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include <boost/json/parse.hpp>

#include "edge/http/application.h"
#include "edge/http/first_start.h"
#include "edge/rights/policy.h"
#include "edge/signin/quick_for_tests.h"
#include "edge/workspace/made_up_deliveries_for_tests.h"
#include "edge/workspace/runs.h"

namespace baophu::http {

class House {
public:
    // `now`: the office's clock.
    explicit House(store::Instant now = store::system_now()) : now_(now) {
        at_.take_three_lists();
        workspace::make_run(at_.workspace, *at_.lock, at_.store, {.month = {}, .as_known_on = {}},
                            at_.progress, at_.cancel);
        database_ = std::make_unique<store::Database>(
            at_.workspace.store_file().string(), store::DatabaseOptions{.clock = [this] { return now_; }});
        office_ = std::make_unique<Office>(at_.workspace, *database_, warehouse::Settings{.threads = 1},
                                           signin::quick);
        desk_ = std::make_unique<Desk>(*office_, std::span<const WebFile>(),
                                       ApplicationSettings{.requests_ahead = 100'000});
        first_ = prepare(*office_);
    }

    workspace::Writing& writing() { return at_; }
    Office& office() { return *office_; }
    Desk& desk() { return *desk_; }
    const std::optional<signin::FirstSignIn>& first() const { return first_; }
    void pass(std::chrono::seconds time) { now_ += time; }

    // Somebody with the role in that territory, signed in with a password of his own; the same one the next
    // time.
    struct Person {
        std::string login;
        std::string token;
        std::string csrf;
    };
    const Person& person(rights::Role role, const std::string& agency, const std::string& territory,
                         const std::string& suffix = "") {
        const std::string login = std::string(to_word(role)) + territory + suffix;
        const auto found = persons_.find(login);
        if (found != persons_.end()) return found->second;
        const auto added = add_user(*office_,
                                    {.login = login,
                                     .full_name = "Người Mẫu",
                                     .agency = agency,
                                     .role = std::string(to_word(role)),
                                     .territory = territory},
                                    {.login = "test"});
        const signin::Client client{.address = "127.0.0.1", .agent = "test"};
        const auto signed_in =
            office_->signin.sign_in({.login = added.login, .password = added.password}, client);
        const auto visit = office_->signin.visit(signed_in.token);
        const auto again =
            office_->signin.change_password(*visit, added.password, "một mật khẩu đủ dài", client);
        return persons_.emplace(login, Person{added.login, again.token, again.csrf_token}).first->second;
    }

    static Request request(Method method, std::string_view target, const Person* person = nullptr,
                           std::string body = "");

    Answer ask(Method method, std::string_view target, const Person* person = nullptr,
               std::string body = "") {
        return desk_->answer(request(method, target, person, std::move(body)));
    }

private:
    workspace::Writing at_;
    store::Instant now_;
    std::unique_ptr<store::Database> database_;
    std::unique_ptr<Office> office_;
    std::unique_ptr<Desk> desk_;
    std::optional<signin::FirstSignIn> first_;
    std::map<std::string, Person> persons_;
};

}  // namespace baophu::http

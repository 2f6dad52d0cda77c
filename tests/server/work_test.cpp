// What people send and decide, from the first byte to the figures: uploads, jobs, decisions, the next run.
#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

#include "contract.h"
#include "core/base/fault_codes.h"
#include "edge/http/reading.h"
#include "house.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using rights::Role;

const Contract& contract() {
    static const Contract shared;
    return shared;
}

class Work : public testing::Test {
protected:
    Work() { house_.writing().lock.reset(); }

    const House::Person& analyst() { return house_.person(Role::si_analyst, "social-insurance", ""); }
    const House::Person& tax() { return house_.person(Role::tax_officer, "tax", ""); }

    // The answer's object; its form is held to the contract.
    json::object ask(Method method, const std::string& target, const std::string& pattern,
                     const House::Person& who, const std::string& body = "", int status = 200) {
        const Answer answer = house_.ask(method, target, &who, body);
        EXPECT_EQ(answer.status, status) << target << " " << answer.body.substr(0, 400);
        const bool is_json = answer.type.find("json") != std::string::npos;
        const json::value told = is_json ? json::parse(answer.body) : json::value();
        for (const std::string& fault :
             contract().faults(to_word(method), pattern, answer.status, answer.type, told,
                               [](rights::Shown) { return true; }))
            ADD_FAILURE() << fault;
        return told.is_object() ? told.as_object() : json::object();
    }

    json::object upload(const House::Person& who, const std::string& name, const std::string& content,
                        bool look_only = false) {
        const json::object wanted{{"file_name", name}, {"bytes", content.size()}, {"look_only", look_only}};
        const json::object begun =
            ask(Method::post, "/api/uploads", "/api/uploads", who, json::serialize(wanted), 201);
        const std::string id(begun.at("id").as_string());
        const std::size_t half = content.size() / 2;
        piece(who, id, 0, content.substr(0, half));
        return piece(who, id, half, content.substr(half));
    }

    json::object piece(const House::Person& who, const std::string& id, std::size_t offset,
                       const std::string& bytes, int status = 200) {
        return ask(Method::patch, "/api/uploads/" + id + "?offset=" + std::to_string(offset),
                   "/api/uploads/{id}", who, bytes, status);
    }

    json::object upload_of(const House::Person& who, const std::string& id, int status = 200) {
        return ask(Method::get, "/api/uploads/" + id, "/api/uploads/{id}", who, "", status);
    }

    static std::string id_of(const json::object& upload) { return std::string(upload.at("id").as_string()); }

    // The participants' list of another month, with a row whose number has a letter in it.
    static std::string list_with_a_bad_row() {
        return workspace::si_list("01/2019") +
               workspace::si_row("01/2019", "7512345604", "Đặng Văn Giả", "07509300123x");
    }

    std::string decide(const std::string& verdict, int status = 201) {
        const json::object wanted{{"left", "social-insurance/si-participants/7512345601"},
                                  {"right", "social-insurance/si-participants/7512345602"},
                                  {"verdict", verdict},
                                  {"reason", "khác ngày sinh"}};
        const json::object told = ask(Method::post, "/api/links/decisions", "/api/links/decisions", analyst(),
                                      json::serialize(wanted), status);
        return status == 201 ? std::to_string(told.at("sequence").as_int64())
                             : std::string(told.at("code").as_string());
    }

    std::int64_t lacking(const char* what) {
        return ask(Method::get, "/api/jobs", "/api/jobs", analyst())
            .at("office")
            .at("lacking")
            .at(what)
            .as_int64();
    }

    void run_again() {
        ask(Method::post, "/api/jobs", "/api/jobs", analyst(), "", 202);
        ASSERT_TRUE(house_.office().jobs.work_once());
        ASSERT_EQ(house_.office().jobs.all().at(0).state, JobState::done);
    }

    json::value newest_decision() {
        return ask(Method::get, "/api/links/decisions", "/api/links/decisions", analyst())
            .at("decisions")
            .at(0);
    }

    House house_;
};

TEST_F(Work, AFileComesInByPiecesAndIsTakenIn) {
    const json::object sent = upload(analyst(), "bhxh 01.csv", list_with_a_bad_row());
    EXPECT_EQ(sent.at("state").as_string(), "waiting");
    EXPECT_TRUE(sent.at("job").is_string());
    ASSERT_TRUE(house_.office().jobs.work_once());
    const json::object taken = upload_of(analyst(), id_of(sent));
    EXPECT_EQ(taken.at("state").as_string(), "taken") << json::serialize(taken);
    const json::object& result = taken.at("result").as_object();
    EXPECT_EQ(result.at("dataset").as_string(), "si-participants");
    EXPECT_EQ(result.at("period").as_string(), "2019-01");
    EXPECT_EQ(result.at("read").as_int64(), 3);
    EXPECT_EQ(result.at("accepted").as_int64(), 2);
    EXPECT_EQ(result.at("refused").as_int64(), 1);
    EXPECT_EQ(result.at("first_refused").at(0).at("value").as_string(), "07509300123x");
    EXPECT_EQ(lacking("deliveries"), 1);

    const std::string sha256(result.at("sha256").as_string());
    const json::object receipt =
        ask(Method::get, "/api/deliveries/" + sha256, "/api/deliveries/{sha256}", analyst());
    EXPECT_FALSE(receipt.at("in_run").as_bool());
    EXPECT_EQ(receipt.at("faults").at(0).at("rows").as_int64(), 1);
    EXPECT_EQ(receipt.at("delivery").at("taken_by").as_string(), analyst().login);

    const auto reads = house_.office().store.reads();
    const Answer returned =
        house_.ask(Method::get, "/api/deliveries/" + sha256 + "/returned.xlsx", &analyst());
    EXPECT_EQ(returned.status, 200) << returned.body.substr(0, 300);
    EXPECT_TRUE(returned.body.starts_with("PK"));
    EXPECT_EQ(house_.office().store.reads(), reads + 1) << "logged before it left";
}

TEST_F(Work, AReceiptSaysWhoMayTakeItBack) {
    const json::object sent =
        upload(tax(), "thue.csv",
               workspace::tax_list() + "2018,3600123457,Công ty Giả Định,731,Ai Đó,,,1.000.000,\r\n");
    ASSERT_TRUE(house_.office().jobs.work_once());
    const std::string sha256(upload_of(tax(), id_of(sent)).at("result").at("sha256").as_string());
    const auto may = [&](const House::Person& who) {
        return ask(Method::get, "/api/deliveries/" + sha256, "/api/deliveries/{sha256}", who)
            .at("may_withdraw")
            .as_bool();
    };
    const House::Person& leader = house_.person(Role::leader, "provincial-committee", "");
    EXPECT_TRUE(may(tax()));
    EXPECT_FALSE(may(leader)) << "who only sees deliveries";
}

TEST_F(Work, WhatWasSaidOfAFileIsToldAgain) {
    const json::object sent = upload(analyst(), "bhxh 01.csv", workspace::si_list("01/2019"), true);
    EXPECT_TRUE(sent.at("stated_dataset").is_null());
    house_.office().jobs.work_once();
    ask(Method::post, "/api/uploads/" + id_of(sent) + "/reading", "/api/uploads/{id}/reading", analyst(),
        R"({"look_only": true, "dataset": "si-participants", "period": "2019-01"})", 202);
    const json::object told = upload_of(analyst(), id_of(sent));
    EXPECT_EQ(told.at("stated_dataset").as_string(), "si-participants");
    EXPECT_EQ(told.at("stated_period").as_string(), "2019-01");
}

TEST_F(Work, WhoMayStartRunsSeesThemAndEndsThemAndNoFiles) {
    const House::Person& administrator = house_.person(Role::administrator, "social-insurance", "");
    upload(analyst(), "bhxh 01.csv", workspace::si_list("01/2019"));
    const auto jobs_of = [&](const House::Person& who) {
        return ask(Method::get, "/api/jobs", "/api/jobs", who).at("jobs").as_array();
    };
    ASSERT_EQ(jobs_of(analyst()).size(), 1U);
    EXPECT_EQ(jobs_of(analyst()).at(0).at("file_name").as_string(), "bhxh 01.csv");
    EXPECT_TRUE(jobs_of(administrator).empty()) << "a file is not his";
    const json::object run = ask(Method::post, "/api/jobs", "/api/jobs", administrator, "", 202);
    ASSERT_EQ(jobs_of(administrator).size(), 1U);
    EXPECT_TRUE(jobs_of(administrator).at(0).at("file_name").is_null());
    ask(Method::del, "/api/jobs/" + std::string(run.at("id").as_string()), "/api/jobs/{id}", administrator,
        "", 202);
    const House::Person& media = house_.person(Role::media_officer, "media", "");
    EXPECT_EQ(jobs_of(media).size(), 1U) << "runs are everybody's, as events tell them";
    const json::object again = ask(Method::post, "/api/jobs", "/api/jobs", administrator, "", 202);
    ask(Method::del, "/api/jobs/" + std::string(again.at("id").as_string()), "/api/jobs/{id}", media, "",
        403);
}

TEST_F(Work, ADecisionNamesItsPersonsForAPurposeThatTellsThem) {
    decide("different");
    EXPECT_TRUE(newest_decision().at("left_person").is_null()) << "without a purpose nobody is named";
    const auto reads = house_.office().store.reads();
    const json::object told =
        ask(Method::get, "/api/links/decisions?purpose=gap-review", "/api/links/decisions", analyst());
    const json::value& decision = told.at("decisions").at(0);
    EXPECT_EQ(decision.at("left_person").at("full_name").as_string(), "Nguyễn Thị Ngọc Ánh");
    EXPECT_EQ(decision.at("right_person").at("full_name").as_string(), "Hồ Văn Em");
    EXPECT_TRUE(decision.at("left_person").at("person").as_string().starts_with("P-"));
    EXPECT_EQ(house_.office().store.reads(), reads + 1) << "logged before it left";
    ask(Method::get, "/api/links/decisions?purpose=voluntary-outreach", "/api/links/decisions", analyst(), "",
        403);
}

TEST_F(Work, WhatIsOnlyLookedAtIsNoDelivery) {
    const json::object sent = upload(analyst(), "bhxh 01.csv", list_with_a_bad_row(), true);
    house_.office().jobs.work_once();
    const json::object looked = upload_of(analyst(), id_of(sent));
    EXPECT_EQ(looked.at("state").as_string(), "looked_at");
    EXPECT_EQ(looked.at("result").at("refused").as_int64(), 1);
    EXPECT_EQ(lacking("deliveries"), 0);
    const Answer returned =
        house_.ask(Method::get, "/api/uploads/" + id_of(sent) + "/returned.xlsx", &analyst());
    EXPECT_TRUE(returned.body.starts_with("PK")) << returned.body.substr(0, 300);

    ask(Method::post, "/api/uploads/" + id_of(sent) + "/reading", "/api/uploads/{id}/reading", analyst(),
        R"({"look_only": false})", 202);
    house_.office().jobs.work_once();
    EXPECT_EQ(upload_of(analyst(), id_of(sent)).at("state").as_string(), "taken");
    EXPECT_EQ(lacking("deliveries"), 1);
}

TEST_F(Work, AFileThatIsRefusedSaysWhyAndTheServerGoesOn) {
    const json::object sent = upload(analyst(), "anh.csv", "đây không phải bảng nào\r\n1,2,3\r\n");
    house_.office().jobs.work_once();
    const json::object refused = upload_of(analyst(), id_of(sent));
    EXPECT_EQ(refused.at("state").as_string(), "refused");
    EXPECT_TRUE(refused.at("fault").at("code").as_string().starts_with("BP-2")) << json::serialize(refused);
    EXPECT_FALSE(refused.at("fault").at("action").as_string().empty());
    EXPECT_EQ(house_.office().jobs.all().at(0).state, JobState::failed);
    const json::object known = upload(analyst(), "bhxh 12.csv", workspace::si_list("12/2018"));
    house_.office().jobs.work_once();
    EXPECT_EQ(upload_of(analyst(), id_of(known)).at("state").as_string(), "known_before");
}

TEST_F(Work, PiecesThatDoNotFitAreToldWhereToGoOn) {
    const json::object wanted{{"file_name", "a.csv"}, {"bytes", 10}, {"look_only", false}};
    const std::string id =
        id_of(ask(Method::post, "/api/uploads", "/api/uploads", analyst(), json::serialize(wanted), 201));
    piece(analyst(), id, 0, "abcd");
    EXPECT_EQ(piece(analyst(), id, 0, "abcd", 409).at("code").as_string(), fault::upload_offset_wrong);
    EXPECT_EQ(piece(analyst(), id, 6, "x", 409).at("code").as_string(), fault::upload_offset_wrong);
    EXPECT_EQ(piece(analyst(), id, 4, "efghijk", 413).at("code").as_string(), fault::upload_too_large);
    EXPECT_EQ(upload_of(analyst(), id).at("offset").as_int64(), 4);
}

TEST_F(Work, AnUploadIsItsAgencysAlone) {
    const json::object sent = upload(analyst(), "bhxh 01.csv", list_with_a_bad_row());
    const json::object refused = upload_of(tax(), id_of(sent), 404);
    EXPECT_EQ(refused.at("code").as_string(), fault::upload_unknown);
    EXPECT_TRUE(ask(Method::get, "/api/uploads", "/api/uploads", tax()).at("uploads").as_array().empty());
    for (const json::value& job : ask(Method::get, "/api/jobs", "/api/jobs", tax()).at("jobs").as_array())
        EXPECT_EQ(job.at("kind").as_string(), "run");
}

TEST_F(Work, AnAgencyHandsInItsOwnRegistersOnly) {
    const json::object sent = upload(tax(), "bhxh 01.csv", workspace::si_list("01/2019"));
    house_.office().jobs.work_once();
    EXPECT_EQ(upload_of(tax(), id_of(sent)).at("fault").at("code").as_string(), fault::office_word_unknown);
    EXPECT_EQ(lacking("deliveries"), 0);
}

TEST_F(Work, ADeliveryIsTakenBackWithAReason) {
    const json::object sent = upload(analyst(), "bhxh 01.csv", workspace::si_list("01/2019"));
    house_.office().jobs.work_once();
    const std::string sha256(upload_of(analyst(), id_of(sent)).at("result").at("sha256").as_string());
    const std::string path = "/api/deliveries/" + sha256 + "/withdrawal";
    const std::string pattern = "/api/deliveries/{sha256}/withdrawal";
    ask(Method::post, path, pattern, analyst(), R"({"reason": ""})", 400);
    ask(Method::post, path, pattern, tax(), R"({"reason": "nhầm"})", 404);
    ask(Method::post, path, pattern, analyst(), R"({"reason": "gửi nhầm tháng"})", 204);
    EXPECT_EQ(lacking("deliveries"), 0);
    ask(Method::post, path, pattern, analyst(), R"({"reason": "nhầm"})", 404);
}

TEST_F(Work, ADecisionIsToldAtOnceAndInTheFiguresWithTheNextRun) {
    const std::string sequence = decide("different");
    EXPECT_EQ(lacking("decisions"), 1);
    EXPECT_FALSE(newest_decision().at("in_figures").as_bool());
    const json::object person =
        ask(Method::get, "/api/persons/social-insurance/si-participants/7512345601?purpose=gap-review",
            "/api/persons/{id}", analyst());
    ASSERT_EQ(person.at("decisions").as_array().size(), 1U);
    EXPECT_FALSE(person.at("decisions").at(0).at("in_figures").as_bool());

    ask(Method::post, "/api/jobs", "/api/jobs", analyst(), "", 202);
    const std::string before(house_.office().runs.current_id().value());
    ASSERT_TRUE(house_.office().jobs.work_once());
    EXPECT_EQ(house_.office().jobs.all().at(0).state, JobState::done);
    EXPECT_NE(house_.office().runs.current_id(), before);
    EXPECT_EQ(lacking("decisions"), 0);
    EXPECT_TRUE(newest_decision().at("in_figures").as_bool());
    const Answer old = house_.ask(Method::get, "/api/links/decisions?run=" + before, &analyst());
    EXPECT_FALSE(json::parse(old.body).at("decisions").at(0).at("in_figures").as_bool())
        << "the old run lacks it";

    ask(Method::post, "/api/links/decisions/" + sequence + "/withdrawal",
        "/api/links/decisions/{sequence}/withdrawal", analyst(), R"({"reason": "xem lại giấy tờ"})", 204);
    EXPECT_EQ(lacking("decisions"), 1);
    EXPECT_EQ(newest_decision().at("withdraws").as_int64(), std::stoll(sequence));
    EXPECT_FALSE(newest_decision().at("in_figures").as_bool());
    ask(Method::post, "/api/links/decisions/" + sequence + "/withdrawal",
        "/api/links/decisions/{sequence}/withdrawal", analyst(), R"({"reason": "lần nữa"})", 409);
}

TEST_F(Work, ADecisionIsAboutTwoRecordsThatAreThere) {
    const json::object wanted{{"left", "social-insurance/si-participants/7512345601"},
                              {"right", "tax/tax-yearly-list/none"},
                              {"verdict", "same"},
                              {"reason", "cùng số"}};
    ask(Method::post, "/api/links/decisions", "/api/links/decisions", analyst(), json::serialize(wanted),
        400);
    EXPECT_EQ(decide("perhaps", 400), fault::parameter_wrong);
    EXPECT_EQ(lacking("decisions"), 0);
}

TEST_F(Work, TheQueueWantsAPurposeThatTellsOfPersons) {
    ask(Method::get, "/api/links/queue?purpose=gap-review", "/api/links/queue", analyst());
    ask(Method::get, "/api/links/queue?purpose=gap-review&person=P-0", "/api/links/queue", analyst());
    ask(Method::get, "/api/links/queue?purpose=voluntary-outreach", "/api/links/queue", analyst(), "", 403);
    ask(Method::get, "/api/links/queue", "/api/links/queue", analyst(), "", 403);
    EXPECT_EQ(house_.ask(Method::get, "/api/links/queue?purpose=gap-review", &tax()).status, 403);
}

TEST_F(Work, AJobIsCancelledByWhoMay) {
    const json::object sent =
        upload(tax(), "thue.csv",
               workspace::tax_list() + "2018,3600123457,Công ty Giả Định,731,Ai Đó,,,1.000.000,\r\n");
    const std::string job(sent.at("job").as_string());
    EXPECT_EQ(house_.ask(Method::del, "/api/jobs/" + job, &analyst()).status, 404) << "another agency's file";
    const json::object cancelled = ask(Method::del, "/api/jobs/" + job, "/api/jobs/{id}", tax(), "", 202);
    EXPECT_EQ(cancelled.at("state").as_string(), "cancelled");
    EXPECT_EQ(upload_of(tax(), id_of(sent)).at("state").as_string(), "cancelled");
    EXPECT_FALSE(house_.office().jobs.work_once());
    ask(Method::del, "/api/jobs/" + job, "/api/jobs/{id}", tax(), "", 409);
    ask(Method::del, "/api/jobs/999", "/api/jobs/{id}", tax(), "", 404);
    const json::object run = ask(Method::post, "/api/jobs", "/api/jobs", analyst(), "", 202);
    EXPECT_EQ(house_.ask(Method::del, "/api/jobs/" + std::string(run.at("id").as_string()), &tax()).status,
              403);
    ask(Method::del, "/api/uploads/" + id_of(sent), "/api/uploads/{id}", tax(), "", 204);
    upload_of(tax(), id_of(sent), 404);
}

TEST_F(Work, EventsTellWhatHappensToWhoMaySeeIt) {
    house_.office().next_run.look();
    const Answer answer = house_.ask(Method::get, "/api/events", &analyst());
    ASSERT_TRUE(answer.events);
    EXPECT_EQ(answer.type, "text/event-stream");
    const std::string first = answer.events->next().value();
    EXPECT_TRUE(first.starts_with("event: office\n")) << first;
    EXPECT_EQ(answer.events->next().value(), "") << "nothing happened";
    const Answer others = house_.ask(Method::get, "/api/events", &tax());
    others.events->next();
    upload(analyst(), "bhxh 01.csv", workspace::si_list("01/2019"));
    EXPECT_NE(answer.events->next().value().find(R"("state":"waiting")"), std::string::npos);
    EXPECT_EQ(others.events->next().value(), "") << "another agency's file";
    house_.office().jobs.work_once();
    EXPECT_NE(answer.events->next().value().find(R"("state":"done")"), std::string::npos);
    house_.office().next_run.look();
    const std::string office = others.events->next().value();
    EXPECT_NE(office.find(R"("lacking":{"deliveries":1,)"), std::string::npos) << office;
}

// LNK-3, LNK-14: of employers, too, the next run takes what was decided, and what was taken back is as
// before.
TEST_F(Work, TwoEmployersAreDecidedAndTheNextRunHoldsToIt) {
    const json::object queue = ask(Method::get, "/api/links/employers", "/api/links/employers", analyst());
    EXPECT_EQ(queue.at("open"), 0) << "too few employers to learn from";
    const json::object wanted{{"left", "tax/tax-yearly-list/payer:3600123457"},
                              {"right", "social-insurance/si-participants/unit:TA0001H"},
                              {"verdict", "different"},
                              {"reason", "hai pháp nhân"}};
    const json::object told = ask(Method::post, "/api/links/decisions", "/api/links/decisions", analyst(),
                                  json::serialize(wanted), 201);
    const json::value decision = newest_decision();
    EXPECT_TRUE(decision.at("left_person").is_null());
    EXPECT_EQ(decision.at("left_employer").at("name").as_string(), "Công ty Giả Định");
    EXPECT_EQ(decision.at("left_employer").at("employer"), decision.at("right_employer").at("employer"));
    run_again();
    const json::value after = newest_decision();
    EXPECT_TRUE(after.at("in_figures").as_bool());
    EXPECT_NE(after.at("left_employer").at("employer"), after.at("right_employer").at("employer"));
    ask(Method::post,
        "/api/links/decisions/" + std::to_string(told.at("sequence").as_int64()) + "/withdrawal",
        "/api/links/decisions/{sequence}/withdrawal", analyst(), R"({"reason": "nhầm"})", 204);
    run_again();
    const json::object employer = ask(
        Method::get, "/api/employers/" + std::string(after.at("left_employer").at("employer").as_string()),
        "/api/employers/{id}", analyst());
    EXPECT_EQ(employer.at("registers").as_array().size(), 2U) << "one again";
}

}  // namespace
}  // namespace baophu::http

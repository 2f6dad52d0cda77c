// Who works for an employer, and how its records came to be one.
#include <boost/json/array.hpp>
#include <gtest/gtest.h>

#include "asking.h"
#include "core/base/fault_codes.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using rights::Role;
using Lines = std::vector<std::string>;

House& house() {
    static House shared;
    return shared;
}

Answer ask(const std::string& target, Role role = Role::si_analyst) {
    return house().ask(Method::get, target, &signed_in(house(), role));
}

std::string employer_called(const std::string& words) {
    const json::object found = object_of(ask("/api/coverage/gap?scheme=compulsory&by=employer&q=" + words));
    return std::string(found.at("lines").as_array().at(0).as_object().at("key").as_string());
}

std::string workers_of(const std::string& words) {
    return "/api/employers/" + employer_called(words) + "/workers?purpose=gap-review";
}

// "Lê Cường: absent left_out"
Lines printed(const json::object& page) {
    Lines lines;
    for (const json::value& worker : page.at("workers").as_array()) {
        std::string line(worker.at("full_name").as_string());
        line += ": " + std::string(worker.at("standing").as_string());
        if (!worker.at("reason").is_null()) line += " " + std::string(worker.at("reason").as_string());
        lines.push_back(std::move(line));
    }
    return lines;
}

TEST(Workers, COV30_AreInsuredThereOrOnItsTaxListOrMissing) {
    const json::object page = object_of(ask(workers_of("gia")));
    EXPECT_EQ(printed(page), (Lines{"Bùi Minh Giang: absent lapsed", "Lê Cường: absent left_out",
                                    "Trần Văn Bình: absent left_out", "Nguyễn Thị Ngọc Ánh: both",
                                    "Hồ Văn Em: insured_only"}));
    EXPECT_EQ(page.at("counts"),
              (json::object{{"absent", 3}, {"both", 1}, {"insured_only", 1}, {"elsewhere", 0}}));
    EXPECT_EQ(
        printed(object_of(ask(workers_of("khong+co")))),
        (Lines{"Đỗ Thu Dung: absent employer_unregistered", "Vũ Hải Đăng: absent employer_unregistered"}));
}

TEST(Workers, PagesAreOneReadingEach) {
    const std::string target = workers_of("gia") + "&standing=absent&limit=2";
    const auto before = house().office().audit.head().sequence;
    const json::object first = object_of(ask(target));
    EXPECT_EQ(first.at("count"), 3);
    const json::object second =
        object_of(ask(target + "&cursor=" + std::string(first.at("next").as_string())));
    EXPECT_EQ(printed(second), Lines{"Trần Văn Bình: absent left_out"});
    EXPECT_TRUE(second.at("next").is_null());
    const auto lines = house().office().audit.lines({.limit = 2});
    EXPECT_EQ(house().office().audit.head().sequence, before + 2);
    EXPECT_EQ(lines[0].what, "coverage.workers");
    EXPECT_EQ(lines[0].persons, 1);
    EXPECT_EQ(lines[1].persons, 2);
}

TEST(Workers, WantAPurposeForPersonsOfEmployers) {
    const std::string target = "/api/employers/" + employer_called("gia") + "/workers?purpose=";
    EXPECT_EQ(code_of(ask(target + "voluntary-outreach")), fault::purpose_refused);
    EXPECT_EQ(code_of(ask(target + "gap-review", Role::leader)), fault::right_missing);
    EXPECT_EQ(code_of(ask(target + "inspection", Role::si_inspector)), fault::purpose_refused)
        << "without a case";
    EXPECT_EQ(code_of(ask("/api/employers/E-NONE/workers?purpose=gap-review")), fault::entity_unknown);
}

TEST(EmployerLinks, TellByWhichCodeEachRecordWasJoined) {
    const json::object employer = object_of(ask("/api/employers/" + employer_called("gia")));
    std::size_t joined = 0;
    std::size_t first = 0;
    for (const json::value& record : employer.at("registers").as_array()) {
        if (record.at("rule").is_null()) {
            EXPECT_TRUE(record.at("joined_key").is_null());
            ++first;
            continue;
        }
        EXPECT_EQ(record.at("rule").as_string(), "LNK-2");
        EXPECT_EQ(record.at("kind").as_string(), "enterprise_code");
        EXPECT_FALSE(record.at("joined_key").as_string().empty());
        EXPECT_TRUE(record.at("per_mille").is_null());
        ++joined;
    }
    EXPECT_EQ(first, 1U);
    EXPECT_EQ(joined, 1U);
}

}  // namespace
}  // namespace baophu::http

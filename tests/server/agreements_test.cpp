// What agencies have agreed to send, and what came: each is told of its own.
#include <gtest/gtest.h>

#include "asking.h"
#include "core/base/fault_codes.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using rights::Role;

class Agreed : public testing::Test {
protected:
    Answer ask(Method method, std::string_view target, Role role, const json::object& body = {}) {
        return house_.ask(method, target, &signed_in(house_, role),
                          body.empty() ? "" : json::serialize(body));
    }

    static json::object agreement(const std::string& sender, const std::string& dataset,
                                  const std::string& period) {
        return {{"sender", sender},       {"dataset", dataset},  {"period", period},
                {"due_months_after", 1},  {"due_day", 10},       {"legal_basis", "Quy chế phối hợp"},
                {"contact", "Phòng Thu"}, {"from", "2018-01-01"}};
    }

    std::size_t count(std::string_view target, const char* list, Role role) {
        return object_of(ask(Method::get, target, role)).at(list).as_array().size();
    }

    House house_;
};

TEST_F(Agreed, ArrivalsAreHeldAgainstWhatWasAgreed) {
    const Answer added = ask(Method::post, "/api/agreements", Role::si_analyst,
                             agreement("social-insurance", "si-participants", "month"));
    ASSERT_EQ(added.status, 201) << added.body;
    EXPECT_EQ(object_of(added).at("sender_name").as_string(), "Bảo hiểm xã hội tỉnh");
    EXPECT_NE(object_of(added).at("dataset_title").as_string(), "si-participants");
    EXPECT_TRUE(object_of(added).at("to").is_null());
    const Answer answer =
        ask(Method::get, "/api/deliveries/calendar?first=2018-12&last=2019-02", Role::leader);
    const json::array arrivals = object_of(answer).at("arrivals").as_array();
    ASSERT_EQ(arrivals.size(), 3U) << answer.body;
    EXPECT_EQ(arrivals[0].at("period").as_string(), "2018-11");
    EXPECT_EQ(arrivals[0].at("state").as_string(), "late");
    EXPECT_EQ(arrivals[0].at("days").as_int64(), 0 + 31) << "due on 10/12/2018, received on 10/01/2019";
    EXPECT_EQ(arrivals[1].at("received").as_string(), "2019-02-10");
    EXPECT_EQ(arrivals[2].at("state").as_string(), "missing");
    EXPECT_TRUE(arrivals[2].at("sha256").is_null());
}

TEST_F(Agreed, AGR1_EachAgencyIsToldOfItsOwn) {
    for (const auto& [sender, dataset] :
         {std::pair("tax", "tax-yearly-list"), std::pair("planning-investment", "business-registrations"),
          std::pair("unit-731", "residents"), std::pair("unit-734", "residents"),
          std::pair("districts", "field-reviews")}) {
        const Answer answer =
            ask(Method::post, "/api/agreements", Role::si_analyst, agreement(sender, dataset, "year"));
        ASSERT_EQ(answer.status, 201) << answer.body;
    }
    const std::string calendar = "/api/deliveries/calendar?first=2019-01&last=2019-12";
    for (const auto& [role, expected] :
         {std::pair(Role::leader, 5U), std::pair(Role::si_analyst, 5U), std::pair(Role::auditor, 5U),
          std::pair(Role::tax_officer, 1U), std::pair(Role::planning_officer, 1U),
          std::pair(Role::labour_officer, 0U), std::pair(Role::district_officer, 1U)}) {
        EXPECT_EQ(count("/api/agreements", "agreements", role), expected) << to_word(role);
        EXPECT_EQ(count(calendar, "arrivals", role), expected) << to_word(role);
    }
    const Answer of_district = ask(Method::get, "/api/agreements", Role::district_officer);
    EXPECT_EQ(object_of(of_district).at("agreements").at(0).at("sender_name").as_string(),
              "UBND TP. Biên Hòa");
}

TEST_F(Agreed, RIG7_DeliveriesToo) {
    EXPECT_EQ(count("/api/deliveries", "deliveries", Role::leader), 3U);
    EXPECT_EQ(count("/api/deliveries", "deliveries", Role::tax_officer), 1U);
    EXPECT_EQ(count("/api/deliveries", "deliveries", Role::planning_officer), 0U);
    EXPECT_EQ(count("/api/deliveries", "deliveries", Role::district_officer), 0U);
}

TEST_F(Agreed, WhatCannotBeAgreedIsTold) {
    const auto refused = [&](json::object body, const char* field, const json::value& value) {
        body[field] = value;
        return code_of(ask(Method::post, "/api/agreements", Role::si_analyst, body));
    };
    const json::object good = agreement("tax", "tax-yearly-list", "year");
    EXPECT_EQ(refused(good, "sender", "nobody"), fault::office_word_unknown);
    EXPECT_EQ(refused(good, "sender", "unit-999"), fault::office_word_unknown);
    EXPECT_EQ(refused(good, "dataset", "nothing"), fault::dataset_unknown);
    EXPECT_EQ(refused(good, "period", "week"), fault::body_wrong);
    EXPECT_EQ(refused(good, "due_day", 32), fault::body_wrong);
    EXPECT_EQ(refused(good, "to", "2017-12-31"), fault::field_not_usable);
    EXPECT_EQ(code_of(ask(Method::get, "/api/deliveries/calendar?first=2019-02&last=2019-01", Role::leader)),
              fault::parameter_wrong);
    EXPECT_EQ(code_of(ask(Method::get, "/api/deliveries/calendar?first=2010-01&last=2019-01", Role::leader)),
              fault::parameter_wrong);
}

}  // namespace
}  // namespace baophu::http

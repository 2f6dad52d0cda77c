#include "edge/store/arrivals.h"

#include <gtest/gtest.h>

namespace baophu::store {
namespace {

Month month(int year, unsigned number) {
    return *Month::of(year, number);
}

Date day(int year, unsigned number, unsigned of_month) {
    return *Date::of(year, number, of_month);
}

Agreement monthly() {
    Agreement agreement;
    agreement.id = 1;
    agreement.sender = "social-insurance";
    agreement.dataset = "si-participants";
    agreement.due_months_after = 1;
    agreement.due_day = 10;
    agreement.from = day(2018, 1, 1);
    return agreement;
}

Agreement yearly() {
    Agreement agreement;
    agreement.id = 2;
    agreement.sender = "tax";
    agreement.dataset = "tax-yearly-list";
    agreement.period = PeriodKind::year;
    agreement.due_months_after = 3;
    agreement.due_day = 31;
    agreement.from = day(2018, 1, 1);
    return agreement;
}

DeliveryEntry delivery(const Agreement& of, const std::string& period, const std::string& received_at,
                       const std::string& sha256 = "aa") {
    return {.sha256 = sha256,
            .sender = of.sender,
            .dataset = of.dataset,
            .period = period,
            .received_at = received_at};
}

std::string told(const std::vector<Arrival>& arrivals) {
    std::string all;
    for (const Arrival& arrival : arrivals) {
        all += arrival.period + " " + arrival.due.iso() + " " + std::string(to_word(arrival.state));
        if (arrival.days != 0) all += " " + std::to_string(arrival.days);
        all += "; ";
    }
    return all;
}

std::string calendar(const std::vector<Agreement>& agreements, const std::vector<DeliveryEntry>& deliveries,
                     Month first, Month last, const Date& today) {
    return told(expected_arrivals(agreements, deliveries, first, last, today));
}

// ARR-1, ARR-3
TEST(Arrivals, OnTimeLateMissingAndNotYetDue) {
    const std::vector<DeliveryEntry> deliveries{
        delivery(monthly(), "2018-12", "2019-01-10T16:59:59Z"),   // 10/01 23:59 in Vietnam.
        delivery(monthly(), "2019-01", "2019-02-10T17:00:00Z")};  // 11/02 00:00 in Vietnam.
    EXPECT_EQ(calendar({monthly()}, deliveries, month(2019, 1), month(2019, 4), day(2019, 3, 15)),
              "2018-12 2019-01-10 on_time; 2019-01 2019-02-10 late 1; 2019-02 2019-03-10 missing 5; "
              "2019-03 2019-04-10 not_yet_due; ");
}

TEST(Arrivals, OnTheDueDayItselfNothingIsMissingYet) {
    EXPECT_EQ(calendar({monthly()}, {}, month(2019, 3), month(2019, 3), day(2019, 3, 10)),
              "2019-02 2019-03-10 not_yet_due; ");
    EXPECT_EQ(calendar({monthly()}, {}, month(2019, 3), month(2019, 3), day(2019, 3, 11)),
              "2019-02 2019-03-10 missing 1; ");
}

// A delivery may come before its due day has come.
TEST(Arrivals, EarlyIsOnTime) {
    EXPECT_EQ(calendar({monthly()}, {delivery(monthly(), "2019-02", "2019-03-01T00:00:00Z")}, month(2019, 3),
                       month(2019, 3), day(2019, 3, 2)),
              "2019-02 2019-03-10 on_time; ");
}

TEST(Arrivals, LongerPeriodsAreDueOnceEach) {
    Agreement quarterly = monthly();
    quarterly.period = PeriodKind::quarter;
    EXPECT_EQ(
        calendar({quarterly}, {}, month(2019, 1), month(2019, 12), day(2018, 12, 1)),
        "2018-Q4 2019-01-10 not_yet_due; 2019-Q1 2019-04-10 not_yet_due; 2019-Q2 2019-07-10 not_yet_due; "
        "2019-Q3 2019-10-10 not_yet_due; ");
    Agreement half = monthly();
    half.period = PeriodKind::half_year;
    half.due_months_after = 0;
    half.due_day = 5;
    EXPECT_EQ(calendar({half}, {}, month(2019, 1), month(2019, 12), day(2018, 12, 1)),
              "2019-H1 2019-06-05 not_yet_due; 2019-H2 2019-12-05 not_yet_due; ");
    EXPECT_EQ(calendar({yearly()}, {}, month(2019, 1), month(2020, 12), day(2018, 12, 1)),
              "2018 2019-03-31 not_yet_due; 2019 2020-03-31 not_yet_due; ");
}

TEST(Arrivals, ADayBeyondTheMonthIsItsLast) {
    Agreement agreement = monthly();
    agreement.due_day = 31;
    EXPECT_EQ(
        calendar({agreement}, {}, month(2020, 2), month(2020, 4), day(2019, 1, 1)),
        "2020-01 2020-02-29 not_yet_due; 2020-02 2020-03-31 not_yet_due; 2020-03 2020-04-30 not_yet_due; ");
}

TEST(Arrivals, AnAgreementCoversThePeriodsThatEndWithinIt) {
    Agreement agreement = monthly();
    agreement.from = day(2019, 1, 31);
    agreement.to = day(2019, 2, 28);
    EXPECT_EQ(calendar({agreement}, {}, month(2019, 1), month(2019, 12), day(2019, 1, 1)),
              "2019-01 2019-02-10 not_yet_due; 2019-02 2019-03-10 not_yet_due; ");
    agreement.to = day(2019, 2, 27);
    EXPECT_EQ(calendar({agreement}, {}, month(2019, 1), month(2019, 12), day(2019, 1, 1)),
              "2019-01 2019-02-10 not_yet_due; ");
}

// ARR-2
TEST(Arrivals, ADeliveryCountsForThePeriodInWhichItsOwnEnds) {
    Agreement quarterly = monthly();
    quarterly.period = PeriodKind::quarter;
    for (const char* period : {"2018-Q4", "2018-12", "2018-H2", "2018", "2018-12-31", "2018-10-01"}) {
        EXPECT_EQ(calendar({quarterly}, {delivery(quarterly, period, "2019-01-05T00:00:00Z")}, month(2019, 1),
                           month(2019, 1), day(2019, 2, 1)),
                  "2018-Q4 2019-01-10 on_time; ")
            << period;
    }
    for (const char* period : {"2018-Q3", "2018-09-30", "2019-01-01", "2019", "?", "2018-Q5", ""}) {
        EXPECT_EQ(calendar({quarterly}, {delivery(quarterly, period, "2019-01-05T00:00:00Z")}, month(2019, 1),
                           month(2019, 1), day(2019, 1, 9)),
                  "2018-Q4 2019-01-10 not_yet_due; ")
            << period;
    }
}

TEST(Arrivals, OfSeveralTheFirstReceivedCounts) {
    const std::vector<DeliveryEntry> deliveries{
        delivery(monthly(), "2018-12", "2019-02-01T00:00:00Z", "corrected"),
        delivery(monthly(), "2018-12", "2019-01-09T00:00:00Z", "first")};
    const std::vector<Agreement> agreements{monthly()};
    const auto arrivals =
        expected_arrivals(agreements, deliveries, month(2019, 1), month(2019, 1), day(2019, 3, 1));
    ASSERT_EQ(arrivals.size(), 1U);
    EXPECT_EQ(arrivals[0].sha256, "first");
    EXPECT_EQ(arrivals[0].received, day(2019, 1, 9));
    EXPECT_EQ(arrivals[0].state, ArrivalState::on_time);
}

TEST(Arrivals, OthersDeliveriesAndKindsDoNotCount) {
    DeliveryEntry other_sender = delivery(monthly(), "2018-12", "2019-01-05T00:00:00Z");
    other_sender.sender = "tax";
    DeliveryEntry other_kind = delivery(monthly(), "2018-12", "2019-01-05T00:00:00Z");
    other_kind.dataset = "si-units";
    EXPECT_EQ(
        calendar({monthly()}, {other_sender, other_kind}, month(2019, 1), month(2019, 1), day(2019, 1, 20)),
        "2018-12 2019-01-10 missing 10; ");
}

TEST(Arrivals, StandByDueDayAndSender) {
    EXPECT_EQ(
        calendar({yearly(), monthly()}, {}, month(2019, 3), month(2019, 4), day(2019, 1, 1)),
        "2019-02 2019-03-10 not_yet_due; 2018 2019-03-31 not_yet_due; 2019-03 2019-04-10 not_yet_due; ");
}

}  // namespace
}  // namespace baophu::store

#include "core/law/interest.h"

#include "core/base/fault_codes.h"
#include "core/law/law_for_tests.h"

namespace baophu {
namespace {

Money monthly(InterestFund fund, std::int64_t payable, std::int64_t open, const char* percent) {
    const Result<Interest> found = monthly_interest(law(), {.fund = fund,
                                                            .reckoned = month("2020-03"),
                                                            .payable = dong(payable),
                                                            .open = dong(open),
                                                            .monthly_percent = Decimal::parse(percent)});
    EXPECT_TRUE(found.ok());
    return found->amount;
}

TEST(Interest, Golden_25_OldLawMonthlyPayer) {
    const Money social = monthly(InterestFund::social, 200'000'000, 100'000'000, "0.9666");
    const Money health = monthly(InterestFund::health, 35'000'000, 20'000'000, "0.9766");
    EXPECT_EQ(social, dong(966'600));
    EXPECT_EQ(health, dong(146'490));
    EXPECT_EQ(social + health, dong(1'113'090));
    // A month later another month has accrued and is not overdue, and nothing was paid.
    const Money later = monthly(InterestFund::social, 300'000'000, 100'000'000, "0.9666");
    const Money later_health = monthly(InterestFund::health, 55'000'000, 20'000'000, "0.9766");
    EXPECT_EQ(later, dong(1'933'200));
    EXPECT_EQ(later_health, dong(341'810));
    EXPECT_EQ(later + later_health, dong(2'275'010));
}

TEST(Interest, Golden_26_OldLawThreeMonthPayer) {
    EXPECT_EQ(monthly(InterestFund::social, 350'000'000, 210'000'000, "0.9666"), dong(1'353'240));
}

TEST(Interest, Golden_27_EvasionOf2015CollectedIn2016) {
    const std::vector<EvadedMonth> months{{month("2015-01"), dong(50'000'000)},
                                          {month("2015-02"), dong(60'000'000)},
                                          {month("2015-05"), dong(65'000'000)},
                                          {month("2015-06"), dong(70'000'000)}};
    const std::vector<std::int64_t> parts{7'987'500, 8'946'000, 7'614'750, 7'455'000};
    for (std::size_t i = 0; i < months.size(); ++i)
        EXPECT_EQ(evasion_interest(law(), {months[i]}, month("2016-05"))->amount, dong(parts[i]));
    const Result<Interest> found = evasion_interest(law(), months, month("2016-05"));
    EXPECT_EQ(found->amount, dong(32'003'250));
    EXPECT_EQ(found->confidence, Confidence::likely);
}

TEST(Interest, Golden_28_NewLawByTheDay) {
    const Result<Interest> found =
        daily_interest(law(), dong(250'000'000), day("2025-08-31"), day("2025-10-15"));
    EXPECT_EQ(found->amount, dong(3'375'000));
    EXPECT_EQ(found->confidence, Confidence::sure);
}

TEST(Interest, ADayLateAndADayInTime) {
    EXPECT_EQ(daily_interest(law(), dong(1'000'000), day("2025-08-31"), day("2025-08-31"))->amount, dong(0));
    EXPECT_EQ(daily_interest(law(), dong(1'000'000), day("2025-08-31"), day("2025-09-01"))->amount,
              dong(300));
}

// LAW-10: an old debt follows the new law from its first day on; what came before is for the old one.
TEST(Interest, AnOldDebtCountsFromJuly2025) {
    EXPECT_EQ(daily_interest(law(), dong(1'000'000), day("2024-12-31"), day("2025-06-30"))->amount, dong(0));
    EXPECT_EQ(daily_interest(law(), dong(1'000'000), day("2024-12-31"), day("2025-07-01"))->amount,
              dong(300));
    EXPECT_EQ(daily_interest(law(), dong(1'000'000), day("2024-12-31"), day("2025-07-31"))->amount,
              dong(9'300));
}

TEST(Interest, AnUnknownRateGivesNoNumber) {
    const auto fault_of = [](std::string_view iso) {
        const auto found =
            monthly_interest(law(), {.reckoned = month(iso), .payable = dong(200'000'000), .open = dong(0)});
        return found.ok() ? std::string("no fault") : found.fault().code;
    };
    EXPECT_EQ(fault_of("2017-12"), "no fault");
    EXPECT_EQ(fault_of("2018-01"), fault::law_value_unknown);
    EXPECT_EQ(fault_of("2019-12"), fault::law_value_unknown);
    EXPECT_EQ(fault_of("2020-01"), "no fault");
    EXPECT_EQ(fault_of("2025-06"), fault::law_value_unknown);
    EXPECT_EQ(fault_of("2025-07"), fault::law_value_none);
}

TEST(Interest, UnderThirtyDaysThereIsNone) {
    MonthlyDebt debt{.reckoned = month("2020-03"), .payable = dong(200'000'000), .days_late = 29};
    EXPECT_EQ(monthly_interest(law(), debt)->amount, dong(0));
    debt.days_late = 30;
    EXPECT_EQ(monthly_interest(law(), debt)->amount, dong(1'933'400));
}

}  // namespace
}  // namespace baophu

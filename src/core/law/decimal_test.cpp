#include "core/law/decimal.h"

#include "core/law/law_for_tests.h"

namespace baophu {
namespace {

TEST(Decimal, IsReadAsTheLawPrintsIt) {
    for (const char* text : {"0", "14", "0.5", "0.9666", "0.03", "1.065", "-3.5", "0.00000001"})
        EXPECT_EQ(Decimal::parse(text).value().to_string(), text);
    EXPECT_EQ(Decimal::parse("1.50").value().to_string(), "1.5");
    for (const char* text :
         {"", ".", "1.", ".5", "1,5", "1e3", " 1", "1 ", "+1", "--1", "0.000000001", "12345678901"})
        EXPECT_FALSE(Decimal::parse(text).has_value()) << text;
}

TEST(Decimal, AShareIsRoundedOnce) {
    const auto share = [](std::int64_t sum, const char* percent, Rounding rounding) {
        return share_of(dong(sum), Decimal::parse(percent).value(), rounding).money.dong();
    };
    EXPECT_EQ(share(100, "0.5", Rounding::half_up), 1);
    EXPECT_EQ(share(100, "0.5", Rounding::down), 0);
    EXPECT_EQ(share(99, "0.5", Rounding::half_up), 0);
    EXPECT_EQ(share(-100, "0.5", Rounding::half_up), -1) << "a correction mirrors what it corrects";
    EXPECT_EQ(share(9'000'000'000'000'000, "99.99999999", Rounding::down), 8'999'999'999'100'000);
    EXPECT_TRUE(share_of(dong(1), Decimal::whole(8), Rounding::down).rounded);
    EXPECT_FALSE(share_of(dong(100), Decimal::whole(8), Rounding::down).rounded);
}

TEST(Decimal, ManyTimesIsRoundedOnceToo) {
    const Decimal daily = Decimal::parse("0.03").value();
    EXPECT_EQ(share_of(dong(3333), daily, Rounding::half_up, 45).money, dong(45));
    EXPECT_EQ(share_of(dong(3333), daily, Rounding::half_up, 1).money, dong(1));
}

}  // namespace
}  // namespace baophu

#include "core/base/result.h"

#include <memory>
#include <string>
#include <variant>

#include <gtest/gtest.h>

namespace baophu {
namespace {

enum class Reason { too_small };

Result<int, Reason> at_least_ten(int number) {
    if (number < 10) return Reason::too_small;
    return number;
}

TEST(Result, HoldsAValueOrAReason) {
    EXPECT_TRUE(at_least_ten(10).ok());
    EXPECT_EQ(*at_least_ten(10), 10);
    EXPECT_FALSE(at_least_ten(9));
    EXPECT_EQ(at_least_ten(9).fault(), Reason::too_small);
}

TEST(Result, AskingForTheOtherIsAMistake) {
    EXPECT_THROW((void)at_least_ten(9).value(), std::bad_variant_access);
    EXPECT_THROW((void)at_least_ten(10).fault(), std::bad_variant_access);
}

TEST(Result, HoldsAFaultUnlessToldOtherwise) {
    const Result<std::string> refused = Fault("BP-999", {{"path", "a.csv"}});
    EXPECT_EQ(refused.fault().code, "BP-999");
    const Result<std::string> text = std::string("text");
    EXPECT_EQ(text->size(), 4u);
}

TEST(Result, GivesAwayAValueThatCannotBeCopied) {
    Result<std::unique_ptr<int>> held = std::make_unique<int>(5);
    const std::unique_ptr<int> taken = std::move(held).value();
    EXPECT_EQ(*taken, 5);
}

TEST(Fault, IsComparedByCodeAndDetails) {
    EXPECT_EQ(Fault("BP-999", {{"a", "1"}}), Fault("BP-999", {{"a", "1"}}));
    EXPECT_NE(Fault("BP-999", {{"a", "1"}}), Fault("BP-999", {{"a", "2"}}));
    EXPECT_NE(Fault("BP-999"), Fault("BP-998"));
}

TEST(Failure, CarriesItsFault) {
    const Failure failure("BP-999", {{"path", "a.csv"}});
    EXPECT_STREQ(failure.what(), "BP-999");
    EXPECT_EQ(failure.fault(), Fault("BP-999", {{"path", "a.csv"}}));
}

}  // namespace
}  // namespace baophu

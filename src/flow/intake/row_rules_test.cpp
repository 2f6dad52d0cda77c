#include "flow/intake/row_rules.h"

#include <gtest/gtest.h>

#include "core/base/fault_codes.h"

namespace baophu::intake {
namespace {

TypedCell number(std::int64_t value) {
    return {.value = value};
}

TypedCell day(int year, unsigned month) {
    return {.value = *Date::of(year, month, 1)};
}

std::string code(const RowRule& rule, const std::vector<TypedCell>& cells) {
    const auto broken = broken_by(rule, cells);
    return broken ? std::string(broken->code) : "";
}

TEST(RowRules, INT12_the_second_is_not_before_the_first) {
    const OrderRule rule{.first = 0, .second = 1};
    EXPECT_EQ(code(rule, {day(2018, 1), day(2018, 1)}), "");
    EXPECT_EQ(code(rule, {day(2018, 2), day(2018, 1)}), fault::row_order);
    EXPECT_EQ(code(rule, {number(5), number(3)}), fault::row_order);
    EXPECT_EQ(code(rule, {number(5), TypedCell{}}), "") << "an empty cell says nothing";
    const auto broken = broken_by(rule, std::vector{day(2018, 2), day(2018, 1)});
    EXPECT_EQ(broken->column, 1U);
    EXPECT_EQ(broken->value, "01/02/2018 > 01/01/2018");
}

TEST(RowRules, INT12_a_sum_is_that_of_its_parts) {
    const SumRule rule{.plus = {0, 1}, .minus = {2}, .equals = 3, .needs = {3}};
    EXPECT_EQ(code(rule, {number(5), number(3), number(1), number(7)}), "");
    EXPECT_EQ(code(rule, {number(5), TypedCell{}, TypedCell{}, number(5)}), "") << "an empty part is nothing";
    EXPECT_EQ(code(rule, {number(5), number(3), number(1), number(8)}), fault::row_sum);
    EXPECT_EQ(code(rule, {number(5), number(3), number(1), TypedCell{}}), "") << "no sum, no rule";
    EXPECT_EQ(broken_by(rule, std::vector{number(5), number(3), number(1), number(8)})->value,
              "5 + 3 - 1 <> 8");
}

}  // namespace
}  // namespace baophu::intake

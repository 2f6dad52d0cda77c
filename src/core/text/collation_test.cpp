#include "core/text/collation.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/text/normal_form.h"

namespace baophu::text {
namespace {

// TEXT-8: a list as a clerk would write it.
const std::vector<std::string> in_order{
    "an",   "An", "àn", "ản",  "ãn",  "án",  "ạn",  "anh", "ăn",  "ân",       "ba",       "bà",
    "Bích", "da", "đa", "Đào", "em",  "êm",  "Hoa", "Hòa", "Hóa", "Hoàng An", "Hoàng Ân", "Lan",
    "Lân",  "on", "ôn", "ơn",  "Phú", "Quý", "ung", "ưng", "vy",  "yến"};

TEST(Collation, SortsAsAClerkWould) {
    std::vector<std::string> names = in_order;
    std::mt19937 random(2020);
    for (int round = 0; round < 20; ++round) {
        std::ranges::shuffle(names, random);
        std::ranges::sort(
            names, [](const auto& one, const auto& other) { return compare_vietnamese(one, other) < 0; });
        EXPECT_EQ(names, in_order);
        std::ranges::shuffle(names, random);
        std::ranges::sort(names, {}, collation_key);
        EXPECT_EQ(names, in_order);
    }
}

TEST(Collation, KeyAndComparisonAgree) {
    for (const std::string& one : in_order) {
        for (const std::string& other : in_order) {
            EXPECT_EQ(compare_vietnamese(one, other) < 0, collation_key(one) < collation_key(other));
        }
        EXPECT_TRUE(compare_vietnamese(one, to_nfd(one)) == 0);
        EXPECT_EQ(collation_key(one), collation_key(to_nfd(one)));
    }
    EXPECT_TRUE(compare_vietnamese("", "a") < 0);
    EXPECT_LT(collation_key(""), collation_key("a"));
    EXPECT_EQ(collation_key(std::string(1000, 'a')).size() > 999, true);
}

}  // namespace
}  // namespace baophu::text

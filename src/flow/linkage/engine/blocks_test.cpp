#include "flow/linkage/engine/blocks.h"

#include <set>

#include <gtest/gtest.h>

#include "flow/linkage/engine/registers_for_tests.h"

namespace baophu::linkage::engine {
namespace {

using Pairs = std::set<std::pair<RecordNumber, RecordNumber>>;

Pairs pairs_in(const Blocks& blocks) {
    Pairs pairs;
    blocks.for_each_block(1, [&](std::span<const KeyedRecord> block, unsigned) {
        blocks.counter().for_each_pair(block, [&](std::size_t i, std::size_t j) {
            EXPECT_TRUE(pairs.emplace(record_of(block[i]), record_of(block[j])).second);
        });
    });
    return pairs;
}

const std::vector<Field> fields{{"code", Kind::exact}, {"born", Kind::date}};
const Pass by_code{.expressions = {{.field = 0}}};

TEST(Blocks, HoldThePairsThatAgree) {
    const Records records = records_of({{{"a", ""}, {"b", ""}, {"a", ""}, {"", ""}, {"a", ""}}}, fields);
    const Keys keys = make_keys(records, {by_code}, 1);
    std::vector<KeyedRecord> memory;
    EXPECT_EQ(pairs_in(Blocks(records, keys, 0, 1, memory)), (Pairs{{0, 2}, {0, 4}, {2, 4}}));
}

TEST(Blocks, OfSeveralRegistersPairRecordsOfDifferentOnes) {
    const Records records = records_of({{{"a", ""}, {"a", ""}}, {{"a", ""}}, {{"a", ""}, {"b", ""}}}, fields);
    const Keys keys = make_keys(records, {by_code}, 1);
    std::vector<KeyedRecord> memory;
    EXPECT_EQ(pairs_in(Blocks(records, keys, 0, 1, memory)), (Pairs{{0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}}));
}

TEST(Blocks, AreThoseOfTwoLoops) {
    Dice dice(11);
    std::vector<TestRow> rows;
    for (int i = 0; i < 3'000; ++i)
        rows.push_back({std::to_string(dice.skewed_below(400)), std::to_string(1900 + dice.below(3))});
    const Records records = records_of({rows}, fields);
    const Pass both{.expressions = {{.field = 0}, {.field = 1, .form = Form::year}}};
    const Keys keys = make_keys(records, {both}, 2);
    Pairs expected;
    for (RecordNumber a = 0; a < rows.size(); ++a)
        for (RecordNumber b = a + 1; b < rows.size(); ++b)
            if (rows[a] == rows[b]) expected.emplace(a, b);
    std::vector<KeyedRecord> memory;
    EXPECT_EQ(pairs_in(Blocks(records, keys, 0, 2, memory)), expected);
}

TEST(Blocks, ENG13_ABudgetLeavesTheMostCommonKeysOutAndTellsIt) {
    std::vector<TestRow> rows;
    for (const auto& [code, count] : {std::pair("rare", 2), std::pair("some", 5), std::pair("many", 30)})
        for (int i = 0; i < count; ++i)
            rows.push_back({code, "1970"});
    const Records records = records_of({rows}, fields);
    Keys keys = make_keys(records, {by_code}, 1);
    std::vector<KeyedRecord> memory;
    Blocks blocks(records, keys, 0, 1, memory);
    EXPECT_EQ(blocks.account().pairs, 1U + 10U + 435U);
    blocks.keep_within(20, keys);
    EXPECT_EQ(blocks.account().pairs, 11U);
    EXPECT_EQ(blocks.account().pairs_left_out, 435U);
    EXPECT_EQ(blocks.account().blocks_left_out, 1U);
    EXPECT_EQ(blocks.account().largest_block, 10U);
    EXPECT_EQ(pairs_in(blocks).size(), 11U);
    // Later passes may find the pairs that are left out.
    EXPECT_NE(keys.of(0, 0), 0U);
    EXPECT_EQ(keys.of(10, 0), 0U);
}

TEST(Keys, FormsOfDatesAndNumbers) {
    const std::vector<Field> both{{"born", Kind::date}, {"id", Kind::digits}};
    const Records records =
        records_of({{{"1965-03-11", "001234"}, {"1965-10-11", "991234"}, {"1970-03-11", "123400"}}}, both);
    const auto key = [&](Expression expression, RecordNumber record) {
        return KeyMaker(records, expression).key(records.row(record));
    };
    EXPECT_EQ(key({.field = 0, .form = Form::year}, 0), key({.field = 0, .form = Form::year}, 1));
    EXPECT_NE(key({.field = 0, .form = Form::year}, 0), key({.field = 0, .form = Form::year}, 2));
    EXPECT_EQ(key({.field = 0, .form = Form::month_day}, 0), key({.field = 0, .form = Form::month_day}, 2));
    EXPECT_EQ(key({.field = 1, .form = Form::last, .length = 4}, 0),
              key({.field = 1, .form = Form::last, .length = 4}, 1));
    EXPECT_NE(key({.field = 1, .form = Form::last, .length = 4}, 0),
              key({.field = 1, .form = Form::last, .length = 4}, 2));
}

}  // namespace
}  // namespace baophu::linkage::engine

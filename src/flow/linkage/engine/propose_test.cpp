#include "flow/linkage/engine/propose.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "flow/linkage/engine/registers_for_tests.h"

namespace baophu::linkage::engine {
namespace {

TEST(Propose, ENG23_StaysWithinTheBudgetAndFindsMostLinks) {
    const MadeUp persons = make_up(21, 20'000);
    const Records records = records_of({persons.left, persons.right}, made_up_fields());
    constexpr std::uint64_t budget = 300'000;
    const std::vector<ProposedPass> proposed = propose_passes(records, budget, 15, 2);
    ASSERT_GE(proposed.size(), 4U);
    double pairs = 0;
    double found = 0;
    for (const ProposedPass& pass : proposed) {
        pairs += pass.pairs;
        found = std::max(found, pass.found);
    }
    EXPECT_LE(pairs, static_cast<double>(budget));
    EXPECT_GT(found, 0.97);
}

TEST(Propose, ENG23_AFieldThatIsSeldomKnownIsNotReliedOn) {
    std::vector<TestRow> rows;
    Dice dice(2);
    for (int i = 0; i < 4'000; ++i)
        rows.push_back({dice.with(0.02) ? std::to_string(i) : "", std::to_string(dice.below(2'000)),
                        std::to_string(dice.below(2'000))});
    const Records records =
        records_of({rows}, {{"seldom", Kind::exact}, {"a", Kind::exact}, {"b", Kind::exact}});
    const std::vector<ProposedPass> proposed = propose_passes(records, 100'000, 2, 1);
    ASSERT_EQ(proposed.size(), 2U);
    for (const ProposedPass& pass : proposed)
        for (const Expression& expression : pass.pass.expressions)
            EXPECT_NE(expression.field, 0U);
}

// No word of it has a sound by Soundex.
TEST(Propose, ENG23_AnExpressionWithoutKeysIsNotProposed) {
    const std::vector<std::string> names{"иванов", "петров", "сидоров", "волков", "зайцев"};
    std::vector<TestRow> rows;
    Dice dice(3);
    for (int i = 0; i < 4'000; ++i)
        rows.push_back({names[dice.below(names.size())], std::to_string(dice.below(2'000))});
    const Records records = records_of({rows}, {{"name", Kind::name}, {"a", Kind::exact}});
    const std::vector<ProposedPass> proposed = propose_passes(records, 3'000'000, 8, 1);
    ASSERT_FALSE(proposed.empty());
    for (const ProposedPass& pass : proposed)
        for (const Expression& expression : pass.pass.expressions)
            EXPECT_NE(expression.form, Form::phonetic);
}

}  // namespace
}  // namespace baophu::linkage::engine

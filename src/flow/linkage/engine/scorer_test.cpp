#include "flow/linkage/engine/scorer.h"

#include <cmath>
#include <memory>

#include <gtest/gtest.h>

#include "flow/linkage/engine/packed.h"
#include "flow/linkage/engine/registers_for_tests.h"
#include "flow/linkage/engine/training.h"

namespace baophu::linkage::engine {
namespace {

// Records with all that scoring wants, trained.
struct Trained {
    Records records;
    std::vector<Pass> passes;
    std::unique_ptr<Comparer> comparer;
    std::vector<Frequencies> frequencies;
    std::unique_ptr<Weigher> weigher;

    Trained(Records made, std::vector<Pass> given) : records(std::move(made)), passes(std::move(given)) {
        comparer =
            std::make_unique<Comparer>(records, Specification{.legal_forms = {"ltd"}}, best_kernel(), 1);
        frequencies = count_frequencies(records, {}, 1);
        Keys keys = make_keys(records, passes, 1);
        const auto samples = sample_passes(records, keys, *comparer, 1);
        const Model model =
            train(records, keys, samples, measure_chance(records, *comparer, frequencies, {}, 1, 1));
        weigher = std::make_unique<Weigher>(records, *comparer, frequencies, model);
    }
};

std::vector<Pass> passes_of_persons() {
    return {{.expressions = {{.field = 6}}},
            {.expressions = {{.field = 3}, {.field = 0, .form = Form::phonetic}}},
            {.expressions = {{.field = 0, .form = Form::any_order}}},
            {.expressions = {{.field = 4}, {.field = 3, .form = Form::year}}},
            {.kind = PassKind::neighbourhood, .expressions = {{.field = 0}, {.field = 1}}, .window = 4}};
}

void expect_same(const Trained& trained, Weight least, std::uint64_t budget) {
    Keys keys = make_keys(trained.records, trained.passes, 1);
    const ScoreOptions slow{.least = least, .budget = budget};
    const Scored expected = score_slowly(trained.records, keys, *trained.weigher, slow);
    ASSERT_FALSE(expected.pairs.empty());
    for (const Kernel kernel : kernels_here()) {
        for (const unsigned threads : {1U, 3U}) {
            Keys again = make_keys(trained.records, trained.passes, threads);
            const ScoreOptions options{
                .least = least, .budget = budget, .kernel = kernel, .threads = threads};
            const Scored scored = score(trained.records, again, *trained.weigher, options);
            EXPECT_EQ(scored.pairs, expected.pairs) << static_cast<int>(kernel);
            ASSERT_EQ(scored.accounts.size(), expected.accounts.size());
            for (std::size_t pass = 0; pass < scored.accounts.size(); ++pass)
                EXPECT_EQ(scored.accounts[pass].pairs_new, expected.accounts[pass].pairs_new);
        }
    }
}

TEST(Scorer, ENG21_LanesFindWhatTheSlowWayFinds) {
    const MadeUp persons = make_up(5, 1'500);
    const Trained trained(records_of({persons.left, persons.right}, made_up_fields()), passes_of_persons());
    for (const double bits : {-30.0, -7.0, 3.0})
        expect_same(trained, to_weight(bits), 1'000'000);
}

TEST(Scorer, ENG21_WithinOneRegisterToo) {
    const MadeUp persons = make_up(6, 1'000);
    std::vector<TestRow> all = persons.left;
    all.insert(all.end(), persons.right.begin(), persons.right.end());
    const Trained trained(records_of({all}, made_up_fields()), passes_of_persons());
    expect_same(trained, to_weight(-7), 20'000);  // Too few: blocks are left out.
}

// Fields of every kind, with values that nearly agree.
TEST(Scorer, ENG21_ForEveryKindOfField) {
    const std::vector<Field> fields{{"a", Kind::name},    {"b", Kind::name},    {"c", Kind::text},
                                    {"d", Kind::exact},   {"e", Kind::date},    {"f", Kind::digits},
                                    {"g", Kind::number},  {"h", Kind::company}, {"i", Kind::address},
                                    {"j", Kind::address}, {"k", Kind::digits}};
    Dice dice(17);
    std::vector<TestRow> rows;
    for (int i = 0; i < 1'200; ++i) {
        TestRow row{
            word_of(dice.below(20)),
            word_of(dice.below(20)),
            word_of(dice.below(50)) + " " + word_of(dice.below(5)),
            std::to_string(dice.below(3)),
            std::to_string(1960 + dice.below(5)) + two_digits(dice.below(13)) + two_digits(dice.below(30)),
            std::to_string(dice.below(3'000)),
            std::to_string(dice.below(300)),
            word_of(dice.below(9)) + " " + word_of(dice.below(9)) + " Ltd",
            word_of(dice.below(30)),
            word_of(dice.below(4)),
            (dice.one_in(2) ? "00" : "") + std::to_string(dice.below(2'000))};
        for (std::string& cell : row) {
            if (dice.with(0.1)) cell = "";
            if (dice.with(0.1)) cell = with_slip(dice, cell);
        }
        if (dice.with(0.1)) std::swap(row[0], row[1]);
        rows.push_back(row);
    }
    const Trained trained(records_of({rows}, fields),
                          {{.expressions = {{.field = 3}}}, {.expressions = {{.field = 9}}}});
    for (const double bits : {-45.0, -35.0, -25.0})
        expect_same(trained, to_weight(bits), 10'000'000);
}

// More than a cache line of slots, and of keys.
TEST(Scorer, ENG21_OfWideRowsAndManyPasses) {
    constexpr std::size_t numbers = 12;
    std::vector<Field> fields{{"a", Kind::name}, {"b", Kind::name}};
    std::vector<Pass> passes;
    for (std::size_t i = 0; i < numbers; ++i) {
        fields.push_back({"n" + std::to_string(i), Kind::digits});
        passes.push_back({.expressions = {{.field = 2 + i}}});
        passes.push_back({.expressions = {{.field = 2 + i, .form = Form::last, .length = 2}, {.field = 0}}});
    }
    Dice dice(19);
    std::vector<TestRow> rows;
    for (int person = 0; person < 350; ++person) {
        TestRow row{word_of(dice.below(15)), word_of(dice.below(15))};
        for (std::size_t number = 0; number < numbers; ++number)
            row.push_back(std::to_string(1'000 + dice.below(600)));
        rows.push_back(row);
        for (std::string& cell : row) {
            if (dice.with(0.1)) cell = "";
            if (dice.with(0.1)) cell = with_slip(dice, cell);
        }
        rows.push_back(row);
    }
    const Trained trained(records_of({rows}, fields), passes);
    const std::size_t last_slot = trained.records.layout.slot.back();
    ASSERT_GT(last_slot, 16U);
    for (std::size_t record = 0; record < rows.size(); ++record)
        ASSERT_EQ(trained.records.row(record).wide(last_slot), pack_digits(rows[record].back()));
    for (const double bits : {-900.0, -60.0, 0.0})
        expect_same(trained, to_weight(bits), 10'000'000);
}

TEST(Scorer, ENG12_APairBelongsToTheFirstPassThatFindsIt) {
    const MadeUp persons = make_up(8, 600);
    const Trained trained(records_of({persons.left, persons.right}, made_up_fields()), passes_of_persons());
    Keys keys = make_keys(trained.records, trained.passes, 1);
    const Scored scored =
        score(trained.records, keys, *trained.weigher, {.least = to_weight(-900), .budget = 10'000'000});
    std::uint64_t fresh = 0;
    for (const PassAccount& account : scored.accounts)
        fresh += account.pairs_new;
    EXPECT_EQ(scored.pairs.size(), fresh);  // All are kept, and none twice.
    for (std::size_t i = 1; i < scored.pairs.size(); ++i)
        EXPECT_LT(std::tie(scored.pairs[i - 1].a, scored.pairs[i - 1].b),
                  std::tie(scored.pairs[i].a, scored.pairs[i].b));
}

TEST(Weigher, ENG16_EqualityOnARareValueWeighsMore) {
    std::vector<TestRow> rows(90, TestRow{"common"});
    rows.push_back({"rare"});
    rows.push_back({"rare"});
    const std::vector<Field> fields{{"code", Kind::exact}};
    const Trained trained(records_of({rows}, fields), {{.expressions = {{.field = 0}}}});
    const auto weight = [&](RecordNumber a, RecordNumber b) {
        return trained.weigher->weigh(trained.records.row(a), trained.records.row(b));
    };
    // log2 of how many times the one is more frequent than the other, a pair counting once.
    EXPECT_NEAR(to_bits(weight(90, 91) - weight(0, 1)), std::log2(89.0 / 1.0), 0.001);
}

TEST(Weigher, ENG11_WhatIsNotKnownWeighsNothing) {
    const MadeUp persons = make_up(5, 500);
    const Trained trained(records_of({persons.left, persons.right}, made_up_fields()), passes_of_persons());
    EXPECT_EQ(trained.weigher->weigh(Row{}, trained.records.row(0)), trained.weigher->prior());
}

}  // namespace
}  // namespace baophu::linkage::engine

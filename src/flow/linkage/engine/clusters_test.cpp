#include "flow/linkage/engine/clusters.h"

#include <gtest/gtest.h>

#include "flow/linkage/engine/registers_for_tests.h"

namespace baophu::linkage::engine {
namespace {

// Records that are weighed by one code: equal ones weigh much for, others much against.
struct ByCode {
    Records records;
    Comparer comparer;
    std::vector<Frequencies> frequencies;
    Weigher weigher;

    explicit ByCode(const std::vector<std::vector<TestRow>>& registers)
        : records(records_of(registers, {{"code", Kind::exact}})),
          comparer(records, {}, Kernel::plain, 1),
          frequencies(count_frequencies(records, {}, 1)),
          weigher(records, comparer, frequencies, model()) {}

    static Model model() {
        Model model;
        model.m = {{0, 0.999, 0.001}};
        model.u = {{0, 0.01, 0.99}};
        model.lambda = 0.2;
        return model;
    }

    Groups groups(const std::vector<ScoredPair>& pairs, Assignment assignment = Assignment::one_to_one,
                  const std::vector<Decision>& decisions = {}) const {
        const Rulings rulings(records, {}, decisions, 1'000, 1);
        return find_groups(records, pairs, weigher,
                           {.rulings = rulings, .origins = {}, .assignment = assignment});
    }
};

TEST(Groups, ENG19_AWeakBridgeDoesNotJoinTwoGroups) {
    const ByCode by_code({{{"a"}, {"a"}, {"a"}, {"b"}, {"b"}, {"b"}}});
    const Weight strong = to_weight(8);
    const std::vector<ScoredPair> pairs{
        {0, 1, strong}, {1, 2, strong}, {2, 3, to_weight(5)}, {3, 4, strong}, {4, 5, strong}};
    const Groups groups = by_code.groups(pairs);
    EXPECT_EQ(groups.group, (std::vector<RecordNumber>{0, 0, 0, 3, 3, 3}));
}

TEST(Groups, ENG19_APairThatBlockingMissedIsWeighed) {
    const ByCode by_code({{{"a"}, {"a"}, {"a"}}});
    const Groups groups = by_code.groups({{0, 1, to_weight(8)}, {1, 2, to_weight(8)}});
    EXPECT_EQ(groups.group, (std::vector<RecordNumber>{0, 0, 0}));
    ASSERT_EQ(groups.pairs.size(), 3U);  // With the pair that nobody had found.
    EXPECT_EQ(groups.pairs[1].a, 0U);
    EXPECT_EQ(groups.pairs[1].b, 2U);
    for (const JudgedPair& pair : groups.pairs)
        EXPECT_GT(pair.in_groups, 0);
}

TEST(Groups, ENG19_APairOfDifferentGroupsIsNoLink) {
    const ByCode by_code({{{"a"}, {"a"}, {"a"}, {"b"}, {"b"}, {"b"}}});
    const Weight strong = to_weight(8);
    const Groups groups = by_code.groups(
        {{0, 1, strong}, {1, 2, strong}, {2, 3, to_weight(5)}, {3, 4, strong}, {4, 5, strong}});
    for (const JudgedPair& pair : groups.pairs)
        EXPECT_EQ(pair.in_groups > 0, groups.group[pair.a] == groups.group[pair.b]);
}

TEST(Groups, ENG19_HaveOneRecordOfEachRegisterWhereThatIsSo) {
    const ByCode by_code({{{"a"}, {"a"}}, {{"a"}}, {{"a"}}});
    const std::vector<ScoredPair> pairs{
        {0, 2, to_weight(5)}, {0, 3, to_weight(5)}, {1, 2, to_weight(5)}, {2, 3, to_weight(5)}};
    // Of equals the smallest records come first.
    EXPECT_EQ(by_code.groups(pairs).group, (std::vector<RecordNumber>{0, 1, 0, 0}));
    EXPECT_EQ(by_code.groups(pairs, Assignment::many_to_many).group, (std::vector<RecordNumber>{0, 0, 0, 0}));
}

// Records that are weighed by a code and a place.
Groups groups_by_code_and_place(const std::vector<TestRow>& rows,
                                const std::vector<std::pair<RecordNumber, RecordNumber>>& found) {
    const Records records = records_of({rows}, {{"code", Kind::exact}, {"place", Kind::exact}});
    const Comparer comparer(records, {}, Kernel::plain, 1);
    const std::vector<Frequencies> frequencies = count_frequencies(records, {}, 1);
    Model model;
    model.m = {{0, 0.999, 0.001}, {0, 0.5, 0.5}};
    model.u = {{0, 0.1, 0.9}, {0, 0.02, 0.98}};
    model.lambda = 0.3;
    const Weigher weigher(records, comparer, frequencies, model);
    std::vector<ScoredPair> pairs;
    for (const auto& [a, b] : found)
        pairs.push_back({a, b, weigher.weigh(records.row(a), records.row(b))});
    const Rulings rulings;
    return find_groups(records, pairs, weigher,
                       {.rulings = rulings, .origins = {}, .assignment = Assignment::many_to_many});
}

// Record 3 knows no code and has a place with each side; it may go with one of them, and joins them not.
TEST(Groups, ENG19_ABridgeThatKnowsLittleDoesNotJoinTwoGroups) {
    const Groups groups = groups_by_code_and_place(
        {{"a", "p"}, {"a", "p"}, {"a", "q"}, {"", "q"}, {"b", "q"}, {"b", "r"}, {"b", "r"}},
        {{0, 1}, {0, 2}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {4, 6}, {5, 6}});
    EXPECT_EQ(groups.group[0], groups.group[2]);
    EXPECT_EQ(groups.group[4], groups.group[6]);
    EXPECT_NE(groups.group[0], groups.group[4]);
}

// Record 2 knows the code and no place, record 3 the place and no code: neither speaks against the others.
TEST(Groups, ENG19_RecordsThatTellLittleDoNotKeepGroupsApart) {
    const Groups groups = groups_by_code_and_place(
        {{"a", "p"}, {"a", ""}, {"", "p"}, {"b", "q"}, {"b", "q"}, {"c", "r"}, {"c", "s"}, {"d", "t"}},
        {{0, 1}, {0, 2}, {3, 4}});
    EXPECT_EQ(groups.group, (std::vector<RecordNumber>{0, 0, 0, 3, 3, 5, 6, 7}));
}

}  // namespace
}  // namespace baophu::linkage::engine

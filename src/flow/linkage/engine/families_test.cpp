// How right the engine is where fields depend on each other: made-up families (families_for_tests.h), with
// the defaults that everybody has and the blocking that the engine proposes.
#include <array>
#include <map>
#include <numeric>

#include <gtest/gtest.h>

#include "flow/linkage/engine/engine.h"
#include "flow/linkage/engine/families_for_tests.h"

namespace baophu::linkage::engine {
namespace {

constexpr double likely = 0.5;

struct Linked {
    FamilyRegisters made;
    Answer answer;
    std::vector<RecordNumber> components;  // By record: whatever pairs connect that say "same" by themselves.
};

std::vector<RecordNumber> components_of(const Workings& workings, std::size_t records) {
    std::vector<RecordNumber> parent(records);
    std::iota(parent.begin(), parent.end(), RecordNumber{0});
    const auto root = [&](RecordNumber record) {
        while (parent[record] != record)
            record = parent[record] = parent[parent[record]];
        return record;
    };
    for (const JudgedPair& pair : workings.pairs)
        if (pair.weight >= 0) parent[root(pair.b)] = root(pair.a);
    for (RecordNumber record = 0; record < records; ++record)
        parent[record] = root(record);
    return parent;
}

Linked link_families(FamilyRegisters made) {
    Linked linked{.made = std::move(made), .answer = {}, .components = {}};
    std::vector<Register> registers;
    for (const std::vector<TestRow>& rows : linked.made.rows)
        registers.push_back(register_of(rows, 2));
    const auto look = [&](const Workings& workings, const Answer&) {
        linked.components = components_of(workings, linked.made.person.size());
    };
    linked.answer =
        link(registers, {.fields = family_fields()}, {.threads = 2, .clusters = true, .look = look});
    return linked;
}

std::uint64_t pairs_of(std::uint64_t records) {
    return records * (records - 1) / 2;
}

// Pairs of records that share a number: of their person, their group, or both. Across registers nobody is in
// one register twice, so such pairs are pairs of different registers.
template <class Key>
std::uint64_t pairs_sharing(const std::vector<Key>& keys) {
    std::map<Key, std::uint64_t> records;
    for (const Key& key : keys)
        ++records[key];
    return std::accumulate(records.begin(), records.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const auto& each) { return sum + pairs_of(each.second); });
}

double f1_of_links(const Answer& answer, const FamilyRegisters& made) {
    double told = 0;
    double right = 0;
    for (const Link& link : answer.links) {
        if (link.probability < likely) continue;
        ++told;
        right += made.person[link.left] == made.person[link.right] ? 1 : 0;
    }
    return 2 * right / (told + static_cast<double>(pairs_sharing(made.person)));
}

double f1_of_groups(const std::vector<RecordNumber>& group, const FamilyRegisters& made) {
    std::vector<std::pair<RecordNumber, std::uint32_t>> both;
    for (std::size_t record = 0; record < group.size(); ++record)
        both.emplace_back(group[record], made.person[record]);
    return 2 * static_cast<double>(pairs_sharing(both)) /
           static_cast<double>(pairs_sharing(group) + pairs_sharing(made.person));
}

// Links that are told a probability from `low` to below `high`.
struct Bin {
    double low;
    double high;
    double expected = 0;
    double right = 0;
    double links = 0;

    void add(const Linked& linked) {
        for (const Link& link : linked.answer.links) {
            if (link.probability < low || link.probability >= high) continue;
            ++links;
            expected += link.probability;
            right += linked.made.person[link.left] == linked.made.person[link.right] ? 1 : 0;
        }
    }
    double share_told() const { return expected / links; }
    double share_right() const { return right / links; }
};

constexpr std::size_t persons = 10'000;
constexpr std::array<std::uint64_t, 4> seeds{1, 2, 3, 4};

// The floors were set from seeds 11 to 18, which no test runs. Measured there: pairs and groups 0.991 to
// 0.993.
//
// Calibration there, all seeds together: of links told 0.75 on the average (0.5 to 0.9) 0.76 are right, of
// those told 0.960 (0.9 to 0.99) 0.929, of the surer ones, which are 97 of 100, 0.9996 of 0.9999; the sum is
// 0.1 % too low.
TEST(Families, ENG22_BetweenRegistersQualityHasAFloorAndProbabilitiesMeanWhatTheySay) {
    Bin doubtful{0.5, 0.9};
    Bin likely_ones{0.9, 0.99};
    Bin sure{0.99, 1.01};
    Bin all{0.01, 1.01};
    for (const std::uint64_t seed : seeds) {
        const Linked linked = link_families(families_in_two(seed, persons));
        const double groups = f1_of_groups(linked.answer.group, linked.made);
        EXPECT_GE(f1_of_links(linked.answer, linked.made), 0.990);
        EXPECT_GE(groups, 0.990);
        EXPECT_GE(groups, f1_of_groups(linked.components, linked.made) + 0.015);
        for (Bin* bin : {&doubtful, &likely_ones, &sure, &all})
            bin->add(linked);
    }
    EXPECT_GE(doubtful.links, 100);
    EXPECT_NEAR(doubtful.share_right(), doubtful.share_told(), 0.10);
    EXPECT_NEAR(likely_ones.share_right(), likely_ones.share_told(), 0.06);
    EXPECT_NEAR(sure.share_right(), sure.share_told(), 0.001);
    EXPECT_NEAR(all.expected / all.right, 1, 0.006);
}

// As above. Measured: pairs and groups 0.987 to 0.990, connected components 0.978 to 0.982. Of links told
// 0.72 0.39 are right and of those told 0.969 0.86: most of the wrong ones are of twins, who share their day,
// too, and a step that brings two groups together is right or wrong for all its pairs. They are 2.7 % of all;
// of the surer ones 0.9990 are right, and the sum is 0.3 % too high.
TEST(Families, ENG19_WithinARegisterQualityHasAFloorAndGroupsAreBetterThanChains) {
    for (const std::uint64_t seed : seeds) {
        const Linked linked = link_families(families_in_one(seed, persons));
        const double groups = f1_of_groups(linked.answer.group, linked.made);
        EXPECT_GE(f1_of_links(linked.answer, linked.made), 0.986);
        EXPECT_GE(groups, 0.986);
        EXPECT_GE(groups, f1_of_groups(linked.components, linked.made) + 0.005);
        Bin sure{0.99, 1.01};
        Bin all{0.01, 1.01};
        sure.add(linked);
        all.add(linked);
        EXPECT_GE(sure.share_right(), 0.997);
        EXPECT_NEAR(all.expected / all.right, 1, 0.015);
    }
}

}  // namespace
}  // namespace baophu::linkage::engine

#include "flow/linkage/engine/comparer.h"

#include <gtest/gtest.h>

#include "flow/linkage/engine/registers_for_tests.h"

namespace baophu::linkage::engine {
namespace {

// The levels of two rows, by component.
std::vector<int> levels_of(const std::vector<Field>& fields, const TestRow& a, const TestRow& b,
                           const std::vector<std::string>& legal_forms = {}) {
    const Records records = records_of({{a, b}}, fields);
    const Comparer comparer(records, {.legal_forms = legal_forms}, best_kernel(), 1);
    const Pattern pattern = comparer.pattern(records.row(0), records.row(1));
    EXPECT_EQ(pattern, comparer.pattern(records.row(1), records.row(0)));
    std::vector<int> levels;
    for (std::size_t component = 0; component < records.layout.components.size(); ++component)
        levels.push_back(level_in(pattern, component));
    return levels;
}

const std::vector<Field> names{{"surname", Kind::name}, {"middle", Kind::name}, {"given", Kind::name}};

TEST(Comparer, ENG4_WordsMayMoveAmongTheFieldsOfAName) {
    const std::vector<int> rearranged{level::text::rearranged, 0, 0};
    EXPECT_EQ(levels_of(names, {"nguyen", "van", "an"}, {"an", "van", "nguyen"}), rearranged);
    EXPECT_EQ(levels_of(names, {"nguyen", "van", "an"}, {"nguyen", "", "van an"}), rearranged);
    EXPECT_EQ(levels_of(names, {"nguyen", "van", "an"}, {"nguyen", "van", "an"}),
              (std::vector<int>{1, 1, 1}));
    EXPECT_EQ(levels_of(names, {"", "", ""}, {"", "", ""}), (std::vector<int>{0, 0, 0}));
}

TEST(Comparer, ENG4_InitialsAndMissingParts) {
    EXPECT_EQ(levels_of(names, {"nguyen", "v", "an"}, {"nguyen", "vinh", ""}),
              (std::vector<int>{1, level::text::initial, 0}));
}

TEST(Comparer, ENG7_CodesAreEqualOrNot) {
    const std::vector<Field> sex{{"sex", Kind::exact}};
    EXPECT_EQ(levels_of(sex, {"F"}, {"f "}), std::vector<int>{1});
    EXPECT_EQ(levels_of(sex, {"f"}, {"m"}), std::vector<int>{level::exact::other});
    EXPECT_EQ(levels_of(sex, {"f"}, {""}), std::vector<int>{0});
}

TEST(Comparer, ENG8_NumbersHaveTolerance) {
    const std::vector<Field> number{{"capital", Kind::number}};
    EXPECT_EQ(levels_of(number, {"1000"}, {"1e3"}), std::vector<int>{1});
    EXPECT_EQ(levels_of(number, {"1000"}, {"1009"}), std::vector<int>{level::number::close});
    EXPECT_EQ(levels_of(number, {"1000"}, {"1099"}), std::vector<int>{level::number::near});
    EXPECT_EQ(levels_of(number, {"1000"}, {"2000"}), std::vector<int>{level::number::other});
    EXPECT_EQ(levels_of(number, {"0"}, {"0"}), std::vector<int>{1});
    EXPECT_EQ(levels_of(number, {"0"}, {"many"}), std::vector<int>{0});
}

TEST(Comparer, ENG9_AnAddressAgreesAtItsFirstLevelThatDoes) {
    const std::vector<Field> address{
        {"street", Kind::address}, {"commune", Kind::address}, {"province", Kind::address}};
    EXPECT_EQ(levels_of(address, {"1 a", "c", "p"}, {"1 a", "d", "q"}), std::vector<int>{1});
    EXPECT_EQ(levels_of(address, {"1 a", "c", "p"}, {"2 b", "c", "p"}), std::vector<int>{2});
    EXPECT_EQ(levels_of(address, {"", "c", "p"}, {"2 b", "d", "p"}), std::vector<int>{3});
    EXPECT_EQ(levels_of(address, {"1 a", "c", "p"}, {"2 b", "d", "q"}), std::vector<int>{4});
    EXPECT_EQ(levels_of(address, {"1 a", "", ""}, {"", "d", "q"}), std::vector<int>{0});
}

TEST(Comparer, ENG10_FirmsShareWordsByTheirRarity) {
    const std::vector<Field> firm{{"firm", Kind::company}};
    const std::vector<std::string> forms{"ltd", "joint stock"};
    const auto level = [&](const char* a, const char* b) { return levels_of(firm, {a}, {b}, forms).front(); };
    EXPECT_EQ(level("Blue River Ltd", "blue river ltd"), level::equal);
    EXPECT_EQ(level("Blue River Ltd", "River Blue Joint Stock"), level::company::same_words);
    EXPECT_EQ(level("Blue River Paper", "Blue River"), level::company::half);
    EXPECT_EQ(level("Blue River", "Red Mountain"), level::company::other);
    EXPECT_EQ(level("Ltd", "Joint Stock"), level::company::other);
}

TEST(Layout, ARowHoldsTwentyOneComponents) {
    std::vector<Field> fields(components_max, Field{"id", Kind::digits});
    EXPECT_EQ(fault_of(fields), std::nullopt);
    EXPECT_EQ(lay_out(fields).slots, 2 * components_max);
    fields.push_back({"sex", Kind::exact});
    EXPECT_EQ(fault_of(fields), LayoutFault::too_many_components);
    EXPECT_EQ(fault_of({}), LayoutFault::no_fields);
    EXPECT_EQ(fault_of(std::vector<Field>(7, Field{"a", Kind::address})),
              LayoutFault::too_many_address_fields);
}

}  // namespace
}  // namespace baophu::linkage::engine

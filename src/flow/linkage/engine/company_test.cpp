#include "flow/linkage/engine/company.h"

#include <gtest/gtest.h>

#include "flow/linkage/engine/fold.h"
#include "flow/linkage/engine/registers_for_tests.h"

namespace baophu::linkage::engine {
namespace {

Specification words_of_companies() {
    return {.legal_forms = {"Công ty", "TNHH", "cổ phần", "một thành viên", "Ltd", "Limited", "Inc", "GmbH",
                            "AG", "& Co. KG"},
            .abbreviations = {{"SX", "sản xuất"},
                              {"TM", "thương mại"},
                              {"cty", "công ty"},
                              {"CN", "chi nhánh"},
                              {"Intl", "International"},
                              {"Masch", "Maschinenbau"}},
            .branch_words = {"chi nhánh", "branch", "Zweigniederlassung", "Niederlassung"}};
}

using Parts = std::vector<std::string>;

CompanyName read(const std::string& name) {
    return CompanyReader(words_of_companies()).read(fold(name));
}

CompanyName firm(Parts words) {
    return {.firm = std::move(words), .branch = {}, .is_branch = false};
}

CompanyName branch(Parts firm, Parts branch) {
    return {.firm = std::move(firm), .branch = std::move(branch), .is_branch = true};
}

TEST(CompanyReader, ENG10_AbbreviationsAreWrittenOutAndLegalFormsLeftOut) {
    EXPECT_EQ(read("CTY TNHH SX TM Giày Minh Tín"), read("Công ty TNHH Sản xuất Thương mại Giày Minh Tín"));
    EXPECT_EQ(read("Công ty Cổ phần Giày Minh Tín"), firm({"giay", "minh", "tin"}));
    EXPECT_EQ(read("Acme Intl. Ltd."), firm({"acme", "international"}));
    EXPECT_EQ(read("Müller Masch. GmbH & Co. KG"), firm({"muller", "maschinenbau"}));
}

TEST(CompanyReader, ENG40_WhatFollowsABranchWordIsTheBranch) {
    const CompanyName long_khanh = branch({"giay", "minh", "tin"}, {"long", "khanh"});
    EXPECT_EQ(read("Công ty TNHH Giày Minh Tín - Chi nhánh Long Khánh"), long_khanh);
    EXPECT_EQ(read("Công ty TNHH Giày Minh Tín (CN Long Khánh)"), long_khanh);
    EXPECT_EQ(read("Chi nhánh Công ty TNHH Giày Minh Tín – Long Khánh"), long_khanh);
    EXPECT_EQ(read("CN Long Khánh - CTY TNHH Giày Minh Tín"), long_khanh);
    EXPECT_EQ(read("Chi nhánh Long Khánh Công ty TNHH Giày Minh Tín"), long_khanh);
    EXPECT_EQ(read("Chi nhánh Công ty TNHH Giày Minh Tín"), branch({"giay", "minh", "tin"}, {}));
    EXPECT_EQ(read("Acme Ltd, Leeds branch"), branch({"acme"}, {"leeds"}));
    EXPECT_EQ(read("Acme Tools Ltd Milton Keynes Branch"), branch({"acme", "tools"}, {"milton", "keynes"}));
    EXPECT_EQ(read("Acme Tools Leeds Branch"), branch({"acme", "tools"}, {"leeds"}));
    EXPECT_EQ(read("Weber-Bau AG, Zweigniederlassung Köln"), branch({"weber", "bau"}, {"koln"}));
}

TEST(CompanyReader, ENG40_ABranchWordAloneIsAName) {
    EXPECT_EQ(read("Branch Ltd"), firm({"branch"}));
    EXPECT_EQ(read("Branch"), firm({"branch"}));
    EXPECT_EQ(read("Chi nhánh"), firm({"chi", "nhanh"}));
    EXPECT_EQ(read(""), firm({}));
}

// Any text is read, none of its words is lost but legal forms and the branch word.
TEST(CompanyReader, ENG40_ReadsWhatever) {
    Dice dice(3);
    const Parts pieces{"acme", "branch", "chi nhanh", "ltd", "-", ",", "(",
                       ")",    "leeds",  "gmbh",      "sx",  "–", " "};
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (std::uint64_t i = dice.below(8); i > 0; --i)
            text += pieces[dice.below(pieces.size())] + (dice.one_in(4) ? "" : " ");
        const CompanyName name = read(text);
        EXPECT_TRUE(name.is_branch || name.branch.empty()) << text;
        EXPECT_TRUE(!name.is_branch || !name.firm.empty()) << text;
    }
}

// The level of two names in a register that holds many others, so that some words are rare.
Level level_of(const std::string& a, const std::string& b) {
    std::vector<TestRow> rows;
    for (int i = 0; i < 60; ++i)
        rows.push_back(
            {"Công ty TNHH Giày " + word_of(static_cast<std::uint64_t>(i) + 7'000) + " Trading GmbH"});
    rows.push_back({a});
    rows.push_back({b});
    const Records records = records_of({rows}, {{"name", Kind::company}});
    const Comparer comparer(records, words_of_companies(), Kernel::plain, 1);
    const Level level = comparer.level(0, records.row(60), records.row(61));
    EXPECT_EQ(level, comparer.level(0, records.row(61), records.row(60)));
    return level;
}

TEST(CompanyLevels, ENG10_InVietnamese) {
    EXPECT_EQ(level_of("Công ty TNHH SX Giày Minh Tín", "Giày Minh Tín sản xuất"),
              level::company::same_words);
    EXPECT_EQ(level_of("Công ty TNHH Giày Minh Tín", "Giày Minh Tín - CN Long Khánh"),
              level::company::branch);
    EXPECT_EQ(
        level_of("Công ty TNHH Giày Minh Tín - Chi nhánh Biên Hòa", "CN Cty Giày Minh Tín (Long Khánh)"),
        level::company::branch);
    EXPECT_EQ(
        level_of("Công ty TNHH Giày Minh Tín - Chi nhánh Long Khánh", "CN Cty Giày Minh Tín, Long Khánh"),
        level::company::same_words);
    EXPECT_EQ(level_of("Giày Minh Tín", "Giày Hoàng Gia"), level::company::other);
}

TEST(CompanyLevels, ENG10_InEnglish) {
    EXPECT_EQ(level_of("Acme International Ltd", "ACME Intl. Limited"), level::company::same_words);
    EXPECT_EQ(level_of("Acme Ltd, Leeds branch", "Acme Ltd, York branch"), level::company::branch);
    EXPECT_EQ(level_of("Acme Garden Tools Ltd", "Acme Garden Trading Ltd"), level::company::half);
    EXPECT_EQ(level_of("Acme Ltd, Leeds branch", "Zenith Ltd, Leeds branch"), level::company::other);
}

TEST(CompanyLevels, ENG10_InGerman) {
    EXPECT_EQ(level_of("Müller Maschinenbau GmbH", "Mueller Masch. GmbH"),
              level::company::other);  // ue is no ü.
    EXPECT_EQ(level_of("Müller Maschinenbau GmbH", "Muller Masch. AG"), level::company::same_words);
    EXPECT_EQ(level_of("Weber-Bau AG Niederlassung Köln", "Weber Bau AG"), level::company::branch);
    EXPECT_EQ(level_of("Weber-Bau AG Niederlassung Köln", "Weber Bau, Zweigniederlassung Köln"),
              level::company::same_words);
}

}  // namespace
}  // namespace baophu::linkage::engine

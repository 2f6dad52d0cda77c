#include "flow/linkage/likely_employers.h"

#include <array>

#include <gtest/gtest.h>

#include "flow/linkage/linkage.h"
#include "flow/linkage/registers_for_tests.h"

namespace baophu::linkage {
namespace {

using warehouse::Connection;
using warehouse::Database;
using warehouse::Rows;

// Firms that both offices know, each with six workers whose numbers both tell; every tenth of them has told
// the social insurance office no tax code.
class Firms {
public:
    static constexpr std::size_t count = 400;
    static constexpr std::size_t workers = 6;

    explicit Firms(Registers& registers) {
        for (std::size_t firm = 0; firm < count; ++firm)
            add(registers, firm);
    }

    static bool is_without_code(std::size_t firm) { return firm % 10 == 0; }
    static std::string code(std::size_t firm) { return std::to_string(3600100000 + firm); }
    static std::string unit(std::size_t firm) { return "TZ" + std::to_string(1000 + firm); }
    static std::string number(std::size_t firm, std::size_t worker) {
        return std::to_string(271000000 + firm * workers + worker);
    }
    static std::string own_name(std::size_t firm) {
        const std::array first{"Giày", "Gỗ",     "Gốm",    "May",  "Dệt",  "Thép", "Nhựa",
                               "Giấy", "Bao bì", "Cơ khí", "Điện", "Dược", "Sơn"};
        const std::array second{"Minh",  "Hòa", "Phú", "Tân", "Long",  "An",  "Bình",
                                "Thành", "Đại", "Gia", "Kim", "Hoàng", "Nam", "Bắc"};
        const std::array third{"Tín",  "Phát", "Lợi",   "Thịnh", "Hưng",  "Vinh", "Cường", "Đức",
                               "Khoa", "Sang", "Quang", "Thiên", "Phong", "Lộc",  "Hải"};
        const std::size_t spread = firm * 2654435761U >> 5;
        return std::string(first.at(firm % first.size())) + " " + second.at(spread % second.size()) + " " +
               third.at(spread / second.size() % third.size());
    }

private:
    static void add(Registers& registers, std::size_t firm) {
        for (std::size_t worker = 0; worker < workers; ++worker) {
            const std::string who = std::to_string(firm * workers + worker);
            registers.tax({.key = who,
                           .number = number(firm, worker),
                           .payer = code(firm),
                           .payer_name = "Công ty TNHH " + own_name(firm)});
            registers.si({.si_number = std::to_string(7500000000 + firm * workers + worker),
                          .number = number(firm, worker),
                          .unit = unit(firm),
                          .employer = is_without_code(firm) ? "" : code(firm),
                          .employer_name = (firm % 3 == 0 ? "CTY TNHH " : "Cty TNHH MTV ") + own_name(firm),
                          .delivery = 1});
        }
    }
};

class LikelyEmployersTest : public testing::Test {
protected:
    void link_all(const std::vector<Decision>& decisions = {}) {
        registers.create(connection);
        link(connection, decisions);
    }

    std::string id_of(const std::string& record_key) {
        Rows rows = connection.query("SELECT employer_id FROM linkage.employer_member WHERE record_key = ?",
                                     {record_key});
        EXPECT_TRUE(rows.next()) << record_key;
        return std::string(rows.text(0));
    }
    static std::string payer(const std::string& code) { return "tax/tax-yearly-list/payer:" + code; }
    static std::string unit(const std::string& code) {
        return "social-insurance/si-participants/unit:" + code;
    }
    bool one_employer(std::size_t firm) {
        return id_of(payer(Firms::code(firm))) == id_of(unit(Firms::unit(firm)));
    }

    Registers registers;
    Database database = Database::in_memory({.threads = 1});
    Connection connection = database.connect();
};

TEST_F(LikelyEmployersTest, LNK13WhoToldNoCodeIsFoundByNameAndPeople) {
    const Firms firms(registers);
    link_all();
    std::size_t found = 0;
    for (std::size_t firm = 0; firm < Firms::count; firm += 10)
        if (one_employer(firm)) ++found;
    EXPECT_GE(found, 38U) << "of 40";
    Rows joins = connection.query(
        "SELECT DISTINCT rule, kind IS NULL, per_mille BETWEEN 500 AND 1000 FROM linkage.employer_link "
        "WHERE rule <> 'LNK-2'");
    ASSERT_TRUE(joins.next());
    EXPECT_EQ(joins.text(0), "LNK-13");
    EXPECT_TRUE(joins.boolean(1) && joins.boolean(2));
    EXPECT_FALSE(joins.next());
    EXPECT_EQ(connection.integer("SELECT count(*) FROM linkage.employer"),
              static_cast<std::int64_t>(Firms::count + 40 - found));
}

// It shares neither name nor people with anybody.
TEST_F(LikelyEmployersTest, LNK13AnEmployerByItselfStaysByItself) {
    const Firms firms(registers);
    for (std::size_t worker = 0; worker < 5; ++worker) {
        registers.si({.si_number = std::to_string(7700000000 + worker),
                      .number = std::to_string(279000000 + worker),
                      .unit = "TZ9001",
                      .employer_name = "Trường Mầm non Hoa Sen Trắng",
                      .delivery = 1});
    }
    link_all();
    const std::string school = id_of(unit("TZ9001"));
    EXPECT_EQ(
        connection.integer("SELECT count(*) FROM linkage.employer_member WHERE employer_id = ?", {school}),
        1);
}

// The same name and the same people, and yet two enterprises: a firm and the one that took it over.
TEST_F(LikelyEmployersTest, LNK13TwoCodesAreTwoEmployers) {
    const Firms firms(registers);
    for (std::size_t worker = 0; worker < Firms::workers; ++worker) {
        registers.tax({.key = "again " + std::to_string(worker),
                       .number = Firms::number(3, worker),
                       .payer = "3600999999",
                       .payer_name = "Công ty TNHH " + Firms::own_name(3)});
    }
    link_all();
    EXPECT_NE(id_of(payer("3600999999")), id_of(payer(Firms::code(3))));
}

TEST_F(LikelyEmployersTest, LNK3WhichIsDecidedToBeAnotherIsNotFoundByLikeness) {
    const Firms firms(registers);
    link_all({{.sequence = 1,
               .verdict = Verdict::different,
               .left_key = payer(Firms::code(20)),
               .right_key = unit(Firms::unit(20))}});
    EXPECT_FALSE(one_employer(20));
}

// Rows in the order of their pairs; weight less all its parts.
TEST_F(LikelyEmployersTest, LNK14EveryJoinByLikenessKeepsEveryPartOfItsWeight) {
    const Firms firms(registers);
    link_all();
    const std::int64_t joins =
        connection.integer("SELECT count(*) FROM linkage.employer_join WHERE per_mille IS NOT NULL");
    EXPECT_GE(joins, 38);
    EXPECT_EQ(connection.integer("SELECT count(*) FROM linkage.employer_review WHERE joined"), joins);
    EXPECT_EQ(
        connection.integer("SELECT count(*) FROM linkage.employer_review w JOIN linkage.employer_join j "
                           "ON j.record = w.other AND j.joined = w.record AND j.per_mille = w.per_mille"),
        joins)
        << "of the same records";
    EXPECT_EQ(
        connection.integer("SELECT count(*) FROM linkage.employer_review w WHERE weight <> prior + origins + "
                           "together + (SELECT sum(e.weight) FROM linkage.employer_evidence e "
                           "WHERE e.pair = w.pair)"),
        0)
        << "the parts are the weight, exactly";
    EXPECT_EQ(
        connection.integer("SELECT count(DISTINCT pair) FROM linkage.employer_evidence WHERE field = 'name'"),
        connection.integer("SELECT count(*) FROM linkage.employer_review"));
    EXPECT_EQ(connection.integer("SELECT count(*) FROM linkage.employer_review w "
                                 "JOIN linkage.employer_record a ON a.ordinal = w.record "
                                 "JOIN linkage.employer_record b ON b.ordinal = w.other "
                                 "WHERE joined <> (a.first = b.first) OR per_mille < 100"),
              0)
        << "those apart are doubts about two employers";
}

TEST_F(LikelyEmployersTest, LNK14WhatIsDecidedIsNotAskedAgain) {
    const Firms firms(registers);
    link_all({{.sequence = 1,
               .verdict = Verdict::different,
               .left_key = payer(Firms::code(20)),
               .right_key = unit(Firms::unit(20))},
              {.sequence = 2,
               .verdict = Verdict::same,
               .left_key = payer(Firms::code(30)),
               .right_key = unit(Firms::unit(30))}});
    EXPECT_FALSE(one_employer(20));
    EXPECT_TRUE(one_employer(30));
    for (const std::size_t firm : {20UL, 30UL}) {
        EXPECT_EQ(connection.integer("SELECT count(*) FROM linkage.employer_review w "
                                     "JOIN linkage.employer_record a ON a.ordinal = w.record "
                                     "JOIN linkage.employer_record b ON b.ordinal = w.other "
                                     "WHERE a.record_key IN ($1, $2) AND b.record_key IN ($1, $2)",
                                     {payer(Firms::code(firm)), unit(Firms::unit(firm))}),
                  0)
            << firm;
    }
}

// Where hardly any firm is known by both offices there is nothing to learn from.
TEST_F(LikelyEmployersTest, LNK13WithoutAnythingToLearnFromNobodyIsFound) {
    for (std::size_t worker = 0; worker < 5; ++worker) {
        const std::string number = std::to_string(271000000 + worker);
        registers.tax({.key = number, .number = number});
        registers.si({.si_number = std::to_string(7500000000 + worker), .number = number, .delivery = 1});
    }
    link_all();
    EXPECT_NE(id_of(payer("3600000014")), id_of(unit("TZ0001")));
}

// Persons 0 to 3 stand in both lists, under other records in the SI list; 8 and 9 in one alone.
TEST(EmployerProfiles, TellOfPeopleByTheirSmallestDigests) {
    PersonRows persons;
    const auto works = [&](RecordIndex who, RecordIndex at, std::uint8_t source) {
        persons.rows.push_back({.record = who, .employer = at, .source = source});
    };
    constexpr std::uint8_t tax = 0;
    constexpr std::uint8_t insurance = 1;
    for (const RecordIndex who : {0U, 1U, 2U, 3U, 8U})
        works(who, 0, tax);
    for (const RecordIndex who : {4U, 5U, 6U, 7U, 9U})
        works(who, 1, insurance);
    works(8, 2, tax);
    const std::vector<RecordIndex> person{0, 1, 2, 3, 0, 1, 2, 3, 8, 9};
    const std::vector<RecordIndex> first{0, 1, 2};
    const std::vector<EmployerRow> rows{{.record = 0, .name = "A", .sender = "tax"},
                                        {.record = 1, .name = "B", .sender = "social-insurance"},
                                        {.record = 2, .name = "C", .sender = "tax"}};
    const auto profiles = make_employer_profiles(rows, first, persons, person);
    ASSERT_EQ(profiles.size(), 3U);
    EXPECT_EQ(profiles[0].staff.size(), staff_digits);
    EXPECT_EQ(profiles[0].staff, profiles[1].staff) << "the same people, as far as both lists know them";
    EXPECT_EQ(profiles[2].staff, "") << "nobody whom the SI lists know";
}

}  // namespace
}  // namespace baophu::linkage

#include "flow/linkage/linkage.h"

#include <array>

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "flow/linkage/registers_for_tests.h"

namespace baophu::linkage {
namespace {

using warehouse::Connection;
using warehouse::Database;
using warehouse::Rows;
using Lines = std::vector<std::string>;

std::string tax_key(const std::string& key) {
    return "tax/tax-yearly-list/#" + key;
}

std::string si_key(const std::string& si_number) {
    return "social-insurance/si-participants/" + si_number;
}

std::string payer_key(const std::string& tax_code) {
    return "tax/tax-yearly-list/payer:" + tax_code;
}

std::string unit_key(const std::string& si_unit) {
    return "social-insurance/si-participants/unit:" + si_unit;
}

Decision same(std::int64_t sequence, const std::string& left, const std::string& right) {
    return {.sequence = sequence, .verdict = Verdict::same, .left_key = left, .right_key = right};
}

Decision different(std::int64_t sequence, const std::string& left, const std::string& right) {
    return {.sequence = sequence, .verdict = Verdict::different, .left_key = left, .right_key = right};
}

// Registers that have been linked, and questions about them.
class Linked {
public:
    explicit Linked(const Registers& registers, const std::vector<Decision>& decisions = {})
        : database_(Database::in_memory({.threads = 1})), connection_(database_.connect()) {
        registers.create(connection_);
        link(connection_, decisions);
    }

    std::string person(const std::string& record_key) { return id_of("person", record_key); }
    std::string employer(const std::string& record_key) { return id_of("employer", record_key); }

    bool one_person(const std::string& a, const std::string& b) { return person(a) == person(b); }
    bool one_employer(const std::string& a, const std::string& b) { return employer(a) == employer(b); }

    // Rows as "a|b|c", in order.
    Lines listed(const std::string& query) {
        Lines lines;
        Rows rows = connection_.query(query + " ORDER BY ALL");
        while (rows.next()) {
            std::string line;
            for (std::size_t i = 0; i < rows.columns(); ++i)
                line += (i == 0 ? "" : "|") + rows.printed(i);
            lines.push_back(line);
        }
        return lines;
    }

    Connection& connection() { return connection_; }

private:
    std::string id_of(const std::string& kind, const std::string& record_key) {
        const Lines ids = listed("SELECT " + kind + "_id FROM linkage." + kind +
                                 "_member WHERE record_key = " + warehouse::sql_literal(record_key));
        EXPECT_EQ(ids.size(), 1U) << record_key;
        return ids.empty() ? "" : ids.front();
    }

    Database database_;
    Connection connection_;
};

// ---- Persons -------------------------------------------------------------------------------

TEST(Linkage, LNK1PersonsMeetByEachKindOfNumber) {
    Registers registers;
    registers.tax({.key = "an at one payer", .tax_code = "8000000010"});
    registers.tax({.key = "an at another", .number = "271000001", .tax_code = "8000000010"});
    registers.si({.si_number = "7500000001", .number = "271000001"});
    registers.si({.si_number = "7500000002", .number = "271000002"});
    registers.tax({.key = "nobody's number"});
    Linked linked(registers);
    EXPECT_TRUE(linked.one_person(tax_key("an at one payer"), tax_key("an at another")));
    EXPECT_TRUE(linked.one_person(tax_key("an at one payer"), si_key("7500000001")));
    EXPECT_FALSE(linked.one_person(si_key("7500000001"), si_key("7500000002")));
    EXPECT_EQ(linked.listed("SELECT count(*) FROM linkage.person"), Lines{"3"});
}

// Equal digits of different kinds are no equal number: a tax code is no SI number.
TEST(Linkage, LNK1EqualDigitsOfDifferentKindsDoNotMeet) {
    Registers registers;
    registers.tax({.key = "an", .tax_code = "7500000001"});
    registers.si({.si_number = "7500000001"});
    EXPECT_FALSE(Linked(registers).one_person(tax_key("an"), si_key("7500000001")));
}

// A person may come under two SI numbers, one from an older insurance book.
TEST(Linkage, LNK1TwoSiNumbersWithOnePersonNumberAreOnePerson) {
    Registers registers;
    registers.si({.si_number = "4700000001", .number = "271000001"});
    registers.si({.si_number = "7500000001", .number = "271000001"});
    Linked linked(registers);
    EXPECT_TRUE(linked.one_person(si_key("4700000001"), si_key("7500000001")));
    EXPECT_EQ(linked.listed("SELECT person_id, si_number FROM linkage.person"),
              Lines{entity_id('P', si_key("4700000001")) + "|7500000001"});
}

TEST(Linkage, LNK1EmptyCellsAreNoEqualNumbers) {
    Registers registers;
    registers.tax({.key = "an"}).tax({.key = "binh"});
    EXPECT_FALSE(Linked(registers).one_person(tax_key("an"), tax_key("binh")));
}

TEST(Linkage, LNK1ANumberOfOneRepeatedDigitIsNobodys) {
    Registers registers;
    registers.tax({.key = "an", .number = "111111111"}).tax({.key = "binh", .number = "111111111"});
    EXPECT_FALSE(Linked(registers).one_person(tax_key("an"), tax_key("binh")));
}

// A number that two persons show, one of them by mistake, makes no one of them.
TEST(Linkage, LNK1ANumberUnderAnotherNameIsNoProof) {
    Registers registers;
    registers.tax({.key = "an", .number = "271000001", .name = "Trần Văn An"});
    registers.si({.si_number = "7500000001", .number = "271000001", .name = "Lê Thị Bình"});
    registers.si({.si_number = "7500000002", .number = "271000001", .name = "TRAN AN"});
    Linked linked(registers);
    EXPECT_FALSE(linked.one_person(tax_key("an"), si_key("7500000001")));
    EXPECT_TRUE(linked.one_person(tax_key("an"), si_key("7500000002")));
}

// ---- Likeness ------------------------------------------------------------------------------

// Made-up workers of some employers, each on the tax list and on the SI list: every third under another
// number.
class Workers {
public:
    static constexpr std::size_t count = 600;

    explicit Workers(Registers& registers) {
        for (std::size_t i = 0; i < count; ++i) {
            registers.tax({.key = std::to_string(i),
                           .number = old_number(i),
                           .tax_code = std::to_string(8000000000 + i),
                           .name = name(i),
                           .payer = employer(i)});
            registers.si({.si_number = si_number(i),
                          .number = is_changed(i) ? "07509" + std::to_string(1000000 + i) : old_number(i),
                          .name = name(i),
                          .birth_date = std::to_string(1960 + i % 40) + "-05-1" + std::to_string(i % 9),
                          .unit = "TZ000" + std::to_string(i % 7),
                          .employer = employer(i),
                          .delivery = 1});
        }
    }

    static std::string si_number(std::size_t i) { return std::to_string(7500000000 + i); }
    static bool is_changed(std::size_t i) { return i % 3 == 0; }

private:
    static std::string old_number(std::size_t i) { return std::to_string(271000000 + i); }
    static std::string name(std::size_t i) {
        const std::array family{"Nguyễn", "Trần", "Lê", "Phạm", "Võ", "Đặng", "Bùi"};
        const std::array middle{"Văn",  "Thị",  "Hữu", "Minh", "Ngọc", "Thanh",
                                "Quốc", "Xuân", "Đức", "Kim",  "Gia"};
        const std::array given{"An",  "Bình", "Chi", "Dũng", "Giang", "Hà",  "Khoa",
                               "Lan", "Mai",  "Nam", "Phúc", "Sơn",   "Tâm", "Uyên"};
        const std::size_t spread = i * 2654435761U >> 7;
        return std::string(family.at(i % family.size())) + " " + middle.at(spread % middle.size()) + " " +
               given.at(spread / middle.size() % given.size());
    }
    static std::string employer(std::size_t i) { return "360000001" + std::to_string(i % 7); }
};

TEST(Linkage, LNK10WhoHasAnotherNumberIsFoundByAllElse) {
    Registers registers;
    const Workers workers(registers);
    Linked linked(registers);
    std::size_t changed = 0;
    std::size_t found = 0;
    for (std::size_t i = 0; i < Workers::count; ++i) {
        if (!Workers::is_changed(i)) continue;
        ++changed;
        if (linked.one_person(tax_key(std::to_string(i)), si_key(Workers::si_number(i)))) ++found;
    }
    EXPECT_GT(10 * found, 9 * changed);
    EXPECT_EQ(linked.listed("SELECT DISTINCT rule, kind, per_mille > 500 FROM linkage.person_link"),
              (Lines{"LNK-1|person_number|", "LNK-10||true"}));
}

TEST(Linkage, LNK3WhoIsDecidedToBeAnotherIsNotFoundByLikeness) {
    Registers registers;
    const Workers workers(registers);
    const std::string joined = si_key(Workers::si_number(3));
    ASSERT_TRUE(Linked(registers).one_person(tax_key("3"), joined));
    Linked parted(registers, {different(1, tax_key("3"), joined)});
    EXPECT_FALSE(parted.one_person(tax_key("3"), joined));
}

// Where hardly anybody shows one number twice there is nothing to learn from.
TEST(Linkage, LNK10WithoutAnythingToLearnFromNobodyIsFoundByLikeness) {
    Registers registers;
    registers.tax({.key = "an", .number = "271000001"});
    registers.si({.si_number = "7500000001", .number = "075090000001", .employer = "3600000014"});
    EXPECT_FALSE(Linked(registers).one_person(tax_key("an"), si_key("7500000001")));
}

// Two workers of one name at one employer: whose tax line is whose nobody can say.
TEST(Linkage, LNK11WhoMayBeAnotherIsADoubt) {
    Registers registers;
    const Workers workers(registers);
    registers.si({.si_number = "7600000001",
                  .number = "075080123456",
                  .name = "Trần Thị Mai",
                  .birth_date = "1980-01-02",
                  .employer = "3600000013",
                  .delivery = 1});
    registers.si({.si_number = "7611111112",
                  .number = "038071987012",
                  .name = "Trần Thị Mai",
                  .birth_date = "1971-08-19",
                  .employer = "3600000013",
                  .delivery = 1});
    registers.tax({.key = "mai", .number = "279999999", .name = "Trần Thị Mai", .payer = "3600000013"});
    Linked linked(registers);
    EXPECT_NE(linked.listed("SELECT count(*) FROM linkage.person_doubt WHERE per_mille >= 100"), Lines{"0"});
    EXPECT_EQ(
        linked.listed("SELECT count(*) FROM linkage.person_doubt a WHERE NOT EXISTS (FROM "
                      "linkage.person_doubt b WHERE a.person_id = b.other_id AND a.other_id = b.person_id)"),
        Lines{"0"});
}

TEST(Linkage, LNK12EveryPairToLookAtComesWithAllPartsOfItsWeight) {
    Registers registers;
    const Workers workers(registers);
    registers.si({.si_number = "7600000001",
                  .number = "075080123456",
                  .name = "Trần Thị Mai",
                  .birth_date = "1980-01-02",
                  .employer = "3600000013",
                  .delivery = 1});
    registers.tax({.key = "mai", .number = "279999999", .name = "Trần Thị Mai", .payer = "3600000013"});
    registers.tax({.key = "mai2", .number = "278888888", .name = "Trần Thị Mai", .payer = "3600000013"});
    Linked linked(registers);
    EXPECT_NE(linked.listed("SELECT count(*) FROM linkage.person_review"), Lines{"0"});
    EXPECT_EQ(linked.listed("SELECT count(*) FROM linkage.person_review WHERE prior + origins + together + "
                            "(SELECT sum(e.weight) FROM linkage.person_evidence e WHERE e.pair = "
                            "person_review.pair) <> weight"),
              Lines{"0"});
    EXPECT_EQ(
        linked.listed("SELECT count(*) FROM linkage.person_review r JOIN linkage.person_record a ON "
                      "a.ordinal = record JOIN linkage.person_record b ON b.ordinal = other WHERE joined <> "
                      "(a.first = b.first)"),
        Lines{"0"});
    EXPECT_NE(linked.listed("SELECT count(*) FROM linkage.person_review WHERE left_name = 'Trần Thị Mai' AND "
                            "right_name = left_name"),
              Lines{"0"});
    EXPECT_EQ(linked.listed(
                  "SELECT count(*) FROM linkage.person_evidence WHERE field = 'employer' AND level = 'equal' "
                  "AND left_value <> right_value"),
              Lines{"0"});
}

TEST(Linkage, LNK5NumbersCountOnlyWhileTheirRowIsInForce) {
    Registers registers;
    registers.tax({.key = "an", .number = "271000001", .in_force = false});
    registers.si({.si_number = "7500000001", .number = "271000001", .delivery = 1});
    EXPECT_FALSE(Linked(registers).one_person(tax_key("an"), si_key("7500000001")));

    registers.tax({.key = "an", .number = "271000001", .delivery = 2});
    Linked again(registers);
    EXPECT_TRUE(again.one_person(tax_key("an"), si_key("7500000001")));
    EXPECT_EQ(again.person(si_key("7500000001")), entity_id('P', tax_key("an")))
        << "the superseded row was received first";
}

TEST(Linkage, LNK5AnIdSurvivesRedelivery) {
    Registers first;
    first.tax({.key = "an", .number = "271000001"});
    first.si({.si_number = "7500000001", .number = "271000001", .delivery = 1});
    Registers redelivered;
    redelivered.tax({.key = "an", .number = "271000001", .in_force = false});
    redelivered.si({.si_number = "7500000001", .number = "271000001", .delivery = 1});
    redelivered.tax({.key = "an", .number = "271000001", .delivery = 2});
    EXPECT_EQ(Linked(first).person(si_key("7500000001")), Linked(redelivered).person(si_key("7500000001")));
    EXPECT_EQ(Linked(redelivered).person(tax_key("an")), entity_id('P', tax_key("an")));
}

// The list of an earlier year that comes later does not rename those who are known already.
TEST(Linkage, LNK5AnEarlierListThatArrivesLaterLeavesTheId) {
    Registers registers;
    registers.si({.si_number = "7500000001", .number = "271000001"});
    const std::string before = Linked(registers).person(si_key("7500000001"));
    registers.tax({.key = "an in 2016", .number = "271000001", .delivery = 1});
    Linked after(registers);
    EXPECT_EQ(after.person(tax_key("an in 2016")), before);
    EXPECT_EQ(after.listed("SELECT * FROM linkage.person_alias"),
              Lines{entity_id('P', tax_key("an in 2016")) + "|" + before});
}

TEST(Linkage, LNK5TheEarlierLineOfOneDeliveryGivesTheId) {
    Registers registers;
    registers.tax({.key = "z", .number = "271000001"}).tax({.key = "a", .number = "271000001"});
    EXPECT_EQ(Linked(registers).person(tax_key("a")), entity_id('P', tax_key("z")));
}

TEST(Linkage, LNK5AMergeKeepsTheOtherIdsAsAliases) {
    Registers registers;
    registers.tax({.key = "an"}).tax({.key = "an's twin line"}).tax({.key = "binh"});
    Linked merged(registers, {same(1, tax_key("an's twin line"), tax_key("an"))});
    const std::string kept = entity_id('P', tax_key("an"));
    EXPECT_EQ(merged.person(tax_key("an's twin line")), kept);
    EXPECT_EQ(merged.listed("SELECT * FROM linkage.person_alias"),
              Lines{entity_id('P', tax_key("an's twin line")) + "|" + kept});
}

TEST(Linkage, LNK5ASplitLeavesTheIdWithThePartThatHoldsTheKey) {
    Registers registers;
    registers.tax({.key = "an", .number = "271000001"}).tax({.key = "binh", .number = "271000001"});
    registers.tax({.key = "binh too", .number = "271000001"});
    const std::string before = Linked(registers).person(tax_key("binh"));
    Linked split(registers, {different(1, tax_key("an"), tax_key("binh")),
                             different(2, tax_key("binh too"), tax_key("an"))});
    EXPECT_EQ(split.person(tax_key("an")), before);
    EXPECT_EQ(split.person(tax_key("binh")), entity_id('P', tax_key("binh")));
    EXPECT_TRUE(split.one_person(tax_key("binh"), tax_key("binh too")));
}

// ---- Decisions ------------------------------------------------------------------------------

TEST(Linkage, LNK3TheLatestDecisionAboutAPairCountsWhicheverWayRound) {
    Registers registers;
    registers.tax({.key = "an", .number = "271000001"}).tax({.key = "binh", .number = "271000001"});
    const std::string an = tax_key("an");
    const std::string binh = tax_key("binh");
    EXPECT_FALSE(Linked(registers, {same(1, an, binh), different(2, binh, an)}).one_person(an, binh));
    EXPECT_TRUE(Linked(registers, {different(1, an, binh), same(2, binh, an)}).one_person(an, binh));
    EXPECT_FALSE(Linked(registers, {different(9, binh, an), same(2, an, binh)}).one_person(an, binh))
        << "the sequence counts, not the place in the list";
    EXPECT_TRUE(Linked(registers, {same(1, an, binh), different(2, binh, an), same(3, binh, an)})
                    .listed("SELECT * FROM linkage.unapplied_decision")
                    .empty());
}

TEST(Linkage, LNK3DecisionsThatDoNotApplyAreListed) {
    Registers registers;
    registers.tax({.key = "an"}).tax({.key = "binh"}).tax({.key = "chi"});
    const std::string an = tax_key("an");
    const std::string binh = tax_key("binh");
    const std::string chi = tax_key("chi");
    Linked linked(registers, {same(1, an, tax_key("gone")), different(2, an, payer_key("3600000014")),
                              same(3, an, binh), same(4, binh, chi), different(5, an, chi)});
    EXPECT_EQ(linked.listed("SELECT * FROM linkage.unapplied_decision"),
              (Lines{"1|unknown_record", "2|unknown_record", "4|contradicted"}));
    EXPECT_TRUE(linked.one_person(an, binh));
    EXPECT_FALSE(linked.one_person(an, chi));
}

TEST(Linkage, LNK3ADecisionMayNameARecordThatIsNoLongerInForce) {
    Registers registers;
    registers.tax({.key = "an", .in_force = false});
    registers.tax({.key = "an corrected", .delivery = 1});
    Linked linked(registers, {same(1, tax_key("an corrected"), tax_key("an"))});
    EXPECT_EQ(linked.person(tax_key("an corrected")), entity_id('P', tax_key("an")));
    EXPECT_TRUE(linked.listed("SELECT * FROM linkage.unapplied_decision").empty());
}

TEST(Linkage, LNK3DecidesAboutEmployersToo) {
    Registers registers;
    registers.tax({.key = "an", .payer = "3600000014"});
    registers.si({.si_number = "7500000001", .unit = "TZ0001"});
    Linked linked(registers, {same(1, unit_key("TZ0001"), payer_key("3600000014"))});
    EXPECT_TRUE(linked.one_employer(unit_key("TZ0001"), payer_key("3600000014")));
    EXPECT_EQ(linked.listed("SELECT rule, kind, decision FROM linkage.employer_link"), Lines{"LNK-3||1"});
}

TEST(Linkage, LNK4EveryJoinIsKeptWithItsRule) {
    Registers registers;
    registers.tax({.key = "an", .number = "271000001"}).tax({.key = "an too"});
    registers.si({.si_number = "7500000001", .number = "271000001"});
    Linked linked(registers, {same(7, tax_key("an"), tax_key("an too"))});
    EXPECT_EQ(linked.listed("SELECT * FROM linkage.person_link"),
              (Lines{si_key("7500000001") + "|" + tax_key("an") + "|LNK-1|person_number||",
                     tax_key("an too") + "|" + tax_key("an") + "|LNK-3||7|"}));
}

// ---- Employers ------------------------------------------------------------------------------

TEST(Linkage, LNK2BranchesAndUnitsMeetByEnterpriseCode) {
    Registers registers;
    registers.tax({.key = "an", .payer = "3600000014"}).tax({.key = "binh", .payer = "3600000014-002"});
    registers.tax({.key = "chi", .payer = "3600000021"});
    registers.si({.si_number = "7500000001", .unit = "TZ0001", .employer = "3600000014-001"});
    registers.si({.si_number = "7500000002", .unit = "TZ0002", .employer = "3600000014"});
    Linked linked(registers);
    const std::string enterprise = entity_id('E', payer_key("3600000014"));
    EXPECT_EQ(linked.employer(payer_key("3600000014-002")), enterprise);
    EXPECT_EQ(linked.employer(unit_key("TZ0001")), enterprise);
    EXPECT_EQ(linked.employer(unit_key("TZ0002")), enterprise);
    EXPECT_NE(linked.employer(payer_key("3600000021")), enterprise);
    EXPECT_EQ(linked.listed("SELECT DISTINCT rule, kind FROM linkage.employer_link"),
              Lines{"LNK-2|enterprise_code"});
}

TEST(Linkage, LNK2AUnitWithoutTaxCodeIsAnEmployerOfItsOwn) {
    Registers registers;
    registers.tax({.key = "an", .payer = "3600000014"});
    registers.si({.si_number = "7500000001", .unit = "TZ0001"});
    registers.si({.si_number = "7500000002", .unit = "TZ0002"});
    Linked linked(registers);
    EXPECT_EQ(linked.listed("SELECT count(*) FROM linkage.employer"), Lines{"3"});
    EXPECT_EQ(linked.employer(unit_key("TZ0001")), entity_id('E', unit_key("TZ0001")));
}

// One line of a unit that gives the tax code is enough for all lines of the unit.
TEST(Linkage, LNK2AUnitIsKnownByAnyLineThatGivesItsTaxCode) {
    Registers registers;
    registers.tax({.key = "an", .payer = "3600000014"});
    registers.si({.si_number = "7500000001", .unit = "TZ0001"});
    registers.si({.si_number = "7500000002", .unit = "TZ0001", .employer = "3600000014"});
    EXPECT_TRUE(Linked(registers).one_employer(unit_key("TZ0001"), payer_key("3600000014")));
}

TEST(Linkage, LNK2ATaxCodeThatIsNoLongerInForceDoesNotLink) {
    Registers registers;
    registers.tax({.key = "an", .payer = "3600000014"});
    registers.si({.si_number = "7500000001", .unit = "TZ0001", .employer = "3600000014", .in_force = false});
    registers.si({.si_number = "7500000001", .unit = "TZ0001", .employer = "3600000021", .delivery = 1});
    EXPECT_FALSE(Linked(registers).one_employer(unit_key("TZ0001"), payer_key("3600000014")));
}

// ---- Names and numbers ----------------------------------------------------------------------

TEST(Linkage, LNK6NamesAndNumbersAreThoseOfTheLatestRowInForce) {
    Registers registers;
    registers.si({.si_number = "7500000001",
                  .number = "271000001",
                  .name = "Trần Thị Thử",
                  .birth_date = "1990-02-03"});
    registers.tax({.key = "b", .number = "271000001", .name = "Trần Thử", .delivery = 1});
    registers.tax(
        {.key = "c", .tax_code = "8000000010", .name = "Superseded", .delivery = 3, .in_force = false});
    Linked linked(registers);
    EXPECT_EQ(linked.listed("SELECT full_name, person_number, si_number, birth_date FROM linkage.person"),
              Lines{"Trần Thử|271000001|7500000001|1990-02-03"});
}

TEST(Linkage, LNK6AnEmptyCellOfTheLatestRowLeavesTheNumberKnown) {
    Registers registers;
    registers.tax({.key = "an", .number = "271000001", .tax_code = "8000000010"});
    registers.tax(
        {.key = "an at another", .tax_code = "8000000010", .name = "NGUOI GIA DINH", .delivery = 1});
    EXPECT_EQ(Linked(registers).listed("SELECT full_name, person_number FROM linkage.person"),
              Lines{"NGUOI GIA DINH|271000001"});
}

TEST(Linkage, LNK6AnEmployerIsNamedByItsLatestRow) {
    Registers registers;
    registers.tax({.key = "an", .payer = "3600000014-002", .payer_name = "Chi nhánh", .delivery = 1});
    registers.si({.si_number = "7500000001",
                  .unit = "TZ0001",
                  .employer = "3600000014",
                  .employer_name = "Công ty mẹ"});
    EXPECT_EQ(Linked(registers).listed("SELECT name, tax_code, si_unit_code FROM linkage.employer"),
              Lines{"Chi nhánh|3600000014|TZ0001"});
}

TEST(Linkage, LNK6WhoHasNoRowInForceHasNoNameAnyMore) {
    Registers registers;
    registers.tax({.key = "an", .in_force = false});
    Linked linked(registers);
    EXPECT_TRUE(linked.listed("SELECT * FROM linkage.person").empty());
    EXPECT_TRUE(linked.listed("SELECT * FROM linkage.employer").empty());
    EXPECT_EQ(linked.person(tax_key("an")), entity_id('P', tax_key("an")));
}

// ---- The stage as a whole -------------------------------------------------------------------

TEST(Linkage, NothingInGivesNothingOut) {
    Linked linked({});
    EXPECT_TRUE(linked.listed("SELECT * FROM linkage.person").empty());
    EXPECT_TRUE(linked.listed("SELECT * FROM linkage.employer_member").empty());
}

// Which row the database happens to read first must not show.
TEST(Linkage, TheOrderOfRowsInTheTableDoesNotShow) {
    Registers registers;
    for (int i = 0; i < 300; ++i) {
        registers.tax({.key = std::to_string(i),
                       .number = "2710" + std::to_string(10'000 + i % 70),
                       .name = "Người " + std::to_string(i),
                       .payer = i % 3 == 0 ? "3600000014" : "3600000021-00" + std::to_string(1 + i % 5),
                       .payer_name = "Công ty " + std::to_string(i),
                       .delivery = i % 4,
                       .in_force = i % 11 != 0});
        registers.si({.si_number = std::to_string(7'500'000'000 + i % 120),
                      .number = "2710" + std::to_string(10'000 + i % 90),
                      .name = "Người " + std::to_string(i),
                      .unit = "TZ000" + std::to_string(i % 7),
                      .employer = i % 2 == 0 ? "3600000014" : "",
                      .delivery = 4 + i % 4});
    }
    Linked straight(registers);
    Linked turned(registers.turn_round());
    for (const char* table : {"person", "person_member", "person_alias", "person_link", "person_record",
                              "employer", "employer_member", "employer_alias", "employer_link"}) {
        const std::string query = std::string("SELECT * FROM linkage.") + table;
        EXPECT_EQ(straight.listed(query), turned.listed(query)) << table;
    }
}

std::string unknown_key(Linked& linked, const std::string& left, const std::string& right) {
    try {
        require_pair(linked.connection(), left, right);
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault().code, fault::record_key_unknown);
        return failure.fault().details.at(0).second;
    }
    return "none";
}

TEST(RequirePair, WantsTwoRecordsOfOneKind) {
    Registers registers;
    registers.tax({.key = "an", .payer = "3600000014"}).tax({.key = "binh", .payer = "3600000021"});
    registers.tax({.key = "past", .in_force = false});
    Linked linked(registers);
    const std::string an = tax_key("an");
    EXPECT_EQ(unknown_key(linked, an, tax_key("binh")), "none");
    EXPECT_EQ(unknown_key(linked, an, tax_key("past")), "none");
    EXPECT_EQ(unknown_key(linked, payer_key("3600000014"), payer_key("3600000021")), "none");
    EXPECT_EQ(unknown_key(linked, "nowhere", an), "nowhere");
    EXPECT_EQ(unknown_key(linked, an, "nowhere"), "nowhere");
    EXPECT_EQ(unknown_key(linked, an, an), an);
    EXPECT_EQ(unknown_key(linked, an, payer_key("3600000014")), payer_key("3600000014"));
    EXPECT_EQ(unknown_key(linked, payer_key("3600000014"), an), an);
    EXPECT_EQ(unknown_key(linked, payer_key("3600000014"), "nowhere"), "nowhere");
}

}  // namespace
}  // namespace baophu::linkage

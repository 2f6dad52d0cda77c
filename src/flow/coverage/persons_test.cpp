#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "flow/coverage/registers_for_tests.h"

namespace baophu::coverage {
namespace {

using Lines = std::vector<std::string>;

class ListedReads final : public ReadLog {
public:
    void record(const ReadEntry& entry) override {
        lines.push_back(entry.what + ": " + std::to_string(entry.persons));
    }
    Lines lines;
};

class BrokenLog final : public ReadLog {
public:
    void record(const ReadEntry&) override { throw Failure(fault::disk_full); }
};

AccessContext of_province(ReadLog& log) {
    return {{.actor = "lan", .agency = "BHXH", .purpose = "rà soát"}, log};
}

AccessContext of_unit(const std::string& unit, ReadLog& log) {
    return {{.actor = "lan", .agency = "BHXH", .territory = {{unit}}, .purpose = "rà soát"}, log};
}

std::string person_id(int person, const std::string& payer = "3600000014") {
    return linkage::entity_id('P', TaxRow{.person = person, .payer = payer}.record_key());
}

constexpr std::int64_t pay = 123'456'789;
constexpr std::int64_t wage = 7'654'321;

// Persons 1 and 2 are missing in 731, 3 in 732; 4 participates in 731, 5 (of the past) is in the
// registers but not eligible, 6 only in a list that was superseded.
Registers two_units() {
    Registers registers;
    registers.tax({.person = 6, .in_force = false});
    registers.tax({.person = 1, .income = pay});
    registers.tax({.person = 2, .income = pay}).si({.person = 2, .month = "2018-10", .wage = wage});
    registers.tax({.person = 3, .income = pay, .payer = "3600000021", .unit = "732"});
    registers.tax({.person = 4, .income = pay}).si({.person = 4, .wage = wage});
    registers.si({.person = 5, .month = "2018-05", .wage = wage});
    return registers;
}

std::string printed(const AbsentPerson& person) {
    return person.full_name + ", " + person.masked_number + ", " + person.unit_code + ", " +
           person.employer_name + ", " + person.reason + ", " + person.certainty + ", " +
           (person.last_participated ? person.last_participated->iso() : "never");
}

Lines missing(Judged& judged, const AccessContext& access, const Filter& filter = {},
              std::int64_t limit = 100) {
    Lines lines;
    for (const AbsentPerson& person : absent_persons(judged.connection(), access, filter, limit))
        lines.push_back(printed(person));
    std::ranges::sort(lines);
    return lines;
}

// ---- The list --------------------------------------------------------------------------------

TEST(AbsentPersons, HoldsTheMissingAndNobodyElse) {
    Judged judged(two_units());
    ListedReads log;
    EXPECT_EQ(missing(judged, of_province(log)),
              (Lines{"Người 1, 27***0001, 731, Đơn vị TZ0001, left_out, inferred, never",
                     "Người 2, 27***0002, 731, Đơn vị TZ0001, lapsed, inferred, 2018-10-01",
                     "Người 3, 27***0003, 732, Bên trả 3600000021, employer_unregistered, inferred, never"}));
    EXPECT_EQ(log.lines, Lines{"coverage.list: 3"});
}

TEST(AbsentPersons, ComesByUnitAndEmployerAndPartsFollowEachOther) {
    Registers registers = two_units();
    for (int person = 10; person < 30; ++person)
        registers.tax({.person = person, .unit = person % 2 == 0 ? "731" : "730"});
    Judged judged(registers);
    ListedReads log;
    const auto persons = absent_persons(judged.connection(), of_province(log), {}, 1'000);
    EXPECT_EQ(persons.size(), 23U);
    EXPECT_TRUE(std::ranges::is_sorted(persons, {}, [](const AbsentPerson& person) {
        return std::tie(person.unit_code, person.employer_id);
    }));
    const auto first = absent_persons(judged.connection(), of_province(log), {}, 5);
    ASSERT_EQ(first.size(), 5U);
    for (std::size_t i = 0; i < first.size(); ++i)
        EXPECT_EQ(first[i].person_id, persons[i].person_id);
    EXPECT_EQ(log.lines, (Lines{"coverage.list: 23", "coverage.list: 5"}));
}

TEST(AbsentPersons, LeavesTheTerritoryOfTheReaderNever) {
    Judged judged(two_units());
    ListedReads log;
    EXPECT_EQ(missing(judged, of_unit("732", log)).size(), 1U);
    EXPECT_EQ(missing(judged, of_unit("732", log), {.unit = "731"}).size(), 0U) << "asked for the other unit";
    EXPECT_EQ(missing(judged, of_unit("739", log)).size(), 0U);
    EXPECT_EQ(log.lines, (Lines{"coverage.list: 1", "coverage.list: 0", "coverage.list: 0"}))
        << "an empty answer is a read too";
}

TEST(AbsentPersons, FiltersByUnitEmployerAndReason) {
    Judged judged(two_units());
    ListedReads log;
    const AccessContext access = of_province(log);
    EXPECT_EQ(missing(judged, access, {.unit = "731"}).size(), 2U);
    EXPECT_EQ(missing(judged, access, {.reason = "lapsed"}).size(), 1U);
    EXPECT_EQ(missing(judged, access, {.unit = "732", .reason = "lapsed"}).size(), 0U);
    const std::string employer = linkage::entity_id('E', TaxRow{.payer = "3600000021"}.employer_key());
    EXPECT_EQ(missing(judged, access, {.employer = employer}).size(), 1U);
    log.lines.clear();
    EXPECT_THROW(missing(judged, access, {.reason = "moved"}), Failure);
    EXPECT_TRUE(log.lines.empty()) << "nothing was read";
}

TEST(AbsentPersons, FiltersByCertainty) {
    Judged judged(two_units());
    ListedReads log;
    EXPECT_EQ(missing(judged, of_province(log), {.certainty = "inferred"}).size(), 3U);
    EXPECT_EQ(missing(judged, of_province(log), {.certainty = "sure"}).size(), 0U);
    EXPECT_EQ(
        absent_page(judged.connection(), of_province(log), {.certainty = "unsure"}, {.limit = 10}).count, 0);
    EXPECT_THROW(missing(judged, of_province(log), {.certainty = "certain"}), Failure);
}

TEST(AbsentPersons, NothingLeavesWhenTheLogCannotWrite) {
    Judged judged(two_units());
    BrokenLog log;
    EXPECT_THROW(missing(judged, of_province(log)), Failure);
}

TEST(AbsentPersons, APersonWithoutNumberHasNoMask) {
    Registers registers = two_units();
    registers.tax({.person = 7, .unit = "733", .numbered = false});
    Judged judged(registers);
    ListedReads log;
    EXPECT_EQ(missing(judged, of_unit("733", log)),
              Lines{"Người 7, , 733, Đơn vị TZ0001, left_out, unsure, never"});
}

// ---- The explanation -------------------------------------------------------------------------

std::string printed(const SourceRow& row) {
    return std::to_string(row.delivery) + ":" + std::to_string(row.row_number) + " " + row.record_key;
}

std::string printed(const std::vector<Evidence>& evidence) {
    std::string text;
    for (const Evidence& each : evidence)
        text +=
            each.shown_by + " " + each.kind + " " + each.employer_name + " " + printed(each.source) + "; ";
    return text;
}

std::string printed(const std::vector<Participation>& participation) {
    std::string text;
    for (const Participation& each : participation) {
        text += each.employer_name;
        for (const Date& month : each.months)
            text += " " + month.iso();
        text += " " + printed(each.first) + " to " + printed(each.last) + "; ";
    }
    return text;
}

const Judgement& compulsory(const Explanation& told) {
    return *std::ranges::find(told.judgements, Scheme::compulsory, &Judgement::scheme);
}

TEST(Explain, ShowsEveryStepFromRowsToVerdict) {
    Judged judged(two_units());
    ListedReads log;
    const Explanation told =
        explain(judged.connection(), of_province(log), person_id(2), judged.row_reader());
    EXPECT_EQ(told.person_id, person_id(2));
    EXPECT_EQ(told.full_name, "Người 2");
    EXPECT_EQ(told.masked_number, "27***0002");
    EXPECT_EQ(told.basis.month.iso(), "2018-12");
    EXPECT_EQ(printed(told.evidence), "tax_yearly_list contract_3_months Đơn vị TZ0001 1:4 " +
                                          TaxRow{.person = 2}.record_key() + "; ");
    const std::string row = "2:2 " + SiRow{.person = 2}.record_key();
    EXPECT_EQ(printed(told.participation), "Đơn vị TZ0001 2018-10-01 " + row + " to " + row + "; ");
    ASSERT_EQ(told.joins.size(), 1U);
    EXPECT_EQ(told.joins[0].record_key, SiRow{.person = 2}.record_key());
    EXPECT_EQ(told.joins[0].joined_key, TaxRow{.person = 2}.record_key());
    EXPECT_EQ(told.joins[0].rule, "LNK-1");
    EXPECT_EQ(told.joins[0].kind, "person_number");
    EXPECT_FALSE(told.joins[0].decision);
    const Judgement& judgement = compulsory(told);
    EXPECT_EQ(judgement.verdict, "subject");
    EXPECT_EQ(judgement.rule, "compulsory.contract_3_months");
    EXPECT_EQ(judgement.law, "Luật BHXH 58/2014/QH13");
    EXPECT_EQ(judgement.article, "Điều 2 khoản 1 điểm a");
    EXPECT_EQ(judgement.matrix_row, 1);
    EXPECT_EQ(judgement.settled_by, "tax_yearly_list");
    EXPECT_TRUE(judgement.eligible);
    EXPECT_FALSE(judgement.participating);
    EXPECT_EQ(judgement.reason, "lapsed");
    EXPECT_EQ(judgement.certainty, "inferred");
    EXPECT_EQ(judgement.unit_code, "731");
    EXPECT_EQ(judgement.employer_name, "Đơn vị TZ0001");
    EXPECT_EQ(judgement.last_participated->iso(), "2018-10-01");
    ASSERT_EQ(told.judgements.size(), 2U) << "no household book speaks of him";
    EXPECT_EQ(told.judgements[1].scheme, Scheme::unemployment);
    EXPECT_EQ(told.judgements[1].law, "Luật Việc làm 38/2013/QH13");
    EXPECT_EQ(log.lines, Lines{"explain " + person_id(2) + ": 1"});
}

TEST(Explain, AParticipantHasNoReason) {
    Judged judged(two_units());
    ListedReads log;
    const Explanation told =
        explain(judged.connection(), of_unit("731", log), person_id(4), judged.row_reader());
    EXPECT_TRUE(compulsory(told).participating);
    EXPECT_EQ(compulsory(told).reason, "");
    EXPECT_EQ(compulsory(told).certainty, "sure");
}

TEST(Explain, ADecisionIsShownWithItsNumber) {
    Judged judged(two_units(), "2018-12",
                  {{.sequence = 17,
                    .verdict = linkage::Verdict::same,
                    .left_key = SiRow{.person = 5}.record_key(),
                    .right_key = TaxRow{.person = 1}.record_key()}});
    ListedReads log;
    const Explanation told =
        explain(judged.connection(), of_province(log), person_id(1), judged.row_reader());
    EXPECT_EQ(compulsory(told).reason, "lapsed") << "5 was a participant in May";
    ASSERT_EQ(told.joins.size(), 1U);
    EXPECT_EQ(told.joins[0].rule, "LNK-3");
    EXPECT_EQ(told.joins[0].kind, "");
    EXPECT_EQ(told.joins[0].decision, 17);
}

// LNK-9: ids that were given may look like record keys.
TEST(Explain, FindsAPersonByAGivenIdWithASlash) {
    Judged judged(two_units());
    ListedReads log;
    judged.connection().run("UPDATE linkage.person SET person_id = 'tỉnh/2' WHERE person_id = '" +
                            person_id(2) + "'");
    const Explanation told = explain(judged.connection(), of_province(log), "tỉnh/2", judged.row_reader());
    EXPECT_EQ(told.person_id, "tỉnh/2");
    EXPECT_EQ(told.full_name, "Người 2");
}

// LNK-5: an id of before a merge and a record key lead to the person, too.
TEST(Explain, FindsAPersonByIdAliasAndRecordKey) {
    Judged judged(two_units());
    ListedReads log;
    const AccessContext access = of_unit("731", log);
    const std::string alias = linkage::entity_id('P', SiRow{.person = 2}.record_key());
    ASSERT_NE(alias, person_id(2));
    for (const std::string& id :
         {person_id(2), alias, TaxRow{.person = 2}.record_key(), SiRow{.person = 2}.record_key()}) {
        EXPECT_EQ(explain(judged.connection(), access, id, judged.row_reader()).person_id, person_id(2))
            << id;
        EXPECT_EQ(log.lines.back(), "explain " + id + ": 1");
    }
}

std::string refusal(Judged& judged, const AccessContext& access, const std::string& id) {
    try {
        explain(judged.connection(), access, id, judged.row_reader());
    } catch (const Failure& failure) {
        std::string text = failure.fault().code;
        for (const auto& [name, value] : failure.fault().details)
            text += " " + name + "=" + (value == id ? "what was asked" : value);
        return text;
    }
    return "told";
}

// That a person exists elsewhere is not told: the two refusals do not differ, and both are logged.
TEST(Explain, UnknownAndElsewhereLookTheSame) {
    Judged judged(two_units());
    ListedReads log;
    const AccessContext access = of_unit("731", log);
    const std::string nobody = "P-0000-0000-0000";
    const std::string elsewhere = person_id(3, "3600000021");
    const std::string not_eligible = SiRow{.person = 5}.record_key();  // In no territory.
    for (const std::string& id : {nobody, elsewhere, not_eligible})
        EXPECT_EQ(refusal(judged, access, id), "BP-502 id=what was asked");
    EXPECT_EQ(refusal(judged, of_unit("732", log), elsewhere), "told");
    EXPECT_EQ(log.lines, (Lines{"explain " + nobody + ": 0", "explain " + elsewhere + ": 0",
                                "explain " + not_eligible + ": 0", "explain " + elsewhere + ": 1"}));
}

TEST(Explain, NothingLeavesWhenTheLogCannotWrite) {
    Judged judged(two_units());
    BrokenLog log;
    try {
        explain(judged.connection(), of_province(log), person_id(2), judged.row_reader());
        ADD_FAILURE() << "told without log";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault().code, fault::disk_full);
    }
}

TEST(Explain, SaysOfWhomTheMonthDoesNotSpeakThatHeIsNotEligible) {
    Judged judged(two_units());
    ListedReads log;
    const Explanation told =
        explain(judged.connection(), of_province(log), SiRow{.person = 5}.record_key(), judged.row_reader());
    EXPECT_TRUE(told.judgements.empty());
    EXPECT_EQ(told.full_name, "Người 5");
    const std::string row = "4:4 " + SiRow{.person = 5}.record_key();
    EXPECT_EQ(printed(told.participation), "Đơn vị TZ0001 2018-05-01 " + row + " to " + row + "; ");
}

// His id stands in an older letter. The key led to him, and the id that this very answer gave
// did not: it was looked for among the persons with a row in force.
TEST(Explain, WhoStandsInSupersededListsOnlyIsFoundByIdToo) {
    Judged judged(two_units());
    ListedReads log;
    const AccessContext access = of_province(log);
    const Explanation by_key =
        explain(judged.connection(), access, TaxRow{.person = 6}.record_key(), judged.row_reader());
    EXPECT_EQ(by_key.person_id, person_id(6));
    EXPECT_EQ(by_key.full_name, "");
    EXPECT_TRUE(by_key.judgements.empty());
    EXPECT_TRUE(by_key.evidence.empty());
    EXPECT_EQ(explain(judged.connection(), access, by_key.person_id, judged.row_reader()).person_id,
              by_key.person_id);
}

// ---- What may leave --------------------------------------------------------------------------

std::string everything(const Explanation& told) {
    std::string text = told.person_id + told.full_name + told.masked_number + printed(told.evidence) +
                       printed(told.participation);
    for (const Judgement& judgement : told.judgements) {
        text += judgement.reason + judgement.certainty + judgement.unit_code + judgement.employer_id +
                judgement.employer_name + judgement.rule;
    }
    for (const JoinStep& join : told.joins)
        text += join.record_key + join.joined_key + join.rule + join.kind;
    return text;
}

TEST(Persons, NoPayAndNoWholePersonNumberLeaves) {
    Judged judged(two_units());
    ListedReads log;
    const AccessContext access = of_province(log);
    std::string text;
    for (const AbsentPerson& person : absent_persons(judged.connection(), access, {}, 100))
        text += printed(person) + person.person_id + person.employer_id;
    for (const std::string& id : {person_id(1), person_id(2), person_id(3, "3600000021"), person_id(4),
                                  SiRow{.person = 5}.record_key()}) {
        text += everything(explain(judged.connection(), access, id, judged.row_reader()));
    }
    for (const std::int64_t amount : {pay, wage})
        EXPECT_EQ(text.find(std::to_string(amount)), std::string::npos) << amount;
    for (int person = 1; person <= 6; ++person)
        EXPECT_EQ(text.find(person_number(person)), std::string::npos) << person;
}

// ---- Where people live ---------------------------------------------------------------------------------

void pays_in(Registers& registers, int person, const std::string& from, const std::string& commune) {
    registers.other("voluntary-participants", from.substr(0, 7),
                    "social-insurance/voluntary-participants/" + si_number(person),
                    "full_name, si_number, identity_number, income, method, months, from_month, commune",
                    "'Người " + std::to_string(person) + "', '" + si_number(person) + "', '" +
                        person_number(person) + "', 700000, 'monthly', 1, DATE '" + from + "', " +
                        (commune.empty() ? "NULL" : "'" + commune + "'"));
}

// Of 731 live 1 and 2 in Tam Hiệp, 3 in Hóa An; by their last payments 4 lives in Hóa An, where the book has
// him in Tam Hiệp, and 5 in Trảng Dài as the book has him. 6 pays now and no register tells where he
// lives; 7 lives in Tam Hiệp and works in 731, left out there. 8 pays now.
Registers residents() {
    Registers registers;
    registers.delivered("si-participants", "2018-12").delivered("tax-yearly-list", "2018");
    for (const int person : {1, 2})
        registers.resident({.person = person, .occupation = "farmer", .commune = "26017"});
    registers.resident({.person = 3, .occupation = "farmer", .commune = "26068"});
    registers.resident({.person = 4, .occupation = "farmer", .commune = "26017"});
    registers.resident({.person = 5, .occupation = "farmer", .commune = "25993"});
    registers.resident({.person = 7, .occupation = "wage_worker", .commune = "26017"}).tax({.person = 7});
    registers.resident({.person = 8, .occupation = "farmer", .commune = "26068"});
    pays_in(registers, 4, "2018-05-01", "26017");
    pays_in(registers, 4, "2018-06-01", "26068");
    pays_in(registers, 5, "2018-06-01", "");
    pays_in(registers, 6, "2018-12-01", "");
    pays_in(registers, 8, "2018-12-01", "26068");
    registers.si({.person = 9});
    return registers;
}

// "Người 3 26068"
Lines told_in(Judged& judged, const AccessContext& access, const Filter& filter) {
    Lines lines;
    for (const AbsentPerson& person : absent_persons(judged.connection(), access, filter, 100))
        lines.push_back(person.full_name + (person.commune.empty() ? "" : " " + person.commune));
    std::ranges::sort(lines);
    return lines;
}

TEST(Residence, COV27ACommuneIsToldItsOwnResidentsAndOnlyThose) {
    Judged judged(residents());
    ListedReads log;
    const Filter voluntary{.scheme = Scheme::voluntary};
    const Lines tam_hiep{"Người 1 26017", "Người 2 26017"};
    const Lines hoa_an{"Người 3 26068", "Người 4 26068"};
    EXPECT_EQ(told_in(judged, of_unit("26017", log), voluntary), tam_hiep);
    EXPECT_EQ(told_in(judged, of_unit("26068", log), voluntary), hoa_an);
    EXPECT_EQ(told_in(judged, of_unit("25993", log), voluntary), Lines{"Người 5 25993"});
    EXPECT_EQ(told_in(judged, of_unit("25996", log), voluntary), Lines{});
    EXPECT_EQ(told_in(judged, of_unit("731", log), voluntary),
              (Lines{"Người 1 26017", "Người 2 26017", "Người 3 26068", "Người 4 26068", "Người 5 25993"}));
    EXPECT_EQ(told_in(judged, of_province(log), {.scheme = Scheme::voluntary, .unit = "26068"}), hoa_an);
    EXPECT_EQ(told_in(judged, of_unit("26017", log), {.scheme = Scheme::voluntary, .unit = "26068"}),
              Lines{});
    EXPECT_EQ(told_in(judged, of_unit("731", log), {}), Lines{"Người 7"})
        << "who counts where he works is told to no commune";
    EXPECT_EQ(told_in(judged, of_unit("26017", log), {}), Lines{});
}

// PLC-3
TEST(Residence, OfSeveralPlacesTheListIsOne) {
    Judged judged(residents());
    ListedReads log;
    const auto told = [&](const std::set<std::string>& units, const Filter& filter) {
        return told_in(judged,
                       {{.actor = "lan", .agency = "BHXH", .territory = units, .purpose = "rà soát"}, log},
                       filter);
    };
    const Filter voluntary{.scheme = Scheme::voluntary};
    EXPECT_EQ(told({"26017", "25993"}, voluntary),
              (Lines{"Người 1 26017", "Người 2 26017", "Người 5 25993"}));
    EXPECT_EQ(told({"26017", "26068"}, {.scheme = Scheme::voluntary, .unit = "26068"}),
              (Lines{"Người 3 26068", "Người 4 26068"}));
    EXPECT_EQ(told({"26017", "731"}, voluntary), told_in(judged, of_unit("731", log), voluntary))
        << "nobody stands there twice";
    EXPECT_EQ(told({"26017", "732"}, voluntary), (Lines{"Người 1 26017", "Người 2 26017"}));
    EXPECT_EQ(told({}, voluntary), Lines{});
    const AbsentPage page = absent_page(
        judged.connection(),
        {{.actor = "lan", .agency = "BHXH", .territory = {{"26017", "25993"}}, .purpose = "rà soát"}, log},
        voluntary, {.offset = 1, .limit = 1});
    EXPECT_EQ(page.count, 3);
    EXPECT_EQ(page.persons.size(), 1U);
}

TEST(Residence, PagesOfACommuneAreItsOwn) {
    Judged judged(residents());
    ListedReads log;
    std::set<std::string> seen;
    for (const std::int64_t offset : {0, 1}) {
        const AbsentPage page = absent_page(judged.connection(), of_unit("26068", log),
                                            {.scheme = Scheme::voluntary}, {.offset = offset, .limit = 1});
        EXPECT_EQ(page.count, 2);
        ASSERT_EQ(page.persons.size(), 1U);
        seen.insert(page.persons[0].full_name);
    }
    EXPECT_EQ(seen, (std::set<std::string>{"Người 3", "Người 4"}));
}

// "26017 4-1"
TEST(Residence, COV28TheCommunesSumToTheirUnit) {
    Judged judged(residents());
    std::set<std::string> lines;
    Gap sum;
    for (const Gap& line : gap_by_commune(judged.connection(), "731")) {
        lines.insert(line.key + " " + std::to_string(line.eligible) + "-" +
                     std::to_string(line.participating));
        sum.eligible += line.eligible;
        sum.participating += line.participating;
        for (std::size_t i = 0; i < reasons.size(); ++i)
            sum.by_reason[i] += line.by_reason[i];
        sum.unsure += line.unsure;
    }
    EXPECT_EQ(lines, (std::set<std::string>{"26017 2-0", "26068 3-1", "25993 1-0"}));
    const Gap unit = total(judged.connection(), {.scheme = Scheme::voluntary, .unit = "731"});
    EXPECT_EQ(sum.eligible, unit.eligible);
    EXPECT_EQ(sum.participating, unit.participating);
    EXPECT_EQ(sum.by_reason, unit.by_reason);
    EXPECT_EQ(sum.unsure, unit.unsure);
    const std::vector<Gap> nowhere = gap_by_commune(judged.connection(), "");
    ASSERT_EQ(nowhere.size(), 1U) << "6";
    EXPECT_EQ(nowhere[0].key, "");
    EXPECT_EQ(nowhere[0].participating, 1);
    EXPECT_TRUE(gap_by_commune(judged.connection(), "26017").empty());
}

// Xã Hiệp Hòa was divided, and 26068 is a ward since 01/07/2019 and another, larger one since 01/07/2025.
TEST(Residence, COV27IsOnTheMapOfTheMonth) {
    Judged judged(residents());
    EXPECT_EQ(judged.listed("SELECT commune_now FROM coverage.commune_unit WHERE commune = '26068'"),
              Lines{"26068"});
    EXPECT_EQ(judged.listed("SELECT count(*) FROM coverage.commune_unit WHERE commune_now IS NOT NULL AND "
                            "commune_now NOT IN (SELECT commune FROM coverage.commune_unit)"),
              Lines{"0"});
}

}  // namespace
}  // namespace baophu::coverage

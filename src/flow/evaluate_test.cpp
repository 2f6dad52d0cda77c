// EVA-1 to EVA-6 on a truth of a few persons, every figure worked out by hand.
#include "flow/evaluate.h"

#include <algorithm>
#include <functional>

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/temporary_folder_for_tests.h"
#include "flow/coverage/coverage.h"

namespace baophu {
namespace {

using warehouse::Connection;
using warehouse::Database;
using warehouse::sql_literal;

// What is asked of one question: right, told, in truth.
struct Figures {
    std::int64_t right;
    std::optional<std::int64_t> told;
    std::optional<std::int64_t> in_truth;

    bool operator==(const Figures&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Figures& figures) {
    return out << figures.right << " of " << figures.told.value_or(-1) << " told, "
               << figures.in_truth.value_or(-1) << " in truth";
}

// What a run says of an entity in December 2018.
struct Told {
    std::string person;
    std::string reason;
    std::string certainty = "sure";
    std::string employer;
    std::string unit = "731";
    std::string last_month;  // "2018-10"
    std::string scheme = "compulsory";
};

// A folder of truth and a run that are written down line by line.
class Evaluation : public testing::Test {
protected:
    void person(const std::string& label, const std::string& reason, const std::string& employer = "",
                const std::string& unit = "731") {
        persons_ += label + ",Người Giả Định," + employer + "," + unit + "," + reason + "\r\n";
    }

    void employer(const std::string& label, const std::string& place, const std::string& tax_code = "",
                  const std::string& si_unit_code = "", const std::string& representative = "",
                  const std::string& tax_code_at_si = "") {
        employers_ += label + "," + place + "," + tax_code + "," + tax_code_at_si + "," + si_unit_code + "," +
                      representative + "\r\n";
    }

    void job(const std::string& person, const std::string& insured) {
        jobs_ += person + "," + insured + "\r\n";
    }

    // A row of the delivery, whose record is `key`, that is `subject` in truth.
    void row(const std::string& key, const std::string& subject, std::size_t delivery = 0) {
        const std::string line = std::to_string(++line_);
        accepted_[delivery] += (accepted_[delivery].empty() ? "" : " UNION ALL ") + std::string("SELECT ") +
                               line + "::BIGINT AS row_number, " + sql_literal(key) + " AS record_key";
        rows_[delivery] += line + "," + subject + ",none\r\n";
    }

    // The run puts the record into the entity.
    void member(const std::string& kind, const std::string& key, const std::string& entity) {
        connection_.query("INSERT INTO linkage." + kind + "_member VALUES (?, ?)", {key, entity});
    }

    // A row of a person, and the entity of its record.
    void record(const std::string& key, const std::string& subject, const std::string& entity) {
        row(key, subject);
        member("person", key, entity);
    }

    // The same of an employer.
    void employer_record(const std::string& key, const std::string& subject, const std::string& entity) {
        row(key, subject);
        member("employer", key, entity);
    }

    void told(const Told& told) {
        connection_.query(
            "INSERT INTO coverage.person_month VALUES (?, ?, ?, ?, ?, ?, ?::DATE)",
            {told.person, told.scheme, told.reason, told.certainty, told.employer, told.unit,
             told.last_month.empty() ? warehouse::Value() : warehouse::Value(told.last_month + "-01")});
    }

    // Somebody who is told and, as the truth has it, absent for a reason.
    void told_person(const std::string& label, const std::string& true_reason, const Told& as) {
        person(label, true_reason);
        record("record of " + label, label, as.person);
        told(as);
    }

    void write_truth() {
        std::filesystem::create_directories(folder_ / "truth/rows");
        folder_.file("truth/persons.csv", "person,full_name,employer,unit,reason\r\n" + persons_);
        folder_.file("truth/employers.csv",
                     "employer,place,tax_code,tax_code_at_si,si_unit_code,representative\r\n" + employers_);
        folder_.file("truth/jobs.csv", "person,insured\r\n" + jobs_);
        for (std::size_t i = 0; i < accepted_.size(); ++i) {
            if (accepted_[i].empty()) continue;
            folder_.file("truth/rows/" + truth_.file_names[i] + ".csv", "line,subject,defect\r\n" + rows_[i]);
            connection_.run("COPY (" + accepted_[i] + ") TO " +
                            sql_literal(truth_.deliveries[i].accepted.string()) + " (FORMAT parquet)");
        }
    }

    Figures of(const std::string& question) {
        write_truth();
        const std::vector<Quality> found = evaluate(connection_, truth_);
        EXPECT_EQ(std::ranges::count(found, question, &Quality::question), 1) << question;
        const auto at = std::ranges::find(found, question, &Quality::question);
        if (at == found.end()) return {-1, {}, {}};
        return {at->right, at->told, at->in_truth};
    }

    std::string fault_of() {
        try {
            evaluate(connection_, truth_);
        } catch (const Failure& failure) {
            return failure.fault().code;
        }
        return "none";
    }

    Evaluation() {
        connection_.run(
            "CREATE SCHEMA linkage; CREATE TABLE linkage.person_member(record_key VARCHAR, person_id "
            "VARCHAR); "
            "CREATE TABLE linkage.employer_member(record_key VARCHAR, employer_id VARCHAR); "
            "CREATE SCHEMA coverage; CREATE TABLE coverage.person_month(person_id VARCHAR, scheme VARCHAR, "
            "reason VARCHAR, certainty VARCHAR, employer_id VARCHAR, unit_code VARCHAR, "
            "last_participated DATE); CREATE TABLE coverage.reason(reason VARCHAR, kind VARCHAR); "
            "CREATE TABLE coverage.basis AS SELECT DATE '2018-12-01' AS month, 2018::BIGINT AS tax_year, "
            "12::BIGINT AS si_months, '' AS rule, '' AS law, '' AS article, 'sure' AS confidence");
        for (const coverage::Reason& reason : coverage::reasons) {
            connection_.query("INSERT INTO coverage.reason VALUES (?, ?)",
                              {std::string(reason.name), std::string(coverage::to_word(reason.kind))});
        }
    }

    TemporaryFolder folder_;
    Database database_ = Database::in_memory({.threads = 1});
    Connection connection_ = database_.connect();
    // The second delivery is superseded.
    TruthOfRun truth_{.folder = folder_ / "truth",
                      .deliveries = {{.accepted = folder_ / "first.parquet"},
                                     {.accepted = folder_ / "second.parquet", .in_force = false}},
                      .file_names = {"first.csv", "second.csv"}};

private:
    std::string persons_;
    std::string employers_;
    std::string jobs_;
    std::vector<std::string> accepted_{2};
    std::vector<std::string> rows_{2};
    int line_ = 1;
};

// ---- Links ---------------------------------------------------------------------------------

// X joins three records of P1 and one of P2: 6 pairs, 3 of them right. In truth P1 has four records and
// P2 two: 6 + 1 pairs.
TEST_F(Evaluation, EVA1LinksArePairsOfRecords) {
    for (const char* key : {"a", "b", "c"})
        record(key, "P1", "X");
    record("d", "P1", "Y");
    record("e", "P2", "X");
    record("f", "P2", "Z");
    EXPECT_EQ(of("links.person"), (Figures{3, 6, 7}));
}

TEST_F(Evaluation, EVA1ARecordCountsOnceWhateverRowsRepeatIt) {
    record("a", "P1", "X");
    row("a", "P1");
    row("a", "P1");
    record("b", "P1", "X");
    EXPECT_EQ(of("links.person"), (Figures{1, 1, 1}));
}

// "shared" has two rows of P2 and one of P1, so it is P2's: of the pairs shared-a, shared-b and a-b that
// the run makes one is right.
TEST_F(Evaluation, EVA1ARecordOfTwoHoldersIsHisOfWhomTheMostRowsAre) {
    record("shared", "P1", "X");
    row("shared", "P2");
    row("shared", "P2");
    record("a", "P1", "X");
    record("b", "P2", "X");
    EXPECT_EQ(of("links.person"), (Figures{1, 3, 1}));
}

TEST_F(Evaluation, EVA1OfEqualHoldersTheFirstByNumberHasTheRecord) {
    record("shared", "P2", "X");
    row("shared", "P1");
    record("a", "P1", "X");
    record("b", "P2", "Y");
    EXPECT_EQ(of("links.person"), (Figures{1, 1, 1}));
}

// Rows of the superseded delivery: else b would be P1's, and c a record that is told.
TEST_F(Evaluation, EVA1OnlyRowsInForceCount) {
    record("a", "P1", "X");
    record("b", "P2", "X");
    row("b", "P1", 1);
    row("b", "P1", 1);
    row("c", "P1", 1);
    member("person", "c", "X");
    EXPECT_EQ(of("links.person"), (Figures{0, 1, 0}));
}

// The owner's and the representative's record stand behind the key of their business.
TEST_F(Evaluation, EVA1OwnersAndRepresentativesArePersons) {
    employer("E1", "household_business", "8000000017", "", "P1");
    employer("E2", "enterprise", "3600000014", "", "P1");
    row("household", "P1");
    row("firm", "E2");
    member("person", "household/owner", "X");
    member("person", "firm/representative", "X");
    record("a", "P1", "Y");
    EXPECT_EQ(of("links.person"), (Figures{1, 1, 3}));
}

// E1 with its branch E2 is one enterprise of four records; E3 is the household business of P1, whose row
// names its owner. X joins three of the enterprise and E3's row: 6 pairs, 3 right; in truth 6 + 1.
TEST_F(Evaluation, EVA1ABranchIsItsEnterpriseAndCodesAndOwnersNameEmployers) {
    employer("E1", "enterprise", "3600000014", "TA1");
    employer("E2", "enterprise", "3600000014-001", "TA2", "", "3600000014");
    employer("E3", "household_business", "8000000017", "", "P1");
    employer_record("register/1", "E1", "X");
    member("employer", "tax/payer:3600000014-001", "X");
    member("employer", "si/unit:TA2", "X");
    member("employer", "si/unit:TA1", "Y");
    employer_record("household/1", "P1", "X");
    member("employer", "tax/payer:8000000017", "Z");
    member("employer", "tax/payer:9999999999", "X");  // Of nobody: left out.
    EXPECT_EQ(of("links.employer"), (Figures{3, 6, 7}));
}

// ---- Missing -------------------------------------------------------------------------------

// P1 is missing and told twice: the second entity is wrong. P2 is missing and not told. P3 participates.
TEST_F(Evaluation, EVA2ASecondEntityOfOnePersonIsWrong) {
    told_person("P1", "left_out", {.person = "X", .reason = "left_out"});
    record("again", "P1", "Y");
    told({.person = "Y", .reason = "left_out"});
    person("P2", "lapsed");
    told_person("P3", "participating", {.person = "Z", .reason = "left_out"});
    EXPECT_EQ(of("missing"), (Figures{1, 3, 2}));
    EXPECT_EQ(of("reason.left_out"), (Figures{1, 3, 1}));
}

// Of his two entities the one with the true reason is his, though it comes second.
TEST_F(Evaluation, EVA2OfTwoEntitiesTheOneWithTheTrueReasonIsHis) {
    told_person("P1", "lapsed", {.person = "X", .reason = "left_out", .certainty = "inferred"});
    record("again", "P1", "Y");
    told({.person = "Y", .reason = "lapsed"});
    EXPECT_EQ(of("missing.sure"), (Figures{1, 1, {}}));
    EXPECT_EQ(of("missing.inferred"), (Figures{0, 1, {}}));
    EXPECT_EQ(of("reason.lapsed"), (Figures{1, 1, 1}));
    EXPECT_EQ(of("reason.left_out"), (Figures{0, 1, 0}));
}

// X has one record of each: it stands for P1, who participates. With one more of P2 it stands for him.
TEST_F(Evaluation, EVA2TheMostRecordsDecideAndThenTheNumber) {
    person("P1", "participating");
    person("P2", "left_out");
    record("a", "P2", "X");
    record("b", "P1", "X");
    told({.person = "X", .reason = "left_out"});
    EXPECT_EQ(of("missing"), (Figures{0, 1, 1}));
    record("c", "P2", "X");
    EXPECT_EQ(of("missing"), (Figures{1, 1, 1}));
}

TEST_F(Evaluation, EVA3PrecisionIsToldForEachCertaintyAndRecallForAll) {
    told_person("P1", "left_out", {.person = "A", .reason = "left_out"});
    told_person("P2", "left_out", {.person = "B", .reason = "lapsed"});
    told_person("P3", "participating", {.person = "C", .reason = "left_out"});
    told_person("P4", "lapsed", {.person = "D", .reason = "lapsed", .certainty = "inferred"});
    told_person("P5", "maternity", {.person = "E", .reason = "lapsed", .certainty = "inferred"});
    person("P6", "employer_unregistered");
    EXPECT_EQ(of("missing"), (Figures{3, 5, 4}));
    EXPECT_EQ(of("missing.sure"), (Figures{2, 3, {}}));
    EXPECT_EQ(of("missing.inferred"), (Figures{1, 2, {}}));
    EXPECT_EQ(of("missing.unsure"), (Figures{0, 0, {}}));
}

// An entity of which the truth does not tell is told wrongly; a verdict of another scheme, or lawful, is
// no missing one.
TEST_F(Evaluation, EVA3WhoIsNobodyIsWrongAndOtherSchemesDoNotCount) {
    told_person("P1", "left_out", {.person = "A", .reason = "maternity"});
    told({.person = "A", .reason = "left_out", .scheme = "unemployment"});
    member("person", "unknown", "B");
    told({.person = "B", .reason = "left_out"});
    EXPECT_EQ(of("missing"), (Figures{0, 1, 1}));
}

// ---- Reasons -------------------------------------------------------------------------------

TEST_F(Evaluation, EVA4ReasonsOfTheTruthAreThoseOfTheRunUnderItsNames) {
    told_person("P1", "head_office", {.person = "A", .reason = "possibly_insured_elsewhere"});
    told_person("P2", "left_in_the_year", {.person = "B", .reason = "left_in_period"});
    told_person("P3", "sick", {.person = "C", .reason = "left_in_period"});
    EXPECT_EQ(of("reason.possibly_insured_elsewhere"), (Figures{1, 1, 1}));
    EXPECT_EQ(of("reason.left_in_period"), (Figures{1, 2, 1}));
    EXPECT_EQ(of("reason.sick"), (Figures{0, 0, 1}));
    EXPECT_EQ(of("missing"), (Figures{0, 0, 0}));
}

TEST_F(Evaluation, EVA4AnUnregisteredHouseholdBusinessIsAReasonOfItsOwn) {
    employer("E1", "household_business", "8000000017");
    employer("E2", "enterprise", "3600000014");
    person("P1", "employer_unregistered", "E1");
    person("P2", "employer_unregistered", "E2");
    person("P3", "left_out", "E1");
    record("a", "P1", "A");
    told({.person = "A", .reason = "household_business"});
    EXPECT_EQ(of("reason.household_business"), (Figures{1, 1, 1}));
    EXPECT_EQ(of("reason.employer_unregistered"), (Figures{0, 0, 1}));
    EXPECT_EQ(of("reason.left_out"), (Figures{0, 0, 1}));
    EXPECT_EQ(of("missing"), (Figures{1, 1, 3}));
}

// ---- Arguments -----------------------------------------------------------------------------

// Four are rightly told to be missing; P2 with another employer, P3 with another locality, P4 with another
// last month. P5 is wrongly told, and with whatever arguments he counts nowhere.
TEST_F(Evaluation, EVA5ArgumentsAreWrongInThreeWays) {
    employer("E1", "enterprise", "3600000014");
    employer("E2", "enterprise", "3600000021");
    employer_record("firm/1", "E1", "Z1");
    employer_record("firm/2", "E2", "Z2");
    const auto lapsed = [&](const std::string& label, const Told& as) {
        person(label, "lapsed", "E1");
        record("record of " + label, label, as.person);
        job(label, "111111000000");
        job(label, "000000111000");
        told(as);
    };
    const Told right{.person = "A", .reason = "lapsed", .employer = "Z1", .last_month = "2018-09"};
    lapsed("P1", right);
    lapsed("P2", {.person = "B", .reason = "lapsed", .employer = "Z2", .last_month = "2018-09"});
    lapsed("P3",
           {.person = "C", .reason = "lapsed", .employer = "Z1", .unit = "734", .last_month = "2018-09"});
    lapsed("P4", {.person = "D", .reason = "lapsed", .employer = "Z1", .last_month = "2018-06"});
    told_person("P5", "participating", {.person = "E", .reason = "lapsed", .employer = "Z1"});
    EXPECT_EQ(of("argument.employer"), (Figures{3, 4, {}}));
    EXPECT_EQ(of("argument.unit"), (Figures{3, 4, {}}));
    EXPECT_EQ(of("argument.last_month"), (Figures{3, 4, {}}));
}

// Who was never insured has no last month, and must be told none; who is told no employer is told wrongly.
// The branch of an employer is the employer.
TEST_F(Evaluation, EVA5NothingIsRightOnlyWhereNothingIsTrue) {
    employer("E1", "enterprise", "3600000014");
    employer("E2", "enterprise", "3600000014-001");
    employer_record("firm/1", "E1", "Z1");
    for (const char* label : {"P1", "P2"}) {
        person(label, "left_out", "E2");
        record(std::string("record of ") + label, label, std::string("X") + label);
        job(label, "000000000000");
    }
    told({.person = "XP1", .reason = "left_out", .employer = "Z1"});
    told({.person = "XP2", .reason = "left_out", .last_month = "2018-01"});
    EXPECT_EQ(of("argument.employer"), (Figures{1, 2, {}}));
    EXPECT_EQ(of("argument.last_month"), (Figures{1, 2, {}}));
}

TEST_F(Evaluation, EVA5WithoutOneWhoIsRightlyToldThereIsNoArgument) {
    told_person("P1", "participating", {.person = "A", .reason = "left_out"});
    EXPECT_EQ(of("argument.unit"), (Figures{0, 0, {}}));
}

// ---- The true entities ---------------------------------------------------------------------

TEST_F(Evaluation, EVA6EveryRecordGetsItsTrueEntityAndKeepsItsOwnWhereNobodyTells) {
    employer("E1", "enterprise", "3600000014", "", "P2");
    record("a", "P1", "X");
    record("b", "P2", "X");
    row("firm", "E1");
    member("person", "firm/representative", "X");
    member("person", "untold", "X");
    member("employer", "firm", "Z");
    member("employer", "tax/payer:3600000014", "Z2");
    write_truth();
    write_true_entities(connection_, truth_, folder_ / "entities.parquet");
    std::vector<std::string> lines;
    auto rows = connection_.query("SELECT kind, record_key, entity_id FROM read_parquet(" +
                                  warehouse::sql_file(folder_ / "entities.parquet") + ") ORDER BY ALL");
    while (rows.next())
        lines.push_back(rows.printed(0) + " " + rows.printed(1) + " " + rows.printed(2));
    EXPECT_EQ(lines,
              (std::vector<std::string>{"employer firm E1", "employer tax/payer:3600000014 E1", "person a P1",
                                        "person b P2", "person firm/representative P2", "person untold X"}));
}

// ---- What cannot be evaluated --------------------------------------------------------------

TEST_F(Evaluation, AnAbsentFileAndATruthOfNoRowAreRefused) {
    EXPECT_EQ(fault_of(), fault::truth_unreadable) << "no folder";
    record("a", "P1", "X");
    write_truth();
    EXPECT_EQ(fault_of(), "none");
    std::filesystem::remove(folder_ / "truth/jobs.csv");
    EXPECT_EQ(fault_of(), fault::truth_unreadable);
    write_truth();
    truth_.file_names[0] = "another.csv";
    EXPECT_EQ(fault_of(), fault::truth_unreadable) << "the truth of another province";
}

TEST_F(Evaluation, TheTruthIsThatOfDecember) {
    record("a", "P1", "X");
    write_truth();
    connection_.run("UPDATE coverage.basis SET month = DATE '2018-11-01'");
    EXPECT_EQ(fault_of(), fault::truth_other_month);
}

}  // namespace
}  // namespace baophu

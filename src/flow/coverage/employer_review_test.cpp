// Pairs of employers for a person to look at: which come, in which order, and what is told of them.
#include "flow/coverage/employer_review.h"

#include <gtest/gtest.h>

#include "core/base/builtin_files.h"

namespace baophu::coverage {
namespace {

using warehouse::Connection;
using warehouse::Database;

// Records 0 to 5; 4 and 5 are one employer. Three pairs: two doubts, a weak join, and a sure join that nobody
// is asked about.
class EmployerReview : public testing::Test {
protected:
    EmployerReview() {
        connection_.run(
            "CREATE SCHEMA linkage; CREATE SCHEMA coverage;"
            "CREATE TABLE linkage.employer_record(record_key VARCHAR, id VARCHAR, ordinal INTEGER, first "
            "INTEGER);"
            "INSERT INTO linkage.employer_record VALUES ('tax/t/a','E-A',0,0),('si/s/b','E-B',1,1),"
            "('tax/t/c','E-C',2,2),('si/s/d','E-D',3,3),('tax/t/e','E-E',4,4),('si/s/f','E-F',5,4);"
            "CREATE TABLE linkage.employer(employer INTEGER, employer_id VARCHAR, name VARCHAR);"
            "INSERT INTO linkage.employer VALUES (1,'E-A','Giày A'),(2,'E-B','Giay A'),(3,'E-C','Gỗ C'),"
            "(4,'E-D','Go D'),(5,'E-E','May E');"
            "CREATE TEMP TABLE employer_told(ordinal INTEGER, last_seen BIGINT, name VARCHAR, "
            "enterprise_code "
            "VARCHAR, si_unit_code VARCHAR);"
            "INSERT INTO employer_told VALUES (0,1,'Giày A','3600000001',NULL),(1,1,'Giay cũ',NULL,'TZ1'),"
            "(1,2,'Giay A',NULL,'TZ1'),(4,1,'May E','3600000005',NULL),(5,1,'CTY May E',NULL,'TZ5');"
            "CREATE TABLE linkage.employer_review(pair INTEGER, record INTEGER, other INTEGER, joined "
            "BOOLEAN, "
            "per_mille INTEGER, prior INTEGER, origins INTEGER, together INTEGER, weight INTEGER);"
            "INSERT INTO linkage.employer_review VALUES (0,0,1,false,400,-8192,0,2048,6144),"
            "(1,2,3,false,600,0,0,0,0),(2,4,5,true,900,-4096,0,0,8192);"
            "CREATE TABLE linkage.employer_evidence(pair INTEGER, part INTEGER, field VARCHAR, level "
            "VARCHAR, "
            "weight INTEGER, left_value VARCHAR, right_value VARCHAR);"
            "INSERT INTO linkage.employer_evidence VALUES (0,0,'name','most',8192,'giay a','giay a cu'),"
            "(0,1,'staff','slip',4096,'12345678','12345679'),(2,0,'name','equal',12288,'may e','may e');"
            "CREATE TABLE coverage.reason(reason VARCHAR, kind VARCHAR);"
            "INSERT INTO coverage.reason VALUES ('left_out','missing'),('sick','lawful');"
            "CREATE TABLE coverage.person_verdict(person INTEGER, scheme VARCHAR, reason VARCHAR, employer "
            "INTEGER);"
            "INSERT INTO coverage.person_verdict VALUES (7,'compulsory','left_out',1),"
            "(7,'unemployment','left_out',1),(8,'compulsory','sick',2),(9,'compulsory','left_out',5);"
            "CREATE TABLE coverage.employer_trait(employer INTEGER, unit_code VARCHAR);"
            "INSERT INTO coverage.employer_trait VALUES (1,'731'),(2,'731'),(3,'734'),(4,'734'),(5,'732');"
            "CREATE TABLE coverage.stay(person INTEGER, employer INTEGER);"
            "INSERT INTO coverage.stay VALUES (7,2),(8,2),(10,2);"
            "CREATE TABLE coverage.shown(person INTEGER, employer INTEGER);"
            "INSERT INTO coverage.shown VALUES (7,1),(8,1),(11,1)");
    }

    void rank() { connection_.run(builtin_file("flow/coverage/employer_review.sql")); }

    static std::vector<std::string> keys(const EmployerQueuePage& page) {
        std::vector<std::string> all;
        for (const EmployerPair& pair : page.pairs)
            all.push_back(pair.left.record_key + " " + pair.right.record_key);
        return all;
    }

    Database database_ = Database::in_memory({.threads = 1});
    Connection connection_ = database_.connect();
};

using Keys = std::vector<std::string>;

// 400 x (1 + 2), 600 x 1, (1000 - 900) x (1 + 1).
TEST_F(EmployerReview, COV31_WhatChangesMostComesFirst) {
    rank();
    const EmployerQueuePage page = employer_queue(connection_, {.decided = {}});
    EXPECT_EQ(keys(page), (Keys{"tax/t/a si/s/b", "tax/t/c si/s/d", "tax/t/e si/s/f"}));
    EXPECT_EQ(page.pairs[0].worth, 1200);
    EXPECT_EQ(page.pairs[1].worth, 600);
    EXPECT_EQ(page.pairs[2].worth, 200);
    EXPECT_EQ(page.open, 3);
    EXPECT_EQ(page.decided, 0);
    EXPECT_FALSE(page.more);
}

TEST_F(EmployerReview, LNK14_TellsBothAndWhoWorksForBoth) {
    rank();
    const EmployerPair pair = employer_queue(connection_, {.decided = {}}).pairs.at(0);
    EXPECT_EQ(pair.left.employer_id, "E-A");
    EXPECT_EQ(pair.left.tax_code, "3600000001");
    EXPECT_EQ(pair.left.missing, 1) << "one person, of two schemes";
    EXPECT_EQ(pair.left.unit_code, "731");
    EXPECT_EQ(pair.right.name, "Giay A") << "as the latest row calls it";
    EXPECT_EQ(pair.right.si_unit_code, "TZ1");
    EXPECT_EQ(pair.right.missing, 0);
    EXPECT_EQ(pair.shared, 2);
    const EmployerPair joined = employer_queue(connection_, {.decided = {}}).pairs.at(2);
    EXPECT_TRUE(joined.joined);
    EXPECT_EQ(joined.left.employer_id, joined.right.employer_id);
    EXPECT_FALSE(joined.shared) << "they are one";
}

TEST_F(EmployerReview, LNK14_ThePartsSumToTheWeightAndTellNoDigest) {
    rank();
    const EmployerPair pair = employer_queue(connection_, {.decided = {}}).pairs.at(0);
    double sum = pair.prior;
    for (const LinkPart& part : pair.parts)
        sum += part.bits;
    EXPECT_DOUBLE_EQ(sum, pair.weight);
    ASSERT_EQ(pair.parts.size(), 3U);
    EXPECT_EQ(pair.parts[1].field, "staff");
    EXPECT_EQ(pair.parts[1].left + pair.parts[1].right, "");
    EXPECT_EQ(pair.parts[2].field, "together");
}

TEST_F(EmployerReview, LNK14_AJoinThatIsSureIsNoPairToLookAt) {
    connection_.run("UPDATE linkage.employer_review SET per_mille = 950 WHERE joined");
    rank();
    EXPECT_EQ(employer_queue(connection_, {.decided = {}}).open, 2);
    const auto weights = employer_weights(connection_, "E-E");
    ASSERT_TRUE(weights.contains("si/s/f")) << "and yet what it rests on is kept";
    EXPECT_DOUBLE_EQ(weights.at("si/s/f").weight, 2);
    EXPECT_TRUE(employer_weights(connection_, "E-A").empty()) << "a doubt is no join";
}

TEST_F(EmployerReview, WhatWasDecidedSinceTheRunIsSetAside) {
    rank();
    const std::vector<RecordKeys> decided{{"si/s/b", "tax/t/a"}};  // The other way round.
    const EmployerQueuePage open = employer_queue(connection_, {.decided = decided});
    EXPECT_EQ(keys(open), (Keys{"tax/t/c si/s/d", "tax/t/e si/s/f"}));
    EXPECT_EQ(open.open, 2);
    EXPECT_EQ(open.decided, 1);
    EXPECT_EQ(keys(employer_queue(connection_, {.decided = decided, .open = false})), Keys{"tax/t/a si/s/b"});
}

TEST_F(EmployerReview, ComesPageByPageAndOfOneEmployer) {
    rank();
    const EmployerQueuePage first = employer_queue(connection_, {.decided = {}, .limit = 2});
    EXPECT_TRUE(first.more);
    const EmployerQueuePage rest =
        employer_queue(connection_, {.decided = {}, .after = first.pairs.back().rank, .limit = 2});
    EXPECT_EQ(keys(rest), Keys{"tax/t/e si/s/f"});
    EXPECT_FALSE(rest.more);
    EXPECT_EQ(keys(employer_queue(connection_, {.decided = {}, .employer = "E-C"})), Keys{"tax/t/c si/s/d"});
    const auto called = employers_of_records(connection_, {"si/s/f", "tax/t/none"});
    ASSERT_EQ(called.size(), 1U);
    EXPECT_EQ(called.at("si/s/f").employer_id, "E-E");
    EXPECT_TRUE(employers_of_records(connection_, {}).empty());
}

}  // namespace
}  // namespace baophu::coverage

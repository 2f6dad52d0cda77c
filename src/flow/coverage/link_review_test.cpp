#include "flow/coverage/link_review.h"

#include <map>

#include <gtest/gtest.h>

#include "core/base/builtin_files.h"

namespace baophu::coverage {
namespace {

using warehouse::Connection;
using warehouse::Database;

class Log final : public ReadLog {
public:
    void record(const ReadEntry& entry) override { entries.push_back(entry); }
    std::vector<ReadEntry> entries;
};

// Persons 0, 1 and 2 of three records; 3 and 4 are records of one person. Two pairs of others, one that was
// joined.
class LinkReview : public testing::Test {
protected:
    LinkReview() {
        connection_.run(
            "CREATE SCHEMA linkage; CREATE SCHEMA coverage;"
            "CREATE TABLE linkage.person_record(record_key VARCHAR, id VARCHAR, ordinal INTEGER, first "
            "INTEGER);"
            "INSERT INTO linkage.person_record VALUES "
            "('tax/t/a','P-A',0,0),('si/s/b','P-B',1,1),('tax/t/c','P-C',2,2),"
            "('tax/t/d','P-D',3,3),('si/s/e','P-E',4,3);"
            "CREATE TABLE linkage.person_review(pair INTEGER, record INTEGER, other INTEGER, joined BOOLEAN, "
            "per_mille INTEGER, prior INTEGER, origins INTEGER, together INTEGER, weight INTEGER, left_name "
            "VARCHAR, "
            "left_number VARCHAR, left_birth_date DATE, left_sex VARCHAR, left_commune VARCHAR, right_name "
            "VARCHAR, "
            "right_number VARCHAR, right_birth_date DATE, right_sex VARCHAR, right_commune VARCHAR);"
            "INSERT INTO linkage.person_review VALUES "
            "(0, 0, 1, false, 400, -4096, 0, 2048, 6144, 'An', '075193001234', DATE '1993-01-02', 'female', "
            "'26068', "
            "'Ân', NULL, NULL, NULL, NULL),"
            "(1, 1, 2, false, 500, -4096, 0, 0, 0, 'B', NULL, NULL, NULL, NULL, 'C', NULL, NULL, NULL, NULL),"
            "(2, 3, 4, true, 900, -4096, 0, 0, 8192, 'D', NULL, NULL, NULL, NULL, 'E', NULL, NULL, NULL, "
            "NULL);"
            "CREATE TABLE linkage.person_evidence(pair INTEGER, part INTEGER, field VARCHAR, level VARCHAR, "
            "weight "
            "INTEGER, left_value VARCHAR, right_value VARCHAR);"
            "INSERT INTO linkage.person_evidence VALUES (0, 0, 'given', 'close', 8192, 'an', 'an'), "
            "(0, 1, 'si_number', 'different', -4096, '7512345601', '7512345602'), "
            "(0, 2, 'employer', 'equal', 4096, 'Công ty A', 'Công ty A');"
            "CREATE TABLE coverage.reason(reason VARCHAR, kind VARCHAR);"
            "INSERT INTO coverage.reason VALUES "
            "('left_out','missing'),('lapsed','to_check'),('sick','lawful');"
            "CREATE TABLE coverage.person_verdict(person INTEGER, scheme VARCHAR, reason VARCHAR, unit_code "
            "VARCHAR);"
            "INSERT INTO coverage.person_verdict VALUES "
            "(0,'compulsory','left_out','731'),(0,'unemployment','lapsed','731'),"
            "(1,'compulsory',NULL,'731'),(2,'compulsory','sick','734'),(3,'compulsory','left_out','731');"
            "CREATE SCHEMA serving");
        connection_.run(builtin_file("flow/coverage/review.sql"));
    }

    using Units = std::optional<std::set<std::string>>;

    AccessContext reader(const Units& units) {
        return AccessContext({.actor = "lan",
                              .agency = "social-insurance",
                              .territory = units,
                              .purpose = "gap-review",
                              .case_number = ""},
                             log_);
    }

    LinkQueuePage ask(const LinkQueueAsked& asked, const Units& units = std::nullopt) {
        return link_queue(connection_, reader(units), asked);
    }
    static std::vector<std::string> keys(const LinkQueuePage& page) {
        std::vector<std::string> all;
        for (const LinkPair& pair : page.pairs)
            all.push_back(pair.left.record_key + " " + pair.right.record_key);
        return all;
    }

    Log log_;
    Database database_ = Database::in_memory({.threads = 1});
    Connection connection_ = database_.connect();
};

using Keys = std::vector<std::string>;

// 400 x (1 + 2), 500 x (1 + 0), (1000 - 900) x (1 + 1).
TEST_F(LinkReview, COV26_WhatChangesMostComesFirst) {
    const LinkQueuePage page = ask({.decided = {}});
    EXPECT_EQ(keys(page), (Keys{"tax/t/a si/s/b", "si/s/b tax/t/c", "tax/t/d si/s/e"}));
    EXPECT_EQ(page.pairs[0].worth, 1200);
    EXPECT_EQ(page.pairs[1].worth, 500);
    EXPECT_EQ(page.pairs[2].worth, 200);
    EXPECT_EQ(page.open, 3);
    EXPECT_EQ(page.decided, 0);
    EXPECT_FALSE(page.more);
    EXPECT_EQ(page.pairs[0].left.missing, (Keys{"compulsory", "unemployment"}));
    EXPECT_EQ(page.pairs[2].left.person_id, page.pairs[2].right.person_id);
}

TEST_F(LinkReview, ThePartsSumToTheWeight) {
    for (const LinkPair& pair : ask({.decided = {}}).pairs) {
        if (pair.parts.empty()) continue;
        double sum = pair.prior;
        for (const LinkPart& part : pair.parts)
            sum += part.bits;
        EXPECT_DOUBLE_EQ(sum, pair.weight);
        EXPECT_DOUBLE_EQ(pair.weight, 1.5);
    }
}

TEST_F(LinkReview, NumbersAreMasked) {
    const LinkPair pair = ask({.decided = {}}).pairs.at(0);
    EXPECT_EQ(pair.left.masked_number, "075*****1234");
    EXPECT_EQ(pair.parts.at(1).left, "75*****601");
    EXPECT_EQ(pair.left.employer_name, "Công ty A");
}

TEST_F(LinkReview, DecidedPairsLeaveTheQueueWhicheverWayRound) {
    const std::vector<RecordKeys> decided{{"si/s/b", "tax/t/a"}, {"no/such", "pair/here"}};
    const LinkQueuePage open = ask({.decided = decided});
    EXPECT_EQ(keys(open), (Keys{"si/s/b tax/t/c", "tax/t/d si/s/e"}));
    EXPECT_EQ(open.open, 2);
    EXPECT_EQ(open.decided, 1);
    EXPECT_EQ(keys(ask({.decided = decided, .open = false})), (Keys{"tax/t/a si/s/b"}));
}

// Pages go by rank: what was decided meanwhile moves nobody past the next page.
TEST_F(LinkReview, PagesSkipNobodyWhileDecisionsAreMade) {
    const LinkQueuePage first = ask({.decided = {}, .limit = 1});
    EXPECT_TRUE(first.more);
    const std::vector<RecordKeys> decided{{"tax/t/a", "si/s/b"}};
    const LinkQueuePage second = ask({.decided = decided, .after = first.pairs.at(0).rank, .limit = 1});
    EXPECT_EQ(keys(second), (Keys{"si/s/b tax/t/c"}));
}

TEST_F(LinkReview, OnlyPairsOfOnesTerritoryAreTold) {
    EXPECT_EQ(keys(ask({.decided = {}}, {{"731"}})), (Keys{"tax/t/a si/s/b", "tax/t/d si/s/e"}));
    EXPECT_TRUE(ask({.decided = {}}, {{"734"}}).pairs.empty());
    EXPECT_EQ(keys(ask({.decided = {}}, {{"731", "734"}})), keys(ask({.decided = {}})))
        << "one person may count in each of his places";
    EXPECT_TRUE(ask({.decided = {}}, std::set<std::string>{}).pairs.empty());
}

TEST_F(LinkReview, ReadingIsLogged) {
    ask({.decided = {}});
    ASSERT_EQ(log_.entries.size(), 1U);
    EXPECT_EQ(log_.entries[0].what, "links.queue");
    EXPECT_EQ(log_.entries[0].persons, 6);
}

TEST_F(LinkReview, OfOnePersonItIsHisPairsAlone) {
    LinkQueuePage page = ask({.decided = {}, .person = "P-B"});
    EXPECT_EQ(keys(page), (std::vector<std::string>{"tax/t/a si/s/b", "si/s/b tax/t/c"}));
    EXPECT_EQ(page.open, 2);
    page = ask({.decided = {}, .person = "P-D"});
    EXPECT_EQ(keys(page), (std::vector<std::string>{"tax/t/d si/s/e"})) << "of whom both records are a part";
    EXPECT_EQ(ask({.decided = {}, .person = "P-Z"}).open, 0);
}

TEST_F(LinkReview, RecordsTellTheirPersonsWithinTheTerritoryAndAreLogged) {
    connection_.run(
        "CREATE TABLE linkage.person(person INTEGER, full_name VARCHAR);"
        "INSERT INTO linkage.person VALUES (0, 'An'), (2, 'Cúc'), (3, 'Dung')");
    const auto persons = [&](const Units& units, const std::vector<std::string>& record_keys) {
        std::string told;
        for (const auto& [key, person] : persons_of_records(connection_, reader(units), record_keys))
            told += key + " " + person.person_id + " " + person.full_name + "; ";
        return told;
    };
    EXPECT_EQ(persons({}, {"tax/t/a", "si/s/b", "si/s/e", "tax/t/none"}),
              "si/s/b P-B ; si/s/e P-D Dung; tax/t/a P-A An; ")
        << "a record is of the person of its first one, who may have no row in force";
    EXPECT_EQ(log_.entries.back().persons, 3);
    EXPECT_EQ(persons({{"734"}}, {"tax/t/a", "tax/t/c"}), "tax/t/c P-C Cúc; ");
    EXPECT_EQ(persons({}, {}), "");
    EXPECT_EQ(log_.entries.size(), 3U);
}

}  // namespace
}  // namespace baophu::coverage

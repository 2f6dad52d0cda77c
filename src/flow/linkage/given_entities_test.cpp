// LNK-9: entities that are given instead of sought.
#include <functional>

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/temporary_folder_for_tests.h"
#include "flow/linkage/linkage.h"
#include "flow/linkage/registers_for_tests.h"

namespace baophu::linkage {
namespace {

using warehouse::Connection;
using warehouse::Database;
using Lines = std::vector<std::string>;

// One person in two registers and another one with the same number, at one employer: five records.
constexpr std::string_view all_given =
    "kind,record_key,entity_id\r\n"
    "person,tax/tax-yearly-list/#an,P1\r\n"
    "person,tax/tax-yearly-list/#binh,P2\r\n"
    "person,social-insurance/si-participants/7500000001,P1\r\n"
    "employer,tax/tax-yearly-list/payer:3600000014,E1\r\n"
    "employer,social-insurance/si-participants/unit:TZ0001,E1\r\n";

class GivenEntities : public testing::Test {
protected:
    GivenEntities() {
        Registers registers;
        registers.tax({.key = "an", .number = "271000001"}).tax({.key = "binh", .number = "271000001"});
        registers.si({.si_number = "7500000001"});
        registers.create(connection_);
    }

    void take(std::string_view csv) { take_entities(connection_, folder_.file("ids.csv", csv)); }

    Lines listed(const std::string& query) {
        Lines lines;
        auto rows = connection_.query(query + " ORDER BY ALL");
        while (rows.next())
            lines.push_back(rows.printed(0) + "|" + rows.printed(1));
        return lines;
    }

    // "BP-235 2 tax/…": the code and what the fault names.
    static std::string fault_of(const std::function<void()>& work) {
        try {
            work();
        } catch (const Failure& failure) {
            std::string told(failure.fault().code);
            for (const auto& [name, value] : failure.fault().details)
                if (name != "path") told += " " + value;
            return told;
        }
        return "none";
    }

    TemporaryFolder folder_;
    Database database_ = Database::in_memory({.threads = 1});
    Connection connection_ = database_.connect();
};

const Lines members{"social-insurance/si-participants/7500000001|P1", "tax/tax-yearly-list/#an|P1",
                    "tax/tax-yearly-list/#binh|P2"};

TEST_F(GivenEntities, LNK9EachRecordHasTheEntityThatIsGivenAndNoNumberJoins) {
    take(all_given);
    EXPECT_EQ(listed("SELECT record_key, person_id FROM linkage.person_member"), members);
    EXPECT_EQ(listed("SELECT employer_id, count(*) FROM linkage.employer_member GROUP BY ALL"),
              Lines{"E1|2"});
    EXPECT_EQ(listed("SELECT person_id, si_number FROM linkage.person"), (Lines{"P1|7500000001", "P2|"}));
    for (const char* table : {"person_link", "employer_link", "person_alias", "employer_alias",
                              "unapplied_decision", "person_doubt"})
        EXPECT_EQ(connection_.integer("SELECT count(*) FROM linkage." + std::string(table)), 0) << table;
}

TEST_F(GivenEntities, LNK9ParquetAndOtherColumnsAndOtherRecordsAreRead) {
    const auto csv = folder_.file("ids.csv", all_given);
    const auto parquet = folder_ / "ids [1].parquet";
    connection_.run("COPY (SELECT 7 AS more, entity_id, record_key, kind FROM read_csv(" +
                    warehouse::sql_file(csv) +
                    ") UNION ALL SELECT 8, 'P9', 'nowhere', 'person' UNION ALL SELECT 9, 'X', "
                    "'tax/tax-yearly-list/#an', 'household') TO " +
                    warehouse::sql_literal(parquet.string()) + " (FORMAT parquet)");
    take_entities(connection_, parquet);
    EXPECT_EQ(listed("SELECT record_key, person_id FROM linkage.person_member"), members);
}

// A file that begins like Parquet is not yet one.
TEST_F(GivenEntities, LNK9WhatIsNoSuchTableIsRefusedAndTellsItsColumns) {
    const auto taken = [&](std::string_view csv) { return fault_of([&] { take(csv); }); };
    EXPECT_EQ(taken("kind,record_key,id\r\nperson,a,b\r\n"), "BP-236 kind, record_key, id");
    connection_.run("DROP SCHEMA IF EXISTS linkage CASCADE");
    EXPECT_EQ(taken("PAR1 and no more"), "BP-236 –");
    EXPECT_TRUE(taken("").starts_with("BP-236"));
    EXPECT_EQ(fault_of([&] { take_entities(connection_, folder_ / "absent.csv"); }), "BP-201");
    EXPECT_EQ(fault_of([&] { take_entities(connection_, folder_.path()); }), "BP-201");
}

std::string without_line(std::string text, const std::string& part) {
    const std::size_t at = text.find(part);
    const std::size_t begin = text.rfind('\n', at) + 1;
    return text.erase(begin, text.find('\n', at) + 1 - begin);
}

TEST_F(GivenEntities, LNK9ARecordWithoutAnIdRefusesTheFile) {
    EXPECT_EQ(fault_of([&] { take(without_line(std::string(all_given), "#binh")); }),
              "BP-235 1 tax/tax-yearly-list/#binh");
}

TEST_F(GivenEntities, LNK9AnEmptyIdIsNone) {
    std::string csv(all_given);
    csv.replace(csv.find("P2"), 2, "");
    EXPECT_EQ(fault_of([&] { take(csv); }), "BP-235 1 tax/tax-yearly-list/#binh");
}

TEST_F(GivenEntities, LNK9ARecordWithTwoIdsRefusesTheFile) {
    EXPECT_EQ(fault_of([&] { take(std::string(all_given) + "person,tax/tax-yearly-list/#an,P3\r\n"); }),
              "BP-235 1 tax/tax-yearly-list/#an");
}

TEST_F(GivenEntities, LNK9EmployersAreAskedForAsPersonsAre) {
    EXPECT_EQ(fault_of([&] { take(without_line(std::string(all_given), "payer")); }),
              "BP-235 1 tax/tax-yearly-list/payer:3600000014");
}

}  // namespace
}  // namespace baophu::linkage

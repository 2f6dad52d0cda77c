#include "flow/coverage/export.h"

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
        lines.push_back(entry.purpose + " " + entry.territory + " " + entry.what + ": " +
                        std::to_string(entry.persons));
    }
    Lines lines;
};

class BrokenLog final : public ReadLog {
public:
    void record(const ReadEntry&) override { throw Failure(fault::disk_full); }
};

constexpr std::int64_t pay = 123'456'789;

// Missing: 1 and 2 in 731, 3 in 732; 4 participates; 5 is a prospect of the voluntary scheme in 731.
Registers two_units() {
    Registers registers;
    registers.tax({.person = 1, .income = pay});
    registers.tax({.person = 2, .income = pay}).si({.person = 2, .month = "2018-10", .wage = pay});
    registers.tax({.person = 3, .income = pay, .payer = "3600000021", .unit = "732"});
    registers.tax({.person = 4, .income = pay}).si({.person = 4, .wage = pay});
    registers.resident({.person = 5, .occupation = "farmer"});
    return registers;
}

Purpose purpose_of(const std::string& id) {
    for (const Purpose& purpose : export_purposes()) {
        if (purpose.id == id) return purpose;
    }
    ADD_FAILURE() << "no purpose " << id;
    return {};
}

AccessContext reader(ReadLog& log, const Purpose& purpose, std::optional<std::set<std::string>> units = {},
                     const std::string& case_number = "") {
    return {{.actor = "lan",
             .agency = "social-insurance",
             .territory = std::move(units),
             .purpose = purpose.id,
             .case_number = case_number},
            log};
}

Lines lines(const Exported& exported) {
    Lines all;
    for (const std::vector<std::string>& row : exported.rows) {
        std::string line;
        for (const std::string& cell : row)
            line += (line.empty() ? "" : "|") + cell;
        all.push_back(line);
    }
    std::ranges::sort(all);
    return all;
}

TEST(Export, COV17OnlyTheFieldsOfThePurposeLeave) {
    Judged judged(two_units());
    ListedReads log;
    const Purpose purpose = purpose_of("voluntary-outreach");
    const Exported exported = export_absent(judged.connection(), reader(log, purpose, {{"731"}}), purpose,
                                            {.scheme = Scheme::voluntary});
    EXPECT_EQ(lines(exported), Lines{"Người 5|731|potential"});
    EXPECT_EQ(log.lines, Lines{"voluntary-outreach 731 export persons: 1"});
}

TEST(Export, COV17PersonsComeMaskedAndWithoutPay) {
    Judged judged(two_units());
    ListedReads log;
    const Purpose purpose = purpose_of("gap-review");
    const Exported exported =
        export_absent(judged.connection(), reader(log, purpose), purpose, {.reason = "missing"});
    ASSERT_EQ(exported.rows.size(), 3U);
    std::string text;
    for (const std::string& line : lines(exported))
        text += line + "\n";
    EXPECT_NE(text.find("|Người 2|27***0002|731|"), std::string::npos) << text;
    EXPECT_NE(text.find("|lapsed|inferred|2018-10"), std::string::npos) << text;
    for (int person = 1; person <= 5; ++person)
        EXPECT_EQ(text.find(person_number(person)), std::string::npos);
    EXPECT_EQ(text.find(std::to_string(pay)), std::string::npos);
    EXPECT_EQ(text.find("Người 4"), std::string::npos) << "who participates is no gap";
}

TEST(Export, COV17EmployersAndUnitsNameNobody) {
    Judged judged(two_units());
    ListedReads log;
    const Purpose district = purpose_of("district-work");
    const Exported employers =
        export_absent(judged.connection(), reader(log, district, {{"731"}}), district, {.reason = "missing"});
    ASSERT_EQ(employers.rows.size(), 2U) << "731 alone";
    for (const std::vector<std::string>& row : employers.rows) {
        EXPECT_EQ(row[0], "731");
        EXPECT_EQ(row[4], "1");
    }
    const Purpose front = purpose_of("front-report");
    const Exported units =
        export_absent(judged.connection(), reader(log, front), front, {.reason = "missing"});
    EXPECT_EQ(lines(units), (Lines{"731|lapsed|<5", "731|left_out|<5", "732|employer_unregistered|<5"}))
        << "so few are not told";
    EXPECT_EQ(log.lines, (Lines{"district-work 731 export employers: 0", "front-report  export units: 0"}));
}

TEST(Export, COV17NothingLeavesWithoutWhatThePurposeRequires) {
    Judged judged(two_units());
    ListedReads log;
    const auto refused = [&](const std::string& id, const Filter& filter) {
        try {
            const Purpose purpose = purpose_of(id);
            export_absent(judged.connection(), reader(log, purpose), purpose, filter);
        } catch (const Failure& failure) {
            return std::string(failure.fault().code) + " " + failure.fault().details.front().second;
        }
        return std::string("let it leave");
    };
    EXPECT_EQ(refused("district-work", {}), std::string(fault::access_refused) + " --territory");
    EXPECT_EQ(refused("inspection", {}), std::string(fault::access_refused) + " --case");
    EXPECT_EQ(refused("union-work", {.scheme = Scheme::voluntary}),
              std::string(fault::filter_value_unknown) + " --scheme");
    EXPECT_EQ(refused("gap-review", {.reason = "salary"}),
              std::string(fault::filter_value_unknown) + " reason");
    EXPECT_TRUE(log.lines.empty());
    const Purpose inspection = purpose_of("inspection");
    export_absent(judged.connection(), reader(log, inspection, {}, "12/QĐ"), inspection, {});
    EXPECT_EQ(log.lines.size(), 1U);
}

TEST(Export, COV17NothingLeavesWhenTheLogCannotWrite) {
    Judged judged(two_units());
    BrokenLog log;
    for (const char* id : {"gap-review", "union-work", "front-report"}) {
        const Purpose purpose = purpose_of(id);
        EXPECT_THROW(export_absent(judged.connection(), reader(log, purpose), purpose, {}), Failure) << id;
    }
}

// What each purpose lets leave, held by hand to the rules of practice.
TEST(Export, COV17ThePurposesAreTheseAndNoOthers) {
    std::set<std::string> ids;
    for (const Purpose& purpose : export_purposes()) {
        EXPECT_TRUE(ids.insert(purpose.id).second) << purpose.id << " stands twice";
        EXPECT_FALSE(purpose.fields.empty());
        EXPECT_FALSE(purpose.agencies.empty());
        for (const std::string& field : purpose.fields) {
            const bool number = field == "masked_number" || field == "person_id";
            if (number) {
                EXPECT_EQ(purpose.agencies, std::vector<std::string>{"social-insurance"}) << purpose.id;
            }
            for (const char* pay_word : {"wage", "income", "pay"})
                EXPECT_EQ(field.find(pay_word), std::string::npos) << purpose.id;
        }
        if (purpose.rows == ExportRows::persons) {
            EXPECT_EQ(purpose.agencies, std::vector<std::string>{"social-insurance"}) << purpose.id;
        }
        EXPECT_EQ(purpose.on(*Date::parse("2023-06-30")), nullptr)
            << "before the decree there is no basis on record";
        ASSERT_NE(purpose.on(*Date::parse("2025-12-31")), nullptr);
        EXPECT_EQ(purpose.on(*Date::parse("2025-12-31"))->law, "Nghị định 13/2023/NĐ-CP");
        ASSERT_NE(purpose.on(*Date::parse("2026-01-01")), nullptr);
        EXPECT_TRUE(purpose.on(*Date::parse("2026-01-01"))->law.starts_with("Luật 91/2025/QH15"));
    }
    EXPECT_EQ(ids, (std::set<std::string>{"gap-review", "inspection", "voluntary-outreach", "district-work",
                                          "union-work", "front-report"}));
}

}  // namespace
}  // namespace baophu::coverage

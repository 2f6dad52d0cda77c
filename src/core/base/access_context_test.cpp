#include "core/base/access_context.h"

#include <vector>

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu {
namespace {

class ListedReads final : public ReadLog {
public:
    void record(const ReadEntry& entry) override { entries.push_back(entry); }
    std::vector<ReadEntry> entries;
};

class BrokenLog final : public ReadLog {
public:
    void record(const ReadEntry&) override { throw Failure(fault::disk_full); }
};

AccessContext::Reader reader() {
    return {.actor = "lan",
            .agency = "BHXH",
            .territory = {{"75731"}},
            .purpose = "rà soát",
            .case_number = "12/KH"};
}

std::string missing_part(const AccessContext::Reader& incomplete) {
    ListedReads log;
    try {
        const AccessContext access(incomplete, log);
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault().code, fault::access_refused);
        return failure.fault().details.at(0).second;
    }
    return "nothing";
}

TEST(AccessContext, RefusesAReadWithoutActorAgencyOrPurpose) {
    EXPECT_EQ(missing_part(reader()), "nothing");
    AccessContext::Reader nobody = reader();
    nobody.actor.clear();
    EXPECT_EQ(missing_part(nobody), "actor");
    AccessContext::Reader nowhere = reader();
    nowhere.agency.clear();
    EXPECT_EQ(missing_part(nowhere), "agency");
    AccessContext::Reader aimless = reader();
    aimless.purpose.clear();
    EXPECT_EQ(missing_part(aimless), "purpose");
}

TEST(AccessContext, NeedsNeitherTerritoryNorCase) {
    AccessContext::Reader provincial = reader();
    provincial.territory.reset();
    provincial.case_number.clear();
    EXPECT_EQ(missing_part(provincial), "nothing");
}

TEST(AccessContext, CoversItsTerritoryOrAll) {
    ListedReads log;
    const AccessContext district(reader(), log);
    EXPECT_TRUE(district.covers("75731"));
    EXPECT_FALSE(district.covers("75732"));
    AccessContext::Reader provincial = reader();
    provincial.territory.reset();
    EXPECT_TRUE(AccessContext(provincial, log).covers("75732"));
    AccessContext::Reader of_two = reader();
    of_two.territory = {"75731", "75734"};
    const AccessContext both(of_two, log);
    EXPECT_TRUE(both.covers("75731") && both.covers("75734"));
    EXPECT_FALSE(both.covers("75732"));
    AccessContext::Reader of_none = reader();
    of_none.territory.emplace();
    EXPECT_FALSE(AccessContext(of_none, log).covers("75731")) << "no unit is not every unit";
}

TEST(AccessContext, WritesWhoReadWhatAndWhy) {
    ListedReads log;
    const AccessContext access(reader(), log);
    EXPECT_TRUE(log.entries.empty()) << "to hold a context is not yet to read";
    access.record("coverage.list", 17);
    ASSERT_EQ(log.entries.size(), 1u);
    const ReadEntry& entry = log.entries.front();
    EXPECT_EQ(entry.actor, "lan");
    EXPECT_EQ(entry.agency, "BHXH");
    EXPECT_EQ(entry.territory, "75731");
    EXPECT_EQ(entry.purpose, "rà soát");
    EXPECT_EQ(entry.case_number, "12/KH");
    EXPECT_EQ(entry.what, "coverage.list");
    EXPECT_EQ(entry.persons, 17);
    AccessContext::Reader of_two = reader();
    of_two.territory = {"75734", "75731"};
    AccessContext(of_two, log).record("coverage.list", 3);
    EXPECT_EQ(log.entries.back().territory, "75731 75734");
    of_two.territory.reset();
    AccessContext(of_two, log).record("coverage.list", 3);
    EXPECT_EQ(log.entries.back().territory, "");
}

// A caller records before it hands out the first row; a log that cannot write stops it there.
TEST(AccessContext, NothingLeavesIfTheLogCannotWrite) {
    BrokenLog log;
    const AccessContext access(reader(), log);
    bool handed_out = false;
    EXPECT_THROW(
        {
            access.record("coverage.list", 17);
            handed_out = true;
        },
        Failure);
    EXPECT_FALSE(handed_out);
}

}  // namespace
}  // namespace baophu

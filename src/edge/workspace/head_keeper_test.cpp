#include "edge/workspace/head_keeper.h"

#include "core/base/fault_codes.h"
#include "edge/store/office_for_tests.h"

namespace baophu::workspace {
namespace {

using store::Audit;
using store::lan;

class HeadsKept : public store::Office {
protected:
    void append() { Audit(database_).append(lan, {.kind = "read", .what = "coverage.list"}); }

    std::filesystem::path in_ = folder_ / "audit-heads";
    HeadKeeper keeper_{AuditHeads(in_), database_};
};

INSTANTIATE_TEST_SUITE_P(Backends, HeadsKept, store::both, store::name_of);

TEST_P(HeadsKept, AUD8_AreSignedOncePerDayInVietnam) {
    EXPECT_FALSE(keeper_.keep()) << "nothing has happened yet";
    append();
    const auto first = keeper_.keep();
    ASSERT_TRUE(first);
    EXPECT_EQ(first->file.filename(), "2026-11-26.json");
    EXPECT_EQ(first->head.sequence, 1);
    append();
    time_.set("2026-11-26T16:59:59Z");
    EXPECT_FALSE(keeper_.keep()) << "23:59:59 in Vietnam";
    time_.set("2026-11-26T17:00:00Z");
    const auto second = keeper_.keep();
    ASSERT_TRUE(second);
    EXPECT_EQ(second->file.filename(), "2026-11-27.json");
    EXPECT_EQ(second->head.sequence, 2);
    EXPECT_EQ(AuditHeads(in_).last_day(), Date::of(2026, 11, 27));
    EXPECT_TRUE(AuditHeads(in_).verify(database_).whole());
}

TEST_P(HeadsKept, AUD8_AServerThatIsStartedAnewKeepsTheDaysHead) {
    append();
    ASSERT_TRUE(keeper_.keep());
    append();
    HeadKeeper another{AuditHeads(in_), database_};
    EXPECT_FALSE(another.keep());
    EXPECT_EQ(AuditHeads(in_).verify(database_).heads, 1);
}

TEST_P(HeadsKept, AUD8_WhatFailsIsToldAndTriedAgainAnHourLater) {
    append();
    append();
    store::Stranger stranger(place_);
    stranger.take_triggers_away("audit");
    stranger.run("UPDATE audit SET what = 'nothing' WHERE sequence = 1");
    EXPECT_FALSE(keeper_.keep());
    ASSERT_TRUE(keeper_.problem());
    EXPECT_EQ(keeper_.problem()->code, fault::audit_broken);
    EXPECT_FALSE(AuditHeads(in_).last_day()) << "what is broken is not signed";

    stranger.run("UPDATE audit SET what = 'coverage.list' WHERE sequence = 1");
    time_.forward(std::chrono::minutes(59));
    EXPECT_FALSE(keeper_.keep());
    time_.forward(std::chrono::minutes(1));
    EXPECT_TRUE(keeper_.keep());
    EXPECT_FALSE(keeper_.problem());
}

}  // namespace
}  // namespace baophu::workspace

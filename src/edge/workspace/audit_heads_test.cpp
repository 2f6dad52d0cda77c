// Signed heads: a chain that was cut short, or written anew from end to end, is found by them.
#include "edge/workspace/audit_heads.h"

#include <boost/json/parse.hpp>

#include "core/base/fault_codes.h"
#include "edge/store/office_for_tests.h"

namespace baophu::workspace {
namespace {

namespace fs = std::filesystem;
using store::Audit;
using store::AuditEntry;
using store::lan;

class Heads : public store::Office {
protected:
    void append(int lines) {
        for (int i = 0; i < lines; ++i)
            Audit(database_).append(lan, {.kind = "read", .what = "coverage.list", .persons = i});
    }

    // A day later three lines more, and the head of the day.
    void pass_days(int days) {
        for (int i = 0; i < days; ++i) {
            append(3);
            heads_.write(database_);
            time_.forward(std::chrono::hours(24));
        }
    }

    std::string findings() { return told(heads_.verify(database_)); }

    static std::string told(const AuditVerified& verified) {
        std::string all;
        for (const HeadFinding& finding : verified.findings)
            all += finding.what + " " + std::to_string(finding.sequence) + " " + finding.where + "; ";
        return all;
    }

    // Writes the chain anew from that line on, every link of it right.
    void forge_from(std::int64_t sequence) {
        store::Stranger stranger(place_);
        stranger.take_triggers_away("audit");
        auto lines = Audit(database_).lines({.limit = 1000});
        std::string previous;
        for (auto at = lines.rbegin(); at != lines.rend(); ++at) {
            if (at->sequence >= sequence) {
                if (at->sequence > sequence) at->previous = previous;
                at->what = "nothing";
                at->hash = audit_hash(*at);
                stranger.run("UPDATE audit SET what = 'nothing', previous = '" + at->previous +
                             "', hash = '" + at->hash + "' WHERE sequence = " + std::to_string(at->sequence));
            }
            previous = at->hash;
        }
    }

    fs::path in_ = folder_ / "audit-heads";
    AuditHeads heads_{in_};
};
INSTANTIATE_TEST_SUITE_P(Backends, Heads, store::both, store::name_of);

TEST_P(Heads, OneFileADayWithItsSignature) {
    append(3);
    const SignedHead written = heads_.write(database_);
    EXPECT_EQ(written.file, in_ / "2026-11-26.json");
    EXPECT_EQ(written.head.sequence, 3);
    EXPECT_EQ(names_in(in_),
              (std::vector<std::string>{"2026-11-26.json", "audit-head.key", "audit-head.pub"}));
    EXPECT_EQ(fs::status(in_ / "audit-head.key").permissions(),
              fs::perms::owner_read | fs::perms::owner_write);
    const auto read = boost::json::parse(content_of(written.file));
    EXPECT_EQ(read.at("sequence").as_int64(), 3);
    EXPECT_EQ(read.at("hash").as_string(), Audit(database_).head().hash);
    EXPECT_EQ(findings(), "");
    EXPECT_EQ(heads_.verify(database_).heads, 1);
}

TEST_P(Heads, ALaterOneOfTheDayTakesThePlace) {
    append(3);
    heads_.write(database_);
    append(2);
    EXPECT_EQ(heads_.write(database_).head.sequence, 5);
    EXPECT_EQ(heads_.verify(database_).heads, 1);
    pass_days(2);
    EXPECT_EQ(heads_.verify(database_).heads, 2);
    EXPECT_EQ(findings(), "");
}

TEST_P(Heads, AnEmptyChainHasNone) {
    EXPECT_EQ(heads_.write(database_).head.sequence, 0);
    EXPECT_EQ(findings(), "");
    EXPECT_EQ(heads_.verify(database_).heads, 0);
}

// AUD-4: whatever is dropped behind a signed head is found, however little.
TEST_P(Heads, ATailThatIsDropped) {
    pass_days(3);  // Heads at 3, 6, 9.
    store::Stranger stranger(place_);
    stranger.take_triggers_away("audit");
    for (int left = 8; left >= 1; --left) {
        stranger.run("DELETE FROM audit WHERE sequence > " + std::to_string(left));
        EXPECT_TRUE(Audit(database_).verify().whole()) << "the chain alone cannot tell";
        const std::string first = "head_absent " + std::to_string(left + 1) + " ";
        EXPECT_TRUE(findings().starts_with(first)) << findings();
        EXPECT_EQ(heads_.verify(database_).findings.size(), left >= 6 ? 1U : left >= 3 ? 2U : 3U);
    }
}

TEST_P(Heads, AChainThatIsWrittenAnew) {
    pass_days(3);
    forge_from(5);
    EXPECT_TRUE(Audit(database_).verify().whole()) << "the chain alone cannot tell";
    EXPECT_EQ(findings(), "head_differs 6 2026-11-27.json; head_differs 9 2026-11-28.json; ");
}

TEST_P(Heads, ADroppedTailThatIsFilledUpAgain) {
    pass_days(2);
    store::Stranger(place_).take_triggers_away("audit");
    store::Stranger(place_).run("DELETE FROM audit WHERE sequence > 4");
    append(2);
    EXPECT_EQ(findings(), "head_differs 6 2026-11-27.json; ");
}

// AUD-6
TEST_P(Heads, WhatIsBrokenIsNotSignedOver) {
    pass_days(2);
    forge_from(6);
    append(1);
    EXPECT_EQ(code_of([&] { heads_.write(database_); }), fault::audit_broken);
    EXPECT_FALSE(fs::exists(in_ / "2026-11-28.json"));
}

TEST_P(Heads, ALinkThatIsBrokenIsFoundBeforeTheHeads) {
    pass_days(2);
    store::Stranger(place_).take_triggers_away("audit");
    store::Stranger(place_).run("UPDATE audit SET persons = 70 WHERE sequence = 2");
    EXPECT_EQ(findings(), "chain 2 hash; ");
}

// AUD-7: no letter of a head file counts for nothing.
TEST_P(Heads, AHeadThatIsAltered) {
    pass_days(1);
    const fs::path file = in_ / "2026-11-26.json";
    const std::string text = content_of(file);
    int tried = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!std::isalnum(static_cast<unsigned char>(text[i]))) continue;
        std::string altered = text;
        altered[i] = text[i] == '1' ? '2' : '1';
        put(file, altered);
        const AuditVerified verified = heads_.verify(database_);
        // The name of the key is for people and for nothing else.
        const bool in_key_name = i > text.find("\"key\"") && i < text.find("\"signature\"");
        EXPECT_EQ(verified.whole(), in_key_name) << altered.substr(0, i + 1);
        ++tried;
    }
    EXPECT_GT(tried, 250);
    put(file, text);
    EXPECT_EQ(findings(), "");
}

TEST_P(Heads, AHeadUnderAnotherDayOrKey) {
    pass_days(1);
    fs::copy_file(in_ / "2026-11-26.json", in_ / "2026-11-25.json");
    EXPECT_EQ(findings(), "signature 3 2026-11-25.json; ");
    fs::remove(in_ / "2026-11-25.json");

    const fs::path elsewhere = folder_ / "elsewhere";
    AuditHeads(elsewhere).write(database_);
    EXPECT_EQ(told(heads_.verify(database_, in_ / "audit-head.pub")), "");
    EXPECT_EQ(told(heads_.verify(database_, elsewhere / "audit-head.pub")), "signature 3 2026-11-26.json; ");
}

// Who has the folder can sign anew; a public key that was kept elsewhere shows it.
TEST_P(Heads, ANewKeyIsNotMadeBesideOldHeads) {
    pass_days(1);
    fs::remove(in_ / "audit-head.key");
    EXPECT_EQ(code_of([&] { heads_.write(database_); }), fault::audit_key_unreadable);
    put(in_ / "audit-head.key", "khóa");
    EXPECT_EQ(code_of([&] { heads_.write(database_); }), fault::audit_key_unreadable);
    put(in_ / "audit-head.pub", "khóa");
    EXPECT_EQ(code_of([&] { heads_.verify(database_); }), fault::audit_key_unreadable);
}

TEST_P(Heads, AFileThatIsNoHeadIsTold) {
    pass_days(1);
    put(in_ / "2026-11-27.json", "{\"day\": 7}");
    EXPECT_EQ(findings(), "head_unreadable 0 2026-11-27.json; ");
}

}  // namespace
}  // namespace baophu::workspace

// The audit chain: whatever is altered, taken out or put in is found, with its place.
#include "edge/store/audit.h"

#include <array>
#include <atomic>
#include <mutex>
#include <set>
#include <thread>

#include <fmt/format.h>

#include "core/base/fault_codes.h"
#include "edge/store/office_for_tests.h"

namespace baophu::store {
namespace {

using AuditChain = Office;
INSTANTIATE_TEST_SUITE_P(Backends, AuditChain, both, name_of);

AuditLine line(std::string what, std::int64_t persons = 0) {
    return {.kind = "read", .what = std::move(what), .persons = persons};
}

// AUD-1
TEST_P(AuditChain, ALineIsLinkedToTheOneBefore) {
    Audit audit(database_);
    EXPECT_EQ(audit.head().sequence, 0);
    EXPECT_EQ(audit.append(lan, line("coverage.list", 5'000'000'000)), 1);
    time_.forward(std::chrono::seconds(60));
    EXPECT_EQ(audit.append(lan, line("explain P-1 – Đỗ", 1)), 2);
    const auto lines = audit.lines();
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[1].previous, std::string(64, '0'));
    EXPECT_EQ(lines[0].previous, lines[1].hash);
    EXPECT_EQ(lines[0].hash, audit_hash(lines[0]));
    EXPECT_EQ(lines[0].hash, audit.head().hash);
    EXPECT_EQ(lines[0].at, "2026-11-26T01:01:00Z");
    EXPECT_EQ(lines[1].persons, 5'000'000'000);
    EXPECT_EQ(lines[1].actor.case_number, "12/2026");
    EXPECT_EQ(audit.line(2)->what, "explain P-1 – Đỗ");
    EXPECT_FALSE(audit.line(3));
}

// The form that is hashed is fixed: a chain of today must verify in ten years. The number was reckoned by
// Python's hashlib, each field behind its length as eight bytes, the least first.
TEST(AuditHash, StaysAsItIs) {
    const AuditEntry entry{.sequence = 1,
                           .at = "2026-11-26T01:00:00Z",
                           .kind = "read",
                           .actor = lan,
                           .what = "coverage.list",
                           .persons = 7,
                           .previous = std::string(64, '0'),
                           .hash = ""};
    EXPECT_EQ(audit_hash(entry), "4cf4cce31dd493f19258af9e09c0625eb4476a41217623a739470293536a7369");
}

TEST(AuditHash, TellsFieldsApart) {
    AuditEntry entry{.sequence = 1, .at = "t", .kind = "read", .actor = {}, .what = "", .persons = 1};
    entry.actor.agency = "ab";
    entry.actor.territory = "c";
    AuditEntry other = entry;
    other.actor.agency = "a";
    other.actor.territory = "bc";
    EXPECT_NE(audit_hash(entry), audit_hash(other));
}

TEST_P(AuditChain, LinesAreFoundByWhatIsAsked) {
    Audit audit(database_);
    for (int i = 1; i <= 5; ++i) {
        audit.append(lan, line(std::to_string(i)));
        time_.forward(std::chrono::hours(1));
    }
    Actor minh = lan;
    minh.login = "minh";
    audit.append(minh, {.kind = "export", .what = "6"});
    const auto told = [&](const AuditFilter& filter) {
        std::string all;
        for (const AuditEntry& entry : audit.lines(filter))
            all += entry.what;
        return all;
    };
    EXPECT_EQ(told({}), "654321");
    EXPECT_EQ(told({.actor = "minh"}), "6");
    EXPECT_EQ(told({.kind = "read"}), "54321");
    EXPECT_EQ(told({.limit = 2}), "65");
    EXPECT_EQ(told({.before = 5, .limit = 2}), "43");
    EXPECT_EQ(told({.from = "2026-11-26T03:00:00Z", .to = "2026-11-26T05:00:00Z"}), "43");
    EXPECT_EQ(told({.kind = "read", .actor = "lan", .from = "2026-11-26T05:00:00Z"}), "5");
    EXPECT_EQ(audit.count("read"), 5);
}

// AUD-2, AUD-3
TEST_P(AuditChain, ThreadsThatWaitShareATransactionAndEachHasItsOwnLine) {
    constexpr int threads = 16;
    constexpr int each = 25;
    std::atomic<int> failures = 0;
    std::mutex mutex;
    std::set<std::int64_t> given;
    {
        std::vector<std::jthread> running;
        for (int i = 0; i < threads; ++i) {
            running.emplace_back([&, i] {
                Audit audit(database_);
                for (int j = 0; j < each; ++j) {
                    const std::string what = std::to_string(i) + "/" + std::to_string(j);
                    const std::int64_t sequence = audit.append(lan, line(what));
                    const auto found = audit.line(sequence);
                    if (!found || found->what != what) ++failures;
                    const std::lock_guard guard(mutex);
                    given.insert(sequence);
                }
            });
        }
    }
    EXPECT_EQ(failures, 0);
    EXPECT_EQ(given.size(), static_cast<std::size_t>(threads * each));
    EXPECT_EQ(*given.rbegin(), threads * each);
    EXPECT_TRUE(Audit(database_).verify().whole());
}

TEST_P(AuditChain, WhoeverWaitsInAFailedTransactionIsToldSo) {
    Stranger(place_).run("DROP TABLE audit");
    constexpr int threads = 6;
    std::atomic<int> told = 0;
    {
        std::vector<std::jthread> running;
        for (int i = 0; i < threads; ++i) {
            running.emplace_back([&] {
                told += static_cast<int>(code_of([&] { Audit(database_).append(lan, line("x")); }) ==
                                         fault::database_error);
            });
        }
    }
    EXPECT_EQ(told, threads);
}

// ---- AUD-4: whatever is done to it -----------------------------------------------------------

class Tampering : public Office {
protected:
    static constexpr int lines = 4;

    Tampering() {
        for (int i = 1; i <= lines; ++i) {
            audit_.append(lan, line("coverage.list Đồng Nai " + std::to_string(i), 10 + i));
            time_.forward(std::chrono::seconds(1));
        }
        stranger_.take_triggers_away("audit");
    }

    // Nothing: whole.
    std::optional<std::int64_t> broken_at() {
        const AuditVerdict verdict = audit_.verify();
        EXPECT_EQ(verdict.broken_at.has_value(), !verdict.problem.empty());
        return verdict.broken_at;
    }

    Audit audit_{database_};
    Stranger stranger_{place_};
};
INSTANTIATE_TEST_SUITE_P(Backends, Tampering, both, name_of);

constexpr std::array text_columns{"at",      "kind",        "actor", "agency",   "territory",
                                  "purpose", "case_number", "what",  "previous", "hash"};

// One letter for another, at every place of every text of every line.
TEST_P(Tampering, AnyLetterOfAnyCell) {
    ASSERT_FALSE(broken_at());
    int tried = 0;
    for (int sequence = 1; sequence <= lines; ++sequence) {
        const std::string where = " WHERE sequence = " + std::to_string(sequence);
        for (const std::string column : text_columns) {
            const std::string before = stranger_.text("SELECT " + column + " FROM audit" + where);
            const long long letters =
                stranger_.number("SELECT CAST(length(" + column + ") AS BIGINT) FROM audit" + where);
            for (long long at = 1; at <= letters; ++at) {
                const std::string place = std::to_string(at);
                const std::string letter =
                    stranger_.text("SELECT substr(" + column + ", " + place + ", 1) FROM audit" + where);
                const std::string other = letter == "x" ? "y" : "x";
                stranger_.run("UPDATE audit SET " + column + " = substr(" + column + ", 1, " + place +
                              " - 1) || '" + other + "' || substr(" + column + ", " + place + " + 1)" +
                              where);
                EXPECT_EQ(broken_at(), sequence) << column << " " << at;
                stranger_.run("UPDATE audit SET " + column + " = '" + before + "'" + where);
                ++tried;
            }
        }
    }
    EXPECT_GT(tried, 800);
    EXPECT_FALSE(broken_at());
}

// One bit of one byte, so that the text may be no UTF-8 any more; and a zero, at which C would end it.
TEST(TamperingWithBytes, AnyByteOfAnyCell) {
    const TemporaryFolder folder;
    const std::string file = (folder / "store.sqlite").string();
    Database database(file);
    Audit audit(database);
    for (int i = 0; i < 3; ++i)
        audit.append(lan, line("coverage.list Đồng Nai"));
    Stranger stranger(file);
    stranger.take_triggers_away("audit");
    int tried = 0;
    for (const std::string column : text_columns) {
        const std::string before = stranger.text("SELECT hex(" + column + ") FROM audit WHERE sequence = 2");
        for (std::size_t at = 0; at < before.size(); at += 2) {
            const auto byte = static_cast<unsigned>(std::stoi(before.substr(at, 2), nullptr, 16));
            for (const unsigned changed : {byte ^ 1U, byte ^ 0x80U, 0U}) {
                const std::string cell =
                    before.substr(0, at) + fmt::format("{:02X}", changed) + before.substr(at + 2);
                stranger.run("UPDATE audit SET " + column + " = CAST(x'" + cell +
                             "' AS TEXT) WHERE sequence = 2");
                EXPECT_EQ(audit.verify().broken_at, 2) << column << " " << at / 2 << " " << changed;
                ++tried;
            }
        }
        stranger.run("UPDATE audit SET " + column + " = CAST(x'" + before + "' AS TEXT) WHERE sequence = 2");
        ASSERT_TRUE(audit.verify().whole()) << column;
    }
    EXPECT_GT(tried, 600);
}

TEST_P(Tampering, ANumberOfALine) {
    for (int sequence = 1; sequence <= lines; ++sequence) {
        const std::string where = " WHERE sequence = " + std::to_string(sequence);
        stranger_.run("UPDATE audit SET persons = persons + 1" + where);
        EXPECT_EQ(broken_at(), sequence);
        stranger_.run("UPDATE audit SET persons = persons - 1" + where);
    }
    stranger_.run("UPDATE audit SET sequence = 9 WHERE sequence = 4");
    EXPECT_EQ(broken_at(), 4);
}

TEST_P(Tampering, ALineTakenOut) {
    stranger_.run("DELETE FROM audit WHERE sequence = 2");
    EXPECT_EQ(broken_at(), 2);
}

TEST_P(Tampering, ALineTakenOutAndTheRestRenumbered) {
    stranger_.run("DELETE FROM audit WHERE sequence = 2");
    stranger_.run("UPDATE audit SET sequence = 2 WHERE sequence = 3");
    stranger_.run("UPDATE audit SET sequence = 3 WHERE sequence = 4");
    EXPECT_EQ(broken_at(), 2);
}

TEST_P(Tampering, ALineAlteredWithItsHash) {
    AuditEntry entry = *audit_.line(2);
    entry.what = "nothing at all";
    stranger_.run("UPDATE audit SET what = '" + entry.what + "', hash = '" + audit_hash(entry) +
                  "' WHERE sequence = 2");
    EXPECT_EQ(broken_at(), 3) << "the next one does not link to it any more";
}

// STO-6
TEST_P(Tampering, TheHistoryOfChanges) {
    add_user("minh");
    ASSERT_FALSE(broken_at());
    stranger_.take_triggers_away("changes");
    const auto told = audit_.lines({.kind = "change", .limit = 1}).front().sequence;
    stranger_.run("UPDATE changes SET old_value = 'x' WHERE field = 'full_name'");
    EXPECT_EQ(broken_at(), told);
    stranger_.run("UPDATE changes SET old_value = '' WHERE field = 'full_name'");
    ASSERT_FALSE(broken_at());
    stranger_.run(
        "INSERT INTO changes(changed_at, changed_by, entity, entity_id, version, field, old_value, "
        "new_value) VALUES ('t', 'minh', 'grants', '7', 1, 'role', '', 'administrator')");
    EXPECT_TRUE(broken_at());
    stranger_.run("DELETE FROM changes WHERE entity = 'grants'");
    stranger_.run("DELETE FROM changes WHERE field = 'full_name'");
    EXPECT_EQ(broken_at(), told);
}

}  // namespace
}  // namespace baophu::store

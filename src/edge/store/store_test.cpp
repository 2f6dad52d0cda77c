// The office store from outside, and its tables through a second session: what the triggers
// and checks refuse is refused to whoever opens the file, not only to Store.
#include "edge/store/store.h"

#include <cstdint>
#include <limits>

#include <gtest/gtest.h>

#include "core/base/fault_codes.h"
#include "edge/store/clock.h"
#include "edge/store/office_for_tests.h"

namespace baophu::store {
namespace {

namespace fs = std::filesystem;
using linkage::Verdict;

constexpr std::int64_t beyond_32_bits = 9'007'199'254'740'993;  // Nor does a double hold it.
constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

DeliveryEntry delivery(const std::string& sha256) {
    return {.sha256 = sha256,
            .file_name = "danh sách, \"tháng 12\" Đồng Nai.csv",
            .bytes = beyond_32_bits,
            .sender = "social-insurance",
            .dataset = "si-participants",
            .period = "2018-12",
            .received_at = "2019-01-10T02:30:00Z",
            .received_reason = "sổ công văn đến số 12/CV; người nhận: Nguyễn Thị Ngọc Ánh",
            .taken_by = "o'brien",
            .taken_at = "2019-01-11T03:00:00Z",
            .rows_read = largest,
            .rows_accepted = largest - 5'000'000'000,
            .rows_refused = 5'000'000'000,
            .supplements = std::string(64, 'b'),
            .reading = R"({"encoding":"tcvn3"})"};
}

DecisionEntry decision(Verdict verdict, const std::string& left, const std::string& right) {
    return {.decision = {.sequence = 0, .verdict = verdict, .left_key = left, .right_key = right},
            .reason = "cùng người; đã xem giấy khai sinh",
            .decided_by = "lan",
            .decided_at = "2019-02-01T00:00:00Z"};
}

void expect_equal(const DeliveryEntry& found, const DeliveryEntry& given) {
    EXPECT_EQ(found.sha256, given.sha256);
    EXPECT_EQ(found.file_name, given.file_name);
    EXPECT_EQ(found.bytes, given.bytes);
    EXPECT_EQ(found.sender, given.sender);
    EXPECT_EQ(found.dataset, given.dataset);
    EXPECT_EQ(found.period, given.period);
    EXPECT_EQ(found.received_at, given.received_at);
    EXPECT_EQ(found.received_reason, given.received_reason);
    EXPECT_EQ(found.taken_by, given.taken_by);
    EXPECT_EQ(found.taken_at, given.taken_at);
    EXPECT_EQ(found.rows_read, given.rows_read);
    EXPECT_EQ(found.rows_accepted, given.rows_accepted);
    EXPECT_EQ(found.rows_refused, given.rows_refused);
    EXPECT_EQ(found.supplements, given.supplements);
    EXPECT_EQ(found.reading, given.reading);
}

class InStore : public Office {
protected:
    Store store_{database_};
};

INSTANTIATE_TEST_SUITE_P(Backends, InStore, both, name_of);

TEST_P(InStore, DeliveriesComeBackExactlyAndInTheirOrder) {
    const DeliveryEntry first = delivery("ffff");
    DeliveryEntry second = delivery("0000");
    second.received_reason = "";
    second.bytes = 0;
    second.rows_read = second.rows_accepted = second.rows_refused = 0;
    store_.add(first);
    store_.add(second);
    const auto found = store_.deliveries();
    ASSERT_EQ(found.size(), 2u);
    expect_equal(found[0], first);
    expect_equal(found[1], second);
}

TEST_P(InStore, TheSameFileIsEnteredOnce) {
    store_.add(delivery("aa"));
    DeliveryEntry again = delivery("aa");
    again.file_name = "other.csv";
    EXPECT_EQ(code_of([&] { store_.add(again); }), fault::database_error);
    ASSERT_EQ(store_.deliveries().size(), 1u);
    expect_equal(store_.deliveries()[0], delivery("aa"));
}

TEST_P(InStore, ReadIsAcceptedAndRefused) {
    DeliveryEntry wrong = delivery("aa");
    wrong.rows_read = 10;
    wrong.rows_accepted = 8;
    wrong.rows_refused = 1;
    EXPECT_EQ(code_of([&] { store_.add(wrong); }), fault::database_error);
    EXPECT_TRUE(store_.deliveries().empty());
    wrong.rows_refused = 2;
    store_.add(wrong);
    EXPECT_EQ(store_.deliveries().size(), 1u);
}

TEST_P(InStore, DecisionsComeBackExactlyAndByNumber) {
    EXPECT_EQ(store_.add(decision(Verdict::same, "tax/1", "si/75 – Đỗ")), 1);
    EXPECT_EQ(store_.add(decision(Verdict::different, "tax/1", "si/75 – Đỗ")), 2);
    const auto found = store_.decisions();
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].decision.sequence, 1);
    EXPECT_EQ(found[0].decision.verdict, Verdict::same);
    EXPECT_EQ(found[0].decision.left_key, "tax/1");
    EXPECT_EQ(found[0].decision.right_key, "si/75 – Đỗ");
    EXPECT_EQ(found[0].reason, "cùng người; đã xem giấy khai sinh");
    EXPECT_EQ(found[0].decided_by, "lan");
    EXPECT_EQ(found[0].decided_at, "2019-02-01T00:00:00Z");
    EXPECT_EQ(found[1].decision.sequence, 2);
    EXPECT_EQ(found[1].decision.verdict, Verdict::different);
}

TEST_P(InStore, ADecisionsNumberMayNeed64Bits) {
    Stranger(place_).run(
        "INSERT INTO decisions(sequence, verdict, left_key, right_key, reason, decided_by, decided_at) "
        "VALUES (" +
        std::to_string(beyond_32_bits) + ", 'same', 'a', 'b', 'r', 'lan', '2019-02-01T00:00:00Z')");
    EXPECT_EQ(store_.decisions().back().decision.sequence, beyond_32_bits);
    EXPECT_EQ(Decisions(database_).last_sequence(), beyond_32_bits);
}

TEST_P(InStore, ADecisionHasTwoRecordsAndGrounds) {
    EXPECT_EQ(code_of([&] { store_.add(decision(Verdict::same, "a", "a")); }), fault::database_error);
    DecisionEntry groundless = decision(Verdict::same, "a", "b");
    groundless.reason = "";
    EXPECT_EQ(code_of([&] { store_.add(groundless); }), fault::database_error);
    EXPECT_TRUE(store_.decisions().empty());
}

TEST_P(InStore, AReadIsThereWhenTheCallReturns) {
    const AccessContext access({.actor = "lan",
                                .agency = "social-insurance",
                                .territory = {{"731"}},
                                .purpose = "rà soát",
                                .case_number = "12/2019"},
                               store_);
    access.record("explain P-1", 5'000'000'000);
    EXPECT_EQ(store_.reads(), 1);
    EXPECT_EQ(Stranger(place_).text("SELECT at || '|' || kind || '|' || actor || '|' || agency || '|' || "
                                    "territory || '|' || purpose || '|' || case_number || '|' || what || '|' "
                                    "|| persons FROM audit"),
              "2026-11-26T01:00:00Z|read|lan|social-insurance|731|rà soát|12/2019|explain P-1|5000000000");
}

TEST_P(InStore, AReadThatCannotBeWrittenDownIsAFailure) {
    Stranger(place_).run("DROP TABLE audit");
    const AccessContext access(
        {.actor = "lan", .agency = "tax", .territory = {}, .purpose = "rà soát", .case_number = ""}, store_);
    EXPECT_EQ(code_of([&] { access.record("coverage.list", 1); }), fault::database_error);
}

TEST_P(InStore, TypesAndWordsAreHeldByTheTablesThemselves) {
    Stranger stranger(place_);
    EXPECT_NE(stranger.refusal("INSERT INTO decisions(verdict, left_key, right_key, reason, decided_by, "
                               "decided_at) VALUES ('maybe', 'a', 'b', 'r', 'lan', 't')"),
              "");
    EXPECT_NE(stranger.refusal("INSERT INTO decisions(verdict, left_key, right_key, reason, decided_by, "
                               "decided_at) VALUES ('withdrawn', 'a', 'b', 'r', 'lan', 't')"),
              "")
        << "it names no decision";
    EXPECT_NE(stranger.refusal("INSERT INTO pinned_runs(run, pinned, reason, pinned_by, pinned_at) VALUES "
                               "('r', 'many', 'w', 'lan', 't')"),
              "");
}

TEST_P(InStore, TwoAtOnceSeeEachOthersRows) {
    Store other(place_);
    store_.add(delivery("aa"));
    ASSERT_EQ(other.deliveries().size(), 1u);
    other.add(delivery("bb"));
    EXPECT_EQ(store_.deliveries().size(), 2u);
    EXPECT_EQ(store_.add(decision(Verdict::same, "a", "b")), 1);
    EXPECT_EQ(other.add(decision(Verdict::same, "c", "d")), 2);
    EXPECT_EQ(code_of([&] { other.add(delivery("aa")); }), fault::database_error);
}

TEST(Store, KeepsAllWhenClosedAndOpenedAgain) {
    const TemporaryFolder folder;
    {
        Store store(folder / "store.sqlite");
        store.add(delivery("aa"));
        store.add(decision(Verdict::different, "a", "b"));
        store.record({"lan", "tax", "", "rà soát", "", "coverage.list", 2});
    }
    EXPECT_EQ(names_in(folder.path()), std::vector<std::string>{"store.sqlite"});
    Store store(folder / "store.sqlite");
    ASSERT_EQ(store.deliveries().size(), 1u);
    expect_equal(store.deliveries()[0], delivery("aa"));
    EXPECT_EQ(store.decisions().size(), 1u);
    EXPECT_EQ(store.reads(), 1);
    EXPECT_EQ(store.add(decision(Verdict::same, "a", "b")), 2);
}

TEST(Store, MakesItsTablesInAnEmptyFile) {
    const TemporaryFolder folder;
    put(folder / "store.sqlite", "");
    {
        Store store(folder / "store.sqlite");
        EXPECT_TRUE(store.deliveries().empty());
        EXPECT_TRUE(store.decisions().empty());
        EXPECT_EQ(store.reads(), 0);
    }
    EXPECT_EQ(Stranger((folder / "store.sqlite").string()).number("PRAGMA user_version"), store_version);
}

TEST_P(InStore, AWithdrawnDeliveryMayComeAgain) {
    store_.add(delivery("aa"));
    EXPECT_THROW(store_.add(delivery("aa")), Failure);
    store_.withdraw("aa", "gửi nhầm", "lan");
    EXPECT_TRUE(store_.deliveries().empty());
    ASSERT_EQ(store_.withdrawals().size(), 1u);
    expect_equal(store_.withdrawals()[0].delivery, delivery("aa"));
    EXPECT_EQ(store_.withdrawals()[0].reason, "gửi nhầm");
    EXPECT_EQ(store_.withdrawals()[0].withdrawn_by, "lan");
    store_.add(delivery("aa"));
    EXPECT_EQ(store_.deliveries().size(), 1u);
    EXPECT_THROW(store_.withdraw("aa", "", "lan"), Failure) << "a reason is wanted";
}

TEST_P(InStore, OfAMappingTheLatestCounts) {
    MappingEntry mapping{.sender = "tax",
                         .dataset = "tax-yearly-list",
                         .column = "full_name",
                         .header = "Tên",
                         .mapped_by = "lan",
                         .mapped_at = "2019-02-01T00:00:00Z"};
    store_.add(mapping);
    mapping.header = "Người lao động";
    store_.add(mapping);
    mapping.sender = "labour";
    store_.add(mapping);
    ASSERT_EQ(store_.mappings().size(), 2u);
    EXPECT_EQ(store_.mappings()[1].header, "Người lao động");
    mapping.header = "";
    store_.add(mapping);
    ASSERT_EQ(store_.mappings().size(), 1u);
    EXPECT_EQ(store_.mappings()[0].sender, "tax");
}

// The journal mode was set before the version was looked at, and that writes to the file.
TEST(Store, ALaterVersionIsRefusedAndTheFileIsNotTouched) {
    const TemporaryFolder folder;
    const fs::path file = folder / "store.sqlite";
    Stranger(file.string()).run("CREATE TABLE later(a)");
    Stranger(file.string()).run("PRAGMA user_version = " + std::to_string(store_version + 1));
    const std::string before = picture_of(folder.path());
    try {
        const Store store(file);
        ADD_FAILURE() << "was opened";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault(),
                  Fault(fault::store_version_newer, {{"found", std::to_string(store_version + 1)},
                                                     {"known", std::to_string(store_version)}}));
    }
    EXPECT_EQ(picture_of(folder.path()), before);
}

TEST(Store, ALaterVersionOfItsOwnIsNotTouchedEither) {
    const TemporaryFolder folder;
    const fs::path file = folder / "store.sqlite";
    Store(file).add(delivery("aa"));
    Stranger(file.string()).run("PRAGMA user_version = 99");
    const std::string before = picture_of(folder.path());
    EXPECT_EQ(code_of([&] { const Store store(file); }), fault::store_version_newer);
    EXPECT_EQ(picture_of(folder.path()), before);
}

TEST(Store, WritesAreFlushedBeforeTheyAreAcknowledged) {
    const TemporaryFolder folder;
    const Store store(folder / "store.sqlite");
    EXPECT_EQ(Stranger((folder / "store.sqlite").string()).text("PRAGMA journal_mode"), "wal");
}

TEST(Store, WhatIsNoStoreIsAFailure) {
    const TemporaryFolder folder;
    put(folder / "text",
        "Đây không phải là một kho nghiệp vụ, chỉ là vài dòng chữ.\n" + std::string(2'000, 'x'));
    fs::create_directory(folder / "folder");
    EXPECT_EQ(code_of([&] { const Store store(folder / "text"); }), fault::database_error);
    EXPECT_EQ(code_of([&] { const Store store(folder / "folder"); }), fault::database_error);
    EXPECT_EQ(code_of([&] { const Store store(folder / "absent/store.sqlite"); }), fault::database_error);
}

// SOCI's connect string has no escape: the name was cut at the quote and another file made.
TEST(Store, AQuoteInThePathIsRefusedAndMakesNoOtherFile) {
    const TemporaryFolder folder;
    EXPECT_EQ(code_of([&] { const Store store(folder / "kho \"chính\".sqlite"); }), fault::system_error);
    EXPECT_EQ(names_in(folder.path()), std::vector<std::string>{});
}

}  // namespace
}  // namespace baophu::store

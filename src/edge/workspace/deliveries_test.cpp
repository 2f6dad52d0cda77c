#include "edge/workspace/deliveries.h"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include "core/base/fault_codes.h"
#include "core/base/sha256.h"
#include "edge/store/clock.h"
#include "edge/workspace/identity.h"
#include "edge/workspace/made_up_deliveries_for_tests.h"
#include "edge/workspace/receipts.h"

namespace baophu::workspace {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using Names = std::vector<std::string>;

json::object receipt_of(const Writing& at, const std::string& sha256) {
    return json::parse(content_of(at.workspace.delivery_folder(sha256) / "receipt.json")).as_object();
}

std::string word(const json::object& object, std::string_view key) {
    return std::string(object.at(key).as_string());
}

// The name of the delivery that is no longer in force.
std::optional<std::string> superseded(const Taken& taken) {
    if (!taken.supersedes) return std::nullopt;
    return taken.supersedes->file_name;
}

TEST(TakeDelivery, KeepsTheFileWithItsReceiptAndItsRows) {
    Writing at;
    std::string list = si_list();
    list += si_row("13/2018", "7512345604", "Phan Văn Sai", "075093001240");
    const std::string sha256 = sha256_hex(list);
    const std::string before = store::now_utc();
    const Taken taken = at.take("danh sách 12.csv", list);

    EXPECT_FALSE(taken.known_before);
    EXPECT_EQ(superseded(taken), std::nullopt);
    EXPECT_EQ(taken.outcome.read, 3);
    EXPECT_EQ(taken.entry.sha256, sha256);
    EXPECT_EQ(names_in(at.root() / "deliveries"), Names{sha256});
    EXPECT_EQ(names_in(at.workspace.delivery_folder(sha256)), (Names{"original", "receipt.json"}));
    EXPECT_EQ(content_of(at.workspace.delivery_folder(sha256) / "original"), list);
    const Names intake = names_in(at.root() / "intake");
    ASSERT_EQ(intake.size(), 1u);
    EXPECT_TRUE(intake[0].starts_with(sha256 + "-si-participants-")) << intake[0];
    EXPECT_EQ(names_in(at.workspace.intake_folder(intake[0])),
              (Names{"accepted.parquet", "refused.parquet"}));

    const json::object receipt = receipt_of(at, sha256);
    EXPECT_EQ(word(receipt, "sha256"), sha256);
    EXPECT_EQ(receipt.at("file_name"), "danh sách 12.csv");
    EXPECT_EQ(receipt.at("bytes"), static_cast<std::int64_t>(list.size()));
    EXPECT_EQ(receipt.at("sender"), "social-insurance");
    EXPECT_EQ(receipt.at("dataset"), "si-participants");
    EXPECT_EQ(receipt.at("period"), "2018-12");
    EXPECT_EQ(receipt.at("received_reason"), "");
    EXPECT_EQ(word(receipt, "taken_by"), user_name());
    EXPECT_EQ(receipt.at("received_at"), receipt.at("taken_at"));
    EXPECT_GE(word(receipt, "taken_at"), before);
    EXPECT_LE(word(receipt, "taken_at"), store::now_utc());
    EXPECT_EQ(receipt.at("rows"), (json::object{{"read", 3}, {"accepted", 2}, {"refused", 1}}));
    EXPECT_EQ(receipt.size(), 13u);

    const auto entries = at.store.deliveries();
    ASSERT_EQ(entries.size(), 1u);
    EXPECT_EQ(entries[0].sha256, sha256);
    EXPECT_EQ(entries[0].file_name, "danh sách 12.csv");
    EXPECT_EQ(entries[0].taken_at, word(receipt, "taken_at"));
}

TEST(TakeDelivery, AStatedTimeOfReceiptNeedsGrounds) {
    Writing at;
    Handover handover{.file = put(at.folder / "list.csv", si_list()),
                      .stated = {},
                      .received_at = "2019-01-10T02:30:00Z",
                      .received_reason = ""};
    const std::string before = picture_of(at.root());
    EXPECT_EQ(code_of([&] { at.take(handover); }), fault::reason_missing);
    EXPECT_EQ(picture_of(at.root()), before);
    handover.received_reason = "sổ công văn đến số 12";
    const Taken taken = at.take(handover);
    EXPECT_EQ(taken.entry.received_at, "2019-01-10T02:30:00Z");
    EXPECT_NE(taken.entry.taken_at, taken.entry.received_at);
    const json::object receipt = receipt_of(at, taken.entry.sha256);
    EXPECT_EQ(receipt.at("received_at"), "2019-01-10T02:30:00Z");
    EXPECT_EQ(receipt.at("received_reason"), "sổ công văn đến số 12");
}

TEST(TakeDelivery, TheSameBytesChangeNothingUnderWhateverName) {
    Writing at;
    const Taken first = at.take_at("2019-01-10T02:30:00Z", "list.csv", si_list());
    const std::string before = picture_of(at.root());
    for (const char* name : {"list.csv", "bản sao.csv"}) {
        const Taken again = at.take(name, si_list(), {.sender = "labour", .dataset = {}, .period = {}});
        EXPECT_TRUE(again.known_before);
        EXPECT_EQ(again.entry.file_name, "list.csv");
        EXPECT_EQ(again.entry.sender, "social-insurance");
        EXPECT_EQ(again.entry.received_at, first.entry.received_at);
        EXPECT_EQ(superseded(again), std::nullopt);
        EXPECT_EQ(picture_of(at.root()), before);
    }
    EXPECT_EQ(at.store.deliveries().size(), 1u);
}

TEST(TakeDelivery, AFileRefusedWholeLeavesNothing) {
    Writing at;
    at.take("good.csv", si_list());
    const std::string before = picture_of(at.root());
    const auto refused = [&](std::string_view content, intake::Stated stated = {}) {
        const std::string code = code_of([&] { at.take("bad.csv", content, stated); });
        EXPECT_EQ(picture_of(at.root()), before) << code;
        return code;
    };
    EXPECT_EQ(refused(""), fault::file_empty);
    EXPECT_EQ(refused("một,hai,ba\r\n1,2,3\r\n"), fault::dataset_not_recognised);
    EXPECT_EQ(refused(std::string(si_header)), fault::period_not_found);
    EXPECT_EQ(refused(si_list() + "\xD4n\r\n", {.encoding = text::Encoding::utf8}), fault::file_not_utf8);
    EXPECT_EQ(refused(si_list() + std::string("\0\r\n", 3)), fault::file_not_text);
    EXPECT_EQ(refused(tax_list(), {.sender = {}, .dataset = "no-such", .period = {}}),
              fault::dataset_unknown);
    EXPECT_EQ(refused(tax_list(), {.sender = {}, .dataset = {}, .period = "12/2018"}),
              fault::period_not_found);
    EXPECT_EQ(code_of([&] { at.take(Handover{at.folder / "absent.csv", {}, {}, ""}); }),
              fault::file_unreadable);
    EXPECT_EQ(code_of([&] { at.take(Handover{at.folder.path(), {}, {}, ""}); }), fault::file_unreadable);
    EXPECT_EQ(picture_of(at.root()), before);
}

TEST(TakeDelivery, ARefusalNamesTheFileAsItWasHandedOver) {
    Writing at;
    try {
        at.take("của phòng thu.csv", "một,hai,ba\r\n1,2,3\r\n");
        ADD_FAILURE() << "was taken";
    } catch (const Failure& failure) {
        EXPECT_EQ(detail_of(failure.fault(), "file"), "của phòng thu.csv");
    }
}

TEST(TakeDelivery, CtrlCLeavesNothing) {
    Writing at;
    const std::string before = picture_of(at.root());
    at.cancel = true;
    EXPECT_EQ(code_of([&] { at.take("list.csv", si_list()); }), fault::interrupted);
    EXPECT_EQ(picture_of(at.root()), before);
}

TEST(TakeDelivery, TellsWhichDeliveryIsNoLongerInForce) {
    Writing at;
    const std::string corrected = si_list() + si_row("12/2018", "7512345604", "Lý Thị Hoa", "075193001241");
    const std::string last = corrected + si_row("12/2018", "7512345605", "Mai Văn Kha", "075093001242");
    EXPECT_EQ(superseded(at.take_at("2019-01-10T00:00:00Z", "một.csv", si_list())), std::nullopt);
    EXPECT_EQ(superseded(at.take_at("2019-01-11T00:00:00Z", "tháng khác.csv", si_list("11/2018"))),
              std::nullopt);
    EXPECT_EQ(superseded(at.take_at("2019-01-12T00:00:00Z", "thuế.csv", tax_list())), std::nullopt);
    EXPECT_EQ(superseded(at.take_at("2019-01-13T00:00:00Z", "hai.csv", corrected)), "một.csv");
    EXPECT_EQ(superseded(at.take_at("2019-01-14T00:00:00Z", "ba.csv", last)), "hai.csv");
}

TEST(TakeDelivery, AnotherSenderSupersedesNothing) {
    Writing at;
    at.take("một.csv", si_list());
    const Taken other =
        at.take("hai.csv", si_list() + "\r\n", {.sender = "labour", .dataset = {}, .period = {}});
    EXPECT_EQ(other.entry.sender, "labour");
    EXPECT_EQ(superseded(other), std::nullopt);
}

// A list found late is older than the one in force. It was told to supersede the one before,
// which was out of force already.
TEST(TakeDelivery, ALateOldOneSupersedesNothing) {
    Writing at;
    at.take_at("2019-01-10T00:00:00Z", "một.csv", si_list());
    at.take_at("2019-03-10T00:00:00Z", "ba.csv", si_list() + "\r\n");
    EXPECT_EQ(superseded(at.take_at("2019-02-10T00:00:00Z", "hai.csv", si_list() + "\r\n\r\n")),
              std::nullopt);
}

// What is told agrees with what a run does, also for two of the same second.
TEST(TakeDelivery, WhatIsToldIsWhatARunDoes) {
    for (const char* extra : {"\r\n", "\n"}) {
        Writing at;
        at.take_at("2019-01-10T00:00:00Z", "một.csv", si_list());
        const Taken second = at.take_at("2019-01-10T00:00:00Z", "hai.csv", si_list() + extra);
        for (const auto& delivery :
             deliveries_for_run(at.workspace, *at.lock, at.store, at.progress, at.cancel)) {
            const bool is_second = delivery.sha256 == second.entry.sha256;
            EXPECT_EQ(delivery.in_force, is_second);
            EXPECT_EQ(superseded(second), "một.csv");
        }
    }
}

TEST(AfterACrash, HalfCopiedFoldersAreRemovedByTheNextWriter) {
    Writing at;
    fs::create_directories(at.root() / "deliveries/aa.partial");
    put(at.root() / "deliveries/aa.partial/original", "half a fi");
    fs::create_directories(at.root() / "intake/aa.partial");
    at.begin_next_command();
    EXPECT_TRUE(fs::is_empty(at.root() / "deliveries"));
    EXPECT_TRUE(fs::is_empty(at.root() / "intake"));
}

// Killed after the rename and before the entry in the store.
TEST(AfterACrash, AFolderThatTheStoreDoesNotKnowIsTakenAgain) {
    Writing at;
    const std::string sha256 = sha256_hex(si_list());
    const fs::path folder = at.workspace.delivery_folder(sha256);
    fs::create_directories(folder);
    put(folder / "original", si_list());
    put(folder / "receipt.json", R"({"taken_by": "nobody"})");
    put(folder / "stray", "x");
    const Taken taken = at.take("list.csv", si_list());
    EXPECT_FALSE(taken.known_before);
    EXPECT_EQ(names_in(folder), (Names{"original", "receipt.json"}));
    EXPECT_EQ(word(receipt_of(at, sha256), "taken_by"), user_name());
}

// The rows that such a crash left.
TEST(AfterACrash, RowsThatTheStoreDoesNotKnowAreMadeAgain) {
    Writing at;
    at.take("list.csv", si_list());
    const std::string name = names_in(at.root() / "intake").at(0);
    Writing after;
    fs::create_directories(after.workspace.intake_folder(name));
    put(after.workspace.intake_folder(name) / "accepted.parquet", "of other words about the same file");
    after.take("list.csv", si_list());
    EXPECT_EQ(names_in(after.workspace.intake_folder(name)), (Names{"accepted.parquet", "refused.parquet"}));
    EXPECT_TRUE(content_of(after.workspace.intake_folder(name) / "accepted.parquet").starts_with("PAR1"));
}

// Such names come out of archives packed elsewhere. The receipt could then never be read again,
// and with it no run that holds the delivery.
TEST(TakeDelivery, AFileNameInAnOldCodePageLeavesAReadableReceipt) {
    Writing at;
    const Handover handover{.file = put(at.folder / "danh s\xE1\xCC"
                                                    "ch.csv",
                                        si_list()),
                            .stated = {},
                            .received_at = "2019-01-10T00:00:00Z",
                            .received_reason = "s\xE6 c\xABng v\xA8n"};
    const Taken taken = at.take(handover);
    EXPECT_EQ(taken.entry.file_name, "danh s??ch.csv");
    EXPECT_EQ(receipt_of(at, taken.entry.sha256).at("file_name"), "danh s??ch.csv");
    EXPECT_EQ(receipt_of(at, taken.entry.sha256).at("received_reason"), "s? c?ng v?n");
}

TEST(DeliveriesForRun, AreOrderedByArrivalAndMarked) {
    Writing at;
    at.take_at("2019-03-10T00:00:00Z", "sau.csv", si_list() + "\r\n");
    at.take_at("2019-02-10T00:00:00Z", "thuế.csv", tax_list());
    at.take_at("2019-01-10T00:00:00Z", "trước.csv", si_list());
    const auto deliveries = deliveries_for_run(at.workspace, *at.lock, at.store, at.progress, at.cancel);
    ASSERT_EQ(deliveries.size(), 3u);
    EXPECT_EQ(deliveries[0].received_at, "2019-01-10T00:00:00Z");
    EXPECT_EQ(deliveries[1].dataset, "tax-yearly-list");
    EXPECT_EQ(deliveries[2].received_at, "2019-03-10T00:00:00Z");
    EXPECT_FALSE(deliveries[0].in_force);
    EXPECT_TRUE(deliveries[1].in_force);
    EXPECT_TRUE(deliveries[2].in_force);
    for (const auto& delivery : deliveries)
        EXPECT_TRUE(fs::exists(delivery.accepted)) << delivery.accepted;
}

TEST(DeliveriesForRun, LostRowsAreMadeAgainFromTheOriginal) {
    Writing at;
    at.take("list.csv", si_list(), {.sender = "labour", .dataset = {}, .period = {}});
    const std::string before = picture_of(at.root() / "intake");
    fs::remove_all(at.root() / "intake");
    at.begin_next_command();
    deliveries_for_run(at.workspace, *at.lock, at.store, at.progress, at.cancel);
    EXPECT_EQ(names_in(at.root() / "intake").size(), 1u);
    EXPECT_EQ(picture_of(at.root() / "intake"), before);
}

TEST(TakeDelivery, INT7WhatChangedIsTold) {
    Writing at;
    std::string first(si_header);
    first += si_row("12/2018", "7512345601", "Nguyễn Thị Ngọc Ánh", "075193001234");
    first += si_row("12/2018", "7512345602", "Hồ Văn Em", "075093001235");
    first += si_row("12/2018", "7512345603", "Bùi Minh Giang", "075193001236");
    std::string second(si_header);
    second += si_row("12/2018", "7512345604", "Lý Thị Hoa", "075193001241");
    second += si_row("12/2018", "7512345602", "Hồ Văn Em", "075093001239");
    second += si_row("12/2018", "7512345601", "Nguyễn Thị Ngọc Ánh", "075193001234");
    at.take_at("2019-01-10T00:00:00Z", "một.csv", first);
    const Taken taken = at.take_at("2019-01-11T00:00:00Z", "hai.csv", second);
    ASSERT_TRUE(taken.supersedes);
    EXPECT_EQ(taken.supersedes->changes, (intake::Changes{.added = 1, .gone = 1, .changed = 1, .equal = 1}));
}

TEST(TakeDelivery, ADryRunSaysAllAndKeepsNothing) {
    Writing at;
    at.take_at("2019-01-10T00:00:00Z", "một.csv", si_list());
    const std::string before = picture_of(at.root() / "deliveries") + picture_of(at.root() / "intake");
    const Handover handover{.file = put(at.folder / "hai.csv", si_list() + "\r\n")};
    const Taken taken =
        take_delivery(at.workspace, *at.lock, at.store, handover, at.progress, at.cancel, Keeping::dry_run);
    EXPECT_EQ(taken.outcome.accepted, 2);
    EXPECT_EQ(superseded(taken), "một.csv");
    EXPECT_EQ(picture_of(at.root() / "deliveries") + picture_of(at.root() / "intake"), before);
    EXPECT_EQ(at.store.deliveries().size(), 1u);
}

std::string mapped_list() {
    std::string list = si_list();
    const std::string official = "Họ và tên";
    return list.replace(list.find(official), official.size(), "Người lao động");
}

TEST(TakeDelivery, INT15AMappedColumnIsRememberedAndWrittenIntoTheReceipt) {
    Writing at;
    const Taken first = at.take("một.csv", mapped_list(), {.columns = {{"full_name", "Người lao động"}}});
    EXPECT_EQ(first.outcome.accepted, 2);
    const std::vector<store::MappingEntry> mappings = at.store.mappings();
    ASSERT_EQ(mappings.size(), 1u);
    EXPECT_EQ(mappings[0].column, "full_name");
    EXPECT_EQ(mappings[0].header, "Người lao động");
    const json::object receipt = receipt_of(at, first.entry.sha256);
    EXPECT_EQ(receipt.at("reading").at("columns").at("full_name"), "Người lao động");

    EXPECT_EQ(at.take("hai.csv", mapped_list() + "\r\n").outcome.accepted, 2) << "remembered";
    store::MappingEntry forgotten = mappings[0];
    forgotten.header = "";
    at.store.add(forgotten);
    EXPECT_TRUE(at.store.mappings().empty());
    EXPECT_EQ(code_of([&] { at.take("ba.csv", mapped_list() + "\r\n\r\n"); }), fault::dataset_not_recognised);

    // What was taken in stays what it is: the receipt knows the columns.
    const std::string before = picture_of(at.root() / "intake");
    fs::remove_all(at.root() / "intake");
    at.begin_next_command();
    deliveries_for_run(at.workspace, *at.lock, at.store, at.progress, at.cancel);
    EXPECT_EQ(picture_of(at.root() / "intake"), before);
}

TEST(WithdrawDelivery, NoRunSeesItAndTheSameFileBringsItBack) {
    Writing at;
    const auto count = [&] {
        return deliveries_for_run(at.workspace, *at.lock, at.store, at.progress, at.cancel).size();
    };
    const Taken list = at.take("list.csv", si_list());
    at.take("thuế.csv", tax_list());
    EXPECT_EQ(code_of([&] { withdraw_delivery(*at.lock, at.store, list.entry, ""); }), fault::reason_missing);
    withdraw_delivery(*at.lock, at.store, list.entry, "gửi nhầm tháng");
    EXPECT_EQ(count(), 1u);
    EXPECT_TRUE(fs::exists(at.workspace.delivery_folder(list.entry.sha256) / "original"));
    ASSERT_EQ(at.store.withdrawals().size(), 1u);
    EXPECT_EQ(at.store.withdrawals()[0].reason, "gửi nhầm tháng");
    EXPECT_EQ(at.store.withdrawals()[0].delivery.file_name, "list.csv");
    EXPECT_EQ(code_of([&] { find_delivery(at.workspace, at.store, "list.csv"); }), fault::delivery_unknown);

    const Taken again = at.take("list.csv", si_list(), {.sender = "labour"});
    EXPECT_FALSE(again.known_before);
    EXPECT_EQ(again.entry.sender, "labour");
    EXPECT_EQ(count(), 2u);
    EXPECT_EQ(word(receipt_of(at, list.entry.sha256), "sender"), "labour");
}

TEST(FindDelivery, ByNameOrByTheFirstDigits) {
    Writing at;
    const Taken one = at.take("list.csv", si_list());
    at.take("list.csv", si_list("11/2018"));
    EXPECT_EQ(find_delivery(at.workspace, at.store, one.entry.sha256.substr(0, 8)).sha256, one.entry.sha256);
    EXPECT_EQ(code_of([&] { find_delivery(at.workspace, at.store, one.entry.sha256.substr(0, 7)); }),
              fault::delivery_unknown);
    EXPECT_EQ(code_of([&] { find_delivery(at.workspace, at.store, "list.csv"); }), fault::delivery_ambiguous);
}

TEST(TakeDeliveries, SeveralFilesAreKeptInTheirOrder) {
    Writing at;
    std::vector<Handover> handovers;
    for (int month = 1; month <= 9; ++month) {
        const std::string name = std::to_string(month) + ".csv";
        handovers.push_back({.file = put(at.folder / name, si_list("0" + std::to_string(month) + "/2018"))});
    }
    handovers.push_back({.file = put(at.folder / "lạ.csv", "một,hai\r\n")});
    handovers.push_back({.file = put(at.folder / "lại.csv", si_list("01/2018"))});
    std::vector<std::string> told;
    std::vector<std::size_t> refused;
    take_deliveries(
        at.workspace, *at.lock, at.store, handovers, at.progress, at.cancel, Keeping::keep,
        [&](const Taken& taken) { told.push_back((taken.known_before ? "=" : "") + taken.entry.file_name); },
        [&](std::size_t i, const Failure&) { refused.push_back(i); });
    EXPECT_EQ(told, (std::vector<std::string>{"1.csv", "2.csv", "3.csv", "4.csv", "5.csv", "6.csv", "7.csv",
                                              "8.csv", "9.csv", "=1.csv"}));
    EXPECT_EQ(refused, std::vector<std::size_t>{9});
    EXPECT_EQ(at.store.deliveries().size(), 9u);
}

// What goes back to the sender comes in again as it went out: refused for the same rows. Corrected,
// it adds to its delivery, and goes with it.
TEST(Supplements, INT16RefusedRowsComeBackCorrected) {
    Writing at;
    const std::string bad = si_row("13/2018", "7512345604", "=HYPERLINK(\"x\")", "075193001241");
    const Taken list = at.take("list.csv", si_list() + bad);
    ASSERT_EQ(list.outcome.refused, 1);
    const auto workbook = [&](const char* name) {
        const fs::path rows = rows_of(at.workspace, *at.lock, list.entry, at.progress, at.cancel);
        const fs::path out = at.folder / name;
        const Messages messages(Language::vietnamese);
        const AccessContext access({.actor = "a",
                                    .agency = "social-insurance",
                                    .territory = {},
                                    .purpose = "data-quality",
                                    .case_number = ""},
                                   at.store);
        EXPECT_EQ(intake::write_refused_rows(access,
                                             {.sha256 = list.entry.sha256,
                                              .file_name = "list.csv",
                                              .recognised = recognised_of(list.entry),
                                              .original = original_of(at.workspace, list.entry),
                                              .refused = rows / "refused.parquet"},
                                             messages, out, at.cancel),
                  1);
        return out;
    };
    const Taken unchanged = at.take(Handover{.file = workbook("trả lại.xlsx")});
    EXPECT_EQ(at.store.reads(), 1);
    EXPECT_EQ(unchanged.entry.supplements, list.entry.sha256);
    EXPECT_EQ(unchanged.outcome.refused, 1);
    EXPECT_EQ(unchanged.outcome.first_refused[0].value, "13/2018");

    const std::string corrected = "Mã lần giao: " + list.entry.sha256 + "\r\n" + std::string(si_header) +
                                  si_row("12/2018", "7512345604", "Lý Thị Hoa", "075193001241");
    const Taken added = at.take("đã sửa.csv", corrected);
    EXPECT_EQ(added.outcome.accepted, 1);
    EXPECT_EQ(superseded(added), "trả lại.xlsx") << "a later supplement of the same delivery";
    const auto in_force = [&] {
        std::size_t count = 0;
        for (const auto& delivery :
             deliveries_for_run(at.workspace, *at.lock, at.store, at.progress, at.cancel))
            count += delivery.in_force ? 1u : 0u;
        return count;
    };
    EXPECT_EQ(in_force(), 2u) << "the list and its supplement";
    at.take("list 2.csv", si_list() + "\r\n");
    EXPECT_EQ(in_force(), 1u) << "both are superseded";
    EXPECT_EQ(
        code_of([&] { at.take("lạ.csv", "Mã lần giao: " + std::string(64, 'a') + "\r\n" + si_list()); }),
        fault::supplement_unknown);
}

}  // namespace
}  // namespace baophu::workspace

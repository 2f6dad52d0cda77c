// Rules that rows of a delivery break: given to somebody, answered, and done by hand or by the next delivery.
#include "edge/store/violations.h"

#include "core/base/fault_codes.h"
#include "edge/store/audit.h"
#include "edge/store/changes.h"
#include "edge/store/office_for_tests.h"
#include "edge/store/store.h"
#include "edge/store/violation_for_tests.h"

namespace baophu::store {
namespace {

class OfViolations : public Office {
protected:
    std::int64_t given(const std::string& header = "Số CMND/CCCD") {
        Violation wanted = violation_for_tests(hoa);
        wanted.rule.header = header;
        return violations.give({wanted}, lan).at(0);
    }

    void take_in(const std::string& sha256, const std::string& period, const std::vector<BrokenRule>& broken,
                 const std::string& supplements = "", std::int64_t accepted = 5) {
        Store(database_).add(DeliveryEntry{.sha256 = sha256,
                                           .file_name = "thuế.csv",
                                           .bytes = 10,
                                           .sender = "tax",
                                           .dataset = "tax-yearly-list",
                                           .period = period,
                                           .received_at = "2026-11-26T01:00:00Z",
                                           .received_reason = "",
                                           .taken_by = "hoa",
                                           .taken_at = "2026-11-26T01:00:00Z",
                                           .rows_read = accepted,
                                           .rows_accepted = accepted,
                                           .rows_refused = 0,
                                           .supplements = supplements,
                                           .reading = ""},
                             broken);
    }

    ViolationState state(std::int64_t id) { return violations.find(id)->state; }

    std::int64_t hoa = add_user("hoa", "tax");
    std::int64_t minh = add_user("minh", "tax");
    const Actor holder{.login = "hoa", .agency = "tax"};
    Violations violations{database_};
};
INSTANTIATE_TEST_SUITE_P(Backends, OfViolations, both, name_of);

TEST_P(OfViolations, VIO1_ComesBackAsGiven) {
    const std::int64_t id = given();
    const Violation found = *violations.find(id);
    const Violation wanted = violation_for_tests(hoa);
    EXPECT_EQ(found.delivery, wanted.delivery);
    EXPECT_EQ(found.sender + " " + found.dataset + " " + found.period, "tax tax-yearly-list 2018");
    EXPECT_EQ(found.file_name, "thuế.csv");
    EXPECT_EQ(found.rule, wanted.rule);
    EXPECT_EQ(found.rows, 3);
    EXPECT_EQ(found.holder, hoa);
    EXPECT_EQ(found.due.iso(), "2026-12-10");
    EXPECT_EQ(found.remark, "Gửi lại trước kỳ sau");
    EXPECT_EQ(found.state, ViolationState::given);
    EXPECT_EQ(found.given_by + " " + found.given_at, "lan 2026-11-26T01:00:00Z");
    EXPECT_EQ(found.answer + found.answered_at + found.done_by + found.done_at + found.done_with, "");
    EXPECT_EQ(found.version, 1);
    EXPECT_FALSE(violations.find(id + 1));
}

TEST_P(OfViolations, VIO1_WhileItIsNotDoneTheRuleIsGivenToNobodyElse) {
    const std::int64_t id = given();
    Violation of_the_next_file = violation_for_tests(minh);
    of_the_next_file.delivery = std::string(64, 'b');
    EXPECT_EQ(code_of([&] { violations.give({of_the_next_file}, lan); }), fault::violation_given);
    Violation of_another = of_the_next_file;
    of_another.sender = "planning";
    EXPECT_EQ(violations.give({of_another}, lan).size(), 1U) << "another source";
    violations.close(id, 1, "Nguồn đã đổi mẫu", lan);
    EXPECT_EQ(violations.give({of_the_next_file}, lan).size(), 1U) << "the first is done";
}

TEST_P(OfViolations, VIO1_WantsSomebodyWhoIsThereAndActive) {
    const auto refused = [&](auto change) {
        Violation wrong = violation_for_tests(hoa);
        change(wrong);
        return code_of([&] { violations.give({wrong}, lan); });
    };
    EXPECT_EQ(refused([](Violation& v) { v.holder = 99; }), fault::entity_not_there);
    EXPECT_EQ(refused([](Violation& v) { v.rule.code = ""; }), fault::field_not_usable);
    EXPECT_EQ(refused([](Violation& v) { v.delivery = ""; }), fault::field_not_usable);
    EXPECT_EQ(refused([](Violation& v) { v.rows = 0; }), fault::field_not_usable);
    User gone = *Users(database_).find(hoa);
    gone.active = false;
    Users(database_).change(gone, lan);
    EXPECT_EQ(refused([](Violation&) {}), fault::field_not_usable);
    EXPECT_TRUE(violations.all().empty());
}

TEST_P(OfViolations, VIO2_IsAnsweredGivenAgainAndClosed) {
    const std::int64_t id = given();
    EXPECT_EQ(code_of([&] { violations.answer(id, 1, "", holder); }), fault::field_not_usable);
    violations.answer(id, 1, "Đã sửa ở nguồn", holder);
    EXPECT_EQ(state(id), ViolationState::answered);
    EXPECT_EQ(violations.find(id)->answered_at, "2026-11-26T01:00:00Z");
    EXPECT_EQ(code_of([&] { violations.answer(id, 2, "lần nữa", holder); }), fault::state_not_possible);
    EXPECT_EQ(code_of([&] { violations.close(id, 1, "xong", lan); }), fault::changed_meanwhile);

    violations.give_again(id, 2, minh, *Date::of(2027, 1, 5), "Còn 3 dòng", lan);
    const Violation again = *violations.find(id);
    EXPECT_EQ(again.state, ViolationState::given);
    EXPECT_EQ(again.holder, minh);
    EXPECT_EQ(again.due.iso() + again.remark + again.answer, "2027-01-05Còn 3 dòng");

    EXPECT_EQ(code_of([&] { violations.close(id, 3, "", lan); }), fault::reason_missing);
    violations.close(id, 3, "Nguồn đã đổi mẫu", lan);
    EXPECT_EQ(state(id), ViolationState::done);
    EXPECT_EQ(violations.find(id)->closing_reason, "Nguồn đã đổi mẫu");
    for (const auto& step : std::vector<std::function<void()>>{
             [&] { violations.answer(id, 4, "a", holder); }, [&] { violations.close(id, 4, "a", lan); },
             [&] { violations.give_again(id, 4, hoa, *Date::of(2027, 1, 5), "", lan); }})
        EXPECT_EQ(code_of(step), fault::state_not_possible);
}

TEST_P(OfViolations, VIO3_RulesAreGivenTogetherOrNotAtAll) {
    Violation first = violation_for_tests(hoa);
    first.rule.header = "Mã địa bàn";
    Violation second = first;
    second.rule.code = "BP-315";
    EXPECT_EQ(violations.give({first, second}, lan).size(), 2U);
    Violation third = first;
    third.rule.code = "BP-316";
    EXPECT_EQ(code_of([&] { violations.give({third, second}, lan); }), fault::violation_given);
    EXPECT_EQ(violations.all().size(), 2U);
}

TEST_P(OfViolations, VIO4_TheNextDeliveryInWhichNoRowBreaksItSaysSoByItself) {
    const std::int64_t number = given();
    const std::int64_t place = given("Mã địa bàn");
    violations.answer(place, 1, "Đã sửa", holder);
    take_in("b1", "2017", {});
    EXPECT_EQ(state(number), ViolationState::given) << "of an earlier period";
    take_in("b2", "2019", {{"BP-312", "Số CMND/CCCD"}});
    EXPECT_EQ(state(number), ViolationState::given) << "it is broken again";
    EXPECT_EQ(state(place), ViolationState::done);
    EXPECT_EQ(violations.find(place)->done_with, "b2");
    EXPECT_EQ(violations.find(place)->done_by, "hoa");
    EXPECT_EQ(violations.find(place)->answer, "Đã sửa");
    take_in("b3", "2018", {{"BP-312", "Mã địa bàn"}});
    EXPECT_EQ(state(number), ViolationState::done) << "the same period again, mended";
    EXPECT_FALSE(violations.waits("tax", "tax-yearly-list"));
    const auto changes = Changes(database_).of("violations", std::to_string(number));
    EXPECT_TRUE(std::ranges::any_of(changes, [](const ChangeEntry& change) {
        return change.field == "done_with" && change.new_value == "b3" && change.by == "hoa";
    }));
    EXPECT_TRUE(Audit(database_).verify().whole());
}

TEST_P(OfViolations, VIO4_ASupplementSettlesItWhenItBringsEveryRow) {
    const std::int64_t id = given();
    take_in("b1", "2018", {}, std::string(64, 'a'), 2);
    EXPECT_EQ(state(id), ViolationState::given) << "two of three rows";
    take_in("b2", "2018", {}, std::string(64, 'c'), 9);
    EXPECT_EQ(state(id), ViolationState::given) << "to another delivery";
    take_in("b3", "2018", {}, std::string(64, 'a'), 3);
    EXPECT_EQ(violations.find(id)->done_with, "b3");
}

TEST_P(OfViolations, VIO4_WhereNobodyLookedAtTheRowsNothingIsSettled) {
    const std::int64_t id = given();
    Store store(database_);
    store.add(DeliveryEntry{.sha256 = "b1",
                            .file_name = "thuế.csv",
                            .bytes = 1,
                            .sender = "tax",
                            .dataset = "tax-yearly-list",
                            .period = "2019",
                            .received_at = "2026-11-26T01:00:00Z",
                            .received_reason = "",
                            .taken_by = "hoa",
                            .taken_at = "2026-11-26T01:00:00Z",
                            .rows_read = 0,
                            .rows_accepted = 0,
                            .rows_refused = 0,
                            .supplements = "",
                            .reading = ""});
    EXPECT_EQ(state(id), ViolationState::given);
    EXPECT_NE(Stranger(place_).refusal("DELETE FROM violations"), "");
}

}  // namespace
}  // namespace baophu::store

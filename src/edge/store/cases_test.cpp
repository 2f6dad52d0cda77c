// Cases: who may open, give and close them, and what the history keeps of them.
#include "edge/store/cases.h"

#include "core/base/fault_codes.h"
#include "edge/store/audit.h"
#include "edge/store/changes.h"
#include "edge/store/office_for_tests.h"

namespace baophu::store {
namespace {

class OfCases : public Office {
protected:
    Case wanted(const std::string& number = "12/QĐ-BHXH") const {
        return {.agency = "social-insurance",
                .kind = CaseKind::check,
                .employer = "E-0000-0000-0001",
                .tax_code = "3600123457",
                .employer_name = "Công ty Giả Định",
                .decision_number = number,
                .decision_day = *Date::of(2019, 1, 8),
                .legal_basis = "Luật BHXH 58/2014/QH13",
                .content = "Đóng BHXH bắt buộc",
                .due = Date::of(2019, 3, 8),
                .inspector = hoa};
    }

    std::string refused(auto change) {
        Case wrong = wanted("99/QĐ");
        change(wrong);
        return code_of([&] { cases.open(wrong, lan); });
    }

    std::int64_t hoa = add_user("hoa");
    std::int64_t minh = add_user("minh");
    Cases cases{database_};
};
INSTANTIATE_TEST_SUITE_P(Backends, OfCases, both, name_of);

TEST_P(OfCases, CAS1_ACaseComesBackAsGiven) {
    const std::int64_t id = cases.open(wanted(), lan);
    const Case found = *cases.find(id);
    EXPECT_EQ(found.agency, "social-insurance");
    EXPECT_EQ(found.kind, CaseKind::check);
    EXPECT_EQ(found.employer, "E-0000-0000-0001");
    EXPECT_EQ(found.tax_code, "3600123457");
    EXPECT_EQ(found.employer_name, "Công ty Giả Định");
    EXPECT_EQ(found.decision_number, "12/QĐ-BHXH");
    EXPECT_EQ(found.decision_day, *Date::of(2019, 1, 8));
    EXPECT_EQ(found.legal_basis, "Luật BHXH 58/2014/QH13");
    EXPECT_EQ(found.content, "Đóng BHXH bắt buộc");
    EXPECT_EQ(found.sign, "");
    EXPECT_EQ(found.due, Date::of(2019, 3, 8));
    EXPECT_EQ(found.inspector, hoa);
    EXPECT_TRUE(found.open);
    EXPECT_EQ(found.opened_by, "lan");
    EXPECT_EQ(found.opened_at, "2026-11-26T01:00:00Z");
    EXPECT_EQ(found.closed_at + found.closed_by + found.closing_reason, "");
    EXPECT_EQ(found.version, 1);
    EXPECT_FALSE(cases.find(id + 1));
}

TEST_P(OfCases, CAS1_WantsAnEmployerADecisionABasisAndSomebodyWhoIsThere) {
    EXPECT_EQ(refused([](Case& c) { c.employer = ""; }), fault::field_not_usable);
    EXPECT_EQ(refused([](Case& c) { c.decision_number = ""; }), fault::field_not_usable);
    EXPECT_EQ(refused([](Case& c) { c.legal_basis = ""; }), fault::field_not_usable);
    EXPECT_EQ(refused([](Case& c) { c.content = ""; }), fault::field_not_usable);
    EXPECT_EQ(refused([](Case& c) { c.agency = "nobody"; }), fault::entity_not_there);
    EXPECT_EQ(refused([](Case& c) { c.inspector = 99; }), fault::entity_not_there);
    EXPECT_TRUE(cases.all().empty());
}

TEST_P(OfCases, CAS1_OneDecisionMayNameSeveralEmployersAndEachOnce) {
    cases.open(wanted(), lan);
    EXPECT_EQ(code_of([&] { cases.open(wanted(), lan); }), fault::already_there);
    Case other = wanted();
    other.employer = "E-0000-0000-0002";
    other.due = std::nullopt;
    EXPECT_FALSE(cases.find(cases.open(other, lan))->due);
    EXPECT_EQ(cases.open_to(hoa, "12/QĐ-BHXH").size(), 2U);
    EXPECT_TRUE(cases.open_to(hoa, "12/QĐ-BHX").empty());
    EXPECT_TRUE(cases.open_to(minh, "12/QĐ-BHXH").empty());
    EXPECT_EQ(cases.open_to(hoa).size(), 2U);
}

TEST_P(OfCases, CAS2_NobodyGivesHimselfACase) {
    const Actor inspector{.login = "hoa", .agency = "social-insurance"};
    EXPECT_EQ(code_of([&] { cases.open(wanted(), inspector); }), fault::second_person_wanted);
    Case of_minh = wanted();
    of_minh.inspector = minh;
    const std::int64_t id = cases.open(of_minh, inspector);
    EXPECT_EQ(code_of([&] { cases.assign(id, 1, hoa, inspector); }), fault::second_person_wanted);
    const Actor holder{.login = "minh", .agency = "social-insurance"};
    EXPECT_EQ(code_of([&] { cases.assign(id, 1, hoa, holder); }), fault::second_person_wanted);
    EXPECT_EQ(code_of([&] { cases.close(id, 1, "xong", holder); }), fault::second_person_wanted);
    EXPECT_EQ(cases.find(id)->version, 1);
}

TEST_P(OfCases, CAS3_IsGivenToAnotherAndClosedAndStaysSo) {
    const std::int64_t id = cases.open(wanted(), lan);
    cases.assign(id, 1, minh, lan);
    EXPECT_TRUE(cases.open_to(hoa).empty());
    EXPECT_EQ(cases.open_to(minh).size(), 1U);
    EXPECT_EQ(code_of([&] { cases.close(id, 1, "xong", lan); }), fault::changed_meanwhile);
    EXPECT_EQ(code_of([&] { cases.close(id, 2, "", lan); }), fault::reason_missing);
    time_.forward(std::chrono::hours(1));
    cases.close(id, 2, "Đã có kết luận", lan);
    const Case closed = *cases.find(id);
    EXPECT_FALSE(closed.open);
    EXPECT_EQ(closed.closed_at, "2026-11-26T02:00:00Z");
    EXPECT_EQ(closed.closed_by, "lan");
    EXPECT_EQ(closed.closing_reason, "Đã có kết luận");
    EXPECT_TRUE(cases.open_to(minh).empty());
    EXPECT_EQ(code_of([&] { cases.assign(id, 3, hoa, lan); }), fault::state_not_possible);
    EXPECT_EQ(code_of([&] { cases.close(id, 3, "lại", lan); }), fault::state_not_possible);
    EXPECT_EQ(code_of([&] { cases.close(id + 1, 1, "lại", lan); }), fault::entity_not_there);
    cases.open(wanted(), lan);  // The number may come again when the first is over.
    EXPECT_EQ(cases.all().front().version, 1) << "open ones first";
}

TEST_P(OfCases, CAS3_TheHistoryKeepsWhoHadIt) {
    const std::int64_t id = cases.open(wanted(), lan);
    cases.assign(id, 1, minh, lan);
    const auto changes = Changes(database_).of("cases", std::to_string(id));
    const auto given = std::ranges::find_if(changes, [](const ChangeEntry& change) {
        return change.version == 2 && change.field == "inspector";
    });
    ASSERT_NE(given, changes.end());
    EXPECT_EQ(given->old_value, std::to_string(hoa));
    EXPECT_EQ(given->new_value, std::to_string(minh));
    EXPECT_EQ(given->by, "lan");
    EXPECT_NE(Stranger(place_).refusal("DELETE FROM cases"), "");
    EXPECT_TRUE(Audit(database_).verify().whole());
}

}  // namespace
}  // namespace baophu::store

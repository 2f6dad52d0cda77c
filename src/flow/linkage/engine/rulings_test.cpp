#include "flow/linkage/engine/rulings.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <gtest/gtest.h>

#include "flow/linkage/engine/clusters.h"
#include "flow/linkage/engine/engine.h"
#include "flow/linkage/engine/explain.h"
#include "flow/linkage/engine/registers_for_tests.h"
#include "flow/linkage/engine/review.h"

namespace baophu::linkage::engine {
namespace {

const std::vector<Field> codes{{"code", Kind::exact}, {"other", Kind::exact}};
const Rule same_code{{.field = 0}};
const Rule same_other{{.field = 1}};

Records one_register(const std::vector<TestRow>& rows) {
    return records_of({rows}, codes);
}

Rulings ruled(const Records& records, const std::vector<Decision>& decisions, const Specification& rules = {},
              std::uint64_t budget = 1'000) {
    return {records, rules, decisions, budget, 2};
}

TEST(Rulings, ENG36_WhatIsTheSameIsSoInChains) {
    const Records records = one_register(std::vector<TestRow>(5, TestRow{"a", "b"}));
    const Rulings rulings = ruled(records, {{0, 2, true}, {2, 4, true}, {4, 1, false}});
    EXPECT_EQ(rulings.settled(0, 4), Settled::decided_same);
    EXPECT_EQ(rulings.settled(4, 1), Settled::decided_different);
    EXPECT_EQ(rulings.settled(0, 1), Settled::decided_different);  // 0 is 4.
    EXPECT_EQ(rulings.settled(0, 3), Settled::open);
    EXPECT_EQ(rulings.account().same, 2U);
    EXPECT_EQ(rulings.account().different, 1U);
}

TEST(Rulings, ENG36_ASameThatContradictsADifferentIsTold) {
    const Records records = one_register(std::vector<TestRow>(3, TestRow{"a", "b"}));
    const Rulings rulings = ruled(records, {{0, 1, true}, {1, 2, true}, {2, 0, false}});
    EXPECT_EQ(rulings.account().contradicted, (std::vector<Decision>{{1, 2, true}}));
    EXPECT_EQ(rulings.settled(1, 2), Settled::decided_different);
    const Rulings directly = ruled(records, {{0, 1, false}, {1, 0, true}});
    EXPECT_EQ(directly.account().contradicted, (std::vector<Decision>{{1, 0, true}}));
}

TEST(Rulings, ENG37_AlwaysNeverAndDecisionsInTheirOrder) {
    const Records records =
        one_register({{"a", "x"}, {"a", "x"}, {"a", "y"}, {"b", ""}, {"b", "z"}, {"a", "x"}});
    const Specification rules{.always = {same_code}, .never = {same_other}};
    const Rulings rulings = ruled(records, {{0, 5, false}, {1, 2, true}}, rules);
    EXPECT_EQ(rulings.settled(3, 4), Settled::always);        // One of them does not know the other code.
    EXPECT_EQ(rulings.settled(1, 2), Settled::decided_same);  // Although a rule says never.
    EXPECT_EQ(rulings.settled(0, 5), Settled::decided_different);  // Although a rule says always.
    EXPECT_EQ(rulings.settled(0, 2), Settled::never);              // Never outdoes always,
    EXPECT_EQ(rulings.settled(0, 1), Settled::never);              // and 1 is 2 now.
    EXPECT_GT(rulings.account().outdone, 0U);
    EXPECT_EQ(rulings.account().always, 1U);
}

TEST(Rulings, ENG37_RulesWorkBetweenRegistersToo) {
    const Records records = records_of({{{"a", ""}, {"c", ""}}, {{"a", ""}, {"c", ""}, {"a", ""}}}, codes);
    const Rulings rulings = ruled(records, {}, {.always = {same_code}});
    EXPECT_EQ(rulings.account().always, 3U);  // Both doubles of the right register.
    EXPECT_EQ(rulings.settled(1, 3), Settled::always);
}

TEST(Rulings, ENG37_KeysThatAreEverywhereAreLeftOutAndTold) {
    std::vector<TestRow> rows(40, TestRow{"0", ""});
    rows.push_back({"7", ""});
    rows.push_back({"7", ""});
    const Records records = one_register(rows);
    const Rulings rulings = ruled(records, {}, {.always = {same_code}}, 100);
    EXPECT_EQ(rulings.account().left_out, 780U);
    EXPECT_EQ(rulings.settled(0, 1), Settled::open);
    EXPECT_EQ(rulings.settled(40, 41), Settled::always);
}

// Random decisions and rules: never two of one settled group that are different, whatever the order.
TEST(Rulings, ENG36_NoSettledGroupHoldsADifferentPair) {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        Dice dice(seed);
        std::vector<TestRow> rows;
        for (int i = 0; i < 40; ++i)
            rows.push_back(
                {std::to_string(dice.below(15)), dice.one_in(3) ? "" : std::to_string(dice.below(3))});
        const Records records = one_register(rows);
        std::vector<Decision> decisions;
        for (int i = 0; i < 30; ++i)
            decisions.push_back({static_cast<RecordNumber>(dice.below(40)),
                                 static_cast<RecordNumber>(dice.below(40)), dice.one_in(2)});
        const Rulings rulings = ruled(records, decisions, {.always = {same_code}, .never = {same_other}});
        for (const auto& [a, b, same] : decisions)
            EXPECT_TRUE(same || a == b || !rulings.same(a, b));
        for (const auto& [first, members] : rulings.groups()) {
            EXPECT_EQ(first, members.front());
            EXPECT_TRUE(std::ranges::is_sorted(members));
            for (const RecordNumber x : members)
                for (const RecordNumber y : members)
                    EXPECT_TRUE(rows[x][0] == rows[y][0] || members.size() > 2 || x == y ||
                                rulings.settled(x, y) == Settled::decided_same);
        }
    }
}

// Persons in two registers, linked with decisions and rules.
struct Linked {
    MadeUp persons = make_up(61, 1'500);
    Specification specification{.fields = made_up_fields()};
    std::vector<Decision> decisions;
    bool as_one = false;
    Answer answer;
    std::vector<Explanation> explained;  // Of the decisions.
    std::vector<ReviewRow> review;

    void link_again() {
        std::vector<Register> registers;
        std::vector<TestRow> all = persons.left;
        if (as_one) all.insert(all.end(), persons.right.begin(), persons.right.end());
        registers.push_back(register_of(all));
        if (!as_one) registers.push_back(register_of(persons.right));
        explained.clear();
        answer = link(registers, specification,
                      {.threads = 2,
                       .decisions = [this](const Records&) { return decisions; },
                       .clusters = true,
                       .look =
                           [this](const Workings& workings, const Answer& found) {
                               for (const Decision& decision : decisions)
                                   explained.push_back(explain(workings, decision.a, decision.b));
                               review = review_queue(workings, found, 1'000);
                           }});
    }
    const Link* link_of(RecordNumber a, RecordNumber b) const {
        const auto found = std::ranges::find_if(answer.links, [&](const Link& link) {
            return link.left == std::min(a, b) && link.right == std::max(a, b);
        });
        return found == answer.links.end() ? nullptr : &*found;
    }
};

TEST(Decisions, ENG36_OverrideTheAnswerBetweenRegisters) {
    Linked linked;
    linked.link_again();
    const Link sure = *std::ranges::max_element(linked.answer.links, {}, &Link::weight);
    // A person says that the surest link is none, and that its left record is somebody else on the right.
    RecordNumber other = linked.answer.first[1];
    while (other == sure.right || linked.link_of(sure.left, other) != nullptr)
        ++other;
    linked.decisions = {{sure.left, sure.right, false}, {sure.left, other, true}};
    linked.link_again();
    EXPECT_EQ(linked.link_of(sure.left, sure.right), nullptr);
    const Link* made = linked.link_of(sure.left, other);
    ASSERT_NE(made, nullptr);
    EXPECT_EQ(made->probability, 1);
    EXPECT_LT(made->weight, 0);  // Its weight is what the fields say.
    EXPECT_EQ(linked.answer.group[sure.left], linked.answer.group[other]);
    EXPECT_NE(linked.answer.group[sure.left], linked.answer.group[sure.right]);
    for (const Link& link : linked.answer.links)
        EXPECT_TRUE(link.left != sure.left || link.right == other);
    EXPECT_EQ(linked.explained[0].settled, Settled::decided_different);
    EXPECT_EQ(linked.explained[0].probability, 0);
    EXPECT_EQ(linked.explained[1].settled, Settled::decided_same);
    EXPECT_EQ(linked.explained[1].probability, 1);
}

TEST(Decisions, ENG36_OverrideTheGroupsOfOneRegister) {
    Linked linked;
    linked.as_one = true;
    linked.link_again();
    const Link sure = *std::ranges::max_element(linked.answer.links, {}, &Link::weight);
    linked.decisions = {{sure.left, sure.right, false}};
    linked.link_again();
    EXPECT_NE(linked.answer.group[sure.left], linked.answer.group[sure.right]);
    EXPECT_EQ(linked.link_of(sure.left, sure.right), nullptr);
    const RecordNumber stranger = sure.left == 0 ? 1 : 0;
    linked.decisions = {{stranger, sure.right, true}, {sure.left, stranger, false}};
    linked.link_again();
    EXPECT_EQ(linked.answer.group[stranger], linked.answer.group[sure.right]);
    EXPECT_NE(linked.answer.group[stranger], linked.answer.group[sure.left]);
    ASSERT_NE(linked.link_of(stranger, sure.right), nullptr);
    EXPECT_EQ(linked.link_of(stranger, sure.right)->probability, 1);
    EXPECT_EQ(linked.link_of(sure.left, sure.right), nullptr);  // The chain would bring them together.
}

TEST(Decisions, ENG36_ThoseThatSayWhatIsToldChangeNothingElse) {
    Linked linked;
    linked.link_again();
    const Answer before = linked.answer;
    for (const Link& link : before.links)
        if (link.probability > 0.99999 && linked.decisions.size() < 50)
            linked.decisions.push_back({link.left, link.right, true});
    linked.link_again();
    EXPECT_EQ(linked.answer.group, before.group);
    EXPECT_NEAR(linked.answer.expected_links, before.expected_links, 0.01 * before.expected_links);
}

TEST(SureRules, ENG37_AnAlwaysRuleLinksWhatNoPassFinds) {
    Linked linked;
    linked.specification.passes = {{.expressions = {{.field = 0}, {.field = 1}, {.field = 3}}}};
    linked.specification.always = {{{.field = 6}}};
    linked.link_again();
    EXPECT_GT(linked.answer.rulings.always, 100U);
    std::size_t settled = 0;
    for (const Link& link : linked.answer.links)
        if (link.settled) {
            ++settled;
            EXPECT_EQ(link.probability, 1);
            EXPECT_EQ(linked.persons.left[link.left][6],
                      linked.persons.right[link.right - linked.answer.first[1]][6]);
        }
    EXPECT_EQ(settled, linked.answer.rulings.always);
}

TEST(SureRules, ENG37_ANeverRuleKeepsGroupsApart) {
    Linked linked;
    linked.as_one = true;
    linked.specification.never = {{{.field = 3, .form = Form::year}}};
    linked.link_again();
    EXPECT_GT(linked.answer.rulings.never, 0U);
    std::vector<TestRow> all = linked.persons.left;
    all.insert(all.end(), linked.persons.right.begin(), linked.persons.right.end());
    std::map<RecordNumber, std::set<std::string>> years;
    for (RecordNumber record = 0; record < all.size(); ++record)
        if (!all[record][3].empty()) years[linked.answer.group[record]].insert(all[record][3].substr(0, 4));
    for (const auto& [group, of_group] : years)
        EXPECT_EQ(of_group.size(), 1U);
}

// What a person decides is no longer asked, and each decision leaves less to be won.
TEST(Review, ENG38_AsksFirstWhatIsWorthMostAndNothingTwice) {
    for (const bool as_one : {false, true}) {
        Linked linked;
        linked.as_one = as_one;
        linked.link_again();
        ASSERT_GT(linked.review.size(), 5U);
        for (std::size_t i = 1; i < linked.review.size(); ++i)
            EXPECT_GE(linked.review[i - 1].worth, linked.review[i].worth);
        const ReviewRow first = linked.review.front();
        EXPECT_GT(first.worth, 0.1);
        double before = 0;
        for (const ReviewRow& row : linked.review)
            before += row.worth;
        linked.decisions = {{first.left, first.right, first.probability >= 0.5}};
        linked.link_again();
        double after = 0;
        for (const ReviewRow& row : linked.review) {
            EXPECT_FALSE(row.left == first.left && row.right == first.right);
            after += row.worth;
        }
        EXPECT_LT(after, before);
    }
}

// On planted truth: answering the first questions avoids about as many wrong joins as their worth says.
TEST(Review, ENG38_WorthIsWhatAnswersAvoid) {
    Linked linked;
    linked.persons = make_up(67, 6'000);
    linked.as_one = true;
    linked.link_again();
    std::vector<std::uint32_t> person = linked.persons.left_person;
    person.insert(person.end(), linked.persons.right_person.begin(), linked.persons.right_person.end());
    const auto wrong_joins = [&] {
        std::map<std::uint32_t, std::vector<RecordNumber>> by_person;
        std::map<RecordNumber, std::vector<RecordNumber>> by_group;
        for (RecordNumber record = 0; record < person.size(); ++record) {
            by_person[person[record]].push_back(record);
            by_group[linked.answer.group[record]].push_back(record);
        }
        const auto count = [](const auto& groups, const auto& is_wrong) {
            double wrong = 0;
            for (const auto& [name, members] : groups)
                for (std::size_t i = 0; i < members.size(); ++i)
                    for (std::size_t j = i + 1; j < members.size(); ++j)
                        wrong += is_wrong(members[i], members[j]) ? 1 : 0;
            return wrong;
        };
        return count(by_group, [&](auto a, auto b) { return person[a] != person[b]; }) +
               count(by_person,
                     [&](auto a, auto b) { return linked.answer.group[a] != linked.answer.group[b]; });
    };
    const double before = wrong_joins();
    double promised = 0;
    const std::size_t asked = std::min<std::size_t>(linked.review.size(), 150);
    for (std::size_t i = 0; i < asked; ++i) {
        const ReviewRow& row = linked.review[i];
        promised += row.worth;
        linked.decisions.push_back({row.left, row.right, person[row.left] == person[row.right]});
    }
    linked.link_again();
    const double avoided = before - wrong_joins();
    EXPECT_GT(promised, 20);
    EXPECT_GT(avoided, 0.6 * promised);
    EXPECT_LT(avoided, 1.6 * promised);
}

}  // namespace
}  // namespace baophu::linkage::engine

#include "flow/intake/dataset.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "flow/intake/intake_for_tests.h"

namespace baophu::intake {
namespace {

std::vector<std::string> names_at(const Dataset& dataset, const std::vector<std::size_t>& columns) {
    std::vector<std::string> names;
    names.reserve(columns.size());
    for (const std::size_t column : columns)
        names.push_back(dataset.columns[column].name);
    return names;
}

TEST(Dataset, TheDescriptionsLoadInTheOrderOfTheirIds) {
    std::vector<std::string> ids;
    for (const Dataset& each : datasets())
        ids.push_back(each.id);
    EXPECT_EQ(ids, (std::vector<std::string>{"benefit-figures",
                                             "business-registrations-new",
                                             "business-registrations",
                                             "cooperatives",
                                             "field-reviews",
                                             "household-businesses",
                                             "labour-use",
                                             "poor-households",
                                             "procedure-figures",
                                             "residents",
                                             "si-declarations",
                                             "si-monthly-results",
                                             "si-participants",
                                             "si-units",
                                             "tax-quarterly-declarations",
                                             "tax-yearly-flat-list",
                                             "tax-yearly-list",
                                             "taxpayers",
                                             "unit-lists",
                                             "voluntary-participants",
                                             "wage-costs"}));
}

TEST(Dataset, TheParticipantsComeByMonthFromSocialInsurance) {
    const Dataset& participants = dataset("si-participants");
    EXPECT_EQ(participants.sender, "social-insurance");
    EXPECT_EQ(participants.table(), "si_participants");
    EXPECT_EQ(participants.period.unit, PeriodUnit::month);
    EXPECT_EQ(names_at(participants, {*participants.period.column}), std::vector<std::string>{"month"});
    EXPECT_FALSE(participants.record_key.hashed);
    EXPECT_EQ(names_at(participants, participants.record_key.columns), std::vector<std::string>{"si_number"});
}

TEST(Dataset, TheTaxListComesByYearFromTheTaxOffice) {
    const Dataset& list = dataset("tax-yearly-list");
    EXPECT_EQ(list.sender, "tax");
    EXPECT_EQ(list.table(), "tax_yearly_list");
    EXPECT_EQ(list.period.unit, PeriodUnit::year);
    EXPECT_EQ(names_at(list, {*list.period.column}), std::vector<std::string>{"tax_year"});
    EXPECT_TRUE(list.record_key.hashed);
    EXPECT_EQ(
        names_at(list, list.record_key.columns),
        (std::vector<std::string>{"payer_tax_code", "person_tax_code", "identity_number", "full_name"}));
    EXPECT_EQ(list.record_key.first_number, 1u);
    EXPECT_EQ(list.record_key.end_of_numbers, 3u);
}

TEST(Dataset, ColumnsKeepTheirTypesAndTheirOrder) {
    const std::vector<Column>& columns = dataset("tax-yearly-list").columns;
    ASSERT_EQ(columns.size(), 12u);
    EXPECT_EQ(columns.front().name, "tax_year");
    EXPECT_EQ(columns.front().type, CellType::year);
    EXPECT_FALSE(columns.front().required) << "a title may tell it";
    EXPECT_TRUE(columns[1].required);
    EXPECT_EQ(columns.back().name, "tax_withheld");
    EXPECT_EQ(columns.back().type, CellType::money);
    EXPECT_FALSE(columns.back().required);
    EXPECT_EQ(columns.back().headers.front(), "Số thuế TNCN đã khấu trừ");
}

// What every description has to keep, so that the code need not ask.
TEST(Dataset, INT4AKeyHasItsColumnsAndARegisterNumberIsNeverEmpty) {
    for (const Dataset& each : datasets()) {
        ASSERT_FALSE(each.record_key.columns.empty()) << each.id;
        const bool one_has_to_be_there = std::ranges::any_of(
            each.record_key.columns, [&](std::size_t column) { return each.columns[column].required; });
        EXPECT_TRUE(one_has_to_be_there) << each.id;
        if (!each.period.column) continue;
        EXPECT_FALSE(std::ranges::count(each.record_key.columns, *each.period.column))
            << each.id << ": the key would change with the period";
    }
}

TEST(Dataset, NamesAndTitlesAreThereAndDiffer) {
    for (const Dataset& each : datasets()) {
        EXPECT_NE(each.title(Language::vietnamese), each.title(Language::english)) << each.id;
        std::set<std::string> names{"delivery", "in_force", "period", "row_number", "record_key", "repaired"};
        for (const Column& column : each.columns)
            EXPECT_TRUE(names.insert(column.name).second) << each.id << ' ' << column.name;
    }
}

TEST(Dataset, EachSaysWhichFormItFollowsAndHowSureThatIs) {
    for (const Dataset& each : datasets()) {
        EXPECT_FALSE(each.form.name.empty()) << each.id;
        EXPECT_FALSE(each.form.source.empty()) << each.id;
    }
    EXPECT_EQ(dataset("tax-yearly-list").form.confidence, Confidence::likely);
    EXPECT_EQ(dataset("residents").form.confidence, Confidence::unsure);
}

// Two words of one choice that fold alike would store one of them at random.
TEST(Dataset, TheWordsOfAChoiceDiffer) {
    for (const Dataset& each : datasets()) {
        for (const Column& column : each.columns) {
            std::set<std::string> words;
            for (const Choice& choice : column.choices) {
                for (const std::string& word : choice.folded)
                    EXPECT_TRUE(words.insert(word).second) << each.id << ' ' << column.name << ' ' << word;
            }
            EXPECT_EQ(column.type == CellType::choice, !words.empty()) << each.id << ' ' << column.name;
        }
    }
}

TEST(Dataset, AnUnknownOneIsRefusedWithTheKnownOnes) {
    for (const char* id : {"tax-monthly-list", "", "tax_yearly_list", "TAX-YEARLY-LIST"}) {
        const Fault fault = fault_of([&] { dataset(id); });
        EXPECT_EQ(fault.code, fault::dataset_unknown);
        EXPECT_EQ(detail(fault, "dataset"), id);
        EXPECT_NE(detail(fault, "known").find("si-participants, si-units"), std::string::npos);
    }
}

TEST(Dataset, ADigestStandsForEachDescription) {
    std::set<std::string> digests;
    for (const Dataset& each : datasets()) {
        EXPECT_EQ(dataset_digest(each).size(), 64u);
        EXPECT_EQ(dataset_digest(each), dataset_digest(each));
        digests.insert(dataset_digest(each));
    }
    EXPECT_EQ(digests.size(), datasets().size());
}

}  // namespace
}  // namespace baophu::intake

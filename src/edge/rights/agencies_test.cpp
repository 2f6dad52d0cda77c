#include "edge/rights/agencies.h"

#include <gtest/gtest.h>

#include "flow/intake/intake.h"

namespace baophu::rights {
namespace {

Reader reader_of(Role role, const std::string& agency, Units units = std::nullopt, Sight sight = Sight::own) {
    return {"lan", {Held{.role = role, .agency = agency, .units = std::move(units), .purposes = {}}}, sight};
}

bool told(const Reader& reader, std::string_view word) {
    return is_told_of_sender(reader, Shown::delivery, word);
}

TEST(Agencies, EverySenderOfADatasetIsKnown) {
    for (const intake::Dataset& dataset : intake::datasets())
        EXPECT_TRUE(sender_of(dataset.sender)) << dataset.id;
    EXPECT_FALSE(sender_of("nobody"));
    EXPECT_EQ(sender_of("planning-investment")->agency, "planning");
    EXPECT_EQ(sender_of("statistics")->agency, "") << "nobody of theirs signs in";
    EXPECT_EQ(sender_of(sender_word_of_unit("731"))->unit, "731");
}

TEST(Agencies, RIG7_AnAgencyIsToldOfItsOwnDeliveries) {
    const Reader tax = reader_of(Role::tax_officer, "tax");
    EXPECT_TRUE(told(tax, "tax"));
    EXPECT_FALSE(told(tax, "social-insurance"));
    EXPECT_FALSE(told(tax, "statistics"));
    EXPECT_TRUE(told(reader_of(Role::planning_officer, "planning"), "planning-investment"));
    EXPECT_FALSE(told(reader_of(Role::union_officer, "unions"), "unions")) << "has not the kind";
}

TEST(Agencies, RIG7_ADistrictIsToldOfItsOwnAloneAndNotOfAllTogether) {
    const Reader district =
        reader_of(Role::district_officer, "district", std::set<std::string>{"731", "26068"});
    EXPECT_TRUE(told(district, "unit-731"));
    EXPECT_FALSE(told(district, "unit-734"));
    EXPECT_FALSE(told(district, "districts"));
    const Reader nowhere = reader_of(Role::district_officer, "district");
    EXPECT_FALSE(told(nowhere, "unit-734")) << "RIG-8";
    EXPECT_FALSE(told(nowhere, "districts"));
}

TEST(Agencies, WhoIsToldOfEverybodysIsToldOfAll) {
    for (const auto& [role, agency] :
         {std::pair(Role::leader, "provincial-committee"), std::pair(Role::si_analyst, "social-insurance"),
          std::pair(Role::auditor, "provincial-committee")}) {
        EXPECT_TRUE(told(reader_of(role, agency), "tax")) << to_word(role);
        EXPECT_TRUE(told(reader_of(role, agency), "statistics")) << to_word(role);
    }
}

TEST(Agencies, RIG6_WhoViewsAsAnotherSeesNothingOfWhatWasSent) {
    const Reader tax = reader_of(Role::tax_officer, "tax");
    EXPECT_TRUE(is_told_of_sender(tax, Shown::own_delivery, "tax"));
    for (const auto& [role, agency] :
         {std::pair(Role::tax_officer, "tax"), std::pair(Role::si_analyst, "social-insurance")}) {
        const Reader viewing = reader_of(role, agency, std::nullopt, Sight::of_another);
        EXPECT_FALSE(is_told_of_sender(viewing, Shown::own_delivery, agency)) << to_word(role);
        EXPECT_TRUE(is_told_of_sender(viewing, Shown::delivery, agency)) << "counts name nobody";
    }
}

}  // namespace
}  // namespace baophu::rights

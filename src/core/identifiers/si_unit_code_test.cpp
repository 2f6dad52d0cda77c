// UNIT-1, UNIT-2.
#include "core/identifiers/si_unit_code.h"

#include <string>

#include <gtest/gtest.h>

#include "core/identifiers/identifier_forms.h"

namespace baophu {
namespace {

SiUnitCode parsed(std::string_view text) {
    return SiUnitCode::parse(text).value();
}

SiUnitCodeFault refusal(std::string_view text) {
    return SiUnitCode::parse(text).fault();
}

TEST(SiUnitCode, UNIT1TellsTheFourForms) {
    EXPECT_EQ(parsed("TA0123Z").form(), SiUnitCodeForm::seven_characters);
    EXPECT_EQ(parsed("3600123457DNA03").form(), SiUnitCodeForm::enterprise);
    EXPECT_EQ(parsed("1012345HC").form(), SiUnitCodeForm::budget_unit);
    EXPECT_EQ(parsed("3600123457TH7526008001").form(), SiUnitCodeForm::collector);
    EXPECT_EQ(parsed("1012345TH7526008001").form(), SiUnitCodeForm::collector);
}

TEST(SiUnitCode, UNIT1TakesThePartsOut) {
    const SiUnitCode enterprise = parsed("3600123457DNA03");
    EXPECT_EQ(enterprise.enterprise()->to_string(), "3600123457");
    EXPECT_EQ(enterprise.object(), "DN");
    EXPECT_EQ(enterprise.sector(), "A03");
    EXPECT_FALSE(enterprise.budget_code() || enterprise.province());
    const SiUnitCode budget = parsed("1012345HC");
    EXPECT_EQ(budget.budget_code(), "1012345");
    EXPECT_EQ(budget.object(), "HC");
    EXPECT_FALSE(budget.enterprise() || budget.sector());
    const SiUnitCode collector = parsed("3600123457TH7526008001");
    EXPECT_EQ(collector.enterprise()->to_string(), "3600123457");
    EXPECT_EQ(collector.province(), "75");
    EXPECT_EQ(collector.commune(), "26008");
    EXPECT_EQ(collector.point(), "001");
    EXPECT_FALSE(collector.budget_code());
    EXPECT_EQ(parsed("1012345TH7526008001").budget_code(), "1012345");
    const SiUnitCode old = parsed("TA0123Z");
    EXPECT_FALSE(old.enterprise() || old.budget_code() || old.object() || old.sector() || old.point());
}

TEST(SiUnitCode, UNIT2PrintsOneFormWhateverThePunctuation) {
    for (const char* text : {"TA0123Z", "ta0123z", " TA 0123 Z ", "TA-0123.Z"})
        EXPECT_EQ(parsed(text).to_string(), "TA0123Z") << text;
    for (const char* text : {"3600123457DNA03", "3600123457-DN-A03", "3600123457 dn a03"})
        EXPECT_EQ(parsed(text).to_string(), "3600123457DNA03") << text;
}

TEST(SiUnitCode, UNIT1ARefusalSaysWhy) {
    EXPECT_EQ(refusal("TA0123Đ"), SiUnitCodeFault::unexpected_character);
    EXPECT_EQ(refusal("TA0123/Z"), SiUnitCodeFault::unexpected_character);
    EXPECT_EQ(refusal(std::string_view("TA012\0Z", 7)), SiUnitCodeFault::unexpected_character);
    for (const char* text :
         {"", " ", "TA0123", "TA0123ZZ", "0123456", "ABCDEFG", "3600123457", "3600123457D1A03", "101234HC",
          "1012345HX", "1012345TH752600800", "1012345TH75260080A1", "3600123457XX7526008001"}) {
        EXPECT_EQ(refusal(text), SiUnitCodeFault::unknown_form) << text;
    }
    EXPECT_EQ(refusal(std::string(1000, '7')), SiUnitCodeFault::unknown_form);
    EXPECT_EQ(refusal("3600123456DNA03"), SiUnitCodeFault::wrong_enterprise_code);
    EXPECT_EQ(refusal("3600123456TH7526008001"), SiUnitCodeFault::wrong_enterprise_code);
}

TEST(IdentifierForms, SayWhichFormIsGivenOnADay) {
    const IdentifierForms forms = IdentifierForms::load();
    const auto given = [&forms](std::string_view of, std::string_view day) {
        return forms.given_on(of, Date::parse(day).value());
    };
    using Words = std::vector<std::string>;
    EXPECT_EQ(given("si_unit_code", "2025-07-31"), (Words{"seven_characters"}));
    EXPECT_EQ(given("si_unit_code", "2025-08-01"), (Words{"enterprise", "budget_unit", "collector"}));
    EXPECT_EQ(given("person_tax_code", "2025-06-30"), (Words{"ten_digits"}));
    EXPECT_EQ(given("person_tax_code", "2025-07-01"), (Words{"personal_id"}));
    EXPECT_EQ(given("person_number", "2019-01-01"), (Words{"cmnd", "cccd"}));
    EXPECT_EQ(given("person_number", "2025-01-01"), (Words{"cccd"}));
    EXPECT_TRUE(given("nothing", "2025-01-01").empty());
    EXPECT_EQ(forms.find("si_unit_code", "nothing"), nullptr);
}

// The words of the code and of the file are the same.
TEST(IdentifierForms, HoldEveryFormOfTheSiUnitCode) {
    const IdentifierForms forms = IdentifierForms::load();
    for (const SiUnitCodeForm form : {SiUnitCodeForm::seven_characters, SiUnitCodeForm::enterprise,
                                      SiUnitCodeForm::budget_unit, SiUnitCodeForm::collector}) {
        const IdentifierForm* const found = forms.find("si_unit_code", to_word(form));
        ASSERT_NE(found, nullptr) << to_word(form);
        EXPECT_FALSE(found->law.empty() || found->article.empty());
    }
}

}  // namespace
}  // namespace baophu

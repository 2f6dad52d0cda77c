// TAX-6.
#include "core/identifiers/person_tax_code.h"

#include <gtest/gtest.h>

namespace baophu {
namespace {

ParsedPersonTaxCode parsed(std::string_view text) {
    return PersonTaxCode::parse(text).value();
}

TEST(PersonTaxCode, TAX6IsATaxCodeOrThePersonalId) {
    EXPECT_EQ(parsed("801.234.5677").code.to_string(), "8012345677");
    EXPECT_FALSE(parsed("8012345677").code.is_personal_id());
    EXPECT_EQ(parsed("8012345677001").code.to_string(), "8012345677-001");  // A dependant.
    EXPECT_TRUE(parsed("075193001234").code.is_personal_id());
    EXPECT_EQ(parsed("075 193 001234").code.to_string(), "075193001234");
    EXPECT_NE(parsed("075193001234").code, parsed("8012345677").code);
}

TEST(PersonTaxCode, TAX6PutsALostZeroBackAndSaysSo) {
    EXPECT_EQ(parsed("75193001234").code, parsed("075193001234").code);
    EXPECT_TRUE(parsed("75193001234").zero_restored);
    EXPECT_EQ(parsed("100233488").code.to_string(), "0100233488");
    EXPECT_TRUE(parsed("100233488").zero_restored);
    EXPECT_TRUE(parsed("100233488002").zero_restored);  // Begins with 1: no personal id.
    EXPECT_FALSE(parsed("8012345677").zero_restored);
}

TEST(PersonTaxCode, TAX6RefusesTheRestForTheReasonOfATaxCode) {
    EXPECT_EQ(PersonTaxCode::parse("271234567").fault(), TaxCodeFault::wrong_length);     // A CMND.
    EXPECT_EQ(PersonTaxCode::parse("075693001234").fault(), TaxCodeFault::wrong_length);  // Century 6.
    EXPECT_EQ(PersonTaxCode::parse("8012345670").fault(), TaxCodeFault::wrong_check_digit);
    EXPECT_EQ(PersonTaxCode::parse("80123A5677").fault(), TaxCodeFault::unexpected_character);
    EXPECT_EQ(PersonTaxCode::parse("").fault(), TaxCodeFault::wrong_length);
}

}  // namespace
}  // namespace baophu

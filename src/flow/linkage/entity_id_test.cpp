#include <string>

#include <gtest/gtest.h>

#include "flow/linkage/linkage.h"

namespace baophu::linkage {
namespace {

// LNK-5: told by a second writing-down in another language. An id that a letter or a decision
// names must be the same in every later version of the program.
TEST(EntityId, LNK5IsTheSameForEver) {
    EXPECT_EQ(entity_id('P', "social-insurance/si-participants/7512345678"), "P-XX66-WNBF-7KD5");
    EXPECT_EQ(entity_id('E', "tax/tax-yearly-list/payer:3600000014"), "E-22X8-D9QD-VTQ4");
    EXPECT_EQ(entity_id('P', ""), "P-WERC-8GMR-ZGE1");
}

TEST(EntityId, LNK5HasNoLetterThatIsMisheard) {
    for (int i = 0; i < 1'000; ++i) {
        const std::string id = entity_id('P', std::to_string(i));
        ASSERT_EQ(id.size(), 16U);
        for (const std::size_t hyphen : {1U, 6U, 11U})
            ASSERT_EQ(id[hyphen], '-') << id;
        ASSERT_EQ(id.substr(1).find_first_not_of("-0123456789ABCDEFGHJKMNPQRSTVWXYZ"), std::string::npos)
            << id;
    }
}

}  // namespace
}  // namespace baophu::linkage

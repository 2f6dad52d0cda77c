#include "edge/signin/passwords.h"

#include <set>

#include <gtest/gtest.h>

#include "core/base/fault_codes.h"

namespace baophu::signin {
namespace {

std::string fault_of(std::string_view password) {
    const auto fault = password_fault(password, "lan.nt", "Nguyễn Thị Lan", {});
    return fault ? fault->code : "";
}

TEST(Passwords, TheRightOneFitsAndNoOther) {
    const std::string hash = password_hash("bốn từ không liên quan");
    EXPECT_TRUE(hash.starts_with("$argon2id$")) << hash;
    EXPECT_TRUE(password_fits("bốn từ không liên quan", hash));
    EXPECT_FALSE(password_fits("bốn từ không liên quan ", hash));
    EXPECT_FALSE(password_fits("", hash));
    EXPECT_FALSE(password_fits("bốn từ không liên quan", ""));
    EXPECT_NE(password_hash("bốn từ không liên quan"), hash) << "salted";
}

// SIG-1
TEST(Passwords, AreCountedInCharactersNotInBytes) {
    EXPECT_EQ(fault_of("đđđđđđđđđđa"), fault::password_too_short);
    EXPECT_EQ(fault_of("đđđđđđđđđđab"), "");
    EXPECT_EQ(fault_of(""), fault::password_too_short);
}

TEST(Passwords, AreNotTheNameHoweverWritten) {
    EXPECT_EQ(fault_of("Nguyễn Thị Lan"), fault::password_is_name);
    EXPECT_EQ(fault_of("nguyen thi lan"), fault::password_is_name);
    EXPECT_EQ(fault_of("NguyenThiLan"), fault::password_is_name);
    EXPECT_EQ(fault_of("nguyen thi lan 7"), "");
    const auto fault = password_fault("lan-nguyen-thi", "Lan-Nguyen-Thi", "Lan", {});
    EXPECT_EQ(fault ? fault->code : "", fault::password_is_name);
}

TEST(Passwords, AreNotOneCharacterOverAndOver) {
    EXPECT_EQ(fault_of("aaaaaaaaaaaaa"), fault::password_monotone);
    EXPECT_EQ(fault_of("aaaaaaaaaaaab"), "");
}

TEST(Passwords, ARandomOneMeetsTheRuleAndIsAnotherEachTime) {
    std::set<std::string> seen;
    for (int i = 0; i < 100; ++i) {
        const std::string password = random_password();
        EXPECT_EQ(password.size(), 23U);
        EXPECT_EQ(fault_of(password), "");
        EXPECT_TRUE(seen.insert(password).second);
    }
}

}  // namespace
}  // namespace baophu::signin

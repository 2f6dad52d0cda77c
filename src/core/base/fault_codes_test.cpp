// Holds together the two lists of fault codes: the constants of fault_codes.h, read as text,
// and data/messages/faults.yaml.
#include "core/base/fault_codes.h"

#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <string>

#include <gtest/gtest.h>

#include "core/base/messages.h"

namespace baophu {
namespace {

// Code and name of every constant. A code that stands twice fails here.
std::map<std::string, std::string> constants() {
    std::ifstream file(BAOPHU_SOURCE_ROOT "/src/core/base/fault_codes.h");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const std::regex constant(R"re(constexpr std::string_view (\w+)\s*=\s*"([^"]*)";)re");
    std::map<std::string, std::string> found;
    for (std::sregex_iterator at(text.begin(), text.end(), constant), end; at != end; ++at) {
        EXPECT_TRUE(found.emplace((*at)[2], (*at)[1]).second) << (*at)[2] << " is used twice";
    }
    return found;
}

std::map<std::string, std::string> texts() {
    const Messages messages(Language::vietnamese);
    std::map<std::string, std::string> found;
    for (const auto& [code, text] : messages.fault_texts())
        found[code] = text.name;
    return found;
}

TEST(FaultCodes, AreReadFromTheHeader) {
    ASSERT_GT(constants().size(), 50u);
    EXPECT_EQ(constants()[std::string(fault::workspace_locked)], "workspace_locked");
}

TEST(FaultCodes, EachHasItsTextUnderItsName) {
    const auto in_code = constants();
    const auto in_data = texts();
    for (const auto& [code, name] : in_code) {
        EXPECT_TRUE(in_data.contains(code)) << code << ' ' << name << " has no text in faults.yaml";
    }
    for (const auto& [code, name] : in_data) {
        EXPECT_TRUE(in_code.contains(code)) << code << ' ' << name << " is no constant of fault_codes.h";
    }
    EXPECT_EQ(in_code, in_data);
}

TEST(FaultCodes, NoTwoShareAName) {
    std::map<std::string, std::string> code_of;
    for (const auto& [code, name] : constants()) {
        EXPECT_TRUE(code_of.emplace(name, code).second) << name << " is " << code_of[name] << " and " << code;
    }
}

TEST(FaultCodes, HaveTheirForm) {
    const std::regex form("BP-[1-9][0-9]{2}");
    for (const auto& [code, name] : constants()) {
        EXPECT_TRUE(std::regex_match(code, form)) << code << ' ' << name;
    }
}

}  // namespace
}  // namespace baophu

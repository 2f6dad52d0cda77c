// The words of the screens: every key that the sources name has its text, every text is named.
//
// The sources are read as text. A string like "coverage.unit" is a key; one that ends in a dot,
// like "reason.", begins keys that are put together at run time, and all keys that begin so
// count as used.
#include <filesystem>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include "core/base/builtin_files.h"
#include "core/base/messages.h"
#include "edge/cli/program.h"
#include "edge/store/folder_for_tests.h"
#include "flow/coverage/coverage.h"

namespace baophu::cli {
namespace {

namespace fs = std::filesystem;

std::set<std::string> all_keys() {
    std::set<std::string> keys;
    for (const auto& entry : YAML::Load(std::string(builtin_file("data/messages/words.yaml"))))
        keys.insert(entry.first.as<std::string>());
    return keys;
}

// The strings of the sources below src/<folder>, tests left out.
std::set<std::string> strings_in(const std::string& folder) {
    std::set<std::string> strings;
    const std::regex literal(R"re("([A-Za-z][A-Za-z0-9_.-]*)")re");
    for (const auto& entry : fs::recursive_directory_iterator(BAOPHU_SOURCE_ROOT "/src/" + folder)) {
        const std::string name = entry.path().filename().string();
        const bool source = name.ends_with(".cpp") || name.ends_with(".h");
        if (!source || name.ends_with("_test.cpp") || name.ends_with("_for_tests.h")) continue;
        const std::string text = content_of(entry.path());
        for (std::sregex_iterator at(text.begin(), text.end(), literal), end; at != end; ++at)
            strings.insert((*at)[1]);
    }
    return strings;
}

std::string first_part(const std::string& key) {
    return key.substr(0, key.find('.'));
}

bool begins_a_key(const std::string& prefix, const std::set<std::string>& keys) {
    const auto next = keys.lower_bound(prefix);
    return next != keys.end() && next->starts_with(prefix);
}

TEST(Words, EveryKeyIsUsed) {
    const std::set<std::string> strings = strings_in("");
    ASSERT_GT(strings.size(), 100u);
    for (const std::string& key : all_keys()) {
        bool used = strings.contains(key);
        for (std::size_t dot = key.find('.'); !used && dot != std::string::npos; dot = key.find('.', dot + 1))
            used = strings.contains(key.substr(0, dot + 1));
        EXPECT_TRUE(used) << key << " stands in words.yaml, and no source names it";
    }
}

// Edge is the floor that speaks; steps are named by synth and flow, too.
TEST(Words, EveryKeyThatIsNamedHasItsText) {
    const std::set<std::string> keys = all_keys();
    std::set<std::string> first_parts;
    for (const std::string& key : keys)
        first_parts.insert(first_part(key));
    std::set<std::string> strings = strings_in("edge");
    for (const char* floor : {"flow", "synth"}) {
        for (const std::string& text : strings_in(floor)) {
            if (text.starts_with("step.")) strings.insert(text);
        }
    }
    std::size_t named = 0;
    for (const std::string& text : strings) {
        if (text.find('.') == std::string::npos || !first_parts.contains(first_part(text))) continue;
        ++named;
        const bool known = text.ends_with('.') ? begins_a_key(text, keys) : keys.contains(text);
        EXPECT_TRUE(known) << text << " is named by a source, and words.yaml has no text for it";
    }
    EXPECT_GT(named, 80u);
}

TEST(Words, KeysPutTogetherAtRunTimeAreThere) {
    const Messages messages(Language::vietnamese);
    for (const coverage::Reason& reason : coverage::reasons) {
        EXPECT_TRUE(messages.has("reason." + std::string(reason.name))) << reason.name;
        const bool has_column = reason.kind == coverage::ReasonKind::missing;
        EXPECT_TRUE(!has_column || messages.has("reason.short." + std::string(reason.name))) << reason.name;
        EXPECT_TRUE(messages.has("reason.kind." + std::string(to_word(reason.kind)))) << reason.name;
    }
    for (const char* word : {"sure", "likely", "unsure"})
        EXPECT_TRUE(messages.has("confidence." + std::string(word))) << word;
    for (const char* word : {"sure", "inferred", "unsure"})
        EXPECT_TRUE(messages.has("certainty." + std::string(word))) << word;
    for (const char* kind :
         {"person_number", "person_tax_code", "si_number", "enterprise_code", "si_unit_code"})
        EXPECT_TRUE(messages.has("identifier." + std::string(kind))) << kind;
    for (const char* step : {"intake", "linkage", "coverage", "content_hash", "checkpoint"})
        EXPECT_TRUE(messages.has("step.run." + std::string(step))) << step;
}

class Help : public testing::TestWithParam<std::vector<std::string>> {
protected:
    static std::string text(const std::string& language) {
        std::vector<std::string> arguments{"baophu", "--lang", language};
        arguments.insert(arguments.end(), GetParam().begin(), GetParam().end());
        arguments.emplace_back("--help");
        std::ostringstream out;
        std::ostringstream err;
        const CancelFlag cancel{false};
        EXPECT_EQ(run_program(arguments, cancel, out, err), 0);
        EXPECT_EQ(err.str(), "");
        return out.str();
    }
};

TEST_P(Help, HoldsNoKeyAndNoForgottenName) {
    for (const char* language : {"vi", "en"}) {
        const std::string help = text(language);
        for (const std::string& key : all_keys()) {
            if (key.find('.') == std::string::npos) continue;
            EXPECT_EQ(help.find(key + " "), std::string::npos) << key;
            EXPECT_EQ(help.find(key + "\n"), std::string::npos) << key;
        }
        EXPECT_EQ(help.find('{'), std::string::npos) << help;
        EXPECT_EQ(help.find("[["), std::string::npos) << help;
    }
}

// CLI11 brings English words of its own.
TEST_P(Help, IsVietnameseThroughout) {
    const std::string help = text("vi");
    EXPECT_NE(help.find("Cách dùng: baophu"), std::string::npos);
    for (const char* word :
         {"Usage", "Options", "OPTIONS", "Subcommand", "SUBCOMMAND", "Positionals", "REQUIRED", "TEXT", "INT",
          "FLOAT", "POSITIVE", "Print this help", "required", "Env:"}) {
        EXPECT_EQ(help.find(word), std::string::npos) << word << "\n" << help;
    }
}

INSTANTIATE_TEST_SUITE_P(
    Commands, Help,
    testing::Values(std::vector<std::string>{}, std::vector<std::string>{"synth"},
                    std::vector<std::string>{"init"}, std::vector<std::string>{"intake"},
                    std::vector<std::string>{"run"}, std::vector<std::string>{"coverage"},
                    std::vector<std::string>{"coverage", "list"}, std::vector<std::string>{"explain"},
                    std::vector<std::string>{"decide"}, std::vector<std::string>{"law"},
                    std::vector<std::string>{"law", "show"}, std::vector<std::string>{"law", "list"},
                    std::vector<std::string>{"contribution"}, std::vector<std::string>{"voluntary", "quote"},
                    std::vector<std::string>{"calendar"}, std::vector<std::string>{"territory"},
                    std::vector<std::string>{"territory", "list"},
                    std::vector<std::string>{"territory", "show"},
                    std::vector<std::string>{"territory", "crosswalk"}, std::vector<std::string>{"plan"},
                    std::vector<std::string>{"plan", "check"}, std::vector<std::string>{"plan", "show"},
                    std::vector<std::string>{"plan", "calendar"},
                    std::vector<std::string>{"target", "allocate"}, std::vector<std::string>{"audit"},
                    std::vector<std::string>{"audit", "verify"}, std::vector<std::string>{"audit", "head"},
                    std::vector<std::string>{"version"}));

}  // namespace
}  // namespace baophu::cli

#include "core/base/messages.h"

#include <set>

#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include "core/base/builtin_files.h"
#include "core/base/fault_codes.h"

namespace baophu {
namespace {

// The {names} that a text wants filled.
std::set<std::string> names_in(std::string_view text) {
    std::set<std::string> names;
    for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
        const std::size_t close = text.find('}', open);
        if (close == std::string_view::npos) break;
        names.emplace(text.substr(open + 1, close - open - 1));
    }
    return names;
}

YAML::Node words() {
    return YAML::Load(std::string(builtin_file("data/messages/words.yaml")));
}

TEST(Messages, FillsNamesAndShowsForgottenOnes) {
    EXPECT_EQ(fill("{path} is locked by {who}", {{"path", "ws"}, {"who", "lan"}}), "ws is locked by lan");
    EXPECT_EQ(fill("{path}{path}", {{"path", "ws"}}), "wsws");
    EXPECT_EQ(fill("{path} is locked", {}), "{path} is locked");
    EXPECT_EQ(fill("no names", {{"path", "ws"}}), "no names");
    EXPECT_EQ(fill("", {{"path", "ws"}}), "");
    EXPECT_EQ(fill("an { open brace", {{"path", "ws"}}), "an { open brace");
    EXPECT_EQ(fill("{path}", {{"path", ""}}), "");
}

TEST(Messages, AValueIsNeverFilledAgain) {
    EXPECT_EQ(fill("{path}", {{"path", "{path}{who}"}, {"who", "lan"}}), "{path}{who}");
}

TEST(Messages, CountsInThousands) {
    const Messages vietnamese(Language::vietnamese);
    const Messages english(Language::english);
    EXPECT_EQ(vietnamese.count(889'810), "889.810");
    EXPECT_EQ(english.count(889'810), "889,810");
    EXPECT_EQ(vietnamese.count(0), "0");
    EXPECT_EQ(vietnamese.count(999), "999");
    EXPECT_EQ(vietnamese.count(1'000), "1.000");
    EXPECT_EQ(vietnamese.count(-1'234'567), "-1.234.567");
    EXPECT_EQ(english.count(-123), "-123");
    EXPECT_EQ(english.count(INT64_MIN), "-9,223,372,036,854,775,808");
}

TEST(Messages, RoundsPerCentHalfUp) {
    const Messages vietnamese(Language::vietnamese);
    EXPECT_EQ(vietnamese.percent(6'350, 883'024), "0,72");  // 0.7191: a plan that cut it off printed 0,71.
    EXPECT_EQ(vietnamese.percent(818'486, 889'810), "91,98");
    EXPECT_EQ(vietnamese.percent(818'486, 889'810, 0), "92");
    EXPECT_EQ(vietnamese.percent(786'920, 855'348, 0), "92");
    EXPECT_EQ(vietnamese.percent(853'180, 898'086, 0), "95");
    EXPECT_EQ(vietnamese.percent(821'860, 865'112, 0), "95");
    EXPECT_EQ(vietnamese.percent(9'480, 874'000), "1,08");
    EXPECT_EQ(vietnamese.percent(1, 8, 1), "12,5");
    EXPECT_EQ(vietnamese.percent(1, 8, 0), "13");
    EXPECT_EQ(vietnamese.percent(1, 200, 0), "1");
    EXPECT_EQ(vietnamese.percent(1, 201, 0), "0");
    EXPECT_EQ(vietnamese.percent(1, 1), "100,00");
    EXPECT_EQ(vietnamese.percent(50, 1), "5.000,00");
    EXPECT_EQ(vietnamese.percent(1, 10'000), "0,01");
    EXPECT_EQ(vietnamese.percent(0, 5), "0,00");
    EXPECT_EQ(vietnamese.percent(5, 0), "–");
    EXPECT_EQ(Messages(Language::english).percent(818'486, 889'810), "91.98");
}

// A fall of one in a hundred asked for a fraction of minus two digits and threw length_error.
TEST(Messages, PerCentMayBeNegative) {
    const Messages vietnamese(Language::vietnamese);
    EXPECT_EQ(vietnamese.percent(-1, 100), "-1,00");
    EXPECT_EQ(vietnamese.percent(-1, 200), "-0,50");
    EXPECT_EQ(vietnamese.percent(-6'350, 883'024), "-0,72");
    EXPECT_EQ(vietnamese.percent(-1'234, 100, 0), "-1.234");
    EXPECT_EQ(vietnamese.percent(-1, 1'000'000), "0,00");
}

TEST(Messages, HasEveryWordInBothLanguages) {
    const Messages vietnamese(Language::vietnamese);
    const Messages english(Language::english);
    EXPECT_GT(words().size(), 0u);
    for (const auto& entry : words()) {
        const auto key = entry.first.as<std::string>();
        EXPECT_TRUE(vietnamese.has(key) && english.has(key)) << key;
        EXPECT_EQ(vietnamese.text(key), entry.second["vi"].Scalar()) << key;
        EXPECT_EQ(english.text(key), entry.second["en"].Scalar()) << key;
    }
}

TEST(Messages, BothLanguagesNameTheSameValues) {
    for (const auto& entry : words()) {
        EXPECT_EQ(names_in(entry.second["vi"].Scalar()), names_in(entry.second["en"].Scalar()))
            << entry.first.Scalar();
    }
    const Messages vietnamese(Language::vietnamese);
    const Messages english(Language::english);
    for (const auto& [code, text] : vietnamese.fault_texts()) {
        const FaultText& other = english.fault_texts().at(code);
        EXPECT_EQ(names_in(text.what + text.why + text.to_do), names_in(other.what + other.why + other.to_do))
            << code;
    }
}

TEST(Messages, AFaultIsToldInThreeParts) {
    const Fault fault(fault::file_unreadable, {{"path", "/giao/thue.csv"}});
    for (const Language language : {Language::vietnamese, Language::english}) {
        const FaultText text = Messages(language).fault(fault);
        EXPECT_EQ(text.name, "file_unreadable");
        EXPECT_NE((text.what + text.why + text.to_do).find("/giao/thue.csv"), std::string::npos);
        EXPECT_FALSE(text.what.empty() || text.why.empty() || text.to_do.empty());
    }
}

// A value in both languages fills the one of the reader, a sum has its separators, a key its words.
TEST(Messages, AFaultIsToldInItsLanguage) {
    const Fault low(fault::income_below_minimum, {{"income", "1500"}, {"least", "1500000"}});
    EXPECT_NE(Messages(Language::vietnamese).fault(low).what.find("1.500.000"), std::string::npos);
    EXPECT_NE(Messages(Language::english).fault(low).what.find("1,500,000"), std::string::npos);
    const Fault none(fault::law_value_none, {{"title.vi", "Lương"},
                                             {"title.en", "Salary"},
                                             {"id", "base_salary"},
                                             {"date", "01/01/2020"},
                                             {"law.word", "law.cited.no_paper"},
                                             {"article.word", "law.cited.unknown"}});
    const FaultText told = Messages(Language::english).fault(none);
    EXPECT_NE(told.what.find("\"Salary\" (base_salary)"), std::string::npos) << told.what;
    EXPECT_NE(told.why.find("No paper was found"), std::string::npos) << told.why;
    EXPECT_EQ((told.what + told.why).find('{'), std::string::npos);
}

TEST(Messages, AnUnknownKeyIsAMistakeOfTheProgram) {
    const Messages messages(Language::english);
    EXPECT_FALSE(messages.has("no.such.key"));
    EXPECT_THROW((void)messages.text("no.such.key"), Failure);
    EXPECT_THROW((void)messages.fault(Fault("BP-000")), Failure);
}

}  // namespace
}  // namespace baophu

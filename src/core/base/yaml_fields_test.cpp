#include "core/base/yaml_fields.h"

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu {
namespace {

YamlFields fields(const char* yaml) {
    return {"data/test.yaml", "", YAML::Load(yaml)};
}

// What the refusal names: the file, the place in it, and the problem.
template <class Read>
std::string refusal(Read read) {
    try {
        read();
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault().code, fault::builtin_file_broken);
        return failure.fault().details.at(0).second + ": " + failure.fault().details.at(1).second;
    }
    return "nothing";
}

TEST(YamlFields, ReadsEachKindOfValue) {
    const YamlFields read =
        fields("{name: Biên Hòa, from: 2019-06-01, open: true, sure: likely, more: {a: b}}");
    EXPECT_EQ(read.text("name"), "Biên Hòa");
    EXPECT_EQ(read.date("from"), *Date::of(2019, 6, 1));
    EXPECT_TRUE(read.boolean("open"));
    EXPECT_EQ(read.confidence("sure"), Confidence::likely);
    EXPECT_EQ(read.map("more").text("a"), "b");
    EXPECT_FALSE(read.maybe_text("none"));
    EXPECT_FALSE(read.maybe_date("none"));
}

TEST(YamlFields, RefusesAKeyThatIsMissing) {
    const YamlFields read = fields("{a: 1}");
    EXPECT_EQ(refusal([&] { (void)read.text("b"); }), "data/test.yaml: no b");
    EXPECT_EQ(refusal([&] { (void)read.date("b"); }), "data/test.yaml: no b");
    EXPECT_EQ(refusal([&] { (void)read.map("a"); }), "data/test.yaml: no map a");
    EXPECT_EQ(refusal([&] { (void)read.list("a"); }), "data/test.yaml: no list a");
}

TEST(YamlFields, RefusesAKeyThatNobodyKnows) {
    const YamlFields read = fields("{a: 1, aa: 2}");
    read.only({"a", "aa", "b"});
    EXPECT_EQ(refusal([&] { read.only({"a", "b"}); }), "data/test.yaml: unknown key aa");
}

TEST(YamlFields, RefusesAValueOfTheWrongForm) {
    const YamlFields read = fields("{empty: '', list: [1], day: 1/6/2019, yes: yes, sure: maybe}");
    EXPECT_NE(refusal([&] { (void)read.text("empty"); }), "nothing");
    EXPECT_NE(refusal([&] { (void)read.text("list"); }), "nothing");
    EXPECT_NE(refusal([&] { (void)read.date("day"); }), "nothing");
    EXPECT_NE(refusal([&] { (void)read.boolean("yes"); }), "nothing");
    EXPECT_NE(refusal([&] { (void)read.confidence("sure"); }), "nothing");
}

TEST(YamlFields, NamesThePlace) {
    const YamlFields read = fields("{units: [{code: 731}, {name: x}], law: {of: {a: 1}}}");
    EXPECT_EQ(read.item("units", 0).text("code"), "731");
    EXPECT_EQ(refusal([&] { (void)read.item("units", 1).text("code"); }), "data/test.yaml/units[1]: no code");
    EXPECT_EQ(refusal([&] { (void)read.map("law").map("of").text("b"); }), "data/test.yaml/law/of: no b");
}

TEST(Confidence, EachWordReadsBack) {
    for (const Confidence each : {Confidence::sure, Confidence::likely, Confidence::unsure}) {
        EXPECT_EQ(parse_confidence(to_word(each)), each);
    }
    EXPECT_FALSE(parse_confidence("certain"));
    EXPECT_FALSE(parse_confidence(""));
}

}  // namespace
}  // namespace baophu

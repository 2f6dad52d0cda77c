// The law data themselves: they are read whole, and every planted mistake is caught. Days of
// change: boundaries_test.cpp.
#include "core/law/parameters.h"

#include <algorithm>
#include <array>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/law/citation_form.h"
#include "core/law/law_for_tests.h"

namespace baophu {
namespace {

// ---- Structure --------------------------------------------------------------------------

constexpr std::string_view sound = R"(
parameters:
  - id: test
    unit: VND
    title: {vi: "Thử", en: "Test"}
    values:
      - {from: "2018-01-01", to: "2018-12-31", value: "5", law: "Luật 1", article: "Điều 1", confidence: sure, checked: "2026-11-23"}
      - {from: "2019-01-01", value: "6", law: "Luật 1", article: "Điều 1", confidence: likely, checked: "2026-11-23", note: "N"}
)";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

// The problem that reading reports; empty if there is none.
std::string problem_of(const std::string& text) {
    const std::array<BuiltinFile, 1> files{{{"data/law/test.yaml", text}}};
    try {
        Parameters::read(files);
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault().code, fault::builtin_file_broken);
        return failure.fault().details.back().second;
    }
    return "";
}

TEST(Parameters, ASoundTextIsRead) {
    EXPECT_EQ(problem_of(std::string(sound)), "");
}

// LAW-1, LAW-2: each mistake planted in the sound text, and what is said of it.
TEST(Parameters, EveryPlantedMistakeIsCaught) {
    const std::vector<std::array<std::string, 3>> plants{
        {"note: \"N\"", "remark: \"N\"", "unknown key remark"},
        {"unit: VND", "unit: VND\n    colour: red", "unknown key colour"},
        {"unit: VND", "unit: dollar", "unknown unit dollar"},
        {"article: \"Điều 1\", confidence: likely", "confidence: likely", "no article"},
        {"law: \"Luật 1\", article: \"Điều 1\", confidence: likely",
         "article: \"Điều 1\", confidence: likely", "no law"},
        {"article: \"Điều 1\"", "article: \"\"", "article is no text"},
        {"confidence: likely", "confidence: perhaps", "confidence is neither sure, likely nor unsure"},
        {", checked: \"2026-11-23\", note", ", note", "no checked"},
        {"to: \"2018-12-31\"", "to: \"2019-01-01\"", "two values hold on 2019-01-01"},
        {"to: \"2018-12-31\"", "to: \"2018-12-30\"", "no value after 2018-12-30: write none or unknown"},
        {"to: \"2018-12-31\"", "to: \"2017-12-31\"", "a value ends before it begins"},
        {", to: \"2018-12-31\"", "", "a value without an end before another"},
        {"from: \"2019-01-01\"", R"(from: "2019-01-01", to: "2020-01-01")",
         "the last value ends: write none or unknown after it"},
        {"value: \"6\"", "value: \"6.5\"", "6.5 is no VND"},
        {"value: \"6\"", "value: \"-6\"", "-6 is no VND"},
        {"value: \"6\"", "value: \"perhaps\"", "perhaps is no VND"},
        {"value: \"6\", ", "", "no value"},
        {"value: \"6\"", "by: {I: \"6\"}", "unknown key"},
        {"en: \"Test\"", "de: \"Test\"", "unknown key de"},
    };
    for (const auto& [from, to, expected] : plants) {
        const std::string found = problem_of(replaced(std::string(sound), from, to));
        if (expected == "unknown key") {
            EXPECT_NE(found, "") << from;
        } else {
            EXPECT_EQ(found, expected) << from;
        }
    }
}

TEST(Parameters, AGapMayBeWrittenAsNoneOrUnknown) {
    EXPECT_EQ(problem_of(replaced(std::string(sound), "value: \"6\"", "value: \"unknown\"")), "");
    EXPECT_EQ(problem_of(replaced(std::string(sound), "value: \"6\"", "value: \"none\"")), "");
}

TEST(Parameters, AScopeWantsAFigureForEachMember) {
    const std::string scoped = replaced(
        replaced(replaced(std::string(sound), "unit: VND", "unit: VND\n    scope: {name: zone, of: [I, II]}"),
                 "value: \"5\"", R"(by: {I: "5", II: "4"})"),
        "value: \"6\"", R"(by: {I: "6", II: "unknown"})");
    EXPECT_EQ(problem_of(scoped), "");
    EXPECT_EQ(problem_of(replaced(scoped, ", II: \"4\"", "")), "no II");
    EXPECT_EQ(problem_of(replaced(scoped, ", II: \"4\"", ", II: \"4\", V: \"4\"")), "unknown scope V");
    EXPECT_EQ(problem_of(replaced(scoped, "by: {I: \"5\", II: \"4\"}", "value: \"5\"")),
              "a value without its scope");
}

// LAW-20: a placeholder is no citation, and nothing is cited only by what is not sure.
TEST(Parameters, APlaceholderIsNoCitation) {
    const auto with = [](std::string_view from, std::string_view to) {
        return problem_of(replaced(std::string(sound), from, to));
    };
    constexpr std::string_view likely = "article: \"Điều 1\", confidence: likely";
    for (const std::string word :
         {"Chưa tìm thấy", "Toàn văn", "Không có quy định riêng", "không rõ", "A", "?", "điều 3"}) {
        EXPECT_EQ(with(likely, "article: \"" + word + "\", confidence: likely"), word + " is no article");
        EXPECT_EQ(with(likely, "article: \"Điều 1; " + word + "\", confidence: likely"),
                  word + " is no article");
    }
    EXPECT_EQ(with("law: \"Luật 1\", article: \"Điều 1\", confidence: likely",
                   "law: \"Nghị định xử phạt vi phạm hành chính\", article: \"Điều 1\", confidence: likely"),
              "Nghị định xử phạt vi phạm hành chính is no law");
    constexpr std::string_view refused = "nothing is cited: be unsure, or likely with a note";
    EXPECT_EQ(with(likely, "article: unknown, confidence: sure"), refused);
    EXPECT_EQ(with(likely, "article: unknown, confidence: likely"), "");
    EXPECT_EQ(with("article: \"Điều 1\", confidence: likely, checked: \"2026-11-23\", note: \"N\"",
                   "article: unknown, confidence: likely, checked: \"2026-11-23\""),
              refused);
    EXPECT_EQ(with("article: \"Điều 1\", confidence: likely, checked: \"2026-11-23\", note: \"N\"",
                   "article: unknown, confidence: unsure, checked: \"2026-11-23\""),
              "");
    EXPECT_EQ(with("law: \"Luật 1\", article: \"Điều 1\", confidence: likely",
                   "law: unknown, article: \"Điều 1\", confidence: sure"),
              refused);
    EXPECT_EQ(with(likely, "article: \"Điều 1; unknown\", confidence: sure"), "");
}

// LAW-20: what the note said of an article stands in the article, where every reader sees it; and
// `whole` is cited of a silent paper, or of one of these, which have no articles.
TEST(Parameters, ArticlesOfTheBuiltInLawSayWhatIsOpen) {
    constexpr std::array<std::string_view, 4> without_articles{"Thông báo 63/", "Công văn 151/",
                                                               "Chỉ thị 20/", "Nghị quyết 42/"};
    int open = 0;
    for (const auto& [id, parameter] : law().parameters.all()) {
        for (const ParameterValue& value : parameter.values) {
            EXPECT_EQ(value.note.find("Số điều"), std::string::npos) << id;
            open += article_is_open(value.article) ? 1 : 0;
            if (value.article.find(cited_whole) == std::string::npos) continue;
            const bool silent = std::ranges::all_of(
                value.figures, [](const ScopedText& each) { return each.text == ScopedText::none; });
            const bool has_none = std::ranges::any_of(
                without_articles, [&](std::string_view paper) { return value.law.starts_with(paper); });
            EXPECT_TRUE(silent || has_none) << id << ' ' << value.law;
        }
    }
    EXPECT_GT(open, 50);
    EXPECT_FALSE(article_is_open("Điều 89; Điều 6"));
    EXPECT_TRUE(article_is_open("Điều 89; Điều 6 (số điều chưa đối chiếu)"));
    EXPECT_TRUE(article_is_open("Điều 89; unknown"));
}

// LAW-1: a figure that another law sets cites that law, with its article.
TEST(Parameters, AFigureMayCiteItsOwnLaw) {
    const std::string scoped = replaced(
        replaced(replaced(std::string(sound), "unit: VND", "unit: VND\n    scope: {name: zone, of: [I, II]}"),
                 "value: \"5\"", R"(by: {I: "5", II: "4"})"),
        "value: \"6\"", R"(by: {I: "6", II: "7"})");
    const auto with = [&](std::string_view text) {
        return problem_of(replaced(scoped, "confidence: likely", "confidence: likely, " + std::string(text)));
    };
    EXPECT_EQ(with("law_by: {II: \"Luật 2\"}, article_by: {II: \"Điều 2\"}"), "");
    EXPECT_EQ(with("law_by: {II: \"Luật 2\"}"), "II has its own law or article, and not the other");
    EXPECT_EQ(with("law_by: {V: \"Luật 2\"}, article_by: {V: \"Điều 2\"}"), "unknown scope V");
    EXPECT_EQ(with("law_by: {II: \"Luật 2\"}, article_by: {II: \"Chưa rõ\"}"), "Chưa rõ is no article");
    LawReader reader = law().on(day("2019-08-01"));
    reader.word("ceiling.basis", "compulsory");
    reader.word("ceiling.basis", "health");
    reader.word("ceiling.basis", "unemployment");
    EXPECT_EQ(reader.citations()[0].law, "Luật BHXH 58/2014/QH13");
    EXPECT_TRUE(reader.citations()[1].law.starts_with("Luật BHYT 25/2008/QH12"));
    EXPECT_EQ(reader.citations()[2].article, "Điều 58");
}

// LAW-1: a figure less sure than its value says so itself, and only then.
TEST(Parameters, AFigureMayBeLessSureThanItsValue) {
    const std::string scoped = replaced(
        replaced(replaced(std::string(sound), "unit: VND", "unit: VND\n    scope: {name: zone, of: [I, II]}"),
                 "value: \"5\"", R"(by: {I: "5", II: "4"})"),
        "value: \"6\"", R"(by: {I: "6", II: "unknown"})");
    const auto with = [&](std::string_view text) {
        return problem_of(replaced(scoped, "confidence: likely", "confidence: likely, " + std::string(text)));
    };
    EXPECT_EQ(with("confidence_by: {II: unsure}"), "");
    EXPECT_EQ(with("confidence_by: {V: unsure}"), "unknown scope V");
    EXPECT_EQ(with("confidence_by: {II: likely}"), "II is no less sure than its value");
    EXPECT_EQ(with("confidence_by: {II: perhaps}"), "II is neither sure, likely nor unsure");
    LawReader reader = law().on(day("2026-10-01"));
    reader.word("contribution.base", "worker");
    EXPECT_EQ(lowest(reader.citations()), Confidence::sure);
    reader.word("contribution.base", "commune_official");
    EXPECT_EQ(lowest(reader.citations()), Confidence::likely);
}

TEST(Parameters, AnIdStandsOnce) {
    const std::string second(sound.substr(sound.find("  - id")));
    EXPECT_EQ(problem_of(std::string(sound) + second), "test stands twice");
}

TEST(Parameters, UnknownNoneAndEarlyDaysEndTheComputation) {
    const auto fault_of = [](std::string_view id, std::string_view iso, std::string_view scope) {
        LawReader reader = law().on(day(iso));
        const auto found = unless_law_is_silent([&] { return reader.decimal(id, scope); });
        return found.ok() ? std::string("no fault") : found.fault().code;
    };
    EXPECT_EQ(fault_of("interest.monthly_percent", "2018-06-01", "social"), fault::law_value_unknown);
    EXPECT_EQ(fault_of("interest.monthly_percent", "2025-07-01", "social"), fault::law_value_none);
    EXPECT_EQ(fault_of("base_salary", "2013-06-30", ""), fault::law_before_record);
    EXPECT_EQ(fault_of("base_salary", "2019-06-30", "I"), fault::law_scope_unknown);
    EXPECT_EQ(fault_of("regional_minimum_wage", "2019-06-30", ""), fault::law_scope_unknown);
    EXPECT_EQ(fault_of("nothing", "2019-06-30", ""), fault::law_parameter_unknown);
}

// LAW-3: what the law data hold, counted, so that a lost file shows.
TEST(Parameters, TheBuiltInLawIsWhole) {
    EXPECT_GE(law().parameters.all().size(), 150U);
    EXPECT_EQ(law().subjects.all().size(), 54U);
    for (const auto& [id, parameter] : law().parameters.all()) {
        for (const ParameterValue& value : parameter.values) {
            const bool unsourced = value.law == cited_unknown || value.article == cited_unknown;
            EXPECT_FALSE(unsourced && value.confidence == Confidence::sure) << id;
            for (const ScopedText& each : value.figures) {
                const bool known = each.text != ScopedText::unknown;
                EXPECT_TRUE(known || each.confidence == Confidence::unsure) << id << ' ' << each.scope;
            }
        }
    }
}

}  // namespace
}  // namespace baophu

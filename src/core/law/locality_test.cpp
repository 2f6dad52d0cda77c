#include "core/law/locality.h"

#include <array>

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/law/law.h"

namespace baophu {
namespace {

const Law& law() {
    static const Law all = Law::load();
    return all;
}

CountedBy asked(const char* scheme, const char* date) {
    LawReader reader = law().on(*Date::parse(date));
    const CountedBy answer = counted_by(reader, scheme);
    EXPECT_EQ(reader.citations().size(), 1U);
    return answer;
}

// TER-10
TEST(Locality, GoesByTheManagingUnitOrByResidence) {
    EXPECT_EQ(asked("compulsory", "2019-12-31"), CountedBy::managing_unit);
    EXPECT_EQ(asked("unemployment", "2019-12-31"), CountedBy::managing_unit);
    EXPECT_EQ(asked("voluntary", "2019-12-31"), CountedBy::residence);
}

// TER-10: likely while there were district offices, unsure since.
TEST(Locality, SaysHowFarItIsToBeTrustedOnEachSideOfTheChange) {
    for (const auto& [date, confidence] :
         {std::pair{"2025-06-30", Confidence::likely}, std::pair{"2025-07-01", Confidence::unsure}}) {
        LawReader reader = law().on(*Date::parse(date));
        counted_by(reader, "voluntary");
        EXPECT_EQ(lowest(reader.citations()), confidence) << date;
    }
}

TEST(Locality, EveryWordOfTheFileIsOneOfThese) {
    for (const ParameterValue& value : law().parameters.parameter("locality.counted_by").values) {
        for (const ScopedText& figure : value.figures) {
            LawReader reader = law().on(value.from);
            EXPECT_EQ(to_word(counted_by(reader, figure.scope)), figure.text);
        }
    }
}

TEST(Locality, RefusesASchemeThatThereIsNotAndADayBeforeTheRecord) {
    LawReader reader = law().on(*Date::parse("2019-12-31"));
    EXPECT_THROW(counted_by(reader, "health"), Failure);
    LawReader before = law().on(*Date::parse("2017-04-30"));
    try {
        counted_by(before, "compulsory");
        FAIL();
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault().code, fault::law_before_record);
    }
}

TEST(Locality, AWordThatNobodyKnowsBreaksTheFile) {
    const BuiltinFile file{"data/law/test.yaml",
                           "parameters:\n"
                           "  - {id: locality.counted_by, unit: word, title: {vi: a, en: b},\n"
                           "     values: [{from: \"2019-01-01\", value: birthplace, law: Luật 1, article: "
                           "Điều 1, confidence: sure,\n"
                           "               checked: \"2026-11-25\"}]}\n"};
    const Parameters parameters = Parameters::read(std::array{file});
    LawReader reader(parameters, *Date::parse("2019-12-31"));
    try {
        counted_by(reader, "");
        FAIL();
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.fault().code, fault::builtin_file_broken);
    }
}

}  // namespace
}  // namespace baophu

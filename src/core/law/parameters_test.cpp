// The law data themselves: they are read whole, every planted mistake is caught, and on each
// day of change the value of the day before still holds the day before.
#include "core/law/parameters.h"

#include <array>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/law/law_for_tests.h"

namespace baophu {
namespace {

std::string figure(std::string_view id, std::string_view iso, std::string_view scope = "") {
    LawReader reader = law().on(day(iso));
    return reader.maybe_text(id, scope).value_or("none");
}

Date day_before(const Date& date) {
    for (Month month = *Month::of(date.year(), date.month());; month = month.plus(-1)) {
        for (unsigned number = 31; number > 0; --number) {
            const std::optional<Date> found = Date::of(month.year(), month.month(), number);
            if (found && *found < date) return *found;
        }
    }
}

// ---- Structure --------------------------------------------------------------------------

constexpr std::string_view sound = R"(
parameters:
  - id: test
    unit: VND
    title: {vi: "Thử", en: "Test"}
    values:
      - {from: "2018-01-01", to: "2018-12-31", value: "5", law: "L", article: "A", confidence: sure, checked: "2026-11-23"}
      - {from: "2019-01-01", value: "6", law: "L", article: "A", confidence: likely, checked: "2026-11-23", note: "N"}
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
        {"article: \"A\", confidence: likely", "confidence: likely", "no article"},
        {"law: \"L\", article: \"A\", confidence: likely", "article: \"A\", confidence: likely", "no law"},
        {"article: \"A\"", "article: \"\"", "article is no text"},
        {"confidence: likely", "confidence: perhaps", "confidence is neither sure, likely nor unsure"},
        {", checked: \"2026-11-23\", note", ", note", "no checked"},
        {"to: \"2018-12-31\"", "to: \"2019-01-01\"", "two values hold on 2019-01-01"},
        {"to: \"2018-12-31\"", "to: \"2018-12-30\"", "no value after 2018-12-30: write none or unknown"},
        {"to: \"2018-12-31\"", "to: \"2017-12-31\"", "a value ends before it begins"},
        {", to: \"2018-12-31\"", "", "a value without an end before another"},
        {"from: \"2019-01-01\"", "from: \"2019-01-01\", to: \"2020-01-01\"",
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
                 "value: \"5\"", "by: {I: \"5\", II: \"4\"}"),
        "value: \"6\"", "by: {I: \"6\", II: \"unknown\"}");
    EXPECT_EQ(problem_of(scoped), "");
    EXPECT_EQ(problem_of(replaced(scoped, ", II: \"4\"", "")), "no II");
    EXPECT_EQ(problem_of(replaced(scoped, ", II: \"4\"", ", II: \"4\", V: \"4\"")), "unknown scope V");
    EXPECT_EQ(problem_of(replaced(scoped, "by: {I: \"5\", II: \"4\"}", "value: \"5\"")),
              "a value without its scope");
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
    EXPECT_GE(law().parameters.all().size(), 100U);
    EXPECT_EQ(law().subjects.all().size(), 54U);
    for (const auto& [id, parameter] : law().parameters.all()) {
        for (const ParameterValue& value : parameter.values) {
            const bool unsourced = value.law.starts_with("Chưa") || value.article.starts_with("Chưa");
            EXPECT_FALSE(unsourced && value.confidence == Confidence::sure) << id;
        }
    }
}

// ---- Days of change ---------------------------------------------------------------------

// LAW-3: of every parameter, the day before a change belongs to the old value and the day
// itself to the new one.
TEST(Boundaries, EveryChangeOfEveryParameter) {
    std::size_t changes = 0;
    for (const auto& [id, parameter] : law().parameters.all()) {
        for (std::size_t i = 1; i < parameter.values.size(); ++i) {
            const ParameterValue& next = parameter.values[i];
            const ParameterValue& before = parameter.values[i - 1];
            EXPECT_EQ(&law().parameters.on(id, next.from), &next) << id;
            EXPECT_EQ(&law().parameters.on(id, day_before(next.from)), &before) << id;
            EXPECT_TRUE(next.law != before.law || next.article != before.article ||
                        next.confidence != before.confidence ||
                        next.figures[0].text != before.figures[0].text || next.figures.size() > 1)
                << id << ' ' << next.from.iso() << " changes nothing";
            ++changes;
        }
    }
    EXPECT_GT(changes, 150U);
}

struct Change {
    const char* id;
    const char* scope;
    const char* day;
    const char* before;
    const char* from_then;
};

// Written by hand from the decrees, not from the files.
const std::vector<Change> changes{
    {"base_salary", "", "2016-05-01", "1150000", "1210000"},
    {"base_salary", "", "2017-07-01", "1210000", "1300000"},
    {"base_salary", "", "2018-07-01", "1300000", "1390000"},
    {"base_salary", "", "2019-07-01", "1390000", "1490000"},
    {"base_salary", "", "2023-07-01", "1490000", "1800000"},
    {"base_salary", "", "2024-07-01", "1800000", "2340000"},
    {"base_salary", "", "2026-07-01", "2340000", "2530000"},
    {"regional_minimum_wage", "I", "2015-01-01", "2700000", "3100000"},
    {"regional_minimum_wage", "I", "2016-01-01", "3100000", "3500000"},
    {"regional_minimum_wage", "I", "2017-01-01", "3500000", "3750000"},
    {"regional_minimum_wage", "I", "2018-01-01", "3750000", "3980000"},
    {"regional_minimum_wage", "I", "2019-01-01", "3980000", "4180000"},
    {"regional_minimum_wage", "I", "2020-01-01", "4180000", "4420000"},
    {"regional_minimum_wage", "I", "2022-07-01", "4420000", "4680000"},
    {"regional_minimum_wage", "I", "2024-07-01", "4680000", "4960000"},
    {"regional_minimum_wage", "I", "2026-01-01", "4960000", "5310000"},
    {"regional_minimum_wage", "II", "2015-01-01", "2400000", "2750000"},
    {"regional_minimum_wage", "II", "2016-01-01", "2750000", "3100000"},
    {"regional_minimum_wage", "II", "2017-01-01", "3100000", "3320000"},
    {"regional_minimum_wage", "II", "2018-01-01", "3320000", "3530000"},
    {"regional_minimum_wage", "II", "2019-01-01", "3530000", "3710000"},
    {"regional_minimum_wage", "II", "2020-01-01", "3710000", "3920000"},
    {"regional_minimum_wage", "II", "2022-07-01", "3920000", "4160000"},
    {"regional_minimum_wage", "II", "2024-07-01", "4160000", "4410000"},
    {"regional_minimum_wage", "II", "2026-01-01", "4410000", "4730000"},
    {"regional_minimum_wage", "III", "2015-01-01", "2100000", "2400000"},
    {"regional_minimum_wage", "III", "2016-01-01", "2400000", "2700000"},
    {"regional_minimum_wage", "III", "2017-01-01", "2700000", "2900000"},
    {"regional_minimum_wage", "III", "2018-01-01", "2900000", "3090000"},
    {"regional_minimum_wage", "III", "2019-01-01", "3090000", "3250000"},
    {"regional_minimum_wage", "III", "2020-01-01", "3250000", "3430000"},
    {"regional_minimum_wage", "III", "2022-07-01", "3430000", "3640000"},
    {"regional_minimum_wage", "III", "2024-07-01", "3640000", "3860000"},
    {"regional_minimum_wage", "III", "2026-01-01", "3860000", "4140000"},
    {"regional_minimum_wage", "IV", "2015-01-01", "1900000", "2150000"},
    {"regional_minimum_wage", "IV", "2016-01-01", "2150000", "2400000"},
    {"regional_minimum_wage", "IV", "2017-01-01", "2400000", "2580000"},
    {"regional_minimum_wage", "IV", "2018-01-01", "2580000", "2760000"},
    {"regional_minimum_wage", "IV", "2019-01-01", "2760000", "2920000"},
    {"regional_minimum_wage", "IV", "2020-01-01", "2920000", "3070000"},
    {"regional_minimum_wage", "IV", "2022-07-01", "3070000", "3250000"},
    {"regional_minimum_wage", "IV", "2024-07-01", "3250000", "3450000"},
    {"regional_minimum_wage", "IV", "2026-01-01", "3450000", "3700000"},
    {"retirement_age", "male", "2021-01-01", "720", "723"},
    {"retirement_age", "male", "2025-01-01", "732", "735"},
    {"retirement_age", "male", "2026-01-01", "735", "738"},
    {"retirement_age", "male", "2027-01-01", "738", "741"},
    {"retirement_age", "male", "2028-01-01", "741", "744"},
    {"retirement_age", "male", "2029-01-01", "744", "744"},
    {"retirement_age", "female", "2021-01-01", "660", "664"},
    {"retirement_age", "female", "2025-01-01", "676", "680"},
    {"retirement_age", "female", "2026-01-01", "680", "684"},
    {"retirement_age", "female", "2027-01-01", "684", "688"},
    {"retirement_age", "female", "2035-01-01", "716", "720"},
    {"rate.pension.employer", "worker", "2025-07-01", "14", "14"},
    {"rate.pension.employer", "foreigner", "2022-01-01", "none", "14"},
    {"rate.pension.employee", "foreigner", "2022-01-01", "none", "8"},
    {"rate.pension.employee", "owner", "2025-07-01", "none", "22"},
    {"rate.sickness_maternity.employee", "owner", "2025-07-01", "none", "3"},
    {"rate.sickness_maternity.employer", "foreigner", "2018-12-01", "none", "3"},
    {"rate.accident.employer", "worker", "2017-06-01", "1", "0.5"},
    {"rate.accident.employer", "foreigner", "2018-12-01", "none", "0.5"},
    {"rate.accident.employer.reduced", "", "2020-07-15", "none", "0.3"},
    {"relief.accident.employer", "", "2021-07-01", "none", "0"},
    {"relief.accident.employer", "", "2022-07-01", "0", "none"},
    {"relief.unemployment.employer", "", "2021-10-01", "none", "0"},
    {"relief.unemployment.employer", "", "2022-10-01", "0", "none"},
    {"voluntary.minimum_income", "", "2022-01-01", "700000", "1500000"},
    {"voluntary.support_percent", "poor", "2018-01-01", "none", "30"},
    {"voluntary.support_percent", "poor", "2025-07-01", "30", "50"},
    {"voluntary.support_percent", "near_poor", "2025-07-01", "25", "40"},
    {"voluntary.support_percent", "ethnic_minority", "2025-07-01", "10", "30"},
    {"voluntary.support_percent", "other", "2025-07-01", "10", "20"},
    {"voluntary.arrears_months_max", "", "2025-07-01", "120", "60"},
    {"pension.years_min", "", "2025-07-01", "20", "15"},
    {"interest.monthly_percent", "social", "2017-01-01", "1.065", "1.317"},
    {"interest.daily_percent", "", "2025-07-01", "none", "0.03"},
    {"payment.deadline_month", "", "2025-07-01", "0", "1"},
    {"fine.evasion.amount", "", "2020-04-15", "none", "50000000..75000000"},
    {"fine.evasion.amount", "", "2026-09-10", "50000000..75000000", "none"},
    {"criminal.months_min", "", "2018-01-01", "none", "6"},
    {"wage_zone.741", "", "2022-07-01", "II", "I"},
};

TEST(Boundaries, ByHand) {
    for (const Change& change : changes) {
        EXPECT_EQ(figure(change.id, day_before(day(change.day)).iso(), change.scope), change.before)
            << change.id << ' ' << change.scope << " before " << change.day;
        EXPECT_EQ(figure(change.id, change.day, change.scope), change.from_then)
            << change.id << ' ' << change.scope << " on " << change.day;
    }
}

TEST(Boundaries, WageZonesOfDongNaiIn2020) {
    const std::vector<std::pair<std::string, std::string>> zones{
        {"731", "I"},  {"732", "I"},  {"742", "I"},  {"740", "I"},   {"735", "I"},  {"737", "I"},
        {"736", "II"}, {"741", "II"}, {"738", "II"}, {"739", "III"}, {"734", "III"}};
    for (const auto& [code, zone] : zones)
        EXPECT_EQ(figure("wage_zone." + code, "2020-06-01"), zone) << code;
}

}  // namespace
}  // namespace baophu

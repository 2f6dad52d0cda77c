// baophu target allocate, from the command line to the text that is read.
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include "core/base/temporary_folder_for_tests.h"
#include "edge/cli/program_for_tests.h"

namespace baophu::cli {
namespace {

namespace json = boost::json;

bool tells(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

class WeightsFile {
public:
    explicit WeightsFile(std::string_view content) : path_(folder_.file("weights.csv", content)) {}

    std::string path() const { return path_.string(); }

private:
    TemporaryFolder folder_;
    std::filesystem::path path_;
};

// The totals are those that the plan prints in its section II.
TEST(TargetCommand, divides_the_sample_plan_and_says_that_it_computed) {
    const Ended told = baophu({"target", "allocate"});
    ASSERT_EQ(told.exit_code, 0) << told.err;
    for (const char* part : {"818.486", "6.350", "786.920", "853.180", "9.480", "821.860",
                             "SỐ TÍNH TOÁN, KHÔNG CÓ TRONG KẾ HOẠCH", "TP. Biên Hòa", "TP. Long Khánh",
                             "Huyện Nhơn Trạch", "chưa chắc"}) {
        EXPECT_TRUE(tells(told.out, part)) << part << '\n' << told.out;
    }
}

TEST(TargetCommand, one_scheme_and_year_shows_what_decided) {
    const Ended told =
        baophu({"--lang", "en", "target", "allocate", "--year", "2019", "--scheme", "voluntary"});
    ASSERT_EQ(told.exit_code, 0) << told.err;
    for (const char* part :
         {"COMPUTED, NOT IN THE PLAN", "1,055,414", "2,164", "fraction filled", "fraction cut"})
        EXPECT_TRUE(tells(told.out, part)) << part << '\n' << told.out;
    EXPECT_FALSE(tells(told.out, "818,486"));
}

TEST(TargetCommand, every_format_carries_the_mark_and_json_sums_to_the_totals) {
    const Ended csv = baophu({"target", "allocate", "--format", "csv"});
    EXPECT_TRUE(tells(csv.out, "2019,voluntary,731,TP. Biên Hòa,1055414,0,,2164,raised,computed_not_in_plan"))
        << csv.out;

    const Ended told = baophu({"target", "allocate", "--format", "json"});
    const json::value parsed = json::parse(told.out);
    const json::object& answer = parsed.as_object();
    EXPECT_EQ(answer.at("basis"), "computed_not_in_plan");
    EXPECT_EQ(answer.at("totals").as_array().size(), 6U);
    EXPECT_EQ(answer.at("targets").as_array().size(), 66U);
    for (const json::value& total : answer.at("totals").as_array()) {
        std::int64_t sum = 0;
        for (const json::value& target : answer.at("targets").as_array()) {
            if (target.at("scheme") == total.at("scheme") && target.at("year") == total.at("year"))
                sum += target.at("target").as_int64();
        }
        EXPECT_EQ(sum, total.at("total").as_int64()) << total.at("scheme").as_string();
    }
}

TEST(TargetCommand, a_file_of_weights_with_floors_and_ceilings) {
    const WeightsFile file("mã đơn vị,trọng số,mức sàn,mức trần\n731,5,,3.000\n732,1,2000,\n742,1,,\n");
    const Ended told = baophu({"target", "allocate", "--scheme", "voluntary", "--year", "2019", "--total",
                               "6.350", "--weights", file.path()});
    ASSERT_EQ(told.exit_code, 0) << told.err;
    for (const char* part : {"tổng số tự cho", "3.000", "2.000", "1.350", "mức trần", "mức sàn", "6.350"})
        EXPECT_TRUE(tells(told.out, part)) << part << '\n' << told.out;
}

// Whoever asks for one scheme or year gets what he would get among all of them.
TEST(TargetCommand, one_question_keeps_the_rules_of_the_whole) {
    const WeightsFile file(
        "unit,scheme,year,weight\n731,compulsory,,9\n732,compulsory,,1\n731,unemployment,,1\n732,"
        "unemployment,,9\n"
        "731,voluntary,2019,1\n732,voluntary,2019,9\n731,voluntary,2020,9\n732,voluntary,2020,1\n");
    const auto rows = [&](std::vector<std::string> asked) {
        std::vector<std::string> arguments{"target", "allocate", "--weights", file.path(), "--format", "csv"};
        arguments.insert(arguments.end(), asked.begin(), asked.end());
        const Ended told = baophu(arguments);
        EXPECT_EQ(told.exit_code, 0) << told.err;
        std::set<std::string> lines;
        std::istringstream text(told.out);
        for (std::string line; std::getline(text, line);)
            lines.insert(line);
        return lines;
    };
    const std::set<std::string> whole = rows({});
    for (const std::vector<std::string>& asked :
         {std::vector<std::string>{"--scheme", "unemployment"}, std::vector<std::string>{"--year", "2020"},
          std::vector<std::string>{"--scheme", "voluntary", "--year", "2020"}}) {
        for (const std::string& line : rows(asked))
            EXPECT_TRUE(whole.contains(line)) << line;
    }
    const std::string bounded =
        baophu({"target", "allocate", "--weights", file.path(), "--year", "2019", "--scheme", "unemployment"})
            .out;
    EXPECT_TRUE(tells(bounded, "81.849")) << "732 may not have more than its compulsory target\n" << bounded;
    EXPECT_TRUE(tells(bounded, "BHTN không vượt")) << bounded;
    EXPECT_FALSE(tells(bounded, "không giảm so với năm trước")) << bounded;
}

TEST(TargetCommand, a_total_of_the_user_keeps_to_the_plan_beside_it) {
    const Ended above =
        baophu({"target", "allocate", "--scheme", "unemployment", "--year", "2019", "--total", "900000"});
    EXPECT_EQ(above.exit_code, 6);
    EXPECT_TRUE(tells(above.err, "BP-725") && tells(above.err, "818.486")) << above.err;
    const Ended fallen =
        baophu({"target", "allocate", "--scheme", "voluntary", "--year", "2020", "--total", "6000"});
    EXPECT_TRUE(tells(fallen.err, "BP-723")) << fallen.err;
    EXPECT_EQ(baophu({"target", "allocate", "--scheme", "voluntary", "--year", "2020", "--total", "6000",
                      "--may-fall"})
                  .exit_code,
              0);
}

// There are no districts from 01/07/2025.
TEST(TargetCommand, units_that_are_gone_get_no_target) {
    const Ended told =
        baophu({"target", "allocate", "--scheme", "voluntary", "--year", "2030", "--total", "45000"});
    EXPECT_EQ(told.exit_code, 6);
    EXPECT_TRUE(tells(told.err, "BP-728") && tells(told.err, "731")) << told.err;
    EXPECT_EQ(baophu({"target", "allocate", "no-such-plan"}).exit_code, 3);
}

TEST(TargetCommand, units_without_weight_are_named) {
    const WeightsFile file("unit,weight\n731,1\n732,1\n");
    const Ended told =
        baophu({"target", "allocate", "--weights", file.path(), "--year", "2019", "--scheme", "voluntary"});
    EXPECT_TRUE(tells(told.out, "9 đơn vị không có trọng số") && tells(told.out, "Huyện Tân Phú"))
        << told.out;
}

TEST(TargetCommand, every_fault_of_a_weights_file_is_told) {
    const WeightsFile file("unit,weight\n733,1\n731,x\n");
    const Ended told = baophu({"target", "allocate", "--weights", file.path()});
    EXPECT_EQ(told.exit_code, 3);
    EXPECT_TRUE(tells(told.err, "BP-736") && tells(told.err, "\"733\"")) << told.err;
    EXPECT_TRUE(tells(told.err, "BP-734") && tells(told.err, "\"x\"")) << told.err;
    EXPECT_TRUE(told.out.empty());
}

TEST(TargetCommand, refuses_what_cannot_be_divided) {
    const WeightsFile file("unit,weight,scheme,ceiling\n731,1,voluntary,5000\n");
    const Ended full =
        baophu({"target", "allocate", "--scheme", "voluntary", "--year", "2019", "--weights", file.path()});
    EXPECT_EQ(full.exit_code, 6);
    EXPECT_TRUE(tells(full.err, "BP-724") && tells(full.err, "6.350") && tells(full.err, "5.000"))
        << full.err;
    const Ended none = baophu({"target", "allocate", "--year", "2019", "--weights", file.path()});
    EXPECT_TRUE(tells(none.err, "BP-727")) << none.err;
    const Ended year = baophu({"target", "allocate", "--year", "2018"});
    EXPECT_EQ(year.exit_code, 6);
    EXPECT_TRUE(tells(year.err, "BP-726") && tells(year.err, "BHTN 2020")) << year.err;
    EXPECT_EQ(baophu({"target", "allocate", "--total", "5"}).exit_code, 2);
    EXPECT_EQ(baophu({"target", "allocate", "--scheme", "health"}).exit_code, 2);
    EXPECT_EQ(baophu({"target", "allocate", "--year", "99999"}).exit_code, 2);
    EXPECT_EQ(baophu({"target", "allocate", "--weights", "/no/such/file"}).exit_code, 3);
    EXPECT_EQ(baophu({"target"}).exit_code, 2);
}

}  // namespace
}  // namespace baophu::cli

// The commands about the territory, from the command line to the text that is read.
#include "core/territory/territory.h"

#include <fstream>

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include "edge/cli/program_for_tests.h"
#include "edge/store/folder_for_tests.h"

namespace baophu::cli {
namespace {

void expect_told(const Ended& told, const std::vector<std::string>& parts) {
    EXPECT_EQ(told.exit_code, 0) << told.err;
    for (const std::string& part : parts)
        EXPECT_NE(told.out.find(part), std::string::npos) << part << "\n" << told.out;
}

void expect_refused(const Ended& told, const std::vector<std::string>& parts, int exit_code = 6) {
    EXPECT_EQ(told.exit_code, exit_code) << told.out;
    for (const std::string& part : parts)
        EXPECT_NE(told.err.find(part), std::string::npos) << part << "\n" << told.err;
}

// Golden test 41, from the command line.
TEST(TerritoryCommands, ListTellsTheUnitsOfTheDayAndHowManyAreKnown) {
    expect_told(baophu({"territory", "list", "--on", "2019-05-31"}),
                {"TX. Long Khánh", "thị xã", "11 đơn vị theo nguồn", "0 chưa biết"});
    expect_told(baophu({"territory", "list", "--on", "2019-06-01"}), {"TP. Long Khánh", "thành phố"});
    expect_told(baophu({"territory", "list", "--on", "2019-06-01", "--level", "commune"}),
                {"Phường Suối Tre", "170 đơn vị theo nguồn", "170 có trong dữ liệu"});
    expect_told(baophu({"--lang", "en", "territory", "list", "--on", "2025-07-01"}),
                {"Bien Hoa Ward", "75 Dong Nai Province", "95 units", "0 unknown"});
    expect_refused(baophu({"territory", "list", "--on", "2025-07-01", "--level", "district"}),
                   {"BP-651", "01/07/2025", "huyện"});
    expect_refused(baophu({"territory", "list", "--on", "2015-01-01", "--level", "commune"}), {"BP-651"});
}

TEST(TerritoryCommands, ListForMachines) {
    const auto found =
        boost::json::parse(
            baophu({"territory", "list", "--on", "2024-11-01", "--level", "commune", "--format", "json"}).out)
            .as_object();
    EXPECT_EQ(found.at("units").as_array().size(), 159U);
    EXPECT_EQ(found.at("counts").at("told").as_int64(), 159);
    EXPECT_EQ(found.at("counts").at("unknown").as_int64(), 0);
    const Ended csv = baophu({"territory", "list", "--on", "2019-12-31", "--format", "csv"});
    expect_told(csv, {"code,level,type,name,parent,from,to,sources,confidence\r\n", "732,district,city,"});
    expect_refused(baophu({"territory", "list", "--on", "2019-12-31", "--format", "xml"}), {"BP-110"}, 2);
    expect_refused(baophu({"territory", "list", "--on", "2019-12-31", "--level", "province"}), {"BP-110"}, 2);
    expect_refused(baophu({"territory", "list", "--on", "31/02/2019"}), {"BP-110"}, 2);
}

// Before any total is told there are districts all the same.
TEST(TerritoryCommands, ListSaysThatNoSourceTellsTheTotal) {
    expect_told(baophu({"territory", "list", "--on", "2010-01-01"}), {"không nguồn nào cho biết tổng số"});
}

TEST(TerritoryCommands, ShowTellsVersionsLinksAndSources) {
    expect_told(baophu({"territory", "show", "26407"}),
                {"Xã Suối Trầu", "Ngày 01/06/2019 chuyển vào:", "26395 Xã Bình Sơn: một phần, 5.816 người",
                 "26410 Xã Bàu Cạn", "Nghị quyết 673/NQ-UBTVQH14", "biết qua nơi trích dẫn", "chắc chắn"});
    expect_told(baophu({"--lang", "en", "territory", "show", "26326"}),
                {"Xuan Thanh Commune", "Dau Giay Township", "Dau Giay Ward", "13,692 persons",
                 "persons NOT KNOWN", "possibly a part", "26314 Bau Ham 2 Commune: whole"});
    expect_told(baophu({"territory", "show", "25195"}),
                {"hình thành từ các xã của 70 Tỉnh Bình Phước, không có trong dữ liệu"});
    expect_refused(baophu({"territory", "show", "99999"}), {"BP-650", "99999"});
}

TEST(TerritoryCommands, ShowTellsWhatItWasOnADayAndWhereItsPeopleAreOnAnother) {
    expect_told(baophu({"territory", "show", "26407", "--on", "2019-01-01", "--until", "2025-07-01"}),
                {"Ngày 01/01/2019: Xã Suối Trầu (xã)", "26368 Xã Long Thành, 26413 Xã Long Phước"});
    expect_told(baophu({"territory", "show", "26014", "--on", "2025-01-01", "--until", "2024-10-31"}),
                {"26014 Phường Tân Tiến, 26026 Phường Tân Mai"});
    expect_told(baophu({"territory", "show", "26407", "--on", "2020-01-01"}), {"không có đơn vị này"});
    expect_told(baophu({"territory", "show", "25195", "--on", "2025-07-01", "--until", "2019-12-31"}),
                {"không có đơn vị tương ứng"});
    expect_refused(baophu({"territory", "show", "26407", "--until", "2025-07-01"}), {"BP-101"}, 2);
}

TEST(TerritoryCommands, UnknownIsListed) {
    expect_told(baophu({"territory", "unknown"}),
                {"Núi Tượng", "Xuân Tâm", "Bình Phước", "không có số người trong nguồn: 20"});
    expect_told(baophu({"--lang", "en", "territory", "unknown"}),
                {"26128 Nui Tuong Commune -> 26134 Phu Lap"});
}

class CrosswalkCommand : public testing::Test {
protected:
    Ended cross(const std::string& content, std::vector<std::string> options) {
        std::ofstream(file()) << content;
        std::vector<std::string> arguments{"territory", "crosswalk", file().string()};
        arguments.insert(arguments.end(), options.begin(), options.end());
        return baophu(arguments);
    }

    void expect_line_refused(const std::string& content, const std::vector<std::string>& parts) {
        expect_refused(cross(content, {"--from", "2019-01-01", "--to", "2025-07-01"}), parts);
    }

    std::filesystem::path file() const { return folder_.path() / "so.csv"; }

private:
    TestFolder folder_;
};

TEST_F(CrosswalkCommand, CarriesAndPrintsTheSums) {
    expect_told(cross("unit,count\n26407,1000\n26404,2000\n", {"--from", "2019-05-31", "--to", "2019-06-01"}),
                {"893", "107", "THIẾU SỐ LIỆU", "chưa có số của", "chia theo số người: nq-673, press-673",
                 "Chưa tách được 2.000 (từ 26404)", "26395 Xã Bình Sơn, 26404 Xã Long An",
                 "Tổng 3.000 = đã chuyển 1.000 + chưa tách được 2.000 + ngoài dữ liệu 0"});
}

TEST_F(CrosswalkCommand, UnitsFromBinhPhuocShowNoData) {
    const Ended there = cross("unit,count\n731,10\n", {"--from", "2019-12-31", "--to", "2025-07-01"});
    expect_told(there,
                {"Phường Bình Phước", "không có số liệu", "đến từ 70 Tỉnh Bình Phước", "CHƯA TÁCH ĐƯỢC"});
    const Ended back = cross("unit,count\n25195,7\n26377,3\n",
                             {"--from", "2025-07-01", "--to", "2019-12-31", "--level", "district"});
    expect_told(back, {"Ngoài dữ liệu ngày 31/12/2019: 7 của 25195 Phường Bình Phước",
                       "Tổng 10 = đã chuyển 3 + chưa tách được 0 + ngoài dữ liệu 7"});
}

TEST_F(CrosswalkCommand, ForMachines) {
    const std::vector<std::string> way{"--from", "2024-10-31", "--to", "2024-11-01", "--format"};
    std::vector<std::string> as_json = way;
    as_json.emplace_back("json");
    const auto found = boost::json::parse(cross("unit,count\n25996,58088\n", as_json).out).as_object();
    EXPECT_EQ(found.at("total").as_int64(), 58'088);
    EXPECT_EQ(found.at("known").as_int64(), 58'088);
    for (const auto& unit : found.at("units").as_array()) {
        if (unit.at("unit").as_string() != "26023") continue;
        EXPECT_EQ(unit.at("count").as_int64(), 3'553);
        EXPECT_EQ(unit.at("divided_by").as_array().size(), 3U);
        EXPECT_EQ(unit.at("confidence").as_string(), "likely");
    }
    std::vector<std::string> as_csv = way;
    as_csv.emplace_back("csv");
    expect_told(cross("unit,count\n26128,50\n", as_csv),
                {"kind,unit,count,not_divided,state,confidence,candidates\r\n",
                 "not_divided,,50,,,,\"26122, 26134\"\r\n", "unit,26122,,50,incomplete,likely,\r\n"});
}

// A column more, in another order, with semicolons and a byte order mark, as Excel writes it.
TEST_F(CrosswalkCommand, TakesWhatExcelWrites) {
    expect_told(cross("\xEF\xBB\xBFname;count;unit\r\nTân Phong;10;25996\r\n",
                      {"--from", "2019-01-01", "--to", "2019-01-01"}),
                {"Phường Tân Phong", "Tổng 10 = đã chuyển 10"});
}

TEST_F(CrosswalkCommand, RefusesWithTheLine) {
    expect_line_refused("unit;count\n", {"BP-659"});
    expect_line_refused("", {"BP-659"});
    expect_line_refused("code,count\n26407,1\n", {"BP-652", "\"unit\""});
    expect_line_refused("unit,number\n26407,1\n", {"BP-652", "\"count\""});
    expect_line_refused("unit,count\n26407,1\n26404\n", {"BP-653", "dòng 3"});
    expect_line_refused("unit,count\n26407,\"1\n", {"BP-653", "dòng 2"});
    expect_line_refused("unit,count\n\n26407,\xFF\n", {"BP-653", "Không đọc được dòng 3"});
    for (const char* count : {"", "-1", "1.5", "1 000", "abc", "99999999999999999999"})
        expect_line_refused(std::string("unit,count\n26407,") + count + "\n", {"BP-654", "Dòng 2"});
    expect_line_refused("unit,count\n26407,1\n99999,2\n", {"BP-655", "Dòng 3", "99999", "01/01/2019"});
    expect_line_refused("unit,count\n25195,1\n", {"BP-655"});  // Not there in 2019.
    expect_line_refused("unit,count\n75,1\n", {"BP-655"});
    expect_line_refused("unit,count\n26407,1\n26404,1\n26407,2\n", {"BP-656", "Dòng 4", "dòng 2"});
    expect_line_refused("unit,count\n26407,1\n731,2\n", {"BP-657", "Dòng 3"});
    expect_line_refused("unit,count\n26407,9223372036854775807\n26404,1\n", {"BP-658", "dòng 3"});
}

TEST_F(CrosswalkCommand, RefusesADayWithoutUnitsAndAFileThatIsNotThere) {
    const std::string content = "unit,count\n26407,1\n";
    expect_refused(cross(content, {"--from", "2015-01-01", "--to", "2025-07-01"}), {"BP-651"});
    expect_refused(cross(content, {"--from", "2019-01-01", "--to", "2015-01-01"}), {"BP-651"});
    expect_refused(cross(content, {"--from", "2019-01-01", "--to", "2025-07-01", "--level", "district"}),
                   {"BP-651"});
    expect_refused(
        baophu({"territory", "crosswalk", "/nowhere/so.csv", "--from", "2019-01-01", "--to", "2025-07-01"}),
        {"BP-201"}, 3);
}

}  // namespace
}  // namespace baophu::cli

// The commands about the territory, from the command line to the text that is read.
#include "core/territory/territory.h"

#include <fstream>
#include <sstream>

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include "edge/cli/program_for_tests.h"
#include "edge/store/clock.h"
#include "edge/store/folder_for_tests.h"

namespace baophu::cli {
namespace {

// Every run of blanks and line breaks is one blank: where lines break is not what is told.
std::string flat(const std::string& text) {
    std::string result;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\r';
        if (!blank || !result.ends_with(' ')) result += blank ? ' ' : c;
    }
    return result;
}

void expect_told(const Ended& told, const std::vector<std::string>& parts) {
    EXPECT_EQ(told.exit_code, 0) << told.err;
    const std::string out = flat(told.out);
    for (const std::string& part : parts)
        EXPECT_NE(out.find(flat(part)), std::string::npos) << part << "\n" << told.out;
}

void expect_not_told(const Ended& told, const std::string& part) {
    EXPECT_EQ(flat(told.out).find(part), std::string::npos) << told.out;
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

// Resolution 1662 makes 23 wards and 72 communes, Resolution 237 wards of ten of these.
TEST(TerritoryCommands, ListTellsTheTypes) {
    expect_told(baophu({"territory", "list", "--on", "2026-04-29"}), {"72 xã, 23 phường; nq-1662"});
    expect_told(baophu({"territory", "list", "--on", "2026-04-30"}), {"62 xã, 33 phường; nq-237-2026"});
}

TEST(TerritoryCommands, ListIsOfTodayWhereNoDayIsGiven) {
    expect_told(baophu({"territory", "list"}), {"ngày " + store::today().vietnamese(), "Phường Biên Hòa"});
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

TEST(TerritoryCommands, ShowFindsAUnitByItsName) {
    expect_told(baophu({"territory", "show", "Suối Trầu"}), {"26407 (xã)", "26395 Xã Bình Sơn: một phần"});
    expect_told(baophu({"territory", "show", "suoi trau"}), {"26407 (xã)"});
    expect_told(baophu({"--lang", "en", "territory", "show", "Suoi Trau Commune"}), {"26407 (commune)"});
    const Ended several = baophu({"territory", "show", "Biên Hòa"});
    expect_told(several, {"2 đơn vị có tên này", "731 huyện", "26068 xã Phường Biên Hòa 01/07/2025 nay"});
    expect_not_told(several, "Nguồn:");
    expect_told(baophu({"territory", "show", "Biên Hòa", "--on", "2025-07-01"}), {"26068 (xã)", "Nguồn:"});
    expect_told(baophu({"territory", "show", "Biên Hòa", "--on", "2019-07-01"}), {"731 (huyện)"});
    expect_refused(baophu({"territory", "show", "Xuân Thạ"}), {"BP-660", "Xuân Thạ"});
    expect_refused(baophu({"territory", "show", "Suối Trầu", "--on", "2025-07-01"}), {"BP-660"});
    expect_refused(baophu({"territory", "show", " "}), {"BP-660"});
}

// TER-11
TEST(TerritoryCommands, ShowMarksWhatIsOnlyPossible) {
    const Ended told = baophu({"territory", "show", "26326", "--on", "2019-01-01", "--until", "2025-07-01"});
    expect_told(told, {"thuộc: 26326 Xã Dầu Giây, 26311 Xã Gia Kiệm (có thể, chưa chắc)",
                       "Có thể: địa giới có thay đổi"});
    expect_told(
        baophu({"--lang", "en", "territory", "show", "26326", "--on", "2019-01-01", "--until", "2025-07-01"}),
        {"26311 Gia Kiem Commune (possible, unsure)", "Possible: the border changed"});
    expect_not_told(baophu({"territory", "show", "26407", "--on", "2019-01-01", "--until", "2019-06-01"}),
                    "có thể,");
}

TEST(TerritoryCommands, StayOnThePage) {
    for (const char* language : {"vi", "en"}) {
        for (const char* date : {"2010-01-01", "2019-01-01", "2019-07-01", "2025-07-01", "2026-04-30"})
            expect_on_page({"--lang", language, "territory", "list", "--on", date});
        for (const char* date : {"2019-01-01", "2024-11-01"})
            expect_on_page({"--lang", language, "territory", "list", "--level", "commune", "--on", date});
        for (const char* unit : {"70", "75", "731", "732", "25195", "26014", "26068", "26128", "26326"})
            expect_on_page({"--lang", language, "territory", "show", unit});
        expect_on_page({"--lang", language, "territory", "show", "26326", "--on", "2019-01-01", "--until",
                        "2025-07-01"});
        expect_on_page({"--lang", language, "territory", "show", "Phú"});
        expect_on_page({"--lang", language, "territory", "unknown"});
    }
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

    // Every unit of the level on the day with a count.
    std::string whole(const char* day, UnitLevel level) const {
        std::string content = "unit,count\n";
        const Date date = Date::parse(day).value();
        for (const std::string& code : Territory::load("dong-nai.yaml").codes_on(date, level))
            content += code + ",1250\n";
        return content;
    }

    std::filesystem::path file() const { return folder_.path() / "so.csv"; }

private:
    TemporaryFolder folder_;
};

TEST_F(CrosswalkCommand, CarriesAndPrintsTheSums) {
    expect_told(cross("unit,count\n26407,1000\n26404,2000\n", {"--from", "2019-05-31", "--to", "2019-06-01"}),
                {"893", "107", "THIẾU SỐ LIỆU", "chưa có số của", "chia theo số người: nq-673, press-673",
                 "Chưa tách được 2.000 (từ 26404 Xã Long An)", "≤ 2.000", "không cộng cột này",
                 "chưa có số của 26395 Xã Bình Sơn", "26395 Xã Bình Sơn, 26404 Xã Long An",
                 "Tổng 3.000 = đã chuyển 1.000 + chưa tách được 2.000 + ngoài dữ liệu 0"});
}

TEST_F(CrosswalkCommand, UnitsFromBinhPhuocShowNoData) {
    const Ended there = cross("unit,count\n731,10\n", {"--from", "2019-12-31", "--to", "2025-07-01"});
    expect_told(there, {"Phường Bình Phước", "Không có số liệu của 40 đơn vị đến từ 70 Tỉnh Bình Phước",
                        "CHƯA TÁCH ĐƯỢC"});
    const std::string out = flat(there.out);
    EXPECT_LT(out.find("CHƯA TÁCH ĐƯỢC"), out.find("Phường Bình Phước"));
    const Ended back = cross("unit,count\n25195,7\n26377,3\n",
                             {"--from", "2025-07-01", "--to", "2019-12-31", "--level", "district"});
    expect_told(back, {"Ngoài dữ liệu ngày 31/12/2019: 7 của 25195 Phường Bình Phước",
                       "Tổng 10 = đã chuyển 3 + chưa tách được 0 + ngoài dữ liệu 7"});
}

// What holds a number comes first, then what was not divided; the rest is a sentence.
TEST_F(CrosswalkCommand, RowsWithNumbersComeFirst) {
    const Ended told =
        cross("unit,count\n26407,1000\n26404,2000\n", {"--from", "2019-05-31", "--to", "2019-06-01"});
    const std::string out = flat(told.out);
    EXPECT_LT(out.find("26410 Xã Bàu Cạn"), out.find("26404 Xã Long An – "));
    expect_told(told, {"26404 Xã Long An – ≤ 2.000", "mà tệp không có số nào chuyển đến: Phường Trảng Dài"});
    expect_not_told(told, "25993 Phường Trảng Dài –");
}

TEST_F(CrosswalkCommand, CountsOfDistrictsAloneAreNotEnough) {
    const std::string content = whole("2019-12-31", UnitLevel::district);
    expect_told(cross(content, {"--from", "2019-12-31", "--to", "2025-07-01"}),
                {"cần số theo xã của ngày 31/12/2019"});
    expect_not_told(cross(content, {"--from", "2019-12-31", "--to", "2020-12-31"}), "cần số theo xã");
}

TEST_F(CrosswalkCommand, StaysOnThePage) {
    struct Way {
        const char* from;
        const char* to;
        UnitLevel level;
    };
    for (const Way& way : {Way{"2019-01-01", "2025-07-01", UnitLevel::commune},
                           {"2019-12-31", "2025-07-01", UnitLevel::district},
                           {"2019-01-01", "2024-11-01", UnitLevel::commune},
                           {"2025-07-01", "2019-01-01", UnitLevel::commune}}) {
        std::ofstream(file()) << whole(way.from, way.level);
        for (const char* language : {"vi", "en"})
            expect_on_page({"--lang", language, "territory", "crosswalk", "--from", way.from, "--to", way.to,
                            file().string()});
    }
    std::ofstream(file()) << "unit,count\n26407,1000\n26404,2000\n26326,5\n";
    for (const char* language : {"vi", "en"})
        expect_on_page({"--lang", language, "territory", "crosswalk", "--from", "2019-01-01", "--to",
                        "2025-07-01", file().string()});
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
                {"kind,unit,count,not_divided_at_most,state,confidence,candidates\r\n",
                 "not_divided,,50,,,,\"26122, 26134\"\r\n", "unit,26122,,50,incomplete,likely,\r\n"});
}

// A column more, in another order, with semicolons and a byte order mark, as Excel writes it.
TEST_F(CrosswalkCommand, TakesWhatExcelWrites) {
    expect_told(cross("\xEF\xBB\xBFname;count;unit\r\nTân Phong;10;25996\r\n",
                      {"--from", "2019-01-01", "--to", "2019-01-01"}),
                {"Phường Tân Phong", "Tổng 10 = đã chuyển 10"});
    for (const char* header : {"Mã đơn vị;Số", "mã đơn vị;Số lượng", "MÃ ĐƠN VỊ;Số người", "unit;count"}) {
        expect_told(cross(std::string(header) + "\r\n25996;1.055.414\r\n26041;1 250\r\n",
                          {"--from", "2019-01-01", "--to", "2019-01-01"}),
                    {"1.055.414", "Tổng 1.056.664 = đã chuyển 1.056.664"});
    }
}

TEST_F(CrosswalkCommand, RefusesWithTheLine) {
    expect_line_refused("unit;count\n", {"BP-659"});
    expect_line_refused("", {"BP-659"});
    expect_line_refused("code,count\n26407,1\n", {"BP-652", "\"unit\""});
    expect_line_refused("unit,number\n26407,1\n", {"BP-652", "\"count\""});
    expect_line_refused("unit,mã đơn vị,count\n26407,26407,1\n", {"BP-661", "\"unit\""});
    expect_line_refused("unit,số người,số\n26407,1,1\n", {"BP-661", "\"count\""});
    expect_line_refused("unit,count\n26407,1\n26404\n", {"BP-653", "dòng 3"});
    expect_line_refused("unit,count\n26407,\"1\n", {"BP-653", "dòng 2"});
    expect_line_refused("unit,count\n\n26407,\xFF\n", {"BP-653", "Không đọc được dòng 3"});
    for (const char* count : {"", "-1", "1.5", "1.00", "1 00", "-1.250", "abc", "99999999999999999999"})
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

// ---- Addresses --------------------------------------------------------------------------

class Addresses : public testing::Test {
protected:
    std::string file(const std::string& text) {
        const std::filesystem::path path = folder_.path() / ("a" + std::to_string(++files_) + ".csv");
        std::ofstream(path, std::ios::binary) << text;
        return path.string();
    }

    // The lines behind the header.
    std::vector<std::string> lines(const std::string& text, const std::string& on) {
        const Ended told = baophu({"territory", "resolve", file(text), "--on", on, "--format", "csv"});
        EXPECT_EQ(told.exit_code, 0) << told.err;
        std::vector<std::string> found;
        std::istringstream in(told.out);
        for (std::string line; std::getline(in, line);)
            found.push_back(line.substr(0, line.find('\r')));
        found.erase(found.begin());
        return found;
    }

private:
    TemporaryFolder folder_;
    int files_ = 0;
};

TEST_F(Addresses, LieInCommunesOfTheDayOrOfAnother) {
    const std::string text =
        "ward,district,province\n"
        "Phường Trảng Dài,Thành Phố Biên Hòa,Đồng Nai\n"
        "Xã Suối Trầu,Long Thành,Tỉnh Đồng Nai\n"
        "Xã Suối Tre,TX. Long Khánh,Đồng Nai\n"
        "Phường Nguyễn Trãi,Quận Hà Đông,Hà Nội\n"
        "Xã Không Có,Long Thành,Đồng Nai\n"
        "Lộ 25,Thống Nhất,Đồng Nai\n"
        ",Long Thành,Đồng Nai\n";
    EXPECT_EQ(
        lines(text, "2019-12-31"),
        (std::vector<std::string>{
            "2,\"Phường Trảng Dài, Thành Phố Biên Hòa, Đồng Nai\",of_the_day,25993,Phường Trảng Dài,25993",
            "3,\"Xã Suối Trầu, Long Thành, Tỉnh Đồng Nai\",of_another_day,26407,Xã Suối Trầu,26395;26410",
            "4,\"Xã Suối Tre, TX. Long Khánh, Đồng Nai\",of_the_day,26095,Phường Suối Tre,26095",
            "5,\"Phường Nguyễn Trãi, Quận Hà Đông, Hà Nội\",outside,,,",
            "6,\"Xã Không Có, Long Thành, Đồng Nai\",unknown,,,",
            "7,\"Lộ 25, Thống Nhất, Đồng Nai\",of_the_day,26320,Xã Lộ 25,26320",
            "8,\"Long Thành, Đồng Nai\",no_commune,,,"}));
}

// Two codes bore the name, the second one since November 2024.
TEST_F(Addresses, OfANameThatIsGoneAreThoseOfTheLastUnitThatBoreIt) {
    const std::string text = "ward,district,province\nPhường Trung Dũng,Biên Hòa,Đồng Nai\n";
    const auto code_on = [&](const std::string& day) {
        const std::string line = lines(text, day).front();
        return line.substr(line.rfind("_day,") + 5, 5);
    };
    EXPECT_NE(code_on("2019-12-31"), code_on("2024-12-31"));
    EXPECT_EQ(code_on("2025-07-01"), code_on("2024-12-31"));
}

TEST_F(Addresses, OfTodayHaveNoDistrict) {
    EXPECT_EQ(lines("Địa chỉ\n\"12 Hùng Vương, Trảng Dài, Đồng Nai\"\n", "2025-07-01").front(),
              "2,\"12 Hùng Vương, Trảng Dài, Đồng Nai\",of_the_day,25993,Phường Trảng Dài,25993");
}

TEST_F(Addresses, AreCountedAndTheRestIsShown) {
    const std::string path =
        file("Địa chỉ\nPhường Trảng Dài - TP. Biên Hòa - Đồng Nai\nXã Không Có\nXã Cũng Không\n");
    const Ended told = baophu({"territory", "resolve", path, "--on", "2019-12-31", "--limit", "1"});
    expect_told(told, {"3 địa chỉ", "tìm được xã, phường của 1 (33,33 %)", "Chưa tìm được (2)", "Xã Không Có",
                       "và 1 dòng nữa"});
    expect_not_told(told, "Xã Cũng Không");
    const auto found = boost::json::parse(
        baophu({"territory", "resolve", path, "--on", "2019-12-31", "--format", "json"}).out);
    EXPECT_EQ(found.at("counts").at("unknown").as_int64(), 2);
    EXPECT_EQ(found.at("addresses").as_array().size(), 3U);
}

TEST_F(Addresses, OfFilesThatCannotBeRead) {
    expect_refused(baophu({"territory", "resolve", file("STT,Họ tên\n1,A\n")}), {"BP-662", "địa chỉ"});
    expect_refused(baophu({"territory", "resolve", file("address\nPh\xff\n")}), {"BP-663", "dòng 2"});
}

}  // namespace
}  // namespace baophu::cli

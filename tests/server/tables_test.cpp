// Tables as they are seen: the list of persons by words and orders, and workbooks.
#include <fstream>
#include <set>

#include <boost/json/array.hpp>
#include <gtest/gtest.h>

#include "asking.h"
#include "core/base/fault_codes.h"
#include "core/documents/workbook.h"
#include "edge/store/folder_for_tests.h"

namespace baophu::http {
namespace {

namespace json = boost::json;
using rights::Role;
using Names = std::vector<std::string>;
using Row = std::vector<std::string>;

House& house() {
    static House shared;
    return shared;
}

Answer ask(std::string_view target, Role role = Role::si_analyst) {
    return house().ask(Method::get, target, &signed_in(house(), role));
}

const std::string persons = "/api/coverage/persons?scheme=compulsory&purpose=gap-review";

std::string encoded(const std::string& text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        out += {'%', digits[byte >> 4], digits[byte & 15]};
    }
    return out;
}

Names names(const json::object& page) {
    Names found;
    for (const json::value& person : page.at("persons").as_array())
        found.emplace_back(person.at("full_name").as_string());
    return found;
}

Names named(const std::string& wish) {
    return names(object_of(ask(persons + "&" + wish)));
}

std::vector<Row> rows_of(const Answer& answer) {
    const TemporaryFolder folder;
    const std::filesystem::path file = folder / "tải về.xlsx";
    std::ofstream(file, std::ios::binary) << answer.body;
    const Workbook book(file);
    const auto read = book.rows(0);
    std::vector<Row> rows;
    for (TableRecord record; read->next(record);)
        rows.emplace_back(record.cells.begin(), record.cells.end());
    return rows;
}

std::size_t row_of(const std::vector<Row>& rows, const Row& wanted) {
    return static_cast<std::size_t>(std::ranges::find(rows, wanted) - rows.begin());
}

// ---- The list of persons ------------------------------------------------------------------------------

TEST(PersonsList, LST1_WordsStandAnywhereInTheNameWithoutAccents) {
    EXPECT_EQ(named("q=dung"), Names{"Đỗ Thu Dung"});
    EXPECT_EQ(named("q=THU%20do"), Names{"Đỗ Thu Dung"});
    EXPECT_EQ(named("q=uong"), Names{"Lê Cường"});
    EXPECT_EQ(named("q=dung%20hai"), Names{});
    EXPECT_EQ(named("in_full_name=giang&q=minh"), Names{"Bùi Minh Giang"});
    EXPECT_EQ(named("q=%20").size(), 5U);
}

TEST(PersonsList, LST1_WordsAreSoughtOverAllPagesByOneReading) {
    signed_in(house(), Role::si_analyst);  // Who is added and signs in has lines of his own.
    const auto before = house().office().audit.head().sequence;
    const json::object page = object_of(ask(persons + "&limit=1&q=dang"));
    EXPECT_EQ(names(page), Names{"Vũ Hải Đăng"});
    EXPECT_EQ(page.at("count"), 1);
    EXPECT_TRUE(page.at("next").is_null());
    EXPECT_EQ(house().office().audit.head().sequence, before + 1);
}

TEST(PersonsList, LST1_ColumnsAreFilteredAsTheyAreShown) {
    EXPECT_EQ(named("in_employer=khong+co&sort=full_name"), (Names{"Đỗ Thu Dung", "Vũ Hải Đăng"}));
    EXPECT_EQ(named("in_unit=xuan+loc&sort=full_name"), Names{});
    EXPECT_EQ(named("in_unit=bien+hoa").size(), 3U);
    EXPECT_EQ(named("in_last=11/2018"), Names{"Bùi Minh Giang"});
    const json::object all = object_of(ask(persons));
    std::set<std::string> reasons;
    for (const json::value& person : all.at("persons").as_array())
        reasons.emplace(person.at("reason").as_string());
    std::size_t found = 0;
    for (const std::string& reason : reasons) {
        const std::string words = house().office().vietnamese.text("reason." + reason);
        const json::object page = object_of(ask(persons + "&in_reason=" + encoded(words)));
        for (const json::value& person : page.at("persons").as_array()) {
            EXPECT_EQ(person.at("reason").as_string(), reason);
            ++found;
        }
    }
    EXPECT_EQ(found, 5U);
    EXPECT_EQ(named("in_certainty=nothing+of+the+kind"), Names{});
}

TEST(PersonsList, LST1_ThePagesComeInTheOrderThatIsAskedFor) {
    const Names by_name{"Bùi Minh Giang", "Đỗ Thu Dung", "Lê Cường", "Trần Văn Bình", "Vũ Hải Đăng"};
    EXPECT_EQ(named("sort=full_name"), by_name);
    EXPECT_EQ(named("sort=-full_name"), Names(by_name.rbegin(), by_name.rend()));
    EXPECT_EQ(named("sort=-last").front(), "Bùi Minh Giang");
    EXPECT_EQ(named("sort=last").front(), "Bùi Minh Giang") << "who never participated comes last";
    Names paged;
    std::string cursor;
    do {
        const json::object page =
            object_of(ask(persons + "&sort=full_name&limit=2" + (cursor.empty() ? "" : "&cursor=" + cursor)));
        const Names some = names(page);
        paged.insert(paged.end(), some.begin(), some.end());
        cursor = page.at("next").is_null() ? "" : std::string(page.at("next").as_string());
    } while (!cursor.empty());
    EXPECT_EQ(paged, by_name);
    EXPECT_EQ(ask(persons + "&sort=number").status, 400) << "the order would tell of hidden digits";
    EXPECT_EQ(ask(persons + "&sort=wage").status, 400);
}

TEST(PersonsList, LST2_WhatIsNotToldIsNotSoughtByEither) {
    const std::string prospects = "/api/coverage/persons?scheme=voluntary&purpose=voluntary-outreach";
    EXPECT_EQ(ask(prospects + "&q=an&sort=-full_name").status, 200);
    EXPECT_EQ(ask(prospects + "&in_employer=an").status, 400);
    EXPECT_EQ(ask(prospects + "&sort=employer").status, 400);
}

TEST(PersonsList, TheWorkbookHasTheSameColumnsRowsAndOrder) {
    const Answer answer =
        ask("/api/coverage/persons.xlsx?scheme=compulsory&purpose=gap-review"
            "&in_employer=gia+dinh&sort=-full_name&columns=full_name,last,reason");
    ASSERT_EQ(answer.status, 200);
    const std::vector<Row> rows = rows_of(answer);
    const std::size_t head = row_of(rows, {"Họ và tên", "Tham gia gần nhất", "Lý do"});
    ASSERT_EQ(rows.size(), head + 4);
    EXPECT_EQ(rows[head + 1][0], "Trần Văn Bình");
    EXPECT_EQ(rows[head + 1][1], "–");
    EXPECT_EQ(rows[head + 2][0], "Lê Cường");
    EXPECT_EQ(rows[head + 3],
              (Row{"Bùi Minh Giang", "11/2018", house().office().vietnamese.text("reason.lapsed")}));
    EXPECT_LT(row_of(rows, {"Lọc Đơn vị sử dụng lao động: gia dinh"}), head);
    EXPECT_LT(row_of(rows, {"Xếp theo Họ và tên, từ cao xuống thấp"}), head);
    const auto lines = house().office().audit.lines({.limit = 2});
    EXPECT_EQ(lines[0].kind, "export");
    EXPECT_EQ(lines[0].persons, 3);
    EXPECT_EQ(lines[1].kind, "read");
}

// ---- Tables ----------------------------------------------------------------------------------------------

Answer table(const std::string& body, Role role = Role::si_analyst) {
    return house().ask(Method::post, "/api/table.xlsx", &signed_in(house(), role), body);
}

std::string body_of(const std::string& list, const std::string& rows, const std::string& more = "") {
    return R"({"list": ")" + list +
           R"(", "title": "Bảng", "notes": ["Biên Hòa", "Lọc: >5"], "columns": [{"title": "Tên", "width": 20},
           {"title": "Số", "width": 12}], "rows": )" +
           rows + more + "}";
}

TEST(Tables, TBL2_CellsAreWhatTheyWereAndNothingIsAFormula) {
    const Answer answer =
        table(body_of("units", R"x([["=1+1", 1234567], ["@SUM(A1)", {"percent": 9198}], ["–", null]])x",
                      R"(, "sums": ["Cộng", -5])"));
    ASSERT_EQ(answer.status, 200) << answer.body;
    const std::vector<Row> rows = rows_of(answer);
    const std::size_t head = row_of(rows, {"Tên", "Số"});
    ASSERT_EQ(rows.size(), head + 5);
    EXPECT_EQ(rows[0], Row{"Bảng"});
    EXPECT_EQ(rows[1], Row{"Biên Hòa"});
    EXPECT_EQ(rows[head + 1], (Row{"=1+1", "1234567"}));
    EXPECT_EQ(rows[head + 2], (Row{"@SUM(A1)", "0.9198"}));
    EXPECT_EQ(rows[head + 3][0], "–");
    EXPECT_EQ(rows[head + 4], (Row{"Cộng", "-5"}));
    EXPECT_TRUE(rows[3][0].starts_with("Người lấy: ")) << rows[3][0];
    EXPECT_EQ(rows[3][0].find('Z'), std::string::npos) << "a time as it is read here";
}

TEST(Tables, TBL1_EachListWantsItsRightAndIsInTheAudit) {
    const std::string rows = R"([["a", 1]])";
    EXPECT_EQ(table(body_of("units", rows)).status, 200);
    auto lines = house().office().audit.lines({.limit = 1});
    EXPECT_EQ(lines[0].kind, "export");
    EXPECT_EQ(lines[0].what, "table units: Biên Hòa · Lọc: >5");
    EXPECT_EQ(lines[0].persons, 0);
    EXPECT_EQ(code_of(table(body_of("units", rows), Role::commune_officer)), fault::right_missing);
    EXPECT_EQ(house().office().audit.lines({.limit = 1})[0].kind, "refused");
    EXPECT_EQ(code_of(table(body_of("users", rows))), fault::right_missing);
    EXPECT_EQ(table(body_of("users", rows), Role::administrator).status, 200);
    EXPECT_EQ(code_of(table(body_of("decisions", rows), Role::leader)), fault::right_missing);
    EXPECT_EQ(table(body_of("decisions", rows)).status, 200);
    EXPECT_EQ(house().office().audit.lines({.limit = 1})[0].persons, 1);
    EXPECT_EQ(code_of(table(body_of("persons", rows))), fault::body_wrong)
        << "the server makes that one itself";
}

TEST(Tables, TBL3_AreBoundedAndOfOneForm) {
    std::string many = "[";
    for (int row = 0; row <= 20'000; ++row)
        many += row == 0 ? "[1]" : ",[1]";
    EXPECT_EQ(code_of(table(body_of("units", many + "]"))), fault::body_wrong);
    for (const char* rows : {R"([[1, 2, 3]])", R"([1])", R"([[1.5]])", R"([[{"percent": "x"}]])",
                             R"([[true]])", R"([["\u0000"]])", R"({})"})
        EXPECT_EQ(code_of(table(body_of("units", rows))), fault::body_wrong) << rows;
    EXPECT_EQ(code_of(table(body_of("units", "[]", R"(, "macro": 1)"))), fault::body_wrong);
    EXPECT_EQ(table(body_of("units", "[]")).status, 200);
}

}  // namespace
}  // namespace baophu::http

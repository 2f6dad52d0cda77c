// The main job from outside, on a small made-up province: agency files in; out comes who must
// be insured and is not, by locality, employer and reason, down to the persons, summing exactly.
#include <regex>
#include <sstream>

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include "core/warehouse/warehouse.h"
#include "program_run.h"

namespace baophu::scenario {
namespace {

namespace json = boost::json;
using warehouse::Connection;
using warehouse::Database;
using warehouse::Mode;
using warehouse::Rows;
using warehouse::sql_literal;

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

std::string first_match(const std::string& text, const std::string& pattern) {
    std::smatch match;
    return std::regex_search(text, match, std::regex(pattern)) ? match[1].str() : "";
}

// One province, taken in and computed once; tests that change it make their own.
class Province {
public:
    explicit Province(const std::string& seed) {
        made_ = baophu({"synth", "--out", path("province"), "--seed", seed, "--scale", "0.01"}).out;
        succeed({"init", path("ws")});
        taken_ = succeed({"intake", path("ws"), path("province/deliveries")});
        ran_ = succeed({"run", path("ws")});
    }

    std::string path(const std::string& name) const { return folder_ / name; }
    const std::string& made() const { return made_; }
    const std::string& taken() const { return taken_; }
    const std::string& ran() const { return ran_; }

    std::string succeed(const std::vector<std::string>& arguments) const {
        const Ended ended = baophu(arguments);
        EXPECT_EQ(ended.exit_code, 0) << ended.err;
        return ended.out;
    }

    json::object coverage(const std::vector<std::string>& options = {}) const {
        std::vector<std::string> arguments{"coverage", path("ws"), "--format", "json"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        return json::parse(succeed(arguments)).as_object();
    }

    // The person ids of `coverage list`, in order.
    std::vector<std::string> missing(std::vector<std::string> options = {}) const {
        options.insert(options.begin(), {"coverage", "list", path("ws")});
        std::vector<std::string> ids;
        for (const std::string& line : lines_of(succeed(options))) {
            if (line.starts_with("P-")) ids.push_back(line.substr(0, line.find(' ')));
        }
        return ids;
    }

    std::string explain(const std::string& id) const { return succeed({"explain", path("ws"), id}); }

    Database warehouse() const {
        return Database::open(folder_.path() / "ws" / "current" / "warehouse.duckdb", Mode::read_only);
    }

private:
    TemporaryFolder folder_;
    std::string made_;
    std::string taken_;
    std::string ran_;
};

const Province& shared_province() {
    static const Province province("7");
    return province;
}

// Every number of a gap object, with COV-7 held on the way.
struct Sums {
    std::int64_t eligible, participating, absent, missing, unsure;
    std::vector<std::int64_t> reasons;
};

Sums sums_of(const json::object& gap) {
    Sums sums{gap.at("eligible").as_int64(), gap.at("participating").as_int64(), gap.at("absent").as_int64(),
              gap.at("missing").as_int64(),  gap.at("unsure").as_int64(),        {}};
    std::int64_t of_reasons = 0;
    for (const auto& [reason, count] : gap.at("by_reason").as_object()) {
        sums.reasons.push_back(count.as_int64());
        of_reasons += count.as_int64();
    }
    EXPECT_EQ(sums.eligible - sums.participating, sums.absent);
    EXPECT_EQ(of_reasons, sums.absent);
    EXPECT_EQ(sums.absent, sums.missing + gap.at("lawful").as_int64() + gap.at("to_check").as_int64() +
                               gap.at("potential").as_int64());
    return sums;
}

void expect_lines_sum_to_total(const json::object& answer) {
    const Sums total = sums_of(answer.at("total").as_object());
    Sums added{0, 0, 0, 0, 0, std::vector<std::int64_t>(total.reasons.size())};
    for (const json::value& line : answer.at("lines").as_array()) {
        const Sums here = sums_of(line.as_object());
        added.eligible += here.eligible;
        added.participating += here.participating;
        added.absent += here.absent;
        added.missing += here.missing;
        added.unsure += here.unsure;
        for (std::size_t i = 0; i < here.reasons.size(); ++i)
            added.reasons[i] += here.reasons[i];
    }
    EXPECT_EQ(added.eligible, total.eligible);
    EXPECT_EQ(added.participating, total.participating);
    EXPECT_EQ(added.absent, total.absent);
    EXPECT_EQ(added.missing, total.missing);
    EXPECT_EQ(added.unsure, total.unsure);
    EXPECT_EQ(added.reasons, total.reasons);
}

TEST(Slice, NoRowIsLostAtIntake) {
    const std::string total = first_match(shared_province().taken(), "(Cộng.*)");
    std::istringstream words(std::regex_replace(total, std::regex("\\."), ""));
    std::string label;
    std::int64_t read = 0;
    std::int64_t accepted = 0;
    std::int64_t refused = 0;
    words >> label >> read >> accepted >> refused;
    EXPECT_GT(accepted, 90'000);
    EXPECT_EQ(read, accepted + refused);
    // The made-up province says itself how many of its rows are wrong.
    const std::string bad = first_match(shared_province().made(), "\\(([0-9.]+) dòng cố ý sai\\)");
    EXPECT_EQ(std::to_string(refused), std::regex_replace(bad, std::regex("\\."), ""));
}

TEST(Slice, EveryLineSumsToTheTotalAndTheReasonsToTheGap) {
    for (const char* scheme : {"compulsory", "unemployment", "voluntary"}) {
        for (const char* by : {"unit", "employer", "block", "officer"})
            expect_lines_sum_to_total(shared_province().coverage({"--by", by, "--scheme", scheme}));
    }
    const json::object total = shared_province().coverage();
    for (const char* unit : {"731", "742"}) {
        expect_lines_sum_to_total(shared_province().coverage({"--by", "employer", "--unit", unit}));
    }
    EXPECT_GT(sums_of(total.at("total").as_object()).missing, 0);
}

TEST(Slice, TheListHoldsAsManyPersonsAsTheGap) {
    const json::object answer = shared_province().coverage();
    const json::object& total = answer.at("total").as_object();
    const auto missing = total.at("missing").as_int64();
    EXPECT_EQ(std::ssize(shared_province().missing({"--limit", "100000"})), total.at("absent").as_int64());
    EXPECT_EQ(std::ssize(shared_province().missing({"--limit", "100000", "--reason", "missing"})), missing);
    std::int64_t by_reason = 0;
    for (const char* reason : {"employer_unregistered", "household_business", "left_out", "lapsed"}) {
        by_reason += std::ssize(shared_province().missing({"--limit", "100000", "--reason", reason}));
    }
    EXPECT_EQ(by_reason, missing);
}

// Whoever carries one valid number in every register participates exactly if the truth says so, and is called
// missing for a reason that the two lists bear out, or of which they see nothing: the other registers tell
// more.
TEST(Slice, VerdictsAgreeWithTheTruthWhereTheNumbersDo) {
    Database database = shared_province().warehouse();
    Connection connection = database.connect();
    const std::string truth = sql_literal(shared_province().path("province/truth/persons.csv"));
    Rows rows = connection.query(
        "SELECT count(*)::BIGINT, "
        "count(*) FILTER ((t.verdict = 'participating') <> participating)::BIGINT, "
        "count(*) FILTER (m.reason IN ('left_out', 'lapsed', 'employer_unregistered') AND t.verdict NOT IN "
        "(m.reason, 'unseen'))::BIGINT, "
        "count(*) FILTER (m.reason IN ('maternity', 'sick', 'unpaid_leave', 'left_in_period') "
        "                 AND t.verdict <> 'lapsed')::BIGINT, "
        "count(*) FILTER (t.reason IN ('maternity', 'sick', 'armed_forces') "
        "                 AND m.reason NOT IN (t.reason, 'possibly_insured_elsewhere'))::BIGINT "
        "FROM read_csv(" +
        truth +
        ", all_varchar = true, header = true) t "
        "JOIN linkage.person p ON p.person_number = t.cccd OR p.person_number = t.cmnd "
        "JOIN coverage.person_month m USING (person_id) "
        "WHERE t.numbers_intact = '1' AND t.refused_somewhere = '0' AND scheme = 'compulsory' AND eligible");
    ASSERT_TRUE(rows.next());
    EXPECT_GT(rows.integer(0), 5'500);
    // Who has the name of another and no number of his own may be taken for him: one in two thousand.
    for (std::size_t disagreement = 1; disagreement <= 4; ++disagreement)
        EXPECT_LE(2'000 * rows.integer(disagreement), rows.integer(0)) << disagreement;
}

// From the verdict back to the line of the file: the name stands there.
TEST(Slice, AnExplanationLeadsBackToTheDeliveredLine) {
    const std::string id = shared_province().missing({"--reason", "left_out", "--limit", "1"}).at(0);
    const std::string told = shared_province().explain(id);
    const std::string name = first_match(told, id + "  (.*)  \\(");
    const std::string file = first_match(told, "(tax-yearly-list-2018\\.csv), dòng");
    const std::string row = first_match(told, "tax-yearly-list-2018\\.csv, dòng ([0-9]+)");
    ASSERT_FALSE(name.empty() || file.empty() || row.empty()) << told;
    const auto lines = lines_of(read_file(shared_province().path("province/deliveries/" + file)));
    EXPECT_NE(lines.at(std::stoul(row) - 1).find(name), std::string::npos);
    EXPECT_NE(told.find("Luật BHXH 58/2014/QH13"), std::string::npos);
    EXPECT_NE(told.find("CHƯA THAM GIA - Bị bỏ sót ở đơn vị đã đăng ký ("), std::string::npos);
}

TEST(Slice, NoAnswerHoldsAWholePersonNumber) {
    Database database = shared_province().warehouse();
    Connection connection = database.connect();
    const std::string list =
        shared_province().succeed({"coverage", "list", shared_province().path("ws"), "--limit", "100000"});
    Rows rows = connection.query("SELECT person_number FROM linkage.person WHERE person_number IS NOT NULL");
    std::size_t checked = 0;
    while (rows.next()) {
        ++checked;
        ASSERT_EQ(list.find(rows.text(0)), std::string::npos);
    }
    EXPECT_GT(checked, 5'000U);
}

TEST(Slice, AReaderOfOneUnitLearnsNothingOfAnother) {
    const auto missing = shared_province().missing({"--unit", "731", "--limit", "1"});
    const Ended elsewhere =
        baophu({"explain", shared_province().path("ws"), missing.at(0), "--territory", "742"});
    EXPECT_EQ(elsewhere.exit_code, 6);
    EXPECT_TRUE(elsewhere.out.empty());
    const Ended unknown =
        baophu({"explain", shared_province().path("ws"), "P-0000-0000-0000", "--territory", "742"});
    EXPECT_EQ(std::regex_replace(elsewhere.err, std::regex("P-[0-9A-Z-]+"), ""),
              std::regex_replace(unknown.err, std::regex("P-[0-9A-Z-]+"), ""));
    EXPECT_TRUE(shared_province().missing({"--unit", "731", "--territory", "742"}).empty());
    EXPECT_EQ(baophu({"explain", shared_province().path("ws"), missing.at(0), "--purpose", ""}).exit_code, 6);
}

TEST(Slice, TheSameAgainChangesNothing) {
    const Province province("8");
    const std::string before = picture_of(province.path("ws"));
    EXPECT_NE(province.succeed({"intake", province.path("ws"), province.path("province/deliveries")})
                  .find("đã nhận trước đây"),
              std::string::npos);
    EXPECT_NE(province.succeed({"run", province.path("ws")}).find("đã có với đúng các đầu vào này"),
              std::string::npos);
    EXPECT_EQ(picture_of(province.path("ws")), before);
}

// What is derived may be lost: computed again, it has the same content.
TEST(Slice, DerivedStateComesBackTheSame) {
    const Province province("9");
    const std::string hash = first_match(province.ran(), "nội dung ([0-9a-f]+)");
    ASSERT_EQ(hash.size(), 12U);
    for (const char* folder : {"ws/runs", "ws/intake"}) {
        std::filesystem::remove_all(province.path(folder));
        std::filesystem::create_directory(province.path(folder));
    }
    const std::string again = province.succeed({"run", province.path("ws")});
    EXPECT_EQ(first_match(again, "nội dung ([0-9a-f]+)"), hash);
}

// An SI number of somebody who is on the tax list and in the SI lists of all twelve months.
std::string somebody_insured_all_year(const Province& province) {
    Database database = province.warehouse();
    Connection connection = database.connect();
    Rows rows = connection.query(
        "SELECT si_number FROM linkage.person JOIN coverage.person_month USING (person_id) "
        "WHERE participating AND on_tax_list AND si_number IS NOT NULL ORDER BY si_number LIMIT 50");
    while (rows.next()) {
        const std::string key = "social-insurance/si-participants/" + std::string(rows.text(0));
        if (province.explain(key).find("01/2018–12/2018") != std::string::npos)
            return std::string(rows.text(0));
    }
    return "nobody";
}

// A corrected list comes: what it says counts, and everybody keeps his id.
TEST(Slice, ALaterDeliverySupersedesAndIdsStay) {
    const Province province("10");
    const std::string list = province.path("province/deliveries/si-participants-2018-12.csv");
    const std::string si_number = somebody_insured_all_year(province);
    std::string corrected;
    for (const std::string& line : lines_of(read_file(list))) {
        if (line.find("," + si_number + ",") == std::string::npos) corrected += line + "\n";
    }
    write_file(province.path("corrected.csv"), corrected);

    const std::string key = "social-insurance/si-participants/" + si_number;
    const std::string before = province.explain(key);
    ASSERT_NE(before.find("ĐANG THAM GIA"), std::string::npos) << before;
    const std::string taken =
        province.succeed({"intake", province.path("ws"), province.path("corrected.csv")});
    EXPECT_NE(taken.find("thay cho si-participants-2018-12.csv"), std::string::npos) << taken;
    province.succeed({"run", province.path("ws")});

    const std::string after = province.explain(key);
    EXPECT_NE(after.find("CHƯA THAM GIA - Dừng đóng"), std::string::npos) << after;
    EXPECT_EQ(first_match(before, "(P-[0-9A-Z-]+)"), first_match(after, "(P-[0-9A-Z-]+)"));
}

// Two records that no number joins are one person, says an officer; then that they are not.
TEST(Slice, ADecisionMergesAndALaterOneParts) {
    const Province province("11");
    const auto ids = province.missing({"--reason", "left_out", "--limit", "2"});
    const std::string left = first_match(province.explain(ids.at(0)), "khóa bản ghi (tax/\\S+)");
    const std::string right = first_match(province.explain(ids.at(1)), "khóa bản ghi (tax/\\S+)");
    const auto gap = [&] { return province.coverage().at("total").as_object().at("missing").as_int64(); };
    const std::int64_t before = gap();

    province.succeed(
        {"decide", province.path("ws"), left, "same", right, "--reason", "Cùng một người, hai bản kê"});
    EXPECT_EQ(gap(), before) << "a decision is not in the figures before the next run";
    province.succeed({"run", province.path("ws")});
    EXPECT_EQ(gap(), before - 1);
    const std::string one = province.explain(ids.at(0));
    const std::string other = province.explain(ids.at(1));
    EXPECT_EQ(one, other) << "the id that went is an alias of the one that stayed";
    EXPECT_NE(one.find("theo quyết định số 1"), std::string::npos) << one;

    province.succeed(
        {"decide", province.path("ws"), right, "different", left, "--reason", "Đã xác minh, hai người"});
    province.succeed({"run", province.path("ws")});
    EXPECT_EQ(gap(), before);
    EXPECT_EQ(first_match(province.explain(left), "(P-[0-9A-Z-]+)"), ids.at(0));
    EXPECT_EQ(first_match(province.explain(right), "(P-[0-9A-Z-]+)"), ids.at(1));
}

TEST(Slice, ADecisionAboutAnUnknownRecordIsRefused) {
    const Ended ended = baophu(
        {"decide", shared_province().path("ws"), "tax/none", "same", "tax/neither", "--reason", "thử"});
    EXPECT_EQ(ended.exit_code, 6);
    EXPECT_NE(ended.err.find("BP-504"), std::string::npos);
}

TEST(Slice, AFileThatCannotBeTakenKeepsNoOtherOut) {
    const TemporaryFolder folder;
    baophu({"init", folder / "ws"});
    write_file(folder / "picture.csv", std::string("\x89PNG\0\0\0\n", 8));
    write_file(folder / "list.csv",
               "Tháng,Mã đơn vị,Tên đơn vị,Mã địa bàn quản lý,Mã số BHXH,Họ và tên,Mức lương đóng\n"
               "12/2018,TA0001Z,Công ty TNHH Giả Lập,731,7512345678,Nguyễn Thị Thử,5.472.000\n");
    const Ended ended = baophu({"intake", folder / "ws", folder / "picture.csv", folder / "list.csv"});
    EXPECT_EQ(ended.exit_code, 3);
    EXPECT_NE(ended.err.find("BP-211"), std::string::npos) << ended.err;
    EXPECT_NE(ended.out.find("list.csv"), std::string::npos) << ended.out;
}

TEST(Slice, CsvAndJsonSayTheSame) {
    const json::object answer = shared_province().coverage();
    const auto lines =
        lines_of(shared_province().succeed({"coverage", shared_province().path("ws"), "--format", "csv"}));
    ASSERT_EQ(lines.size(), answer.at("lines").as_array().size() + 1);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const json::object& line = answer.at("lines").as_array()[i].as_object();
        EXPECT_TRUE(lines[i + 1].starts_with(std::string(line.at("key").as_string()) + ",")) << lines[i + 1];
    }
}

}  // namespace
}  // namespace baophu::scenario

// baophu evaluate and baophu run --entity-ids over a small made-up province, from the command line to the
// text that is read.
#include "flow/evaluate.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

#include "core/base/sha256.h"
#include "core/base/temporary_folder_for_tests.h"
#include "edge/cli/exit_codes.h"
#include "edge/cli/program_for_tests.h"
#include "edge/workspace/made_up_deliveries_for_tests.h"
#include "edge/workspace/runs.h"

namespace baophu::cli {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

std::string succeed(const std::vector<std::string>& arguments) {
    const Ended ended = baophu(arguments);
    EXPECT_EQ(ended.exit_code, exit_done) << ended.err;
    return ended.out;
}

bool tells(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

// Made up, taken in and computed once; a test that makes another run current makes its own. Only kinds that
// come as CSV or .xlsx: an .xls is read by the program in a process of its own, which a test is not.
class Province {
public:
    Province() {
        const std::string kinds =
            "business-registrations,taxpayers,tax-yearly-list,tax-yearly-flat-list,si-units,"
            "si-participants,labour-use,residents";
        succeed({"synth", "--out", path("province"), "--seed", "11", "--scale", "0.002", "--kinds", kinds});
        for (const auto& entry : fs::directory_iterator(path("province/deliveries")))
            EXPECT_NE(entry.path().extension(), ".xls");
        succeed({"init", workspace()});
        succeed({"intake", workspace(), path("province/deliveries")});
        succeed({"run", workspace()});
    }

    std::string path(const std::string& name) const { return folder_ / name; }
    std::string workspace() const { return path("ws"); }
    std::string truth() const { return path("province/truth"); }

    std::string evaluate(std::vector<std::string> options = {}) const {
        options.insert(options.begin(), {"evaluate", workspace(), "--truth", truth()});
        return succeed(options);
    }

    json::object questions(std::vector<std::string> options = {}) const {
        options.insert(options.end(), {"--format", "json"});
        return json::parse(evaluate(options)).at("questions").as_object();
    }

private:
    TemporaryFolder folder_;
};

const Province& shared_province() {
    static const Province province;
    return province;
}

std::int64_t number(const json::value& of, std::string_view key) {
    return of.at(key).as_int64();
}

TEST(EvaluateCommand, EVA6NoLinkageJoinsBetterThanTheCeiling) {
    const json::object questions = shared_province().questions({"--ceiling"});
    for (const char* links : {"links.person", "links.employer"}) {
        const json::value& of_run = questions.at(links);
        const json::value& ceiling = of_run.at("ceiling");
        ASSERT_GT(number(of_run, "in_truth"), 100) << links;
        EXPECT_EQ(number(ceiling, "right"), number(ceiling, "told")) << links << ": precision 1";
        EXPECT_EQ(number(ceiling, "right"), number(ceiling, "in_truth")) << links << ": recall 1";
        EXPECT_EQ(number(ceiling, "in_truth"), number(of_run, "in_truth")) << links;
        EXPECT_LE(number(of_run, "right"), number(of_run, "told")) << links;
    }
    // Some records of one person tell too little of him; the floor is a little below what is measured.
    const json::value& persons = questions.at("links.person");
    EXPECT_LT(number(persons, "right"), number(persons, "in_truth"));
    EXPECT_GT(100 * number(persons, "right"), 98 * number(persons, "in_truth"));
    EXPECT_GT(100 * number(persons, "right"), 99 * number(persons, "told"));
    EXPECT_GT(number(questions.at("missing").at("ceiling"), "right"), 0);
}

// What adds up whatever the run says.
TEST(EvaluateCommand, EVA3TheFiguresOfOneEvaluationAddUp) {
    const json::object questions = shared_province().questions();
    for (const char* key : {"right", "told"}) {
        std::int64_t sum = 0;
        for (const char* certainty : {"missing.sure", "missing.inferred", "missing.unsure"})
            sum += number(questions.at(certainty), key);
        EXPECT_EQ(sum, number(questions.at("missing"), key)) << key;
    }
    std::int64_t told = 0;
    for (const char* reason : {"left_out", "employer_unregistered", "household_business", "lapsed"})
        told += number(questions.at("reason." + std::string(reason)), "told");
    EXPECT_EQ(told, number(questions.at("missing"), "told"));
    EXPECT_EQ(number(questions.at("argument.unit"), "told"), number(questions.at("missing"), "right"));
    EXPECT_TRUE(questions.at("missing.sure").at("in_truth").is_null());
}

TEST(EvaluateCommand, TableCsvAndJsonTellTheSame) {
    const json::object questions = shared_province().questions({"--ceiling"});
    const json::value& missing = questions.at("missing");
    const auto text = [&](const json::value& of, std::string_view key) {
        return std::to_string(number(of, key));
    };
    const std::string csv = shared_province().evaluate({"--ceiling", "--format", "csv"});
    EXPECT_TRUE(csv.starts_with(
        "question,right,told,in_truth,ceiling_right,ceiling_told,ceiling_in_truth\r\nlinks.person,"));
    const json::value& ceiling = missing.at("ceiling");
    EXPECT_TRUE(tells(csv, "\r\nmissing," + text(missing, "right") + "," + text(missing, "told") + "," +
                               text(missing, "in_truth") + "," + text(ceiling, "right") + "," +
                               text(ceiling, "told") + "," + text(ceiling, "in_truth") + "\r\n"))
        << csv;
    EXPECT_EQ(std::ranges::count(csv, '\n'), static_cast<std::int64_t>(questions.size()) + 1);

    const std::string table = shared_province().evaluate({"--ceiling"});
    for (const char* part : {"đối chiếu với đáp án", "Người thuộc diện mà chưa tham gia", "100,00", "Trần"})
        EXPECT_TRUE(tells(table, part)) << part << '\n' << table;
    EXPECT_FALSE(tells(shared_province().evaluate(), "Trần\n"));
    const std::string english = succeed(
        {"--lang", "en", "evaluate", shared_province().workspace(), "--truth", shared_province().truth()});
    EXPECT_TRUE(tells(english, "Persons missing")) << english;
}

TEST(EvaluateCommand, LeavesTheWorkspaceAsItWas) {
    const std::string before = picture_of(shared_province().workspace());
    shared_province().evaluate({"--ceiling"});
    EXPECT_EQ(picture_of(shared_province().workspace()), before);
}

// The header of persons.csv was cut off.
TEST(EvaluateCommand, ATruthWithoutItsColumnsIsAFault) {
    namespace fs = std::filesystem;
    const fs::path copy = shared_province().path("headless");
    fs::copy(shared_province().truth(), copy, fs::copy_options::recursive);
    std::ofstream(copy / "persons.csv") << "1,2,3\n";
    const Ended ended = baophu({"evaluate", shared_province().workspace(), "--truth", copy.string()});
    EXPECT_EQ(ended.exit_code, exit_refused);
    EXPECT_TRUE(tells(ended.err, "BP-234")) << ended.err;
}

TEST(EvaluateCommand, ATruthThatIsNotThereIsAFault) {
    const Ended ended =
        baophu({"evaluate", shared_province().workspace(), "--truth", shared_province().path("nowhere")});
    EXPECT_EQ(ended.exit_code, exit_refused);
    EXPECT_TRUE(tells(ended.err, "BP-234")) << ended.err;
    EXPECT_TRUE(tells(ended.err, "đáp án")) << ended.err;
}

// ---- Given entities ------------------------------------------------------------------------

// The true entities, given to a run, are what the ceiling computes with.
TEST(EvaluateCommand, EVA6ARunOfTheTrueEntitiesHasTheFiguresOfTheCeiling) {
    const Province province;
    const json::object with_ceiling = province.questions({"--ceiling"});
    {
        const auto workspace = workspace::Workspace::open(province.workspace());
        workspace::OpenRun run = open_current_run(workspace);
        write_true_entities(
            run.connection,
            {.folder = province.truth(), .deliveries = run.deliveries, .file_names = run.file_names},
            province.path("entities.parquet"));
    }
    succeed({"run", province.workspace(), "--entity-ids", province.path("entities.parquet")});
    const json::object of_truth = province.questions({"--ceiling"});
    ASSERT_EQ(of_truth.size(), with_ceiling.size());
    for (const auto& [question, figures] : of_truth) {
        const json::value& ceiling = with_ceiling.at(question).at("ceiling");
        for (const char* key : {"right", "told", "in_truth"}) {
            EXPECT_EQ(figures.at(key), ceiling.at(key)) << question << ' ' << key;
            EXPECT_EQ(figures.at(key), figures.at("ceiling").at(key)) << question << ' ' << key;
        }
    }
}

// Three lists, and files of entity ids beside them.
class EntityIds : public testing::Test {
protected:
    EntityIds() {
        at_.take_three_lists();
        at_.lock.reset();
        linked_ = id_of(succeed({"run", root_}));
    }

    // Of the run that is told.
    static std::string id_of(const std::string& told) {
        constexpr std::string_view before = "Lần tính ";
        return told.substr(told.find(before) + before.size(), 16);
    }

    // The records of the current run, each an entity of its own: "p-1", "e-1", ...
    std::string ids_file(const std::string& name, const std::string& extra = "") {
        const auto workspace = workspace::Workspace::open(root_);
        workspace::OpenRun run = open_current_run(workspace);
        std::string csv = "kind,record_key,entity_id\n";
        for (const char* kind : {"person", "employer"}) {
            auto rows = run.connection.query(
                "SELECT record_key, row_number() OVER (ORDER BY record_key) FROM "
                "linkage." +
                std::string(kind) + "_member");
            while (rows.next())
                csv += std::string(kind) + "," + std::string(rows.text(0)) + "," + kind[0] + "-" +
                       std::to_string(rows.integer(1)) + "\n";
        }
        return at_.folder.file(name, csv + extra).string();
    }

    static void expect_fault(const Ended& ended, const std::string& code) {
        EXPECT_EQ(ended.exit_code, exit_refused) << ended.out;
        EXPECT_TRUE(tells(ended.err, code)) << ended.err;
    }

    workspace::Writing at_;
    std::string root_ = at_.root().string();
    std::string linked_;
};

TEST_F(EntityIds, LNK9TheDigestOfTheFileIsAnInputOfTheRun) {
    EXPECT_FALSE(tells(succeed({"coverage", root_}), "cho sẵn"));
    const std::string ids = ids_file("mã.csv");
    const Ended ended = baophu({"run", root_, "--entity-ids", ids});
    ASSERT_EQ(ended.exit_code, exit_done) << ended.err;
    EXPECT_TRUE(tells(ended.out, "Không ghép nối")) << ended.out;
    const std::string given = id_of(ended.out);
    EXPECT_NE(given, linked_);
    EXPECT_TRUE(tells(succeed({"coverage", root_}), "cho sẵn"));
    const auto inputs = json::parse(content_of(at_.root() / "current" / "inputs.json"));
    EXPECT_EQ(inputs.at("entity_ids").as_string(), sha256_hex_of_file(ids));
    EXPECT_FALSE(tells(json::serialize(inputs), "mã.csv")) << "no name, no path";

    // The same content under another name is the same run; other content another one.
    const std::string again = succeed({"run", root_, "--entity-ids", ids_file("khác.csv")});
    EXPECT_EQ(id_of(again), given);
    EXPECT_TRUE(tells(again, "đã có")) << again;
    EXPECT_NE(
        id_of(succeed({"run", root_, "--entity-ids", ids_file("thêm.csv", "person,of no register,P-9\n")})),
        given);
    EXPECT_EQ(id_of(succeed({"run", root_})), linked_);
}

// LNK-3 does not apply where nothing is linked, so a decision does not make another run.
TEST_F(EntityIds, LNK9DecisionsAreNoInputOfTheRun) {
    const std::string ids = ids_file("mã.csv");
    const std::string given = id_of(succeed({"run", root_, "--entity-ids", ids}));
    at_.store.add(
        {.decision = {.sequence = 0, .verdict = linkage::Verdict::same, .left_key = "a", .right_key = "b"},
         .reason = "thử",
         .decided_by = "ai đó",
         .decided_at = "2019-07-01T00:00:00Z"});
    EXPECT_EQ(id_of(succeed({"run", root_, "--entity-ids", ids})), given);
    EXPECT_NE(id_of(succeed({"run", root_})), linked_);
}

TEST_F(EntityIds, VerifyGcAndExplainKnowSuchARun) {
    succeed({"run", root_, "--entity-ids", ids_file("mã.csv")});
    EXPECT_TRUE(tells(succeed({"verify", root_}), "Nguyên vẹn"));
    const std::string told = succeed({"explain", root_, "social-insurance/si-participants/7512345601"});
    EXPECT_TRUE(tells(told, "mã thực thể được cho sẵn")) << told;
    EXPECT_FALSE(tells(told, "chỉ có một bản ghi")) << told;
    EXPECT_TRUE(tells(succeed({"--lang", "en", "explain", root_, "p-1"}), "were given to the run"));
    EXPECT_TRUE(tells(succeed({"gc", root_, "--keep", "0"}), "Đã bỏ 1 thư mục")) << "the linked run";
    EXPECT_TRUE(tells(succeed({"verify", root_}), "Nguyên vẹn"));
    succeed({"run", root_});
    EXPECT_FALSE(tells(succeed({"explain", root_, "social-insurance/si-participants/7512345601"}),
                       "mã thực thể được cho sẵn"));
    EXPECT_TRUE(tells(succeed({"gc", root_, "--keep", "0"}), "Đã bỏ 1 thư mục"));
}

TEST_F(EntityIds, FilesThatDoNotDoAreRefusedAndTheOldRunStays) {
    const std::string ids = ids_file("mã.csv");
    expect_fault(baophu({"run", root_, "--entity-ids", at_.folder / "không có.csv"}), "BP-201");
    expect_fault(baophu({"run", root_, "--entity-ids", at_.folder.path().string()}), "BP-201");
    const auto refused = [&](const std::string& content) {
        return baophu({"run", root_, "--entity-ids", at_.folder.file("sai.csv", content).string()});
    };
    const Ended columns = refused("kind,record_key,id\nperson,a,b\n");
    expect_fault(columns, "BP-236");
    EXPECT_TRUE(tells(columns.err, "kind, record_key, id")) << columns.err;
    const std::string whole = content_of(ids);
    expect_fault(refused(whole.substr(0, whole.find('\n') + 1)), "BP-235");
    const Ended two = refused(whole + "person,social-insurance/si-participants/7512345601,P-X\n");
    expect_fault(two, "BP-235");
    EXPECT_TRUE(tells(two.err, "social-insurance/si-participants/7512345601")) << two.err;
    EXPECT_EQ(fs::read_symlink(at_.root() / "current").filename(), linked_);
    EXPECT_TRUE(tells(succeed({"verify", root_}), "Nguyên vẹn"));
}

}  // namespace
}  // namespace baophu::cli

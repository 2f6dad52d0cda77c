// What the agencies send, from outside: all kinds of delivery of a made-up province go in as what they
// are, and exactly the rows that were made wrong come back.
#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>

#include "core/warehouse/warehouse.h"
#include "program_run.h"

namespace baophu::scenario {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using warehouse::Connection;
using warehouse::Database;
using warehouse::Rows;
using warehouse::sql_literal;

using Lines = std::set<std::int64_t>;

// A row of the log that the made-up province keeps of a file.
struct Logged {
    Lines all;
    Lines wrong;
};

class AllKinds : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        folder_ = new TemporaryFolder;
        ASSERT_EQ(baophu({"synth", "--out", in("p"), "--scale", "0.02", "--seed", "11"}).exit_code, 0);
        ASSERT_EQ(baophu({"init", in("ws")}).exit_code, 0);
        const Ended taken = baophu({"intake", in("ws"), in("p/deliveries")});
        ASSERT_EQ(taken.exit_code, 0) << taken.err;
        database_ = new Database(Database::in_memory());
    }
    static void TearDownTestSuite() {
        delete database_;
        delete folder_;
    }

    static std::string in(const std::string& name) { return *folder_ / name; }

    static Logged logged(const std::string& file) {
        std::istringstream log(read_file(in("p/truth/rows/" + file + ".csv")));
        Logged rows;
        std::string line;
        std::getline(log, line);
        while (std::getline(log, line)) {
            const std::int64_t number = std::stoll(line);
            rows.all.insert(number);
            if (!line.ends_with(',')) rows.wrong.insert(number);
        }
        return rows;
    }

    static std::vector<json::object> receipts() {
        std::vector<json::object> found;
        for (const auto& delivery : fs::directory_iterator(in("ws/deliveries")))
            found.push_back(json::parse(read_file(delivery.path() / "receipt.json")).as_object());
        return found;
    }

    static fs::path result_of(const json::object& receipt) {
        const std::string sha256(receipt.at("sha256").as_string());
        for (const auto& result : fs::directory_iterator(in("ws/intake"))) {
            if (result.path().filename().string().starts_with(sha256)) return result.path();
        }
        throw std::runtime_error("no result of " + sha256);
    }

    static Lines row_numbers(const fs::path& parquet) {
        Connection connection = database_->connect();
        Rows rows = connection.query("SELECT DISTINCT row_number FROM " + sql_literal(parquet.string()));
        Lines lines;
        while (rows.next())
            lines.insert(rows.integer(0));
        return lines;
    }

    static inline TemporaryFolder* folder_ = nullptr;
    static inline Database* database_ = nullptr;
};

// The name of a file begins with its kind: "residents-731_2018.csv".
std::string kind_in(std::string name) {
    name = name.substr(0, name.find("_20"));
    name = name.substr(0, name.find("-20"));
    const std::size_t unit = name.find("-7");
    return name.substr(0, unit);
}

TEST_F(AllKinds, AFileGoesInAsWhatItIsAndGivesBackTheRowsMadeWrong) {
    std::map<std::string, int> files;
    std::size_t wrong = 0;
    for (const json::object& receipt : receipts()) {
        const std::string name(receipt.at("file_name").as_string());
        const std::string kind(receipt.at("dataset").as_string());
        EXPECT_EQ(kind, kind_in(name)) << name;
        ++files[kind];
        const Logged log = logged(name);
        const fs::path result = result_of(receipt);
        EXPECT_EQ(row_numbers(result / "refused.parquet"), log.wrong) << name;
        Lines good;
        std::ranges::set_difference(log.all, log.wrong, std::inserter(good, good.end()));
        EXPECT_EQ(row_numbers(result / "accepted.parquet"), good) << name;
        wrong += log.wrong.size();
    }
    EXPECT_EQ(files.size(), 21U);
    EXPECT_GT(wrong, 500U);
}

// INT-7
TEST_F(AllKinds, TheSameAgainChangesNothing) {
    const std::string before = picture_of(in("ws/deliveries"));
    const Ended again = baophu({"intake", in("ws"), in("p/deliveries")});
    ASSERT_EQ(again.exit_code, 0) << again.err;
    EXPECT_NE(again.out.find("đã nhận trước đây, không đổi gì"), std::string::npos);
    EXPECT_EQ(picture_of(in("ws/deliveries")), before);
}

}  // namespace
}  // namespace baophu::scenario

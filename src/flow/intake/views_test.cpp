#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/territory/territory.h"
#include "flow/intake/intake.h"
#include "flow/intake/intake_for_tests.h"

namespace baophu::intake {
namespace {

namespace fs = std::filesystem;

// A delivery as far as the order is concerned.
Delivery delivery(const std::string& sha256, const std::string& received_at,
                  const std::string& period = "2018-12", const std::string& sender = "social-insurance",
                  const std::string& dataset = "si-participants") {
    return {.sha256 = sha256,
            .sender = sender,
            .dataset = dataset,
            .period = period,
            .received_at = received_at,
            .accepted = {}};
}

// "a b!": in the order that was found, with a mark on those in force.
std::string marked(std::vector<Delivery> deliveries) {
    mark_superseded(deliveries);
    std::string text;
    for (const Delivery& each : deliveries)
        text += (text.empty() ? "" : " ") + each.sha256 + (each.in_force ? "!" : "");
    return text;
}

const std::string morning = "2019-03-29T01:00:00Z";
const std::string noon = "2019-03-29T05:00:00Z";
const std::string next_year = "2020-01-01T00:00:00Z";

TEST(MarkSuperseded, INT7TheLatestIsInForce) {
    EXPECT_EQ(marked({}), "");
    EXPECT_EQ(marked({delivery("a", noon)}), "a!");
    EXPECT_EQ(marked({delivery("a", noon), delivery("b", morning), delivery("c", next_year)}), "b a c!");
}

// A corrected list may be handed over in the same second.
TEST(MarkSuperseded, INT7OfTwoAtOneTimeTheOneTakenInLaterCounts) {
    EXPECT_EQ(marked({delivery("b", noon), delivery("a", noon)}), "b a!");
    EXPECT_EQ(marked({delivery("a", noon), delivery("b", noon)}), "a b!");
}

TEST(MarkSuperseded, INT7AnotherSenderKindOrPeriodSupersedesNothing) {
    EXPECT_EQ(marked({delivery("a", morning), delivery("b", noon, "2018-12", "hospital")}), "a! b!");
    EXPECT_EQ(
        marked({delivery("a", morning, "2018", "x", "tax-yearly-list"), delivery("b", noon, "2018", "x")}),
        "a! b!");
    EXPECT_EQ(marked({delivery("a", morning, "2018-11"), delivery("b", noon, "2018-12")}), "a! b!");
    EXPECT_EQ(marked({delivery("a", morning, "2018-11"), delivery("b", noon, "2018-12"),
                      delivery("c", next_year, "2018-11")}),
              "a b! c!");
}

TEST(MarkSuperseded, INT7AnEarlierMarkDoesNotLast) {
    Delivery once_superseded = delivery("a", noon);
    once_superseded.in_force = false;
    EXPECT_EQ(marked({once_superseded}), "a!");
}

TEST(MarkSuperseded, INT7TheOrderOfTheCallDoesNotMatter) {
    std::vector<Delivery> deliveries;
    deliveries.reserve(12);
    for (int i = 0; i < 12; ++i) {
        deliveries.push_back(delivery(std::to_string(i), "2019-03-29T01:00:" + std::to_string(10 + i) + "Z",
                                      i % 3 == 0 ? "2018-11" : "2018-12",
                                      i % 5 == 0 ? "hospital" : "social-insurance"));
    }
    const std::string want = marked(deliveries);
    std::mt19937 random(20180523);
    for (int round = 0; round < 50; ++round) {
        std::ranges::shuffle(deliveries, random);
        ASSERT_EQ(marked(deliveries), want);
    }
}

class ViewsTest : public ::testing::Test {
protected:
    // Takes the lines in and gives the delivery that comes of it.
    Delivery taken(const std::string& name, const std::string& content) const {
        const fs::path into = folder_.folder(name);
        NoProgress progress;
        const CancelFlag cancel = false;
        const Outcome outcome = take_in(folder_.file("giao.csv", content), {},
                                        Territory::load("dong-nai.yaml"), into, progress, cancel);
        return {.sha256 = name,
                .sender = outcome.recognised.sender,
                .dataset = outcome.recognised.dataset,
                .period = outcome.recognised.period,
                .received_at = noon,
                .accepted = into / "accepted.parquet"};
    }

    TemporaryFolder folder_;
    warehouse::Database database_ = warehouse::Database::in_memory();
    warehouse::Connection connection_ = database_.connect();
};

const std::vector<std::string> participant_columns{
    "delivery BIGINT",      "in_force BOOLEAN",          "sender VARCHAR",        "period VARCHAR",
    "row_number BIGINT",    "record_key VARCHAR",        "repaired VARCHAR",      "month DATE",
    "si_unit_code VARCHAR", "employer_tax_code VARCHAR", "employer_name VARCHAR", "managing_unit VARCHAR",
    "si_number VARCHAR",    "full_name VARCHAR",         "birth_date DATE",       "sex VARCHAR",
    "nationality VARCHAR",  "identity_number VARCHAR",   "post VARCHAR",          "contribution_wage BIGINT",
    "contract_from DATE",   "contract_type VARCHAR",     "unemployment BOOLEAN",  "movement VARCHAR"};

TEST_F(ViewsTest, WithoutDeliveryTheViewsAreEmptyButThere) {
    create_views(connection_, {});
    for (const Dataset& each : datasets())
        EXPECT_EQ(connection_.integer("SELECT count(*) FROM " + each.table()), 0);
    EXPECT_EQ(columns_of(connection_, "si_participants"), participant_columns);
    EXPECT_EQ(columns_of(connection_, "tax_yearly_list").size(),
              7 + dataset("tax-yearly-list").columns.size());
}

TEST_F(ViewsTest, RowsComeWithTheirDeliveryAndItsForce) {
    Delivery old = taken("old", file_of_participants({"7500000001", "7500000002"}));
    old.in_force = false;
    const Delivery list = taken("list", tax_header() + "\n" + TaxLine{}.line() + "\n");
    const Delivery corrected = taken("corrected", file_of_participants({"7500000002"}));
    create_views(connection_, {old, list, corrected});
    EXPECT_EQ(
        table_of(connection_,
                 "SELECT delivery, in_force, row_number, record_key, si_number, month FROM si_participants "
                 "ORDER BY delivery, row_number"),
        (Table{
            {"0", "false", "2", "social-insurance/si-participants/7500000001", "7500000001", "2018-12-01"},
            {"0", "false", "3", "social-insurance/si-participants/7500000002", "7500000002", "2018-12-01"},
            {"2", "true", "2", "social-insurance/si-participants/7500000002", "7500000002", "2018-12-01"}}));
    EXPECT_EQ(table_of(connection_, "SELECT delivery, in_force, tax_year FROM tax_yearly_list"),
              (Table{{"1", "true", "2018"}}));
    EXPECT_EQ(columns_of(connection_, "si_participants"), participant_columns);
}

// Of the second only the wage is wrong, of the third the number that is its key, of the fourth both.
TEST_F(ViewsTest, INT19RefusedRowsComeWithTheKeyThatTheyHave) {
    std::string file = file_of_participants({"7500000001"});
    file += Participant{.si_number = "7500000002", .contribution_wage = "x"}.line() + "\n";
    file += Participant{.si_number = "75"}.line() + "\n";
    file += Participant{.si_number = "75", .contribution_wage = "x"}.line() + "\n";
    file += "a row that is too short\n";
    Delivery list = taken("list", file);
    create_views(connection_, {list});
    EXPECT_EQ(connection_.integer("SELECT count(*) FROM si_participants_refused"), 0) << "no file, no rows";
    list.refused = list.accepted.parent_path() / "refused.parquet";
    create_views(connection_, {list});
    EXPECT_EQ(table_of(connection_, "FROM si_participants_refused"),
              (Table{{"0", "true", "social-insurance", "2018-12", "3",
                      "social-insurance/si-participants/7500000002"}}));
    EXPECT_EQ(connection_.integer("SELECT count(*) FROM tax_yearly_list_refused"), 0);
}

// The key goes by the tax code: a bad income or a bad person number leaves it, a bad tax code does not,
// though the person number is good; without one the person number makes it.
TEST_F(ViewsTest, INT20ARefusedRowHasItsKeyWhereTheNumberThatMakesItIsGood) {
    std::string file = tax_header() + "\n" + TaxLine{}.line() + "\n";
    file += TaxLine{.taxable_income = "x"}.line() + "\n";
    file += TaxLine{.identity_number = "2712"}.line() + "\n";
    file += TaxLine{.person_tax_code = "80999"}.line() + "\n";
    file += TaxLine{.person_tax_code = "", .taxable_income = "x"}.line() + "\n";
    file += TaxLine{.person_tax_code = "", .identity_number = "2712"}.line() + "\n";
    Delivery list = taken("list", file);
    list.refused = list.accepted.parent_path() / "refused.parquet";
    create_views(connection_, {list});
    EXPECT_EQ(table_of(connection_, "SELECT row_number, record_key FROM tax_yearly_list"),
              (Table{{"2", "tax/tax-yearly-list/#4b6a0fb3ee7b4806"}}));
    EXPECT_EQ(
        table_of(connection_, "SELECT row_number, record_key FROM tax_yearly_list_refused ORDER BY ALL"),
        (Table{{"3", "tax/tax-yearly-list/#4b6a0fb3ee7b4806"},
               {"4", "tax/tax-yearly-list/#4b6a0fb3ee7b4806"},
               {"6", "tax/tax-yearly-list/#7c8d0b5dff32dfc3"}}));
}

TEST_F(ViewsTest, TheViewsAreMadeAnew) {
    const Delivery one = taken("one", file_of_participants({"7500000001"}));
    create_views(connection_, {one});
    create_views(connection_, {});
    EXPECT_EQ(connection_.integer("SELECT count(*) FROM si_participants"), 0);
    create_views(connection_, {one});
    EXPECT_EQ(connection_.integer("SELECT count(*) FROM si_participants"), 1);
}

TEST_F(ViewsTest, AViewBelongsToItsConnection) {
    create_views(connection_, {});
    warehouse::Connection other = database_.connect();
    EXPECT_EQ(other.integer("SELECT count(*) FROM duckdb_views() WHERE NOT internal AND NOT temporary"), 0);
}

// A workspace may stand in a folder of any name; DuckDB reads patterns and partitions into paths.
TEST_F(ViewsTest, AFolderOfAnyNameIsRead) {
    taken("2", file_of_participants({"7500000002", "7500000003"}));
    taken("xyz", file_of_participants({"7500000002", "7500000003"}));
    for (const char* name : {"dữ liệu của tôi", "it's", "[2018]", "x*", "xy?", "a{b,c}", "sex=1"}) {
        const Delivery one = taken(name, file_of_participants({"7500000001"}));
        create_views(connection_, {one});
        EXPECT_EQ(connection_.integer("SELECT count(*) FROM si_participants"), 1) << name;
        EXPECT_EQ(table_of(connection_, "SELECT sex FROM si_participants"), (Table{{"female"}})) << name;
        EXPECT_EQ(columns_of(connection_, "si_participants"), participant_columns) << name;
    }
}

}  // namespace
}  // namespace baophu::intake

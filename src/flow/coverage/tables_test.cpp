// The tables in memory against the questions in SQL: whatever is asked, the same answer.
#include <gtest/gtest.h>

#include "flow/coverage/coverage.h"

namespace baophu::coverage {
namespace {

using warehouse::Connection;
using warehouse::Database;

// Some thousand cells and stays by chance, the same every time.
class Tables : public testing::Test {
protected:
    Tables() {
        connection_.run(
            "SELECT setseed(0.42); CREATE SCHEMA coverage; CREATE SCHEMA linkage;"
            "CREATE TABLE coverage.reason_word AS SELECT unnest(['participating', 'left_out', 'lapsed', "
            "'sick', 'row_refused', 'potential']) "
            "AS reason;"
            "CREATE TABLE linkage.employer AS SELECT i::INTEGER AS employer, 'E-' || i AS employer_id, "
            "CASE WHEN i % 7 <> 0 THEN list_element(['Ánh', 'Áo', 'an', 'Đông', 'Dung', 'Ấn', 'Y'], (i * 31 "
            "% 7 + 1)::INTEGER) || ' ' || i % 50 "
            "END AS name FROM range(1, 200) r(i);"
            "CREATE TABLE coverage.gap AS SELECT DISTINCT ON (scheme, unit_code, employer_id, reason, "
            "certainty) * FROM (SELECT "
            "list_element(['compulsory', 'voluntary', 'unemployment'], (1 + (random() * 1000)::INTEGER % "
            "3)::INTEGER) AS "
            "scheme, "
            "(731 + (random() * 10)::INTEGER)::VARCHAR AS unit_code, "
            "CASE WHEN random() < 0.1 THEN '' ELSE 'E-' || (1 + random() * 210)::INTEGER END AS employer_id, "
            "reason, list_element(['sure', 'inferred', 'unsure'], (1 + (random() * 1000)::INTEGER % "
            "3)::INTEGER) AS "
            "certainty, "
            "(1 + random() * 40)::BIGINT AS persons FROM range(4000), coverage.reason_word WHERE random() < "
            "0.4);"
            "ALTER TABLE coverage.gap ADD COLUMN block VARCHAR; ALTER TABLE coverage.gap ADD COLUMN "
            "collection_officer VARCHAR;"
            "UPDATE coverage.gap SET block = list_element(['', 'Nhà nước', 'Ngoài nhà nước', 'Đầu tư nước "
            "ngoài'], (1 + hash(employer_id) % 4)::BIGINT), "
            "collection_officer = list_element(['', 'Ấn', 'An', 'Đào', 'Dũng'], (1 + hash(employer_id || "
            "'x') % 5)::BIGINT);"
            "CREATE TABLE coverage.employer_trait AS SELECT employer, employer_id, "
            "CASE WHEN employer % 4 = 0 THEN NULL ELSE 'K' || employer % 3 END AS block, 'O' || employer % 5 "
            "AS collection_officer "
            "FROM linkage.employer;"
            "CREATE TABLE coverage.basis AS SELECT DATE '2018-12-01' AS month, 2018::BIGINT AS tax_year, "
            "12::BIGINT AS si_months, "
            "'r' AS rule, 'l' AS law, 'a' AS article, 'sure' AS confidence;"
            "CREATE TABLE coverage.stay AS SELECT (random() * 900)::INTEGER AS person, (1 + random() * "
            "198)::INTEGER AS employer, "
            "(731 + (random() * 5)::INTEGER)::VARCHAR AS unit_code, "
            "((random() * 1048576)::BIGINT & ~8) AS months, 0::BIGINT AS unemployment_months FROM "
            "range(3000);"
            "UPDATE coverage.stay SET unemployment_months = months & "
            "(hash(employer) % 1048576)::BIGINT");
    }

    std::vector<Filter> filters() const {
        std::vector<Filter> all;
        for (const Scheme scheme : all_schemes) {
            all.push_back({.scheme = scheme});
            all.push_back({.scheme = scheme, .unit = "733"});
            all.push_back({.scheme = scheme, .unit = "999"});
            all.push_back({.scheme = scheme, .employer = "E-12"});
            all.push_back({.scheme = scheme, .unit = "734", .block = "Nhà nước"});
            all.push_back({.scheme = scheme, .officer = "Ấn"});
            all.push_back({.scheme = scheme, .reason = "lapsed"});
            all.push_back({.scheme = scheme, .unit = "732", .reason = "missing"});
            all.push_back({.scheme = scheme, .block = "", .reason = "to_check"});
            all.push_back({.scheme = scheme, .places = {{"732", "734", "999"}}});
            all.push_back({.scheme = scheme, .places = {{"731", "733"}}, .reason = "missing"});
            all.push_back({.scheme = scheme, .places = std::set<std::string>{}});
        }
        return all;
    }

    Database database_ = Database::in_memory({.threads = 1});
    Connection connection_ = database_.connect();
};

std::string told(const Gap& gap) {
    std::string text = gap.key + "|" + gap.name + "|" + std::to_string(gap.eligible) + "|" +
                       std::to_string(gap.participating) + "|" + std::to_string(gap.unsure);
    for (const std::int64_t persons : gap.by_reason)
        text += "|" + std::to_string(persons);
    return text;
}

std::vector<std::string> told(const std::vector<Gap>& lines) {
    std::vector<std::string> all;
    for (const Gap& line : lines)
        all.push_back(told(line));
    return all;
}

TEST_F(Tables, GapsAreThoseOfTheDatabase) {
    const GapTable table(connection_);
    std::size_t lines = 0;
    for (const Filter& filter : filters()) {
        EXPECT_EQ(told(table.total(filter)), told(total(connection_, filter)));
        for (const By by : {By::unit, By::employer, By::block, By::officer, By::scheme}) {
            const auto expected = told(gap(connection_, by, filter));
            EXPECT_EQ(told(table.gap(by, filter)), expected);
            lines += expected.size();
        }
    }
    EXPECT_GT(lines, 2'000U);
}

TEST_F(Tables, PagesAreThoseOfTheDatabaseInEveryOrder) {
    const GapTable table(connection_);
    for (const Filter& filter : filters()) {
        for (const By by : {By::unit, By::employer, By::block, By::officer}) {
            for (const GapOrder order : {GapOrder::absent, GapOrder::missing, GapOrder::eligible,
                                         GapOrder::participating, GapOrder::name}) {
                for (const std::int64_t offset : {0, 7, 190}) {
                    const Part part{.offset = offset, .limit = 11};
                    const GapPage expected = gap_page(connection_, by, filter, order, part);
                    const GapPage page = table.page(by, filter, order, part);
                    EXPECT_EQ(told(page.lines), told(expected.lines))
                        << static_cast<int>(by) << static_cast<int>(order);
                    // A page behind the last line has nothing to count in SQL.
                    if (!expected.lines.empty()) {
                        EXPECT_EQ(page.count, expected.count);
                    }
                }
            }
        }
    }
}

TEST_F(Tables, AReasonThatIsNoneIsRefused) {
    const GapTable table(connection_);
    EXPECT_THROW(table.total({.reason = "bored"}), Failure);
}

TEST_F(Tables, MovementAndGrowthAreThoseOfTheDatabase) {
    const StayTable table(connection_, *Month::of(2018, 12));
    const auto line = [](const Movement& told) {
        std::string text = told.month.iso() + "|" + std::to_string(told.closing);
        if (told.changes)
            text += "|" + std::to_string(told.changes->opening) + "|" + std::to_string(told.changes->joined) +
                    "|" + std::to_string(told.changes->returned) + "|" + std::to_string(told.changes->left);
        return text;
    };
    std::vector<Filter> asked{{},
                              {.unit = "733"},
                              {.unit = "999"},
                              {.employer = "E-12"},
                              {.block = "K1"},
                              {.block = ""},
                              {.officer = "O2"},
                              {.unit = "732", .block = "K2"}};
    std::size_t lines = 0;
    for (Filter filter : asked) {
        for (const Scheme scheme : {Scheme::compulsory, Scheme::unemployment}) {
            filter.scheme = scheme;
            std::vector<std::string> expected;
            for (const Movement& told : movement(connection_, filter))
                expected.push_back(line(told));
            std::vector<std::string> found;
            for (const Movement& told : table.movement(filter))
                found.push_back(line(told));
            EXPECT_EQ(found, expected) << filter.unit.value_or("") << filter.block.value_or("");
            lines += found.size();
        }
    }
    EXPECT_GT(lines, 100U);
    for (const Scheme scheme : all_schemes) {
        const Growth expected = growth(connection_, scheme);
        const Growth found = table.growth(scheme);
        EXPECT_EQ(found.months, expected.months);
        EXPECT_EQ(found.of_all, expected.of_all);
        EXPECT_EQ(found.of_unit, expected.of_unit);
    }
}

TEST_F(Tables, HeadsOfAnEmployerAndParticipantsOfAUnitAreCountedOnce) {
    const StayTable table(connection_, *Month::of(2018, 12));
    for (const std::int64_t employer : {1, 12, 77}) {
        const auto heads = table.heads(employer);
        for (std::size_t back = 0; back < heads.size(); ++back) {
            EXPECT_EQ(
                heads[back],
                connection_.integer("SELECT count(DISTINCT person) FROM coverage.stay WHERE employer = ? AND "
                                    "(months >> ?::INTEGER) & 1 = 1",
                                    {employer, static_cast<std::int64_t>(back)}));
        }
    }
    EXPECT_EQ(table.participants(Scheme::compulsory, "733", *Month::of(2018, 10)),
              connection_.integer("SELECT count(DISTINCT person) FROM coverage.stay WHERE unit_code = '733' "
                                  "AND (months >> 2) & 1 = 1"));
    EXPECT_EQ(table.participants(Scheme::compulsory, {}, *Month::of(2018, 9)), std::nullopt) << "no list";
    EXPECT_EQ(table.participants(Scheme::voluntary, {}, *Month::of(2018, 10)), std::nullopt);
}

TEST_F(Tables, TheYearBeforeIsThatOfTheDatabase) {
    const StayTable table(connection_, *Month::of(2018, 12));
    const std::string bits =
        "count(DISTINCT person) FILTER (WHERE (mask >> 12) & 1 = 1), "
        "count(DISTINCT person) FILTER (WHERE mask & 1 = 1)";
    for (const Scheme scheme : {Scheme::compulsory, Scheme::unemployment}) {
        const std::string mask = scheme == Scheme::compulsory ? "months" : "unemployment_months";
        const std::string stays = " FROM (SELECT person, unit_code, " + mask + " AS mask FROM coverage.stay)";
        const auto found = table.year_before(scheme);
        ASSERT_TRUE(found);
        EXPECT_EQ(found->month, *Month::of(2017, 12));
        warehouse::Rows all = connection_.query("SELECT " + bits + stays);
        ASSERT_TRUE(all.next());
        EXPECT_EQ(found->all.before, all.integer(0));
        EXPECT_EQ(found->all.now, all.integer(1));
        EXPECT_GT(found->all.before, 0);
        std::size_t units = 0;
        warehouse::Rows rows = connection_.query("SELECT unit_code, " + bits + stays + " GROUP BY unit_code");
        for (; rows.next(); ++units) {
            const auto& counts = found->of_unit.at(std::string(rows.text(0)));
            EXPECT_EQ(counts.before, rows.integer(1));
            EXPECT_EQ(counts.now, rows.integer(2));
        }
        EXPECT_EQ(units, found->of_unit.size());
    }
    EXPECT_FALSE(table.year_before(Scheme::voluntary));
    connection_.run("UPDATE coverage.stay SET months = months & ~(1::BIGINT << 12)");
    EXPECT_FALSE(StayTable(connection_, *Month::of(2018, 12)).year_before(Scheme::compulsory)) << "no list";
}

}  // namespace
}  // namespace baophu::coverage

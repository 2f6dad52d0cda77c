#include "flow/search/search.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "core/text/collation.h"
#include "core/text/fold.h"
#include "flow/search/name_index.h"
#include "flow/search/places.h"

namespace baophu::search {
namespace {

using warehouse::Connection;
using warehouse::Database;

const std::vector<std::string>& syllables() {
    static const std::vector<std::string> all{"Nguyễn", "Nguyên", "Trần", "Lê",  "Lễ",  "Đỗ",  "Do",   "Văn",
                                              "Vân",    "Thị",    "Hoà",  "Hòa", "Hoa", "Hoá", "Hoàn", "An",
                                              "Ân",     "Ánh",    "Bình", "3",   "30",  "Ô",   "Ơn",   "Ước"};
    return all;
}

// Made-up names of one to four syllables, some of them twice.
std::vector<std::string> made_up_names(std::mt19937& random, std::size_t count) {
    const auto below = [&](std::size_t end) { return random() % end; };
    std::vector<std::string> names;
    for (std::size_t i = 0; i < count; ++i) {
        std::string name = syllables()[below(syllables().size())];
        for (std::size_t more = below(4); more > 0; --more)
            name += (below(9) == 0 ? " - " : " ") + syllables()[below(syllables().size())];
        names.push_back(std::move(name));
    }
    return names;
}

std::string words_alone(const std::string& name) {
    std::string alone;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (name.compare(i, 2, "- ") == 0)
            ++i;
        else
            alone += name[i];
    }
    return alone;
}

// What places_having() answers, found by looking at every name.
std::vector<std::int64_t> slow_search(const std::vector<std::string>& names,
                                      const std::vector<std::int64_t>& by_place,
                                      const std::vector<std::string>& words) {
    std::vector<std::int64_t> whole;
    std::vector<std::int64_t> begun;
    for (const std::int64_t entity : by_place) {
        const std::vector<std::string> having = words_of(names[static_cast<std::size_t>(entity)]);
        const auto has = [&](const std::string& word) {
            return std::ranges::find(having, word) != having.end();
        };
        if (!std::all_of(words.begin(), words.end() - 1, has)) continue;
        if (has(words.back()))
            whole.push_back(entity);
        else if (std::ranges::any_of(having,
                                     [&](const std::string& word) { return word.starts_with(words.back()); }))
            begun.push_back(entity);
    }
    whole.insert(whole.end(), begun.begin(), begun.end());
    return whole;
}

struct ListedReads final : ReadLog {
    void record(const ReadEntry& entry) override {
        lines.push_back(entry.what + ": " + std::to_string(entry.persons));
    }
    std::vector<std::string> lines;
};

class NameIndexTest : public testing::Test {
protected:
    NameIndexTest() { connection.run("CREATE SCHEMA search"); }

    Database database = Database::in_memory();
    Connection connection = database.connect();
    std::mt19937 random{7};
};

TEST_F(NameIndexTest, SEA2_NamesStandAsInAList) {
    const std::vector<std::string> names = made_up_names(random, 3'000);
    NameIndex index;
    for (std::size_t i = 0; i < names.size(); ++i)
        index.add(static_cast<std::int64_t>(i), names[i]);
    index.arrange();

    std::vector<std::int64_t> expected(names.size());
    for (std::size_t i = 0; i < names.size(); ++i)
        expected[i] = static_cast<std::int64_t>(i);
    std::ranges::stable_sort(expected, [&](std::int64_t a, std::int64_t b) {
        return text::compare_vietnamese(words_alone(names[static_cast<std::size_t>(a)]),
                                        words_alone(names[static_cast<std::size_t>(b)])) < 0;
    });
    EXPECT_EQ(index.entities(), expected);
}

TEST_F(NameIndexTest, SEA1_SEA2_FindsWhatTheSlowTwinFinds) {
    const std::vector<std::string> names = made_up_names(random, 3'000);
    NameIndex index;
    for (std::size_t i = 0; i < names.size(); ++i)
        index.add(static_cast<std::int64_t>(i), names[i]);
    index.arrange();
    index.write(connection, "person");
    const std::vector<std::int64_t> by_place = index.entities();

    for (int round = 0; round < 200; ++round) {
        std::vector<std::string> words = words_of(made_up_names(random, 1).front());
        words.back().resize(1 + random() % words.back().size());
        std::vector<std::int64_t> found;
        for (const std::uint32_t place : places_having(connection, "person", words).first(names.size()))
            found.push_back(by_place[place]);
        ASSERT_EQ(found, slow_search(names, by_place, words)) << words.front() << " … " << words.back();
    }
}

TEST_F(NameIndexTest, NamesWithoutAWordStandBehindAndAreNotFound) {
    NameIndex index;
    index.add(5, "");
    index.add(3, "–");
    index.add(4, "Ân");
    index.arrange();
    EXPECT_EQ(index.entities(), (std::vector<std::int64_t>{4, 3, 5}));
    index.write(connection, "person");
    EXPECT_EQ(places_having(connection, "person", {"an"}).first(9), std::vector<std::uint32_t>{0});
    EXPECT_TRUE(places_having(connection, "person", {}).first(9).empty());
}

TEST_F(NameIndexTest, FurtherWordsFindButDoNotOrder) {
    NameIndex index;
    index.add(1, "Công ty B");
    index.also("0300000001");
    index.add(2, "Công ty A");
    index.also("0900000001");
    index.arrange();
    EXPECT_EQ(index.entities(), (std::vector<std::int64_t>{2, 1}));
    index.write(connection, "employer");
    EXPECT_EQ(places_having(connection, "employer", {"03"}).first(9), std::vector<std::uint32_t>{1});
    EXPECT_EQ(places_having(connection, "employer", {"cong", "0900000001"}).first(9),
              std::vector<std::uint32_t>{0});
}

// A run as far as search looks at it.
class SearchTest : public testing::Test {
protected:
    SearchTest() {
        connection.run(
            "CREATE SCHEMA linkage; CREATE SCHEMA coverage; CREATE SCHEMA serving;"
            "CREATE TABLE serving.absent AS FROM (VALUES (0, 2, 1), (1, 4, NULL), (2, 1, 2)) t(place, "
            "person, employer);"
            "CREATE TABLE linkage.person AS FROM (VALUES "
            "  (1, 'P-1', 'Trần Thị Hoà', '075170000001', '7500000001'), "
            "  (2, 'P-2', 'Trần Thị Hoàn', NULL, '7500000002'), "
            "  (3, 'P-3', 'Tran Thi Hoa', '012345678', NULL), "
            "  (4, 'P-4', NULL, '12345678', NULL)) t(person, person_id, full_name, person_number, si_number);"
            "CREATE TABLE coverage.person_verdict AS FROM (VALUES "
            "  (1, '732'), (1, '731'), (2, '732'), (3, '733')) t(person, unit_code);"
            "CREATE TABLE linkage.employer AS FROM (VALUES "
            "  (1, 'E-1', 'Công ty TNHH Bình An', '3600000014-001', 'TZ0001A'), "
            "  (2, 'E-2', 'Công ty TNHH An Bình', '3600000021', NULL)) "
            "  t(employer, employer_id, name, tax_code, si_unit_code);"
            "CREATE TABLE coverage.employer_trait AS FROM (VALUES (1, '731'), (2, '732')) t(employer, "
            "unit_code)");
        const Index index(connection);
        index.take_verdicts(connection);
        index.take_absent(connection);
    }

    std::vector<std::string> persons_found(const std::string& words,
                                           const std::optional<std::set<std::string>>& territory = {}) {
        const AccessContext access(
            {.actor = "lan", .agency = "BHXH", .territory = territory, .purpose = "rà soát"}, log);
        std::vector<std::string> ids;
        for (const FoundPerson& person : persons(connection, access, words, 10))
            ids.push_back(person.id + " " + person.unit_code);
        return ids;
    }

    std::vector<std::string> employers_found(
        const std::string& words, const std::optional<std::set<std::string>>& units = std::nullopt) {
        std::vector<std::string> ids;
        for (const FoundEmployer& employer : employers(connection, words, units, 10))
            ids.push_back(employer.id);
        return ids;
    }

    using Ids = std::vector<std::string>;
    Database database = Database::in_memory();
    Connection connection = database.connect();
    ListedReads log;
};

// LST-1: by the places of all names, and folded; nothing where there is no name and no employer.
TEST_F(SearchTest, TheListOfTheAbsentIsOrderedByNames) {
    warehouse::Rows rows = connection.query(
        "SELECT o.place, p.full_name, e.name, folded_name, folded_employer FROM serving.absent_order o "
        "LEFT JOIN search.person p ON p.place = o.by_name "
        "LEFT JOIN search.employer e ON e.place = o.by_employer ORDER BY o.place");
    std::vector<std::vector<std::optional<std::string>>> told;
    while (rows.next()) {
        auto& row = told.emplace_back();
        for (const std::size_t column : {1U, 2U, 3U, 4U})
            row.push_back(rows.maybe_text(column));
    }
    using Row = std::vector<std::optional<std::string>>;
    EXPECT_EQ(told, (std::vector<Row>{
                        {"Trần Thị Hoàn", "Công ty TNHH Bình An", "tran thi hoan", "cong ty tnhh binh an"},
                        {std::nullopt, std::nullopt, "", std::nullopt},
                        {"Trần Thị Hoà", "Công ty TNHH An Bình", "tran thi hoa", "cong ty tnhh an binh"}}));
}

TEST_F(SearchTest, SEA1_SEA2_PersonsByTheirNames) {
    EXPECT_EQ(persons_found("tran hoa"), (Ids{"P-3 733", "P-1 731", "P-2 732"}));
    EXPECT_EQ(persons_found("HOÀ Trần"),
              (Ids{"P-3 733", "P-1 731"}));  // The last word alone may be a beginning.
    EXPECT_EQ(persons_found("trần HOÀN"), (Ids{"P-2 732"}));
    EXPECT_EQ(persons_found("  "), (Ids{}));
    EXPECT_EQ(log.lines,
              (Ids{"search.persons: 3", "search.persons: 2", "search.persons: 1", "search.persons: 0"}));
}

// Hits elsewhere do not take the room of those in the territory.
TEST_F(SearchTest, PersonsInTheReadersTerritoryAlone) {
    EXPECT_EQ(persons_found("hoan", {{"732"}}), (Ids{"P-2 732"}));
    EXPECT_EQ(persons_found("hoan", {{"731"}}), (Ids{}));
    EXPECT_EQ(persons_found("7500000002", {{"732"}}), (Ids{"P-2 732"}));
    EXPECT_EQ(persons_found("7500000002", {{"731"}}), (Ids{}));
}

// He counts in one unit for one scheme and in another for another.
TEST_F(SearchTest, APersonOfTwoUnitsIsFoundInEither) {
    EXPECT_EQ(persons_found("hoa", {{"731"}}), (Ids{"P-1 731"}));
    EXPECT_EQ(persons_found("hoa", {{"732"}}), (Ids{"P-1 732", "P-2 732"}));
    EXPECT_EQ(persons_found("075170000001", {{"732"}}), (Ids{"P-1 732"}));
    EXPECT_EQ(persons_found("075170000001", {{"733"}}), (Ids{}));
}

// PLC-3: one list over several places, which names a place of the reader's own.
TEST_F(SearchTest, InSeveralPlacesTheHitsOfAllOfThemAreTold) {
    EXPECT_EQ(persons_found("hoa", {{"732", "733"}}), (Ids{"P-3 733", "P-1 732", "P-2 732"}));
    EXPECT_EQ(persons_found("hoa", {{"731", "733"}}), (Ids{"P-3 733", "P-1 731"}));
    EXPECT_EQ(persons_found("hoa", {{"731", "732"}}), (Ids{"P-1 731", "P-2 732"}));
    EXPECT_EQ(persons_found("075170000001", {{"732", "733"}}), (Ids{"P-1 732"}));
    EXPECT_EQ(persons_found("hoa", std::set<std::string>{}), (Ids{}));
}

TEST_F(SearchTest, SEA3_PersonsByAWholeNumber) {
    EXPECT_EQ(persons_found("075 170 000 001"), (Ids{"P-1 731"}));
    EXPECT_EQ(persons_found("7500000002"), (Ids{"P-2 732"}));
    EXPECT_EQ(persons_found("0751700000"), (Ids{}));
    EXPECT_EQ(persons_found("12345678"), (Ids{"P-4 "}));  // Without the zero it is another number.
    EXPECT_EQ(persons_found("99999999999999999999999999"), (Ids{}));
}

TEST_F(SearchTest, EmployersByNamesAndCodes) {
    EXPECT_EQ(employers_found("binh an"), (Ids{"E-2", "E-1"}));
    EXPECT_EQ(employers_found("36000000"), (Ids{"E-2", "E-1"}));
    EXPECT_EQ(employers_found("3600000014-001"), (Ids{"E-1"}));
    EXPECT_EQ(employers_found("tz0001a"), (Ids{"E-1"}));
    EXPECT_EQ(employers_found("binh", std::set<std::string>{"731"}), (Ids{"E-1"}));
    EXPECT_EQ(employers_named(connection, "36"), (Ids{"E-2", "E-1"}));
}

}  // namespace
}  // namespace baophu::search

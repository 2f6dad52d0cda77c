#include "core/warehouse/warehouse.h"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <limits>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"
#include "core/base/temporary_folder_for_tests.h"

namespace baophu::warehouse {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t greatest = std::numeric_limits<std::int64_t>::max();

// What the work failed with; a fault without a code if it did not fail.
Fault fault_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const Failure& failure) {
        return failure.fault();
    }
    return Fault("");
}

std::string detail(const Fault& fault, std::string_view name) {
    for (const auto& [key, value] : fault.details) {
        if (key == name) return value;
    }
    return "no " + std::string(name);
}

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

class WarehouseTest : public ::testing::Test {
protected:
    Database database_ = Database::in_memory();
    Connection connection_ = database_.connect();
};

// A folder of its own for a test that needs database files.
class WarehouseFileTest : public ::testing::Test {
protected:
    fs::path file() const { return folder_ / "kho số liệu.duckdb"; }

    void make_file_with_one_row() const {
        Database database = Database::open(file(), Mode::read_write);
        database.connect().run("CREATE TABLE t(a BIGINT); INSERT INTO t VALUES (7)");
    }

    const TemporaryFolder folder_;
};

// ---- Parameters and rows ------------------------------------------------------------------

TEST_F(WarehouseTest, EveryKindOfParameterComesBack) {
    const Date day = *Date::of(2018, 12, 31);
    Rows rows = connection_.query(
        "SELECT ?, ?, ?, ?, ?", {Value(true), Value(std::int64_t{-5}), Value("Hoà's"), Value(day), Value()});
    ASSERT_EQ(rows.columns(), 5u);
    ASSERT_TRUE(rows.next());
    EXPECT_TRUE(rows.boolean(0));
    EXPECT_EQ(rows.integer(1), -5);
    EXPECT_EQ(rows.text(2), "Hoà's");
    EXPECT_EQ(rows.date(3), day);
    EXPECT_TRUE(rows.null(4));
    EXPECT_FALSE(rows.next());
    EXPECT_FALSE(rows.next()) << "the end stays the end";
}

TEST_F(WarehouseTest, TheFarthestValuesComeBack) {
    const Date first = *Date::of(1800, 1, 1);
    const Date last = *Date::of(2199, 12, 31);
    Rows rows = connection_.query("SELECT ?, ?, ?, ?, ?::VARCHAR",
                                  {Value(least), Value(greatest), Value(first), Value(last), Value("")});
    ASSERT_TRUE(rows.next());
    EXPECT_EQ(rows.integer(0), least);
    EXPECT_EQ(rows.integer(1), greatest);
    EXPECT_EQ(rows.date(2), first);
    EXPECT_EQ(rows.date(3), last);
    EXPECT_FALSE(rows.null(4));
    EXPECT_EQ(rows.text(4), "");
}

// DuckDB keeps texts of up to 12 bytes inside its rows and longer ones elsewhere.
TEST_F(WarehouseTest, TextsOfEveryLengthComeBack) {
    for (std::size_t length = 0; length <= 20; ++length) {
        const std::string text(length, 'x');
        Rows rows = connection_.query("SELECT ?::VARCHAR, ?::VARCHAR", {Value(text), Value(text + "y")});
        ASSERT_TRUE(rows.next());
        EXPECT_EQ(rows.text(0), text);
        EXPECT_EQ(rows.text(1), text + "y");
    }
}

TEST_F(WarehouseTest, IntegersOfEverySizeAreRead) {
    Rows rows = connection_.query(
        "SELECT true, (-128)::TINYINT, (-32768)::SMALLINT, (-2147483648)::INTEGER, 255::UTINYINT, "
        "65535::USMALLINT, 4294967295::UINTEGER, 9223372036854775807::BIGINT");
    ASSERT_TRUE(rows.next());
    const std::vector<std::int64_t> want{1, -128, -32768, -2147483648LL, 255, 65535, 4294967295, greatest};
    for (std::size_t i = 0; i < want.size(); ++i)
        EXPECT_EQ(rows.integer(i), want[i]) << i;
}

TEST_F(WarehouseTest, NothingIsReadAsAnotherType) {
    Rows rows = connection_.query("SELECT 'a', 1, DATE '2018-12-31', 1::HUGEINT, 1::UBIGINT");
    ASSERT_TRUE(rows.next());
    const std::vector<std::function<void()>> wrong{[&] { rows.integer(0); }, [&] { rows.boolean(1); },
                                                   [&] { rows.date(0); },    [&] { rows.text(1); },
                                                   [&] { rows.text(2); },    [&] { rows.integer(2); },
                                                   [&] { rows.integer(3); }, [&] { rows.integer(4); }};
    for (std::size_t i = 0; i < wrong.size(); ++i)
        EXPECT_EQ(fault_of(wrong[i]).code, fault::program_mistake) << i;
}

TEST_F(WarehouseTest, NullIsNothing) {
    Rows rows = connection_.query(
        "SELECT a::BIGINT, b::VARCHAR, c::DATE FROM (VALUES (NULL, 'x', NULL), (5, NULL, DATE '2018-01-02')) "
        "AS t(a, b, c)");
    ASSERT_TRUE(rows.next());
    EXPECT_EQ(rows.maybe_integer(0), std::nullopt);
    EXPECT_EQ(rows.maybe_text(1), "x");
    EXPECT_EQ(rows.maybe_date(2), std::nullopt);
    ASSERT_TRUE(rows.next());
    EXPECT_EQ(rows.maybe_integer(0), 5);
    EXPECT_EQ(rows.maybe_text(1), std::nullopt);
    EXPECT_EQ(rows.maybe_date(2), Date::of(2018, 1, 2));
}

TEST_F(WarehouseTest, PrintsCanonically) {
    Rows rows = connection_.query("SELECT 'Hoà', 5, -7::SMALLINT, true, false, DATE '2018-01-02', NULL");
    ASSERT_TRUE(rows.next());
    std::vector<std::string> printed;
    printed.reserve(rows.columns());
    for (std::size_t i = 0; i < rows.columns(); ++i)
        printed.push_back(rows.printed(i));
    EXPECT_EQ(printed, (std::vector<std::string>{"Hoà", "5", "-7", "true", "false", "2018-01-02", ""}));
}

// DuckDB hands rows out in chunks of 2,048.
TEST_F(WarehouseTest, NoRowIsLostBetweenChunks) {
    for (const std::int64_t count : {0, 1, 2047, 2048, 2049, 10'000}) {
        Rows rows =
            connection_.query("SELECT i, 'row ' || i FROM range(?) AS r(i) ORDER BY i", {Value(count)});
        std::int64_t seen = 0;
        for (; rows.next(); ++seen) {
            ASSERT_EQ(rows.integer(0), seen);
            ASSERT_EQ(rows.text(1), "row " + std::to_string(seen));
        }
        EXPECT_EQ(seen, count);
    }
}

TEST_F(WarehouseTest, KnowsItsColumns) {
    const Rows rows = connection_.query("SELECT 1 AS a, 2 AS \"Họ và tên\" WHERE false");
    ASSERT_EQ(rows.columns(), 2u);
    EXPECT_EQ(rows.column_name(0), "a");
    EXPECT_EQ(rows.column_name(1), "Họ và tên");
}

TEST_F(WarehouseTest, RowsMayBeMoved) {
    Rows rows = connection_.query("SELECT i FROM range(3) AS r(i)");
    ASSERT_TRUE(rows.next());
    Rows moved = std::move(rows);
    EXPECT_EQ(moved.integer(0), 0);
    moved = connection_.query("SELECT 9");
    ASSERT_TRUE(moved.next());
    EXPECT_EQ(moved.integer(0), 9);
}

// ---- Statements ---------------------------------------------------------------------------

TEST_F(WarehouseTest, AScriptRunsStatementByStatement) {
    connection_.run(
        "-- A comment; with a semicolon.\nCREATE TABLE t(a BIGINT);\nINSERT INTO t VALUES (1), (2);\n"
        "INSERT INTO t SELECT a + 10 FROM t;;\n");
    EXPECT_EQ(connection_.integer("SELECT count(*) FROM t"), 4);
    EXPECT_EQ(connection_.integer("SELECT sum(a)::BIGINT FROM t WHERE a > ?", {Value(10)}), 23);
}

TEST_F(WarehouseTest, AnEmptyScriptDoesNothing) {
    for (const char* script : {"", " \n", ";", "-- only a comment\n"}) {
        EXPECT_EQ(fault_of([&] { connection_.run(script); }).code, "") << script;
    }
}

TEST_F(WarehouseTest, AScriptStopsAtTheStatementThatFails) {
    const Fault fault = fault_of([&] {
        connection_.run(
            "CREATE TABLE t(a BIGINT); INSERT INTO t VALUES (1); INSERT INTO t VALUES ('x'); "
            "INSERT INTO t VALUES (2)");
    });
    EXPECT_EQ(fault.code, fault::database_error);
    EXPECT_EQ(connection_.integer("SELECT sum(a)::BIGINT FROM t"), 1);
}

TEST_F(WarehouseTest, TheSingleIntegerIsSingle) {
    EXPECT_EQ(connection_.integer("SELECT 5"), 5);
    for (const char* sql : {"SELECT 1 WHERE false", "SELECT 1, 2", "SELECT NULL::BIGINT", "SELECT 'a'"}) {
        EXPECT_EQ(fault_of([&] { connection_.integer(sql); }).code, fault::program_mistake) << sql;
    }
}

TEST_F(WarehouseTest, VariablesHoldEveryValue) {
    const Date day = *Date::of(2018, 12, 31);
    connection_.set_variable("name", "it's");
    connection_.set_variable("count", 5);
    connection_.set_variable("on", true);
    connection_.set_variable("day", day);
    connection_.set_variable("nothing", Value());
    Rows rows = connection_.query(
        "SELECT getvariable('name'), getvariable('count')::BIGINT, getvariable('on'), getvariable('day'), "
        "getvariable('nothing') IS NULL");
    ASSERT_TRUE(rows.next());
    EXPECT_EQ(rows.text(0), "it's");
    EXPECT_EQ(rows.integer(1), 5);
    EXPECT_TRUE(rows.boolean(2));
    EXPECT_EQ(rows.date(3), day);
    EXPECT_TRUE(rows.boolean(4));
    connection_.set_variable("count", 6);
    EXPECT_EQ(connection_.integer("SELECT getvariable('count')::BIGINT"), 6);
}

TEST_F(WarehouseTest, VariablesBelongToTheirConnection) {
    connection_.set_variable("count", 5);
    EXPECT_EQ(database_.connect().integer("SELECT (getvariable('count') IS NULL)::BIGINT"), 1);
}

// ---- Faults -------------------------------------------------------------------------------

TEST_F(WarehouseTest, AFaultIsToldInTheWordsOfDuckDb) {
    const Fault fault = fault_of([&] { connection_.query("SELECT * FROM no_such_table"); });
    EXPECT_EQ(fault.code, fault::database_error);
    EXPECT_TRUE(holds(detail(fault, "problem"), "no_such_table does not exist")) << detail(fault, "problem");
    EXPECT_EQ(detail(fault, "statement"), "SELECT * FROM no_such_table");
}

TEST_F(WarehouseTest, EveryWayToFailIsADatabaseError) {
    const std::vector<std::function<void()>> ways{
        [&] { connection_.run("SELEC 1"); },
        [&] { connection_.query("SELEC 1"); },
        [&] { connection_.query("SELECT 1; SELECT 2"); },
        [&] { connection_.run("SELECT * FROM no_such_table"); },
        [&] { connection_.query("SELECT ?::BIGINT", {Value("no number")}); },
        [&] { connection_.query("SELECT ?, ?", {Value(1)}); },
        [&] { connection_.query("SELECT ?", {Value(1), Value(2)}); },
        [&] { connection_.query("SELECT error('stop')"); },
        [&] { connection_.appender("main", "no_such_table"); }};
    for (std::size_t i = 0; i < ways.size(); ++i)
        EXPECT_EQ(fault_of(ways[i]).code, fault::database_error) << i;
    EXPECT_EQ(connection_.integer("SELECT 1"), 1) << "the connection goes on";
}

TEST_F(WarehouseTest, ALongStatementIsToldByItsBeginning) {
    const std::string sql = "SELECT no_such_column, '" + std::string(500, 'x') + "'";
    EXPECT_EQ(detail(fault_of([&] { connection_.query(sql); }), "statement"), sql.substr(0, 200));
}

// ---- Appender -----------------------------------------------------------------------------

TEST_F(WarehouseTest, AnAppenderAddsEveryType) {
    connection_.run("CREATE TABLE t(a VARCHAR, b BIGINT, c BOOLEAN, d DATE, e VARCHAR)");
    Appender appender = connection_.appender("main", "t");
    appender.text("Hoà's \"x\"\n");
    appender.integer(greatest);
    appender.boolean(true);
    appender.date(*Date::of(1800, 1, 1));
    appender.null();
    appender.end_row();
    for (int i = 0; i < 4; ++i)
        appender.null();
    appender.text("");
    appender.end_row();
    appender.close();
    Rows rows = connection_.query("SELECT * FROM t ORDER BY b NULLS LAST");
    ASSERT_TRUE(rows.next());
    EXPECT_EQ(rows.text(0), "Hoà's \"x\"\n");
    EXPECT_EQ(rows.integer(1), greatest);
    EXPECT_TRUE(rows.boolean(2));
    EXPECT_EQ(rows.date(3), Date::of(1800, 1, 1));
    EXPECT_TRUE(rows.null(4));
    ASSERT_TRUE(rows.next());
    for (std::size_t i = 0; i < 4; ++i)
        EXPECT_TRUE(rows.null(i)) << i;
    EXPECT_EQ(rows.maybe_text(4), "");
    EXPECT_FALSE(rows.next());
}

TEST_F(WarehouseTest, AnAppenderKeepsTheOrderOfManyRows) {
    connection_.run("CREATE SCHEMA s; CREATE TABLE s.t(a BIGINT)");
    Appender appender = connection_.appender("s", "t");
    constexpr std::int64_t count = 5'000;
    for (std::int64_t i = 0; i < count; ++i) {
        appender.integer(i);
        appender.end_row();
    }
    appender.close();
    Rows rows = connection_.query("SELECT a FROM s.t");
    for (std::int64_t i = 0; i < count; ++i) {
        ASSERT_TRUE(rows.next());
        ASSERT_EQ(rows.integer(0), i);
    }
}

TEST_F(WarehouseTest, AnAppenderRefusesARowThatDoesNotFit) {
    connection_.run("CREATE TABLE t(a BIGINT, b BIGINT)");
    const std::vector<std::function<void(Appender&)>> wrong{
        [](Appender& appender) {
            appender.integer(1);
            appender.end_row();
        },
        [](Appender& appender) {
            for (int i = 0; i < 3; ++i)
                appender.integer(1);
        },
        [](Appender& appender) { appender.text("no number"); }};
    for (std::size_t i = 0; i < wrong.size(); ++i) {
        const Fault fault = fault_of([&] {
            Appender appender = connection_.appender("main", "t");
            wrong[i](appender);
        });
        EXPECT_EQ(fault.code, fault::database_error) << i;
        EXPECT_GT(detail(fault, "problem").size(), 10u) << i;
    }
    EXPECT_EQ(connection_.integer("SELECT count(*) FROM t"), 0);
}

// DuckDB itself drops what it has not flushed when an appender closes in the middle of a row.
TEST_F(WarehouseTest, AnAppenderLosesNoRowSilently) {
    connection_.run("CREATE TABLE t(a BIGINT, b BIGINT)");
    Appender appender = connection_.appender("main", "t");
    appender.integer(1);
    appender.integer(2);
    appender.end_row();
    appender.integer(3);
    EXPECT_EQ(fault_of([&] { appender.close(); }).code, fault::program_mistake);
    appender.integer(4);
    appender.end_row();
    appender.close();
    EXPECT_EQ(connection_.integer("SELECT count(*) FROM t"), 2);
}

// ---- Progress and cancelling --------------------------------------------------------------

class RecordedProgress final : public Progress {
public:
    void begin_step(std::string_view, std::size_t, std::size_t) override {}
    void at(double fraction) override { fractions.push_back(fraction); }
    void finish() override {}

    std::vector<double> fractions;
};

// Stops the work from inside, as a signal that comes while it runs.
class CancellingProgress final : public Progress {
public:
    explicit CancellingProgress(CancelFlag& cancel) : cancel_(&cancel) {}
    void begin_step(std::string_view, std::size_t, std::size_t) override {}
    void at(double) override { *cancel_ = true; }
    void finish() override {}

private:
    CancelFlag* cancel_;
};

// One thread: no other one ends the work while this one looks the other way.
TEST(WarehouseProgress, IsToldBetweenNothingAndAll) {
    Database database = Database::in_memory({.threads = 1});
    database.connect().run("CREATE TABLE t AS SELECT i, hash(i) AS h FROM range(300000) AS r(i)");
    RecordedProgress progress;
    Connection watched = database.connect(&progress);
    watched.run(
        "CREATE TABLE sorted AS SELECT a.i, count(*) AS n FROM t a JOIN t b ON a.h = b.h GROUP BY a.i ORDER "
        "BY a.i");
    ASSERT_FALSE(progress.fractions.empty());
    EXPECT_GE(std::ranges::min(progress.fractions), 0.0);
    EXPECT_LE(std::ranges::max(progress.fractions), 1.0);
    EXPECT_GT(std::ranges::max(progress.fractions), 0.0) << progress.fractions.size();
}

TEST_F(WarehouseTest, AFlagThatIsSetStopsTheNextStatement) {
    CancelFlag cancel = false;
    Connection stoppable = database_.connect(nullptr, &cancel);
    stoppable.run("CREATE TABLE t(a BIGINT)");
    cancel = true;
    EXPECT_EQ(fault_of([&] { stoppable.run("INSERT INTO t VALUES (1)"); }), Fault(fault::interrupted));
    EXPECT_EQ(fault_of([&] { stoppable.query("SELECT 1"); }), Fault(fault::interrupted));
    cancel = false;
    EXPECT_EQ(stoppable.integer("SELECT count(*) FROM t"), 0) << "the connection goes on";
}

// Ten thousand million pairs: without the flag the test would not end.
TEST_F(WarehouseTest, AFlagStopsAStatementThatRuns) {
    connection_.run("CREATE TABLE t AS SELECT i FROM range(100000) AS r(i)");
    CancelFlag cancel = false;
    CancellingProgress progress(cancel);
    Connection stoppable = database_.connect(&progress, &cancel);
    EXPECT_EQ(fault_of([&] { stoppable.run("CREATE TABLE pairs AS SELECT sum(a.i * b.i) FROM t a, t b"); }),
              Fault(fault::interrupted));
    EXPECT_EQ(connection_.integer("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'pairs'"), 0);
}

// A cancelled intake once hung, or corrupted its memory: the flag was answered with an exception
// straight away, the exception closed the connection, and DuckDB, which does not wait for its
// threads while an exception is under way, let them work on with what was gone. The moment is
// short, so the flag comes at many different ones.
TEST(Warehouse, NoThreadIsLeftAtWorkWhenAnExceptionClosesTheConnection) {
    Database database = Database::in_memory({.threads = 4});
    database.connect().run("CREATE TABLE t AS SELECT i FROM range(300000) AS r(i)");
    for (int round = 0; round < 100; ++round) {
        CancelFlag cancel = false;
        std::thread canceller([&] {
            for (std::atomic<int> wait = 0; wait < round * 150;)
                ++wait;
            cancel = true;
        });
        const Fault fault = fault_of([&] {
            Connection connection = database.connect(nullptr, &cancel);
            for (;;)
                connection.run("SELECT count(*) FROM t WHERE i % 7 = 0");
        });
        canceller.join();
        ASSERT_EQ(fault, Fault(fault::interrupted));
    }
}

// ---- Database files -----------------------------------------------------------------------

TEST_F(WarehouseFileTest, AFileKeepsWhatWasWritten) {
    make_file_with_one_row();
    Database database = Database::open(file(), Mode::read_write);
    EXPECT_EQ(database.connect().integer("SELECT a FROM t"), 7);
}

TEST_F(WarehouseFileTest, AReadOnlyDatabaseRefusesWrites) {
    make_file_with_one_row();
    Database database = Database::open(file(), Mode::read_only);
    Connection connection = database.connect();
    EXPECT_EQ(connection.integer("SELECT a FROM t"), 7);
    for (const char* sql : {"INSERT INTO t VALUES (8)", "DELETE FROM t", "CREATE TABLE u(a BIGINT)"}) {
        const Fault fault = fault_of([&] { connection.run(sql); });
        EXPECT_EQ(fault.code, fault::database_error) << sql;
        EXPECT_TRUE(holds(detail(fault, "problem"), "read-only")) << detail(fault, "problem");
    }
    connection.run("CREATE TEMP VIEW v AS SELECT a FROM t");
    EXPECT_EQ(connection.integer("SELECT a FROM v"), 7);
}

TEST_F(WarehouseFileTest, TwoReadersShareAFile) {
    make_file_with_one_row();
    Database one = Database::open(file(), Mode::read_only);
    Database two = Database::open(file(), Mode::read_only);
    EXPECT_EQ(one.connect().integer("SELECT a FROM t"), 7);
    EXPECT_EQ(two.connect().integer("SELECT a FROM t"), 7);
}

TEST_F(WarehouseFileTest, AFileThatCannotBeOpenedIsNamed) {
    std::ofstream(folder_ / "no database.duckdb") << std::string(100'000, 'x');
    for (const fs::path& path :
         {folder_ / "missing.duckdb", folder_ / "no database.duckdb", folder_.path()}) {
        const Fault fault = fault_of([&] { Database::open(path, Mode::read_only); });
        EXPECT_EQ(fault.code, fault::database_error) << path;
        EXPECT_EQ(detail(fault, "statement"), path.string());
        EXPECT_GT(detail(fault, "problem").size(), 10u);
    }
    EXPECT_FALSE(fs::exists(folder_ / "missing.duckdb"));
}

TEST_F(WarehouseFileTest, SettingsAreTaken) {
    Database database =
        Database::in_memory({.threads = 1, .memory_limit = "100MiB", .temporary_folder = folder_ / "tạm"});
    Connection connection = database.connect();
    Rows rows = connection.query(
        "SELECT current_setting('threads')::BIGINT, current_setting('memory_limit'), "
        "current_setting('temp_directory')");
    ASSERT_TRUE(rows.next());
    EXPECT_EQ(rows.integer(0), 1);
    EXPECT_EQ(rows.text(1), "100.0 MiB");
    EXPECT_EQ(rows.text(2), (folder_ / "tạm").string());
}

// The program is what it is: DuckDB may fetch nothing from outside.
TEST_F(WarehouseTest, NothingIsLoadedFromOutside) {
    for (const char* option : {"autoinstall_known_extensions", "autoload_known_extensions"}) {
        EXPECT_EQ(connection_.integer("SELECT current_setting(?)::BOOLEAN::BIGINT", {Value(option)}), 0)
            << option;
    }
}

TEST(Warehouse, AnUnknownMemoryLimitIsAMistake) {
    EXPECT_EQ(fault_of([] { Database::in_memory({.memory_limit = "much"}); }).code, fault::program_mistake);
}

TEST_F(WarehouseTest, AColumnOfNumbersComesWhole) {
    Database database = Database::in_memory();
    Connection connection = database.connect();
    const std::vector<std::int32_t> numbers =
        connection.integers("SELECT range::INTEGER FROM range(5000) WHERE range >= ?", {std::int64_t{10}});
    ASSERT_EQ(numbers.size(), 4'990U);
    EXPECT_EQ(numbers.front(), 10);
    EXPECT_EQ(numbers.back(), 4'999);
    EXPECT_TRUE(connection.integers("SELECT 1::INTEGER WHERE false").empty());
    EXPECT_THROW(connection.integers("SELECT NULL::INTEGER"), Failure);
    EXPECT_THROW(connection.integers("SELECT 1::BIGINT"), Failure);
    EXPECT_THROW(connection.integers("SELECT 1::INTEGER, 2::INTEGER"), Failure);
}

// Numbers are written into the statement, texts are not.
TEST_F(WarehouseTest, FindsParametersOutsideQuotesAndComments) {
    Database database = Database::in_memory();
    Connection connection = database.connect();
    Rows rows = connection.query(
        "SELECT '?', 'it''s ?', ? AS \"a?b\", -- what is it?\n ?, ?, ? + 1",
        {std::int64_t{-7}, std::string("? '); DROP TABLE x; --"), std::int64_t{3'000'000'000}, least});
    ASSERT_TRUE(rows.next());
    EXPECT_EQ(rows.text(0), "?");
    EXPECT_EQ(rows.text(1), "it's ?");
    EXPECT_EQ(rows.integer(2), -7);
    EXPECT_EQ(rows.text(3), "? '); DROP TABLE x; --");
    EXPECT_EQ(rows.integer(4), 3'000'000'000);
}

}  // namespace
}  // namespace baophu::warehouse

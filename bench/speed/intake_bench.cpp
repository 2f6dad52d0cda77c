// Intake of a whole file, from its bytes to the two Parquet files: a CSV of a million rows and
// forty columns, and a workbook of a hundred thousand rows. Each run checks that every row is in, and
// tells the memory that the process took at most until then.
//
// Beside it, on the same CSV in the same run: DuckDB on all cores from read_csv to one Parquet file, with
// all forty columns, and with the seventeen that the kind knows and intake writes. DuckDB writes the
// text as it is; intake types, checks and repairs it, and gives each row a record key. So read the
// ratio as what a caller would wait for, not as reader against reader.
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <sys/resource.h>

#include "core/documents/workbook_writer.h"
#include "core/warehouse/value.h"
#include "core/warehouse/warehouse.h"
#include "flow/intake/intake.h"
#include "medians.h"

namespace {

using namespace baophu;
namespace fs = std::filesystem;

constexpr int csv_rows = 1'000'000;
constexpr int workbook_rows = 100'000;
constexpr int columns_beside = 23;  // Of the forty, that the kind does not know.

using Row = std::vector<std::string>;

Row header() {
    Row cells{"Tháng",         "Mã đơn vị", "Mã số thuế",     "Tên đơn vị",        "Mã địa bàn quản lý",
              "Mã số BHXH",    "Họ và tên", "Ngày sinh",      "Giới tính",         "Quốc tịch",
              "Số CMND/CCCD",  "Chức vụ",   "Mức lương đóng", "Ngày bắt đầu HĐLĐ", "Loại HĐLĐ",
              "Tham gia BHTN", "Phương án"};
    for (int i = 0; i < columns_beside; ++i)
        cells.push_back(fmt::format("Cột {}", i + 1));
    return cells;
}

Row row(int number, std::mt19937& random) {
    constexpr std::array families{"Nguyễn Thị", "Trần Văn", "Lê", "Phạm Quốc", "Đỗ Hữu"};
    constexpr std::array names{"Hoà", "Minh", "Ánh Tuyết", "Bảo", "Long", "Thảo Vy", "Sơn"};
    const int employer = number / 40;  // Registers come employer by employer.
    const int year = 1955 + static_cast<int>(random() % 45);
    Row cells{"12/2018",
              fmt::format("TA{:04}Z", employer % 10'000),
              "3600123457",
              fmt::format("Công ty TNHH MTV Giày Da Số {}", employer),
              "731",
              fmt::format("{:010}", 7'516'000'000 + number),
              fmt::format("{} {}", families[random() % families.size()], names[random() % names.size()]),
              fmt::format("{:02}/{:02}/{}", random() % 28 + 1, random() % 12 + 1, year),
              random() % 2 == 0 ? "Nam" : "Nữ",
              "Việt Nam",
              fmt::format("075{}{:02}{:06}", random() % 2, year % 100, random() % 1'000'000),
              "Công nhân",
              fmt::format("{}.{:03}.000", 4 + random() % 9, random() % 1'000),
              fmt::format("{:02}/{:02}/20{:02}", random() % 28 + 1, random() % 12 + 1, random() % 18),
              "Không xác định thời hạn",
              "x",
              "ON"};
    for (int i = 0; i < columns_beside; ++i)
        cells.push_back(i % 4 == 0 ? fmt::format("{}", random() % 1'000'000) : "");
    return cells;
}

// A folder that is gone when the program ends.
class Files {
public:
    Files() {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
        std::mt19937 random(2018);
        std::ofstream csv(this->csv(), std::ios::binary);
        csv << fmt::format("{}\n", fmt::join(header(), ","));
        for (int i = 0; i < csv_rows; ++i)
            csv << fmt::format("{}\n", fmt::join(row(i, random), ","));
        WorkbookWriter writer("Danh sách");
        writer.row(header());
        for (int i = 0; i < workbook_rows; ++i)
            writer.row(row(i, random));
        writer.close(workbook());
    }
    ~Files() { fs::remove_all(folder_); }
    Files(const Files&) = delete;
    Files& operator=(const Files&) = delete;

    fs::path csv() const { return folder_ / "list.csv"; }
    fs::path workbook() const { return folder_ / "list.xlsx"; }
    fs::path rows() const {
        fs::remove_all(folder_ / "rows");
        fs::create_directories(folder_ / "rows");
        return folder_ / "rows";
    }

private:
    fs::path folder_ = fs::temp_directory_path() / "baophu_intake_bench";
};

const Files& files() {
    static const Files made;
    return made;
}

void take(benchmark::State& state, const fs::path& file, std::int64_t rows) {
    const Territory territory = Territory::load("dong-nai.yaml");
    NoProgress progress;
    const CancelFlag cancel{false};
    for (auto _ : state) {
        const intake::Outcome outcome =
            intake::take_in(file, {}, territory, files().rows(), progress, cancel);
        if (outcome.accepted != rows) state.SkipWithError("not all rows are in");
    }
    state.SetItemsProcessed(state.iterations() * rows);
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    state.counters["max_MB"] = static_cast<double>(used.ru_maxrss) / 1024;
}

void intake_workbook(benchmark::State& state) {
    take(state, files().workbook(), workbook_rows);
}

void intake_csv(benchmark::State& state) {
    take(state, files().csv(), csv_rows);
}

void take_by_duckdb(benchmark::State& state, const std::string& selected) {
    warehouse::Database database = warehouse::Database::in_memory();
    warehouse::Connection connection = database.connect();
    for (auto _ : state) {
        const fs::path out = files().rows() / "rows.parquet";
        connection.run(fmt::format(
            "COPY (SELECT {} FROM read_csv({}, all_varchar = true, header = true)) "
            "TO {} (FORMAT parquet)",
            selected, warehouse::sql_literal(files().csv().string()), warehouse::sql_literal(out.string())));
        if (connection.integer("SELECT count(*) FROM read_parquet(" + warehouse::sql_file(out) + ")") !=
            csv_rows)
            state.SkipWithError("not all rows are in");
    }
    state.SetItemsProcessed(state.iterations() * csv_rows);
}

void duckdb_csv(benchmark::State& state) {
    take_by_duckdb(state, "*");
}

void duckdb_csv_known_columns(benchmark::State& state) {
    std::string known;
    for (std::size_t i = 0; i < header().size() - columns_beside; ++i)
        known += (i == 0 ? "" : ", ") + warehouse::sql_name(header()[i]);
    take_by_duckdb(state, known);
}

// DuckDB last: its memory counts for the same process.
void add(const char* name, void (*measure)(benchmark::State&)) {
    benchmark::RegisterBenchmark(name, measure)
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime()
        ->Iterations(1)
        ->Repetitions(5)
        ->ReportAggregatesOnly();
}

}  // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    files();  // Made before anything is timed.
    add("intake_workbook", intake_workbook);
    add("intake_csv", intake_csv);
    add("duckdb_csv", duckdb_csv);
    add("duckdb_csv_known_columns", duckdb_csv_known_columns);

    Medians medians;
    benchmark::RunSpecifiedBenchmarks(&medians);
    if (medians.failed()) return 1;
    fmt::print("CSV of {} rows and {} columns, {:.0f} MB\n", csv_rows, header().size(),
               static_cast<double>(fs::file_size(files().csv())) / 1e6);
    print_ratio(medians, "duckdb_csv", "intake_csv");
    print_ratio(medians, "duckdb_csv_known_columns", "intake_csv");
    return 0;
}

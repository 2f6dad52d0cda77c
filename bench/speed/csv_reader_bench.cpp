// CsvReader against DuckDB's read_csv: the same generated file of a million rows and eight
// columns, in the same run, both asked for the number of rows and the bytes of all cells.
//
// CsvReader works on one core. DuckDB is measured on one thread, which is the fair ratio,
// and on all cores, which is what a caller would wait for.
#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "core/documents/csv_reader.h"
#include "core/warehouse/value.h"
#include "core/warehouse/warehouse.h"
#include "medians.h"

namespace {

using namespace baophu;

constexpr int rows = 1'000'000;
constexpr std::string_view header = "ma_so,ho_ten,ngay_sinh,gioi_tinh,don_vi,thang,luong,dia_ban\n";

struct Answer {
    std::int64_t rows = 0;
    std::int64_t cell_bytes = 0;
    bool operator==(const Answer&) const = default;
};

// Every tenth name stands in quotes, with a quote and a comma inside.
void append_row(std::string& text, int row, std::mt19937& random) {
    constexpr std::array families{"Nguyễn Thị", "Trần Văn", "Lê", "Phạm Quốc", "Đỗ Hữu"};
    constexpr std::array names{"Hoà", "Minh", "Ánh Tuyết", "Bảo", "Long", "Thảo Vy", "Sơn"};
    const char* const family = families[random() % families.size()];
    const char* const name = names[random() % names.size()];
    auto end = std::back_inserter(text);
    fmt::format_to(end, "{:010},", 7'516'000'000 + row);
    if (row % 10 == 0) {
        fmt::format_to(end, "\"{} {}, \"\"{}\"\"\",", family, name, name);
    } else {
        fmt::format_to(end, "{} {},", family, name);
    }
    fmt::format_to(end, "{:02}/{:02}/{},{},TA{:04}Z,{:02}/2018,{},{:05}\n", random() % 28 + 1,
                   random() % 12 + 1, 1955 + random() % 45, random() % 2 == 0 ? "Nam" : "Nữ",
                   random() % 10'000, random() % 12 + 1, 4'000'000 + random() % 9'000 * 1'000,
                   26'000 + random() % 171);
}

// A file that is gone when the program ends.
class GeneratedFile {
public:
    GeneratedFile() : path_(std::filesystem::temp_directory_path() / "baophu_csv_reader_bench.csv") {
        std::mt19937 random(2018);
        std::string text(header);
        for (int row = 0; row < rows; ++row)
            append_row(text, row, random);
        std::ofstream(path_, std::ios::binary) << text;
    }
    ~GeneratedFile() { std::filesystem::remove(path_); }
    GeneratedFile(const GeneratedFile&) = delete;
    GeneratedFile& operator=(const GeneratedFile&) = delete;

    const std::filesystem::path& path() const { return path_; }
    double megabytes() const { return static_cast<double>(std::filesystem::file_size(path_)) / 1e6; }

private:
    std::filesystem::path path_;
};

Answer ask_reader(const std::filesystem::path& path) {
    FileSource source(path);
    CsvReader reader(source);
    TableRecord record;
    reader.next(record);  // The header.
    Answer answer;
    while (reader.next(record)) {
        if (record.status != RecordStatus::good || !record.utf8_valid) return {};
        ++answer.rows;
        for (const std::string_view cell : record.cells) {
            answer.cell_bytes += static_cast<std::int64_t>(cell.size());
        }
    }
    return answer;
}

Answer ask_duckdb(const std::filesystem::path& path, warehouse::Connection& connection) {
    const std::string sql = fmt::format(
        "SELECT count(*), sum(strlen(ma_so) + strlen(ho_ten) + strlen(ngay_sinh) + strlen(gioi_tinh) + "
        "strlen(don_vi) + strlen(thang) + strlen(luong) + strlen(dia_ban))::BIGINT "
        "FROM read_csv({}, all_varchar = true, header = true)",
        warehouse::sql_literal(path.string()));
    warehouse::Rows found = connection.query(sql);
    if (!found.next()) return {};
    return {found.integer(0), found.integer(1)};
}

void check(benchmark::State& state, const Answer& answer, const Answer& want) {
    if (answer != want) state.SkipWithError("the answers differ");
}

void measure_reader(benchmark::State& state, const GeneratedFile& file, const Answer& want) {
    for (auto _ : state)
        check(state, ask_reader(file.path()), want);
}

void measure_duckdb(benchmark::State& state, const GeneratedFile& file, const Answer& want, int threads) {
    warehouse::Settings settings;
    settings.threads = threads;
    warehouse::Database database = warehouse::Database::in_memory(settings);
    warehouse::Connection connection = database.connect();
    for (auto _ : state)
        check(state, ask_duckdb(file.path(), connection), want);
}

template <class Measure>
void add(const char* name, Measure measure) {
    benchmark::RegisterBenchmark(name, measure)
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime()
        ->Iterations(3)
        ->Repetitions(5)
        ->ReportAggregatesOnly();
}

}  // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    const GeneratedFile file;
    const Answer want = ask_reader(file.path());
    if (want.rows != rows) return 1;

    add("csv_reader", [&](auto& state) { measure_reader(state, file, want); });
    add("duckdb_one_thread", [&](auto& state) { measure_duckdb(state, file, want, 1); });
    add("duckdb_all_cores", [&](auto& state) { measure_duckdb(state, file, want, 0); });

    Medians medians;
    benchmark::RunSpecifiedBenchmarks(&medians);
    if (medians.failed()) return 1;
    fmt::print("{:.0f} MB, {} rows, {} bytes in cells: both agree\n", file.megabytes(), want.rows,
               want.cell_bytes);
    print_ratio(medians, "duckdb_one_thread", "csv_reader");
    print_ratio(medians, "duckdb_all_cores", "csv_reader");
    return 0;
}

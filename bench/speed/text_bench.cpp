// Reading cells of old encodings and taking addresses apart. Each answer is checked before a time
// counts: a cell must come back as the text it was made of, an address with its units. One core.
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "core/text/address.h"
#include "core/text/encoding_guess.h"
#include "core/text/legacy_encoding.h"

namespace {

using namespace baophu::text;

struct Cell {
    std::string written;
    std::string text;
};

constexpr std::array<std::string_view, 6> texts{"Nguyễn Thị Phượng", "Công ty TNHH MTV Vận tải Minh Thạnh",
                                                "Huỳnh Văn Dũng",    "phường Trảng Dài, Biên Hòa",
                                                "Trần Quốc Tuấn",    "Đặng Ngọc Ánh Nguyệt"};

// Each text in each old charset, as bytes and as the letters of a program that took them for
// Western text.
std::vector<Cell> old_cells() {
    std::vector<Cell> cells;
    for (const std::string_view text : texts) {
        for (const Encoding encoding : {Encoding::tcvn3, Encoding::vni}) {
            const auto bytes = from_utf8(text, encoding);
            if (!bytes) continue;
            cells.push_back({*bytes, std::string(text)});
            cells.push_back({read_as_western(*bytes), std::string(text)});
        }
    }
    return cells;
}

std::vector<Cell> new_cells() {
    std::vector<Cell> cells;
    for (const std::string_view text : texts)
        cells.push_back({std::string(text), std::string(text)});
    return cells;
}

bool right(const std::vector<Cell>& cells) {
    for (const Cell& cell : cells) {
        const std::string read = decode_cell(cell.written).text;
        if (read == cell.text) continue;
        fmt::print("\"{}\" was read as \"{}\"\n", cell.text, read);
        return false;
    }
    return !cells.empty();
}

void measure_cells(benchmark::State& state, const std::vector<Cell>& cells) {
    std::size_t at = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(decode_cell(cells[at].written));
        at = at + 1 == cells.size() ? 0 : at + 1;
    }
}

constexpr std::array<std::string_view, 4> addresses{
    "Số 12/3 Hùng Vương, tổ 5, KP.2, P. Trảng Dài, TP. Biên Hòa, T. Đồng Nai",
    "12/3 Hùng Vương - khu phố 2 - phường Trảng Dài - thành phố Biên Hòa - tỉnh Đồng Nai",
    "KCN Biên Hòa 2, phường Trảng Dài, Biên Hòa, Đồng Nai",
    "ap 3 phuong Trang Dai, TP Bien Hoa, tinh Dong Nai"};

bool addresses_right() {
    for (const std::string_view written : addresses) {
        const Address address = parse_address(written);
        const bool found = address.commune.folded == "trang dai" && address.district.folded == "bien hoa" &&
                           address.province.folded == "dong nai";
        if (found) continue;
        fmt::print("\"{}\" was taken apart wrongly\n", written);
        return false;
    }
    return true;
}

void measure_addresses(benchmark::State& state) {
    std::size_t at = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(parse_address(addresses[at]));
        at = at + 1 == addresses.size() ? 0 : at + 1;
    }
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<Cell> old_ones = old_cells();
    const std::vector<Cell> new_ones = new_cells();
    if (!right(old_ones) || !right(new_ones) || !addresses_right()) return 1;
    const auto add = [](const char* name, const std::vector<Cell>& cells) {
        benchmark::RegisterBenchmark(name,
                                     [&cells](benchmark::State& state) { measure_cells(state, cells); });
    };
    add("decode_cell, old encodings", old_ones);
    add("decode_cell, UTF-8", new_ones);
    benchmark::RegisterBenchmark("parse_address", measure_addresses);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}

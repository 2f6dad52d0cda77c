// The readers of cells and of periods against any text, each kind and column of data/datasets: a
// value that is accepted fits its column, and read again from its own print it is the same.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "flow/intake/cell.h"
#include "flow/intake/delivery_period.h"

namespace {

using namespace baophu;
using namespace baophu::intake;

const CellReader& reader() {
    static const Territory territory = Territory::load("dong-nai.yaml");
    static const CellReader cells(territory);
    return cells;
}

// Codes and texts are stored in the one form in which they are read.
void check(const Column& column, const TypedCell& cell) {
    const auto* text = std::get_if<std::string>(&cell.value);
    if (text == nullptr || column.type == CellType::choice || column.type == CellType::sex) return;
    const auto again = reader().read(column, *text);
    if (!again || again->value != cell.value || again->repaired) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    for (const Dataset& dataset : datasets()) {
        for (const Column& column : dataset.columns) {
            const auto cell = reader().read(column, input);
            if (cell && !cell->empty()) check(column, *cell);
            if (cell && cell->empty() != trimmed(input).empty()) std::abort();
        }
    }
    for (const PeriodUnit unit :
         {PeriodUnit::day, PeriodUnit::month, PeriodUnit::quarter, PeriodUnit::half_year, PeriodUnit::year}) {
        for (const std::string& period : periods_in(input, unit)) {
            if (parse_period(period, unit) != period) std::abort();
            if (!periods_in(period_title(period), unit).contains(period)) std::abort();
        }
        periods_in_file_name(input, unit);
    }
    return 0;
}

// Rows in any bytes, decoded: the cells are UTF-8 unless the row says that one could not be
// decoded, no cell and no row is lost, and ASCII without marks stays what it is.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "core/documents/csv_reader.h"
#include "core/documents/utf8.h"
#include "flow/intake/decoded_rows.h"

namespace {

using namespace baophu;

class MemoryRows final : public TableRows {
public:
    explicit MemoryRows(std::string_view text) : source_(text), reader_(source_, {.delimiter = ','}) {}
    bool next(TableRecord& record) override { return reader_.next(record); }

private:
    MemorySource source_;
    CsvReader reader_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    MemoryRows plain(input);
    intake::DecodedRows decoded(std::make_unique<MemoryRows>(input), {});
    TableRecord before;
    TableRecord after;
    while (plain.next(before)) {
        if (!decoded.next(after) || after.cells.size() != before.cells.size()) std::abort();
        if (after.line != before.line || after.status != before.status) std::abort();
        if (!after.utf8_valid) continue;
        for (const std::string_view cell : after.cells) {
            if (!is_valid_utf8(cell)) std::abort();
        }
    }
    if (decoded.next(after)) std::abort();
    return 0;
}

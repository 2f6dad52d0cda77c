// CsvReader against its slow twin. The input is a CSV file and, in its last four bytes, how
// it is read: so every file is a seed as it is.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/documents/csv_reader.h"
#include "core/documents/slow_csv_twin_for_tests.h"

namespace {

using namespace baophu;

class PieceSource final : public ByteSource {
public:
    PieceSource(std::string_view bytes, std::size_t piece) : all_(bytes), piece_(piece) {}
    std::size_t read(std::span<char> into) override {
        return all_.read(into.first(std::min(piece_, into.size())));
    }

private:
    MemorySource all_;
    std::size_t piece_;
};

struct Case {
    std::string_view text;
    CsvOptions options;
    std::size_t piece = 1;
};

Case case_of(std::string_view input) {
    if (input.size() < 4) return {.text = input, .options = {}};
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(input[input.size() - 1 - i]); };
    const std::size_t tight = byte(1) % 64;
    return {.text = input.substr(0, input.size() - 4),
            .options = {.delimiter = std::string_view("\0,;\t|\0", 6)[byte(0) % 6],
                        .record_bytes_max = byte(1) < 128 ? 1000 + tight : tight,
                        .cells_max = byte(2) < 128 ? 1000u : 1u + byte(2) % 8u,
                        .buffer_bytes = 1u + byte(3) % 32u},
            .piece = 1u + byte(3) / 32u};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Case each = case_of({reinterpret_cast<const char*>(data), size});
    PieceSource source(each.text, each.piece);
    CsvReader reader(source, each.options);
    SlowCsvTwin twin(each.options);
    const auto fast = read_all(reader);
    const auto slow = twin.read(each.text);
    if (fast != slow) std::abort();
    if (!slow.empty() && reader.delimiter() != twin.delimiter()) std::abort();
    return 0;
}

// The form of a text against any bytes: UTF-16 comes as UTF-8, the same whatever the pieces it is
// read in, and the delimiter is one of those there are.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/documents/text_form.h"
#include "core/documents/utf8.h"

namespace {

using namespace baophu;

std::string read_all(std::string_view bytes, TextUnits units, std::size_t piece) {
    MemorySource memory(bytes);
    Utf16Source source(memory, units);
    std::string text;
    std::string into(piece, '\0');
    for (std::size_t count = 0; (count = source.read(into)) > 0;)
        text += std::string_view(into).substr(0, count);
    return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    for (const TextUnits units : {TextUnits::utf16_little, TextUnits::utf16_big}) {
        const std::string text = read_all(input, units, 64);
        if (!is_valid_utf8(text) || text != read_all(input, units, 3)) std::abort();
    }
    text_units_of(input);
    for (const bool whole : {false, true}) {
        if (std::string_view(",;\t|").find(likeliest_delimiter(input, whole)) == std::string_view::npos)
            std::abort();
    }
    return 0;
}

#include "flow/linkage/engine/cell_text.h"

#include <array>
#include <charconv>

namespace baophu::linkage::engine {
namespace {

constexpr unsigned nibble_bits = 4;
constexpr std::uint32_t nibble = 0xf;

// The nibbles of a date from `first`, the highest, to `last`.
std::string figures(PackedDate date, unsigned first, unsigned last) {
    std::string text;
    for (unsigned i = first; i <= last; ++i)
        text += static_cast<char>('0' + ((date >> (28 - nibble_bits * i)) & nibble));
    return text;
}

std::string number_text(std::uint32_t slot) {
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number_of(slot)).ptr;
    return {buffer.data(), end};
}

}  // namespace

std::string date_text(PackedDate date) {
    if (date == 0) return {};
    std::string text = figures(date, 0, 3);
    if ((date & 0xffff) == 0) return text;
    text += '-' + figures(date, 4, 5);
    if ((date & 0xff) == 0) return text;
    return text + '-' + figures(date, 6, 7);
}

std::string digits_text(PackedDigits digits) {
    std::string text;
    for (; digits != 0; digits >>= nibble_bits)
        text += static_cast<char>('0' + static_cast<char>(digits & nibble) - 1);
    return text;
}

std::string cell_text(const Records& records, std::size_t field, const Row& row) {
    const Kind kind = records.layout.kind[field];
    const std::size_t slot = records.layout.slot[field];
    if (kind == Kind::digits) return digits_text(row.wide(slot));
    if (row.slot[slot] == 0) return {};
    if (kind == Kind::date) return date_text(row.slot[slot]);
    if (kind == Kind::number) return number_text(row.slot[slot]);
    return std::string(records.dictionaries[field].text(row.slot[slot]));
}

}  // namespace baophu::linkage::engine

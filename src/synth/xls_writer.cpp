#include "synth/xls_writer.h"

#include <algorithm>
#include <array>
#include <bit>
#include <fstream>
#include <stdexcept>
#include <tuple>

namespace baophu::synth {
namespace {

// ---- Bytes -----------------------------------------------------------------------------------

void add_number(std::string& bytes, std::uint64_t value, int count) {
    for (int i = 0; i < count; ++i)
        bytes += static_cast<char>(value >> (8 * i));
}

std::string words(std::initializer_list<unsigned> values) {
    std::string bytes;
    for (const unsigned value : values)
        add_number(bytes, value, 2);
    return bytes;
}

std::u16string as_utf16(std::string_view utf8) {
    std::u16string letters;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const int length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t code = length == 1 ? lead : lead & (0x7FU >> length);
        for (int k = 1; k < length; ++k)
            code = code << 6 | (static_cast<unsigned char>(utf8[i + static_cast<std::size_t>(k)]) & 0x3FU);
        i += static_cast<std::size_t>(length);
        if (code < 0x10000) {
            letters += static_cast<char16_t>(code);
        } else {
            letters += static_cast<char16_t>(0xD7C0 + (code >> 10));
            letters += static_cast<char16_t>(0xDC00 + (code & 0x3FF));
        }
    }
    return letters;
}

std::string utf16_bytes(const std::u16string& letters) {
    std::string bytes;
    for (const char16_t letter : letters)
        add_number(bytes, letter, 2);
    return bytes;
}

// ---- The stream: records of a type, a length and so many bytes ---------------------------------

enum Record : unsigned {
    end_of_part = 0x0A,
    continued = 0x3C,
    codepage = 0x42,
    window = 0x3D,
    font = 0x31,
    cell_format = 0xE0,
    number_format = 0x41E,
    sheet_place = 0x85,
    shared_texts = 0xFC,
    begin_of_part = 0x809,
    dimensions = 0x200,
    number_cell = 0x203,
    text_cell = 0xFD,
};

constexpr std::size_t record_bytes_max = 8'224;
constexpr unsigned general_style = 15;
constexpr unsigned date_style = 16;
constexpr unsigned date_format = 164;

void add_record(std::string& stream, unsigned type, std::string_view content) {
    add_number(stream, type, 2);
    add_number(stream, content.size(), 2);
    stream += content;
}

std::string begin(unsigned part) {
    return words({0x600, part, 0x0DBB, 0x07CC, 0, 0, 6, 0});  // Version 8, a build of 1996.
}

constexpr unsigned globals_part = 5;
constexpr unsigned sheet_part = 0x10;

// A style for cells, or one of those above it that Excel expects to be there.
std::string style(unsigned format, bool of_cells) {
    return words({0, format, of_cells ? 1U : 0xFFF5U, 0x20, of_cells ? 0U : 0xF400U, 0, 0, 0, 0, 0x20C0});
}

void add_fonts_and_styles(std::string& stream) {
    const std::string name = "Arial";
    for (int i = 0; i < 4; ++i) {
        std::string content = words({200, 0, 0x7FFF, 400, 0, 0, 0});
        add_number(content, name.size(), 1);
        add_number(content, 0, 1);
        add_record(stream, font, content + name);
    }
    const std::string code = "dd/mm/yyyy";
    std::string content = words({date_format, static_cast<unsigned>(code.size())});
    add_number(content, 0, 1);
    add_record(stream, number_format, content + code);
    for (unsigned i = 0; i < general_style; ++i)
        add_record(stream, cell_format, style(0, false));
    add_record(stream, cell_format, style(0, true));
    add_record(stream, cell_format, style(date_format, true));
}

// A text never runs over into the next record, so each record begins with a whole one.
void add_texts(std::string& stream, const std::vector<std::u16string>& texts, std::size_t uses) {
    std::string content;
    add_number(content, uses, 4);
    add_number(content, texts.size(), 4);
    unsigned type = shared_texts;
    for (const std::u16string& text : texts) {
        std::string one;
        add_number(one, text.size(), 2);
        add_number(one, 1, 1);  // Two bytes for a letter.
        one += utf16_bytes(text);
        if (content.size() + one.size() > record_bytes_max) {
            add_record(stream, type, content);
            content.clear();
            type = continued;
        }
        content += one;
    }
    add_record(stream, type, content);
}

// ---- The compound file ---------------------------------------------------------------------------

constexpr std::size_t sector_bytes = 512;
constexpr std::size_t entries_in_sector = sector_bytes / 4;
constexpr std::size_t names_in_header = 109;
constexpr std::uint32_t unused = 0xFFFFFFFF;
constexpr std::uint32_t end_of_chain = 0xFFFFFFFE;
constexpr std::uint32_t table_sector = 0xFFFFFFFD;
constexpr std::uint32_t chain_sector = 0xFFFFFFFC;

std::string directory_entry(std::u16string_view name, unsigned kind, std::uint32_t child, std::uint32_t first,
                            std::size_t bytes) {
    std::string entry = utf16_bytes(std::u16string(name));
    entry.resize(64);
    add_number(entry, name.empty() ? 0 : 2 * (name.size() + 1), 2);
    add_number(entry, kind, 1);
    add_number(entry, 1, 1);  // Black, as the only one of its kind.
    add_number(entry, unused, 4);
    add_number(entry, unused, 4);
    add_number(entry, child, 4);
    entry.resize(116);
    add_number(entry, first, 4);
    add_number(entry, bytes, 8);
    return entry;
}

void fill_sector(std::string& bytes) {
    bytes.resize((bytes.size() + sector_bytes - 1) / sector_bytes * sector_bytes);
}

// Where each kind of sector stands: stream, directory, table, chain of the table's names.
struct Layout {
    std::size_t stream;
    std::size_t directory = 1;
    std::size_t table = 0;
    std::size_t chain = 0;

    explicit Layout(std::size_t stream_sectors) : stream(stream_sectors) {
        // The table has an entry for its own sectors too: it grows until it fits.
        while (table * entries_in_sector < all()) {
            ++table;
            const std::size_t beyond = table > names_in_header ? table - names_in_header : 0;
            chain = (beyond + entries_in_sector - 2) / (entries_in_sector - 1);
        }
    }
    std::size_t all() const { return stream + directory + table + chain; }
    std::size_t first_table() const { return stream + directory; }
    std::size_t first_chain() const { return first_table() + table; }
};

std::string header_of(const Layout& layout) {
    std::string header("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    header.resize(24);
    header += words({0x3E, 3, 0xFFFE, 9, 6});
    header.resize(44);
    add_number(header, layout.table, 4);
    add_number(header, layout.stream, 4);  // The directory comes behind the stream.
    add_number(header, 0, 4);
    add_number(header, 4'096, 4);  // Shorter streams would go elsewhere.
    add_number(header, end_of_chain, 4);
    add_number(header, 0, 4);
    add_number(header, layout.chain == 0 ? end_of_chain : layout.first_chain(), 4);
    add_number(header, layout.chain, 4);
    for (std::size_t i = 0; i < names_in_header; ++i)
        add_number(header, i < layout.table ? layout.first_table() + i : unused, 4);
    return header;
}

std::string table_of(const Layout& layout) {
    std::string table;
    for (std::size_t i = 0; i < layout.table * entries_in_sector; ++i) {
        std::uint64_t entry = unused;
        if (i < layout.all()) entry = chain_sector;
        if (i < layout.first_chain()) entry = table_sector;
        if (i < layout.first_table()) entry = end_of_chain;  // The directory.
        if (i < layout.stream) entry = i + 1 < layout.stream ? i + 1 : end_of_chain;
        add_number(table, entry, 4);
    }
    return table;
}

// The table's sectors that the header has no room to name.
std::string chain_of(const Layout& layout) {
    std::string chain;
    std::size_t named = names_in_header;
    for (std::size_t i = 0; i < layout.chain; ++i) {
        for (std::size_t k = 0; k + 1 < entries_in_sector; ++k, ++named)
            add_number(chain, named < layout.table ? layout.first_table() + named : unused, 4);
        add_number(chain, i + 1 < layout.chain ? layout.first_chain() + i + 1 : end_of_chain, 4);
    }
    return chain;
}

int serial_number(const Date& date) {
    constexpr int first_of_1970 = 25'569;
    return date.days_since_1970() + first_of_1970;
}

}  // namespace

void XlsWriter::add(std::size_t row, std::size_t column, Cell cell) {
    if (row >= rows_max || column >= columns_max) throw std::length_error("beyond the sheet");
    cell.row = static_cast<std::uint16_t>(row);
    cell.column = static_cast<std::uint16_t>(column);
    cells_.push_back(cell);
}

void XlsWriter::text(std::size_t row, std::size_t column, std::string_view utf8) {
    if (utf8.empty()) return;
    const auto [found, fresh] =
        numbers_.try_emplace(std::string(utf8), static_cast<std::uint32_t>(texts_.size()));
    if (fresh) texts_.push_back(as_utf16(utf8));
    add(row, column, {.kind = Kind::text, .shared = found->second, .value = 0});
}

void XlsWriter::number(std::size_t row, std::size_t column, double value) {
    add(row, column, {.kind = Kind::number, .shared = 0, .value = value});
}

void XlsWriter::date(std::size_t row, std::size_t column, const Date& date) {
    add(row, column, {.kind = Kind::date, .shared = 0, .value = static_cast<double>(serial_number(date))});
}

std::string XlsWriter::stream() const {
    std::string globals;
    add_record(globals, begin_of_part, begin(globals_part));
    add_record(globals, codepage, words({1'200}));
    add_record(globals, window, words({0, 0, 0x3000, 0x2000, 0x38, 0, 0, 1, 600}));
    add_fonts_and_styles(globals);
    const std::u16string name = as_utf16(sheet_name_);
    const std::size_t at_place = globals.size() + 4;
    std::string place = words({0, 0, 0});  // The first two: where the sheet begins.
    add_number(place, name.size(), 1);
    add_number(place, 1, 1);
    add_record(globals, sheet_place, place + utf16_bytes(name));
    const auto uses = std::ranges::count(cells_, Kind::text, &Cell::kind);
    add_texts(globals, texts_, static_cast<std::size_t>(uses));
    add_record(globals, end_of_part, {});
    std::string begins;
    add_number(begins, globals.size(), 4);
    globals.replace(at_place, begins.size(), begins);

    std::vector<Cell> cells = cells_;
    std::ranges::sort(cells, {}, [](const Cell& cell) { return std::tuple(cell.row, cell.column); });
    unsigned width = 0;
    for (const Cell& cell : cells)
        width = std::max<unsigned>(width, cell.column + 1U);
    const std::size_t height = cells.empty() ? 0 : std::size_t{cells.back().row} + 1;
    std::string bounds;
    add_number(bounds, 0, 4);
    add_number(bounds, height, 4);
    add_record(globals, begin_of_part, begin(sheet_part));
    add_record(globals, dimensions, bounds + words({0, width, 0}));
    for (const Cell& cell : cells) {
        std::string content =
            words({cell.row, cell.column, cell.kind == Kind::date ? date_style : general_style});
        if (cell.kind == Kind::text) {
            add_number(content, cell.shared, 4);
            add_record(globals, text_cell, content);
        } else {
            add_number(content, std::bit_cast<std::uint64_t>(cell.value), 8);
            add_record(globals, number_cell, content);
        }
    }
    add_record(globals, end_of_part, {});
    return globals;
}

void XlsWriter::write(const std::filesystem::path& path) const {
    std::string book = stream();
    constexpr std::size_t shortest = 4'096;
    if (book.size() < shortest) book.resize(shortest);
    const std::size_t bytes = book.size();
    fill_sector(book);
    const Layout layout(book.size() / sector_bytes);
    const std::string directory = directory_entry(u"Root Entry", 5, 1, end_of_chain, 0) +
                                  directory_entry(u"Workbook", 2, unused, 0, bytes) +
                                  directory_entry(u"", 0, unused, 0, 0) +
                                  directory_entry(u"", 0, unused, 0, 0);
    std::ofstream file(path, std::ios::binary);
    file << header_of(layout) << book << directory << table_of(layout) << chain_of(layout);
    if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

}  // namespace baophu::synth

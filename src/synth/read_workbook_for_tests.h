// Reads a workbook of XlsxWriter back: as much of zip and XML as it writes, and no more.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <zlib.h>

namespace baophu::synth {

inline std::uint64_t number_at(std::string_view bytes, std::size_t at, int count) {
    std::uint64_t value = 0;
    for (int i = count - 1; i >= 0; --i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
    return value;
}

// The member of that name, by the local headers one after the other; its checksum must fit.
inline std::string member_of(std::string_view zip, std::string_view name) {
    for (std::size_t at = 0; number_at(zip, at, 4) == 0x04034b50;) {
        const std::uint64_t packed = number_at(zip, at + 18, 4);
        const std::uint64_t whole = number_at(zip, at + 22, 4);
        const std::uint64_t name_length = number_at(zip, at + 26, 2);
        const std::size_t begins = at + 30 + name_length + number_at(zip, at + 28, 2);
        if (zip.substr(at + 30, name_length) == name) {
            std::string text(whole, '\0');
            z_stream stream{};
            inflateInit2(&stream, -MAX_WBITS);
            stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(zip.data() + begins));
            stream.avail_in = static_cast<uInt>(packed);
            stream.next_out = reinterpret_cast<Bytef*>(text.data());
            stream.avail_out = static_cast<uInt>(whole);
            const bool ended = inflate(&stream, Z_FINISH) == Z_STREAM_END;
            inflateEnd(&stream);
            const auto checksum = crc32_z(0, reinterpret_cast<const Bytef*>(text.data()), text.size());
            if (!ended || checksum != number_at(zip, at + 14, 4))
                throw std::runtime_error("a damaged member");
            return text;
        }
        at = begins + packed;
    }
    throw std::runtime_error("no such member");
}

inline std::string unescaped(std::string_view xml) {
    std::string text;
    while (!xml.empty()) {
        const std::size_t sign = std::min(xml.find('&'), xml.size());
        text += xml.substr(0, sign);
        xml.remove_prefix(sign);
        if (xml.empty()) break;
        const std::string_view entity = xml.substr(0, xml.find(';') + 1);
        text += entity == "&amp;" ? '&' : entity == "&lt;" ? '<' : entity == "&gt;" ? '>' : '"';
        xml.remove_prefix(entity.size());
    }
    return text;
}

// "31/12/1985" of the spreadsheet's day.
inline std::string date_of(std::string_view serial) {
    const std::chrono::sys_days day{std::chrono::days(std::stoi(std::string(serial)) - 25'569)};
    const std::chrono::year_month_day date(day);
    const auto two = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return two(static_cast<unsigned>(date.day())) + "/" + two(static_cast<unsigned>(date.month())) + "/" +
           std::to_string(static_cast<int>(date.year()));
}

// Calls take(cells, row) for each row that holds a cell.
template <class Take>
void read_sheet(std::string_view xml, Take take) {
    std::vector<std::string> cells;
    while (true) {
        const std::size_t row_at = xml.find("<row r=\"");
        if (row_at == std::string_view::npos) return;
        xml.remove_prefix(row_at + 8);
        const std::size_t line = std::stoul(std::string(xml.substr(0, 8)));
        std::string_view row = xml.substr(0, xml.find("</row>"));
        cells.clear();
        for (std::size_t at = row.find("<c r=\""); at != std::string_view::npos; at = row.find("<c r=\"")) {
            row.remove_prefix(at + 6);
            const std::string_view cell = row.substr(0, row.find("</c>"));
            auto column = static_cast<std::size_t>(cell[0] - 'A');
            if (cell[1] >= 'A') column = (column + 1) * 26 + static_cast<std::size_t>(cell[1] - 'A');
            cells.resize(column + 1);
            const std::string_view opened =
                cell.find("<t") < cell.size() ? cell.substr(cell.find("<t")) : cell.substr(cell.find("<v"));
            const std::string_view content = opened.substr(opened.find('>') + 1);
            const std::string text = unescaped(content.substr(0, content.find('<')));
            cells.back() = cell.find(" s=\"1\"") < cell.find('>') ? date_of(text) : text;
        }
        take(cells, line);
    }
}

}  // namespace baophu::synth

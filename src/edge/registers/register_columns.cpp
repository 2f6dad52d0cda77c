#include "edge/registers/register_columns.h"

#include <algorithm>

#include <fmt/ranges.h>

#include "core/base/fault.h"
#include "core/base/fault_codes.h"

namespace baophu::registers {

std::string_view trimmed(std::string_view header) {
    constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
    if (header.starts_with(byte_order_mark)) header.remove_prefix(byte_order_mark.size());
    constexpr std::string_view blanks = " \t\r";
    const std::size_t first = header.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return header.substr(first, header.find_last_not_of(blanks) - first + 1);
}

std::vector<std::size_t> places_of(const WantedColumns& wanted, const std::vector<std::string>& headers,
                                   const std::string& path) {
    std::vector<std::string> names = wanted.fields;
    names.push_back(wanted.id);
    if (!wanted.truth.empty()) names.push_back(wanted.truth);
    std::vector<std::size_t> places;
    for (const std::string& name : names) {
        const auto found = std::ranges::find(headers, name);
        if (found == headers.end()) {
            throw Failure(
                fault::link_column_missing,
                {{"path", path}, {"column", name}, {"known", fmt::format("{}", fmt::join(headers, ", "))}});
        }
        places.push_back(static_cast<std::size_t>(found - headers.begin()));
    }
    return places;
}

}  // namespace baophu::registers

// Which communes addresses lie in: what `baophu territory resolve` reads and finds.
//
// The file is a CSV or a workbook. Its header names the column address (địa chỉ), or the columns
// commune or ward (xã, phường, xã/phường), district (huyện, quận/huyện) and province (tỉnh,
// tỉnh/thành phố), of which the first must be there; marks, capitals and blanks make no difference,
// and other columns are left alone. Rules: ADR-* in core/text/address.h, INT-13 in docs/intake.md.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/territory/territory.h"

namespace baophu::cli {

enum class AddressFound {
    of_the_day,      // A commune is called so on the day.
    of_another_day,  // One was, or will be, on another day.
    ambiguous,       // Several are or were called so.
    unknown,         // None ever was.
    no_commune,      // The address names none.
    outside,         // It names another province.
};

inline constexpr std::array all_address_found{AddressFound::of_the_day, AddressFound::of_another_day,
                                              AddressFound::ambiguous,  AddressFound::unknown,
                                              AddressFound::no_commune, AddressFound::outside};

// "of_the_day", ...: as files and messages name them.
std::string_view to_word(AddressFound found);

struct AddressUnits {
    std::uint64_t line;   // Of the file.
    std::string address;  // As written, its columns joined with ", ".
    AddressFound found;
    std::string commune;  // The code; "" if none was found.
    std::string called;   // The name under which it was found.
    ReachedUnits on_day;  // Where its people are on the day.
};

// In the order of the file. Throws Failure: addresses_column_missing, addresses_line_broken (with
// the line), and what the readers of files throw.
std::vector<AddressUnits> resolve_addresses(const std::filesystem::path& file, const Territory& territory,
                                            const Date& on);

}  // namespace baophu::cli

// One cell: what the sender wrote becomes a typed value, or a refusal with its code.
//
// INT-2: a cell is trimmed; an empty cell is no value, which a required column refuses.
// INT-3: what can be repaired without doubt (a leading zero that a spreadsheet dropped, a day that
//        came as its number) is repaired and flagged, never silently.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/territory/territory.h"
#include "core/territory/unit_names.h"
#include "flow/intake/dataset.h"

namespace baophu::intake {

struct TypedCell {
    // Nothing for an empty cell. Months and quarters are stored as their first day.
    std::variant<std::monostate, std::string, std::int64_t, Date, bool> value;
    bool repaired = false;

    bool empty() const { return std::holds_alternative<std::monostate>(value); }
};

// A fault code of BP-3xx.
using CellFault = std::string_view;

// What the row says of where a commune is to be looked for.
struct CommunePlace {
    std::string_view district;  // A code; empty: anywhere in the province.
    std::optional<Date> day;    // The last day of the delivery's period, if it is known.
};

class CellReader {
public:
    // The territory outlives the reader.
    explicit CellReader(const Territory& territory) : units_(territory) {}

    Result<TypedCell, CellFault> read(const Column& column, std::string_view written,
                                      const CommunePlace& place = {}) const;

private:
    UnitNames units_;
};

// Without spaces, tabs, line breaks and no-break spaces at both ends.
std::string_view trimmed(std::string_view text);

// For a message: at most `bytes` of the text and "…" after a cut, which never splits a letter.
std::string shortened(std::string_view text, std::size_t bytes);

// The SQL type of a column in the accepted rows.
std::string_view sql_type(CellType type);

}  // namespace baophu::intake

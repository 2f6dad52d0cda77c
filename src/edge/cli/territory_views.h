// What `baophu territory` prints: the units of a day, one unit, counts carried to another day, and
// what is unknown.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/json/value.hpp>

#include "core/territory/crosswalk.h"
#include "core/territory/territory.h"
#include "edge/cli/address_units.h"
#include "edge/cli/context.h"

namespace baophu::cli {

struct ListedUnits {
    const Territory& territory;
    Date date;
    UnitLevel level;
    std::vector<std::string> codes;
};

std::string list_text(const Context& context, const ListedUnits& listed);
std::string list_csv(const Context& context, const ListedUnits& listed);
boost::json::value list_json(const ListedUnits& listed);

struct ShownUnit {
    const Territory& territory;
    const Unit& unit;
    std::optional<Date> on;     // What it was on that day.
    std::optional<Date> until;  // Where the people of `on` are then; before or after it.
};

std::string show_text(const Context& context, const ShownUnit& shown);

// Units that bear a name, when there are several.
std::string found_text(const Context& context, const Territory& territory,
                       const std::vector<std::string>& codes);

struct Crossed {
    const Territory& territory;
    Date from;
    Date to;
    UnitLevel given;  // Of the counts.
    UnitLevel level;  // Of the rows.
    Carried carried;
};

// The rows that hold a number, then those to which something belongs that was not divided; the
// others are named in a sentence. CSV and JSON have every row.
std::string crosswalk_text(const Context& context, const Crossed& crossed);
std::string crosswalk_csv(const Crossed& crossed);
boost::json::value crosswalk_json(const Crossed& crossed);

struct ResolvedAddresses {
    const Territory& territory;
    Date on;
    std::vector<AddressUnits> addresses;
};

// How many lines came to what, and the first `limit` of those that found no commune; CSV and JSON
// have every line.
std::string resolve_text(const Context& context, const ResolvedAddresses& resolved, std::int64_t limit);
std::string resolve_csv(const ResolvedAddresses& resolved);
boost::json::value resolve_json(const ResolvedAddresses& resolved);

std::string unknown_text(const Context& context, const Territory& territory);

}  // namespace baophu::cli

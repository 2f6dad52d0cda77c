// How figures on the map of another day are shown: a mark before each name, the marks' meaning below.
//
//     Huyện Trảng Bom        whole units only came here: exact
//     ≈ Xã Bình Sơn          something was divided by persons of a source: an estimate
//     ? Huyện Vĩnh Cửu (12)  not divided: each of its persons is in one of 12 units, named below
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "edge/cli/context.h"
#include "edge/workspace/workspace.h"
#include "flow/coverage/coverage.h"

namespace CLI {
class App;
}

namespace baophu::cli {

struct OnBoundaries {
    Date from;  // The last day of the run's month.
    Date day;
    std::map<std::string, coverage::CarriedPlace> places;  // By the keys of the lines.
};

// --boundaries
void add_boundaries_option(CLI::App& command, const Context& context, std::string& day);

// An answer that is not by unit has no map. Throws Failure(unknown_option_value) if a day was given.
void require_no_boundaries(const std::string& day);

// The day, if one was given. Throws Failure: unknown_option_value; territory_no_units unless the communes of
// both days are on record.
std::optional<Date> boundaries_day(const Context& context, const Territory& territory, const Date& from,
                                   const std::string& day);

// "? ", "≈ " or "".
std::string mark_of(const coverage::CarriedPlace& place);

// What the place is called, without its mark.
std::string plain_place_name(const Context& context, const Territory& territory, const OnBoundaries& on,
                             const std::string& key);

// The map, what the marks mean, what could not be divided, and the changes crossed with their links.
std::string boundaries_text(const Context& context, const Territory& territory, const OnBoundaries& on);

// Members to put into the answer, and into each of its lines.
boost::json::object boundaries_json(const Territory& territory, const OnBoundaries& on);
boost::json::object place_json(const coverage::CarriedPlace& place);

// Two cells more of each line: state and units.
std::vector<std::string> place_header();
std::vector<std::string> place_cells(const coverage::CarriedPlace& place);

}  // namespace baophu::cli

// Places that a question names, and those that are meant where it names none.
//
//   PLC-1  Figures are told of the units of the run: those directly below the province on its last day, and
//          what a register calls one. Of any other place nobody has counted, and that is no 0.
//   PLC-2  Prospects for voluntary insurance are told of communes within those units, too (COV-27).
//   PLC-3  Who is told of some places alone and names none means all of them: one list, of persons and of
//          employers. A district with its communes is one place. Figures of whole units are of one place
//          each.
#pragma once

#include <optional>
#include <set>
#include <string>

#include <boost/json/value.hpp>

#include "core/base/date.h"
#include "core/base/scheme.h"
#include "edge/http/call.h"

namespace baophu::http {

bool is_unit_of_run(const Call& call, const ShelvedRun& run, const std::string& unit);
bool is_commune_of_run(const Call& call, const ShelvedRun& run, const std::string& unit);  // Within a unit.

// PLC-1, PLC-2. Throw Failure(place_without_figures).
void require_figures(const Call& call, const ShelvedRun& run, const std::optional<std::string>& unit);
void require_persons(const Call& call, const ShelvedRun& run, Scheme scheme,
                     const std::optional<std::string>& unit);

// PLC-3: those that lie in none other of them on the day, or did when they were last.
std::set<std::string> whole_places(const std::set<std::string>& units, const Territory& territory,
                                   const Date& day);

// Whether the list is wished of the reader's own places alone. Throws Failure(parameter_wrong): of a unit,
// too.
bool within_own(Asked& asked, const std::optional<std::string>& unit);

// Those of all of his roles; nothing: one of them is of the whole province.
std::optional<std::set<std::string>> own_units(const rights::Reader& reader);

// The codes; null of the whole province.
boost::json::value places_told(const std::optional<std::set<std::string>>& places);

}  // namespace baophu::http

// A history as it is told: the lines that a change wrote, in words.
//
//   HIS-1  Columns stand under the words of the contract; what no reader needs is left out, and of a password
//          or a second factor only that it changed.
//   HIS-2  Names of units, agencies, kinds of delivery and users are told in the reader's language; what is a
//          word of the contract (a role, a state) is worded by the screen.
#pragma once

#include <string>
#include <string_view>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "edge/http/call.h"

namespace baophu::http {

boost::json::object history_field(std::string_view name, boost::json::value before, boost::json::value after);

// One change of `thing`, without fields yet.
boost::json::object history_change(const Call& call, std::string_view thing, const std::string& at,
                                   const std::string& by);

// What the store keeps of a row of the table, version by version; what shows nothing of a change is left out.
boost::json::array history_of(const Call& call, std::string_view thing, const char* table,
                              const std::string& id);

boost::json::value newest_first(boost::json::array changes);

}  // namespace baophu::http

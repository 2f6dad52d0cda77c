// Parts of JSON that came from outside: what is not there, or is something else, is nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <boost/json/object.hpp>

namespace baophu::signin {

std::optional<boost::json::object> object_of(std::string_view text);
std::string text_of(const boost::json::object& object, std::string_view name);

}  // namespace baophu::signin

#include "edge/signin/json_parts.h"

#include <utility>

#include <boost/json/parse.hpp>

namespace baophu::signin {

namespace json = boost::json;

std::optional<json::object> object_of(std::string_view text) {
    boost::system::error_code problem;
    json::value value = json::parse(json::string_view(text.data(), text.size()), problem);
    if (problem || !value.is_object()) return std::nullopt;
    return std::move(value.get_object());
}

std::string text_of(const json::object& object, std::string_view name) {
    const json::value* value = object.if_contains(name);
    return value != nullptr && value->is_string() ? std::string(value->get_string()) : "";
}

}  // namespace baophu::signin

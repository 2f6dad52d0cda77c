#include "edge/workspace/json_text.h"

#include <boost/json/serialize.hpp>

namespace baophu::workspace {
namespace {

namespace json = boost::json;

void print(std::string& text, const json::value& value, std::size_t depth);

void new_line(std::string& text, std::size_t depth) {
    text += '\n';
    text.append(2 * depth, ' ');
}

void print(std::string& text, const json::object& object, std::size_t depth) {
    bool first = true;
    for (const auto& [key, value] : object) {
        text += first ? "{" : ",";
        first = false;
        new_line(text, depth + 1);
        text += json::serialize(json::string(key)) + ": ";
        print(text, value, depth + 1);
    }
    if (first) {
        text += "{}";
        return;
    }
    new_line(text, depth);
    text += '}';
}

void print(std::string& text, const json::array& array, std::size_t depth) {
    bool first = true;
    for (const json::value& value : array) {
        text += first ? "[" : ",";
        first = false;
        new_line(text, depth + 1);
        print(text, value, depth + 1);
    }
    if (first) {
        text += "[]";
        return;
    }
    new_line(text, depth);
    text += ']';
}

void print(std::string& text, const json::value& value, std::size_t depth) {
    if (value.is_object()) return print(text, value.get_object(), depth);
    if (value.is_array()) return print(text, value.get_array(), depth);
    text += json::serialize(value);
}

}  // namespace

std::string pretty(const json::value& value) {
    std::string text;
    print(text, value, 0);
    return text += '\n';
}

}  // namespace baophu::workspace

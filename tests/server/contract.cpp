#include "contract.h"

#include <regex>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace baophu::http {
namespace {

namespace json = boost::json;

std::string small_letters(std::string_view text) {
    std::string small(text);
    for (char& c : small)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return small;
}

bool is_of_type(const json::value& value, const std::string& type) {
    if (type == "null") return value.is_null();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_bool();
    if (type == "integer") return value.is_int64() || value.is_uint64();
    if (type == "number") return value.is_number();
    if (type == "array") return value.is_array();
    return type == "object" && value.is_object();
}

bool tells_nothing(const json::value& value) {
    return value.is_null() || (value.is_array() && value.get_array().empty());
}

}  // namespace

struct Contract::Check {
    const Contract& contract;
    const std::function<bool(rights::Shown)>& told;
    std::vector<std::string> found;

    void fault(const std::string& place, const std::string& what) { found.push_back(place + ": " + what); }

    void types(const YAML::Node& schema, const json::value& value, const std::string& place) {
        if (!schema["type"]) return;
        std::vector<std::string> known;
        if (schema["type"].IsSequence()) known = schema["type"].as<std::vector<std::string>>();
        if (schema["type"].IsScalar()) known = {schema["type"].as<std::string>()};
        for (const std::string& type : known) {
            if (is_of_type(value, type)) return;
        }
        fault(place, "has not the type: " + json::serialize(value).substr(0, 80));
    }

    void limits(const YAML::Node& schema, const json::value& value, const std::string& place) {
        if (schema["enum"] && value.is_string()) {
            const auto words = schema["enum"].as<std::vector<std::string>>();
            if (std::ranges::find(words, std::string(value.get_string())) == words.end())
                fault(place, "is none of the words: " + std::string(value.get_string()));
        }
        if (schema["pattern"] && value.is_string()) {
            const std::regex pattern(schema["pattern"].as<std::string>());
            if (!std::regex_search(std::string(value.get_string()), pattern))
                fault(place, "is not of the pattern");
        }
        if (schema["minimum"] && value.is_int64() && value.get_int64() < schema["minimum"].as<std::int64_t>())
            fault(place, "is below the minimum");
    }

    void members(const YAML::Node& schema, const json::object& object, const std::string& place,
                 const std::string& kind) {
        for (const auto& name : schema["required"]) {
            if (!object.contains(name.as<std::string>())) fault(place, "lacks " + name.as<std::string>());
        }
        for (const auto& member : object) {
            const std::string name(member.key());
            const YAML::Node property = schema["properties"][name];
            if (!property) {
                fault(place, "has " + name + " that is not described");
            } else {
                value(property, member.value(), place + "." + name, kind);
            }
        }
    }

    void one_of(const YAML::Node& schema, const json::value& given, const std::string& place,
                const std::string& kind) {
        for (const auto& choice : schema["oneOf"]) {
            Check check{.contract = contract, .told = told, .found = {}};
            check.value(choice, given, place, kind);
            if (check.found.empty()) return;
        }
        fault(place, "is none of the choices: " + json::serialize(given).substr(0, 80));
    }

    void value(const YAML::Node& written, const json::value& given, const std::string& place,
               const std::string& outer) {
        const YAML::Node schema = contract.resolved(written);
        std::string kind = outer;
        if (written["x-shows"]) kind = written["x-shows"].as<std::string>();
        if (schema["x-shows"]) kind = schema["x-shows"].as<std::string>();
        const bool is_leaf = !given.is_object() && !given.is_array();
        if (is_leaf && !tells_nothing(given)) {
            const auto shown = rights::parse_shown(kind);
            if (!shown || !told(*shown)) fault(place, "tells a " + kind + " to who may not see it");
        }
        types(schema, given, place);
        limits(schema, given, place);
        if (schema["oneOf"]) one_of(schema, given, place, kind);
        if (given.is_object() && schema["properties"]) members(schema, given.get_object(), place, kind);
        if (!given.is_array() || !schema["items"]) return;
        for (const json::value& item : given.get_array())
            value(schema["items"], item, place + "[]", kind);
    }
};

// "#/components/schemas/Month"
YAML::Node Contract::resolved(const YAML::Node& node) const {
    if (!node["$ref"]) return node;
    const std::string path = node["$ref"].as<std::string>();
    const std::size_t last = path.rfind('/');
    const std::size_t before = path.rfind('/', last - 1);
    const YAML::Node& components = whole_["components"];
    return components[path.substr(before + 1, last - before - 1)][path.substr(last + 1)];
}

std::vector<std::string> Contract::faults(std::string_view method, std::string_view pattern, int status,
                                          std::string_view type, const json::value& answer,
                                          const std::function<bool(rights::Shown)>& told) const {
    Check check{.contract = *this, .told = told, .found = {}};
    const std::string place = std::string(method) + " " + std::string(pattern);
    const YAML::Node responses = whole_["paths"][std::string(pattern)][small_letters(method)]["responses"];
    const std::string key =
        responses[std::to_string(status)] || status < 400 ? std::to_string(status) : "default";
    const YAML::Node response = responses[key];
    if (!response) return {place + ": " + std::to_string(status) + " is not described"};
    const YAML::Node content = resolved(response)["content"];
    if (!content) return {};
    if (!content[std::string(type)]) return {place + ": " + std::string(type) + " is not described"};
    if (type.find("json") != std::string_view::npos)
        check.value(content[std::string(type)]["schema"], answer, place, "");
    return check.found;
}

}  // namespace baophu::http

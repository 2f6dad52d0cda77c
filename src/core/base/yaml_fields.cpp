#include "core/base/yaml_fields.h"

#include <algorithm>
#include <utility>

#include "core/base/builtin_files.h"

namespace baophu {

YamlFields YamlFields::of_builtin(std::string_view path) {
    return {std::string(path), "", YAML::Load(std::string(builtin_file(path)))};
}

YamlFields::YamlFields(std::string path, std::string place, const YAML::Node& node)
    : path_(std::move(path)), place_(std::move(place)), node_(node) {}

void YamlFields::only(std::initializer_list<std::string_view> keys) const {
    for (const auto& entry : node_) {
        const auto key = entry.first.as<std::string>();
        if (std::ranges::find(keys, key) == keys.end()) broken("unknown key " + key, "unknown_key", key);
    }
}

std::string YamlFields::text(const std::string& key) const {
    const std::optional<std::string> found = maybe_text(key);
    if (!found) broken("no " + key, "missing", key);
    return *found;
}

std::optional<std::string> YamlFields::maybe_text(const std::string& key) const {
    const YAML::Node found = node_[key];
    if (!found) return std::nullopt;
    if (!found.IsScalar() || found.Scalar().empty()) broken(key + " is no text", "no_text", key);
    return found.Scalar();
}

bool YamlFields::boolean(const std::string& key) const {
    const std::string word = text(key);
    if (word != "true" && word != "false") broken(key + " is neither true nor false", "no_boolean", key);
    return word == "true";
}

Date YamlFields::date(const std::string& key) const {
    const std::optional<Date> found = maybe_date(key);
    if (!found) broken("no " + key, "missing", key);
    return *found;
}

std::optional<Date> YamlFields::maybe_date(const std::string& key) const {
    const std::optional<std::string> found = maybe_text(key);
    if (!found) return std::nullopt;
    const std::optional<Date> date = Date::parse(*found);
    if (!date || date->iso() != *found) broken(key + " is no date like 2018-12-31", "no_date", key);
    return date;
}

Confidence YamlFields::confidence(const std::string& key) const {
    const std::optional<Confidence> found = parse_confidence(text(key));
    if (!found) broken(key + " is neither sure, likely nor unsure", "no_confidence", key);
    return *found;
}

YamlFields YamlFields::map(const std::string& key) const {
    const YAML::Node found = node_[key];
    if (!found || !found.IsMap()) broken("no map " + key, "no_map", key);
    return {path_, place_ + "/" + key, found};
}

YAML::Node YamlFields::list(const std::string& key) const {
    const YAML::Node found = node_[key];
    if (!found || !found.IsSequence()) broken("no list " + key, "no_list", key);
    return found;
}

YamlFields YamlFields::item(const std::string& key, std::size_t index) const {
    return {path_, place_ + "/" + key + "[" + std::to_string(index) + "]", list(key)[index]};
}

void YamlFields::broken(const std::string& problem) const {
    throw Failure(fault::builtin_file_broken, {{"path", path_ + place_}, {"problem", problem}});
}

void YamlFields::broken(std::string_view problem_key, const Details& named) const {
    Details problem{{"problem_key", std::string(problem_key)}};
    problem.insert(problem.end(), named.begin(), named.end());
    Details details{{"path", path_ + place_}};
    details.insert(details.end(), problem.begin(), problem.end());
    throw YamlFailure(std::move(details), place_, std::move(problem));
}

void YamlFields::broken(const std::string& problem, std::string_view form, const std::string& key) const {
    throw YamlFailure({{"path", path_ + place_}, {"problem", problem}}, place_,
                      {{"problem_key", "file.problem." + std::string(form)}, {"key", key}});
}

}  // namespace baophu

#include "core/identifiers/birth_places.h"

#include "core/base/yaml_fields.h"

namespace baophu {
namespace {

std::map<std::string, std::string, std::less<>> read_map(const YamlFields& fields, const std::string& key) {
    std::map<std::string, std::string, std::less<>> read;
    const YamlFields entries = fields.map(key);
    for (const auto& entry : entries.node()) {
        const auto code = entry.first.as<std::string>();
        if (!read.emplace(code, entries.text(code)).second) entries.broken(code + " stands twice");
    }
    return read;
}

}  // namespace

BirthPlaces BirthPlaces::load() {
    const YamlFields fields = YamlFields::of_builtin("data/identifiers/birth_places.yaml");
    fields.only({"law", "article", "confidence", "checked", "provinces", "cmnd_issuers"});
    BirthPlaces places;
    places.law_ = fields.text("law");
    places.article_ = fields.text("article");
    places.confidence_ = fields.confidence("confidence");
    static_cast<void>(fields.date("checked"));
    places.provinces_ = read_map(fields, "provinces");
    places.cmnd_issuers_ = read_map(fields, "cmnd_issuers");
    for (const auto& [prefix, province] : places.cmnd_issuers_)
        if (!places.provinces_.contains(province)) fields.broken(province + " is no province");
    return places;
}

std::optional<std::string> BirthPlaces::province_of(const PersonNumber& number) const {
    const std::optional<std::string> code = number.province_code();
    if (!code) return std::nullopt;
    const auto found = provinces_.find(*code);
    return found == provinces_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::string> BirthPlaces::cmnd_issuer_of(const PersonNumber& number) const {
    if (number.kind() != PersonNumberKind::cmnd) return std::nullopt;
    const auto found = cmnd_issuers_.find(number.to_string().substr(0, 2));
    return found == cmnd_issuers_.end() ? std::nullopt
                                        : std::optional(provinces_.find(found->second)->second);
}

}  // namespace baophu

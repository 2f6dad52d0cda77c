#include "core/territory/territory.h"

#include <algorithm>

#include "core/base/yaml_fields.h"

namespace baophu {
namespace {

UnitVersion read_version(const YamlFields& fields) {
    fields.only({"from", "to", "type", "name", "source", "confidence"});
    const YamlFields name = fields.map("name");
    return {.from = fields.date("from"),
            .to = fields.maybe_date("to"),
            .type = fields.text("type"),
            .name_vi = name.text("vi"),
            .name_en = name.text("en"),
            .source = fields.text("source"),
            .confidence = fields.confidence("confidence")};
}

void refuse_overlap(const YamlFields& fields, const std::vector<UnitVersion>& versions) {
    for (std::size_t i = 1; i < versions.size(); ++i) {
        const std::optional<Date>& end = versions[i - 1].to;
        if (!end || versions[i].from <= *end) fields.broken("two versions hold on the same day");
    }
}

Unit read_unit(const YamlFields& fields) {
    fields.only({"code", "parent", "level", "versions"});
    Unit unit{.code = fields.text("code"),
              .parent = fields.text("parent"),
              .level = fields.text("level"),
              .versions = {}};
    for (std::size_t i = 0; i < fields.list("versions").size(); ++i) {
        unit.versions.push_back(read_version(fields.item("versions", i)));
    }
    refuse_overlap(fields, unit.versions);
    return unit;
}

}  // namespace

Territory Territory::load(std::string_view file) {
    const YamlFields fields = YamlFields::of_builtin("data/territory/" + std::string(file));
    fields.only({"province", "units"});
    Territory territory;
    const YamlFields province = fields.map("province");
    territory.province_code_ = province.text("code");
    territory.province_vi_ = province.map("name").text("vi");
    territory.province_en_ = province.map("name").text("en");
    for (std::size_t i = 0; i < fields.list("units").size(); ++i) {
        Unit unit = read_unit(fields.item("units", i));
        if (territory.units_.contains(unit.code)) fields.broken("unit " + unit.code + " stands twice");
        territory.units_.emplace(unit.code, std::move(unit));
    }
    return territory;
}

const UnitVersion* Territory::on(std::string_view code, const Date& date) const {
    const auto unit = units_.find(code);
    if (unit == units_.end()) return nullptr;
    const auto& versions = unit->second.versions;
    const auto found =
        std::ranges::find_if(versions, [&](const UnitVersion& version) { return version.holds_on(date); });
    return found == versions.end() ? nullptr : &*found;
}

std::vector<std::string> Territory::codes_on(const Date& date) const {
    std::vector<std::string> codes;
    for (const auto& [code, unit] : units_) {
        if (on(code, date) != nullptr) codes.push_back(code);
    }
    return codes;
}

}  // namespace baophu
